"""What a registrar hands out: for each class what it needs, and an index of who is to answer."""
