"""Kinds of fault and the words for them."""
