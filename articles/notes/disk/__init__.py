"""Notes and drafts on disk: which file they are in, reading and saving it, and bringing back what was lost.

Stands on `collection` and what is below it. Only `files` touches the disk.
"""
