"""Where a note belongs in a text: the words it was made on, and finding them again when the text has changed.

The lowest room of `articles.notes`: it knows no note and no file.
"""
