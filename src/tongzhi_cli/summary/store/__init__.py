"""The records of many files, in columns."""
