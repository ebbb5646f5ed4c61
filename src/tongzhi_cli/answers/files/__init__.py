"""Pictures and other files that students hand in: whose each is, told by its name alone."""
