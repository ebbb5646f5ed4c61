"""Whom a class is called through."""
