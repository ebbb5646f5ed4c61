"""`import --diff` on pairs of rolls, kind by kind, each with the truth beside it."""

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import Run

Fankui = Callable[..., Run]
PAIRS = Path(__file__).parent / "pairs"
KINDS = {path.stem: path.read_text("utf-8").split("=====\n") for path in sorted(PAIRS.glob("*"))}
CASES = [(kind, at) for kind, pairs in KINDS.items() for at in range(len(pairs))]
SURNAMES, GIVEN = "安白毕曹岑陈程崔邓丁董杜范方冯傅高顾郭韩", "诺瑶舒宁乔夏墨真远宇"
#: Sheets by name.
Sheets = dict[str, list[list[str]]]


def invented(serial: int) -> str:
    """A name that nobody else in a pair has."""
    return SURNAMES[serial % 20] + GIVEN[serial // 20 % 10] + GIVEN[serial // 7 % 10]


def rows_of(line: str) -> Iterator[list[str]]:
    """The cells of a line; 2014030101..2014030140|~ are forty rows of invented students."""
    cells = line.split("|")
    span = re.fullmatch(r"(#?)(\S+)\.\.(\d+)", cells[0])
    if not span:
        end = cells[0][-6:]
        yield [invented(int(end)) if cell == "~" else cell for cell in cells]
        return
    mark, first, last = span.groups()
    count = int(last) - int(first) + 1 if first.isdecimal() else 20
    for serial in range(int(last) - count + 1, int(last) + 1):
        number = mark + (str(serial) if first.isdecimal() else first)
        yield [number, *(invented(serial % 1000000) if one == "~" else one for one in cells[1:])]


def parsed(text: str) -> tuple[dict[str, tuple[str, Sheets]], list[str]]:
    """The two rolls of a pair by 旧 and 新, each with its file's name, and the truth."""
    rolls: dict[str, tuple[str, Sheets]] = {}
    truth: list[str] | None = None
    rows: list[list[str]] = []
    for line in text.strip("\n").split("\n"):
        if truth is not None:
            truth.append(line)
        elif line == "变化":
            truth = []
        elif head := re.fullmatch(r"([旧新]) (\S+)", line):
            name = head[2] if "." in head[2] else f"{head[1]}名单.{head[2]}"
            rows = []
            rolls[head[1]] = (name, {"名单": rows})
        elif tab := re.fullmatch(r"\[(.+)\]", line):
            sheets = list(rolls.values())[-1][1]
            sheets.pop("名单") if sheets.get("名单") == [] else None
            rows = sheets.setdefault(tab[1], [])
        else:
            rows += rows_of(line)
    return rolls, truth or []


def write(path: Path, sheets: Sheets) -> Path:
    """A roll as a CSV or a workbook, where #… are number cells, as Excel keeps them."""
    if path.suffix == ".csv":
        file = StringIO()
        csv.writer(file).writerows(row for rows in sheets.values() for row in rows)
        path.write_text(file.getvalue(), "utf-8")
        return path
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([float(one[1:]) if one.startswith("#") else one for one in row])
    book.save(path)
    return path


def told(found: Mapping[str, Any]) -> list[str]:
    """What --json says, a line for each thing, as the truth is written."""
    lines = [
        f"{what} {one['number']} {one['name']}" for what in ("came", "went") for one in found[what]
    ]
    for one in found["changed"]:
        for each in one["changes"]:
            whose = one["name"] if each["what"] == "number" else one["number"]
            change = f"{each['before'] or ''}>{each['after'] or ''}"
            lines.append(f"{each['what']} {whose} {change}")
    lines += [
        f"classes {one['what']} {'+'.join(one['before'])}>{'+'.join(one['after'])} "
        f"{len(one['students'])}"
        for one in found["classes"]
    ]
    lines += [f"maybe {one['went']}>{'+'.join(one['came'])}" for one in found["maybe"]]
    lines += [f"silent {one}" for one in found["not_compared"]]
    lines += [f"destroyed {len(found['destroyed'])}"] if found["destroyed"] else []
    lines += [f"same {found['unchanged']}"] if found["unchanged"] else []
    return lines


@pytest.mark.parametrize(("kind", "at"), CASES)
def test_pairs_of_each_kind(kind: str, at: int, fankui: Fankui, tmp_path: Path) -> None:
    """Exactly what is another is told, of exactly those of whom it is."""
    rolls, truth = parsed(KINDS[kind][at])
    paths = [write(tmp_path / name, sheets) for name, sheets in rolls.values()]
    run = fankui("import", *paths, "--diff", "--json")
    found = json.loads(run.out)
    names = {one["number"]: one["name"] for what in ("came", "went") for one in found[what]}
    truth = [re.sub(r"(\d+) ~$", lambda one: f"{one[1]} {names.get(one[1])}", one) for one in truth]
    assert sorted(told(found)) == sorted(truth)
    nothing = all(re.match("same|destroyed|silent|classes written", one) for one in truth)
    assert run.code == (0 if nothing else 1)


def test_each_kind_has_several_pairs() -> None:
    """Three at least, of ten kinds or more: a kind is mended, not an example."""
    assert {kind: len(pairs) for kind, pairs in KINDS.items() if len(pairs) < 3} == {}
    assert len(KINDS) >= 10
