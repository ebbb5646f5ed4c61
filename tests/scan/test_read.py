"""What a picture is taken for, before anything in it is read; only where the extra is installed."""

from io import BytesIO

import pytest

from tongzhi_cli.scan import extra

if extra.missing():
    pytest.skip("the extra scan is not installed", allow_module_level=True)

import cv2
import numpy as np
from PIL import Image

from tongzhi_cli.columns.column import Column
from tongzhi_cli.scan import header, read, sheet
from tongzhi_cli.scan.header import Head, Upper
from tongzhi_cli.scan.image import curves, flat, tables
from tongzhi_cli.scan.image import grid as straight
from tongzhi_cli.scan.image.flat import Array
from tongzhi_cli.scan.image.grid import Grid
from tongzhi_cli.scan.image.letters import Letters, Text
from tongzhi_cli.scan.image.tables import Rectified
from tongzhi_cli.scan.judge import State, Verdict
from tongzhi_cli.scan.match import People, Person
from tongzhi_cli.scan.seen import Seal
from tongzhi_cli.scan.sheet import Row, Sheet

PEOPLE = People([])


class NoLetters(Letters):
    """Reads nothing: everything that is read is said by the test."""

    def __init__(self) -> None:
        pass

    def read(self, lines: object, wanted: object = ()) -> list[Text]:
        """Of no line."""
        assert not lines
        assert not wanted
        return []


LETTERS = NoLetters()


def quad(left: int, top: int, right: int, bottom: int) -> Array:
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)


@pytest.mark.parametrize(
    ("outer_is_whole", "inner_is_whole", "taken"),
    [(True, True, "outer"), (False, True, "inner"), (False, False, "outer")],
)
def test_the_edges_of_the_paper_are_no_table_around_the_table(
    monkeypatch: pytest.MonkeyPatch, outer_is_whole: bool, inner_is_whole: bool, taken: str
) -> None:
    """What lies within counts where the header is read there alone; nothing is read twice."""
    white = np.full((400, 300, 3), 255, np.uint8)
    found = [Rectified(white, (4, 4), quad(0, 0, 300, 400)),
             Rectified(white, (4, 4), quad(40, 60, 260, 340))]  # fmt: skip
    heads = {"outer": outer_is_whole, "inner": inner_is_whole}
    monkeypatch.setattr(tables, "found", lambda *_: found)
    monkeypatch.setattr(curves, "traced", lambda *_: curves.Lines([], []))
    monkeypatch.setattr(straight, "straightened", lambda *_: grid(1, 1))
    names = iter(heads)
    person = Person("1", "王伟")

    def seen(*_: object, **__: object) -> Sheet:
        name = next(names)
        head = Head(0, ({},), len(name), is_whole=heads[name])
        row = Row(person._replace(result=name), Verdict(State.LOOK), (), None)
        return Sheet((row,), 0, Seal.GREY, head, grid(1, 1))

    monkeypatch.setattr(sheet, "read", seen)
    shown = read.picture(white, PEOPLE, LETTERS).sheets
    assert [one.rows[0].whose.result for one in shown] == [taken]


def grid(rows: int, columns: int) -> Grid:
    """A table of cells that hold nothing."""
    blank = np.full((20 * rows + 1, 40 * columns + 1), 255, np.uint8)
    places = {(row, at): (row, at) for row in range(rows) for at in range(columns)}
    return Grid(
        np.dstack([blank] * 3), blank, 255 - blank, tuple(range(0, 20 * rows + 1, 20)),
        tuple(range(0, 40 * columns + 1, 40)), places, places,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "whole"),
    [
        (["序号", "44", "姓名", "校对结果", "本人签名"], True),
        (["序号", "学号", "性各", "校对结果", "本人签名"], True),
        (["序号", "44", "姓名", "校对结果", ""], False),
        (["", "", "", "", ""], False),
    ],
)
def test_a_heading_that_is_not_read_is_what_stands_below_it(
    heading: list[str], whole: bool
) -> None:
    """学号 or 姓名 by the rows of people; only where somebody signs has to be read."""
    people = People([Person(f"201407120{at}", name) for at, name in enumerate("甲乙丙丁戊")])
    below = [[str(at), f"201407120{at}", name, "无误", ""] for at, name in enumerate("甲乙丙丁戊")]
    people = People([Person(row[1], row[2] * 2) for row in below])
    rows = [heading, *([*row[:2], row[2] * 2, *row[3:]] for row in below)]
    texts = {(at, column): word for at, row in enumerate(rows) for column, word in enumerate(row)}
    upper = Upper(grid(len(rows), 5), texts)
    head = sheet._by_content(upper, people, LETTERS, None)  # noqa: SLF001  reads no picture
    assert head is not None
    assert (head.is_whole, head.below) == (whole, 1 if whole else 0)
    assert head.blocks[0][Column.NUMBER] == 1
    assert (Column.SIGNATURE in head.blocks[0]) is whole
    assert header.plain("校对结") == "校对结果"


def page(*, of_two: bool, size: float = 1.0) -> Array:
    """A page with strokes, of black and white alone or with the greys of a scanner, as JPEG."""
    rng = np.random.default_rng(3)
    image = np.full((1500, 1100), 255, np.uint8)
    for at in range(60, 1440, 60):
        cv2.line(image, (60, at), (1040, at), 40, 3, cv2.LINE_AA)
        cv2.putText(image, "2014071203", (100, at - 12), 2, 1.1, 30, 2, cv2.LINE_AA)
    image = np.clip(image + rng.normal(0, 4, image.shape), 0, 255)
    if of_two:
        image = np.where(image > 165, 255.0, 0.0)
    small = cv2.resize(image, None, fx=size, fy=size, interpolation=cv2.INTER_AREA)
    file = BytesIO()
    Image.fromarray(small.astype(np.uint8)).convert("RGB").save(file, "JPEG", quality=80)
    return np.array(Image.open(file))


def test_a_picture_without_greys_is_known() -> None:
    """A fax, also one that was made smaller; not a scan, a photograph, an empty page."""
    assert flat.is_two_toned(page(of_two=True))
    assert flat.is_two_toned(page(of_two=True, size=2 / 3))
    assert not flat.is_two_toned(page(of_two=False))
    assert not flat.is_two_toned((page(of_two=True) * 0.9).astype(np.uint8))
    assert not flat.is_two_toned(np.full((200, 200, 3), 255, np.uint8))
