"""What goes out to many classes, and back."""
