"""What many people judged about one pair, as it is handed in: lines, a table, JSON, a chapter of the report."""
