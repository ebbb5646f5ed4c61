"""The files of a roll that is split: one clean workbook a part, or all of them in one zip."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO

from tongzhi_cli.columns.column import Column
from tongzhi_cli.model.classes.class_name import class_name_in
from tongzhi_cli.model.classes.class_spelling import plain
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import writing
from tongzhi_cli.office.writing import File
from tongzhi_cli.packs.split.plan import Part
from tongzhi_cli.roster.read import Placed
from tongzhi_cli.roster.structure.titles import title_above
from tongzhi_cli.roster.workbook import Row, build, columns_of

ENDING = ".xlsx"


class Roll(NamedTuple):
    """The *rows* of the clean workbook of a roll, and the title of the list that each is from."""

    rows: Sequence[Row]
    titles: Sequence[str]
    columns: Sequence[Column]


def roll_of(placed: Sequence[Placed], rows: Sequence[Row]) -> Roll:
    """A roll as it was read; a list without a title has that of the only other one."""
    known: dict[tuple[int, int, int], str] = {}
    found = []
    for one in placed:
        key = id(one.table), one.header.row, one.header.first
        if key not in known:
            known[key] = title_above(one.table, one.header)
        found.append(known[key])
    told = set(found) - {""}
    only = told.pop() if len(told) == 1 else ""
    return Roll(rows, [title or only for title in found], columns_of(rows))


def name_of(part: Part) -> str:
    """The place of a part below the folder that all are in, or in the zip."""
    return "/".join(part.path) + ENDING


def files_of(parts: Sequence[Part], roll: Roll, target: Path, *, zipped: bool) -> list[File]:
    """What is written: a workbook for each part below the folder *target*, or the zip *target*."""
    if zipped:
        return [File(target, partial(_write_zip, parts=parts, roll=roll))]
    return [
        File(target.joinpath(*name_of(part).split("/")), partial(_write, part=part, roll=roll))
        for part in parts
    ]


def others_below(folder: Path, written: Collection[Path]) -> Iterator[Path]:
    """The workbooks that lay in *folder* before and are none of those *written*, in their order."""
    ours = set(written)
    return (path for path in sorted(folder.rglob(f"*{ENDING}")) if path not in ours)


def _write(file: IO[bytes], part: Part, roll: Roll) -> None:
    file.write(_workbook(part, roll))


def _write_zip(file: IO[bytes], parts: Sequence[Part], roll: Roll) -> None:
    writing.zipped(file, ((name_of(part), partial(_workbook, part, roll)) for part in parts))


def _workbook(part: Part, roll: Roll) -> bytes:
    rows = [roll.rows[at] for at in part.members]
    return build(rows, f"{part.path[-1]}{ENDING}", _title(part, roll), roll.columns)


def _title(part: Part, roll: Roll) -> str:
    """The title of the list that a part is from; of those who do not say where they are, that.

    None where they are from several, or where it names another class.
    """
    titles = {roll.titles[at] for at in part.members}
    title = titles.pop() if len(titles) == 1 else ""
    if part.lacks:
        told = f"没有写{'、'.join(part.lacks)}的学生"
        return f"{title}（{told}）" if title else told
    of_class = dict(part.told).get(Column.CLASS)
    named = class_name_in(title)
    return "" if named and of_class and plain(named) != plain(of_class) else title
