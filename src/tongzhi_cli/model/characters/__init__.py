"""Characters as tables: which only look alike, how the common ones read."""
