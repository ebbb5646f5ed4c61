"""--results files and the answer log: whose answer, what it says, when, and what was odd."""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from builders import Rows, noted, notice_2018, text_file, xlsx

from tongzhi_cli.answers.answer import Answer, Source
from tongzhi_cli.answers.astray import settled
from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.log import read as answer_log
from tongzhi_cli.answers.read_file import read_results
from tongzhi_cli.answers.result.newest import newest
from tongzhi_cli.check.check import check
from tongzhi_cli.check.rules.sample import student
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.problem import Problem
from tongzhi_cli.roster.model import Roster

HEAD = ["学号", "姓名", "校对结果", "校对时间"]
LI = ["2014030101", "李明"]
TOP = "学号,姓名,校对结果\n"


def read(
    path: Path, mapping: dict[str, str] | None = None
) -> tuple[tuple[Answer, ...], tuple[Problem, ...]]:
    """The answers of a --results file under the 2018 notice; *mapping* is --map."""
    columns = ColumnMap((mapping or {}).items())
    found = read_results(path, notice_2018(), columns, Group(()))
    return found.answers, (*found.notes, *settled.notes(found, {}, notice_2018()))


def given(answers: tuple[Answer, ...]) -> list[str]:
    """Answers as "学号 姓名 结果", - for what is not known."""
    return [f"{one.number} {one.name or '-'} {one.text}" for one in answers]


def at(answer: Answer) -> str:
    """When an answer was checked, as ISO 8601 with zone, or -."""
    return answer.checked_at.isoformat() if answer.checked_at else "-"


# --- --results: whose answer and what it says --------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(TOP + "1,李明,无误\n", ["1 李明 无误"], id="plain"),
        pytest.param("学号,校对结果\n1,无误\n", ["1 - 无误"], id="no names"),
        pytest.param("XH,XM,核对情况\n1,李明,无照片\n", ["1 李明 无照片"], id="other words"),
        pytest.param(
            "校对结果收集\n\n学号,姓名,校对结果\n1,李明,无误\n", ["1 李明 无误"], id="title above"
        ),
        pytest.param(
            "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、学号,2、姓名,3、校对结果\n"
            "1,2018/4/1 21:00:00,53秒,微信,N/A,示例,2014030101,李明,无误\n",
            ["2014030101 李明 无误"],
            id="like 问卷星",
        ),
        pytest.param(
            "提交时间（自动）,学号（必填）,姓名（必填）,校对结果（必填）,提交者（自动）\n"
            "2018年4月1日 21:34,2014030101.00 ,李明,无误,小李\n"
            "2018年4月1日 21:35,2014030102.00 ,王伟,-,小王\n",
            ["2014030101 李明 无误"],
            id="like 腾讯文档",
        ),
        pytest.param(TOP + "1,李明,\n2,王伟,-\n3,赵敏,(空)\n", [], id="blanks"),
        pytest.param(
            TOP + "1,李明,无误\n1,李明,有误\n", ["1 李明 无误", "1 李明 有误"], id="twice"
        ),
        pytest.param(TOP + '1,李 明,"照片\n不对"\n', ["1 李明 照片\n不对"], id="two lines"),
        pytest.param(TOP + "１２,李明,ＯＫ\n", ["12 李明 ＯＫ"], id="full width"),
        pytest.param(TOP + "0012\t,李明,无误\n", ["0012 李明 无误"], id="leading zero"),
        pytest.param(
            TOP + "1,李明,无误\n" + TOP + "2,王伟,无误\n",
            ["1 李明 无误", "2 王伟 无误"],
            id="two exports in one",
        ),
        pytest.param(
            TOP + "1,李明,无误\n合计,,1\n",
            ["1 李明 无误"],
            id="total",
        ),
    ],
)  # fmt: skip
def test_answers_are_read_from_any_table(tmp_path: Path, text: str, expected: list[str]) -> None:
    """A table with 学号 and a result column gives its answers, in order, as written."""
    answers, notes = read(text_file(tmp_path / "结果.csv", text))
    assert given(answers) == expected
    assert notes == ()
    assert {one.source for one in answers} <= {Source.RESULTS}


