"""form inspect."""
