"""Whose a row is that does not say so itself: a wrong class, a destroyed 学号, a decision."""
