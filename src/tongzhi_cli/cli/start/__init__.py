"""What happens without a command: the menu, dropped files."""
