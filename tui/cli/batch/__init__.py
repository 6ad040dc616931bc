"""`diptych batch`: what may be typed after it, and what it then does."""
