"""The printed pages of filled Excel forms, as LibreOffice Calc makes them."""

import os
import shutil
from pathlib import Path

import pytest
from excel_blanks import SHAPES, TITLE, saved, usual
from form_reading import squeezed

from form.excel.test_fill import CLASS, filled, students
from form.word.test_print import Paper, missing_from, need_printer, printed
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.rows import Row

#: The pages of 45 students, those of the form itself.
PAGES = {
    "merged title": 2, "two header rows": 2, "two lists side by side": 2,
    "signature and remark": 2, "tick columns": 2, "forty numbered": 2, "few rows": 2,
    "many rows": 2, "landscape": 3, "second sheet explains": 2, "pictures": 2, "locked": 2,
    "class in header cells": 2, "two languages": 2, "computed serials": 2, "header alone": 2,
    "example row": 2,
}  # fmt: skip
#: On these the table goes on over pages, and is signed at its end.
AT_END = {"few rows", "many rows", "header alone"}
LONG = "身份证号码与户口簿不一致，出生日期应为一九九六年三月，民族应为纳西族而不是汉族"
#: So many students on a form of three rows: the line to sign would be alone on a page for some.
COUNTS = range(26, 34)


def need_calc() -> None:
    """Skip, or fail where the environment says that these tests must run (CI)."""
    need_printer()
    program = Path(shutil.which("soffice") or "").resolve().parent
    if not any(program.glob("*sclo*")):
        if os.environ.get("FANKUI_PRINT_TESTS") == "required":
            pytest.fail("LibreOffice Calc is not installed")
        pytest.skip("LibreOffice Calc is not installed")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    """All documents of this module, rendered at once."""
    need_calc()
    folder = tmp_path_factory.mktemp("print")
    documents = {name: filled(folder, name, students(45, 7)).data for name in SHAPES}
    for count in COUNTS:
        documents[f"{count}"] = filled(folder, "few rows", students(count)).data
    documents["crowded"] = _crowded(folder)
    return printed(folder, documents, ".xlsx")


def _crowded(folder: Path) -> bytes:
    """A sheet that fills its page, on which five students have much to say."""
    book, _ = usual(height=25)
    path = folder / "满.xlsx"
    path.write_bytes(saved(book))
    rows = [
        Row(row.serial, row.number, row.name, LONG if row.serial % 5 == 0 else row.result)
        for row in students(25)
    ]
    return blank_form.fill(blank_form.find(path), rows, class_name=CLASS).data


def of_form(paper: Paper) -> list[str]:
    """The pages that are of the form, and not of how it is filled in."""
    return [page for page in paper.pages if "填表说明" not in page]


@pytest.mark.parametrize("name", SHAPES)
def test_pages_are_as_many_as_the_sheets(papers: dict[str, Paper], name: str) -> None:
    """Each worksheet prints as the one page that the blank is; nothing spills over."""
    assert len(of_form(papers[name])) == PAGES[name]


@pytest.mark.parametrize("name", SHAPES)
def test_each_page_is_signed(papers: dict[str, Paper], name: str) -> None:
    """Each page has header and title, and what is signed below; on a long table the last one."""
    pages = [squeezed(page) for page in of_form(papers[name])]
    for page in pages:
        assert "学号" in page
        assert "20140301" in page
    for page in pages if name not in AT_END else pages[-1:]:
        assert name == "header alone" or "辅导员签名" in page
        assert name in AT_END or TITLE in page


@pytest.mark.parametrize("name", SHAPES)
def test_no_text_is_lost(papers: dict[str, Paper], name: str) -> None:
    """Every 学号 and name is on a page, and the class."""
    text = "".join(papers[name].pages)
    rows = students(45, 7)
    assert not missing_from(text, [row.number for row in rows])
    assert not missing_from(text, [row.name for row in rows])
    assert CLASS in squeezed(text)


@pytest.mark.parametrize("count", COUNTS)
def test_nobody_signs_an_empty_page(papers: dict[str, Paper], count: int) -> None:
    """However many students there are, the page with the line to sign has students above it."""
    last = squeezed(papers[f"{count}"].pages[-1])
    assert "辅导员签名" in last
    assert f"{2014030100 + count}" in last
    assert f"{2014030099 + count}" in last


def test_crowded_sheet_stays_on_its_page(papers: dict[str, Paper]) -> None:
    """Rows that become higher do not push the line to sign onto another page."""
    assert len(papers["crowded"].pages) == 1
    assert "辅导员签名" in squeezed(papers["crowded"].pages[0])
