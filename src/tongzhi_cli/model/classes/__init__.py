"""Names of classes: as written anywhere, in a file's name, compared, and told apart."""
