"""`diptych lesson`, and what becomes of a file that holds a lesson."""
