"""What an answer amounts to, and which of several counts."""
