"""People, places and bodies that a text names."""