#: A question of a record and one of the photo, as 问卷星 exports them.
TWO = "序号,提交答卷时间,来源,1、学号,2、姓名,3、学籍信息是否正确？,4、{},5、有误的请写明\n"
ASKED_OF_ALL = "".join(f"{n},,微信,20140301{n},学生,正确,{{0}},\n" for n in range(20, 24))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("正确,是本人,", "正确"),
        ("正确,,", "学籍信息无误，其余没有答"),
        (",是本人,", "学历照片无误，其余没有答"),
        (",,都正确", "都正确"),
        ("正确,不是本人,", "学历照片不是本人"),
        ("正确,没有照片,", "没有照片"),
        ("有误,不是本人,出生日期早一年", "学籍信息有误；学历照片不是本人：出生日期早一年"),
        ("有误,,民族应为白族", "民族应为白族"),
    ],
)
@pytest.mark.parametrize("photo", ["学历照片是否为本人？", "学历照片"])
def test_several_questions_are_one_answer(
    tmp_path: Path, row: str, expected: str, photo: str
) -> None:
    """What is left open of what everybody is asked is open; 不是本人 is said of the photo."""
    text = f"{TWO.format(photo)}1,,微信,2014030101,李明,{row}\n{ASKED_OF_ALL.format('是本人')}"
    answers, _ = read(text_file(tmp_path / "结果.csv", text))
    said = {one.number: one.text for one in answers}
    assert said["2014030101"] == expected
    assert said["2014030120"] in {"无误", "正确"}


#: How forms ask of the photo and of the record, what is chosen, and what it comes to.
ASKED = {
    "choices in brackets": ("学号,姓名,学历照片（本人/非本人/无）,学籍信息（对/错）,备注", [
        ("本人,对,", "学历照片是本人"), ("非本人,对,", "学历照片非本人"), ("无,对,", "学历照片无"),
        ("本人,错,", "学籍信息有误"), (",对,", "学籍信息无误，其余没有答"),
    ]),
    "pictures": ("学号,姓名,照片核对,信息核对,错误项,提交人,提交时间", [
        ("✅ 是我,✅ 全对,,,", "照片是我"), ("⚠️ 没有照片,✅ 全对,,,", "没有照片"),
        ("❌ 不是我,❌ 有错,民族,,", "照片不是我；信息有误：民族"),
        ("✅ 是我,❌ 有错,,,", "信息有误"),
    ]),
    "其他 typed": ("编号,1.学号,2.姓名,3.你的学历照片,4.你的学籍信息,5.哪些信息有误（可多选）", [
        ("正确,全部正确,", "正确"), ("正确,其他:没找到学籍信息,", "没找到学籍信息"),
        ("其他:照片是高中时候的,全部正确,", "照片是高中时候的"), ("没有照片,全部正确,", "没有照片"),
        ("其他:正确，就是丑了点,全部正确,", "学历照片正确，就是丑了点"),
    ]),
    "which, and a remark": ("填写人,填写时间,学号,姓名,校对结果,错误类型,说明", [
        ("全部无误,,", "全部无误"), ("部分有误,,层次应为本科", "层次应为本科"),
        ("部分有误,照片,一直是灰色的人头", "部分有误：照片：一直是灰色的人头"),
        ("部分有误,照片,", "部分有误：照片"),
    ]),
    "letters, and 是不是": ("学号,姓名,提交时间,2.[单选题]学历照片,3.照片是不是本人,4.信息对不对", [
        (",A.本人，清晰,是,对", "学历照片是本人，清晰"),
        (",D.没有照片,是,对", "没有照片"),
        (",A.本人，清晰,不是,对", "照片有误"), (",A.本人，清晰,是,不对", "信息有误"),
    ]),
    "halves, one of them odd": ("学号,姓名,提交时间,照片,学籍信息", [
        (",没有照片,无误", "没有照片"), (",模糊,无误", "照片模糊"), (",是本人,无误", "是本人"),
    ]),
    "signs and 是不是": ("学号,姓名,照片是不是非本人,2.信息正确不正确（必填）", [
        ("否,是", "无误"), ("是,是", "照片有误"), ("否,否", "信息有误"),
    ]),
    "which of them": ("学号,姓名,提交时间,下列哪几样有错（都没错选“都没有”）,正确的应该是什么", [
        (",都没有,", "无误"), (",民族,", "民族有误"), (",没有照片,", "没有照片"),
    ]),
    "a conclusion": ("提交时间,提交人,学号,姓名,核对结论（可多选）,补充说明", [
        ("全部无误,", "全部无误"), ("照片缺失,", "照片缺失"),
    ]),
    "a question left open, and a fault": ("学号,姓名,照片核对,信息核对,错误项,补充说明,提交时间", [
        ("是我,全对,,,", "照片是我"), ("是我,,,姓名“轩”写成了“萱”,", "姓名“轩”写成了“萱”"),
        ("是我,,,信息那页打不开,", "照片无误，其余没有答〔说明：信息那页打不开〕"),
    ]),
    "items listed": ("1、学号,2、姓名,3、照片是否为本人？,4、姓名、性别是否正确？,5、错误说明", [
        ("是,有错误,民族应为拉祜族", "民族应为拉祜族"), ("是,有错误,", "信息有误"),
        ("是,有错误,点错了 没有错误", "信息有误〔说明：点错了 没有错误〕"),
        ("否,正确,", "照片有误"),
    ]),
}  # fmt: skip


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [(header, row, said) for header, rows in ASKED.values() for row, said in rows],
)
def test_what_is_asked_of_each_item_is_read(
    tmp_path: Path, header: str, row: str, expected: str
) -> None:
    """A column named after the photo or the record alone holds results as good as any other."""
    columns = header.split(",")
    front = "," * [column.lstrip("12.、") for column in columns].index("学号")
    good = next(said for head, rows in ASKED.values() if head == header for said, _ in rows)
    lines = [f"{front}201403012{n},学生,{good}" for n in range(4)]
    text = "\n".join([header, f"{front}2014030101,李明,{row}", *lines, ""])
    answers, _ = read(text_file(tmp_path / "结果.csv", text))
    assert {one.number: one.text for one in answers}["2014030101"] == expected


