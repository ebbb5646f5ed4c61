"""Rules about who stands in the list."""
