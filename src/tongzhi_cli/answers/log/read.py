"""The answer log `<roster stem>.answers.jsonl` beside a roster: one JSON object a line.

Append-only, UTF-8; keys number, name, answer, checked_at, recorded_at, source, note where there is
one, undo where a line takes the one before it back, and means where an answer is not understood:
"anomaly" if a person says that it is a fault as written, "unclear" if it was recorded and told as
not understood (docs/design-notes.md). In place of answer a line may have away: why the student does
not take part, null where they do. Lines of other kinds are no answers, and nothing that is done to
answers touches them: told (of the students in it it has been said that what they answered before is
no longer understood), reminded (the students in it were called on in the group, issue 17), allow (a
problem of a student is let pass, by whom and why, issue 17), signed (a person saw on the signed
paper whether a student has signed, issue 21). A line that was cut off by a power
failure is set aside and reported. `answers.log.write` writes it.
"""

import contextlib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import ON_PURPOSE, UNREAD, Answer, Source
from tongzhi_cli.answers.kinds import TORN_LOG, UNKNOWN_LINE
from tongzhi_cli.answers.log.permits import Permit
from tongzhi_cli.answers.log.reminders import Reminder
from tongzhi_cli.answers.log.signings import NOT_SIGNED, SIGNED, Signing
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.student import clean_name, clean_number
from tongzhi_cli.model.text import clean_answer, shortened, without_id_numbers
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.model import Notice
from tongzhi_cli.office import limits

if TYPE_CHECKING:
    from json import JSONEncoder


class Told(NamedTuple):
    """That it was said of the students with those *numbers* that they are not understood now."""

    numbers: frozenset[str]


#: A line of a log, of whatever kind.
Line = Answer | Told | Reminder | Permit | Signing


class Log(NamedTuple):
    """The lines of a log by kind, each kind in its order, with *notes* about the reading."""

    answers: tuple[Answer, ...] = ()
    notes: tuple[Problem, ...] = ()
    told: frozenset[str] = frozenset()
    reminders: tuple[Reminder, ...] = ()
    permits: tuple[Permit, ...] = ()
    signings: tuple[Signing, ...] = ()


#: In bytes; a line that somebody wrote on purpose is far shorter.
_LONGEST_LINE = 1_000_000


def path_beside(roster: Path) -> Path:
    """Where the answer log of *roster* lives.

    >>> path_beside(Path("软件1班.xlsx")).name
    '软件1班.answers.jsonl'
    """
    return roster.with_name(f"{roster.stem}.answers.jsonl")


def read(path: Path, notice: Notice) -> Log:
    """The lines of a log, oldest first; none where there is no log.

    Times without a zone are taken to be the notice's. An `answer` of null takes the earlier
    answers of that student back.

    Raises:
        InputError: the log is there but cannot be read.

    """
    if not limits.is_file(path):
        if path.exists():
            raise InputError(f"{path} 不是普通文件", "收集记录要放在这里，请把它移走。")
        return Log()
    if path.stat().st_size == 0:
        return Log()
    return of_data(path, limits.read_bytes(path), notice)


def of_data(path: Path, data: bytes, notice: Notice) -> Log:
    """The lines of a log that holds *data*; *path* names it in messages.

    Raises:
        InputError: it has more lines than any log.

    """
    if not data:
        return Log()
    import json  # noqa: PLC0415  only where there is a log (start fast)

    from tongzhi_cli.office.counted import refuse_lines  # noqa: PLC0415  likewise

    refuse_lines(path, data)
    lines: list[Line] = []
    notes: list[Problem] = []
    for number, line in enumerate(_lines(data), start=1):
        if not line.strip():
            continue
        where = Where(str(path), line=number)
        try:
            if len(line) > _LONGEST_LINE:  # it would be a million objects
                raise ValueError(line[:20])  # noqa: TRY301
            entry = json.loads(line)
            kind = _kind_of(entry)
            if kind is None:
                notes.append(_unknown(entry, where))
            else:
                lines.append(LINE_KINDS[kind](entry, notice, where))
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
            message = "这一行没有写完整或读不懂，放在一边了"
            whose = re.search(rb'"number": ?"([^"]+)"', line)
            about = clean_number(whose[1].decode("utf-8", "replace")) if whose else None
            note = Problem(TORN_LOG, Severity.WARNING, message, number=about, where=where)
            notes.append(note)
    return Log(
        tuple(one for one in lines if isinstance(one, Answer)),
        tuple(notes),
        frozenset().union(*(one.numbers for one in lines if isinstance(one, Told))),
        tuple(one for one in lines if isinstance(one, Reminder)),
        tuple(one for one in lines if isinstance(one, Permit)),
        tuple(one for one in lines if isinstance(one, Signing)),
    )