#: What a list of the school, or of the monitor, has below the photo and the record, and no answer.
NOT_ASKED = {
    "a roll": "学号,姓名,班级,民族,学籍\n2014030101,李明,软件1班,汉族,正常\n",
    "what is listed": "学号,姓名,学籍（在籍/休学）,照片（有/无）\n2014030101,李明,在籍,有\n",
    "another question": "学号,姓名,提交时间,照片是否已采集\n2014030101,李明,,是\n",
    "faults that are listed": "学号,姓名,提交时间,照片错误（有/无）\n2014030101,李明,,无\n",
    "a list of photos": "学号,姓名,照片\n2014030101,李明,未收\n2014030102,王伟,已收\n",
}


@pytest.mark.parametrize("text", NOT_ASKED.values(), ids=NOT_ASKED)
def test_a_list_of_the_school_holds_no_answers(tmp_path: Path, text: str) -> None:
    """正常 below 学籍, 未收 below 照片: nobody has answered."""
    with pytest.raises(InputError):
        read(text_file(tmp_path / "名单.csv", text))


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("照片", "蓝底 白底"),
        ("照片", "缺 有"),
        ("个人信息", "男，汉族 女，回族"),
        ("学籍", "在籍 正常"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_result_does_not_replace_it(
    tmp_path: Path, column: str, cells: str
) -> None:
    """A column that is named after an item, in a list with 校对结果, stays what it is."""
    rows = "".join(f'201403010{n},学生,无误,"{one}"\n' for n, one in enumerate(cells.split()))
    answers, _ = read(text_file(tmp_path / "表.csv", f"学号,姓名,校对结果,{column}\n{rows}"))
    assert {one.text for one in answers} == {"无误"}


FAILED = ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!")


@pytest.mark.parametrize(("name", "place"), [("结果.xlsx", "[收集] A3"), ("结果.csv", "第 3 行")])
@pytest.mark.parametrize("whose", ["王伟", None])
@pytest.mark.parametrize("failed", FAILED)
def test_a_number_that_a_formula_failed_to_give_is_told(
    tmp_path: Path, name: str, place: str, whose: str | None, failed: str
) -> None:
    """It is told as a failed formula, with its cell and what to do, and is no 学号 of anybody."""
    rows: Rows = [HEAD[:3], [*LI, "无误"], [failed, whose, "照片没有"]]
    path = tmp_path / name
    if path.suffix == ".xlsx":
        xlsx(path, {"收集": rows})
    else:
        text_file(path, "".join(f"{','.join(str(one or '') for one in row)}\n" for row in rows))
    answers, (told,) = read(path)
    assert given(answers) == ["2014030101 李明 无误"]
    assert (told.code, told.name, told.number) == ("bad-number", whose, None)
    assert told.message == f"学号是公式的错误值 {failed}，结果不知道是谁的"
    assert told.hint == "请在 Excel/WPS 里改好那一格，保存后再试。"
    assert str(told.where) == f"{path} {place}"


def test_every_answer_carries_its_place(tmp_path: Path) -> None:
    """A workbook's answer has sheet and cell, a text file's has its line."""
    rows = [HEAD, [*LI, "无误", None]]
    (one,) = read(xlsx(tmp_path / "结果.xlsx", {"空": [], "收集": rows}))[0]
    assert str(one.where) == f"{tmp_path / '结果.xlsx'} [收集] C2"
    text = '学号,校对结果\n1,"照片\n不对"\n2,无误\n'
    answers, _ = read(text_file(tmp_path / "结果.csv", text))
    assert [answer.where.line for answer in answers] == [2, 4]


def test_the_sheets_of_a_results_file_are_all_read(tmp_path: Path) -> None:
    """Answers collected on several sheets, even of one student, are all given."""
    sheets = {"第一次": [HEAD, [*LI, "有误", None]], "第二次": [HEAD, [*LI, "无误", None]]}
    assert given(read(xlsx(tmp_path / "结果.xlsx", sheets))[0]) == [
        "2014030101 李明 有误",
        "2014030101 李明 无误",
    ]


def test_a_hidden_sheet_of_results_is_left_out_and_said(tmp_path: Path) -> None:
    """What was not read is told, here as in a roster."""
    sheets = {"收集": [HEAD, [*LI, "无误", None]], "底稿": [HEAD, [*LI, "有误", None]]}
    answers, notes = read(xlsx(tmp_path / "结果.xlsx", sheets, hidden=["底稿"]))
    assert given(answers) == ["2014030101 李明 无误"]
    assert [note.code for note in notes] == ["left-out"]


def test_a_note_column_comes_along(tmp_path: Path) -> None:
    """备注 is kept with the answer, cleaned, and None where it is blank."""
    text = "学号,校对结果,备注\n1,有误, 姓名显示成了李鸣 \n2,无误,\n"
    answers, _ = read(text_file(tmp_path / "结果.csv", text))
    assert [one.note for one in answers] == ["姓名显示成了李鸣", None]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([HEAD, [None, "李明", "无误", None]], ["bad-number A2 这一行没有学号，结果不知道是谁的"]),
        ([HEAD, ["  ", "李明", "无误", None]], ["bad-number A2 这一行没有学号，结果不知道是谁的"]),
        (
            [HEAD, [2014030101234560, "李明", "无误", None]],
            ["bad-number A2 学号 2014030101234560 已被 Excel 改坏，结果不知道是谁的"],
        ),
        ([HEAD, [None, "李明", None, None]], []),  # no answer, nobody to look for
    ],
)
def test_an_answer_of_nobody_is_an_error(tmp_path: Path, rows: Rows, expected: list[str]) -> None:
    """A result without a usable 学号 is not given away: it is an error with its cell."""
    answers, notes = read(xlsx(tmp_path / "结果.xlsx", rows))
    assert answers == ()
    assert noted(notes) == expected
    assert [note.severity for note in notes] == ["error"] * len(expected)
    assert [note.name for note in notes] == ["李明"] * len(expected)


