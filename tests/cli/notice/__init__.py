"""notice."""
