"""What a teacher gives a class: tasks on two articles, what stays hidden meanwhile, and what the class answered."""
