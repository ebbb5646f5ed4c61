"""Chinese dates and hours of the day: one vocabulary, one reader."""
