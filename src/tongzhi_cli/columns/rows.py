"""Which rows below a header are about somebody, and which are totals, notes, the header again."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.examples import ENDS, example_rows, is_example
from tongzhi_cli.columns.header import Header
from tongzhi_cli.columns.kinds import LEFT_OUT, SWAPPED
from tongzhi_cli.model import person_name
from tongzhi_cli.model.nothing import LETTERS, nothing_in
from tongzhi_cli.model.number_and_name import number_and_name
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.standing import titled
from tongzhi_cli.model.student import NumberFault, clean_number, is_plain_name
from tongzhi_cli.model.text import SHORTEST_ID, beside_id_number, shortened
from tongzhi_cli.model.words import TOTALS
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.tables.table import Book, Table, Value, as_text

#: What a list tells the share of; 张率 is somebody's name.
_RATES = (
    "(?:不?及格|优秀?|优良|良好?|中等|通过|一次通过|合格|达标|挂科|补考|满分|出勤|到课|签到|完成|"
    "参与|核对|校对|反馈|就业|升学|百分|错误|正确)"
)
#: What stands at the end of lists, or between them, and is nobody.
_TOTALS = (
    rf"{TOTALS}|总人数|人数|^共\s*\d+\s*人|制表|填表|打印|签[名字章]|^注[:：]|^备注|^说明|"
    # of marks: what a whole class has of them
    rf"^(?:班级?|全班|年级|专业)?(?:总?平均[分值数绩]?|均分|人均|最[高低][分值]?|总分|标准差|{_RATES}率)[:：]?$"
)
_SUM = rf"(?:{TOTALS}|总人数|人数)[:：]?\s*+\d{{0,9}}+\s*+人?|共\s*+\d+\s*+人"
_COUNT = r"^\d+$|\d\s*[人名]"
_LABELLED = r"\S{2,6}[:：]\S"  # 辅导员：钱某
#: What a form that knows the class puts before a name: 学生：李明-2014030101-1班.
_OF_FORM = ("学生：", "学生:")
#: Under 学号, what has a telephone or a count beside it and is nobody's name.
_NO_NAME = (
    f"{_TOTALS}|辅导员|班主任|班长|委员|老师|主任|书记|联系|电话|手机|负责|日期|时间|学号|姓名"
)
#: What is a 学号 beside a name, and no count.
SURELY_NUMBER = r"[A-Za-z]{0,4}\d{6,17}[A-Za-z]?"
#: 学号：2014030101, as people type it into the cell.
_LABELLED_NUMBER = r"^学?号[:：.]?(?=[A-Za-z]{0,4}\d{4})"
_PHONE = r"1[3-9]\d{9}"
#: So many hidden rows are named one by one.
_SHOWN_ROWS = 8
#: So much of a row is repeated.
_SHOWN_TEXT = 30


class Listed(NamedTuple):
    """One row about somebody: *number* and *name* cleaned, *written* the name as it stands.

    Both are "" in a row that has other things but neither.
    """

    row: int
    number: str
    fault: NumberFault
    name: str
    written: str


class Swapped(Listed):
    """A row whose 学号 and 姓名 stand in each other's cell; it has each in its own place."""

    __slots__ = ()


class PassedOver(NamedTuple):
    """One row about nobody, and what it says.

    *closing* if nothing in it is an answer: it is a total, a line to sign or an *example*.
    """

    row: int
    text: str
    closing: bool
    example: bool = False

    def told(self, table: Table) -> Problem:
        """That it was left out."""
        what = "示例行，没有算" if self.example else "不是学生"
        return _left_out(f"{what}：{self.text}", table.where(self.row))


