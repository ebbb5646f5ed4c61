"""What an answer tells beside how the record is: what is over, and what is nobody's fault."""
