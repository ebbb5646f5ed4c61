"""How the sheets of a summary print: A4, head and foot, nothing under 8 pt."""
