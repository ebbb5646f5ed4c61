"""--json of every command."""
