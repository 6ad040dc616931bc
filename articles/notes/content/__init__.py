"""What a note is and what it says: its words, what they are about, type, tags and relation.

Stands on `placement`; knows no format and no file.
"""
