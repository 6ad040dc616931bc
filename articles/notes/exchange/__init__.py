"""Notes from elsewhere: imported, joined from two files, or read without their articles.

Stands on `disk` and what is below it; only the store stands above.
"""
