"""Many classes."""
