"""What goes out to many classes, and what comes back."""
