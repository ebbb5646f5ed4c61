"""Marked files of all programs as LibreOffice prints them: the same text, and the colour."""

import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from form_reading import squeezed
from other_programs import BOOKS, DOCUMENTS

from form.excel.test_print import need_calc
from form.word.test_print import printed
from office.marks import test_excel, test_word
from tongzhi_cli.office.marks.mark import COLOUR

PROGRAMS = {
    **{f"{name}.xlsx": (make, test_excel.marked) for name, make in BOOKS.items()},
    **{f"{name}.docx": (make, test_word.marked) for name, make in DOCUMENTS.items()},
}


class Printed(NamedTuple):
    """The text of a file before and after it was marked, and its first page in pixels."""

    before: str
    after: str
    pixels: bytes


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """All files, as they came and marked, by two calls of LibreOffice."""
    need_calc()
    found: dict[str, Printed] = {}
    for suffix in (".xlsx", ".docx"):
        folder = tmp_path_factory.mktemp("print")
        names = [name for name in PROGRAMS if name.endswith(suffix)]
        files = {name: PROGRAMS[name][0]() for name in names}
        files |= {f"marked {name}": PROGRAMS[name][1](PROGRAMS[name][0]()) for name in names}
        pages = {
            name: squeezed("".join(one.pages))
            for name, one in printed(folder, files, suffix).items()
        }
        for at, name in enumerate(names, start=len(names)):
            pixels = first_page(folder / f"{at:02}.pdf")
            found[name] = Printed(pages[name], pages[f"marked {name}"], pixels)
    return found


def first_page(path: Path) -> bytes:
    command = ["pdftoppm", "-r", "30", "-f", "1", "-l", "1", str(path)]
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_marked_file_prints_as_before_with_its_colour(
    papers: dict[str, Printed], program: str
) -> None:
    """LibreOffice opens it without a loss: every text is there, and the cells are yellow."""
    paper = papers[program]
    if program != "bare.xlsx":  # has styles now, and with them a font that it did not name
        assert sorted(paper.after) == sorted(paper.before)  # pdftotext orders them by the point
    assert "白景行" in paper.after
    assert bytes.fromhex(COLOUR) * 3 in paper.pixels
