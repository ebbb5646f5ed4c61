"""Whom a class is called through: its 班长 and their phone, where a list has them."""
