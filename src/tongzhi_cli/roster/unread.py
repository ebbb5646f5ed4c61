"""What of a roster file was not read, and whether it looks like students: then it is an error."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from tongzhi_cli.columns.blocks import are_running
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import Header, words_of
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.kinds import LEFT_OUT
from tongzhi_cli.columns.rows import Listed, PassedOver, listed
from tongzhi_cli.columns.unread.results import unread_results
from tongzhi_cli.columns.vocabulary import ALSO_OF_MARKS, COLUMN_OF, LESS_SURE, NEWER
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.problem import NOTHING_TO_DO, Problem, Severity, Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.text import shortened
from tongzhi_cli.office.addresses import column_name
from tongzhi_cli.roster.gather import Gathered
from tongzhi_cli.roster.kinds import INFERRED, READ_ON, UNREAD
from tongzhi_cli.roster.renewed import older
from tongzhi_cli.roster.sheets import Sheet
from tongzhi_cli.roster.structure.going_on import Beside
from tongzhi_cli.roster.structure.lists import NEEDED, NoList, Part, said_of_other
from tongzhi_cli.roster.structure.own_sheets import is_own_page
from tongzhi_cli.roster.structure.shapes import Person, Shapes, is_name
from tongzhi_cli.tables.table import Book, Table, as_text

#: So many people or cells are named one by one.
_NAMED = 3
#: So much of a cell is repeated.
_SHOWN = 20

_ADD_HEADER = "请在它上面补一行表头（学号、姓名），保存后再试；不是这个班的人，就删掉或隐藏。"
_KNOWN_NOT = f"{NOTHING_TO_DO}；如果里面有学生，请补上“学号”“姓名”的表头。"


def told(gathered: Gathered, sheets: Iterable[Sheet], students: Sequence[Student]) -> list[Problem]:
    """All that was not read, or was read without a header; *sheets* are the lists as read."""
    known = Known(gathered.shapes, students)
    notes: list[Problem] = []
    for at, part in enumerate(gathered.parts):
        if part.onto is None and (at == 0 or gathered.parts[at - 1].table is not part.table):
            own = [one.header for one in gathered.parts if one.table is part.table]
            notes += columns(part.table, own)
            notes += unread_results(part.table, own)
            notes += taken_as_result(part.table, own)
            notes += above(part, known)
    notes += of_strays(gathered.strays, known)
    for found in gathered.besides:
        notes += to_the_right(found)
    notes += read_on(gathered.parts)
    notes += numbers_as_classes(gathered.shapes, students)
    notes += among_others(sheets, known)
    return notes


def taken_as_result(table: Table, headers: Sequence[Header]) -> Iterator[Problem]:
    """Which column is read as the result because of what it asks."""
    for header in headers:
        at = header.columns.get(Column.RESULT)
        for own in (text for (_, column), text in table.renamed.items() if column == at):
            message = f"校对结果取自 {column_name(at or 0)} 列“{own.strip()}”"
            hint = "不是的，把校对结果的那一列写成“校对结果”，或加 --map 校对结果=列号。"
            place = table.where(max(header.row, 0), at)
            yield Problem(INFERRED, Severity.INFO, message, hint, where=place)


def numbers_as_classes(shapes: Shapes, students: Sequence[Student]) -> Iterator[Problem]:
    """That a 学号 stands where others have a class: two lines glued within the titled columns."""
    classes = {student.class_name for student in students}
    odd = {name for name in classes if name and shapes.is_like(name)} if len(classes) > 1 else set()
    if not odd or odd == classes:
        return
    for student in students:
        if student.class_name in odd:
            message = f"班级一栏里是学号 {student.class_name}，像是两行粘成了一行"
            hint = "请把粘在后面的人另起一行，保存后再试。"
            yield _unread(message, student.where, hint)


class Known:
    """The students that were read, and what 学号 look like."""

    def __init__(self, shapes: Shapes, students: Sequence[Student]) -> None:
        """Take them; they are looked at when something was not read."""
        self.shapes = shapes
        self._students = students

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Their 学号."""
        return frozenset(one.number for one in self._students)

    def people(self, table: Table) -> list[Person]:
        """Who stands in a table."""
        return [one for row in range(len(table.rows)) for one in self.shapes.people(table, row)]

    def strangers(self, table: Table, rows: Iterable[int]) -> list[Person]:
        """Who stands in rows that were not read, and is none of those that were."""
        return [
            one
            for row in rows
            for one in self.shapes.people(table, row)
            if one.number not in self.numbers
        ]


def among_others(sheets: Iterable[Sheet], known: Known) -> Iterator[Problem]:
    """Students in rows that were passed over as of nobody, once where lists stand side by side.

    An example is one, and is told as that.
    """
    seen = set()
    for sheet in sheets:
        rows = [
            one.row
            for one in sheet.passed_over
            if not (isinstance(one, PassedOver) and one.example)
        ]
        for one in known.strangers(sheet.table, rows) if rows else ():
            place = sheet.table.where(one.row, one.number_at)
            if place not in seen:
                seen.add(place)
                message = f"这一行里像有学生，没有读（{one.number} {one.name}）"
                hint = "请把他移到名单下面，一人一行，保存后再试。"
                yield _unread(message, place, hint)


