"""What a reader finds again on coming back."""
