"""What a saved page or a pasted chat puts around a notice."""
