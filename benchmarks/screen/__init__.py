"""What the screen costs beside keys."""
