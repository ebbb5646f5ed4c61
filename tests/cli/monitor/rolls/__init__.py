"""The tests of what import does with whole rolls."""
