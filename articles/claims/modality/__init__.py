"""How firmly a thing is said: hedges, denials, clauses, and whether it can be checked."""
