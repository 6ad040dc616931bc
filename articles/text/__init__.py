"""The floor under everything that reads language: tokens, stems, number words and folded letters."""
