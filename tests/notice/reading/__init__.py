"""A notice's text in, its facts out."""
