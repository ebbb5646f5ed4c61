"""Many classes: files that were handed in become records, and one verdict."""
