"""Commands for several accounts of one event."""
