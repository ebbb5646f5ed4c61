"""通知: the model of a notice, drafts, and what in them does not fit together."""
