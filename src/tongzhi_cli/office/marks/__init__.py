"""Marks on the cells of a person's file: a colour and a comment, and nothing else changed."""
