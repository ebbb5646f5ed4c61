"""Pages to send and to hang up."""
