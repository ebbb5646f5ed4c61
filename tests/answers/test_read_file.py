"""`collect --from`: what each student ends with, whatever file the answers come in."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from builders import Rows, notice_2018, text_file, xlsx
from spreadsheets import delimited, html, mhtml, ods, xls, xls5, xlsb, xml2003

from tongzhi_cli.answers import read_file as answer_files
from tongzhi_cli.answers import table as answers_table
from tongzhi_cli.answers.answer import Answer, Source, Status
from tongzhi_cli.answers.attribution import Group, Unplaced
from tongzhi_cli.answers.import_plan import Plan, plan
from tongzhi_cli.answers.read_file import STANDARD_INPUT, Incoming
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.check.rules.sample import student
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.problem import Where

#: The class, 2014030101 and on. One name begins with another, and two students share one.
NAMES = ["李明", "王伟", "张三", "张三丰", "赵敏", "阿依古丽·麦麦提", "陈静", "陈静", "欧阳若雨"]
STUDENTS = [student(f"20140301{at:02}", name) for at, name in enumerate(NAMES, 1)]
#: Invented, and of the form of GB 11643.
ID_NUMBER = "11010519491231002X"

#: A file: text as UTF-8, bytes as they are, rows as .xlsx.
File = str | bytes | Rows

WJX = "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,"
WJX_HEAD = WJX.rstrip(",").split(",")
TENCENT_FORM = (
    "编号,开始答题时间,结束答题时间,答题时长,语言,清洗数据结果,智能清洗数据无效概率,"
    "地理位置国家和地区,地理位置省,地理位置市,用户类型,用户标识,昵称,自定义字段,IP,UA,Referrer,"
)
PLAIN = "学号,姓名,校对结果\n"


class Outcome(NamedTuple):
    """How a file was taken: its platforms, "学号 结果" of each student, and rows of nobody.

    A row of nobody is its number, and behind → who may be meant; 学号 are without 20140301.
    """

    platforms: Sequence[str]
    ends: Sequence[str]
    unplaced: tuple[str, ...] = ()


def moment(hour: int, minute: int = 0) -> datetime:
    """A date cell of the day of the deadline, which has no zone."""
    return datetime(2018, 4, 1, hour, minute)  # noqa: DTZ001  Excel


def written(folder: Path, file: File, name: str | None) -> Path:
    """*file* under *name*, or under the name that such a file has."""
    match file:
        case str():
            return text_file(folder / (name or "收集.csv"), file)
        case bytes():
            path = folder / (name or "收集.csv")
            path.write_bytes(file)
            return path
        case _:
            return xlsx(folder / (name or "收集.xlsx"), file)


def taken(path: Path, mapping: dict[str, str] | None = None, data: bytes | None = None) -> Incoming:
    """The file as answers of the class."""
    columns = ColumnMap((mapping or {}).items())
    return answer_files.read(path, notice_2018(), columns, Group(STUDENTS), data)


def planned(read: Incoming) -> Plan:
    """What would be recorded where nothing is recorded so far."""
    return plan(read.placement.placed, [], {}, notice_2018())


def outcome(read: Incoming) -> Outcome:
    """What became of a file."""
    return Outcome(
        [one.platform for one in read.understood],
        [f"{short(one.number)} {one.text}" for one in planned(read).to_write],
        tuple(nobody(one) for one in read.placement.unplaced),
    )


def short(number: str) -> str:
    """A 学号 without what all have in common."""
    return number.removeprefix("20140301")


def nobody(one: Unplaced) -> str:
    """A row that was given to nobody, and who may be meant."""
    row = one.answer.where.line or re.sub("[A-Z]", "", one.answer.where.cell or "")
    return f"{row} → {short(one.meant.number)}" if one.meant else f"{row}"


def all_words(read: Incoming) -> str:
    """Everything that is kept, shown or logged of a file."""
    return repr((read.placement, read.notes, read.understood, planned(read)))


def wjx(*questions: str, rows: Iterable[str]) -> str:
    """An export of 问卷星 with these questions, each row the answers to them."""
    lines = [WJX + ",".join(questions)]
    for at, row in enumerate(rows, 1):
        lines.append(f"{at},2018/4/1 20:{at:02}:33,53秒,微信,N/A,127.0.0.1(示例),{row}")
    return "\n".join(lines) + "\n"


# --- the platforms -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "ends"),
    [
        pytest.param(
            wjx(
                "1、学号",
                "2、姓名",
                "3、校对结果",
                rows=["2014030101,李明,无误", "2014030102,王伟,照片不是本人"],
            ),
            ["01 无误", "02 照片不是本人"],
            id="three questions",
        ),
        pytest.param(
            wjx("1.您的学号", "2.您的姓名：", "3.图像校对结果？", rows=["2014030101,李明,无误"]),
            ["01 无误"],
            id="prefix with a point, words around",
        ),
        pytest.param(
            wjx("24、姓名", "25、学号", "26、校对结果", rows=["李明,2014030101,无误"]),
            ["01 无误"],
            id="questions 24 and on",
        ),
        pytest.param(
            wjx("总分", "1、学号", "2、姓名", "3、校对结果", rows=["10,2014030101,李明,无误"]),
            ["01 无误"],
            id="with points",
        ),
        pytest.param(
            wjx("1、您的 姓名 学号 是？", "2、校对结果", rows=["李明 2014030101,无误"]),
            ["01 无误"],
            id="name and number asked at once",
        ),
        pytest.param(
            wjx(
                "1、学号",
                "2、姓名",
                "3、校对结果",
                "4、如有误，请写明",
                rows=["2014030101,李明,A.无误,(跳过)", "2014030102,王伟,B.有误,民族应为回族"],
            ),
            ["01 无误", "02 民族应为回族"],
            id="choice with its letter, and detail",
        ),
        pytest.param(
            wjx(
                "1、学号",
                "2、姓名",
                "3、校对结果",
                "4、有误请说明",
                rows=[
                    "2014030101,李明,无误,(空)",
                    "2014030102,王伟,有误,(空)",
                    "2014030103,张三,(跳过),(空)",
                ],
            ),
            ["01 无误", "02 有误"],
            id="(空) and (跳过)",
        ),
        pytest.param(
            wjx(
                "1、学号",
                "2、姓名",
                "3、校对结果（可多选）",
                rows=["2014030101,李明,A.照片有误┋C.姓名有误"],
            ),
            ["01 照片有误；姓名有误"],
            id="several choices",
        ),
        pytest.param(
            wjx("1、学号", "2、姓名", "3、校对结果", rows=["2014030101,李明,D.其他〖照片不清楚〗"]),
            ["01 照片不清楚"],
            id="typed beside 其他",
        ),
        pytest.param(
            wjx(
                "1、学号",
                "2、姓名",
                "3、校对结果",
                rows=["2014030101,李明,民族有误┋其他〖照片不清楚〗"],
            ),
            ["01 民族有误；照片不清楚"],
            id="a choice and what was typed beside 其他",
        ),
        pytest.param(
            [
                [*WJX_HEAD, "1、学号", "2、姓名", "3、校对结果"],
                [1, "2018/4/1 20:01:33", "53秒", "微信", "N/A", "示例", 2014030101, "李明", "无误"],
                [
                    2,
                    "2018/4/1 20:02:33",
                    "53秒",
                    "微信",
                    "N/A",
                    "示例",
                    2014030102.0,
                    "王伟",
                    "无照片",
                ],
            ],
            ["01 无误", "02 无照片"],
            id=".xlsx, 学号 as numbers",
        ),
        pytest.param(
            wjx("1、学号", "2、姓名", "3、校对结果", rows=["2014030101,李明,无误"]).encode("gbk"),
            ["01 无误"],
            id="GBK",
        ),
    ],
)
def test_an_export_of_wenjuanxing(tmp_path: Path, file: File, ends: list[str]) -> None:
    """问卷星 is recognised, and what was asked in its questions is each student's answer."""
    assert outcome(taken(written(tmp_path, file, None))) == Outcome(["问卷星"], ends)


