"""Word lists of our own, one file a language and subject; each file says in `LACKING` what it cannot do."""
