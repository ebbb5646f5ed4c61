"""The commands of 教务处."""
