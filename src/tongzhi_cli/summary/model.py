"""What many classes handed in, as one value: summaries of parts make the summary of the whole.

A `Summary` is a set of records, notes and origins, kept by the file they came from. Summaries are
put together as sets are (`summary.union`).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from operator import lt
from pathlib import PurePosixPath

from tongzhi_cli.model.problem import Problem, Where
from tongzhi_cli.model.student import NumberFault, are_digits_lost
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary.scanned.rows import ScanRow


class Kind(StrEnum):
    """What a file was that something was read from.

    DECIDED is a line of an earlier summary that a person changed or added: it counts before all.
    """

    FORM = "反馈表"
    ROSTER = "花名册"
    LIST = "全校名单"
    DECIDED = "人工核定"
    UNREAD = "没有读成"


def path_of(file: str) -> PurePosixPath:
    """Where a file lay, by its name in a summary that may have been made on Windows.

    >>> path_of("软件学院/1班.docx").stem, path_of(r"交来\\软件学院\\1班.docx").parent.name
    ('1班', '软件学院')
    """
    return PurePosixPath(file.replace("\\", "/"))


def names_of(file: str) -> list[str]:
    """What a file is called, then the folders and archives that it lies in, from within.

    >>> names_of("交来/软件2班.zip/反馈表.docx")
    ['反馈表', '软件2班', '交来']
    """
    path = path_of(file)
    around = (one.name.removesuffix(".zip") for one in path.parents)
    return [path.stem, *filter(None, around)]


#: What a class hands in.
HANDED_IN = frozenset({Kind.FORM, Kind.ROSTER})


class Decision(NamedTuple):
    """What somebody wrote beside a line of 明细: *by* whom it was decided, and *at* what time.

    *source* is the summary that it was written into. *void* is what stands under 作废: then the
    record is no line, and says which rows are none; its result is what had been decided of the row
    before, which who voided it knew.
    """

    by: str = ""
    at: str = ""
    source: str = ""
    void: str = ""

    def __str__(self) -> str:
        return "，".join(filter(None, (" ".join(filter(None, (self.by, self.at))), self.source)))


class Record(NamedTuple):
    """One row about one student in one file.

    *result* is the judged text as it goes on paper; of who has none yet what stands there instead
    (联系不上), "" where nothing does. *checked_at* and *given_at* carry the notice's time zone;
    *given_at* decides which of several results is the newest. What a file only lets one infer (级
    from the class) is not in a record. A record of the school's list (`Kind.LIST`) says who there
    is, and has no result. *on_purpose* is that somebody said of a *result* that is not understood:
    it is a fault, as written. *away* is why the file says that the student does not take part, ""
    where it does not. *decision* is who decided it and when, of `Kind.DECIDED`, where that was
    written down.
    """

    number: str
    name: str
    where: Where
    kind: Kind
    class_name: str = ""
    college: str = ""
    entry_year: int | None = None
    level: str = ""
    major: str = ""
    result: str = ""
    checked_at: datetime | None = None
    given_at: datetime | None = None
    note: str = ""
    fault: NumberFault = NumberFault.NONE
    on_purpose: bool = False
    away: str = ""
    decision: Decision | None = None

    @property
    def void(self) -> str:
        """What stands under 作废, "" for a record that nobody voided."""
        return self.decision.void if self.decision else ""

    @property
    def source(self) -> str:
        """The summary in which it was decided, "" for a record that nobody decided."""
        return self.decision.source if self.decision else ""


class Origin(NamedTuple):
    """A *file* that was read, or could not be, and what it is.

    *inferred* is what its name or place told about its students, in words. *is_converted*: it was
    a document of an old program, this time; a summary does not keep it.
    """

    file: str
    kind: Kind
    inferred: str = ""
    is_converted: bool = False


class Part(NamedTuple):
    """What came out of the file called *file*; two files of one name are one part."""

    file: str
    origins: tuple[Origin, ...]
    records: Sequence[Record]
    notes: tuple[Problem, ...] = ()


class Summary(NamedTuple):
    """The parts of a summary, one a file, in the order of the files' names.

    *scans* are what pictures of the signed paper have shown of its students.
    """

    parts: tuple[Part, ...] = ()
    scans: tuple[ScanRow, ...] = ()

    def records(self) -> Iterable[Record]:
        """Every record, file by file."""
        for part in self.parts:
            yield from part.records

    def notes(self) -> Iterable[Problem]:
        """What was noticed while reading, file by file."""
        for part in self.parts:
            yield from part.notes

    def origins(self) -> Iterable[Origin]:
        """The files."""
        for part in self.parts:
            yield from part.origins


def part_of(
    file: str, origins: Iterable[Origin], records: Iterable[Record], notes: Iterable[Problem]
) -> Part:
    """A part in its one true order, each thing once."""
    listed = tuple(records)
    if not _is_in_order(listed):
        listed = tuple(sorted(set(listed), key=record_key))
    return Part(file, tuple(sorted(set(origins))), listed, tuple(sorted(set(notes), key=_note_key)))


def _is_in_order(records: Sequence[Record]) -> bool:
    """Whether records come one behind the other already, as those of nearly all files do."""
    keys = [sheet_and_row(record.where) for record in records]
    return all(map(lt, [("", 0), *keys], keys))


def is_no_key(number: str, fault: NumberFault) -> bool:
    """Whether a 学号 tells nobody apart: there is none, or Excel destroyed it."""
    return not number or are_digits_lost(number, fault)


def place_key(where: Where) -> tuple[str, int, str, str]:
    """Sort key for places: as they come in a file.

    >>> sorted([Where("a", "名单", "B10"), Where("a", "名单", "B9")], key=place_key)[0].cell
    'B9'
    """
    return *sheet_and_row(where), where.cell or "", where.file


def sheet_and_row(where: Where) -> tuple[str, int]:
    """What places are sorted by first."""
    _, sheet, cell, line = where
    row = row_of(cell) if cell else None
    return sheet or "", (line or 0) if row is None else row


@lru_cache(maxsize=4096)  # the lists of all classes stand in the same few places
def row_of(cell: str) -> int | None:
    """The row that an address has, None where it is no usual one."""
    row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(row) if row.isdecimal() else None


def by_place(where: Where) -> tuple[object, ...]:
    """Sort key for places: file by file, and as they come in it."""
    return where.file, place_key(where)


def record_key(record: Record) -> tuple[object, ...]:
    """Sort key that tells any two records apart."""
    times = (record.checked_at, record.given_at)
    return (
        place_key(record.where),
        record.kind,
        record[:2],
        record.class_name,
        record.college,
        record.entry_year or 0,
        (
            record.level,
            record.major,
            record.result,
            record.note,
            record.fault,
            record.on_purpose,
            record.away,
            tuple(record.decision or ()),
        ),
        tuple(at.isoformat() if at else "" for at in times),
    )


def _note_key(note: Problem) -> tuple[object, ...]:
    place = place_key(note.where) if note.where else ()
    return (
        place,
        note.code,
        note.severity,
        note.message,
        note.hint,
        *(text or "" for text in (note.number, note.name, note.class_name)),
    )
