"""What a comment (批注) on a cell says: it is no part of what is read, and may be of the record."""

from collections.abc import Sequence

from tongzhi_cli.columns.header import Header
from tongzhi_cli.columns.kinds import LEFT_OUT
from tongzhi_cli.columns.rows import Listed, PassedOver
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.text import shortened, without_id_numbers
from tongzhi_cli.tables.table import Table

#: So many comments are told, so much of each.
_MOST, _LONGEST = 5, 40
_LOOK = "批注里说的要是同学的结果，请写进结果一栏；不是就不用管。"


def comments_in(table: Table, header: Header, rows: Sequence[Listed | PassedOver]) -> list[Problem]:
    """What is told, once, of comments on the rows of students; that all is right tells nothing."""
    if not table.comments:
        return []
    from tongzhi_cli.anomaly.outcome_words import says_all_right  # noqa: PLC0415  seldom asked

    column_at = {at: column for column, at in reversed([*header.columns.items()])}
    people = {one.row: one for one in rows if isinstance(one, Listed) and one.name}
    told, first = [], None
    for (row, at), text in sorted(table.comments.items()):
        said = shortened(without_id_numbers(" ".join(text.split())), _LONGEST)
        is_here = header.first <= at <= header.last
        if row not in people or not is_here or not said or says_all_right(said):
            continue
        one = people[row]
        first = first or table.where(row, at)
        on = f"{column_at[at]}一格" if at in column_at else "这一行"
        told.append(f"{one.number} {one.name}，{on}“{said}”".strip())
    if not told:
        return []
    more = f"……（一共 {len(told)} 处）" if len(told) > _MOST else ""
    message = f"批注没有当作结果：{'；'.join(told[:_MOST])}{more}"
    return [Problem(LEFT_OUT, Severity.INFO, message, _LOOK, where=first)]
