"""The lines and tables of a Word document, by patterns where that says the same.

Nearly all rows of a form have one markup and other texts, and so has what stands around the rows
of all forms made from one blank. So a part is taken apart into rows and the rest; each distinct
markup is parsed once, with marks for its texts, and what it tells is the pattern of all that have
it. Parsing and walking every part takes four times as long, and a merge of 300 forms with it 43 %
more (12.2 against 8.5 billion instructions; docs/design-notes.md). What a row
cannot tell by itself (cells merged downwards, tracked changes, tables within it) and whatever looks
odd makes `word_tables` read the whole part.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path

from tongzhi_cli.errors import InputError
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.counted import refuse_texts
from tongzhi_cli.office.word import tables as word_tables
from tongzhi_cli.office.word.looks import matter
from tongzhi_cli.office.word.struck_styles import StruckStyles
from tongzhi_cli.office.word.tables import Grid, without_looks
from tongzhi_cli.office.word.xml import STRICT, W

#: The start of a part in UTF-8 that calls the main namespace w.
_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml [^<>?]{0,200}?encoding=[\"'](?i:utf-8)[\"'][^<>?]{0,200}\?>\s*+)?"
    rb"<w:document [^<>]{0,8000}?xmlns:w=\"" + re.escape(W[1:-1].encode()) + rb"\"[^<>]*>"
)
_STARTS, _END, _BLANK_ROW = (b"<w:tr>", b"<w:tr "), b"</w:tr>", b"<w:tr/>"
_PART_OF_ONE_ROW = b"%b<w:body><w:tbl>%b</w:tr></w:tbl></w:body></w:document>"
#: A text that is what it says: no entity, nothing that XML forbids, no line break that it changes.
_TEXT = re.compile(rb"<w:t(?: xml:space=\"preserve\")?>([^<>&\x00-\x1f]+)</w:t>")
_FORBIDDEN = "\ufffe\uffff"
#: What no text that `_TEXT` finds has, but for the line breaks that they are joined with.
_NO_TEXT = re.compile(rb"[<>&\x00-\x09\x0b-\x1f]")
#: What no markup may have: what it tells might depend on what stands elsewhere, or be no text.
_ODD = (
    b"<!", b"<?", b":del", b"<del", b":moveFrom", b"<moveFrom", b"cellDel", b"PrChange",
    b"Fallback", b"showingPlcHdr", b"ruby", b"vMerge", b"xmlns:w=", b"xmlns=",
)  # fmt: skip
#: Numbers that Word gives to rows, paragraphs and runs, each its own.
_NUMBERS = re.compile(
    rb"(<w:(?:tr|p|r))(?: w(?:14)?:(?:rsid\w*|paraId|textId)=\"[0-9A-Fa-f]{1,8}\")+(?=[ />])"
)
#: What stands for a text while a markup is parsed: a noncharacter.
_MARK = "\ufdd0"
_MARKED = f"<w:t>{_MARK}</w:t>".encode()
#: In a pattern, what parts cells or pieces, and what stands for rows; XML has neither.
_NEXT, _ROWS = "\0", "\1"
#: The root of a part is within so many bytes.
_ROOT = 8192
#: A longer row, or more around the rows, is kept by nobody.
_LONG_ROW, _LONG_FRAME = 50_000, 200_000
#: A part with more new markups than this is read as a whole: parsing each of them takes longer.
_MOST_NEW = 12
#: So many markups are looked for in further rows.
_ALIKE = 8
_KEPT, _FRAMES = 256, 64


class _Pattern(NamedTuple):
    """What a markup tells, with %s for each of its *texts*."""

    told: str
    texts: int

    def filled(self, texts: Iterator[str]) -> list[str]:
        """The cells, or the pieces, with the next ones of *texts* in them."""
        return (self.told % tuple(islice(texts, self.texts))).split(_NEXT)


def contents(
    path: Path,
    xml: bytes,
    is_form: Callable[[list[str]], bool],
    styles: StruckStyles | None = None,
    comments: Mapping[str, str] = {},
) -> list[str | Grid]:
    """What `word_tables.contents` tells of a document part.

    Raises:
        InputError: as there.

    """
    refuse_texts(path, xml)
    try:
        told = None if styles or comments else by_patterns(xml)
    except (InputError, UnicodeDecodeError):
        told = None
    if told is None:
        return word_tables.contents(path, xml, is_form, styles, comments)
    return told


def by_patterns(xml: bytes) -> list[str | Grid] | None:
    """The same, or None where patterns will not do.

    Raises:
        InputError, UnicodeDecodeError: they will not do either; something may be damaged.

    """
    head = _HEAD.match(xml, 0, _ROOT)
    if head is None or STRICT in xml[:_ROOT]:
        return None
    before, root = _pattern_of_bare.cache_info().misses, head[0]
    known = _Known(0) if b"&" in xml else _known(root)
    around: list[bytes] = []
    runs: list[list[_Pattern]] = []  # rows with nothing between them
    texts: list[bytes] = []
    at = 0
    while True:
        start, found = at, known.row_at(xml, at)
        if found is None:
            end = xml.find(_END, at)
            if end < 0:
                break
            if not xml.startswith(_STARTS, at):
                start = max(xml.find(one, at, end) for one in _STARTS)
                found = known.row_at(xml, start) if start >= 0 else None
            if start < 0 or end - start > _LONG_ROW:
                return None
        if found is None:
            split = _TEXT.split(row := xml[start:end])
            made = _pattern(root, _MARKED.join(split[::2]))
            if made is None or _pattern_of_bare.cache_info().misses - before > _MOST_NEW:
                return None
            if made.texts != len(split) // 2:
                return None
            known.add(row, made)
            found = made, split[1::2], end + len(_END)
        if start > at or not runs:
            around.append(xml[at:start])
            runs.append([])
        pattern, own, at = found
        runs[-1].append(pattern)
        texts += own
    rest = xml[at:]
    outside = _BLANK_ROW.join([*around, rest])
    if len(outside) > _LONG_FRAME:
        return None
    split = _TEXT.split(outside[head.end() :])
    frame = _frame(root, _MARKED.join(split[::2]))
    if frame is None or frame.texts != len(split) // 2 or frame.told.count(_ROWS) != len(runs):
        return None
    all_texts = b"\n".join([*texts, *split[1::2]])
    joined = all_texts.decode()
    if _NO_TEXT.search(all_texts) or any(one in joined for one in _FORBIDDEN):
        return None
    each = joined.split("\n")
    if len(each) > max(1, len(texts) + frame.texts):  # one has a line break
        return None
    return _filled(frame, runs, each)


class _Known:
    """The markups of the rows of parts with one head, of which the last *most* are looked for.

    Nearly all rows are like the one before. To look for the end of each, and for its texts anew,
    takes twice as long, and a merge of 300 forms 8 % more (9.3 against 8.6 billion instructions).
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._rows: list[tuple[_Around, _Pattern]] = []  # the last seen first

    def add(self, row: bytes, pattern: _Pattern) -> None:
        """One that was not known, without its end."""
        if self._most:
            self._rows.insert(0, (_Around.of(row + _END), pattern))
            del self._rows[self._most :]

    def row_at(self, xml: bytes, at: int) -> tuple[_Pattern, Sequence[bytes], int] | None:
        """The row that begins at a place: its pattern, its texts and where it ends, if known."""
        for place, (around, pattern) in enumerate(self._rows):
            if found := around.texts(xml, at):
                if place:
                    self._rows.insert(0, self._rows.pop(place))
                return pattern, *found
        return None


