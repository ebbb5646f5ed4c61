"""The commands of a 班长."""
