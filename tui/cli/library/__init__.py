"""`diptych library`: a library of one's own, on the command line."""
