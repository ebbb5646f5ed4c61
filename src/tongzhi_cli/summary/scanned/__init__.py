"""What pictures of the signed paper have shown, as a summary keeps it."""