@pytest.mark.parametrize(
    ("file", "name", "ends"),
    [
        pytest.param(
            "提交者（自动）,提交时间（自动）,学号（必填）,姓名（必填）,校对结果（必填）\n"
            "小李,2018年4月1日 21:34,2014030101.00 ,李明,无误\n"
            "小王,2018年4月1日 21:35,2014030102.00 ,王伟,-\n",
            "校对（收集结果）-校对.csv",
            ["01 无误"],
            id="numbers with .00, - for nothing",
        ),
        pytest.param(
            "提交时间（自动）,学号（必填）,姓名（必填）,校对结果（必填）,提交者（自动）\n"
            "2018年4月1日 21:34,2014030101,李明,无误,王伟\n",
            None,
            ["01 无误"],
            id="提交者 is somebody else",
        ),
        pytest.param(
            "填写人（自动）,填写时间（自动）,用户类型（自动）,学号（必填）,校对结果\n"
            "小李,2018-04-01 21:34,内部,2014030101,无误\n".encode("utf-8-sig"),
            None,
            ["01 无误"],
            id="填写人, with a BOM",
        ),
        pytest.param(
            [
                ["提交者（自动）", "提交时间（自动）", "姓名（必填）", "校对结果（必填）"],
                ["小李", moment(21, 34), "学生：李明-2014030101-信管1班", "无误"],
                ["小王", moment(21, 35), "学生：张三丰-2014030104-信管1班", "无照片"],
            ],
            "校对（收集结果）.xlsx",
            ["01 无误", "04 无照片"],
            id="answers bound to a roster",
        ),
        pytest.param(
            [
                ["提交者（自动）", "提交时间（自动）", "学生（必填）", "校对结果（必填）"],
                ["小李", "2018年4月1日 21:34", "学生：陈静-2014030108-信管1班", "无误"],
            ],
            "校对（收集结果）.xlsx",
            ["08 无误"],
            id="bound to a roster, under 学生",
        ),
        pytest.param(
            [
                [
                    "提交者（自动）",
                    "提交时间（自动）",
                    "学号（必填）",
                    "校对结果（必填）",
                    "如有误请填写具体内容",
                ],
                ["小李", "2018年4月1日 21:34", "2014030101", "无误", "-"],
                ["小王", "2018年4月1日 21:35", "2014030102", "有误", "专业应为信息管理"],
            ],
            "校对（收集结果）.xlsx",
            ["01 无误", "02 专业应为信息管理"],
            id="choice and detail",
        ),
    ],
)
def test_an_export_of_tencent_docs(
    tmp_path: Path, file: File, name: str | None, ends: list[str]
) -> None:
    """腾讯文档 is recognised; who handed the form in is not whose answer it is."""
    assert outcome(taken(written(tmp_path, file, name))) == Outcome(["腾讯文档"], ends)


NAME = ["姓名（必填）"]


@pytest.mark.parametrize(
    ("header", "cells", "ends", "unplaced"),
    [
        pytest.param(NAME, ["学生：李明-2014030101-信管1班"], ["01 无误"], [], id="whole"),
        pytest.param(NAME, ["学生：2014030101-李明-信管1班"], ["01 无误"], [], id="学号 first"),
        pytest.param(["打卡身份"], ["学生：李明-2014030101"], ["01 无误"], [], id="打卡身份"),
        pytest.param(NAME, ["学生：李明-信管1班"], ["01 无误"], [], id="no 学号"),
        pytest.param(NAME, ["学生：李明"], ["01 无误"], [], id="name only"),
        pytest.param(NAME, ["学生：陈静-信管1班"], [], ["2"], id="one of two"),
        pytest.param(NAME, ["学生：孙悟空"], [], ["2"], id="nobody"),
        pytest.param(
            [*NAME, "学号（必填）"],
            ["学生：李明-2014030101-信管1班", "2014030101"],
            ["01 无误"],
            [],
            id="and 学号 in a column",
        ),
    ],
)
def test_an_answer_bound_to_a_roster(
    tmp_path: Path, header: list[str], cells: list[str], ends: list[str], unplaced: list[str]
) -> None:
    """腾讯文档 writes who was picked as 学生：姓名-学号-班级; such a row is placed or listed."""
    rows = [
        ["提交者（自动）", "提交时间（自动）", *header, "校对结果（必填）"],
        ["小李", "2018年4月1日 21:34", *cells, "无误"],
    ]
    read = taken(written(tmp_path, rows, None))
    assert outcome(read) == Outcome(["腾讯文档"], ends, tuple(unplaced))
    assert read.rows == 1


SPENT = (
    "2018-04-01 20:00:00,2018-04-01 20:01:00,1分钟,zh,正常,0,中国,云南,普洱,微信,u1,小李,,"
    "127.0.0.1,UA,,"
)


@pytest.mark.parametrize(
    ("questions", "rows", "encoding", "ends"),
    [
        pytest.param(
            "1.学号,2.姓名,3.校对结果,",
            ["2014030101\t,李明,A.无误,"],
            "utf-8-sig",
            ["01 无误"],
            id="TAB behind the number, empty last column",
        ),
        pytest.param(
            "1.学号,2.姓名,3.校对结果", ["2014030101,李明,无误"], "gbk", ["01 无误"], id="GBK"
        ),
        pytest.param(
            "1.学号,2.姓名,3.校对结果", ["2014030101,李明,无误"], "utf-16", ["01 无误"], id="UTF-16"
        ),
        pytest.param(
            "1.姓名,2.校对结果", ["李明,无误"], "utf-8", ["01 无误"], id="编号 is no 学号"
        ),
        pytest.param(
            "1.学号,2.姓名,3.校对结果,4.有误的请写明:输入文本",
            ["2014030101,李明,A.无误,", "2014030102,王伟,B.有误,姓名显示为王玮"],
            "utf-8",
            ["01 无误", "02 姓名显示为王玮"],
            id="choice and detail",
        ),
    ],
)
def test_an_export_of_tencent_wenjuan(
    tmp_path: Path, questions: str, rows: list[str], encoding: str, ends: list[str]
) -> None:
    """腾讯问卷 is recognised, and its own seventeen columns answer nothing."""
    lines = [f"{at},{SPENT}{row}" for at, row in enumerate(rows, 1)]
    text = "\n".join([TENCENT_FORM + questions, *lines]) + "\n"
    path = text_file(tmp_path / "问卷.csv", text, encoding)
    assert outcome(taken(path)) == Outcome(["腾讯问卷"], ends)


@pytest.mark.parametrize(
    ("file", "platform", "ends"),
    [
        pytest.param(
            "填写ID,提交时间,答题时间,昵称,学号,姓名,校对结果\n"
            "1,2018/4/1 20:00,30秒,小王,2014030101,李明,无误\n".encode("gbk"),
            "金山表单",
            ["01 无误"],
            id="WPS",
        ),
        pytest.param(
            [
                ["填写ID", "昵称", "提交时间", "1.学号（必填）", "2.校对结果（必填）"],
                ["1", "小王", "2018/4/1 20:00", "2014030101", "无误"],
            ],
            "金山表单",
            ["01 无误"],
            id="WPS, .xlsx",
        ),
        pytest.param(
            "姓名,部门,提交时间,学号,校对结果\n李明,信管1班,2018-04-01 20:00,2014030101,无误\n",
            "表格",
            ["01 无误"],
            id="like 企业微信",
        ),
        pytest.param(
            [
                ["填写人", "填写时间", "*学号", "*姓名", "*校对结果"],
                ["王伟", "2018-04-01 20:00", "2014030101", "李明", "无误"],
            ],
            "表格",
            ["01 无误"],
            id="like 钉钉",
        ),
    ],
)
def test_an_export_of_another_platform(
    tmp_path: Path, file: File, platform: str, ends: list[str]
) -> None:
    """A platform that adds little, or that we do not know, is read by its questions."""
    assert outcome(taken(written(tmp_path, file, None))) == Outcome([platform], ends)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_our_own_export_comes_back_as_it_was(tmp_path: Path, suffix: str) -> None:
    """What `collect --export` gave to people is read back word for word, blanks as blanks."""
    texts = ["无误", "民族有误：显示“汉族”，应为“纳西族”", "=照片不清楚", "-", "照片\n不对"]
    given = {
        one.number: Answer(one.number, text, Source.LOG, Where("x"), origin="录入")
        for one, text in zip(STUDENTS, texts, strict=False)
    }
    to_bytes = answers_table.text if suffix == "csv" else answers_table.workbook
    path = written(tmp_path, to_bytes(STUDENTS, given), f"导出.{suffix}")
    assert outcome(taken(path)) == Outcome(
        ["fankui 导出的表"],
        ["01 无误", "02 民族有误：显示“汉族”，应为“纳西族”", "03 =照片不清楚", "05 照片\n不对"],
    )


# --- how it is written -------------------------------------------------------------------------

