"""What goes back to a class."""
