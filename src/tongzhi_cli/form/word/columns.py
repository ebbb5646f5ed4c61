"""The header of a filled form as a reader of rows wants it: the paper, its lists, their columns.

The header is found as that of a blank one is (`paper_header`), so that what was filled in is read;
what else a reader wants, 校对时间 or a question that asks what is wrong, is told by the words of
sheets.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from tongzhi_cli.columns.candidates import ASKED, MAPPED, Candidates, rank_of, with_mapped, worded
from tongzhi_cli.columns.column import BY_ITEM, CHECKED_ITEMS, OF_A_STUDENT, Column
from tongzhi_cli.columns.header import Header
from tongzhi_cli.columns.header_rows import KEYS, Cells
from tongzhi_cli.columns.heading import column_named, column_of, normal
from tongzhi_cli.columns.item_columns import item_columns, of_item
from tongzhi_cli.columns.mapping import ColumnMap, Mapped, is_letters, places_meant
from tongzhi_cli.columns.paper_columns import PaperHeader
from tongzhi_cli.columns.paper_header import PaperRows, first_header, header_of
from tongzhi_cli.columns.questions import asks_result, further_questions, with_questions
from tongzhi_cli.columns.vocabulary import COLUMN_WORDS, WORDS
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

_READ = (Paper.SIGNED, Paper.CORRECTIONS)
_PARTS = (Column.RIGHT, Column.WRONG, Column.KIND, Column.SHOULD_BE)
_LAST = 16_383
#: With one of these a table is the signed form; without, it may be a 勘误表.
_SURELY_SIGNED = frozenset(
    {Column.RESULT, Column.RIGHT, Column.PHOTO, Column.SIGNATURE, *CHECKED_ITEMS.values()}
)
_TOLD = frozenset({*_SURELY_SIGNED, *_PARTS, Column.SHOWN}) - {Column.SIGNATURE}


class FormList(NamedTuple):
    """One list of a form: its *header* for a reader, and how the result of a row is told.

    *parts* are the columns that it stands in, where it stands in several, and *way* says how they
    are one (`form.word.outcomes`). *results* are the columns that may be the result's, each with
    how good its word is: `ASKED` where it is none of the usual ones. *signature* is where they
    sign.
    """

    header: Header
    parts: Mapping[Column, int]
    way: Column | None
    results: tuple[tuple[int, int], ...]
    signature: int | None = None


class FormHeader(NamedTuple):
    """The *lists* of a form's table from the left, and what of `--map` was *met* there."""

    lists: tuple[FormList, ...]
    met: frozenset[Column]


class FormColumns:
    """How the columns of forms are told: by words, by the map of the *notice*, and by `--map`."""

    def __init__(self, notice: "Notice", mapping: ColumnMap) -> None:
        self.mapping = mapping
        kept = {
            Paper.SIGNED: _named(notice.form.map, Paper.SIGNED),
            Paper.CORRECTIONS: _named(notice.corrections_form.map, Paper.CORRECTIONS),
        }
        self._typed = {paper: mapping.for_paper(paper) for paper in _READ}
        self._maps = {paper: _in_turn(self._typed[paper], kept[paper], paper) for paper in _READ}
        self._beside = tuple(
            (column, target)
            for column, target in mapping.targets.items()
            if column not in COLUMN_WORDS[Paper.SIGNED]
        )

    def is_header(self, texts: Iterable[str]) -> bool:
        """Whether a row of these texts is the header of a form, whatever its result stands in."""
        texts = list(texts)
        headings = {normal(text) for text in texts}
        pair = item_columns(dict(enumerate(map(of_item, texts)))).values()
        for paper in _READ:
            known = {column_of(heading, paper) for heading in headings} | {*pair}
            mapped = self._maps[paper][-1].items()
            known |= {column for column, target in mapped if normal(target) in headings}
            if {*KEYS[paper]} <= known and known & {*_TOLD, Column.NOTE}:
                return True
        return False

    def find(
        self, rows: Sequence[Sequence[str]], merged: Mapping[tuple[int, int], int]
    ) -> FormHeader | None:
        """The lists of a table of a form; None if it is none."""
        cells = Cells(rows, merged)
        found = self._first(cells, Paper.SIGNED)
        header = _outcome_in(found)
        if header is None or _SURELY_SIGNED.isdisjoint(header.blocks[0]):
            corrections = self._first(cells, Paper.CORRECTIONS)
            found = corrections if _outcome_in(corrections) else found if header else None
        if found is None or _asks_elsewhere(found[1]):
            return None
        at, found_rows = found
        typed = tuple(self._typed[found_rows.paper].items())
        return _form_header(at, found_rows, typed, self._beside)

    def _first(self, cells: Cells, paper: Paper) -> tuple[int, PaperRows] | None:
        """The header as one of a *paper*; one with a column for the result before all others."""
        best = None
        for mapped in self._maps[paper]:
            found = first_header(cells, paper, mapped, lenient=True)
            header = _outcome_in(found)
            if header and not header.instead and self._keeps_to_words(header, paper, mapped):
                return found
            best = best or found
        return best

    def _keeps_to_words(self, header: PaperHeader, paper: Paper, mapped: Mapped) -> bool:
        """Whether no letters or number that the notice keeps stand for a column of other words.

        They are about its own blank; on another form somebody signs there.
        """
        places = {
            column: header.blocks[0].get(column)
            for column, target in mapped.items()
            if _is_bare(target) and column not in self._typed[paper]
        }
        return not any(
            place.at in places.values() and column_of(normal(place.text), paper)
            for place in header.places
        )


