"""A Word document: its parts, its paragraphs, and its words as it shows them."""