ROWS: list[list[object]] = [
    ["学号", "姓名", "校对结果"],
    ["2014030101", "李明", "无误"],
    ["2014030109", "欧阳若雨", "姓名应为𬱖"],
]
NO_RARE: list[list[object]] = [*ROWS[:2], ["2014030109", "欧阳若雨", "姓名有误"]]
RARE_ENDS, ENDS = ["01 无误", "09 姓名应为𬱖"], ["01 无误", "09 姓名有误"]


@pytest.mark.parametrize(
    ("file", "name", "ends"),
    [
        pytest.param(delimited(ROWS), "a.csv", RARE_ENDS, id="UTF-8"),
        pytest.param(delimited(ROWS, encoding="utf-8-sig"), "a.csv", RARE_ENDS, id="BOM"),
        pytest.param(delimited(NO_RARE, encoding="gbk"), "a.csv", ENDS, id="GBK"),
        pytest.param(delimited(ROWS, encoding="gb18030"), "a.csv", RARE_ENDS, id="GB18030"),
        pytest.param(
            b"\xff\xfe" + delimited(ROWS, encoding="utf-16-le", delimiter="\t"),
            "a.csv",
            RARE_ENDS,
            id="UTF-16 LE, tabs",
        ),
        pytest.param(
            b"\xfe\xff" + delimited(ROWS, encoding="utf-16-be"), "a.csv", RARE_ENDS, id="UTF-16 BE"
        ),
        pytest.param(delimited(ROWS, delimiter="\t"), "a.txt", RARE_ENDS, id="tabs, .txt"),
        pytest.param(
            delimited(NO_RARE, delimiter="\t", encoding="gbk"), "a.xls", ENDS, id="tabs, as .xls"
        ),
        pytest.param(delimited(ROWS, quote_all=True), "a.csv", RARE_ENDS, id="all quoted"),
        pytest.param(delimited(ROWS, newline="\n"), "a.csv", RARE_ENDS, id="LF"),
        pytest.param(delimited(ROWS, delimiter=";"), "a.csv", RARE_ENDS, id="semicolons"),
        pytest.param(xls({"Sheet1": ROWS}), "a.xls", RARE_ENDS, id=".xls"),
        pytest.param(xls5({"Sheet1": NO_RARE}), "a.xls", ENDS, id=".xls of 1995"),
        pytest.param(xls({"Sheet1": ROWS}), "a.xlsx", RARE_ENDS, id=".xls called .xlsx"),
        pytest.param(xlsb({"Sheet1": ROWS}), "a.xlsb", RARE_ENDS, id=".xlsb"),
        pytest.param(ods({"Sheet1": ROWS}), "a.ods", RARE_ENDS, id=".ods"),
        pytest.param(html(ROWS), "a.xls", RARE_ENDS, id="HTML as .xls"),
        pytest.param(
            html(NO_RARE, encoding="gbk", charset="gb2312"), "a.xls", ENDS, id="HTML in GBK"
        ),
        pytest.param(mhtml(NO_RARE), "a.xls", ENDS, id="MHTML as .xls"),
        pytest.param(xml2003({"Sheet1": ROWS}), "a.xls", RARE_ENDS, id="XML as .xls"),
        pytest.param(ROWS, "a.xlsx", RARE_ENDS, id=".xlsx"),
        pytest.param(ROWS, "a.csv.xlsx", RARE_ENDS, id="two suffixes"),
    ],
)
def test_every_encoding_and_format_is_read(
    tmp_path: Path, file: File, name: str, ends: list[str]
) -> None:
    """The same answers come out of a table however it was saved."""
    assert outcome(taken(written(tmp_path, file, name))) == Outcome(["表格"], ends)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_table_may_be_pasted(encoding: str) -> None:
    """Bytes of standard input are read as a file is: cells copied from a sheet, with tabs."""
    data = "学号\t姓名\t校对结果\r\n2014030101\t李明\t无误\r\n".encode(encoding)
    assert outcome(taken(STANDARD_INPUT, data=data)) == Outcome(["表格"], ["01 无误"])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \r\n\t",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
    ],
)
def test_nothing_pasted_is_refused(data: bytes) -> None:
    """An empty paste is said to be empty."""
    with pytest.raises(InputError):
        taken(STANDARD_INPUT, data=data)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2014030101李明.png\n2014030102王伟.jpg\n", True),
        ("李明.png\n王伟 无误\n", False),
        ("#接龙\n1. 李明 无误\n", False),
        ("学号,姓名,校对结果\n2014030101,李明,无误\n", False),
    ],
)
def test_a_list_of_files_is_no_list_of_answers(tmp_path: Path, text: str, expected: bool) -> None:
    """Whether a text names files is the same pasted and as a file of any encoding."""
    path = tmp_path / "群文件.txt"
    for raw in (text.encode(), text.encode("gbk"), text.encode("utf-16")):
        path.write_bytes(raw)
        assert answer_files.lists_files(path) is expected
        assert answer_files.lists_files(STANDARD_INPUT, raw) is expected
    assert answer_files.lists_files(tmp_path / "没有.txt") is False
    assert answer_files.lists_files(path, b"\x00\xff\x00") is False


# --- what is asked -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "question",
    [
        "校对结果",
        "您的校对结果是？",
        "*校对结果",
        "校对结果（必填）",
        "核对结果",
        "图像信息校对结果",
        "校对情况",
        "学信网图像校对结果（无异常填“无误”，异常情况请如实填写异常内容）",
        "学信网照片和信息是否无误",
        "信息是否正确？",
    ],
)
def test_the_question_for_the_result_is_found(tmp_path: Path, question: str) -> None:
    """However the result is asked for, the answer to that question counts."""
    file = wjx("1、学号", "2、姓名", f"3、{question}", rows=["2014030101,李明,无误"])
    assert outcome(taken(written(tmp_path, file, None))) == Outcome(["问卷星"], ["01 无误"])


@pytest.mark.parametrize(
    "question",
    [
        "如有误，请写明",
        "有误请说明",
        "有误的请说明具体情况",
        "如有误请填写具体内容（必填）",
        "异常情况说明",
        "错误内容",
        "具体情况",
        "具体内容",
        "有误之处",
        "勘误内容",
        "有误内容",
        "问题描述",
        "如选“有误”，请写明哪一项有误、应为什么",
        "若信息有误，请如实填写异常内容",
        "请填写具体错误信息",
        "有误说明（没有填“无”）",
        "备注",
    ],
)
def test_the_question_for_the_detail_is_found(tmp_path: Path, question: str) -> None:
    """However the detail is asked for, it takes the place of a bare 有误 and leaves 无误 alone."""
    file = wjx(
        "1、学号",
        "2、姓名",
        "3、校对结果",
        f'"4、{question}"',
        rows=[
            "2014030101,李明,无误,无",
            "2014030102,王伟,有误,民族应为回族",
            "2014030105,赵敏,有误,(空)",
        ],
    )
    assert outcome(taken(written(tmp_path, file, None))) == Outcome(
        ["问卷星"], ["01 无误", "02 民族应为回族", "05 有误"]
    )


@pytest.mark.parametrize(
    ("choice", "detail", "end"),
    [
        ("无误", "", "无误"),
        ("无误", "无", "无误"),
        ("无误", "无误", "无误"),
        ("无误", "没有问题", "无误"),
        ("无误", "/", "无误"),
        ("A、无误", "(跳过)", "无误"),
        ("A.无误", "-", "无误"),
        ("a)无误", "", "无误"),
        ("Ａ．无误", "", "无误"),
        ("B.有误（请在下一题写明）", "民族应为回族", "民族应为回族"),
        ("有误", "民族应为回族", "民族应为回族"),
        ("有误", "", "有误"),
        ("有误", "-", "有误"),
        ("照片有误", "不是本人", "照片有误：不是本人"),
        ("B.照片有误┋C.民族有误", "", "照片有误；民族有误"),
        ("", "民族应为回族", "民族应为回族"),
        ("无误", "没有", "无误"),
        ("无误", "暂无", "无误"),
        ("无误", "信息无误，照片无误", "无误"),
        ("有误（请填写）〖民族应为回族〗", "", "民族应为回族"),
        ("有误", "无误", "有误〔说明：无误〕"),
        ("无误", "有点丑", "无误"),
        ("A.无误", "照片拍得不好看", "无误"),
        ("无误", "不太满意", "无误"),
    ],
)
def test_a_choice_and_its_detail_are_one_answer(
    tmp_path: Path, choice: str, detail: str, end: str
) -> None:
    """What was chosen and what was written behind it come together, nothing twice."""
    rows = [f"2014030101,李明,{choice},{detail}"]
    file = wjx("1、学号", "2、姓名", "3、校对结果", "4、如有误请写明", rows=rows)
    read = taken(written(tmp_path, file, None))
    assert outcome(read) == Outcome(["问卷星"], [f"01 {end}"])
    assert read.notes == ()