def _named(kept: Mapping[str, str], paper: Paper) -> Mapped:
    """The map of a notice; a name that it should not have is told where forms are filled."""
    named = ((column_named(name, paper), target) for name, target in kept.items())
    return {column: target for column, target in named if column}


def _in_turn(typed: Mapped, kept: Mapped, paper: Paper) -> tuple[Mapped, ...]:
    """What to go by, one after the other until a header is found.

    What the notice keeps is about its own blank form, and not all are filled in on that: 学号 and
    姓名, letters and numbers count only where the words find no header.
    """
    if not kept:
        return (typed,)
    by_text = {
        column: target
        for column, target in kept.items()
        if column not in KEYS[paper] and not _is_bare(target)
    }
    return ({**by_text, **typed}, {**kept, **typed})


def _asks_elsewhere(rows: PaperRows) -> bool:
    """Whether the result is asked for in a question, and only what is wrong in plain words."""
    header = header_of(rows)
    first = header.blocks[0]
    if not _SURELY_SIGNED.difference({Column.SIGNATURE}).isdisjoint(first):
        return False
    if rows.paper is Paper.SIGNED and _parts(first, rows.paper, header.instead)[1]:
        return False
    known = {at for block in header.blocks for at in block.values()}
    return any(asks_result(normal(text)) for at, text in header.places if at not in known)


def _is_bare(target: str) -> bool:
    """Whether a column is told by its letters or its number."""
    return is_letters(target) or target.strip().isdecimal()


def _outcome_in(found: tuple[int, PaperRows] | None) -> PaperHeader | None:
    """What was found, if anything on it tells a result."""
    if found is None:
        return None
    header = header_of(found[1])
    first = header.blocks[0]
    if header.instead is Column.NOTE and Column.SIGNATURE not in first:
        return None  # any list has 备注
    return None if _TOLD.isdisjoint(first) else header


@lru_cache(maxsize=256)  # a school's forms have one header, told once
def _form_header(
    at: int,
    rows: PaperRows,
    typed: tuple[tuple[Column, str], ...],
    beside: tuple[tuple[Column, str], ...],
) -> FormHeader:
    """The lists of a header that begins with the row *at*, and what of *typed* is there."""
    header = header_of(rows)
    texts = {place.at: normal(place.text) for place in header.places}
    width = rows.rows.width
    starts = [0, *(min(block.values()) for block in header.blocks[1:])]
    ends = [*starts[1:], width]
    lists = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        inside = [texts.get(place, "") if place >= start else "" for place in range(end)]
        one = _list(header, number, rows.paper, inside, beside)
        row = rows.rows.row_of(header.blocks[number][Column.NUMBER])
        last = end - 1 if end < width else _LAST
        place = one.header._replace(
            row=at + row, first=start, last=last, below=header.size - 1 - row, above=row
        )
        lists.append(one._replace(header=place))
    met = {
        column
        for column, target in (*typed, *beside)
        if places_meant(target, texts, width, numbers=True)
    }
    return FormHeader(tuple(lists), frozenset(met))


