"""Columns in Excel that do not fit: smaller letters or sheets, fewer rows, or what to widen."""

import csv
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from excel_blanks import saved, usual
from excel_reading import loaded, rows_with
from form_reading import squeezed

from form.excel.test_fill import students
from form.excel.test_print import need_calc
from form.word.test_print import printed
from tongzhi_cli.errors import InputError
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.word.fill import Filled

_TABLE = Path(__file__).with_name("kinds_narrow.tsv")
_FIELDS = ("kind", "widths", "rows", "height", "text", "sheet", "said")
with _TABLE.open(encoding="utf-8", newline="") as file:
    KINDS = [
        dict(zip(_FIELDS, one, strict=True))
        for one in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if not one[0].startswith("#")
    ]
LONG = "民族有误：显示“汉族”，应为“纳西族”；姓名有误：显示“安若”，应为“安诺”"
#: For each text which student is odd, and how.
TEXTS = {
    "usual": (0, ""), "faults": (1, LONG[:18]), "some faults": (4, LONG[:18]),
    "some long faults": (4, LONG), "long faults": (1, LONG), "long names": (1, ""),
}  # fmt: skip


def people(text: str, count: int) -> list[Row]:
    every, fault = TEXTS[text]
    rows = students(count)
    for at in range(0, count if every else 0, every or 1):
        name = "阿卜杜热合曼·买买提" if text == "long names" else rows[at].name
        rows[at] = rows[at]._replace(name=name, result=fault or "无误")
    return rows


def filled(kind: Mapping[str, str], folder: Path) -> Filled:
    widths = [float(one) for one in kind["widths"].split()]
    book, _ = usual(rows=int(kind["rows"]), widths=widths, height=float(kind["height"]))
    path = folder / "附件2.xlsx"
    path.write_bytes(saved(book))
    rows = people(kind["text"], int(kind["rows"]))
    return blank_form.fill(blank_form.find(path), rows, class_name="2014级软件工程1班")


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: f"{one['kind']}: {one['widths']}")
def test_what_does_not_fit_gives_way(kind: dict[str, str], tmp_path: Path) -> None:
    """Letters, then the sheet become smaller, then rows fewer; what nobody can read is refused."""
    if kind["sheet"] == "!":
        with pytest.raises(InputError, match=kind["said"]) as refused:
            filled(kind, tmp_path)
        assert "列宽改成" in refused.value.hint
        return
    made = filled(kind, tmp_path)
    said = [note for note in made.notes if kind["said"] and kind["said"] in note]
    assert len(said) == bool(kind["said"])
    assert ("一张纸放不下" in "".join(made.notes)) == (kind["kind"] == "fewer rows")
    count = int(kind["rows"])
    assert (made.sheets > 1) == (kind["sheet"] == "?")
    there = [rows_with(sheet, "2014030") for sheet in loaded(made.data).worksheets]
    assert sum(map(len, there)) == count


@pytest.mark.parametrize("name", ["fewer rows", "smaller sheet", "smaller letters"])
def test_each_page_is_signed_below_students(name: str, tmp_path: Path) -> None:
    """A page has students and the line to sign, as many pages as sheets."""
    need_calc()
    made = {
        f"{at}": filled(kind, tmp_path) for at, kind in enumerate(KINDS) if kind["kind"] == name
    }
    papers = printed(tmp_path, {at: one.data for at, one in made.items()}, ".xlsx")
    for at, one in made.items():
        pages = [squeezed(page) for page in papers[at].pages]
        assert len(pages) == one.sheets
        assert all("辅导员签名" in page and "2014030" in page for page in pages)


def test_each_kind_has_inputs_of_its_own() -> None:
    """Each kind has three inputs at least."""
    assert min(Counter(one["kind"] for one in KINDS).values()) >= 3
