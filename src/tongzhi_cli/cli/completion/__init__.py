"""Completion in a shell: what a word may become, told the way each shell asks for it."""
