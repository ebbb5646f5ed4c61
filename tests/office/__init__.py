"""Bytes: limits, types, packages, writing."""
