"""Commands that go through the texts and choose what is shown of them."""
