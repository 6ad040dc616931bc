"""Two claims side by side: what differs, what agrees, and why."""
