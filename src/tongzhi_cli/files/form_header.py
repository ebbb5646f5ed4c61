"""The header of a form: which column of the table is what, over one row, two, or side by side.

Source: the forms of some fifty notices (docs/glossary.md): 学号 and 姓名, then one column for the
result, or a tick under 正确 and the fault under 有误, or only 备注; two lists on one sheet.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tongzhi_cli.core.column_words import STAY_BLANK
from tongzhi_cli.core.columns import Column
from tongzhi_cli.core.headings import column_of, normal
from tongzhi_cli.core.role import Paper
from tongzhi_cli.files.addresses import column_name
from tongzhi_cli.files.word_xml import Element, cells_of, continues, grid_of, text_of

#: Columns as a person or a notice maps them: what a column is, told by header, letters or number.
Mapped = Mapping[Column, str]

_MOST_ROWS = 3
_KEYS: dict[Paper, tuple[Column, ...]] = {
    Paper.SIGNED: (Column.NUMBER, Column.NAME),
    Paper.CORRECTIONS: (Column.NUMBER, Column.NAME),
    Paper.COUNTS: (Column.CLASS,),
}
_OUTCOMES: dict[Paper, tuple[Column, ...]] = {
    Paper.SIGNED: (Column.RESULT, Column.WRONG, Column.RIGHT),
    Paper.CORRECTIONS: (Column.SHOWN, Column.SHOULD_BE, Column.KIND),
    Paper.COUNTS: (
        Column.EXPECTED, Column.CHECKED, Column.OK_COUNT, Column.WRONG_COUNT,
        Column.MISSING_COUNT, Column.RATE,
    ),
}  # fmt: skip
#: What a column for the outcome is called where none is found.
_CALLED = {
    Paper.SIGNED: Column.RESULT,
    Paper.CORRECTIONS: Column.SHOWN,
    Paper.COUNTS: Column.EXPECTED,
}
#: Of two columns for a result, the one that this is about.
_OURS = "学信网|图像|照片|电子注册"


class Place(NamedTuple):
    """One column of the table's grid: the place, counted from 0, and the text over it."""

    at: int
    text: str

    def __str__(self) -> str:
        """As messages name it: the letters that `--map` takes, and the text."""
        return f"{column_name(self.at)} {self.text}"


class Header(NamedTuple):
    """The header of a form's table: its *rows*, its *places*, and what each column is.

    *blocks* has one mapping for each list of the sheet, from the left. *fault* says why it is no
    form's header, "" where it is one; *lacking* is the column that was not found. *doubts* are
    what a person should know.
    """

    rows: Sequence[Element]
    places: Sequence[Place]
    blocks: Sequence[Mapping[Column, int]]
    doubts: tuple[str, ...] = ()
    fault: str = ""
    lacking: Column | None = None

    @property
    def known(self) -> int:
        """How many columns were recognised."""
        return sum(map(len, self.blocks))


def header_at(
    rows: Sequence[Element], at: int, paper: Paper, mapped: Mapped | None = None
) -> Header | None:
    """The header that begins with the row *at* of a table; None where nothing looks like one.

    *mapped* overrules the words. A header with a *fault* is nearly one.
    """
    words = _Words(paper, mapped or {})
    if not words.known_in(rows[at]):
        return None
    end = at + 1
    while end < min(len(rows), at + _MOST_ROWS) and words.goes_on(rows[at:end], rows[end]):
        end += 1
    return words.header(rows[at:end])


