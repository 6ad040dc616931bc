"""The W3C annotation collection that a notes file is: read, made, merged and changed in memory.

Stands on `content` and `placement`; touches no file.
"""
