"""Asking one student after the other."""
