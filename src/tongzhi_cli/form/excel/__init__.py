"""Excel forms: the blank form found in a workbook, filled, and read back."""
