"""On paper: the sheet that is printed by itself, and the one that was signed and stays.

A class of 45, of whom three on the first sheet say something else now; the pages are compared dot
by dot.
"""

import subprocess
from collections.abc import Callable

import pytest
from places import ROOT

from form.word.test_print import CLASS, need_printer, printed, students
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.rows import Row

BLANK = blank_form.find(ROOT / "templates" / "fankui_template.docx")
WRONG = {3: "民族应为回族", 12: "照片不是本人", 25: "无学历照片"}
Picture = Callable[[str, int], bytes]


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Picture:
    """The dots of a page of one of the forms, all rendered by one call of LibreOffice."""
    need_printer()
    folder = tmp_path_factory.mktemp("changed")
    later = students(45, results=WRONG)

    def filled(rows: list[Row], *only: int) -> bytes:
        return blank_form.fill(BLANK, rows, class_name=CLASS, only=only).data

    documents = {
        "old": filled(students(45)),
        "new": filled(later),
        "first": filled(later, 1),
        "second": filled(later, 2),
    }
    papers = printed(folder, documents)
    assert {name: len(paper.pages) for name, paper in papers.items()} == {
        "old": 2, "new": 2, "first": 1, "second": 1,
    }  # fmt: skip
    files = {name: folder / f"{at:02}.pdf" for at, name in enumerate(documents)}

    def dots(name: str, page: int) -> bytes:
        made = folder / f"{name}-{page}"
        command = ["pdftoppm", "-r", "150", "-f", str(page), "-l", str(page), "-singlefile"]
        subprocess.run([*command, str(files[name]), str(made)], check=True, timeout=120)
        return made.with_suffix(".ppm").read_bytes()

    return dots


def test_a_changed_sheet_prints_as_in_the_whole_form(picture: Picture) -> None:
    """Page 1 by itself is page 1 of the whole new form, and is not that of the old one."""
    assert picture("first", 1) == picture("new", 1)
    assert picture("new", 1) != picture("old", 1)


def test_a_sheet_that_did_not_change_is_the_one_that_was_signed(picture: Picture) -> None:
    """Page 2 of the new form is page 2 of the old one."""
    assert picture("new", 2) == picture("old", 2)


def test_a_later_sheet_prints_as_in_the_whole_form(picture: Picture) -> None:
    """Page 2 by itself has no empty page before it and looks as in the whole form."""
    assert picture("second", 1) == picture("new", 2)
