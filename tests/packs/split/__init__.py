"""The tests of rolls that are split."""
