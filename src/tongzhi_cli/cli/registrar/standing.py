"""What people wrote into the summary that is about to be replaced: it stands, and it is told."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.errors import InputError
from tongzhi_cli.office import limits
from tongzhi_cli.summary.inbox import label_of
from tongzhi_cli.summary.model import Kind, Origin, Summary, part_of
from tongzhi_cli.summary.people.decided import is_void
from tongzhi_cli.summary.union import merge, renewed
from tongzhi_cli.summary.workbook import read as summary_reading
from tongzhi_cli.summary.workbook import recognise
from tongzhi_cli.tables import read as tables

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice


def with_standing(summary: Summary, target: Path, notice: "Notice") -> tuple[Summary, str]:
    """*summary* with what was decided in the summary at *target*, and what is told of that.

    Where nobody decided anything in it, that is *summary* itself, and nothing is told.
    """
    decided = Summary()
    with contextlib.suppress(InputError):
        decided = _decided(target, notice)
    if not decided.parts:
        return summary, ""
    both = merge(renewed([_told_of(decided, summary)], [summary]))
    return both, _told(target, decided)


def _decided(target: Path, notice: "Notice") -> Summary:
    """What people decided in the summary at *target*; nothing where it is none.

    Raises:
        InputError: it cannot be read.

    """
    path = Path(label_of(target))
    book = recognise.large_in(path, target)
    if book is None:
        small = tables.read_data(path, limits.read_bytes(target))
        if not recognise.is_summary(small):
            return Summary()
        whole = summary_reading.read(small, notice)
    else:
        whole = summary_reading.read(book, notice)
    parts = []
    for part in whole.parts:
        own = [one for one in part.records if one.kind is Kind.DECIDED]
        if own:
            parts.append(part_of(part.file, [Origin(part.file, Kind.DECIDED)], own, []))
    return Summary(tuple(parts))


def _told_of(decided: Summary, summary: Summary) -> Summary:
    """The same, where a file that is known already is what it is there."""
    known = {part.file for part in summary.parts}
    parts = (one._replace(origins=()) if one.file in known else one for one in decided.parts)
    return Summary(tuple(parts))


def _told(target: Path, decided: Summary) -> str:
    """How many decisions stand, "" where they are none of those."""
    said = [one.decision.void if one.decision else "" for one in decided.records()]
    lines = sum(not one for one in said)
    voids = sum(bool(one) and is_void(one) is True for one in said)
    counts = [f"人工核定 {lines} 处"] * bool(lines) + [f"作废 {voids} 处"] * bool(voids)
    return f"{target} 里的{'、'.join(counts)}照样算（都不要，就先删掉它再汇总）" if counts else ""
