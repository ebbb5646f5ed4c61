"""What a command is given, read and put together."""