def listed(table: Table, header: Header) -> Iterator[Listed | PassedOver]:
    """The rows below *header*; blank ones and the header printed again are left out.

    学号 and 姓名 may stand in one cell, or 姓名 alone.
    """
    number_column = header.columns.get(Column.NUMBER)
    name_column = header.columns.get(Column.NAME)
    if number_column is None or number_column == name_column:
        yield from _listed_by_name(table, header)
        return
    again = _cells(table, header.row, (number_column, name_column)) if header.row >= 0 else None
    first = header.row + 1 + header.below
    examples = example_rows(table, first, {header.first} - {number_column, name_column})
    cell_rows, new = table.rows, tuple.__new__
    for row in range(first, len(cell_rows)):
        if examples and row in examples:
            yield _example(table, header, row)
            continue
        if plain := _plain(cell_rows[row], number_column, name_column):
            number, name = plain
            yield new(Listed, (row, number, NumberFault.NONE, name, name))  # quick: of each row
            continue
        if any(is_example(table.text(row, at)) for at in (number_column, name_column)):
            yield _example(table, header, row)
            continue
        if swapped := _swapped(table, header, row):
            yield swapped
            continue
        number, fault = table.number(row, number_column)
        number = re.sub(_LABELLED_NUMBER, "", number)
        if nothing_in(number):
            number, fault = "", NumberFault.NONE
        if len(number) >= SHORTEST_ID:
            number, fault = _kept(number, fault, as_text(table.value(row, number_column)))
        written = beside_id_number(table.text(row, name_column).strip())
        if nothing_in(written):
            written = ""
        if written.startswith(_OF_FORM):
            written = number_and_name(written)[1]
        if written and number.isascii() and number.isalnum() and number[-1].isdigit():
            yield Listed(row, number, fault, _name_in(written), written)
            continue
        end = min(len(table.rows[row]), header.last + 1)
        texts = [table.text(row, at).strip() for at in range(header.first, end)]
        said = [text for text in texts if text and not nothing_in(text)]
        if not said or _cells(table, row, (number_column, name_column)) == again:
            continue
        if table.merged.get((row, number_column)) == header.row >= 0:
            continue  # the lower half of a header over two rows
        name = _name_in(written)
        before = texts[: max(number_column, name_column or 0) - header.first + 1]
        if _is_nobody(number, name, before) or (len(said) == 1 and _is_section(number, name)):
            closing = any(re.search(_TOTALS, text) for text in before)
            yield PassedOver(row, shortened(" ".join(said), _SHOWN_TEXT), closing)
        else:
            yield Listed(row, number, fault, name, written)


def _plain(
    cells: Sequence[Value], number_column: int, name_column: int | None
) -> tuple[str, str] | None:
    """学号 and 姓名 of a row where nothing is to be cleaned, as in nearly all rows.

    Without it `import` of 10,000 rows takes 2.0 % longer, `check` 1.6 %, a merge 1.0 %
    (instructions); it stays because the other short ways have gone, and all together cost 3 %.
    """
    if name_column is None or len(cells) <= number_column or len(cells) <= name_column:
        return None
    number, name = cells[number_column], cells[name_column]
    if not (isinstance(number, str) and isinstance(name, str) and is_plain_name(name)):
        return None
    if name.isascii() or name in LETTERS or name[-1] in ENDS:  # None, nan, 示例
        return None
    is_plain = number.isascii() and number.isalnum() and number[-1].isdigit()
    return (number, name) if is_plain and len(number) < SHORTEST_ID else None


def _swapped(table: Table, header: Header, row: int) -> Swapped | None:
    """Who stands in a row where the name is under 学号, and under 姓名 nothing but a 学号.

    Where another list's header says what the columns are, a row above has to keep to it.
    """
    number_column, name_column = header.columns[Column.NUMBER], header.columns.get(Column.NAME)
    written = table.text(row, number_column).strip()
    name = "".join(written.split())
    if not name or name_column is None or not is_plain_name(name) or re.search(_NO_NAME, name):
        return None
    number, fault = table.number(row, name_column)
    if name.isascii() or not re.fullmatch(SURELY_NUMBER, number) or re.fullmatch(_PHONE, number):
        return None
    above = (_plain(cells, number_column, name_column) for cells in table.rows[:row])
    return Swapped(row, number, fault, name, written) if header.row >= 0 or any(above) else None


def _kept(number: str, fault: NumberFault, written: str) -> tuple[str, NumberFault]:
    """A 学号 without the 身份证号 that is *written* in its cell, which is never stored.

    "" where nothing else is.
    """
    left = beside_id_number(written)
    if left == written:
        return number, fault
    return (clean_number(left), fault) if left else ("", NumberFault.ID_NUMBER)


def _name_in(written: str) -> str:
    return written if not written or is_plain_name(written) else person_name.read(written).name


def _listed_by_name(table: Table, header: Header) -> Iterator[Listed | PassedOver]:
    column = header.columns[Column.NAME]
    again = table.text(header.row, column).strip() if header.row >= 0 else None
    first = header.row + 1 + header.below
    examples = example_rows(table, first, {header.first, column})
    for row in range(first, len(table.rows)):
        if row in examples:
            yield _example(table, header, row)
            continue
        written = table.text(row, column).strip()
        if nothing_in(written):
            written = ""
        texts = (as_text(value).strip() for value in table.rows[row])
        said = [text for text in texts if not nothing_in(text)]
        if not said or (written and written == again):
            continue
        number, name = number_and_name(written)
        number, fault = _kept(number, NumberFault.NONE, number)
        if not number and re.fullmatch(_SUM, written):
            yield PassedOver(row, shortened(" ".join(said), _SHOWN_TEXT), closing=True)
        else:
            yield Listed(row, number, fault, name, name)