class _Words:
    """The words of one paper, and what overrules them."""

    def __init__(self, paper: Paper, mapped: Mapped) -> None:
        self._paper = paper
        self._mapped = mapped
        self._keys = {*_KEYS[paper], Column.SERIAL}

    def known_in(self, row: Element) -> bool:
        return bool(self._mapped) or any(
            column_of(normal(text_of(cell)), self._paper) for cell in cells_of(row)
        )

    def goes_on(self, above: Sequence[Element], row: Element) -> bool:
        """Whether *row* is a further row of the header whose rows are *above*.

        It is if what stands over 学号 or 姓名 reaches down into it, or if it has header words and
        nobody's data.
        """
        grid = grid_of(row)
        has_words = self._all_words(grid)
        if not has_words and not any(map(continues, grid)):
            return False
        keys = self._key_places(above)
        if not keys:
            return has_words
        if len(grid) <= max(keys):
            return False
        if any(continues(grid[at]) for at in keys):
            return True
        return has_words and not any(text_of(grid[at]).strip() for at in keys)

    def _all_words(self, grid: Sequence[Element]) -> bool:
        """Whether a row has header words and, in its first cell, nothing else (no 1, no 例)."""
        texts = [normal(text_of(cell)) for cell in dict.fromkeys(grid)]
        words = [text for text in texts if text]
        known = [text for text in words if column_of(text, self._paper)]
        return len(known) > 1 and (not texts[0] or texts[0] in known)

    def _key_places(self, rows: Sequence[Element]) -> list[int]:
        return [
            place.at
            for place in _places([grid_of(row) for row in rows])
            if column_of(normal(place.text), self._paper) in self._keys
        ]

    def header(self, rows: Sequence[Element]) -> Header:
        """The header of these rows."""
        grids = [grid_of(row) for row in rows]
        places = list(_places(grids))
        labels, unmet = self._labels(grids, places)
        doubts: list[str] = []
        if unmet:
            return Header(rows, places, [dict(labels)] if labels else [], fault=unmet)
        blocks = _blocks(labels)
        keys = _KEYS[self._paper]
        for key in keys:
            count = sum(column is key for column, _ in labels)
            if count > len(blocks):
                named = "、".join(str(one) for one in places if (key, one.at) in labels)
                fault = f"表头里有 {count} 列像“{key}”：{named}"
                return Header(rows, places, [dict(labels)], fault=fault, lacking=key)
        chosen = [_chosen(block, places, doubts) for block in blocks]
        return self._completed(Header(rows, places, chosen, tuple(dict.fromkeys(doubts))))

    def _labels(
        self, grids: Sequence[Sequence[Element]], places: Sequence[Place]
    ) -> tuple[list[tuple[Column, int]], str]:
        """What each place is, in their order, and what `--map` names and is not there."""
        labels: dict[int, Column] = {}
        unmet = ""
        for column, target in self._mapped.items():
            found = _meant(target, places, len(grids[-1]))
            labels.update(dict.fromkeys(found, column))
            if not found and not unmet:
                there = "、".join(str(place) for place in places)
                unmet = f"表头里没有“{target}”（{column}），各列是：{there}"
        taken = set(self._mapped)
        for place in places:
            spoken = _spoken(grids, place, self._paper)
            if spoken and spoken not in taken and place.at not in labels:
                labels[place.at] = spoken
        return [(labels[at], at) for at in sorted(labels)], unmet

    def _completed(self, header: Header) -> Header:
        """The header with what may stand for the result, or with the reason why it is none."""
        first = header.blocks[0] if header.blocks else {}
        for key in _KEYS[self._paper]:
            if key not in first:
                return header._replace(fault=_unknown(key, header), lacking=key)
        if any(column in first for column in _OUTCOMES[self._paper]):
            return _told_of(header) if self._paper is Paper.SIGNED else header
        open_ones = [
            place
            for place in header.places
            if place.at not in {at for block in header.blocks for at in block.values()}
            and place.text
            and not re.search(STAY_BLANK, normal(place.text))
        ]
        called = _CALLED[self._paper]
        if self._paper is Paper.COUNTS or open_ones:
            return header._replace(fault=_unknown(called, header), lacking=called)
        if Column.NOTE in first:
            blocks = _renamed(header.blocks, Column.NOTE, called)
            told = f"没有写结果的一栏，写在“{Column.NOTE}”里"
            return header._replace(blocks=blocks, doubts=(*header.doubts, told))
        if self._paper is Paper.SIGNED and Column.SIGNATURE in first:
            told = "没有写结果的一栏，只有签名：有误的不印在表上，要另填勘误表"
            return header._replace(doubts=(*header.doubts, told))
        return header._replace(fault=_unknown(called, header), lacking=called)


def _renamed(
    blocks: Sequence[Mapping[Column, int]], old: Column, new: Column
) -> list[Mapping[Column, int]]:
    """The *blocks* with a column taken for another."""
    return [{new if one is old else one: at for one, at in block.items()} for block in blocks]


def _unknown(column: Column, header: Header) -> str:
    there = "、".join(str(place) for place in header.places if place.text)
    return f"认不出哪一列是“{column}”，各列是：{there}"


