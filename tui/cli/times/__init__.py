"""Commands about time: who says when, and what became of an article."""
