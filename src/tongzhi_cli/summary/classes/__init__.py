"""Of which class each is, whatever the files call it."""
