"""What an answer says of the items of a record: which is wrong, shown as what, should be what."""
