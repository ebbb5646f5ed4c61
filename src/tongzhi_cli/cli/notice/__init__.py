"""`notice`: notices read, made, checked and shown."""
