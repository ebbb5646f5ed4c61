"""Tables and texts out of a questionnaire or a group: what they are, and what a row says."""
