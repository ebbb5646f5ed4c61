"""What of the cells of a list was not read, told with its place (issue 14)."""
