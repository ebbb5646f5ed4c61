"""What is other in a form than in the one before it, as JSON."""

from tongzhi_cli.form.changes import Changes
from tongzhi_cli.form.plan import Made
from tongzhi_cli.model.text import masked


def changes(made: Made) -> dict[str, object]:
    """One form of a build that there was an old one of.

    Rows and lines are null where the old one cannot be read, sheets where nobody can know them.
    """
    found = made.compared
    assert found is not None  # noqa: S101  those without are not listed
    return {
        "file": str(made.sheaf.path),
        "since": str(found.before),
        "same": found.is_same,
        "reason": masked(found.why) or None,
        "rows": None if found.changes is None else _rows(found.changes),
        "lines": None
        if found.changes is None
        else [{"before": old or None, "after": new or None} for old, new in found.changes.lines],
        **_sheets(found.changes if found.knows_sheets else None),
    }


def _rows(found: Changes) -> list[dict[str, object]]:
    return [
        {
            "number": row.number or None,
            "name": row.name or None,
            "change": row.how.value,
            "sheet_before": row.before,
            "sheet": row.after,
            "cells": [
                {"heading": heading, "before": old or None, "after": new or None}
                for heading, old, new in row.cells
            ],
        }
        for row in found.rows
    ]


def _sheets(found: Changes | None) -> dict[str, object]:
    return {
        "reprint": None if found is None else list(found.reprint),
        "unchanged": None if found is None else list(found.same),
        "gone": None if found is None else list(found.gone),
    }
