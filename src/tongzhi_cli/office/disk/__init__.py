"""What stands between a file and the disk: the system, the place, the file before it is whole."""
