"""The report as one web page: no script, nothing loaded; for a screen of any width and for paper."""
