"""One widget a file. A widget takes values and sends messages; it never reaches for the app."""
