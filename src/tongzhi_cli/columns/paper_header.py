"""The header of a paper's table: which column is what, over one row or more, in lists side by side.

One reader for filling and for reading back: both hand it the texts of the upper rows. Source: the
forms of some fifty notices (docs/glossary.md): 学号 and 姓名, then one column for the result, or a
tick under 正确 and the fault under 有误, or only 备注; two lists on one sheet.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tongzhi_cli.columns.candidates import Candidates, one_of, side_by_side
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, is_sure, normal
from tongzhi_cli.columns.mapping import Mapped, places_meant
from tongzhi_cli.columns.paper_columns import KEYS, PaperHeader, Place, completed
from tongzhi_cli.model.terms import Paper

#: A header stands within the first rows of a table, and has no more than these.
HEADER_ROWS, MOST_ROWS = 6, 3
#: Of two columns for a result, the one that this is about.
_OURS = "学信网|图像|照片|电子注册"


class Cells(NamedTuple):
    """The upper rows of a table: *rows* of texts, one for each column of the table's grid.

    "" stands where a cell reaches into a column. *merged* has the lower cells of cells that are
    merged downwards; *covered*, where it is known, the places that a wide cell reaches into.
    """

    rows: Sequence[Sequence[str]]
    merged: Collection[tuple[int, int]] = ()
    covered: Collection[tuple[int, int]] = ()


class HeaderRows(NamedTuple):
    """The rows that a header of a *paper* consists of, and what was said of it (`Mapped`).

    With *lenient* what `--map` names and is not there is left to the words.
    """

    texts: tuple[tuple[str, ...], ...]
    merged: frozenset[tuple[int, int]]
    covered: frozenset[tuple[int, int]]
    paper: Paper
    mapped: tuple[tuple[Column, str], ...]
    lenient: bool


def header_at(
    cells: Cells, at: int, paper: Paper, mapped: Mapped | None = None
) -> PaperHeader | None:
    """The header that begins with the row *at*; None where nothing looks like one.

    *mapped* overrules the words. A header with a *fault* is nearly one.
    """
    rows = header_rows(cells, at, paper, mapped)
    return header_of(rows) if rows else None


def header_rows(
    cells: Cells, at: int, paper: Paper, mapped: Mapped | None = None, *, lenient: bool = False
) -> HeaderRows | None:
    """The rows of the header that begins with the row *at*; None where nothing looks like one."""
    if not mapped and not any(_columns_in(tuple(cells.rows[at]), paper)):
        return None
    rows: tuple[tuple[str, ...], ...] = (tuple(cells.rows[at]),)
    while len(rows) < MOST_ROWS and _goes_on(rows, cells, at + len(rows), paper):
        rows = (*rows, tuple(cells.rows[at + len(rows)]))
    inside = range(at, at + len(rows))
    return HeaderRows(
        rows,
        frozenset([(row - at, column) for row, column in cells.merged if row in inside]),
        frozenset([(row - at, column) for row, column in cells.covered if row in inside]),
        paper,
        tuple((mapped or {}).items()),
        lenient,
    )


def first_header(
    cells: Cells, paper: Paper, mapped: Mapped | None = None, *, lenient: bool = False
) -> tuple[int, HeaderRows] | None:
    """The first header without a fault among the upper rows: the row that it begins with, and it.

    One of a single row goes before one of several: a line 班级 | 人数 above it is no part of it.
    """
    best: tuple[int, HeaderRows] | None = None
    for at in range(min(len(cells.rows), HEADER_ROWS)):
        rows = header_rows(cells, at, paper, mapped, lenient=lenient)
        if rows is None or header_of(rows).fault:
            continue
        if best is None or len(rows.texts) < len(best[1].texts):
            best = at, rows
        if len(rows.texts) == 1:
            break
    return best


@lru_cache(maxsize=256)  # the forms of a school have the same few headers
def _columns_in(row: tuple[str, ...], paper: Paper) -> tuple[Column | None, ...]:
    return tuple(column_of(normal(text), paper) for text in row)


def _goes_on(above: tuple[tuple[str, ...], ...], cells: Cells, end: int, paper: Paper) -> bool:
    """Whether there is a row *end*, and it is a further one of the header that has those *above*.

    It is if what stands over 学号 or 姓名 reaches down into it, or if it has header words and
    nobody's data.
    """
    if end >= len(cells.rows):
        return False
    row = cells.rows[end]
    keys = _key_places(above, paper)
    if keys:
        if len(row) <= max(keys):
            return False
        if any((end, key) in cells.merged for key in keys):
            return True
        if any(row[key].strip() for key in keys):
            return False
    return _all_words(row, paper)


@lru_cache(maxsize=256)
def _key_places(rows: tuple[tuple[str, ...], ...], paper: Paper) -> tuple[int, ...]:
    """Where 学号, 姓名 and 序号 stand in *rows*, of which the lower ones have none of their own."""
    keys = {*KEYS[paper], Column.SERIAL}
    found = {}
    for row in rows:
        found.update({at: one for at, one in enumerate(_columns_in(row, paper)) if row[at].strip()})
    return tuple(at for at, column in sorted(found.items()) if column in keys)


def _all_words(row: Sequence[str], paper: Paper) -> bool:
    """Whether a row has header words and, in its first cell, nothing else (no 1, no 例)."""
    texts = [normal(text) for text in row]
    known = {text for text in texts if text and column_of(text, paper)}
    return sum(text in known for text in texts) > 1 and (not texts[0] or texts[0] in known)


@lru_cache(maxsize=256)
def header_of(rows: HeaderRows) -> PaperHeader:
    """What the columns of a header are."""
    paper, size = rows.paper, len(rows.texts)
    places = tuple(_places(rows))
    labels, unmet = _labels(rows, places)
    if unmet:
        return PaperHeader(size, places, (dict(labels),) if labels else (), fault=unmet)
    blocks = _blocks(labels)
    ranked = [_ranked(block, places) for block in blocks]
    for key in KEYS[paper]:
        if any(one_of(one[key], is_strict=True) is None for one in ranked if key in one):
            count = sum(column is key for column, _ in labels)
            named = "、".join(str(one) for one in places if (key, one.at) in labels)
            fault = f"表头里有 {count} 列像“{key}”：{named}"
            return PaperHeader(size, places, (dict(labels),), fault=fault, lacking=key)
    doubts: list[str] = []
    chosen = tuple(_chosen(one, places, doubts) for one in ranked)
    told = tuple(dict.fromkeys(doubts))
    results = tuple(_results(block, places) for block in blocks)
    return completed(PaperHeader(size, places, chosen, results, told), paper)


def _results(labels: Sequence[tuple[Column, int]], places: Sequence[Place]) -> tuple[int, ...]:
    """The places that are equally good for the result."""
    texts = {place.at: place.text for place in places}
    results = [at for column, at in labels if column is Column.RESULT]
    sure = [at for at in results if is_sure(normal(texts.get(at, "")))]
    return tuple(sure or results)


def _places(header: HeaderRows) -> Iterator[Place]:
    """The columns of a header, each with the lowest text over it; a wide cell is one."""
    rows = header.texts
    for at in range(max(map(len, rows))):
        own = list(_upwards(header, at))
        lowest = next((row for row in own if _over(header, row, at).strip()), None)
        if lowest is None:
            lowest = own[0] if own else None
        if lowest is not None and (lowest, at) not in header.covered:
            yield Place(at, " ".join(rows[lowest][at].split()))


def _upwards(header: HeaderRows, at: int) -> Iterator[int]:
    """The rows that have a cell of their own at a place, the lowest first."""
    for row in reversed(range(len(header.texts))):
        if at < len(header.texts[row]) and (row, at) not in header.merged:
            yield row


def _over(header: HeaderRows, row: int, at: int) -> str:
    """The text of the cell over a place: of a wide one, that of its first column."""
    while (row, at) in header.covered:
        at -= 1
    return header.texts[row][at]


def _labels(header: HeaderRows, places: Sequence[Place]) -> tuple[list[tuple[Column, int]], str]:
    """What each place is, in their order, and what `--map` names and is not there.

    Of words over one another the lowest that is known counts.
    """
    labels: dict[int, Column] = {}
    unmet = ""
    taken: set[Column] = set()
    texts = {place.at: place.text for place in places}
    for column, target in header.mapped:
        found = places_meant(target, texts, len(header.texts[-1]), numbers=True)
        labels.update(dict.fromkeys(found, column))
        taken.update({column} if found else ())
        if not (found or unmet or header.lenient):
            there = "、".join(str(place) for place in places)
            unmet = f"表头里没有“{target}”（{column}），各列是：{there}"
    columns = [_columns_in(row, header.paper) for row in header.texts]
    for place in places:
        said = (columns[row][place.at] for row in _upwards(header, place.at))
        spoken = next(filter(None, said), None)
        if spoken and spoken not in taken and place.at not in labels:
            labels[place.at] = spoken
    return [(labels[at], at) for at in sorted(labels)], unmet


def _blocks(labels: Sequence[tuple[Column, int]]) -> list[list[tuple[Column, int]]]:
    """The labels as lists side by side, where they repeat as a whole; else all as one."""
    if not labels:
        return []
    columns = [column for column, _ in labels]
    firsts = [at for at, column in enumerate(columns) if column is columns[0]]
    parts = side_by_side(columns, [firsts])
    if len({tuple(columns[part.start : part.stop]) for part in parts}) != 1:
        return [list(labels)]
    return [[labels[at] for at in part] for part in parts]


def _ranked(labels: Sequence[tuple[Column, int]], places: Sequence[Place]) -> Candidates:
    """The places of each column, the best first: the one that is ours, then the surer ones."""
    texts = {place.at: place.text for place in places}
    found: dict[Column, list[int]] = {}
    for column, at in labels:
        found.setdefault(column, []).append(at)
    ranked = {}
    for column, all_of_it in found.items():
        sure = [at for at in all_of_it if is_sure(normal(texts.get(at, "")))]
        good = sure or all_of_it
        ours = [at for at in good if re.search(_OURS, texts.get(at, ""))]
        best = ours if len(ours) == 1 else []
        ranked[column] = sorted(((at not in good) - (at in best), at) for at in all_of_it)
    return ranked


def _chosen(ranked: Candidates, places: Sequence[Place], doubts: list[str]) -> dict[Column, int]:
    """One place for each column, the best; that there were others is told."""
    texts = {place.at: place.text for place in places}
    chosen = {}
    for column, candidates in ranked.items():
        best = chosen[column] = candidates[0][1]
        if len(candidates) > 1:
            all_of_it = sorted(at for _, at in candidates)
            others = "”“".join(texts.get(at, "") for at in all_of_it if at != best)
            which = "前一列" if best == all_of_it[0] and len(all_of_it) == 2 else ""
            named = which or f"“{texts.get(best, '')}”"
            rest = "后面的" if which else ""
            doubts.append(f"表头里有两列像{column}，填在{named}，{rest}“{others}”没有填")
    return chosen
