"""This computer: what of it the program needs, and what is installed."""