def _example(table: Table, header: Header, row: int) -> PassedOver:
    end = min(len(table.rows[row]), header.last + 1)
    texts = (table.text(row, at).strip() for at in range(header.first, end))
    said = shortened(" ".join(filter(None, texts)), _SHOWN_TEXT)
    return PassedOver(row, said, closing=True, example=True)


def told_of(table: Table, rows: Sequence[Listed | PassedOver]) -> list[Problem]:
    """What is told of *rows*: that examples were left out, that 学号 and 姓名 are swapped."""
    others = [one for one in rows if one.__class__ is not Listed]  # few
    examples = [one.told(table) for one in others if isinstance(one, PassedOver) and one.example]
    return [*examples, *swapped_in(table, others)]


def swapped_in(table: Table, rows: Iterable[Listed | PassedOver]) -> Iterator[Problem]:
    """That 学号 and 姓名 stand in each other's cell, once for all *rows*."""
    swapped = [one for one in rows if isinstance(one, Swapped)]
    if not swapped:
        return
    first = swapped[0]
    many = f"（一共 {len(swapped)} 行）" if len(swapped) > 1 else ""
    told = f"学号和姓名写反了{many}，数字的当作学号"
    yield Problem(
        SWAPPED, Severity.INFO, told, number=first.number, name=first.name,
        where=table.where(first.row),
    )  # fmt: skip


def places_of(table: Table, header: Header) -> Callable[[Listed], Where]:
    """What tells the place of a student, which no other row of the file has, nor another list.

    A line of text has no cells: of lists side by side all but the first are named, as in a form.
    """
    by_number, by_name = (
        table.places_in(header.columns.get(one, 0)) for one in (Column.NUMBER, Column.NAME)
    )
    if header.ordinal > 1 and table.lines:
        side = f"第{header.ordinal}栏"
        return lambda one: (by_number if one.number else by_name)(one.row)._replace(sheet=side)
    return lambda one: (by_number if one.number else by_name)(one.row)


def _cells(table: Table, row: int, columns: Sequence[int | None]) -> list[str]:
    return ["".join(table.text(row, column).split()) for column in columns]


def _is_nobody(number: str, name: str, before: Sequence[str]) -> bool:
    """*before* are the cells up to 学号 and 姓名; those behind may say anything."""
    if not (number or name) and "".join(before).isdecimal():
        return False  # a line that is left, with its 序号
    if not re.search(r"\d", number) and any(text.endswith((":", "：")) for text in before):
        return True  # 班主任：    日期：
    if number and name:
        closing = not re.search(r"\d", number) and any(re.search(_TOTALS, text) for text in before)
        return closing or bool(re.search(_TOTALS, number))
    if any(re.search(_TOTALS, text) for text in before):
        return True
    if number:  # prose in the first cell: a title or note between the rows
        return not re.search(r"\d", number) or bool(re.search(r"[^\W\d_a-zA-Z]", number))
    return bool(re.match(_LABELLED, name) or re.search(_COUNT, name))


def _is_section(number: str, name: str) -> bool:
    """Whether 姓名 is the title of those below: 以下休学, 退学学生（2人）."""
    return not number and name != "" and titled(name) is not None


def left_out(book: Book) -> list[Problem]:
    """That sheets and rows were left out because they are hidden, one note a sheet.

    A hidden row is a warning: a filter that was left on hides students.
    """
    notes = [
        _left_out(f"工作表“{name}”是隐藏的，没有读", Where(book.file, name)) for name in book.hidden
    ]
    for table in book.tables:
        if not table.hidden:
            continue
        first = min(table.hidden)
        rows = "、".join(str(row + 1) for row in list(table.hidden)[:_SHOWN_ROWS])
        more = "……" if len(table.hidden) > _SHOWN_ROWS else ""
        says = shortened(" ".join(as_text(value) for value in table.hidden[first]), _SHOWN_TEXT)
        told = f"隐藏的 {len(table.hidden)} 行没有读：第 {rows}{more} 行，头一行是“{says}”"
        notes.append(_left_out(told, table.where(first), Severity.WARNING))
    return notes


def _left_out(message: str, where: Where, severity: Severity = Severity.INFO) -> Problem:
    return Problem(LEFT_OUT, severity, message, where=where)
