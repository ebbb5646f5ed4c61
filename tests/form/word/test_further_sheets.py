"""A form that has its further sheets printed: each keeps its own title, and the list runs on."""

from pathlib import Path

import docx
import pytest
from drawn_forms import drawn, numbered
from form_reading import W

from form.test_every_result import read_back
from form.word.test_forms_of_schools import CLASS, students
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.word.document.others import BESIDE
from tongzhi_cli.form.word.fill import Filled
from tongzhi_cli.form.word.fit import Layout, fitting

HEADER = "|序号|学号|姓名|校对结果|本人签名|"
SIGNERS = "辅导员签名：        学院公章："


def sheet(title: str, first: int, rows: int, *, line: str = "班级：____________") -> list[str]:
    return [title, line, HEADER, *numbered("|#|||||", rows, first), SIGNERS]


#: The sheets of a form: their titles, and where the 序号 of each begins.
FORMS = {
    "two pages": [("反馈表（第一页）", 1), ("反馈表（第二页）", 21)],
    "numbers alone go on": [("反馈表", 1), ("反馈表", 21)],
    "titles alone differ": [("反馈表一", 1), ("反馈表二", 1)],
    "three pages": [("反馈表（1）", 1), ("反馈表（2）", 21), ("反馈表（3）", 41)],
}


def filled(name: str, folder: Path, count: int, only: tuple[int, ...] = ()) -> Filled:
    lines: list[str] = []
    for title, first in FORMS[name]:
        lines += [*(["---"] if lines else []), *sheet(title, first, 20)]
    path = folder / "空白.docx"
    path.write_bytes(drawn(lines))
    form = blank_form.find(path)
    made = blank_form.fill(form, students(count), class_name=CLASS, only=only)
    (folder / "反馈表.docx").write_bytes(made.data)
    return made


def lines_of(path: Path) -> list[str]:
    return [one.text.strip() for one in docx.Document(str(path)).paragraphs if one.text.strip()]


