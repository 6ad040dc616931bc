"""Choosing articles: the files of a folder, paths as they are typed."""
