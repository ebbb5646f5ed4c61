"""What was handed out and came back as it was: it is not handed in."""
