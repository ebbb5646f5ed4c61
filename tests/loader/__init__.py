"""What commands are given, read and put together."""
