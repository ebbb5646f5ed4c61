"""Rosters as small blocks of text, for the tests of what stands above the cell.

A file holds a kind. A case is `== what it is | formats | options`, the sheets as blocks (`[name]`,
cells between bars; #5 is a number, @2014-09-18 a day), and below them what comes out:
`-> 学号 姓名 班级 级 层次` each student, `! code severity place message` each note, `x message` and
`? hint` of a refusal.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from builders import text_file, xlsx
from spreadsheets import html, ods, xls

FOLDER = Path(__file__).parents[1] / "roster" / "kinds_structure"
MARKS = ("-> ", "! ", "x ", "? ")

Cell = str | int | datetime | None


class Case(NamedTuple):
    """A roster, how it is read, and what comes out."""

    kind: str
    title: str
    formats: Sequence[str]
    options: Sequence[str]
    sheets: dict[str, list[list[Cell]]]
    expected: list[str]


def cell(text: str) -> Cell:
    """A cell as a case writes it."""
    text = text.strip()
    if text.startswith("#"):
        return int(text[1:])
    if text.startswith("@"):
        return datetime.fromisoformat(text[1:])
    return text or None


def cases_of(path: Path) -> Iterator[Case]:
    """The cases of one kind."""
    for block in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, *lines = block.rstrip("\n").split("\n")
        title, formats, options = (part.strip() for part in f"{head} | ".split("|")[:3])
        sheets: dict[str, list[list[Cell]]] = {}
        while lines and not lines[-1]:
            lines.pop()
        expected = [line for line in lines if line.startswith(MARKS)]
        inputs = lines[: lines.index(expected[0])] if expected else lines
        while inputs and not inputs[-1]:
            inputs.pop()
        name = "名单"
        for line in inputs:
            if match := re.fullmatch(r"\[(.+)\]", line):
                name = match[1]
                sheets[name] = []
            else:
                row = [cell(text) for text in line.split("|")] if line else []
                sheets.setdefault(name, []).append(row)
        yield Case(path.stem, title, formats.split(), options.split(), sheets, expected)


CASES = [case for path in sorted(FOLDER.glob("*.txt")) for case in cases_of(path)]


def written(case: Case, form: str, folder: Path) -> Path:
    """The roster as a file of that format."""
    path = folder / f"名单.{'xls' if form == 'html' else form}"
    (rows, *_) = case.sheets.values()
    match form:
        case "xlsx":
            return xlsx(path, case.sheets)
        case "xls":
            path.write_bytes(xls(case.sheets))
        case "ods":
            path.write_bytes(ods(case.sheets))
        case "html":
            path.write_bytes(html(rows))
        case _:
            lines = [",".join("" if one is None else str(one) for one in row) for row in rows]
            return text_file(path, "".join(f"{line}\n" for line in lines))
    return path
