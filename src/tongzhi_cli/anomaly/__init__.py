"""The kinds of fault on 学信网, how people tell them and how they are written."""
