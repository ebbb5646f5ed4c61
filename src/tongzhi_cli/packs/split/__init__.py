"""A roll divided by class, college or the like: who is in which part, and the files of it."""
