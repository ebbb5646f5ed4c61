"""`collect`: answers into the log."""
