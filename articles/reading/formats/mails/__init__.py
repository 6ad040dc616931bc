"""What a mail is made of: its header, its plain text."""
