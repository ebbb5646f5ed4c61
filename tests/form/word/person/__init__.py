"""Forms that one student fills in."""
