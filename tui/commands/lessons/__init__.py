"""Commands of a lesson: its tasks, handing in, the teacher's word; and of the class that answered it."""
