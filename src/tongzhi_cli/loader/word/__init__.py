"""What a document of Word holds beside forms and notices: the list of a class."""