@pytest.mark.parametrize("count", [1, 12, 21, 45])
@pytest.mark.parametrize("name", FORMS)
def test_the_list_runs_over_the_printed_sheets(name: str, count: int, tmp_path: Path) -> None:
    """Each sheet keeps its title, has the class on its line, and takes up where the last ended."""
    made = filled(name, tmp_path, count)
    path = tmp_path / "反馈表.docx"
    needed = -(-count // 20)
    titles = [title for title, _ in FORMS[name]]
    wanted = [*titles, *[titles[-1]] * needed][:needed]
    assert made.sheets == needed
    assert lines_of(path) == [
        line for title in wanted for line in (title, f"班级：{CLASS}", SIGNERS.strip())
    ]
    serials = [
        row.cells[0].text for table in docx.Document(str(path)).tables for row in table.rows[1:]
    ]
    assert serials == [str(at) for at in range(1, 20 * needed + 1)]
    assert read_back(path) == [(one.number, one.name, one.result) for one in students(count)]
    more = [note for note in made.notes if "照最后一页的样子加" in note]
    assert bool(more) == (needed > len(titles) == len({*titles}))


@pytest.mark.parametrize("name", FORMS)
def test_one_sheet_of_them_is_printed_again(name: str, tmp_path: Path) -> None:
    """Of the sheets that are wanted each is the one that it is in the whole form."""
    filled(name, tmp_path, 30, only=(2,))
    assert lines_of(tmp_path / "反馈表.docx")[0] == FORMS[name][1][0]
    assert read_back(tmp_path / "反馈表.docx") == [
        (one.number, one.name, one.result) for one in students(30)[20:]
    ]


@pytest.mark.parametrize("name", FORMS)
def test_each_begins_a_page(name: str, tmp_path: Path) -> None:
    """A page begins with each sheet but the first, and with nothing else."""
    filled(name, tmp_path, 38)
    element = docx.Document(str(tmp_path / "反馈表.docx")).element
    (mark,) = element.iter(f"{W}pageBreakBefore")
    paragraph = next(mark.iterancestors(f"{W}p"))
    assert "".join(one.text or "" for one in paragraph.iter(f"{W}t")) == FORMS[name][1][0]
    assert not [*element.iter(f"{W}br")]


@pytest.mark.parametrize(
    ("titles", "told"),
    [(("2014级软件1班反馈表", "2014级软件2班反馈表"), "2014级软件2班反馈表"),
     (("2014级软件（1）班反馈表", "2014级软件（2）班反馈表"), "2014级软件（2）班反馈表"),
     (("软件学院反馈表", "信息学院反馈表"), "信息学院反馈表"),
     (("学历照片反馈表", "学籍信息反馈表"), "学籍信息反馈表"),
     (("____班反馈表（第一联）", "____班反馈表（第二联）"), "反馈表（第二联）"),
     (("反馈表（本科生填）", "反馈表（专科生填）"), "反馈表（专科生填）"),
     (("附件2 反馈表", "附件3 未参加校对学生名单"), "附件3 未参加校对学生名单"),
     (("附表2 反馈", "附表3 反馈"), "附表3 反馈")],
)  # fmt: skip
@pytest.mark.parametrize("rows", [20, 15])
def test_a_sheet_of_others_is_no_further_page(
    titles: tuple[str, str], told: str, rows: int, tmp_path: Path
) -> None:
    """What is for another class, or another matter, takes nobody of this one; it is left, told."""
    lines = [*sheet(titles[0], 1, 20), "---", *sheet(titles[1], 1, rows)]
    path = tmp_path / "空白.docx"
    path.write_bytes(drawn(lines))
    made = blank_form.fill(blank_form.find(path), students(30), class_name=CLASS)
    (tmp_path / "反馈表.docx").write_bytes(made.data)
    assert told not in "".join(lines_of(tmp_path / "反馈表.docx"))
    assert f"文件里另有一张空白的“{told}”，没有填，不印在这份里" in made.notes


@pytest.mark.parametrize(
    ("rows", "is_long"), [(26, False), (28, False), (40, True)], ids=["a bit", "more", "two pages"]
)
def test_printed_sheets_that_are_over_their_page(rows: int, is_long: bool, tmp_path: Path) -> None:
    """Each has as many rows as it holds, and keeps its title; one of several pages its rows."""
    lines = [*sheet("反馈表（第一页）", 1, rows), "---"]
    lines += sheet("反馈表（第二页）", rows + 1, rows)
    path = tmp_path / "空白.docx"
    path.write_bytes(drawn(lines))
    made = blank_form.fill(blank_form.find(path), students(rows + 1), class_name=CLASS)
    (tmp_path / "反馈表.docx").write_bytes(made.data)
    there = docx.Document(str(tmp_path / "反馈表.docx")).tables
    counts = [len(table.rows) - 1 for table in there]
    assert made.sheets == len(there) == 2
    assert counts == [rows, rows] if is_long else max(counts) < rows
    assert any("一张纸放不下" in note for note in made.notes) != is_long
    repeated = [table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None for table in there]  # noqa: SLF001
    assert repeated == [is_long] * 2
    titles = [one for one in lines_of(tmp_path / "反馈表.docx") if "第" in one]
    assert titles == ["反馈表（第一页）", "反馈表（第二页）"]
    assert read_back(tmp_path / "反馈表.docx") == [
        (one.number, one.name, one.result) for one in students(rows + 1)
    ]


def test_the_same_sheet_again_is_not_told(tmp_path: Path) -> None:
    """A further sheet that says what the first one says is made anew as it is needed."""
    lines = [*sheet("反馈表", 1, 20), "---", *sheet("反馈表", 1, 20)]
    path = tmp_path / "空白.docx"
    path.write_bytes(drawn(lines))
    made = blank_form.fill(blank_form.find(path), students(30), class_name=CLASS)
    assert not [note for note in made.notes if "另有一张" in note]


#: Two lists on one page: the titles, where the 序号 of the second begins, whether it goes on.
ON_ONE_PAGE = [
    (("反馈表 第一页", "反馈表 第二页"), 16, True),
    (("反馈表", "反馈表"), 16, True),
    (("反馈表（1）", "反馈表（2）"), 1, True),
    (("反馈表（第一联）", "反馈表（第二联）"), 1, False),
    (("附件2 反馈表", "附件3 未参加校对学生名单"), 1, False),
    (("反馈表（本科生填）", "反馈表（专科生填）"), 1, False),
]


@pytest.mark.parametrize("is_short", [False, True])
@pytest.mark.parametrize(("titles", "first", "goes_on"), ON_ONE_PAGE)
def test_two_lists_on_one_page(
    titles: tuple[str, str], first: int, *, goes_on: bool, is_short: bool, tmp_path: Path
) -> None:
    """The next page of a list is filled without a break, too, be the pages short; else it is told.

    It then begins a page, and the list is not made long beside it.
    """
    shift = 0 if is_short else 10
    lines = sheet(titles[0], 1, 15 + shift)
    lines += sheet(titles[1], first + shift if first > 1 else 1, 15 + shift)
    path = tmp_path / "空白.docx"
    path.write_bytes(drawn(lines))
    form = blank_form.find(path)
    count = 2 * (15 + shift)
    if goes_on:
        assert fitting(form, count) is Layout.SHEETS
    made = blank_form.fill(form, students(count), class_name=CLASS)
    out = tmp_path / "反馈表.docx"
    out.write_bytes(made.data)
    tables = docx.Document(str(out)).tables
    names = [[row.cells[2].text for row in table.rows[1:]] for table in tables]
    assert (BESIDE in made.notes) is not goes_on
    if goes_on:
        assert [[one for one in some if one] for some in names] == [
            [one.name for one in students(count)[: count // 2]],
            [one.name for one in students(count)[count // 2 :]],
        ]
        assert lines_of(out)[::3] == [*titles]
        assert len([*docx.Document(str(out)).element.iter(f"{W}pageBreakBefore")]) == 1
    else:
        assert not [one for one in names[1] if one]
