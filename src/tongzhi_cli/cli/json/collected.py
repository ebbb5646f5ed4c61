"""What `collect` prints for programs: what became of each answer, and the lines of a log."""

from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.cli.json.values import problem, put, record, said, time
from tongzhi_cli.model.text import without_id_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tongzhi_cli.answers.attribution import Unplaced
    from tongzhi_cli.answers.log.history import Entry
    from tongzhi_cli.loader.collection import Collection, Outcome
    from tongzhi_cli.loader.evidence.gathering import Gathered


def write_collected(
    outcome: "Outcome", *, dry_run: bool, gathered: "Gathered | None" = None
) -> None:
    """Print what `collect --from` and the like understood, and what became of each answer.

    *gathered* are the pictures that lay among the files.
    """
    from tongzhi_cli.cli.json.evidence import handed_in

    found, made, left = outcome.found, outcome.plan, outcome.statuses
    put(
        {
            "schema": 1,
            "file": found.roster.file,
            "log": str(found.path),
            "dry_run": dry_run,
            "sources": [
                {
                    "file": each.file,
                    "platforms": [one.platform for one in each.understood],
                    "columns": [
                        {str(field): text for field, text in one.columns.items()}
                        for one in each.understood
                    ],
                    "unread": [list(one.unread) for one in each.understood],
                    "answers": each.rows,
                    "by_name": each.placement.by_name,
                }
                for each in outcome.read
            ],
            "new": [record(one) for one in made.new],
            "changed": [{**record(one.new), "old": said(one.old)} for one in made.changed],
            "unchanged": [record(one) for one in made.unchanged],
            "corrected": [{**record(one.new), "recorded": said(one.old)} for one in made.corrected],
            "replaced": [{**record(one.old), "by": said(one.new)} for one in made.replaced],
            "older": [{**record(one.new), "recorded": said(one.old)} for one in made.older],
            "away": [{**record(one), "away": said(one)} for one in made.away],
            "unplaced": [_nobodys(one) for one in outcome.unplaced],
            "settled": [
                {**_nobodys(one), "by": [each.number for each in by]}
                for one, by in outcome.astray
                if by
            ],
            "problems": [
                problem(note)
                for notes in (found.notes, *(each.notes for each in outcome.read))
                for note in notes
            ],
            "counts": {
                "students": len(found.students),
                "missing": left.count(Status.MISSING),
                "unclear": left.count(Status.UNCLEAR),
                "away": left.count(Status.AWAY),
                "repeated": len(made.replaced),
            },
            "written": [str(found.path)] if outcome.written else [],
            **(handed_in(outcome.after or found, gathered) if gathered else {}),
        }
    )


def _nobodys(one: "Unplaced") -> dict[str, object]:
    """An answer that was given to nobody, and who may be meant."""
    return {
        **record(one.answer),
        "number": without_id_numbers(one.answer.number) or None,
        "unknown": one.unknown,
        "reason": one.reason,
        "meant": one.meant.number if one.meant else None,
    }


def write_log(found: "Collection", entries: "Sequence[Entry]") -> None:
    """Print the lines of an answer log, and which of them count."""
    from tongzhi_cli.cli.json.permits import permits

    put(
        {
            "schema": 1,
            "file": found.roster.file,
            "log": str(found.path),
            "lines": [
                {
                    **record(one.answer),
                    **({"away": said(one.answer)} if one.answer.away else {}),
                    "means": one.answer.means,
                    "undo": one.answer.undoes,
                    "replaces": one.before.where.line if one.before else None,
                    "counts": one.counts,
                }
                for one in entries
            ],
            "reminders": [
                {"at": time(one.at), "numbers": list(one.numbers)} for one in found.reminders
            ],
            "allowed": permits(found.permits),
            "problems": [problem(note) for note in found.notes],
        }
    )
