"""A page of a filled form that was pasted twice: who is on it counts once."""

from collections.abc import Iterator, Sequence

from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.word.classes.said import Whose
from tongzhi_cli.form.word.tables import FormSheet
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.roster.kinds import TAKEN_ONCE


def pasted_again(
    sheets: Sequence[FormSheet], classes: Sequence[Whose]
) -> Iterator[tuple[int, Problem]]:
    """Which of *sheets* say of each student what one before says, and what is told of that.

    One of another class is none of them: whoever copied a page for it has not yet changed it.
    """
    if len({one.number for one in sheets}) < 2 or not _may_be_again(sheets):
        return
    said = [_said_on(one) for one in sheets]
    for at, sheet in enumerate(sheets):
        for before, other in enumerate(sheets[:at]):
            is_one_class = classes[at].name in {None, classes[before].name}
            is_other_table = sheet.number != other.number
            if said[at] and is_one_class and is_other_table and said[at] <= said[before]:
                same = "一样" if said[at] == said[before] else "里的几行一样"
                told = f"{_called(sheet)}和{_called(other)}{same}，只算一次"
                place = sheet.table.where(sheet.header.row)
                yield at, Problem(TAKEN_ONCE, Severity.INFO, told, where=place)
                break


def _may_be_again(sheets: Sequence[FormSheet]) -> bool:
    """Whether the first who stands on one of *sheets* stands on one before, as is seldom so."""
    known: set[tuple[str, str]] = set()
    for sheet in sheets:
        people = [(one.number, one.name) for one in sheet.people]
        if people and people[0] in known:
            return True
        known.update(people)
    return False


def _said_on(sheet: FormSheet) -> set[tuple[str, ...]]:
    """学号, 姓名, the result and 备注 of each row: what else is there, each signs anew."""
    header = sheet.read
    columns = [*header.all_of(Column.RESULT), *header.all_of(Column.DETAIL)]
    columns += header.all_of(Column.NOTE)
    return {
        (one.number, one.name, *(sheet.table.text_of_merged(one.row, at) for at in columns))
        for one in sheet.people
    }


def _called(sheet: FormSheet) -> str:
    table = sheet.table
    if table.places:
        return str(table.sheet)
    return f"“{table.sheet}”第 {table.offset + 1} 行起的表"
