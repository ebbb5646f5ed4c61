"""What is handed to people as a file of another kind: a calendar, a text in Word."""
