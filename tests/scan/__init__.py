"""The signed paper."""
