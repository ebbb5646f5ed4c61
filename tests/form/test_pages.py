"""The printed pages of filled forms keep a law, whatever the blank one is like.

A sheet begins a page of its own and is one page where the blank one is, its header over its rows
and the line to sign below them; and where it has fewer rows than the blank one, no page has room
for three more.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from page_blanks import EXCEL, WORD
from page_reading import Printed, free_rows, pages

from form.excel.test_print import need_calc
from form.word.test_print import printed
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.check.check import ClassReport, Line
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.rows import Row, rows
from tongzhi_cli.form.word.fill import Filled
from tongzhi_cli.form.word.fit import fitting
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import Student

CLASS = "2014级软件工程1班"
NUMBER = r"201403010\d{3}"
HEADER = "学号"
SIGNED = ".*辅导员签名.*"
COUNTS = (1, 12, 31, 47)
#: The margin at the foot of the page, in points: 15 mm; those that have another.
MARGIN = 42.5
MARGINS = {"narrow margins": 17.0}
FAULTS = (
    "民族有误：显示“汉族”，应为“彝族”", "照片不是本人",
    "出生日期有误：显示“1996年10月2日”，应为“1996年2月10日”",
)  # fmt: skip


class Case(NamedTuple):
    """A form filled: where the file is, how many students are on it."""

    filled: Filled
    pages: list[Printed]
    people: int


@cache
def students(count: int) -> list[Row]:
    """An invented class: every sixth has a fault, one a long name."""
    lines = []
    for at in range(1, count + 1):
        name = "阿卜杜热合曼·买买提" if at == 9 else f"安若{'思雨子望'[at % 4]}"
        said = FAULTS[at // 6 % 3] if at % 6 == 2 else "无误"
        number = f"201403010{100 + at}"
        one = Student(number, name, Where("a"), CLASS, 2014, "本科", college="软件学院")
        lines.append(Line(one, judge(said), None))
    return rows(ClassReport(CLASS, "a", tuple(lines)))


def filled(path: Path, data: bytes, count: int) -> Filled:
    path.write_bytes(data)
    form = blank_form.find(path)
    return blank_form.fill(form, students(count), class_name=CLASS, layout=fitting(form, count))


def cases(folder: Path, suffix: str, made: dict[str, bytes]) -> dict[str, list[Case]]:
    """For each blank form that form with no, few and many students, printed at once."""
    found = {
        f"{name} {count}": filled(folder / f"空表{suffix}", data, count)
        for name, data in made.items()
        for count in COUNTS
    }
    documents = {name: one.data for name, one in found.items()}
    printed(folder, documents, suffix)
    read = {name: pages(folder / f"{at:02}.pdf") for at, name in enumerate(documents)}
    return {
        name: [Case(found[f"{name} {n}"], read[f"{name} {n}"], n) for n in COUNTS] for name in made
    }


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Case]]:
    """The documents of this module."""
    need_calc()
    made = {name: make() for name, (make, _) in WORD.items()}
    return cases(tmp_path_factory.mktemp("word"), ".docx", made)


@pytest.fixture(scope="module")
def excel(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Case]]:
    """The workbooks of this module."""
    need_calc()
    made = {name: make() for name, make in EXCEL.items()}
    return cases(tmp_path_factory.mktemp("excel"), ".xlsx", made)


def against(case: Case, margin: float, lists: int = 1) -> Iterator[str]:
    """What of the law a form does not keep."""
    is_cut = any("一张纸放不下" in note for note in case.filled.notes)
    if len(case.pages) != case.filled.sheets:
        yield f"{len(case.pages)} pages for {case.filled.sheets} sheets"
    for at, page in enumerate(case.pages, 1):
        if page.count(HEADER) != lists:
            yield f"page {at} has {page.count(HEADER)} headers"
        if not page.rows(NUMBER):
            yield f"page {at} has nobody"
        if page.count(SIGNED) != 1:
            yield f"page {at} is not signed"
        is_last = at == len(case.pages)
        if is_cut and not is_last and free_rows(page, NUMBER, margin) >= 3:
            yield f"page {at} has room for {free_rows(page, NUMBER, margin):.1f} rows"
    there = {text for page in case.pages for _, text in page.words if re.fullmatch(NUMBER, text)}
    if len(there) != case.people:
        yield f"{len(there)} of {case.people} students"


@pytest.mark.parametrize("name", WORD)
def test_pages_of_word_keep_the_law(word: dict[str, list[Case]], name: str) -> None:
    """A sheet is a page with header, rows and the line to sign, and holds what it has room for."""
    lists, margin = WORD[name][1], MARGINS.get(name, MARGIN)
    broken = {case.people: [*against(case, margin, lists)] for case in word[name]}
    assert not any(broken.values()), broken


@pytest.mark.parametrize("name", EXCEL)
def test_pages_of_excel_keep_the_law(excel: dict[str, list[Case]], name: str) -> None:
    """A worksheet is a page with header, rows and the line to sign."""
    broken = {case.people: [*against(case, MARGIN)] for case in excel[name]}
    assert not any(broken.values()), broken
