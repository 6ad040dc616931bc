"""The command line: what may be typed, and one module for each command. Loads only the standard library on its own."""
