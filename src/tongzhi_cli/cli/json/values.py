"""Values that stand in every report as JSON."""

from tongzhi_cli.model.problem import Where


def place(where: Where | None) -> dict[str, object]:
    """A place: file, sheet, cell or line; null where there is none."""
    return {
        "file": where.file if where else None,
        "sheet": where.sheet if where else None,
        "cell": where.cell if where else None,
        "line": where.line if where else None,
    }
