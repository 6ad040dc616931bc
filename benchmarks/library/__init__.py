"""What a library of one's own is measured by."""
