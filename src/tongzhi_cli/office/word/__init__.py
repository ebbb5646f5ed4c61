"""The markup of Word documents: tables, rows, texts."""
