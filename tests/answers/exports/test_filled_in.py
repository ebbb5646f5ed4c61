"""Sheets and questionnaires as the programs of a class give them: read, or asked, never dropped."""

import csv
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pytest
from builders import notice_2018, text_file

from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.read_file import read_results
from tongzhi_cli.answers.result.judge import meaning
from tongzhi_cli.columns.kinds import UNREAD_RESULTS
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import InputError
from tongzhi_cli.summary.file_kind import explained

NOTICE = notice_2018()
#: Who fills the columns up behind the rows of a case, as most of a class do.
FILLERS = range(91, 97)


def judged(folder: Path, head: str, rows: list[str], good: str, note: str = "") -> list[str]:
    """What the *rows* below a *head* come to, among others who have answered *good*."""
    lines = [f"20140301{n:02},学生{n},{row}" for n, row in enumerate(rows, 1)]
    lines += [f"20140301{n},学生{n},{good}" for n in FILLERS]
    text = "\n".join([*filter(None, [note]), f"学号,姓名,{head}", *lines, ""])
    found = read_results(text_file(folder / "结果.csv", text), NOTICE, ColumnMap(), Group(()))
    results = {one.number: meaning(one, NOTICE) for one in found.answers}
    said = (results.get(f"20140301{n:02}") for n in range(1, len(rows) + 1))
    return [f"{one.status} {one.text}".strip() if one else "missing" for one in said]