@pytest.mark.parametrize(
    ("choice", "detail", "end"),
    [
        ("无误", "姓名显示成了张珊", "姓名显示成了张珊"),
        ("A.无误", "照片不是本人", "照片不是本人"),
        ("A.无误┋C.民族有误", "应为回族", "民族有误：应为回族"),
    ],
)
def test_a_detail_that_contradicts_its_choice_is_told(
    tmp_path: Path, choice: str, detail: str, end: str
) -> None:
    """无误 with a fault behind it is no 无误: the fault counts, and a note says so."""
    rows = [f"2014030101,李明,{choice},{detail}"]
    file = wjx("1、学号", "2、姓名", "3、校对结果", "4、如有误请写明", rows=rows)
    read = taken(written(tmp_path, file, None))
    assert outcome(read) == Outcome(["问卷星"], [f"01 {end}"])
    assert [note.number for note in read.notes] == ["2014030101"]


@pytest.mark.parametrize(
    ("choice", "detail"),
    [
        ("A.无误┋C.民族有误", ""),
        ("全部正确┋照片有误", "谢谢"),
        ("照片有误┋无误", "(空)"),
        ("无误┋有误", ""),
    ],
)
def test_right_and_wrong_chosen_together_is_asked(tmp_path: Path, choice: str, detail: str) -> None:
    """无误 and a fault among the same choices, and no word of which holds: neither is sure."""
    file = wjx("1、学号", "2、校对结果", "3、如有误请写明", rows=[f"2014030101,{choice},{detail}"])
    (one,) = taken(written(tmp_path, file, None)).placement.placed
    assert judge(one.text).hint == "选了无误，又选了有误的"


@pytest.mark.parametrize(
    "questions",
    [
        ("2、照片校对结果", "3、学籍信息校对结果"),
        ("2、图像校对结果", "3、信息校对结果"),
        ("2、照片是否有问题", "3、信息是否有问题"),
        ("2、照片是否无误", "3、信息是否无误"),
        ("2、照片是否正确", "3、姓名是否正确"),
        ("2、校对情况", "3、是否有误"),
        ("2、是否已校对", "3、校对结果"),
    ],
    ids=" ".join,
)
def test_a_fault_in_one_of_two_questions_is_not_lost(
    tmp_path: Path, questions: tuple[str, str]
) -> None:
    """Who answers 无误 to one question and names a fault in another is not 无误."""
    file = wjx("1、学号", *questions, rows=["2014030101,无误,民族有误"])
    assert outcome(taken(written(tmp_path, file, None))) == Outcome(["问卷星"], ["01 民族有误"])


@pytest.mark.parametrize(
    ("said", "end"),
    [("正确,不对", "信息有误"), ("正确,基本正确", "基本正确"), ("应该对,应该对", "应该对")],
)
def test_only_who_says_wrong_has_what_was_asked_wrong(tmp_path: Path, said: str, end: str) -> None:
    """A bare 不对 is told with what was asked; what leaves it open is no fault of anything."""
    file = wjx("1、学号", "2、照片是否正确", "3、信息是否正确", rows=[f"2014030101,{said}"])
    assert outcome(taken(written(tmp_path, file, None))) == Outcome(["问卷星"], [f"01 {end}"])


@pytest.mark.parametrize(
    ("questions", "rows", "words"),
    [
        (("照片哪里有误", "信息哪里有误"), "不是本人,民族应为回族", ["不是本人", "民族应为回族"]),
        (("错误内容", "正确内容"), "民族显示汉族,应为回族", ["民族显示汉族", "应为回族"]),
    ],
    ids=["photo and record", "wrong and right"],
)
def test_two_questions_for_the_detail_are_both_heard(
    tmp_path: Path, questions: tuple[str, str], rows: str, words: list[str]
) -> None:
    """What is written under either of two questions is in the answer, or is told."""
    file = wjx("1、学号", "2、校对结果", *questions, rows=[f"2014030101,有误,{rows}"])
    said = all_words(taken(written(tmp_path, file, None)))
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize(
    ("question", "cell", "ok"),
    [
        ("信息是否有误", "否", True),
        ("信息是否有误", "没有", True),
        ("信息是否有误", "无误", True),
        ("信息是否有误", "是", False),
        ("信息是否有误", "有", False),
        ("信息是否有误", "有误", False),
        ("信息是否有误", "对", False),
        ("信息是否有误", "是的", False),
        ("信息是否无误", "是", True),
        ("信息是否无误", "否", False),
        ("信息是否正确", "对", True),
        ("信息是否正确", "不是", False),
        ("信息是否正确", "不正确", False),
        ("有无问题", "无", True),
        ("有无问题", "有", False),
    ],
)
def test_yes_and_no_answer_their_question(
    tmp_path: Path, question: str, cell: str, *, ok: bool
) -> None:
    """是 to 是否有误 is never 无误, and 是 to 是否无误 is."""
    file = wjx("1、学号", f"2、{question}", rows=[f"2014030101,{cell}"])
    (one,) = planned(taken(written(tmp_path, file, None))).to_write
    assert (judge(one.text).status is Status.OK) == ok


def test_one_question_asked_twice_is_refused(tmp_path: Path) -> None:
    """Where two columns are equally good, --map has to say which counts."""
    file = wjx("1、学号", "2、校对结果", "3、校对结果", rows=["2014030101,无误,民族有误"])
    with pytest.raises(InputError) as caught:
        taken(written(tmp_path, file, None))
    assert caught.value.message == (
        f"{tmp_path / '收集.csv'} 第 1 行 那一行有 2 列都像校对结果："
        "H 列“2、校对结果”、I 列“3、校对结果”"
    )
    assert caught.value.hint == ("请加 --map 校对结果=列名（如 --map 校对结果=H）指明用哪一列。")


@pytest.mark.parametrize(
    "cell",
    [
        "",
        " ",
        "-",
        "--",
        "/",
        "(空)",
        "（空）",
        "(跳过)",
        "未填写",
        "未提交",
        "未作答",
    ],
)
def test_what_a_platform_writes_for_nothing_is_no_answer(tmp_path: Path, cell: str) -> None:
    """A blank, in the words of any platform, records nothing and is nobody's."""
    rows = [["学号", "姓名", "校对结果"], ["2014030101", "李明", cell], ["9", "孙悟空", cell]]
    assert outcome(taken(written(tmp_path, rows, None))) == Outcome(["表格"], [])


def test_a_comma_that_was_not_quoted_loses_nothing(tmp_path: Path) -> None:
    """A line longer than its header is told, or its answer is whole."""
    text = PLAIN + "2014030101,李明,民族有误,应为回族\n2014030102,王伟,无误\n"
    read = taken(written(tmp_path, text, None))
    assert "应为回族" in all_words(read)


@pytest.mark.parametrize(
    ("name", "header", "choices"),
    [
        ("95_按序号_校对_2_2.csv", WJX, ["1", "2"]),
        ("校对.csv", WJX, ["1", "1"]),
        ("校对.csv", WJX, ["1", "-3"]),
        ("校对.csv", WJX, ["1┋3", "-2"]),
        ("95_按序号_校对_2_2.csv", "", ["1", "2"]),
    ],
)
def test_numbers_of_options_are_refused(
    tmp_path: Path, name: str, header: str, choices: list[str]
) -> None:
    """An export 按序号 does not tell who is 无误, and the refusal says how to export again."""
    before = "1,2018/4/1 20:00:00,53秒,微信,N/A,示例," if header else ""
    lines = [f"{before}201403010{at},{NAMES[at - 1]},{one}" for at, one in enumerate(choices, 1)]
    text = f"{header}1、学号,2、姓名,3、校对结果\n" + "\n".join(lines) + "\n"
    with pytest.raises(InputError) as caught:
        taken(written(tmp_path, text, name))
    assert caught.value.message == (
        f"{tmp_path / name} 是“按序号”导出的，结果一栏只有选项的序号，看不出是无误还是有误"
    )
    assert caught.value.hint == (
        "请在问卷星里选“统计&分析 → 查看下载答卷 → 下载答卷数据 → 按选项文本下载”，用新的文件。"
    )


