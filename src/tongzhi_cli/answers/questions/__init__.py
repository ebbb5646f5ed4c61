"""The questions of a form, where an export takes them apart; the cells beside a result."""