@lru_cache(maxsize=_ALIKE)
def _known(_head: bytes) -> _Known:
    """Those of the parts with that head: nearly all forms of a school are made from one blank."""
    return _Known(_ALIKE)


class _Around(NamedTuple):
    """What stands around the texts of a row, up to the next one, in *pieces*.

    >>> one = _Around.of(b"<w:t>1</w:t><a/><w:t>2</w:t></w:tr>")
    >>> one.texts(b"<w:t>34</w:t><a/><w:t>5</w:t></w:tr><b/>", 0)
    ((b'34', b'5'), 36)
    >>> one.texts(b"<w:t>34</w:t><i/><w:t>5</w:t></w:tr><b/>", 0)
    """

    pieces: tuple[bytes, ...]
    shape: "re.Pattern[bytes]"

    @classmethod
    def of(cls, row: bytes) -> "_Around":
        """Of a *row* as it stands."""
        ends = [0, *(end for one in _TEXT.finditer(row) for end in one.span(1)), len(row)]
        pieces = tuple(row[begin:end] for begin, end in zip(ends[::2], ends[1::2], strict=True))
        shape = b"([^<]++)".join([b"(.{%d})" % len(piece) for piece in pieces])
        return cls(pieces, re.compile(shape, re.DOTALL))

    def texts(self, xml: bytes, at: int) -> tuple[Sequence[bytes], int] | None:
        """The texts of the row at a place and where it ends, None where others stand."""
        found = self.shape.match(xml, at)
        parts = found.groups() if found else ()
        return (parts[1::2], found.end()) if found and parts[::2] == self.pieces else None


