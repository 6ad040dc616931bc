"""The lines of the lists that open over a screen."""