# --- whose it is -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    [
        "李明 2014030101",
        "2014030101 李明",
        "李明2014030101",
        "2014030101李明",
        "李明-2014030101",
        "2014030101-李明",
        "2014030101—李明",
        "李明，2014030101",
        "李明、2014030101",
        "李明,2014030101",
        "李明/2014030101",
        "李明+2014030101",
        "2014030101+李明",
        "李明_2014030101",
        "李明|2014030101",
        "李明（2014030101）",
        "2014030101(李明)",
        "李明：2014030101",
        "姓名：李明 学号：2014030101",
        "学号2014030101姓名李明",
        "２０１４０３０１０１　李明",
        "李　明 2014030101",
        "李明\n2014030101",
        "李明;2014030101",
        "信管1班 李明 2014030101",
        "李明 2014030101 信管1班",
    ],
    ids=repr,
)
def test_name_and_number_in_one_cell(tmp_path: Path, cell: str) -> None:
    """姓名 and 学号 under one question are taken apart, in any order, whatever stands between."""
    rows = [["姓名和学号", "校对结果"], [cell, "无误"]]
    assert outcome(taken(written(tmp_path, rows, None))) == Outcome(["表格"], ["01 无误"])


@pytest.mark.parametrize(
    "header",
    [
        "姓名和学号",
        "姓名+学号",
        "学号+姓名",
        "学号姓名",
        "学号-姓名",
        "请输入您的姓名、学号",
        "您的 姓名 学号 是？",
        "姓名",
        "学号",
    ],
)
def test_a_question_for_name_and_number(tmp_path: Path, header: str) -> None:
    """A cell with both is taken apart however it was asked for."""
    rows = [[header, "校对结果"], ["王伟 2014030102", "无误"], ["2014030101李明", "有误"]]
    assert outcome(taken(written(tmp_path, rows, None))) == Outcome(
        ["表格"], ["01 有误", "02 无误"]
    )


@pytest.mark.parametrize(
    ("file", "ends", "unplaced"),
    [
        pytest.param(PLAIN + "2014039999,孙悟空,无误\n", [], ["2"], id="a 学号 of nobody"),
        pytest.param(PLAIN + "2014030110,李明,无误\n", [], ["2 → 01"], id="digits changed"),
        pytest.param(
            "学号,校对结果\n2014030110,无误\n", [], ["2 → 01"], id="digits changed, no name"
        ),
        pytest.param(PLAIN + "201403010,李明,无误\n", [], ["2 → 01"], id="a digit missing"),
        pytest.param(PLAIN + "2014030101,王伟,无误\n", [], ["2 → 02"], id="the name of another"),
        pytest.param(PLAIN + "2014030101,孙悟空,无误\n", [], ["2"], id="a name of nobody"),
        pytest.param(PLAIN + "2014030103,张三丰,无误\n", [], ["2 → 04"], id="a longer name"),
        pytest.param("姓名,校对结果\n陈静,无误\n", [], ["2"], id="two of one name"),
        pytest.param(PLAIN + "2014030108,陈静,无误\n", ["08 无误"], [], id="one of two, by 学号"),
        pytest.param(
            PLAIN + ",陈静,无误\n2014030107,陈静,有误\n", ["07 有误"], ["2"], id="one without"
        ),
        pytest.param(
            "姓名,校对结果\n李明,无误\n王伟,无照片\n",
            ["01 无误", "02 无照片"],
            [],
            id="no 学号 column",
        ),
        pytest.param("姓名,校对结果\n孙悟空,无误\n", [], ["2"], id="an unknown name"),
        pytest.param(PLAIN + ",李明,无误\n", ["01 无误"], [], id="no 学号 in the row"),
        pytest.param(PLAIN + ",,无误\n", [], ["2"], id="neither"),
        pytest.param(PLAIN + ",,\n,李明,\n", [], [], id="neither, and no answer"),
        pytest.param(PLAIN + "2014039999,孙悟空,-\n", [], [], id="nobody's blank"),
        pytest.param(PLAIN + "2014030101,李 明,无误\n", ["01 无误"], [], id="a space in the name"),
        pytest.param(PLAIN + "2014030101, 李明　,无误\n", ["01 无误"], [], id="spaces around"),
        pytest.param("姓名,校对结果\n阿依古丽•麦麦提,无误\n", ["06 无误"], [], id="another dot"),
        pytest.param(
            PLAIN + "2014030106,阿依古丽.麦麦提,无误\n", ["06 无误"], [], id="a point for the dot"
        ),
        pytest.param("姓名,校对结果\n张三,无误\n", ["03 无误"], [], id="the shorter of two names"),
        pytest.param("学号,校对结果\n李明,无误\n", ["01 无误"], [], id="a name for the 学号"),
        pytest.param(PLAIN + "２０１４０３０１０１,李明,无误\n", ["01 无误"], [], id="full-width"),
        pytest.param(PLAIN + "'2014030101,李明,无误\n", ["01 无误"], [], id="an apostrophe"),
        pytest.param(PLAIN + '"=""2014030101""",李明,无误\n', ["01 无误"], [], id="a formula"),
        pytest.param(PLAIN + "2.01403E+09,李明,无误\n", ["01 无误"], [], id="destroyed by Excel"),
        pytest.param(
            "学号,姓名,班长姓名,校对结果\n2014030101,李明,王伟,无误\n",
            ["01 无误"],
            [],
            id="another's name",
        ),
        pytest.param(PLAIN + "2014030101,李明,无误\n合计,,1\n", ["01 无误"], [], id="a total"),
    ],
)
def test_whose_an_answer_is(
    tmp_path: Path, file: File, ends: list[str], unplaced: list[str]
) -> None:
    """A 学号 decides, a name where only one has it; who may be meant is proposed, not guessed."""
    assert outcome(taken(written(tmp_path, file, None))) == Outcome(["表格"], ends, tuple(unplaced))


@pytest.mark.parametrize(
    ("file", "quoted"),
    [
        (PLAIN + "2014039999,孙悟空,无误\n", ["2014039999"]),
        (PLAIN + "2014030101,王伟,无误\n", ["2014030101", "李明", "王伟"]),
        (PLAIN + ",陈静,无误\n", ["陈静", "2 人"]),
        (PLAIN + ",孙悟空,无误\n", ["孙悟空"]),
        ("1. 李明 无误\n2. 孙悟空 无误\n", ["孙悟空"]),
        ("1. 李明 无误\n2. 赵敏\n", ["赵敏", "没有写结果"]),
    ],
)
def test_an_answer_of_nobody_says_why(tmp_path: Path, file: str, quoted: list[str]) -> None:
    """The reason quotes what was written and who has it."""
    (one,) = taken(written(tmp_path, file, "收集.txt")).placement.unplaced
    assert [word for word in quoted if word not in one.reason] == []


# --- when it was -------------------------------------------------------------------------------

TIMED = "提交时间,学号,姓名,校对结果\n"


