"""What a date is for: by the words around it, by its table, its question, its title."""
