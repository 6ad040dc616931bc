"""What the reading screen shows, worked out without a screen: rows, folds, stops, places."""
