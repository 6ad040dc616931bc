"""Reading without a screen: a conversation in lines, for screen readers and for terminals that can do nothing else."""
