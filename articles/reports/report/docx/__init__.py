"""Writing a DOCX: the sheet that paragraphs and tables go on, and both texts on it. Loads python-docx when used."""
