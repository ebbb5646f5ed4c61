"""Rosters as people have them."""
