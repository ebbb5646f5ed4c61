"""What stands around the list on a form: the blanks of its title, its head and its foot."""
