"""Files of people: one module a format; a file in, a core value out, and the reverse."""
