"""One module per spreadsheet format: the bytes of a file -> the tables in it."""