@pytest.mark.parametrize(
    ("file", "end", "given_way"),
    [
        pytest.param(
            TIMED
            + "2018/4/1 20:00:00,2014030101,李明,有误\n2018/4/1 21:00:00,2014030101,李明,无误\n",
            "无误",
            1,
            id="in order",
        ),
        pytest.param(
            TIMED
            + "2018/4/1 21:00:00,2014030101,李明,无误\n2018/4/1 20:00:00,2014030101,李明,有误\n",
            "无误",
            1,
            id="newest first",
        ),
        pytest.param(
            TIMED + "2018/4/1 9:30,2014030101,李明,有误\n2018/4/1 10:05,2014030101,李明,无误\n"
            "2018/4/1 8:59,2014030101,李明,无照片\n",
            "无误",
            2,
            id="three times, no leading zeros",
        ),
        pytest.param(
            TIMED
            + "2018年4月1日 21:34,2014030101,李明,无误\n2018年3月31日 22:00,2014030101,李明,有误\n",
            "无误",
            1,
            id="Chinese dates",
        ),
        pytest.param(
            TIMED + "2018年4月1日 下午9:34,2014030101,李明,无误\n"
            "2018年4月1日 上午10:00,2014030101,李明,有误\n",
            "无误",
            1,
            id="上午 and 下午",
        ),
        pytest.param(
            [
                ["提交时间", "学号", "校对结果"],
                [moment(21), "2014030101", "无误"],
                [moment(20), "2014030101", "有误"],
            ],
            "无误",
            1,
            id="date cells",
        ),
        pytest.param(
            [
                ["提交时间", "学号", "校对结果"],
                ["2018年4月1日 21:00", "2014030101", "无误"],
                [moment(20), "2014030101", "有误"],
            ],
            "无误",
            1,
            id="a date cell and a text",
        ),
        pytest.param(
            [
                ["提交日期", "学号", "校对结果"],
                [date(2018, 4, 1), "2014030101", "无误"],
                [date(2018, 3, 31), "2014030101", "有误"],
            ],
            "无误",
            1,
            id="days only",
        ),
        pytest.param(
            TIMED
            + "2018/4/1 20:00:00,2014030101,李明,有误\n2018/4/1 20:00:00,2014030101,李明,无误\n",
            "无误",
            1,
            id="at one moment",
        ),
        pytest.param(
            PLAIN + "2014030101,李明,有误\n2014030101,李明,无误\n", "无误", 1, id="no times"
        ),
        pytest.param(
            TIMED + "2018/4/1 20:00:00,2014030101,李明,有误\n2018/4/1 21:00:00,2014030101,李明,-\n",
            "有误",
            0,
            id="a blank takes nothing back",
        ),
        pytest.param(
            TIMED + "2018/4/1 20:00:00,,李明,有误\n2018/4/1 21:00:00,2014030101,李明,无误\n",
            "无误",
            1,
            id="once by name, once by 学号",
        ),
        pytest.param(
            WJX + "1、学号,2、校对结果\n"
            "1,2018/4/1 21:00:00,3秒,微信,N/A,示例,2014030101,无误\n"
            "2,2018/4/1 20:00:00,3秒,微信,N/A,示例,2014030101,有误\n",
            "无误",
            1,
            id="提交答卷时间",
        ),
        pytest.param(
            TENCENT_FORM + "1.学号,2.校对结果\n"
            f"1,{SPENT.replace(':01:', ':09:')}2014030101,无误\n2,{SPENT}2014030101,有误\n",
            "无误",
            1,
            id="结束答题时间",
        ),
        pytest.param(
            "提交时间（自动）,学号（必填）,校对结果（必填）\n"
            "2018年4月1日 21:34,2014030101,无误\n2018年4月1日 9:34,2014030101,有误\n",
            "无误",
            1,
            id="提交时间（自动）",
        ),
    ],
)
def test_the_newest_of_several_answers_counts(
    tmp_path: Path, file: File, end: str, given_way: int
) -> None:
    """By 提交时间, whatever the order of the lines; where it does not tell, the later line."""
    read = taken(written(tmp_path, file, None))
    made = planned(read)
    assert [f"{short(one.number)} {one.text}" for one in made.to_write] == [f"01 {end}"]
    assert len(made.replaced) == given_way
    assert read.placement.unplaced == ()


# --- what is never kept ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "ends", "unplaced"),
    [
        pytest.param(PLAIN + f"{ID_NUMBER},李明,无误\n", ["01 无误"], [], id="for the 学号"),
        pytest.param(PLAIN + f"{ID_NUMBER},孙悟空,无误\n", [], ["2"], id="for the 学号, by nobody"),
        pytest.param(
            PLAIN + f"2014030101,李明,证件号码应为{ID_NUMBER}\n",
            ["01 证件号码应为（证件号码略）"],
            [],
            id="in the answer",
        ),
        pytest.param(
            PLAIN + "2014030101,李明,应为110105 19491231 002X\n",
            ["01 应为（证件号码略）"],
            [],
            id="in the answer, with spaces",
        ),
        pytest.param(
            PLAIN + "2014030101,李明,应为110105-19491231-002X\n",
            ["01 应为（证件号码略）"],
            [],
            id="in the answer, with hyphens",
        ),
        pytest.param(
            PLAIN + "2014030101,李明,应为１１０１０５１９４９１２３１００２Ｘ\n",
            ["01 应为（证件号码略）"],
            [],
            id="in the answer, full-width",
        ),
        pytest.param(
            PLAIN + f"2014030101,李明{ID_NUMBER},无误\n", ["01 无误"], [], id="behind the name"
        ),
        pytest.param(PLAIN + f",{ID_NUMBER},无误\n", [], ["2"], id="for the name"),
        pytest.param(
            PLAIN + f"2014030199 {ID_NUMBER},孙悟空,无误\n", [], ["2"], id="behind the 学号"
        ),
        pytest.param(
            f"学号,校对结果\n李某{ID_NUMBER},无误\n", [], ["2"], id="behind a name for the 学号"
        ),
        pytest.param(
            f"学号,校对结果,提交时间\n2014030101,无误,{ID_NUMBER}\n",
            ["01 无误"],
            [],
            id="for the time",
        ),
        pytest.param(
            f"学号,姓名,身份证号,校对结果\n2014030101,李明,{ID_NUMBER},无误\n",
            ["01 无误"],
            [],
            id="in a column of its own",
        ),
        pytest.param(
            f"学号,校对结果,如有误请写明\n2014030101,有误,应为{ID_NUMBER}\n",
            ["01 应为（证件号码略）"],
            [],
            id="in the detail",
        ),
        pytest.param(
            f"姓名和学号,校对结果\n李明{ID_NUMBER},无误\n", ["01 无误"], [], id="beside the name"
        ),
        pytest.param(f"学号,校对结果\n{ID_NUMBER},无误\n", [], ["2"], id="alone"),
        pytest.param(
            f"学号,姓名,校对结果,备注\n2014030101,李明,照片有误,{ID_NUMBER}\n",
            ["01 照片有误"],
            [],
            id="in a note",
        ),
    ],
)
def test_no_id_number_is_kept_or_shown(
    tmp_path: Path, file: str, ends: list[str], unplaced: list[str]
) -> None:
    """A 身份证号 is in no answer, name, reason or note, wherever it was typed."""
    read = taken(written(tmp_path, file, None))
    assert outcome(read) == Outcome(["表格"], ends, tuple(unplaced))
    assert ID_NUMBER[:17] not in re.sub("[ -]", "", all_words(read))


@pytest.mark.parametrize(
    ("line", "ends", "unplaced"),
    [
        (f"1. 李明 应为{ID_NUMBER}", ["01 应为（证件号码略）"], []),
        (
            f"1. 李明 {ID_NUMBER} 无误",
            ["01 无误"],
            [],
        ),
        (
            f"1. {ID_NUMBER} 李明 无误",
            ["01 无误"],
            [],
        ),
        (f"1. 李明 {ID_NUMBER}", [], ["1"]),
        (f"1. {ID_NUMBER} 无误", [], ["1"]),
        (f"1. 孙悟空{ID_NUMBER}无误", [], ["1"]),
        (ID_NUMBER, [], []),
        (f"#接龙 {ID_NUMBER}", [], []),
    ],
)
def test_no_id_number_of_a_chain_is_kept_or_shown(
    tmp_path: Path, line: str, ends: list[str], unplaced: list[str]
) -> None:
    """Nor is one that stands in a 群接龙, be it in a line that is passed over."""
    read = taken(text_file(tmp_path / "接龙.txt", f"{line}\n2. 王伟 无误\n"))
    assert outcome(read) == Outcome(["群接龙"], [*ends, "02 无误"], tuple(unplaced))
    assert ID_NUMBER[:17] not in all_words(read)


@pytest.mark.parametrize(
    "text",
    [
        f"{ID_NUMBER},李某\n",
        f"姓名,{ID_NUMBER}\n孙悟空,无误\n",
        f"李某 {ID_NUMBER}\n",
    ],
)
def test_a_refusal_shows_no_id_number(tmp_path: Path, text: str) -> None:
    """A file that cannot be understood is quoted without the 身份证号 in it."""
    with pytest.raises(InputError) as caught:
        taken(written(tmp_path, text, None))
    assert ID_NUMBER[:17] not in f"{caught.value.message}{caught.value.hint}"


# --- 群接龙 -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "serial",
    [
        "1. ",
        "1.",
        "1、",
        "1）",
        "1)",
        "(1) ",
        "（1）",
        "①",
        "① ",
        "１．",
        "1．",
        "1 ",
        "1: ",
        "1：",
        "1, ",
        "【1】",
        "[1] ",
        "12. ",
        "100、",
        "⑴",
        "01. ",
        "一、",
    ],
)
@pytest.mark.parametrize("entry", ["李明 无误", "2014030101李明 无误", "2014030101 无误"])
def test_serials_of_a_chain(tmp_path: Path, serial: str, entry: str) -> None:
    """However the lines are numbered, the number is no part of a name or 学号."""
    text = f"#接龙\n{serial}{entry}\n"
    assert outcome(taken(text_file(tmp_path / "接龙.txt", text))) == Outcome(
        ["群接龙"], ["01 无误"]
    )


