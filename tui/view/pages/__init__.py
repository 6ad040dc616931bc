"""Articles laid out in rows: wrapping, folds, leveling, the part in sight."""
