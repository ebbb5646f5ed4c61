"""The domain, pure: no file, no terminal, no clock."""
