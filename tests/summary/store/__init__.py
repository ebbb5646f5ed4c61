"""Records in columns."""
