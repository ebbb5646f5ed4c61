"""Tests of whose a row is."""