@pytest.mark.parametrize(
    "header", ["学号,校对结果", "学号,校对结果,姓名", "校对时间,学号,校对结果"]
)
@pytest.mark.parametrize("number", ["李明", "2014030101李明", "2014030101 李明", "学号忘了"])
def test_an_answer_under_an_odd_number_is_not_lost(
    tmp_path: Path, header: str, number: str
) -> None:
    """Who typed something else for the 学号 has still answered: an error quotes it."""
    cells = {"学号": number, "校对结果": "照片不是本人"}
    row = ",".join(cells.get(word, "") for word in header.split(","))
    answers, notes = read(text_file(tmp_path / "结果.csv", f"{header}\n{row}\n"))
    assert answers == ()
    assert noted(notes) == [f"bad-number 2 学号一栏写着“{number}”，结果不知道是谁的"]
    assert [note.severity for note in notes] == ["error"]


@pytest.mark.parametrize("text", ["签名与本人不符", "备注栏的电话错了", "说明里的专业不对"])
def test_what_an_answer_says_does_not_make_it_a_closing_line(tmp_path: Path, text: str) -> None:
    """签名, 备注 and the like begin a closing line where the 学号 should be, not in an answer."""
    _, notes = read(text_file(tmp_path / "结果.csv", f"学号,校对结果\n李明,{text}\n"))
    assert noted(notes) == ["bad-number 2 学号一栏写着“李明”，结果不知道是谁的"]


