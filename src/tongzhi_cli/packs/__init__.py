"""What goes out to many classes, and back to them: texts and files for each."""
