"""The markup of Word documents."""