@pytest.mark.parametrize("number", ["李明", "2014030101李明"])
def test_an_answer_under_an_odd_number_with_a_name_is_nobodys(tmp_path: Path, number: str) -> None:
    """With a name beside it the answer is given as written, and no student has that 学号."""
    path = text_file(tmp_path / "结果.csv", f"学号,姓名,校对结果\n{number},李明,无误\n")
    answers, notes = read(path)
    assert (given(answers), notes) == ([f"{number} 李明 无误"], ())
    roster = Roster("名单.xlsx", (student("2014030101", "李明"),))
    report = check([roster], answers, notice_2018(), datetime(2018, 4, 1, tzinfo=UTC))
    codes = {one.code: one.number for one in report.problems}
    assert codes["unknown-student"] == number
    assert codes["missing-answer"] == "2014030101"


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("学号,姓名\n1,李明\n", "现有的列：学号、姓名"),
        ("编号,校对结果\n1,无误\n", "现有的列：编号、校对结果"),
    ],
)
def test_a_results_file_without_its_columns_lists_those_it_has(
    tmp_path: Path, text: str, listed: str
) -> None:
    """Both columns are needed, and --map says which they are."""
    path = text_file(tmp_path / "结果.csv", text)
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.message == (
        f"{path} 的前 20 行里找不到同时有“学号”和“校对结果”的表头，{listed}"
    )
    assert caught.value.hint.endswith(
        "请补上表头，或用 --map 学号=列名 --map 校对结果=列名 指明"
        "（“列名”换成上面的字，或列号，如 A）。"
    )


def test_a_number_below_the_header_is_an_answer_and_no_header(tmp_path: Path) -> None:
    """The uppermost header counts; where it lacks 学号, what stands for the name is told."""
    path = text_file(tmp_path / "结果.csv", "姓名,校对结果\n学号,校对结果\n2014030101,无误\n")
    answers, told = read(path)
    assert given(answers) == ["2014030101 - 无误"]
    assert [one.message for one in told] == ["没有学号，班里没有叫“学号”的，没有记：校对结果"]


