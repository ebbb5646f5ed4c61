"""Who has to do what about a fault, until when, and the lists of it."""