def _lines(data: bytes) -> list[bytes]:
    """The lines of a log, in UTF-8; an editor may have saved it otherwise."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("utf-16").encode().split(b"\n")
    return [_as_utf8(line) for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n")]


def _as_utf8(line: bytes) -> bytes:
    try:
        line.decode()
    except UnicodeDecodeError:
        with contextlib.suppress(UnicodeDecodeError):
            return line.decode("gb18030").encode()
    return line


def _answer(entry: dict[str, object], notice: Notice, where: Where) -> Answer:
    away = "answer" not in entry and "away" in entry
    text = entry["away" if away else "answer"]
    if not isinstance(text, str | None):
        raise TypeError(text)
    return Answer(
        number=_number(entry),
        text=None if text is None else clean_answer(text),
        source=Source.LOG,
        where=where,
        name=clean_name(str(entry["name"])) if entry.get("name") else None,
        checked_at=_time(entry.get("checked_at"), notice),
        recorded_at=_time(entry.get("recorded_at"), notice),
        origin=str(entry["source"]) if entry.get("source") else None,
        note=clean_answer(str(entry["note"])) if entry.get("note") else None,
        undoes=entry.get("undo") is True,
        away=away,
        means=_means(entry.get("means")),
    )


def _number(entry: dict[str, object]) -> str:
    """The student that a line is about.

    Raises:
        TypeError: there is none.

    """
    number = entry["number"]
    if not isinstance(number, str | int) or not clean_number(str(number)):
        raise TypeError(number)
    return clean_number(str(number))


def _permit(entry: dict[str, object], notice: Notice, where: Where) -> Permit:
    code = entry["allow"]
    if not isinstance(code, str) or not code.strip():
        raise TypeError(code)
    return Permit(
        _number(entry),
        code.strip(),
        by=clean_answer(str(entry.get("by") or "")),
        reason=clean_answer(str(entry.get("note") or "")),
        at=_time(entry.get("recorded_at"), notice),
        name=clean_name(str(entry.get("name") or "")),
        where=where,
        undoes=entry.get("undo") is True,
    )


def _means(value: object) -> str | None:
    return next((one for one in (ON_PURPOSE, UNREAD) if value == one), None)


def _numbers(value: object) -> list[str]:
    """The students of whom a line says something.

    Raises:
        TypeError: it says it of nobody.

    """
    if not isinstance(value, list) or not value:
        raise TypeError(value)
    return list(map(str, value))


def _told(entry: dict[str, object], *_: object) -> Told:
    return Told(frozenset(_numbers(entry["told"])))


def _reminder(entry: dict[str, object], notice: Notice, _: Where) -> Reminder:
    at = _time(entry["recorded_at"], notice)
    if at is None:
        raise TypeError(entry)
    return Reminder(tuple(map(clean_number, _numbers(entry["reminded"]))), at)


def _signing(entry: dict[str, object], notice: Notice, _: Where) -> Signing:
    said, sheet = entry["signed"], entry.get("sheet")
    if said not in {SIGNED, NOT_SIGNED}:
        raise TypeError(said)
    return Signing(
        _number(entry),
        str(said),
        clean_name(str(entry.get("name") or "")),
        sheet if isinstance(sheet, int) else None,
        _time(entry.get("recorded_at"), notice),
    )


def _time(value: object, notice: Notice) -> datetime | None:
    return None if value is None else notice.local(datetime.fromisoformat(str(value)))


#: The kinds of lines, each by the key that only it has, and what reads it. One more is a key here
#: and a field of `Log`; an older fankui tells of it and leaves it.
LINE_KINDS: Mapping[str, Callable[[dict[str, object], Notice, Where], Line]] = {
    "answer": _answer,
    "away": _answer,
    "told": _told,
    "reminded": _reminder,
    "allow": _permit,
    "signed": _signing,
}
#: What lines of every kind may have.
_COMMON = frozenset(
    {"number", "name", "checked_at", "recorded_at", "source", "note", "undo", "means"}
)


def _kind_of(entry: object) -> str | None:
    """Which kind a line is of; None for one that we do not know.

    Raises:
        TypeError: it is of no kind at all.

    """
    if not isinstance(entry, dict) or not entry.keys() - _COMMON:
        raise TypeError(entry)
    return next((kind for kind in LINE_KINDS if kind in entry), None)


def _unknown(entry: dict[str, object], where: Where) -> Problem:
    keys = "、".join(sorted(map(str, entry.keys() - _COMMON))[:3])
    told = f"这一行是“{shortened(clean_answer(keys), 30)}”的记录，这个版本不认识，没有用，原样留着"
    number = clean_number(str(entry.get("number") or ""))
    about = without_id_numbers(number) or None
    return Problem(UNKNOWN_LINE, Severity.WARNING, told, number=about, where=where)


def line_of(answer: Answer) -> bytes:
    """One line of a log, with its line end; `read` gives the same answer back."""
    entry: dict[str, object] = {
        "number": answer.number,
        "name": answer.name,
        "away" if answer.away else "answer": answer.text,
        "checked_at": answer.checked_at.isoformat() if answer.checked_at else None,
        "recorded_at": answer.recorded_at.isoformat() if answer.recorded_at else None,
        "source": answer.origin,
    }
    if answer.note:
        entry["note"] = answer.note
    if answer.undoes:
        entry["undo"] = True
    if answer.means:
        entry["means"] = answer.means
    return _encoder().encode(entry).encode("utf-8", "replace") + b"\n"


def line_of_told(numbers: Iterable[str], now: datetime) -> bytes:
    """The line that says of whom it has been told that their answer is not understood any more."""
    entry = {"told": sorted(numbers), "about": "unclear-answer", "recorded_at": now.isoformat()}
    return _encoder().encode(entry).encode() + b"\n"


def line_of_reminder(reminder: Reminder) -> bytes:
    """The line that says who was reminded; `read` gives the same reminder back."""
    entry = {"reminded": list(reminder.numbers), "recorded_at": reminder.at.isoformat()}
    return _encoder().encode(entry).encode() + b"\n"


def line_of_permit(permit: Permit) -> bytes:
    """The line that says what is let pass for whom; `read` gives the same permit back."""
    entry: dict[str, object] = {
        "number": permit.number,
        "name": permit.name or None,
        "allow": permit.code,
        "by": permit.by or None,
        "recorded_at": permit.at.isoformat() if permit.at else None,
    }
    if permit.reason:
        entry["note"] = permit.reason
    if permit.undoes:
        entry["undo"] = True
    return _encoder().encode(entry).encode("utf-8", "replace") + b"\n"


def line_of_signing(signing: Signing) -> bytes:
    """The line that says what a person saw of a signature; `read` gives the same back."""
    entry = {
        "number": signing.number,
        "name": signing.name or None,
        "signed": signing.said,
        "sheet": signing.sheet,
        "recorded_at": signing.at.isoformat() if signing.at else None,
    }
    return _encoder().encode(entry).encode("utf-8", "replace") + b"\n"


@cache
def _encoder() -> "JSONEncoder":
    from json import JSONEncoder  # noqa: PLC0415  only where something is written (start fast)

    return JSONEncoder(ensure_ascii=False)
