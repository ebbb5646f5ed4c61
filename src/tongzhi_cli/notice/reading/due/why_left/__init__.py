"""Which dates are no deadlines, and why."""