@pytest.mark.parametrize(
    ("entry", "end"),
    [
        ("李明 无误", "01 无误"),
        ("李明无误", "01 无误"),
        ("李明：无误", "01 无误"),
        ("李明: 无误", "01 无误"),
        ("李明，无误", "01 无误"),
        ("李明,无误", "01 无误"),
        ("李明-无误", "01 无误"),
        ("李明——无误", "01 无误"),
        ("李明（无误）", "01 无误"),
        ("李明+无误", "01 无误"),
        ("李明/无误", "01 无误"),
        ("李明    无误", "01 无误"),
        ("李明　无误", "01 无误"),
        ("李明\t无误", "01 无误"),
        ("李 明 无误", "01 无误"),
        ("李明 √", "01 √"),
        ("李明 2014030101 无误", "01 无误"),
        ("李明2014030101无误", "01 无误"),
        ("李明-2014030101-无误", "01 无误"),
        ("李明（2014030101）无误", "01 无误"),
        ("2014030101-李明-无误", "01 无误"),
        ("2014030101，李明，无误", "01 无误"),
        ("２０１４０３０１０１李明 无误", "01 无误"),
        ("学号：2014030101 姓名：李明 校对结果：无误", "01 无误"),
        ("无误 李明", "01 无误"),
        ("无误 2014030101 李明", "01 无误"),
        ("无误 李明 2014030101", "01 无误"),
        ("信管1班 李明 无误", "01 无误"),
        ("张三 无误", "03 无误"),
        ("张三丰 无误", "04 无误"),
        ("张三丰无误", "04 无误"),
        ("张三无误", "03 无误"),
        ("张三丰：照片没有", "04 照片没有"),
        ("2014030108 陈静 无误", "08 无误"),
        ("陈静2014030107 无误", "07 无误"),
        ("阿依古丽·麦麦提 无误", "06 无误"),
        ("阿依古丽•麦麦提 无误", "06 无误"),
        ("阿依古丽.麦麦提 无误", "06 无误"),
        ("阿依古丽 · 麦麦提 无误", "06 无误"),
        ("阿依古丽・麦麦提无误", "06 无误"),
        ("欧阳若雨 姓名有误：显示“欧阳若宇”", "09 姓名有误：显示“欧阳若宇”"),
        ("李明 照片不是本人 请更换", "01 照片不是本人 请更换"),
        ("李明 姓名显示成了王伟", "01 姓名显示成了王伟"),
        ("李明 学号显示为2014030102", "01 学号显示为2014030102"),
        ("李明 出生日期应为1996-01-02", "01 出生日期应为1996-01-02"),
        (
            "李明 学号显示为2014030101，应为2014030111",
            "01 学号显示为2014030101，应为2014030111",
        ),
        ("2014030101 李明 学号显示为2014030111", "01 学号显示为2014030111"),
        ("张三 姓名显示为张三丰", "03 姓名显示为张三丰"),
        ("李明（信管1班）无误", "01 无误"),
        ("王伟✅", "02 ✅"),
        ("李明 信息√ 照片×", "01 信息√ 照片×"),
        ("李明：姓名有误，应为李明明", "01 姓名有误，应为李明明"),
        ("李明 -", None),
        ("李明 1996年出生，显示1995", "01 1996年出生，显示1995"),
    ],
)
def test_entries_of_a_chain(tmp_path: Path, entry: str, end: str | None) -> None:
    """An entry is whoever stands in it, and the rest is the answer, word for word."""
    text = f"#接龙\n1. 赵敏 无误\n2. {entry}\n"
    found = outcome(taken(text_file(tmp_path / "接龙.txt", text)))
    assert sorted(found.ends) == sorted(["05 无误", *([end] if end else [])])
    assert list(found.unplaced) == ([] if end else ["3"])


@pytest.mark.parametrize(
    ("lines", "ends", "unplaced"),
    [
        pytest.param(["1. 李明 有误", "2. 李明 无误"], ["01 无误"], [], id="twice"),
        pytest.param(
            ["1. 李明 有误", "2. 李明 无照片", "3. 2014030101 无误"],
            ["01 无误"],
            [],
            id="three times",
        ),
        pytest.param(
            ["1. 李明 无误", "2. 赵敏"], ["01 无误"], ["2"], id="a name without an answer"
        ),
        pytest.param(["1. 李明 无误", "2. 2014030105"], ["01 无误"], ["2"], id="a 学号 without"),
        pytest.param(["1. 李明 无误", "2. 陈静 无误"], ["01 无误"], ["2"], id="two of one name"),
        pytest.param(["1. 李明 无误", "2. 孙悟空 无误"], ["01 无误"], ["2"], id="nobody"),
        pytest.param(
            ["1. 李明 无误", "2. 2014039999孙悟空 无误"], ["01 无误"], ["2"], id="a 学号 of nobody"
        ),
        pytest.param(
            ["1. 李明 无误", "2. 2014030105 王伟 无误"],
            ["01 无误"],
            ["2 → 02"],
            id="the name of another",
        ),
        pytest.param(
            ["1. 李明 无误", "2. 2014030110 王伟 无误"],
            ["01 无误"],
            ["2 → 02"],
            id="a mistyped 学号 with a name",
        ),
        pytest.param(
            ["1. 李明 无误", "2. 李明和王伟 无误"], ["01 无误"], ["2"], id="two in a line"
        ),
        pytest.param(
            ["1. 赵敏 无误", "2. 李明、王伟 无误"], ["05 无误"], ["2"], id="two, with a sign"
        ),
        pytest.param(
            ["1. 李明 无误  2. 王伟 无误", "3. 赵敏 无误"],
            ["01 无误", "02 无误", "05 无误"],
            [],
            id="two entries in a line",
        ),
        pytest.param(
            ["1. 李明 无误", "2. 王伟 照片不对", "   应为新拍的"],
            ["01 无误", "02 照片不对"],
            ["3"],
            id="an answer of two lines",
        ),
        pytest.param(["1. 孙悟空 无误"], [], ["1"], id="a chain of another class"),
        pytest.param(
            ["#接龙", "1. 例：张三 无误", "2. 李明 无误"], ["01 无误"], [], id="a numbered example"
        ),
        pytest.param(["1. 李明 无误", "2. 无误"], ["01 无误"], ["2"], id="an answer of nobody"),
        pytest.param(["1. 李明 无误", "2.", "3. "], ["01 无误"], [], id="empty lines of the list"),
        pytest.param(
            ["#接龙", "请大家校对，格式：学号姓名 结果", "例 张三 无误", "", "1. 李明 无误"],
            ["01 无误"],
            [],
            id="title, request and example",
        ),
        pytest.param(
            ["#接龙", "例如：2014030103张三 无误", "1. 李明 无误"],
            ["01 无误"],
            [],
            id="an example with 学号",
        ),
        pytest.param(
            ["王伟：#接龙", "学信网图像校对", "1. 李明 无误"], ["01 无误"], [], id="who began it"
        ),
        pytest.param(
            ["接龙", "王伟老师请大家 4月1日 23:00 前校对", "1. 李明 无误"],
            ["01 无误"],
            [],
            id="a student's name in the request",
        ),
        pytest.param(["李明 无误", "王伟 无照片"], ["01 无误", "02 无照片"], [], id="no serials"),
        pytest.param(
            ["1. 李明 无误", "1. 王伟 无误"], ["01 无误", "02 无误"], [], id="one serial twice"
        ),
        pytest.param(
            [f"{at}. 2014030{at + 100}{NAMES[at - 1]} 无误" for at in range(1, 10)],
            [f"0{at} 无误" for at in range(1, 10)],
            [],
            id="the whole class",
        ),
        pytest.param(
            [f"{at}、{2014030100 + at} 无误" for at in range(1, 10)],
            [f"0{at} 无误" for at in range(1, 10)],
            [],
            id="the whole class, 学号 only",
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_chain_as_a_whole(
    tmp_path: Path, lines: list[str], ends: list[str], unplaced: list[str], newline: str
) -> None:
    """The last entry of a student counts, an example is nobody's, and what is unclear is listed."""
    path = text_file(tmp_path / "接龙.txt", "\n".join(lines) + "\n", newline=newline)
    assert outcome(taken(path)) == Outcome(["群接龙"], ends, tuple(unplaced))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_chain_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    """A pasted 群接龙 is read from a file and from standard input alike."""
    text = "#接龙\n1. 李明 无误\n2. 张三丰 照片没有\n"
    expected = Outcome(["群接龙"], ["01 无误", "04 照片没有"])
    assert outcome(taken(text_file(tmp_path / "接龙.txt", text, encoding))) == expected
    assert outcome(taken(STANDARD_INPUT, data=text.encode(encoding))) == expected


# --- what it is not ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "file",
    [
        pytest.param("学号,姓名\n2014030101,李明\n", id="a roster"),
        pytest.param("校对结果\n无误\n", id="answers of nobody"),
        pytest.param("编号,昵称,校对结果\n2014030101,李明,无误\n", id="编号 and 昵称 only"),
        pytest.param("请大家尽快校对！\n", id="a message"),
        pytest.param(
            "学号,姓名,性别\n2014030101,李明,男\n2014030102,王伟,女\n", id="a longer roster"
        ),
        pytest.param("1,李明,13800000000\n2,王伟,13900000000\n", id="telephone numbers"),
        pytest.param(b"\x00\x01\x02\x03" * 64, id="bytes"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(64), id="a picture"),
    ],
)
def test_what_holds_no_answers_is_refused(tmp_path: Path, file: File) -> None:
    """A file in which nobody of the class answers is refused, with what to do."""
    with pytest.raises(InputError) as caught:
        taken(written(tmp_path, file, None))
    assert caught.value.hint


# --- 是 and 否 ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        ("信息是否无误", "01 无误", "02 有误"),
        ("学信网信息是否正确？", "01 无误", "02 有误"),
        ("本人照片是否异常", "01 有误", "02 无误"),
        ("本人信息是否错误", "01 有误", "02 无误"),
        ("本人信息有误吗", "01 有误", "02 无误"),
        ("与身份证信息是否不一致", "01 有误", "02 无误"),
        ("是否有与本人信息不一致的地方", "01 有误", "02 无误"),
        ("请核对有无错误，确认信息是否正确", "01 无误", "02 有误"),
        ("请检查有无问题：信息是否无误", "01 无误", "02 有误"),
        ("学信网信息对不对", "01 无误", "02 有误"),
        ("信息是否需要更正", "01 有误", "02 无误"),
        ("信息是否有误，无误选“是”", "01 是", "02 否"),  # left open: they are asked again
    ],
)
def test_yes_and_no_are_read_by_what_was_asked(
    tmp_path: Path, question: str, yes: str, no: str
) -> None:
    """是 is 无误 where all is asked to be right, and a fault where one is asked for."""
    text = f"学号,姓名,{question}\n2014030101,李明,是\n2014030102,王伟,否\n"
    assert outcome(taken(text_file(tmp_path / "x.csv", text))).ends == [yes, no]


