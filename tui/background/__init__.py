"""Work that goes on while texts are read: matching and claims, saving, drafts, reading again."""
