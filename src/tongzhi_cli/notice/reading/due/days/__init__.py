"""Days that are read by what another day of the notice tells of them."""