def test_an_answer_that_looks_like_a_header_is_none(tmp_path: Path) -> None:
    """The uppermost header counts: 学号错了 further down is what somebody answered."""
    text = "姓名,校对结果,异常说明\n李明,民族错,\n王伟,信息有误,学号错了\n张三,无误,\n"
    found = outcome(taken(text_file(tmp_path / "x.csv", text)))
    assert found.ends == ["01 民族错", "02 学号错了", "03 无误"]


@pytest.mark.parametrize(
    ("lines", "ends", "unplaced"),
    [
        (["1. 2014030101李肆无误", "2. 王伟 无误"], ["02 无误"], 1),
        (["1. 2014030101 赵六：没问题", "2. 王伟 无误"], ["02 无误"], 1),
        (["1. 2014030101-孙七-无误", "2. 王伟 无误"], ["02 无误"], 1),
        (["1. 2014030101 2014030102 无误", "2. 张三 无误"], ["03 无误"], 1),
        (["1. 李明 代王伟 无误", "2. 张三 无误"], ["03 无误"], 1),
        (["1. 李明无误，王伟无误", "2. 张三 无误"], ["01 无误", "02 无误", "03 无误"], 0),
        (["1. @李明 记得填", "2. 张三 无误"], ["03 无误"], 1),
        (["1. @李明 无误", "2. 张三 无误"], ["01 无误", "03 无误"], 0),
        (["李明 8:05", "民族错了", "张三 8:06", "无误"], ["01 民族错了", "03 无误"], 0),
        (["1. 李明全无误", "2. 张三 无误"], ["03 无误"], 1),
        (["1-李明-无误", "2-王伟-民族错"], ["01 无误", "02 民族错"], 0),
        (["信管1班-李明-无误", "信管1班+王伟+民族错"], ["01 无误", "02 民族错"], 0),
        (["1. 01 李明 无误", "2. 02 王伟 民族错"], ["01 无误", "02 民族错"], 0),
        (["① 李明 无误", "② 王伟 民族错,应为回族"], ["01 无误", "02 民族错,应为回族"], 0),
        (["1. 李明 无误 @所有人", "2. 王伟 无误"], ["01 无误", "02 无误"], 0),
        (["1. 李明 照片换成了王伟的", "2. 王伟 无误"], ["01 照片换成了王伟的", "02 无误"], 0),
    ],
)
def test_what_chats_hold_besides(
    tmp_path: Path, lines: list[str], ends: list[str], unplaced: int
) -> None:
    """Another's name or 学号, proxies and calls are listed; numbers and classes are not read."""
    found = outcome(taken(text_file(tmp_path / "c.txt", "\n".join(lines) + "\n")))
    assert (found.ends, len(found.unplaced)) == (ends, unplaced)


def test_latin_names_in_a_chain() -> None:
    """A space within a name does not end it."""
    group = Group([student("1001", "Anna Li"), student("1002", "阿依古丽·麦麦提")])
    text = "1. Anna Li 无误\n2. 阿依古丽麦麦提 民族错\n3. 1001 anna li 照片不对\n"
    read = answer_files.read(Path("c.txt"), notice_2018(), ColumnMap(), group, text.encode())
    assert [(one.number, one.text) for one in read.placement.placed] == [
        ("1001", "无误"), ("1002", "民族错"), ("1001", "照片不对"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "form",
    [
        "2018/4/1 早上8:05", "昨晚 20:13", "今早8点05分", "Apr 1, 2018 8:05 PM", "4/1/18, 8:05 PM",
        "20:13", "[2018-04-01 20:13:05]",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "lines", [["李明 {t}", "无误"], ["{t}", "李明：无误"], ["{t} 李明 无误"], ["李明 无误 {t}"]]
)
def test_a_copied_chat_is_one(tmp_path: Path, form: str, lines: list[str]) -> None:
    """A chat without numbers is known as such whatever its times look like, commas in them too."""
    text = "".join(f"{line.format(t=form)}\n" for line in [*lines, "王伟 {t}", "照片不对"])
    found = outcome(taken(text_file(tmp_path / "c.txt", text)))
    assert found == Outcome(["群接龙"], ["01 无误", "02 照片不对"])


@pytest.mark.parametrize(
    "line",
    [
        "2014-03-01 无误", "张三+2014-03-01+无误", "张三（2014-03-01）：无误",
        "2014-03-01张三 无误",
        "姓名：张三 学号：2014-03-01 校对结果：无误",
    ],
)  # fmt: skip
def test_numbers_with_marks_in_a_chain(line: str) -> None:
    """A 学号 of the class is one, whatever signs it has within."""
    group = Group([student("2014-03-01", "张三"), student("2014-03-02", "李四")])
    read = answer_files.read(
        Path("c.txt"), notice_2018(), ColumnMap(), group, f"1. {line}\n2. 李四 无误".encode()
    )
    assert [(one.number, one.text) for one in read.placement.placed] == [
        ("2014-03-01", "无误"), ("2014-03-02", "无误"),
    ]  # fmt: skip


@pytest.mark.parametrize("cell", ["Anna Li2014030101", "Anna Li 2014030101"])
def test_latin_names_in_one_cell(cell: str) -> None:
    """A 学号 close behind a Latin name is still the student's."""
    group = Group([student("2014030101", "Anna Li"), student("2014030102", "李四")])
    data = f"姓名和学号,校对结果\n{cell},无误\n".encode()
    read = answer_files.read(Path("c.csv"), notice_2018(), ColumnMap(), group, data)
    assert [one.number for one in read.placement.placed] == ["2014030101"]


@pytest.mark.parametrize("cell", ["张三01", "01张三", "01 张三", "张三-01"])
def test_short_numbers_in_one_cell(cell: str) -> None:
    """学号 of two digits are found beside a name, because the class has them."""
    group = Group([student("01", "张三"), student("02", "李四")])
    data = f"姓名和学号,校对结果\n{cell},无误\n".encode()
    read = answer_files.read(Path("c.csv"), notice_2018(), ColumnMap(), group, data)
    assert [one.number for one in read.placement.placed] == ["01"]
