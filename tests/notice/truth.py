"""The truth about a notice, as it stands beside it, and as facts that a reading is compared with.

`notices/<what it tries>/<name>.txt` (or .docx, .html, .mhtml) is a notice as people have it, all
schools and persons invented; `<name>.toml` says what a careful person finds in it. Where careful
people differ, it says what we decided and, in a comment, what would do as well; where the reader
keeps less of a phrase, a comment has it in full. A day has no clock; a range ends `at`; with
`start` alone nothing ends. What cannot be known for sure is `open`, with the reason that the
reader gives. `differs` holds what is read otherwise today and why: whoever mends that takes it out.
"""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.draft import DraftCohort, DraftDeadline
from tongzhi_cli.notice.reading import source as notice_source
from tongzhi_cli.notice.reading.read import read

NOTICES = Path(__file__).with_name("notices")


class _Truth(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Open(_Truth):
    """A *text* of the notice that a person has to decide, and *why*."""

    text: str
    why: str


class Cohort(_Truth):
    """Students of one 届; *open* is why a person has to look at it."""

    year: int
    entry_year: int | None = None
    level: str = ""
    length: float | None = None
    open: str = ""

    def __str__(self) -> str:
        entry = f"{self.entry_year}级" if self.entry_year else ""
        length = f"{self.length:g} years" if self.length else ""
        return _listed(entry, self.level, length, _asked(self.open))


class Deadline(_Truth):
    """A day (a date, no clock written) or a minute of the notice, by its phrase *text*.

    *day* is the day of one whose clock is open, *proposal* what a relative one is counted to.
    """

    role: Role
    text: str
    start: datetime | date | None = None
    at: datetime | date | None = None
    hard: bool = False
    open: str = ""
    day: date | None = None
    proposal: datetime | date | None = None

    def __str__(self) -> str:
        start, end = (_written(moment) for moment in (self.start, self.at))
        span = f"{start} to {end}" if start and end else f"from {start}" if start else end
        day = f"day {self.day}" if self.day else ""
        proposal = f"proposal {_written(self.proposal)}" if self.proposal else ""
        hard = "hard" if self.hard else ""
        return _listed(self.role, span, hard, _asked(self.open), day, proposal)


class Left(_Truth):
    """A date of the notice, by its phrase *text*, that is no deadline, and *why*."""

    text: str
    why: str


class Differs(_Truth):
    """Facts that are *read* otherwise today ("": not at all), and *why*."""

    why: str
    read: dict[str, str]


class Truth(_Truth):
    """What a notice says. *real*: its dates and cohorts are worded as in a real notice.

    *left* are all its dates that are no deadlines; a truth without any says nothing of them (that
    none is dropped is a law: `reading/test_left.py`).
    """

    real: bool = False
    title: str = ""
    number: str = ""
    issuer: str = ""
    school: str = ""
    issued: date | None = None
    open: tuple[Open, ...] = ()
    cohorts: tuple[Cohort, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    left: tuple[Left, ...] = ()
    differs: tuple[Differs, ...] = ()


class Difference(NamedTuple):
    """A *fact* that is not *read* as it is *true* ("" where one of them has none)."""

    fact: str
    true: str
    read: str


def notices() -> list[Path]:
    """All files that are notices."""
    return sorted(path for path in NOTICES.rglob("*.*") if path.suffix != ".toml")


def name(path: Path) -> str:
    """What a notice is called: what it tries, and its name."""
    return path.relative_to(NOTICES).as_posix()


@cache
def truth_of(path: Path) -> Truth:
    """What stands beside the notice."""
    return Truth.model_validate(tomllib.loads(path.with_suffix(".toml").read_text("utf-8")))


def reading_of(path: Path) -> Truth:
    """What `fankui notice import` reads, in the words of the truth."""
    draft = read(notice_source.read(path))
    return Truth(
        title=draft.title,
        number=draft.number,
        issuer=draft.issuer,
        school=draft.school,
        issued=draft.issued,
        open=tuple(Open(text=one.text, why=one.why) for one in draft.unsure),
        cohorts=tuple(map(_cohort, draft.cohorts)),
        deadlines=tuple(map(_deadline, draft.deadlines)),
        left=tuple(Left(text=one.text, why=one.why) for one in draft.left),
    )


def differences(true: Truth, reading: Truth) -> Iterator[Difference]:
    """Every fact that is read otherwise, missed, or invented."""
    told = dict(_facts(true))
    found = dict(_facts(reading if true.left else reading.model_copy(update={"left": ()})))
    for fact in {**told, **found}:
        if told.get(fact, "") != found.get(fact, ""):
            yield Difference(fact, told.get(fact, ""), found.get(fact, ""))


def expected(true: Truth) -> dict[str, str]:
    """What is known to be read otherwise today: the fact, and what is read."""
    return {fact: read for one in true.differs for fact, read in one.read.items()}


def _facts(truth: Truth) -> Iterator[tuple[str, str]]:
    yield from (
        ("title", truth.title),
        ("number", truth.number),
        ("issuer", truth.issuer),
        ("school", truth.school),
        ("issued", str(truth.issued or "")),
    )
    for one in truth.open:
        yield f"open {_line(one.text)}", one.why
    for other in truth.left:
        yield f"left {_line(other.text)}", other.why
    for group in truth.cohorts:
        entry = f"{group.entry_year}级" if group.entry_year else ""
        named = _line(f"{group.year}届 {entry} {group.level}")
        yield f"cohort {named}", str(group)
    seen: dict[str, int] = {}
    for due in truth.deadlines:
        phrase = _line(due.text)
        seen[phrase] = seen.get(phrase, 0) + 1
        again = f" ({seen[phrase]})" if seen[phrase] > 1 else ""
        yield f"deadline {phrase}{again}", str(due)


def _cohort(one: DraftCohort) -> Cohort:
    return Cohort(
        year=one.year,
        entry_year=one.entry_year,
        level=one.level,
        length=one.length,
        open=one.why,
    )


def _deadline(one: DraftDeadline) -> Deadline:
    return Deadline(
        role=one.role,
        text=one.text,
        start=one.start.date() if one.start and one.start.time() == time() else one.start,
        at=one.at.date() if one.at and not one.has_clock else one.at,
        hard=one.hard,
        open=one.why,
        day=one.day,
        proposal=_day_or_moment(one),
    )


def _day_or_moment(one: DraftDeadline) -> datetime | date | None:
    if isinstance(one.proposal, datetime) and not one.has_clock:
        return one.proposal.date()
    return one.proposal


def _written(moment: datetime | date | None) -> str:
    return moment.isoformat() if moment else ""


def _asked(why: str) -> str:
    return f"open: {why}" if why else ""


def _listed(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _line(text: str) -> str:
    return " ".join(text.split())
