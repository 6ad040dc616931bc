"""What Diptych prints about itself: its formats, its own state for a report of a fault, its man page, completion."""
