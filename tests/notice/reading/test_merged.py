"""A cell over several rows or columns of a page's or a Word table is said of each (issue 15)."""

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from docx import Document

from tongzhi_cli.notice.reading import source
from tongzhi_cli.notice.reading.page.article import article
from tongzhi_cli.notice.reading.read import read

TITLE = "关于做好2027届毕业生核对工作的通知"
HEAD = "2027届毕业生（2023级本科）安排如下，请各班按时完成："
END = ("示例大学教务处", "2027年3月15日")

#: Each row of a table: ^ is the cell above going on, < the one at its left; then what is read.
KINDS: Sequence[tuple[str, str, str]] = (
    (
        "a place over rows",
        "事项 时间 地点 联系人 / 交反馈表 4月6日 行政楼305 何老师 / 补采照片 4月16日 ^ ^",
        "submit 04-06 行政楼305 何老师; photo 04-16 行政楼305 何老师",
    ),
    (
        "a place over rows",
        "时间 事项 地点 / 4月5日 学生核对 学信网 / 4月7日 交反馈表 教务处214 / 4月9日 补采照片 ^",
        "check 04-05 学信网 ; submit 04-07 教务处214 ; photo 04-09 教务处214 ",
    ),
    (
        "a place over rows",
        "学院 交反馈表 补采照片 地点 / 文学院 4月6日 4月9日 行政楼305 / 理学院 4月7日 4月10日 ^",
        (
            "submit 04-06 行政楼305 ; photo 04-09 行政楼305 ; "
            "submit 04-07 行政楼305 ; photo 04-10 行政楼305 "
        ),
    ),
    (
        "a task over rows",
        "事项 对象 时间 地点 / 交反馈表 本科 4月6日 行政楼305 / ^ 专科 4月7日 行政楼306",
        "submit 04-06 行政楼305 ; submit 04-07 行政楼306 ",
    ),
    (
        "a task over rows",
        "项目 时间 批次 / 补采照片 4月6日 第一批 / ^ 4月7日 第二批 / 交反馈表 4月9日 全部",
        "photo 04-06  ; photo 04-07  ; submit 04-09  ",
    ),
    (
        "a task over rows",
        "环节 班级 截止 / 学生核对 一班 4月1日 / ^ 二班 4月2日 / ^ 三班 4月3日",
        "check 04-01  ; check 04-02  ; check 04-03  ",
    ),
    (
        "a day over rows",
        "时间 事项 地点 / 4月8日17:00前 学生核对 学信网 / ^ 班级交反馈表 教务办",
        "check 04-08 学信网 ; submit 04-08 教务办 ",
    ),
    (
        "a day over rows",
        "截止 工作 / 4月5日 学生网上核对 / 4月9日 交反馈表 / ^ 补采照片",
        "check 04-05  ; submit 04-09  ; photo 04-09  ",
    ),
    (
        "a day over rows",
        "日期 地点 内容 / 4月12日 图书馆 补采照片 / ^ 行政楼305 交反馈表",
        "photo 04-12 图书馆 ; submit 04-12 行政楼305 ",
    ),
    (
        "a cell over columns",
        "事项 < 时间 地点 / 交反馈表 本科 4月6日 行政楼305 / 补采照片 < 4月9日 图书馆",
        "submit 04-06 行政楼305 ; photo 04-09 图书馆 ",
    ),
    (
        "a cell over columns",
        "学院 交反馈表 补采照片 地点 / 文学院 4月6日 4月9日 行政楼305 / 安排如上 < < <",
        "submit 04-06 行政楼305 ; photo 04-09 行政楼305 ",
    ),
    (
        "a cell over columns",
        "序号 事项 说明 < 时间 地点 / 1 交反馈表 一式两份 < 4月6日 行政楼305",
        "submit 04-06 行政楼305 ",
    ),
)  # fmt: skip


def grid(told: str) -> list[list[str]]:
    return [row.split() for row in told.split(" / ")]


def spans(rows: list[list[str]]) -> Iterator[tuple[int, int, int, int]]:
    """Every cell that begins somewhere: its row and column, and over how many it goes."""
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text in {"^", "<"}:
                continue
            across, down = 1, 1
            while row[column + across : column + across + 1] == ["<"]:
                across += 1
            while at + down < len(rows) and rows[at + down][column] == "^":
                down += 1
            yield at, column, down, across


def page(rows: list[list[str]]) -> str:
    cells: list[list[str]] = [[] for _ in rows]
    for at, column, down, across in spans(rows):
        cells[at].append(f'<td rowspan="{down}" colspan="{across}"><p>{rows[at][column]}</p></td>')
    table = "".join(f"<tr>{''.join(row)}</tr>" for row in cells)
    return (
        f"<html><body><h1>{TITLE}</h1><p>{HEAD}</p><table>{table}</table>"
        f"<p>{END[0]}</p><p>{END[1]}</p></body></html>"
    )


def word(rows: list[list[str]]) -> bytes:
    document = Document()
    for line in (TITLE, HEAD):
        document.add_paragraph(line)
    table = document.add_table(len(rows), len(rows[0]))
    for at, column, down, across in spans(rows):
        cell = table.cell(at, column)
        if down > 1 or across > 1:
            cell = cell.merge(table.cell(at + down - 1, column + across - 1))
        cell.text = rows[at][column]
    for line in END:
        document.add_paragraph(line)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def told(text: str) -> str:
    return "; ".join(
        f"{one.role} {one.at:%m-%d} {one.where} {one.whom}" if one.at else f"{one.role} ?"
        for one in read(text).deadlines
    )


@pytest.mark.parametrize(("kind", "rows", "expected"), KINDS, ids=lambda one: str(one)[:30])
def test_a_merged_cell_is_said_of_each_row(kind: str, rows: str, expected: str) -> None:
    """Of a saved page and of a Word document: the task, the day, the place, each in its column."""
    assert kind
    assert told(article(page(grid(rows)))) == expected
    assert told(source.text_of(Path("通知.docx"), word(grid(rows)))) == expected


def test_a_form_is_not_filled() -> None:
    """A header over two rows is said once, as the form has it."""
    rows = grid("序号 学号 姓名 核对结果 < / ^ ^ ^ 照片 信息")
    for text in (article(page(rows)), source.text_of(Path("通知.docx"), word(rows))):
        assert text.count("学号") == 1


def test_no_page_makes_a_table_larger_than_any() -> None:
    """A cell that claims 65,534 rows and columns goes over sixty of each, and its text is kept."""
    cell = '<td rowspan="65534" colspan="65534">4月8日</td>'
    table = f"<table>{f'<tr>{cell}</tr>' * 200}</table>"
    text = article(f"<html><body><h1>{TITLE}</h1>{table}</body></html>")
    assert text.count("4月8日") >= 200
    assert max(line.count("\t") for line in text.split("\n")) < 300


def test_every_kind_has_tables_enough() -> None:
    """One example is no kind."""
    assert min(Counter(kind for kind, _, _ in KINDS).values()) >= 3
