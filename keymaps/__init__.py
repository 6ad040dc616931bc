"""Keys to commands: four keymaps, the reader's own changes, and the resolver of key sequences and counts."""
