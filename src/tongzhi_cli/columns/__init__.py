"""What the words over columns mean, for sheets and papers alike."""
