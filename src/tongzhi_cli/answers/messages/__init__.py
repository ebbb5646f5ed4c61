"""What chats and people write around an answer: signs between, headers of messages."""
