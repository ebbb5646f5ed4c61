"""What everybody speaks of: students, problems, times, texts."""
