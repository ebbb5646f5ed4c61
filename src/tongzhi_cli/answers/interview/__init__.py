"""Asking one student after the other, without a terminal."""
