"""A notice as a file: read, written, edited; its mistakes with their lines."""
