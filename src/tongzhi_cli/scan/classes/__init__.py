"""The signed paper of classes: who has signed, what is open, what a summary keeps of it."""
