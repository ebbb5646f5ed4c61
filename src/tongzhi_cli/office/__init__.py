"""Bytes: limits, file types, packages, Word markup, writing files."""