def _told_of(header: Header) -> Header:
    """The header of a signed form that has a column for the outcome; what is peculiar is told."""
    first = header.blocks[0]
    told = []
    if Column.RIGHT in first and not {Column.WRONG, Column.RESULT} & set(first):
        blocks = _renamed(header.blocks, Column.RIGHT, Column.RESULT)
        text = _text_at(header.places, first[Column.RIGHT])
        return header._replace(blocks=blocks, doubts=(*header.doubts, f"结果都写在“{text}”里"))
    if Column.SHOULD_BE in first and Column.WRONG in first:
        blocks = _renamed(header.blocks, Column.WRONG, Column.SHOWN)
        header = header._replace(blocks=blocks)
        told.append("有误的分开写在错误信息、正确信息两栏，无误的空着")
    elif Column.RIGHT in first and Column.WRONG in first:
        told.append("无误的在“正确”下打“√”，有误的写在“有误”下")
    elif Column.WRONG in first and Column.RESULT not in first:
        text = _text_at(header.places, first[Column.WRONG])
        told.append(f"“{text}”只写有误的，无误的空着")
    return header._replace(doubts=(*header.doubts, *told))


def _text_at(places: Sequence[Place], at: int) -> str:
    return next(place.text for place in places if place.at == at)


def _places(grids: Sequence[Sequence[Element]]) -> Iterator[Place]:
    """The columns of a header, each with the lowest text over it; a wide cell is one."""
    used: set[int] = set()
    for at in range(max(map(len, grids))):
        cells = [grid[at] for grid in reversed(grids) if at < len(grid)]
        cells = [cell for cell in cells if not continues(cell)]
        lowest = next(
            (cell for cell in cells if text_of(cell).strip()), cells[0] if cells else None
        )
        if lowest is not None and id(lowest) not in used:
            used.add(id(lowest))
            yield Place(at, " ".join(text_of(lowest).split()))


def _spoken(grids: Sequence[Sequence[Element]], place: Place, paper: Paper) -> Column | None:
    """What the words over a place say: the lowest that is known."""
    for grid in reversed(grids):
        cell = grid[place.at] if place.at < len(grid) else None
        if cell is None or continues(cell):
            continue
        if known := column_of(normal(text_of(cell)), paper):
            return known
    return None


def _meant(target: str, places: Sequence[Place], width: int) -> list[int]:
    """The places that --map means: those of a header text, of letters, or of a number from 1."""
    plain = normal(target)
    by_text = [
        place.at
        for place in places
        if place.text and (normal(place.text) == plain or place.text == target)
    ]
    if by_text:
        return by_text
    if re.fullmatch(r"\d{1,2}", target.strip()):
        at = int(target) - 1
    elif re.fullmatch(r"[A-Za-z]{1,2}", target.strip()):
        at = next((n for n in range(width) if column_name(n) == target.strip().upper()), -1)
    else:
        return []
    return [at] if 0 <= at < width else []


def _blocks(labels: Sequence[tuple[Column, int]]) -> list[list[tuple[Column, int]]]:
    """The labels as lists side by side, where they repeat as a whole; else all as one."""
    if not labels:
        return []
    counts = Counter(column for column, _ in labels)
    first = labels[0][0]
    size, times = len(labels) // counts[first], counts[first]
    parts = [list(labels[at : at + size]) for at in range(0, len(labels), size)]
    kinds = {tuple(column for column, _ in part) for part in parts}
    if times > 1 and len(parts) == times and len(kinds) == 1 and len(set(parts[0])) == size:
        return parts
    return [list(labels)]


def _chosen(
    labels: Sequence[tuple[Column, int]], places: Sequence[Place], doubts: list[str]
) -> dict[Column, int]:
    """One place for each column; of several the one that is ours, else the first, which is told."""
    texts = {place.at: place.text for place in places}
    found: dict[Column, list[int]] = {}
    for column, at in labels:
        found.setdefault(column, []).append(at)
    chosen = {}
    for column, all_of_it in found.items():
        ours = [at for at in all_of_it if re.search(_OURS, texts.get(at, ""))]
        best = ours[0] if len(ours) == 1 else all_of_it[0]
        chosen[column] = best
        if len(all_of_it) > 1:
            others = "”“".join(texts.get(at, "") for at in all_of_it if at != best)
            which = "前一列" if best == all_of_it[0] and len(all_of_it) == 2 else ""
            named = which or f"“{texts.get(best, '')}”"
            rest = "后面的" if which else ""
            doubts.append(f"表头里有两列像{column}，填在{named}，{rest}“{others}”没有填")
    return chosen
