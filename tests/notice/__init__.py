"""Tests of the package `notice`: a notice, its file, and how it is read out of its own text."""
