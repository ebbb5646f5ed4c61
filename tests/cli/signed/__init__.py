"""`fankui signed`."""
