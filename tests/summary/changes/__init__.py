"""Tests of what is new since an earlier summary."""
