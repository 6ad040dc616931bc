"""Who says what: sources, cue words and quotations."""
