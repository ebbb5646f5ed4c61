"""汇总.xlsx, written and read back."""
