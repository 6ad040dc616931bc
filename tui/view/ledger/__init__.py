"""The ledger as it is shown: rows, cells, columns, what it marks in the texts."""
