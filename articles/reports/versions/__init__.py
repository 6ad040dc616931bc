"""What became of an article as it is handed in: lines, Markdown, a page, and a form for programs."""