def refuse_named(book: Book, strays: Sequence[NoList]) -> None:
    """Refuse a sheet that `--sheet` names and that could not be read.

    Raises:
        InputError: there is one.

    """
    for table in book.tables:
        whole = next((one for one in strays if one.table is table), None)
        if len(table.rows) and whole is None:
            continue
        why = _why_unread(table) if whole else "是空的"
        raise InputError(
            f"{book.file} 里 --sheet 指明的工作表“{table.sheet}”没有读：{why}",
            "请补上“学号”“姓名”的表头，保存后再试，或去掉这个 --sheet。",
        )


def _why_unread(table: Table) -> str:
    return f"找不到“学号”和“姓名”的表头，有的列：{'、'.join(words_of(table))}"


def of_strays(strays: Sequence[NoList], known: Known) -> Iterator[Problem]:
    """What is on sheets without a header, and in tables of other things below a list."""
    for table, words in strays:
        if is_own_page(table):
            continue
        strangers = known.strangers(table, range(len(table.rows)))
        if words:
            yield _of_other(table, words, strangers)
        elif strangers and not _is_headed(table):
            message = (
                f"工作表“{table.sheet}”没有读，里面像有 {len(strangers)} 名学生"
                f"（{_named(strangers)}）：没有“学号”“姓名”的表头"
            )
            yield _unread(message, table.where(strangers[0].row))
        elif count := len(known.people(table)) if not strangers else 0:
            message = f"工作表“{table.sheet}”没有表头，没有读；里面的 {count} 人别处已经读了"
            yield Problem(LEFT_OUT, Severity.INFO, message, where=table.where(0))
        else:
            severity = Severity.WARNING if strangers or _lists_people(table) else Severity.INFO
            message = f"工作表“{table.sheet}”没有读：{_why_unread(table)}"
            yield Problem(
                LEFT_OUT, severity, message, _KNOWN_NOT, where=Where(table.file, table.sheet)
            )


def _of_other(table: Table, words: Sequence[str], strangers: Sequence[Person]) -> Problem:
    """That a table below a list has no 学号, or not in a header that could be read."""
    rows = sum(any(row) for row in table.rows) - 1
    listed = "、".join(shortened(word, _SHOWN) for word in words)
    message = f"从这里起是另一张表（{listed}），没有“学号”和“姓名”两列，{rows} 行没有读"
    if strangers:
        return _unread(
            f"{message}，里面像有 {len(strangers)} 名学生（{_named(strangers)}）", table.where(0)
        )
    named = any(is_name(as_text(value)) for row in table.rows[1:] for value in row)
    severity = Severity.WARNING if named else Severity.INFO
    return Problem(LEFT_OUT, severity, message, _KNOWN_NOT, where=table.where(0))


def _lists_people(table: Table) -> bool:
    """Whether a row has a number as long as a 学号, and a cell that could be a name."""
    for row in range(len(table.rows)):
        texts = [text.strip() for text in table.texts(row)]
        numbers = any(re.fullmatch(r"[A-Za-z]{0,3}\d{6,18}", text) for text in texts)
        if numbers and any(map(is_name, texts)):
            return True
    return False


def _is_headed(table: Table) -> bool:
    """Whether a sheet has a header, if not of 学号 and 姓名."""
    return any(
        normal(as_text(value)) in COLUMN_OF[None] for row in table.rows[:20] for value in row
    )


def above(part: Part, known: Known) -> Iterator[Problem]:
    """Students who stand above the header of their list, or a table of other things."""
    table = part.table
    for row in part.between():
        said = shortened(" ".join(_texts(table, row)), _SHOWN)
        yield Problem(LEFT_OUT, Severity.INFO, f"不是学生：{said}", where=table.where(row))
    rows = range(max(part.header.row - part.header.above, 0))
    if strangers := known.strangers(table, rows):
        message = f"表头上面像有 {len(strangers)} 名学生，没有读（{_named(strangers)}）"
        hint = "请把表头移到名单的第一行上面，保存后再试。"
        yield _unread(message, table.where(strangers[0].row, strangers[0].number_at), hint)
        return
    # a row of words just above a header is a part of it: 学籍信息 over 学号, 姓名, 班级
    first = next((row for row in rows[:-1] if said_of_other(table, row, COLUMN_OF[None])), None)
    if first is not None:
        yield _of_other(table.part(range(first, rows.stop)), _texts(table, first), ())


def _texts(table: Table, row: int) -> tuple[str, ...]:
    return tuple(text for one in table.rows[row] if (text := as_text(one).strip()))


