"""A stack of pages, one after the other: what each shows, without its pictures."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import cv2
import numpy as np

from tongzhi_cli.columns.column import Column
from tongzhi_cli.errors import InputError, UsageError
from tongzhi_cli.scan import extra, read
from tongzhi_cli.scan.image.flat import Array
from tongzhi_cli.scan.image.grid import Box, Grid
from tongzhi_cli.scan.image.ink import unit
from tongzhi_cli.scan.image.letters import Letters
from tongzhi_cli.scan.image.signers import foot
from tongzhi_cli.scan.inputs import HOW
from tongzhi_cli.scan.judge import State
from tongzhi_cli.scan.match import People
from tongzhi_cli.scan.pictures import Page
from tongzhi_cli.scan.seen import SeenRow, SeenSheet, Shot, Trouble
from tongzhi_cli.scan.sheet import Row, Sheet

if TYPE_CHECKING:
    from tongzhi_cli.scan.header import Head

#: In millimetres: what is shown around a cell, above and below; aside.
_AROUND, _ASIDE = 5.0, 2.0
#: In points: how high a cell is shown, and how wide what is below a table.
_HIGH, _WIDE = 150, 900


def letters() -> Letters:
    """The model, loaded; `extra.require` has seen that it is there."""
    cv2.setNumThreads(1)
    model = extra.model_file()
    if model is None:  # it went since
        extra.require()
        raise UsageError("没有认字的模型", "请重新装看照片的部件。")
    return Letters(model)


def shots(pages: Iterable[Page], people: People, model: Letters, *, crops: bool) -> Iterator[Shot]:
    """What each page shows; with *crops* the cells that a person has to look at go along."""
    before: Head | None = None
    for page in pages:
        if page.image is None:
            yield Shot(page.label, (), Trouble.UNREADABLE, page.error)
            continue
        try:
            seen = read.picture(page.image, people, model, before)
        except (MemoryError, cv2.error):
            error = InputError(f"{page.label} 读不了：太大，或不像一张纸的照片", f"{HOW}。")
            yield Shot(page.label, (), Trouble.UNREADABLE, error)
            continue
        for one in seen.sheets:
            if one.rows:
                before = one.head
        shot = Shot(
            page.label, tuple(_light(one, crops=crops) for one in seen.sheets), _trouble(seen)
        )
        del page, seen  # the next one needs the room
        yield shot


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
