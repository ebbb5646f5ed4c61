"""Rolls read for `import`: their students, and what stands beside each in the file."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.mapping import ColumnMap, mapping_of, refuse_unused
from tongzhi_cli.errors import InputError, reading
from tongzhi_cli.loader.word.roll import is_word
from tongzhi_cli.model.file_kind import WrongKindError
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.roster import read as rosters
from tongzhi_cli.roster.model import Roster
from tongzhi_cli.roster.read import Placed

if TYPE_CHECKING:
    from tongzhi_cli.roster.workbook import Row
    from tongzhi_cli.tables.table import Book

#: Excel cuts a longer text.
_LONGEST = 32_767


class RollOptions(NamedTuple):
    """What says which rolls are read, and how: files and options, as typed."""

    files: Sequence[str]
    class_name: str | None
    mapping: Sequence[str]
    sheets: Sequence[str]


class Rolls(NamedTuple):
    """The rolls that could be *read*, their students where they stand, and the *failures*.

    *columns* are those of each roll, by its file.
    """

    read: Sequence[Roster]
    placed: Sequence[Placed]
    failures: Sequence[InputError]
    columns: Mapping[str, Collection[Column]]


def read_rolls(given: RollOptions, *, with_rows: bool = True) -> Rolls:
    """Read the rolls; one that cannot be read does not stop the others.

    Where nobody asks for the rows (*with_rows*), the cells of a roll are let go of: two large ones
    would not have room beside each other.

    Raises:
        UsageError: --map is written wrongly, or names a column that no file has.

    """
    mapping = mapping_of(given.mapping)
    read: list[Roster] = []
    placed: list[Placed] = []
    failures: list[InputError] = []
    columns: dict[str, set[Column]] = {}
    for name in dict.fromkeys(given.files):
        try:
            with reading(name):
                roster, rows = rosters.read_placed(
                    Path(name),
                    _in_word(name, mapping),
                    class_given=given.class_name,
                    mapping=mapping,
                    sheets=given.sheets,
                )
        except InputError as error:
            failures.append(_explained(error, name))
            continue
        read.append(roster)
        headers = {id(one.header): one.header for one in rows}
        columns[roster.file] = {each for one in headers.values() for each in one.columns}
        placed += rows if with_rows else ()
        del rows
    if not failures:
        refuse_unused(mapping)
    return Rolls(read, placed, failures, columns)


def _in_word(name: str, mapping: ColumnMap) -> "Book | None":
    """A roster in a Word document, opened; None of any other file."""
    if not is_word(name):
        return None
    from tongzhi_cli.loader.notices import notice_for
    from tongzhi_cli.loader.word.roll import roll_in

    return roll_in(Path(name), notice_for(name, None)[0], mapping)


def _explained(error: InputError, name: str) -> InputError:
    """An error told by what the file is, where it is no roster."""
    from tongzhi_cli.loader.notices import notice_for
    from tongzhi_cli.loader.slots import with_roster
    from tongzhi_cli.summary.file_kind import explained

    notice, _ = notice_for(name, None)
    known = explained(error, Path(name), notice)
    return with_roster(known, None) if isinstance(known, WrongKindError) else known


def rows_of(placed: Sequence[Placed]) -> "list[Row]":
    """What the clean workbook says of students.

    Raises:
        InputError: a cell is too long for Excel.

    """
    from tongzhi_cli.roster.workbook import Row  # openpyxl takes longer than all the reading

    return [Row(one.student, *_answer(one)) for one in placed]


def _answer(one: Placed) -> tuple[str, datetime | str, str]:
    """What the roster itself already says: 校对结果, 校对时间, 备注."""
    from tongzhi_cli.dates.cells import moment_of

    def text(field: Column) -> str:
        column = one.header.columns.get(field)
        said = clean_answer(one.table.text(one.row, column))
        if len(said) > _LONGEST:
            raise InputError(
                f"{one.table.where(one.row, column)} 有 {len(said)} 个字，Excel 一格放不下",
                f"请改短到 {_LONGEST} 字以内，再运行一次。",
            )
        return said

    value = one.table.value(one.row, one.header.columns.get(Column.CHECKED_AT))
    return text(Column.RESULT), moment_of(value) or text(Column.CHECKED_AT), text(Column.NOTE)