def to_the_right(found: Beside) -> Iterator[Problem]:
    """What stands right of the last titled column: read, like students, or something else."""
    table = found.part.table
    for one in found.parts:
        columns = [one.header.columns[field] for field in (Column.NUMBER, Column.NAME)]
        letters = "、".join(column_name(at) for at in columns)
        rows = [
            row for row in range(one.first, len(table.rows)) if table.text(row, columns[0]).strip()
        ]
        message = f"{letters} 列没有表头，照左边的表头读了 {len(rows)} 人"
        yield Problem(READ_ON, Severity.WARNING, message, where=table.where(rows[0], columns[0]))
    if found.people:
        cells = "、".join(_cell(table, row, at) for row, at in found.people[:_NAMED])
        more = "……" if len(found.people) > _NAMED else ""
        message = f"最后一列表头的右边，或别的格里，像还有学生，没有读：{cells}{more}"
        hint = "请把多出来的人移到名单下面，一人一行，保存后再试。"
        yield _unread(message, table.where(*found.people[0]), hint)
    loose = [place for place in found.loose if place not in found.people]
    if table.lines and Column.RESULT in found.part.header.columns and not found.parts:
        return  # a comma within an answer: the reading of answers tells of it
    if loose:
        cells = "、".join(_cell(table, row, at) for row, at in loose[:_NAMED])
        more = f"……共 {len(loose)} 格" if len(loose) > _NAMED else ""
        message = f"没有表头的格没有读：{cells}{more}"
        yield Problem(LEFT_OUT, Severity.INFO, message, where=table.where(*loose[0]))


def _cell(table: Table, row: int, at: int) -> str:
    return f"{table.where(row, at).spot}“{shortened(table.text(row, at).strip(), _SHOWN)}”"


def read_on(parts: Sequence[Part]) -> Iterator[Problem]:
    """That the lists of a sheet without a header were read by the header of the sheet before."""
    counts: dict[tuple[str | None, str | None], int] = {}
    for table, header, onto, _ in parts:
        if onto and onto.table is not table:
            count = sum(isinstance(one, Listed) for one in listed(table, header))
            sheets = table.sheet, onto.table.sheet
            counts[sheets] = counts.get(sheets, 0) + count
    for (name, before), count in counts.items():
        message = f"工作表“{name}”没有表头，照“{before}”的表头接着读了 {count} 人"
        where = Where(parts[0].table.file, name)
        yield Problem(READ_ON, Severity.WARNING, message, where=where)


def columns(table: Table, headers: Sequence[Header]) -> Iterator[Problem]:
    """That another column is headed as 学号 or 姓名 is, and was not read, or as 班级 was.

    A grade that is no 年级, and a level that is no 层次, are told as well.

    It counts, or says the same, or is the old one; else `--map` has named one of several.
    """
    row = headers[0].row
    if row < 0:
        return
    taken = {header.columns[field]: field for header in headers for field in NEEDED}
    words = {normal(table.text(row, at)) for at, field in taken.items() if field is Column.NUMBER}
    for at in range(len(table.rows[row])):
        heading = normal(table.text(row, at))
        field = COLUMN_OF[None].get(heading)
        if field and heading in ALSO_OF_MARKS and all(field not in one.columns for one in headers):
            message = f"{column_name(at)} 列“{table.text(row, at).strip()}”下面不像{field}，没有读"
            yield Problem(
                LEFT_OUT, Severity.INFO, message, _by_map(field), where=table.where(row, at)
            )
        if at in taken or field not in NEEDED or heading in (*LESS_SURE[field], *NEWER[field]):
            continue
        what = f"{column_name(at)} 列“{table.text(row, at).strip()}”"
        below = [
            text for one in range(row + 1, len(table.rows)) if (text := table.text(one, at).strip())
        ]
        if (
            below
            and all(text.isdecimal() for text in below)
            and (field is Column.NAME or are_running(below))
        ):
            message = f"{what}下面只是序号，没有当作{field}"
            yield Problem(
                LEFT_OUT, Severity.INFO, message, _by_map(field), where=table.where(row, at)
            )
        elif heading in words and not _is_old(table, headers, at):
            message = f"{column_name(at)} 列也是“{table.text(row, at).strip()}”，没有读"
            hint = "里面要是也有学生，请去掉 --map，或把它移到名单下面。"
            yield Problem(LEFT_OUT, Severity.WARNING, message, hint, where=table.where(row, at))
    for header in headers:
        for field, old in older(table, header):
            new = header.columns[field]
            message = (
                f"{field}用了 {column_name(new)} 列“{table.text(row, new).strip()}”，"
                f"它空着的照 {column_name(old)} 列“{table.text(row, old).strip()}”"
            )
            yield Problem(
                LEFT_OUT, Severity.INFO, message, _by_map(field), where=table.where(row, new)
            )


def _by_map(field: Column) -> str:
    return f"{NOTHING_TO_DO}；不对的话，用 --map {field}=列名 指明用哪一列。"


def _is_old(table: Table, headers: Sequence[Header], at: int) -> bool:
    return any(at == old for header in headers for _, old in older(table, header))


def _named(people: Sequence[Person]) -> str:
    some = "、".join(f"{one.number} {one.name}" for one in people[:_NAMED])
    return f"{some}……" if len(people) > _NAMED else some


def _unread(message: str, where: Where, hint: str = _ADD_HEADER) -> Problem:
    return Problem(UNREAD, Severity.ERROR, message, hint, where=where)
