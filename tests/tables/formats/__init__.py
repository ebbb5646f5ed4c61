"""Each format, and the worker."""
