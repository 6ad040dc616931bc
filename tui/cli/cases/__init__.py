"""The commands on one file that holds a comparison: `pack`, `open`, `verify` and `diff`."""
