"""The tables of a notice's text: cells, what stands over and beside each, and what stands below.

A table comes out of Word and of web pages with tabs between its cells, and pasted text has bars or
runs of blanks there. Everything keeps its place: what is laid out anew is as long as it was.

Source: issue 15 (rows with several dates, columns 地点, 联系人, 材料, tables turned sideways).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.reading.page.table_layout import RULE
from tongzhi_cli.notice.reading.place_cells import is_place, taker

#: What stands over the cells of one kind.
WHERE = (
    "地点|地址|位置|场所|教室|房间|交[至到往]|送[至到交]|接收(?:单位|部门|处)|受理(?:单位|部门|处)"
)
WHOM = (
    "联系人|经手人|接收人|收件人|受理人|收表人|接待人|对接人|交接人|经办人|收取人|"
    "负责人|责任人|联系老师|老师"
)
#: Who does what the row says.
_DOER = "责任|负责|对象|主体|承办|牵头|实施|主办|完成(?:人|单位|部门)|执行"
#: Under these may stand a place.
_HOW = "方式|途径|渠道|形式|去向"
MATERIALS = "材料|携带|证件|需交|应交|提交物|上交内容"
_TASK = "内容|任务|事项|工作|项目|环节|阶段|步骤|流程|节点|安排"
_WHEN = "时间|日期|截止|期限|时限|日子|时刻|星期|^起$|^止$"
#: Over the columns of a plan that was changed: 原时间, 调整后时间.
_OLD_PLAN = "^原|[调变修更延改][整更改正期]?前|^旧"
_NEW_PLAN = "[调变修更延改][整更改正期]?[后至为]|^[新现]|延期至|^最新"
#: The first cell of a row of days, in a table that lies on its side.
_WHEN_ONLY = r"(?:截止|完成|办理|工作|具体|起止|计划|时间|日期|期限|时限|节点|安排)+"
#: A header that names a kind of fact, and not whose the column is.
_FIELD = (
    rf"{WHERE}|{WHOM}|{MATERIALS}|{_TASK}|{_WHEN}|序号|编号|单位|学院|院系|系部|部门|班级|专业|"
    "批次|对象|人员|人数|责任|负责|备注|说明|要求|方式|电话|邮箱|姓名"
)
#: A cell that says that what it stands beside, and below, is so.
_TICK = "[√✓✔☑●■◆★○〇]|是|有|Y|y"
#: A cell that only counts: 3, （二）, 第一阶段.
_COUNT = r"\W*+(?:第?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:个?阶段|步|项|环节|轮)?)?\W*+"


class Cell(NamedTuple):
    """A cell: its *text* without blanks around it, its places, and whether a date begins in it."""

    text: str
    begin: int
    end: int
    is_dated: bool = False


_NONE = Cell("", 0, 0)


class Row(NamedTuple):
    """A line of a table."""

    cells: Sequence[Cell]
    begin: int
    end: int


class Table(NamedTuple):
    """Lines of a text that are a table; *header* says whether the first names the columns."""

    rows: Sequence[Row]

    @property
    def end(self) -> int:
        """Where the text goes on."""
        return self.rows[-1].end


class Fact(NamedTuple):
    """A cell of the row of a date that has a header; *is_next*: right of its date."""

    name: str
    said: str
    is_next: bool = True


class Beside(NamedTuple):
    """What a table says of a date in one of its cells.

    *over* is what stands over its column, *tasks* what the other cells of its column say in a table
    that lies on its side, *row* what the other cells of its row say; *whose* the header, where it
    says whose day it is (第一批). *several*: its row has days in other cells, too; then *facts* are
    the other cells of its row, each of which may be of one of the days. *ticked* are the tasks that
    a tick puts on its day; *doer* is who does it, where a header says so; *goes_on*: one of them is
    on other days as well. *was*: its column has the old plan, and another the new one. *said* are
    the cells of its row that may say what is done then, None where no header tells that.
    """

    over: str = ""
    tasks: Sequence[str] = ()
    row: Sequence[str] = ()
    whose: str = ""
    several: bool = False
    task: str = ""
    where: str = ""
    whom: str = ""
    materials: str = ""
    doer: str = ""
    facts: Sequence[Fact] = ()
    ticked: Sequence[str] = ()
    goes_on: bool = False
    was: bool = False
    said: Sequence[str] | None = None


def tables(text: str, dated: Sequence[int]) -> Iterator[Table]:
    """The tables of a text that is laid out; *dated* is where its dates begin, in order."""
    rows: list[Row] = []
    begin = 0
    for line in text.split("\n"):
        end = begin + len(line)
        if "\t" in line.strip():
            cells = list(_cells(line, begin, dated))
            if rows and not cells[0].text and not rows[-1].cells[0].is_dated:  # one cell over rows
                cells[0] = cells[0]._replace(text=rows[-1].cells[0].text)
            rows.append(Row(tuple(cells), begin, end))
        elif rows and not re.fullmatch(RULE, line):
            yield Table(rows)
            rows = []
        begin = end + 1
    if rows:
        yield Table(rows)


def _cells(line: str, begin: int, dated: Sequence[int]) -> Iterator[Cell]:
    for piece in line.split("\t"):
        bare = piece.strip()
        at = begin + len(piece) - len(piece.lstrip())
        following = bisect_left(dated, at)
        is_dated = following < len(dated) and dated[following] < max(at + len(bare), at + 1)
        yield Cell(bare, at, at + len(bare), is_dated)
        begin += len(piece) + 1


def beside(table: Table, place: int) -> Beside | None:
    """What the *table* says of a date that begins at *place*.

    None: the date stands in none of its cells.
    """
    row_at = next((at for at, row in enumerate(table.rows) if row.begin <= place <= row.end), None)
    if row_at is None:
        return None
    row = table.rows[row_at]
    column = _column_of(row, place)
    header = _header(table)
    over = _at(header, column) if header and row is not header else ""
    dated = [at for at, cell in enumerate(row.cells) if cell.is_dated]
    plans = [_plan(_at(header, at)) for at in dated] if header and row is not header else []
    was = _plan(over) == "old" and "new" in plans
    several = len(dated) - plans.count("old") * ("new" in plans and not was) > 1
    others = [cell.text for cell in row.cells if not cell.is_dated and _says(cell.text)]
    lies = several and (row is table.rows[0] or re.fullmatch(_WHEN_ONLY, _label(row)))
    own = [(one.cells[0].text, _at(one, column)) for one in table.rows if one is not row]
    own = own if several else []
    below = [said for _, said in own if _says(said) and not re.fullmatch(_TICK, said)]
    below = below if lies else []
    if header and row is not header and not several:
        named = [(cell.text, _at(row, at)) for at, cell in enumerate(header.cells) if at != column]
    else:
        named = own if lies else []
    heads = named if header and not several else own
    ticked = [name for name, said in heads if re.fullmatch(_TICK, said) and _says(name)]
    whose = over if several and over and not lies and not re.search(_FIELD, over) else ""
    return Beside(
        over=over,
        tasks=below,
        row=others,
        whose=whose,
        several=several,
        task="、".join(ticked) or _named(named, _TASK) or (below[0] if below else ""),
        where=_named(named or own, WHERE) or _place_in(row, named or own, has_header=bool(header)),
        whom=taker(_named(named or own, WHOM)),
        materials=_named(named, MATERIALS),
        doer=_named(named, _DOER),
        facts=tuple(_facts(header, row, column)) if header and several and not lies else (),
        ticked=ticked,
        was=was,
        said=_of_task(header, row, column) if header and row is not header else None,
        goes_on=bool(ticked) and any(_is_on_days(one, ticked) for one in _lines(table, header)),
    )


def _label(row: Row) -> str:
    """The first cell of a row, without the blanks and the colon of a label: 时　　间：."""
    return re.sub(r"[\s：:]", "", row.cells[0].text)


def _plan(name: str) -> str:
    """Which of two plans a column has, by its header; "" where it says nothing of two."""
    bare = re.sub(r"\s", "", name)
    if re.search(_OLD_PLAN, bare):
        return "old"
    return "new" if re.search(_NEW_PLAN, bare) else ""


def _of_task(header: Row, row: Row, column: int) -> list[str]:
    """The cells of a row without its day, and without where, to whom and with what."""
    return [
        cell.text
        for at, cell in enumerate(row.cells)
        if at != column
        and _says(cell.text)
        and not re.search(f"{WHERE}|{WHOM}|{MATERIALS}", _at(header, at))
    ]


def _lines(table: Table, header: Row | None) -> Iterator[Sequence[str]]:
    """The cells of the rows, and of the columns under a header, each with its task first."""
    yield from ([cell.text for cell in row.cells] for row in table.rows)
    for at, cell in enumerate(header.cells if header else ()):
        yield [cell.text, *(_at(row, at) for row in table.rows[1:])]


def _is_on_days(cells: Sequence[str], tasks: Sequence[str]) -> bool:
    ticks = sum(re.fullmatch(_TICK, cell) is not None for cell in cells)
    return ticks > 1 and cells[0] in tasks


def _facts(header: Row, row: Row, column: int) -> Iterator[Fact]:
    """The cells of a row without days, with what stands over them."""
    dated = [at for at, cell in enumerate(row.cells) if cell.is_dated]
    own_end = next((at for at in dated if at > column), len(row.cells))
    for at, cell in enumerate(row.cells):
        if not cell.is_dated and _says(cell.text):
            yield Fact(_at(header, at), cell.text, is_next=column < at < own_end)


def _place_in(row: Row, named: Sequence[tuple[str, str]], *, has_header: bool) -> str:
    """The cell that is a place by its own words, in rows without a header or under 提交方式."""
    cells = [said for name, said in named if re.search(_HOW, name)]
    if not has_header:
        cells = [cell.text for cell in row.cells if not cell.is_dated]
    return next((one for one in cells if is_place(one)), "")


def _header(table: Table) -> Row | None:
    """The row that names the columns: the first, unless it has days itself.

    With the second where that goes on, under a cell over both: 截止时间 over 学生核对 and 班级交表.
    """
    first, *rest = table.rows
    if not rest or any(cell.is_dated for cell in first.cells):
        return None
    below = rest[0].cells
    is_more = len(rest) > 1 and below[0].text == first.cells[0].text and bool(below[0].text)
    if not is_more or any(cell.is_dated for cell in below):
        return first
    cells = (
        two if two.text else one for one, two in zip_longest(first.cells, below, fillvalue=_NONE)
    )
    return first._replace(cells=tuple(cells))


def _named(pairs: Sequence[tuple[str, str]], words: str) -> str:
    """What stands under (or beside) the words of one kind."""
    return next(
        (said for name, said in pairs if re.search(words, re.sub(r"\s", "", name)) and _says(said)),
        "",
    )


def _column_of(row: Row, place: int) -> int:
    return max((at for at, cell in enumerate(row.cells) if cell.begin <= place), default=0)


def _at(row: Row | None, column: int) -> str:
    return row.cells[column].text if row and column < len(row.cells) else ""


def _says(text: str) -> bool:
    return not re.fullmatch(_COUNT, text)
