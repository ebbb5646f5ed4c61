"""All that is on the sheets of a roster file: its lists, and what is beside and between them."""

from collections.abc import Sequence
from functools import partial
from itertools import chain

from tongzhi_cli.answers.boxes import joined
from tongzhi_cli.answers.questions.asked import with_asked
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import HEADER_ROWS, find_in
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import NoHeaderError
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.roster.structure.both_in_one import apart
from tongzhi_cli.roster.structure.going_on import Beside, beside, going_on
from tongzhi_cli.roster.structure.lists import NEEDED, NoList, Part, Words, lists_of
from tongzhi_cli.roster.structure.shapes import Shapes
from tongzhi_cli.tables.table import Book, Table


class Gathered(NamedTuple):
    """The lists of a file (*parts*), what is no list (*strays*), and what stands right of lists."""

    parts: tuple[Part, ...]
    strays: tuple[NoList, ...]
    besides: tuple[Beside, ...]
    shapes: Shapes


def prepared(book: Book, mapping: ColumnMap) -> Book:
    """*book* with 学号, 姓名 and the result in a column each, as far as its sheets tell.

    A column that `--map` names is read as it stands, and so is all where it names the result.
    """
    for of_result, step in (
        (False, apart),
        (True, partial(joined, by_item=True)),
        (True, with_asked),
    ):
        made = step(book)
        if made is not book and mapping.targets:
            pairs = zip(book.tables, made.tables, strict=True)
            kept = (_unless_named(*pair, mapping, of_result=of_result) for pair in pairs)
            made = book._replace(tables=tuple(kept))
        book = made
    return book


def _unless_named(table: Table, made: Table, mapping: ColumnMap, *, of_result: bool) -> Table:
    """What was *made* of a table, or itself where `--map` names one of the columns."""
    if made is table:
        return made
    named = mapping.places_in(table.rows[:HEADER_ROWS])
    if of_result and Column.RESULT in named:
        return table
    pairs = zip(table.rows[:HEADER_ROWS], made.rows, strict=False)
    changed = {
        at for old, new in pairs for at, one in enumerate(old) if at < len(new) and one != new[at]
    }
    return made if changed.isdisjoint(chain.from_iterable(named.values())) else table


def gather(book: Book, mapping: ColumnMap) -> Gathered:
    """What is on the sheets of a book, sheet by sheet and from top to bottom.

    Raises:
        NoHeaderError: there is no list.
        InputError: two columns are equally good for 学号 or 姓名.

    """
    words = Words(mapping)
    parts: list[Part] = []
    strays: list[NoList] = []
    before: list[Part] = []
    for table in book.tables:
        found, others = lists_of(table, words)
        strays += others
        if not found and len(table.rows):
            found = going_on(table, before)
            strays += [] if found else [NoList(table)]
        if found:
            parts += found
            before = before if found[0].onto else found
    if not parts:
        try:
            find_in(book.each(Table.as_written), NEEDED, mapping)  # says what there is
        except NoHeaderError as error:
            if mapping.targets:
                raise
            from tongzhi_cli.roster.structure import without_header  # noqa: PLC0415  (start fast)

            raise without_header.told(error, book) from None
    return _with_beside(parts, strays)


def _with_beside(parts: Sequence[Part], strays: Sequence[NoList]) -> Gathered:
    """The lists, and what stands to the right of the last one of some rows."""
    shapes = Shapes([(part.table, part.header) for part in parts])
    whole: list[Part] = []
    besides: list[Beside] = []
    for at, part in enumerate(parts):
        if at + 1 < len(parts) and parts[at + 1].table is part.table:
            whole.append(part)
            continue
        found = beside(part, shapes)
        whole += (found.part, *found.parts)
        besides.append(found)
    return Gathered(tuple(whole), tuple(strays), tuple(besides), shapes)