def _list(
    header: PaperHeader,
    number: int,
    paper: Paper,
    headings: Sequence[str],
    beside: tuple[tuple[Column, str], ...],
) -> FormList:
    """The list of that *number*, whose columns have these *headings*; its row is not yet said."""
    block = header.blocks[number]
    parts, way = _parts(block, paper, header.instead)
    if _is_question(headings[parts.get(Column.RESULT, 0)]):
        parts.pop(Column.RESULT, None)
    results: tuple[tuple[int, int], ...]
    if way is Column.PHOTO:
        results = tuple((ASKED, at) for at in parts.values())
    elif way or not {Column.RESULT, Column.SHOWN} & block.keys():
        results = ((0, next(iter(parts.values()))),)
    else:
        results = _results(block, header.results[number], headings)
    found: Candidates = {
        column: [(MAPPED, block[column])]
        for column in (Column.NUMBER, Column.NAME, *OF_A_STUDENT, Column.NOTE, Column.DETAIL)
        if column in block
    }
    found[Column.RESULT] = [(MAPPED if way is Column.PHOTO else 0, results[0][1])]
    if Column.WRONG in block and Column.WRONG not in parts:
        found[Column.DETAIL] = [(MAPPED, block[Column.WRONG])]
    taken = {*(places[0][1] for places in found.values()), *(at for _, at in results)}
    taken |= {*parts.values()}
    others = ["" if place in taken else text for place, text in enumerate(headings)]
    for column, places in worded(others).items():
        if column not in block:
            found.setdefault(column, []).extend(places)
    found = with_mapped(found, headings, dict(beside))
    further: Mapping[Column, Sequence[int]] = {}
    if paper is Paper.CORRECTIONS:
        found.pop(Column.DETAIL, None)
    else:
        free = ["" if place in parts.values() else text for place, text in enumerate(headings)]
        found = with_questions(free, found, lambda _: "")
        further = further_questions(found)
    columns = {column: places[0][1] for column, places in found.items()}
    signature = block.get(Column.SIGNATURE)
    if signature is not None and signature not in {*parts.values(), *columns.values()}:
        columns[Column.SIGNATURE] = signature
    return FormList(Header(0, columns, also=further), parts, way, results, signature)


def _results(
    block: Mapping[Column, int], good: Sequence[int], headings: Sequence[str]
) -> tuple[tuple[int, int], ...]:
    """The columns that may be the result's, the best word first; a further question is none."""
    own = block.get(Column.RESULT, block.get(Column.SHOWN, 0))
    plain = [
        (rank_of(Column.RESULT, headings[at]), at) for at in good if not _is_question(headings[at])
    ]
    return tuple(sorted(plain)) or ((0, own),)


def _is_question(heading: str) -> bool:
    """Whether a heading asks for the result in words of its own: not 校对结果, but 是否有误."""
    return heading not in WORDS[Column.RESULT] and asks_result(heading)


def _parts(
    block: Mapping[Column, int], paper: Paper, instead: Column | None
) -> tuple[dict[Column, int], Column | None]:
    """The columns that the result of a list stands in, and by which of them it is told.

    No way where one column has it.
    """
    shown = Column.WRONG if Column.WRONG in block else Column.SHOWN
    places = ((one, block.get(shown if one is Column.WRONG else one)) for one in _PARTS)
    parts = {one: at for one, at in places if at is not None}
    is_signed = Column.SIGNATURE in block
    if items := {one: block[one] for one in CHECKED_ITEMS.values() if one in block}:
        return items, next(iter(items))
    if {*BY_ITEM} <= block.keys():
        return {one: block[one] for one in BY_ITEM}, Column.PHOTO
    if paper is Paper.CORRECTIONS:
        return parts, None if parts.keys() == {Column.WRONG} else Column.KIND
    if Column.RIGHT in parts and Column.WRONG in parts:
        own = {Column.RESULT: block[Column.RESULT]} if Column.RESULT in block else {}
        return {**parts, **own}, Column.RIGHT
    if instead is Column.NOTE:
        return {Column.NOTE: block[Column.RESULT]}, Column.NOTE
    if Column.RESULT in block:
        return {}, None
    if Column.WRONG in parts and Column.SHOULD_BE in parts:
        return parts, Column.SHOULD_BE if is_signed else Column.KIND
    return parts, Column.WRONG if is_signed and Column.WRONG in parts else None
