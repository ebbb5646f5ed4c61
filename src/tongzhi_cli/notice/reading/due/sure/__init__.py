"""Whether a deadline is sure: its own words are complete, and nothing in the notice is against."""