def test_map_says_which_column_is_the_result(tmp_path: Path) -> None:
    """--map 校对结果=列名 reads a column of any name."""
    path = text_file(tmp_path / "结果.csv", "学号,你看了吗\n1,看了没问题\n")
    assert given(read(path, {"校对结果": "你看了吗"})[0]) == ["1 - 看了没问题"]
    assert given(read(path, {"校对结果": "B"})[0]) == ["1 - 看了没问题"]


@pytest.mark.parametrize(
    "text",
    [
        "编号,你看了吗\n2014030101,没问题\n",
        "2014030101,没问题\n",
        "学号,你看了吗\n2014030101,没问题\n",
    ],
    ids=["no word", "no header", "one word"],
)
def test_map_by_letters_finds_the_answers(tmp_path: Path, text: str) -> None:
    """Letters say where the columns are, whether the header has a word we know or not."""
    path = text_file(tmp_path / "结果.csv", text)
    answers, notes = read(path, {"学号": "A", "校对结果": "B"})
    assert (given(answers), notes) == (["2014030101 - 没问题"], ())


# --- times -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, "-"),
        ("", "-"),
        (" - ", "-"),
        ("2018-04-01 22:05", "2018-04-01T22:05:00+08:00"),
        ("2018/4/1 22:05:09", "2018-04-01T22:05:09+08:00"),
        ("2018年4月1日 晚10点", "2018-04-01T22:00:00+08:00"),
        ("2018-04-01T22:05:09+08:00", "2018-04-01T22:05:09+08:00"),
        ("2018-04-01T15:00:00Z", "2018-04-01T23:00:00+08:00"),
        ("2018-04-01T23:30:00+09:00", "2018-04-01T22:30:00+08:00"),
        (datetime(2018, 4, 1, 22, 5, 9), "2018-04-01T22:05:09+08:00"),  # noqa: DTZ001  Excel
        (datetime(2018, 4, 1, 23, 0), "2018-04-01T23:00:00+08:00"),  # noqa: DTZ001  Excel
        (datetime(2018, 4, 1, 0, 0), "2018-04-01T00:00:00+08:00"),  # noqa: DTZ001  Excel
        (date(2018, 4, 1), "2018-04-01T00:00:00+08:00"),
        (43191.9375, "2018-04-01T22:30:00+08:00"),  # a date cell whose format was lost
        (43191, "2018-04-01T00:00:00+08:00"),
    ],
)
def test_times_of_answers_are_local_to_the_notice(
    tmp_path: Path, cell: object, expected: str
) -> None:
    """Text, date cells and bare day numbers are read; the zone is the notice's."""
    path = xlsx(tmp_path / "结果.xlsx", [HEAD, [*LI, "无误", cell]])
    answers, notes = read(path)
    assert [at(one) for one in answers] == [expected]
    assert notes == ()


@pytest.mark.parametrize("minute", [0, 1, 29, 59])
@pytest.mark.parametrize("second", [0, 1, 59])
def test_a_date_cell_is_read_to_the_second(tmp_path: Path, minute: int, second: int) -> None:
    """Excel's fractions of a day do not move anybody across the deadline."""
    cell = datetime(2018, 4, 1, 23, minute, second)  # noqa: DTZ001  Excel
    path = xlsx(tmp_path / "结果.xlsx", [HEAD, [*LI, "无误", cell]])
    assert at(read(path)[0][0]) == f"2018-04-01T23:{minute:02}:{second:02}+08:00"


@pytest.mark.parametrize(
    ("cell", "quoted"),
    [
        ("昨天晚上", "昨天晚上"),
        ("4月1日 22:05", "4月1日 22:05"),
        ("2018-13-45", "2018-13-45"),
        ("2018430日", "2018430日"),
        (time(22, 30), "22:30:00"),
        (201804012205, "201804012205"),
        (12, "12"),
        (True, "TRUE"),
    ],
)
def test_a_time_that_cannot_be_read_is_a_warning(tmp_path: Path, cell: object, quoted: str) -> None:
    """The answer counts without its time; the warning quotes the cell and names the student."""
    path = xlsx(tmp_path / "结果.xlsx", [HEAD, [*LI, "无误", cell]])
    answers, notes = read(path)
    assert [at(one) for one in answers] == ["-"]
    (note,) = notes
    assert (note.code, note.severity) == ("bad-time", "warning")
    assert (note.number, note.name) == ("2014030101", "李明")
    assert noted(notes) == [f"bad-time D2 校对时间“{quoted}”认不出来，没有用"]


