"""Rules about what was answered."""