def _filled(
    frame: _Pattern, runs: Sequence[Sequence[_Pattern]], texts: Sequence[str]
) -> list[str | Grid]:
    """The pieces of *frame*, its tables with the rows of *runs*; the rows' texts come first."""
    left = iter(texts)
    rows = [[pattern.filled(left) for pattern in run] for run in runs]
    at = iter(rows)
    told: list[str | Grid] = []
    for piece in frame.filled(left):
        if piece.startswith(_ROWS):
            told.append(Grid([row for run in islice(at, len(piece)) for row in run], {}))
        else:
            told.append(piece)
    return told


@lru_cache(maxsize=_KEPT)
def _pattern(head: bytes, markup: bytes) -> _Pattern | None:
    """The pattern of rows with this *markup* in parts with that *head*; None if it has none."""
    if _is_odd(markup):
        return None
    return _pattern_of_bare(head, _NUMBERS.sub(rb"\1", without_looks(markup)))


@lru_cache(maxsize=_KEPT)
def _pattern_of_bare(head: bytes, markup: bytes) -> _Pattern | None:
    told = word_tables.contents(Path(), _PART_OF_ONE_ROW % (head, markup), _is_no_form)
    is_row = len(told) == 1 and isinstance(told[0], Grid) and len(told[0].rows) == 1
    cells = told[0].rows[0] if is_row and isinstance(told[0], Grid) else []
    return _pattern_of(cells, markup) if cells else None


@lru_cache(maxsize=_FRAMES)
def _frame(head: bytes, markup: bytes) -> _Pattern | None:
    """The pattern of what stands around the rows; in its *markup* each run of them is one."""
    if _is_odd(markup):
        return None
    pieces = word_tables.contents(Path(), head + markup, _is_no_form)
    if any(isinstance(piece, Grid) and any(piece.rows) for piece in pieces):
        return None
    told = [piece if isinstance(piece, str) else _ROWS * len(piece.rows) for piece in pieces]
    return _pattern_of(told, markup)


def _pattern_of(told: Sequence[str], markup: bytes) -> _Pattern | None:
    """A pattern, unless a text of *markup* is not told, or one is told that has a mark."""
    joined = _NEXT.join(told)
    texts = joined.count(_MARK)
    if texts != markup.count(_MARK.encode()):
        return None
    return _Pattern(joined.replace("%", "%%").replace(_MARK, "%s"), texts)


def _is_odd(markup: bytes) -> bool:
    return any(mark in markup for mark in _ODD) or matter(markup)


def _is_no_form(_: list[str]) -> bool:
    """Whether a table within a cell is a form: there is none."""
    return False