# --- the answer log ----------------------------------------------------------------------------


def entry(**changes: object) -> str:
    """One line of a log, with some keys changed."""
    keys: dict[str, object] = {
        "number": "2014030101",
        "name": "李明",
        "answer": "无误",
        "checked_at": None,
        "recorded_at": "2018-04-01T20:00:00+08:00",
        "source": "问答",
    }
    return json.dumps(keys | changes, ensure_ascii=False) + "\n"


def log(tmp_path: Path, *lines: str, encoding: str = "utf-8") -> answer_log.Log:
    """What a log of those lines reads as."""
    path = text_file(tmp_path / "名单.answers.jsonl", "".join(lines), encoding)
    return answer_log.read(path, notice_2018())


def test_where_there_is_no_log_there_are_no_answers(tmp_path: Path) -> None:
    """A roster without a log beside it is the usual case."""
    assert answer_log.read(tmp_path / "名单.answers.jsonl", notice_2018()) == answer_log.Log()


@pytest.mark.parametrize("name", ["名单.xlsx", "名单.csv", "名单"])
def test_the_log_lives_beside_the_roster(tmp_path: Path, name: str) -> None:
    """`<roster stem>.answers.jsonl`, in the roster's folder."""
    assert answer_log.path_beside(tmp_path / name) == tmp_path / "名单.answers.jsonl"


def test_an_empty_log_has_no_answers(tmp_path: Path) -> None:
    """A log that was created and not yet written to stops nobody."""
    assert log(tmp_path) == answer_log.Log()


def test_a_log_is_read_oldest_first_with_its_lines(tmp_path: Path) -> None:
    """Each line is an answer of the source log, placed by its line."""
    lines = (entry(), "\n", entry(number="2014030102", name="王 伟", answer="照片不是本人"))
    answers, notes, *_ = log(tmp_path, *lines)
    assert given(answers) == ["2014030101 李明 无误", "2014030102 王伟 照片不是本人"]
    assert [one.where.line for one in answers] == [1, 3]
    assert {one.source for one in answers} == {Source.LOG}
    assert notes == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (None, "-"),
        ("2018-04-01T22:05:00+08:00", "2018-04-01T22:05:00+08:00"),
        ("2018-04-01T14:05:00+00:00", "2018-04-01T22:05:00+08:00"),
        ("2018-04-01T14:05:00Z", "2018-04-01T22:05:00+08:00"),
        ("2018-04-01T22:05:00", "2018-04-01T22:05:00+08:00"),  # naive: the notice's own time
        ("2018-04-01 22:05", "2018-04-01T22:05:00+08:00"),
    ],
)
def test_times_of_a_log_are_in_the_notices_zone(
    tmp_path: Path, written: str | None, expected: str
) -> None:
    """Times with a zone are turned into the notice's, times without are taken to be."""
    answers, *_ = log(tmp_path, entry(checked_at=written))
    assert [at(one) for one in answers] == [expected]


