"""What is handed out, sent back and split: parts planned, then written."""
