"""The timeline as it is handed in: for programs, as Markdown, as a table, as lines, and as a chapter of the report."""
