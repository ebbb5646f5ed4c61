"""Where on a sheet the lists are: one below or beside another, going on, without a header."""
