"""Words and patterns that stand below the reading of an answer."""
