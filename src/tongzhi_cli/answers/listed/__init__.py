"""A list that somebody keeps of a class in their own words: several in a line, by numbers."""
