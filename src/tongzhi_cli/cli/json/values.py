"""Values that stand in every report as JSON, and how each is printed."""

import re
import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime, tzinfo
from itertools import islice
from typing import TYPE_CHECKING

from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.text import masked, without_private
from tongzhi_cli.notice.deadlines import is_over

if TYPE_CHECKING:
    from tongzhi_cli.answers.answer import Answer
    from tongzhi_cli.answers.log.reminders import Reminded
    from tongzhi_cli.model.problem import Problem, Where
    from tongzhi_cli.notice.model import Deadline, Notice


def place(where: "Where | None") -> dict[str, object]:
    """A place: file, sheet, cell or line; null where there is none."""
    return {
        "file": where.file if where else None,
        "sheet": where.sheet if where else None,
        "cell": where.cell if where else None,
        "line": where.line if where else None,
    }


def problem(one: "Problem") -> dict[str, object]:
    """A problem: what it is, whose, where, and what to do."""
    return {
        "code": one.code,
        "severity": one.severity.value,
        "class": one.class_name,
        "college": one.college or None,
        "number": one.number,
        "name": one.name,
        **place(one.where),
        "message": one.message,
        "hint": one.do,
    }


def said(answer: "Answer") -> str | None:
    """What somebody wrote, without the numbers of cards and phones (issue 14)."""
    return None if answer.text is None else without_private(answer.text, answer.number)


def record(answer: "Answer") -> dict[str, object]:
    """An answer as somebody gave it, and where it stands."""
    return {
        "number": answer.number,
        "name": answer.name,
        "answer": None if answer.away else said(answer),
        "checked_at": time(answer.checked_at),
        "recorded_at": time(answer.recorded_at),
        "source": answer.origin,
        **place(answer.where),
    }


def time(moment: datetime | None) -> str | None:
    """A moment, or none."""
    return moment.isoformat() if moment else None


def local(moment: datetime | date | None, zone: tzinfo) -> str | None:
    """A moment of *zone*; a day whose clock is open (4月8日下班前) is a day, without a time."""
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=zone).isoformat()
    return moment.isoformat() if moment else None


def reminders(number: str, reminded: "Mapping[str, Reminded]") -> dict[str, object] | None:
    """How often somebody was reminded and when last; null for never."""
    known = reminded.get(number)
    return {"times": known.times, "last": known.last.isoformat()} if known else None


def deadline(one: "Deadline", at: datetime | None) -> dict[str, object]:
    """A deadline: what for, in the notice's words, and the moment in its zone, if it has one."""
    return {"role": one.role.value, "text": one.text, "at": at.isoformat() if at else None}


def until(notice: "Notice", now: datetime) -> dict[str, object] | None:
    """Until when papers are to be handed in, and whether that is over; null where nobody says."""
    submit = notice.deadline(Role.SUBMIT)
    if submit is None:
        return None
    at = notice.local(submit.at) if submit.at else None
    over = is_over(submit, notice, now) if at else None
    return {**deadline(submit, at), "hard": submit.hard, "over": over}


def put(document: Mapping[str, object]) -> None:
    """Print the one object that a command with --json has on standard output."""
    import json  # only when asked for (start fast)

    encoder = json.JSONEncoder(ensure_ascii=False, indent=2)
    try:
        pieces = printable(map(masked, encoder.iterencode(document)))
    except UnicodeEncodeError:  # a GBK pipe must not turn a rare character into ?
        pieces = printable(escaped(masked(one)) for one in encoder.iterencode(document))
    sys.stdout.writelines([*pieces, "\n"])


#: So many pieces of JSON are joined: of a school there are millions, each an object of its own.
_JOINED = 10_000


def printable(pieces: Iterable[str]) -> list[str]:
    """*pieces* of a text in longer ones.

    Raises:
        UnicodeEncodeError: the standard output cannot take one of them.

    """
    left = iter(pieces)
    joined = []
    while text := "".join(islice(left, _JOINED)):
        text.encode(sys.stdout.encoding)
        joined.append(text)
    return joined


def escaped(piece: str) -> str:
    """A *piece* of JSON in ASCII alone.

    >>> print(escaped(',\\n "安 1"'))
    ,
     "\\u5b89 1"
    """
    import json

    return (
        piece
        if piece.isascii()
        else re.sub(r"[^\x00-\x7f]+", lambda one: json.dumps(one[0])[1:-1], piece)
    )