def torn(line: str) -> str:
    """A line that was cut off before its end, as a power failure leaves it."""
    return line[: len(line) // 2]


@pytest.mark.parametrize(
    ("lines", "expected", "set_aside"),
    [
        pytest.param((entry(), torn(entry(number="2"))), 1, [2], id="torn last line"),
        pytest.param((entry(), torn(entry()) + "\n", entry(number="2")), 2, [2], id="torn within"),
        pytest.param((entry(), "\0" * 30), 1, [2], id="NUL bytes"),
        pytest.param(('{"number": "1"}\n', entry()), 1, [1], id="key missing"),
        pytest.param(("[]\n", "1\n", '"无误"\n', entry()), 1, [1, 2, 3], id="no table"),
        pytest.param((entry(answer=3),), 0, [1], id="answer is a number"),
        pytest.param((entry(checked_at="昨天"), entry()), 1, [1], id="no time"),
        pytest.param(
            (entry(number=None),), 0, [1], id="number is null"
        ),
        pytest.param(
            (entry(number=""),), 0, [1], id="number is empty"
        ),
        pytest.param(
            ("[" * 100_000 + "\n", entry()), 1, [1], id="nested"
        ),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_read_is_set_aside(
    tmp_path: Path, lines: tuple[str, ...], expected: int, set_aside: list[int]
) -> None:
    """A torn or odd line is a warning with its line; the others count."""
    answers, notes, *_ = log(tmp_path, *lines)
    assert len(answers) == expected
    assert [(note.code, note.severity) for note in notes] == [("torn-log", "warning")] * len(
        set_aside
    )
    assert [note.where.line for note in notes if note.where] == set_aside


def test_a_time_at_the_end_of_the_calendar_is_left_in_its_own_zone(tmp_path: Path) -> None:
    """No zone east of it has that moment: the answer counts, and future-time says it is odd."""
    answers, notes, *_ = log(tmp_path, entry(checked_at="9999-12-31T23:59:59+00:00"))
    assert [at(one) for one in answers] == ["9999-12-31T23:59:59+08:00"]
    assert notes == ()
    roster = Roster("名单.xlsx", (student("2014030101", "李明"),))
    report = check([roster], answers, notice_2018(), datetime(2018, 4, 1, 13, tzinfo=UTC))
    assert "future-time" in {one.code for one in report.problems}


def test_a_line_torn_within_a_character_is_set_aside(tmp_path: Path) -> None:
    """Half a Han character at the end does not spoil the lines before it."""
    path = tmp_path / "名单.answers.jsonl"
    path.write_bytes(entry().encode() + '{"number": "2", "name": "李'.encode()[:-1])
    answers, notes, *_ = answer_log.read(path, notice_2018())
    assert given(answers) == ["2014030101 李明 无误"]
    assert [note.where.line for note in notes if note.where] == [2]


@pytest.mark.parametrize(
    ("written", "number"),
    [("2014030101", "2014030101"), ("０１２", "012"), (" 012 ", "012"), (2014030101, "2014030101")],
    ids=repr,
)
def test_numbers_of_a_log_are_cleaned_as_those_of_a_roster(
    tmp_path: Path, written: object, number: str
) -> None:
    """学号 is compared as text, as cleaned."""
    answers, *_ = log(tmp_path, entry(number=written))
    assert [one.number for one in answers] == [number]


@pytest.mark.parametrize(
    ("lines", "counts"),
    [
        ((entry(), entry(answer="照片不是本人")), "照片不是本人"),
        ((entry(), entry(answer=None)), None),
        ((entry(), entry(answer=None), entry(answer="照片不是本人")), "照片不是本人"),
        ((entry(), entry(recorded_at="2018-04-01T21:00:00+08:00", answer="有误")), "有误"),
        ((entry(), entry(recorded_at="2018-04-01T19:00:00+08:00", answer="有误")), "有误"),
    ],
)
def test_the_last_line_of_a_student_counts(
    tmp_path: Path, lines: tuple[str, ...], counts: str | None
) -> None:
    """The log is append-only: what was written last is what holds, and null takes back."""
    counting, _ = newest(log(tmp_path, *lines).answers)
    assert {number: one.text for number, one in counting.items()} == (
        {"2014030101": counts} if counts else {}
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_log_that_an_editor_saved_is_read(tmp_path: Path, encoding: str) -> None:
    """A BOM before the first line, and CRLF, as Notepad leaves them, do no harm."""
    path = text_file(tmp_path / "名单.answers.jsonl", entry() + entry(number="2"), encoding, "\r\n")
    answers, notes, *_ = answer_log.read(path, notice_2018())
    assert [one.number for one in answers] == ["2014030101", "2"]
    assert notes == ()
