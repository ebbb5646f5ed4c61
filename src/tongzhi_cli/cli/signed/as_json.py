"""What `signed` found, as JSON: states and reasons, nothing of the signatures themselves."""

from collections.abc import Sequence
from pathlib import Path

from tongzhi_cli.cli.json.values import put
from tongzhi_cli.scan.classes.account import Account, Standing
from tongzhi_cli.scan.offices import Office
from tongzhi_cli.scan.seen import Seal, Shot

#: The states, in words that programs know.
_STANDINGS = {
    Standing.SIGNED: "signed", Standing.UNSIGNED: "unsigned", Standing.LOOK: "look",
    Standing.UNREAD: "unread", Standing.NOT_THERE: "not-there", Standing.AWAY: "away",
}  # fmt: skip
_OFFICES = {
    Office.MONITOR: "monitor", Office.COUNSELLOR: "counsellor", Office.COLLEGE: "college",
}  # fmt: skip
_SEALS = {Seal.SEEN: True, Seal.NOT_SEEN: False, Seal.GREY: None}


def write(accounts: Sequence[Account], shots: Sequence[Shot], written: Sequence[Path]) -> None:
    """Print it on standard output."""
    put(
        {
            "schema": 1,
            "classes": [_account(one) for one in accounts],
            "pictures": [_shot(one) for one in shots],
            "written": [str(path) for path in written],
        }
    )


def _account(one: Account) -> dict[str, object]:
    return {
        "class": one.name or None,
        "file": one.file,
        "complete": one.is_complete,
        "unnumbered": list(one.unnumbered),
        "counts": {word: len(one.of(standing)) for standing, word in _STANDINGS.items()},
        "sheets": [
            {
                "sheet": paper.number,
                "first": paper.first,
                "last": paper.last,
                "pictures": list(paper.labels),
                "sealed": _SEALS[paper.seal] if paper.seal else None,
                "blurred": paper.is_blurred,
                "strangers": paper.strangers,
                "signers": {_OFFICES[each.office]: each.is_seen for each in paper.signers},
            }
            for paper in one.papers
        ],
        "students": [
            {
                "number": entry.person.number,
                "name": entry.person.name,
                "serial": entry.serial,
                "sheet": entry.sheet,
                "picture": entry.label or None,
                "state": _STANDINGS[entry.standing],
                "reason": entry.reason.name.lower().replace("_", "-") if entry.reason else None,
                "by_person": entry.by_person,
                "recorded": entry.said or None,
                "compared": entry.is_compared,
                # where, not what was read: a signature may reach into the cell
                "differs": [str(each.column) for each in entry.differs],
            }
            for entry in one.entries
        ],
    }


def _shot(one: Shot) -> dict[str, object]:
    return {
        "picture": one.label,
        "sheets": len(one.sheets),
        "trouble": one.trouble.name.lower().replace("_", "-") if one.trouble else None,
        "message": str(one.error or one.trouble) if one.trouble else None,
    }
