"""The items of a record that answers ask to have changed."""
