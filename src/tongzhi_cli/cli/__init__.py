"""The terminal: typer and rich live here and nowhere else."""
