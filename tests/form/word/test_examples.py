"""Rows of a blank form that show how to fill it in: nobody's, told, and not printed."""

import csv
from collections import Counter
from pathlib import Path

import docx
import pytest
from blank_forms import form, saved

from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.rows import Row, outcome
from tongzhi_cli.form.word import read as form_reading
from tongzhi_cli.form.word.fit import Layout
from tongzhi_cli.notice.toml import read as notice_toml

with (Path(__file__).parent / "kinds_examples.tsv").open(encoding="utf-8") as lines:
    KINDS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
NAMED = [f"{one['kind']}: {one['examples']}" for one in KINDS]
PEOPLE = {"2014030101": "安若思", "2014030102": "白若雨", "2014030103": "陈一一"}


def blank(kind: dict[str, str], folder: Path) -> Path:
    """The form with its examples, and so many blank rows behind them."""
    examples = [one.split("|") for one in kind["examples"].split("/")]
    document = form(kind["header"].split("|"), len(examples) + int(kind["blank"]), serials=False)
    for row, texts in zip(document.tables[0].rows[1:], examples, strict=False):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    path = folder / "空表.docx"
    path.write_bytes(saved(document))
    return path


@pytest.mark.parametrize("kind", KINDS, ids=NAMED)
def test_an_example_is_nobody_and_not_printed(kind: dict[str, str], tmp_path: Path) -> None:
    """The class alone stands on the form that comes out, from its first row on; it is told."""
    rows = [
        Row(at, number, name, "无误", outcome(judge("无误")))
        for at, (number, name) in enumerate(PEOPLE.items(), start=1)
    ]
    found = blank_form.find(blank(kind, tmp_path))
    filled = blank_form.fill(found, rows, layout=Layout.SHEETS)
    assert any("示例" in note and "不留" in note for note in filled.notes)
    assert found.rows_per_sheet == (int(kind["blank"]) or 1)
    path = tmp_path / "反馈表.docx"
    path.write_bytes(filled.data)
    tables = docx.Document(str(path)).tables
    texts = {cell.text for table in tables for row in table.rows[1:] for cell in row.cells}
    shown = {one for row in kind["examples"].split("/") for one in row.split("|")}
    assert not (shown - {"", "无误", "1"}) & texts
    roster, _ = form_reading.read(path, notice_toml.read(notice_toml.BUILT_IN))
    assert {one.number: one.name for one in roster.students} == PEOPLE


def test_each_kind_has_inputs_of_its_own() -> None:
    """Each kind has three inputs at least."""
    assert min(Counter(kind["kind"] for kind in KINDS).values()) >= 3
