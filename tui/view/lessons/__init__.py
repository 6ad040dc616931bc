"""What is in sight of a lesson: the task, and the answer that is being written."""
