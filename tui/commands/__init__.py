"""Every command of the program, and what it works on."""
