"""Chats as a whole: the record of one, with its senders."""