with Path(__file__).with_name("filled_in.tsv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file, delimiter="\t", quoting=csv.QUOTE_NONE))
#: The rows of each kind; the first has the head, what most of the class answer, the note on top.
READ = {kind: [*rows] for kind, rows in groupby(ROWS, key=itemgetter("kind"))}


@pytest.mark.parametrize("kind", READ)
def test_what_is_filled_in_comes_to(tmp_path: Path, kind: str) -> None:
    """Each row is read by what its own list says; what no list says is asked, with its words."""
    rows = READ[kind]
    head, good, note = itemgetter("head", "most", "note")(rows[0])
    found = judged(tmp_path, head, [one["row"] for one in rows], good, note)
    assert found == [one["told"] for one in rows]
    assert len(rows) >= 3


TICKS = "照片,民族,专业,层次\n2014030101,李明,√,,,\n2014030102,王伟,,,√,\n2014030103,张红,,√,,\n"
#: A file, and what a person is told of it.
ASKED = {
    "ticks at what is right or wrong": (f"学号,姓名,{TICKS}", "看不出打√的是对的，还是有误的"),
    "a few of them": (
        "学号,姓名,民族,专业\n1,李明,√,\n2,王伟,,√\n",
        "C 列“民族”、D 列“专业”",
    ),
    "who has looked": (
        "学号,姓名,看完没,问题\n1,李明,√,\n2,王伟,√,民族错\n",
        "C 列“看完没”、D 列“问题”",
    ),
    "who has looked, and nothing else": ("学号,姓名,核了没\n1,李明,√\n2,王伟,\n", "C 列“核了没”"),
    "the note does not say it": (
        "看完打√，不要空着\n学号,姓名,看完没,问题\n1,李明,√,\n2,王伟,√,民族错\n",
        "C 列“看完没”、D 列“问题”",
    ),
    "who leaves it blank says it of another thing": (
        "宿舍没问题空着，学信网看完打勾\n学号,姓名,看完没,宿舍,问题\n1,李明,√,,\n2,王伟,√,,民族错\n",
        "C 列“看完没”",
    ),
    "the same of what is paid": (
        "水电费没问题空着，有问题写E列\n学号,姓名,看完没,问题\n1,李明,√,\n2,王伟,√,民族错\n",
        "C 列“看完没”、D 列“问题”",
    ),
    "the same, the blank comes first": (
        "看完打√，交费那栏空着就是没问题\n学号,姓名,看完没,问题\n1,李明,√,\n2,王伟,√,民族错\n",
        "C 列“看完没”、D 列“问题”",
    ),
    "signs of who came to class": (
        "考勤正常的打√，有问题的打×\n学号,姓名,到课\n1,李明,√\n2,王伟,×\n",
        "C 列“到课”",
    ),
    "signs of something that is checked besides": (
        "没问题的打√，有问题的打×\n学号,姓名,学费核对\n1,李明,√\n2,王伟,×\n",
        "C 列“学费核对”",
    ),
    "the note explains them of another thing": (
        "学信网名单：宿舍卫生没问题的填1，有问题的填2\n学号,姓名,情况\n1,李明,1\n2,王伟,2\n",
        "C 列“情况”",
    ),
    "the note checks another thing": (
        "学费核对：没问题的填1，有问题的填2\n学号,姓名,情况\n1,李明,1\n2,王伟,2\n",
        "C 列“情况”",
    ),
    "nobody says of what the signs are": (
        "正常的打√，异常的打×\n学号,姓名,状态\n1,李明,√\n2,王伟,×\n",
        "C 列“状态”",
    ),
    "the heading names another thing": (
        "学信网校对，没问题的打√，有问题的打×\n学号,姓名,体温\n1,李明,√\n2,王伟,×\n",
        "C 列“体温”",
    ),
    "numbers that nobody explains": (
        "学号,姓名,核对结果\n2014030101,李明,1\n2014030102,王伟,2\n",
        "看不出是无误还是有误",
    ),
}


@pytest.mark.parametrize("kind", ASKED)
def test_what_nobody_says_is_asked_once(tmp_path: Path, kind: str) -> None:
    """The file is refused with the columns that may be meant and what to type."""
    text, told = ASKED[kind]
    path = text_file(tmp_path / "表.csv", text)
    with pytest.raises(InputError) as caught:
        read_results(path, NOTICE, ColumnMap(), Group(()))
    refusal = explained(caught.value, path, NOTICE, "交来的校对结果")
    assert told in refusal.message
    assert "--map 校对结果=" in refusal.hint


@pytest.mark.parametrize(
    "columns",
    [
        "照片,民族,专业,入学时间\n2014030101,李明,有,汉族,软件工程,2014-09-01\n",
        "照片,身份证,户口本\n2014030101,李明,√,√,√\n2014030102,王伟,√,,√\n",
        "性别,民族,学籍\n2014030101,李明,男,汉族,正常\n2014030102,王伟,女,回族,正常\n",
    ],
)
def test_values_and_papers_are_no_answers(tmp_path: Path, columns: str) -> None:
    """What stands in every roster, and a list of papers that came, is nobody's result."""
    path = text_file(tmp_path / "名单.csv", f"学号,姓名,{columns}")
    with pytest.raises(InputError):
        read_results(path, NOTICE, ColumnMap(), Group(()))


#: A column beside 无误 that says the same of everybody: its heading, what it says, what is told.
OF_EVERY_ROW = [
    ("是否核对", ["否"] * 4, "warning", "每一行都写着“否”"),
    ("班主任核对", ["未核对", "未核对", "没看", "未核对"], "warning", "“未核对”、“没看”"),
    ("完成情况", ["未完成"] * 4, "warning", "每一行都写着“未完成”"),
    ("纸质照片", ["照片没交", "没有照片"] * 2, "warning", "“纸质照片”"),
    ("学信网照片", ["没有照片"] * 4, "error", "“学信网照片”"),
    ("学位证那块", ["没有照片"] * 4, "error", "没有照片"),
]


@pytest.mark.parametrize(("heading", "cells", "severity", "told"), OF_EVERY_ROW)
def test_what_every_row_says_is_told_once(
    tmp_path: Path, heading: str, cells: list[str], severity: str, told: str
) -> None:
    """A column that nobody has filled in yet is one word for the file; a fault there stops it."""
    lines = [f"20140301{n:02},学生{n},无误,{cell}\n" for n, cell in enumerate(cells, 1)]
    path = text_file(tmp_path / "表.csv", f"学号,姓名,校对结果,{heading}\n{''.join(lines)}")
    found = read_results(path, NOTICE, ColumnMap(), Group(()))
    assert {f"{meaning(one, NOTICE).status}" for one in found.answers} == {"ok"}
    about = [one for one in found.notes if one.kind is UNREAD_RESULTS]
    assert [str(one.severity) for one in about] == [severity]
    assert told in about[0].message


@pytest.mark.parametrize("said", [["民族错了", "专业不对", "不清楚"], ["否", "没看", "还没核对"]])
def test_what_each_row_says_in_its_own_words_is_asked(tmp_path: Path, said: list[str]) -> None:
    """Faults and doubts of their own are the students', though no row says that all is right."""
    rows = [f"20140301{n:02},学生{n},无误,{cell}\n" for n, cell in enumerate(said, 1)]
    path = text_file(tmp_path / "表.csv", f"学号,姓名,校对结果,是否看过信息\n{''.join(rows)}")
    found = read_results(path, NOTICE, ColumnMap(), Group(()))
    assert {f"{meaning(one, NOTICE).status}" for one in found.answers} == {"unclear"}


def test_one_who_has_looked_and_said_nothing_yet_makes_it_filled_in(tmp_path: Path) -> None:
    """A column in which anybody says 是 is in use, though 校对结果 is blank there."""
    cells = [*["无误,否"] * 4, ",是"]
    lines = [f"20140301{n:02},学生{n},{cell}\n" for n, cell in enumerate(cells, 1)]
    path = text_file(tmp_path / "表.csv", f"学号,姓名,校对结果,是否核对\n{''.join(lines)}")
    found = read_results(path, NOTICE, ColumnMap(), Group(()))
    assert [f"{meaning(one, NOTICE).status}" for one in found.answers] == ["unclear"] * 4


@pytest.mark.parametrize("last", ["无误,", "无误,是"])
def test_a_column_that_is_filled_in_is_asked_about_by_row(tmp_path: Path, last: str) -> None:
    """Where one row says otherwise, or nothing, the others are those students'."""
    cells = [*(f"无误,{said}" for said in ("否", "没看", "否", "否")), last, ",是"]
    lines = [f"20140301{n:02},学生{n},{cell}\n" for n, cell in enumerate(cells, 1)]
    path = text_file(tmp_path / "表.csv", f"学号,姓名,校对结果,是否核对\n{''.join(lines)}")
    found = read_results(path, NOTICE, ColumnMap(), Group(()))
    said = [f"{meaning(one, NOTICE).status}" for one in found.answers]
    assert said == ["unclear", "unclear", "unclear", "unclear", "ok"]
    assert not [one for one in found.notes if one.kind is UNREAD_RESULTS]
