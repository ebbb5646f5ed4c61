"""A column of a roster that asks whether all is right, 是否有误, read as one for the result.

是 and 否 say nothing by themselves: the heading says what they mean. An export of a questionnaire
is asked for its questions where it is read (`columns.questions`). What asks about another thing,
宿舍信息是否正确, is no result; what asks about the photo alone is half of one.
"""

from collections.abc import Sequence

from tongzhi_cli.columns.blocks import upper_rows
from tongzhi_cli.columns.column import WHOSE, Column
from tongzhi_cli.columns.header import HEADER_ROWS
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.item_columns import items_of
from tongzhi_cli.columns.questions import asks_result, topic
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.tables.table import Book, Table, Value

#: One of these is in every such heading.
_OF_WHETHER = frozenset("否無无對对")
#: One of these is in the questions of a form, and tells an export (`answers.recognition`).
_OF_FORMS = frozenset("您你请?？0123456789")


def with_asked(book: Book) -> Book:
    """*book* with the answers to the only such question of a sheet under 校对结果."""
    return book.each(_with_asked)


def _with_asked(table: Table) -> Table:
    for row in upper_rows(table.rows[:HEADER_ROWS]):
        at = _asked_at(table.rows[row])
        if at is not None:
            own = {(row, at): str(table.rows[row][at])}
            return table._replace(rows=_rows(table.rows, row, at), renamed={**table.renamed, **own})
    return table


def _asked_at(row: Sequence[Value]) -> int | None:
    """Where a header without a result asks whether all is right; None if nowhere, or twice.

    >>> _asked_at(["学号", "姓名", "信息是否有误"]), _asked_at(["学号", "姓名", "手机号是否有误"])
    (2, None)
    """
    texts = [one if isinstance(one, str) else "" for one in row]
    if all(_OF_WHETHER.isdisjoint(one) for one in texts):
        return None  # nearly always
    words = [normal(one) for one in texts]
    known = {column_of(word) for word in words}
    if Column.RESULT in known or WHOSE.isdisjoint(known):
        return None
    asked = asking(texts)
    return asked[0] if len(asked) == 1 else None


def asking(headings: Sequence[str]) -> list[int]:
    """Which of the *headings* ask whether the record or the photo is right.

    >>> asking(["校对结果", "照片是否有误", "宿舍信息是否有误", "您的信息是否有误？"])
    [1]
    """
    return [
        at
        for at, text in enumerate(headings)
        if not _OF_WHETHER.isdisjoint(text)
        and _OF_FORMS.isdisjoint(text)
        and column_of(word := normal(text)) is None
        and asks_result(word)
        and items_of(topic(word))
    ]


def _rows(rows: Sequence[Sequence[Value]], header: int, at: int) -> list[Sequence[Value]]:
    """*rows* with what each answers to the question, and the question as 校对结果."""
    from tongzhi_cli.answers.boxes import of_items  # noqa: PLC0415  start fast
    from tongzhi_cli.answers.questionnaire import answered  # noqa: PLC0415  likewise

    question = normal(str(rows[header][at]))
    is_half = items_of(topic(question)) == {Column.PHOTO}
    kept: list[Sequence[Value]] = [*rows[:header]]
    for row, cells in enumerate(rows[header:], header):
        value = cells[at] if at < len(cells) else ""
        if row == header:
            value = str(Column.RESULT)
        elif isinstance(value, str):
            said = clean_answer(value)
            value = of_items(said, "", (question, "")) if is_half else answered(question, said)
        kept.append([*cells[:at], value, *cells[at + 1 :]] if at < len(cells) else cells)
    return kept
