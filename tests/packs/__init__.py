"""What is handed out, and what comes back of it."""
