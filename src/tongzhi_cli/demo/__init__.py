"""The invented class."""
