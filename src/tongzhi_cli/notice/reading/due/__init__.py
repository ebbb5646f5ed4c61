"""Until when: every date of a notice is a deadline, a question, or told as none."""
