"""What a reader hands in: the comparison as JSON, Markdown, HTML, CSV, or lines to read out."""
