"""Tests of what is handed to people as a file: calendars, texts in Word."""
