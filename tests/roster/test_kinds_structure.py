"""What stands above, below and beside the cells of a roster: each kind, and what must come of it.

The files of `kinds_structure/` hold a kind each. A case is `== what it is | formats | options`, the
sheets as blocks (`[name]`, cells between bars; #5 is a number, @2014-09-18 a day), and below them
what comes out: `-> 学号 姓名 班级 级 层次` each student, `! code severity place message` each note,
`x message` and `? hint` of a refusal.
"""

import os
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from builders import notice_2018, shown, text_file, xlsx
from spreadsheets import html, ods, xls

from tongzhi_cli.check.check import check_lists
from tongzhi_cli.columns.mapping import mapping_of
from tongzhi_cli.errors import InputError
from tongzhi_cli.roster import read as rosters

FOLDER = Path(__file__).with_name("kinds_structure")
REGENERATE = os.environ.get("FANKUI_REGEN") == "1"
#: A kind is shown by so many cases at least.
FEWEST = 3
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


def came_of(path: Path, case: Case) -> list[str]:
    """What comes of reading a file, as lines of a case."""
    sheets = [case.options[at + 1] for at, one in enumerate(case.options) if one == "--sheet"]
    maps = [case.options[at + 1] for at, one in enumerate(case.options) if one == "--map"]
    try:
        roster, _ = rosters.read(path, notice_2018(), mapping=mapping_of(maps), sheets=sheets)
    except InputError as error:
        message = error.message.replace(str(path), "名单")
        return [f"x {message}", f"? {error.hint}"]
    notes = [
        f"! {one.code} {one.severity} "
        f"{(one.where.cell or one.where.line or one.where.sheet or '-') if one.where else '-'} "
        f"{one.message.replace(str(path), '名单')}"
        for one in check_lists([roster])
    ]
    return [*(f"-> {line}" for line in shown(roster.students)), *notes]


def students(lines: Sequence[str]) -> list[str]:
    """Of what comes of a file, what is the same in every format."""
    return [line for line in lines if line.startswith("-> ")] or [
        line.split(" ", 1)[0] for line in lines if line.startswith("x ")
    ]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.kind}: {case.title}" for case in CASES])
def test_each_kind_comes_out_as_a_person_reads_it(tmp_path: Path, case: Case) -> None:
    """Every student is read, or it is said which were not and why; in every format the same."""
    for at, form in enumerate(case.formats):
        came = came_of(written(case, form, tmp_path), case)
        if at == 0:
            assert came == case.expected
        else:
            assert students(came) == students(case.expected), form


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_each_kind_is_shown_by_several_cases(path: Path) -> None:
    """A kind is mended, not an example: at least three cases, each with what comes of it."""
    cases = list(cases_of(path))
    assert len(cases) >= FEWEST
    assert all(case.expected for case in cases)
    assert len({case.title for case in cases}) == len(cases)


@pytest.mark.skipif(not REGENERATE, reason="only where the expected lines are made anew")
def test_regenerate(tmp_path: Path) -> None:
    """Write what comes out today; read the difference."""
    for path in sorted(FOLDER.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        blocks = re.split(r"^== ", text, flags=re.MULTILINE)
        made = [blocks[0]]
        for block, case in zip(blocks[1:], cases_of(path), strict=True):
            inputs = [one for one in block.split("\n") if not one.startswith(MARKS)]
            body = "\n".join(inputs).rstrip("\n")
            came = came_of(written(case, case.formats[0], tmp_path), case)
            made.append(f"{body}\n" + "\n".join(came) + "\n\n")
        path.write_text("== ".join(made).rstrip("\n") + "\n", encoding="utf-8")
