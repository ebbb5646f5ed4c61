"""The day of a class: what its folder comes to now, and what to do next."""
