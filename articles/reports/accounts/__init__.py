"""Several accounts and the table of what they state, as JSON, CSV, plain lines and a part of what is handed in."""
