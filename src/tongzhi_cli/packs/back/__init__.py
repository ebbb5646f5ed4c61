"""What goes back to a class: its own file with the cells to mend marked, and a text."""
