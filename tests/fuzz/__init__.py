"""Fuzzers: seconds of them in the daily run, hours by hand (`just fuzz`)."""
