"""A notice's own text in, a draft of its facts out."""
