"""Words over columns."""
