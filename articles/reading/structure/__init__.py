"""What a plain text is made of: paragraphs, headings, sections, sentences, and what it says about itself.

The formats and the reader's edits stand on it; it knows neither.
"""
