"""The system, the place and the file before it is whole."""
