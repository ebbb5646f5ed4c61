"""Lists that go on without a header: on the next sheet, or to the right of the last titled column.

Excel users cut a long list in two, and lines of a text lose their ends. What fits the list above in
every row is read by its header, and told; what does not is left for a person (`roster.unread`).
"""

from collections.abc import Sequence

from tongzhi_cli.columns.column import OF_A_CLASS, Column
from tongzhi_cli.columns.header import Header
from tongzhi_cli.columns.rows import Listed, listed
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.roster.structure.lists import NEEDED, Part
from tongzhi_cli.roster.structure.shapes import Shapes, is_name, shape_of
from tongzhi_cli.tables.table import Table

#: What may look like a name on one sheet and stand blank on another: 无误, 组长.
_MAY_DIFFER = (*NEEDED, Column.RESULT, Column.DETAIL, Column.NOTE)
#: The last list of a row has no other to its right.
_NO_END = 1 << 14


class Beside(NamedTuple):
    """What stands to the right of the last titled column of a list.

    *part* is the list without it, *parts* are the lists that could be read there. *loose* are the
    cells that belong to none, those of *people* among them the ones that look like students.
    """

    part: Part
    parts: tuple[Part, ...] = ()
    loose: tuple[tuple[int, int], ...] = ()
    people: tuple[tuple[int, int], ...] = ()


def going_on(table: Table, before: Sequence[Part]) -> list[Part]:
    """The lists of a sheet without a header, if every row fits the lists *before* it; else none.

    *before* are the lists of the sheet before, of which the last ones side by side go on.
    """
    last = [part for part in before if part.table is before[-1].table]
    if not last:
        return []
    found = [Part(table, part.header._replace(row=-1, below=0), onto=part) for part in last]
    # of lists side by side the last ones may have ended
    found = [part for part in found if next(listed(part.table, part.header), None)]
    rows = range(len(table.rows))
    filled = [at for row in rows for at, text in enumerate(table.texts(row)) if text.strip()]
    fits = max(filled, default=0) <= titled(last[-1]) and all(map(_fits, found))
    return found if fits else []


def _fits(part: Part) -> bool:
    """Whether all rows of a list without a header are people like those of the list before it."""
    onto = part.onto
    if onto is None:
        return False
    known = Shapes([(onto.table, onto.header)]).known
    people = [one for one in listed(part.table, part.header) if isinstance(one, Listed)]
    are_like = all(shape_of(one.number) in known and is_name(one.name) for one in people)
    columns = part.header.columns
    return (
        bool(people)
        and are_like
        and all(
            _kinds(part, at) <= _kinds(onto, at)
            for field, at in columns.items()
            if field in OF_A_CLASS
        )
        and not any(
            _are_names(part, at) and not _are_names(onto, at)
            for at in range(titled(onto) + 1)
            if at not in {columns[field] for field in _MAY_DIFFER if field in columns}
        )
    )


def _texts(part: Part, column: int) -> set[str]:
    rows = range(part.first, len(part.table.rows))
    return {text for row in rows if (text := part.table.text_of_merged(row, column).strip())}


def _are_names(part: Part, column: int) -> bool:
    """Whether a column beside people holds nothing but what could be names."""
    people = (one.row for one in listed(part.table, part.header) if isinstance(one, Listed))
    texts = [text for row in people if (text := part.table.text(row, column).strip())]
    return bool(texts) and all(map(is_name, texts))


def _kinds(part: Part, column: int) -> set[str]:
    """Of what kind the texts of a column are: digits, Latin letters, Chinese."""
    return {
        "digits" if text.isdecimal() else "latin" if text.isascii() else "chinese"
        for text in _texts(part, column)
    }


def titled(part: Part) -> int:
    """The last column of a list that has a heading, or that `--map` names."""
    table, header = part.table, part.header
    if header.row < 0:
        return max(header.read)
    rows = [*range(header.row, part.first)]
    if table.merged.get((part.first, header.columns[Column.NUMBER])) == header.row:
        rows.append(part.first)  # the lower half of a header over two rows
    headed = {at for row in rows for at, text in enumerate(table.texts(row)) if text.strip()}
    return max(header.read | headed)


def beside(part: Part, shapes: Shapes) -> Beside:
    """What stands to the right of the last titled column of the last list of some rows."""
    table, header = part.table, part.header
    last = titled(part)
    first = last + 1
    if header.row < 0 or max(map(len, table.rows), default=0) <= first:
        return Beside(part)
    filled = [
        (row, at)
        for row in range(part.first, len(table.rows))
        for at in range(first, len(table.rows[row]))
        if table.text(row, at).strip()
    ]
    if not filled:
        return Beside(part)
    rows = dict.fromkeys(row for row, _ in filled)
    people = [one for row in rows for one in shapes.people(table, row, first)]
    places = sorted({(one.number_at, one.name_at) for one in people})
    columns = [at for place in places for at in place]
    if len(columns) > len(set(columns)):  # not in the same columns in every row
        places = []
    ends = [*(min(one) for one in places[1:]), _NO_END]
    pairs = zip(places, ends, strict=True) if places else ()
    own = part._replace(header=header._replace(last=last)) if places else part
    parts = [_right_of(own, place, end, at) for at, (place, end) in enumerate(pairs, 1)]
    taken = {at for one in parts for at in one.header.columns.values() if at >= first}
    # of a row about nobody the reading of the list itself tells
    told = () if parts else {row for row in rows if not _has_somebody(table, row, header)}
    loose = [(row, at) for row, at in filled if at not in taken and row not in told]
    unread = {(one.row, one.number_at) for one in people if not parts}
    odd = [
        (row, at) for row, at in loose if (row, at) in unread or _holds_one(table, row, at, shapes)
    ]
    number = header.columns[Column.NUMBER]
    odd += [  # a line glued to the one before: 无误2014030102,王伟
        (row, at)
        for row in dict.fromkeys(row for row, _ in loose)
        for at in range(min(first, len(table.rows[row])))
        if at != number and shapes.holds_one(table.text(row, at))
    ]
    return Beside(own, tuple(parts), tuple(loose), tuple(odd))


def _has_somebody(table: Table, row: int, header: Header) -> bool:
    return any(table.text(row, header.columns[field]).strip() for field in NEEDED)


def _holds_one(table: Table, row: int, at: int, shapes: Shapes) -> bool:
    return shapes.is_like(table.number(row, at)[0]) or shapes.holds_one(table.text(row, at))


def _right_of(part: Part, place: tuple[int, int], end: int, ordinal: int) -> Part:
    """The list whose 学号 and 姓名 stand in the columns *place*, right of *part*.

    Where it has the same distances, the other columns are as far from them; else what a class has
    in common is that of the row.
    """
    header = part.header
    number, name = place
    distance = number - header.columns[Column.NUMBER]
    columns = {Column.NUMBER: number, Column.NAME: name}
    is_like = name - header.columns[Column.NAME] == distance
    rows = range(part.first, len(part.table.rows))
    for field, at in header.columns.items():
        further = at + distance
        if field in NEEDED:
            continue
        is_there = is_like and header.last < further < end
        if is_there and any(part.table.text(row, further).strip() for row in rows):
            columns[field] = further
        elif field in OF_A_CLASS:
            columns[field] = at
    inside = [at for at in columns.values() if at > header.last]
    right = header._replace(
        columns=columns,
        first=min(inside),
        last=max(inside),
        also={},
        ordinal=header.ordinal + ordinal,
    )
    return Part(part.table, right, onto=part)
