"""`form`: what is recognised in a blank form."""
