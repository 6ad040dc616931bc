"""Web pages: their lines, which of them are the article, and what is to be said of the rest."""
