"""What is let pass for single students, as JSON."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.log.permits import Permit
from tongzhi_cli.cli.json.values import place, put
from tongzhi_cli.model.text import without_private

if TYPE_CHECKING:
    from tongzhi_cli.loader.collection import Collection


def write(
    found: "Collection", new: Sequence[Permit], written: Sequence[Path], *, dry_run: bool
) -> None:
    """Print what `collect --allow` recorded, or would."""
    put(
        {
            "schema": 1,
            "file": found.roster.file,
            "log": str(found.path),
            "dry_run": dry_run,
            "allowed": permits(new),
            "written": [str(path) for path in written],
        }
    )


def permits(lines: Iterable[Permit]) -> list[dict[str, object]]:
    """Lines of a log about what is let pass; *undo* marks one that takes the last one back."""
    return [
        {
            "number": one.number,
            "name": one.name or None,
            "code": one.code,
            "by": without_private(one.by, one.number) or None,
            "reason": without_private(one.reason, one.number) or None,
            "recorded_at": one.at.isoformat() if one.at else None,
            "undo": one.undoes,
            **place(one.where),
        }
        for one in lines
    ]
