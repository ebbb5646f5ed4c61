"""What the pages of pictures show, without the pictures: read one by one, in any process.

Each is read for itself. Only a list that goes on without a header takes what its columns are from
the sheet before it, which another process may have read: it is read again with that (`Reader`).
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np

from tongzhi_cli.columns.column import Column
from tongzhi_cli.errors import InputError, UsageError
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan import extra, pictures, read
from tongzhi_cli.scan.header import Head
from tongzhi_cli.scan.image.flat import Array
from tongzhi_cli.scan.image.grid import Box, Grid
from tongzhi_cli.scan.image.ink import unit
from tongzhi_cli.scan.image.letters import Letters
from tongzhi_cli.scan.image.signers import foot
from tongzhi_cli.scan.judge import State
from tongzhi_cli.scan.kinds import HOW
from tongzhi_cli.scan.match import People, Person
from tongzhi_cli.scan.pictures import Page
from tongzhi_cli.scan.seen import GUESSED, SeenRow, SeenSheet, Shot, Trouble
from tongzhi_cli.scan.sheet import Row, Sheet

#: In millimetres: what is shown around a cell, above and below; aside.
_AROUND, _ASIDE = 5.0, 2.0
#: In points: how high a cell is shown, and how wide what is below a table.
_HIGH, _WIDE = 150, 900
_COLUMN = re.compile(f"({'|'.join(Column)})([0-9]{{1,3}})")


def letters() -> Letters:
    """The model, loaded; `extra.require` has seen that it is there."""
    cv2.setNumThreads(1)
    model = extra.model_file()
    if model is None:  # it went since
        extra.require()
        raise UsageError("没有认字的模型", "请重新装看照片的部件。")
    return Letters(model)


class Work(NamedTuple):
    """What is read in one go: a picture at a *path*, or a *page* of a PDF, which is there."""

    path: Path
    page: Page | None = None

    def pages(self) -> Iterator[Page]:
        """Its pages; of a picture, as a rule, one."""
        return iter([self.page]) if self.page else pictures.pages([self.path])


class Reader:
    """Reads pages of *people*; with *crops* the cells that a person has to look at go along."""

    def __init__(self, people: Sequence[Person], *, crops: bool) -> None:
        self._people, self._crops = People(people), crops
        self._letters: Letters | None = None

    def read(self, work: Work, before: str = "") -> list[Shot]:
        """What its pages show; *before* is the header of the sheet before them."""
        result = []
        for page in work.pages():
            result.append(self._shot(page, before))
            before = head_after(result[-1:], before)
            del page  # the next one needs the room
        return result

    def _shot(self, page: Page, before: str) -> Shot:
        if page.image is None:
            return Shot(page.label, (), Trouble.UNREADABLE, page.error, page.number, page.file)
        self._letters = self._letters or letters()
        try:
            seen = read.picture(page.image, self._people, self._letters, _head_of(before))
        except (MemoryError, cv2.error):
            error = InputError(f"{page.label} 读不了：太大，或不像一张纸的照片", f"{HOW}。")
            return Shot(page.label, (), Trouble.UNREADABLE, error, page.number, page.file)
        sheets = tuple(_light(one, crops=self._crops) for one in seen.sheets)
        return Shot(page.label, sheets, _trouble(seen), page=page.number, file=page.file)


def head_after(shots: Sequence[Shot], before: str) -> str:
    """The header for what comes behind *shots*: of the last sheet that is somebody's."""
    heads = [sheet.head for one in shots for sheet in one.sheets if sheet.rows]
    return heads[-1] if heads else before


def wants_before(shots: Sequence[Shot]) -> bool:
    """Whether a sheet has no header of its own: what is before it may tell its columns."""
    return any(sheet.head.startswith(GUESSED) for one in shots for sheet in one.sheets)


def _told(head: Head) -> str:
    """A header in a few signs: how wide the table is, the columns of each list in it.

    >>> _told(Head(1, ({Column.NUMBER: 1, Column.NAME: 2},), 6))
    '6:学号1,姓名2'
    """
    blocks = "/".join(",".join(f"{key}{at}" for key, at in one.items()) for one in head.blocks)
    return f"{'' if head.is_whole else GUESSED}{head.width}:{blocks}"


def _head_of(told: str) -> Head | None:
    """The header that a text tells of.

    >>> head = Head(0, ({Column.NUMBER: 1, Column.NAME: 12}, {Column.NUMBER: 14}), 16)
    >>> _head_of(_told(head)) == head, _head_of("")
    (True, None)
    """
    width, is_there, blocks = told.removeprefix(GUESSED).partition(":")
    if not is_there:
        return None
    read = [_COLUMN.findall(block) for block in blocks.split("/")]
    found = tuple({Column(key): int(at) for key, at in block} for block in read)
    return Head(0, found, int(width), is_whole=not told.startswith(GUESSED))


def _trouble(seen: read.Seen) -> Trouble | None:
    if not seen.sheets:
        return Trouble.NO_HEADER if seen.has_table else Trouble.NO_TABLE
    if not any(one.rows for one in seen.sheets):
        return Trouble.FOREIGN
    return None


#: What tells of a result.
_OUTCOMES = (Column.RESULT, Column.RIGHT, Column.WRONG)


def _light(sheet: Sheet, *, crops: bool) -> SeenSheet:
    has_result = any(one in block for block in sheet.head.blocks for one in _OUTCOMES)
    rows = [
        SeenRow(
            one.whose.number,
            one.verdict,
            one.differs,
            _crop(sheet.grid, one) if crops and one.verdict.state is State.LOOK else b"",
            has_result,
            name=one.whose.name,
        )
        for one in sheet.rows
    ]
    return SeenSheet(
        tuple(rows),
        sheet.unread,
        sheet.seal,
        is_blurred=sheet.is_blurred,
        signers=sheet.signers,
        foot=_jpeg(foot(sheet.grid, sheet.last).of(sheet.grid.image), _WIDE, 1) if crops else b"",
        head=_told(sheet.head),
    )


def _crop(grid: Grid, row: Row) -> bytes:
    """The cell for the signature and a little around it, as JPEG."""
    if row.box is None:
        return b""
    u = unit(grid)
    around, aside = round(_AROUND * u), round(_ASIDE * u)
    box = Box(
        row.box.left - aside, row.box.top - around, row.box.right + aside, row.box.bottom + around
    )
    return _jpeg(box.of(grid.image), _HIGH, 0)


def _jpeg(part: Array, size: int, axis: int) -> bytes:
    """A part of a picture as JPEG, so many points high (axis 0) or wide."""
    if not part.size:
        return b""
    scale = size / part.shape[axis]
    small = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    is_made, data = cv2.imencode(".jpg", np.ascontiguousarray(small[:, :, ::-1]),
                                 [cv2.IMWRITE_JPEG_QUALITY, 80])  # fmt: skip
    return bytes(data) if is_made else b""
