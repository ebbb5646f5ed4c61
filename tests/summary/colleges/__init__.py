"""Tests of the summaries of single colleges."""
