"""What the ledger and the table of all accounts have in common as lists, and what each of them shows."""
