"""Reading spreadsheets, sound and hostile."""
