"""What is new since an earlier summary."""
