"""The header of a paper's table: which column is what, in lists side by side.

One reader for filling and for reading back: both hand it the texts of the upper rows, which
`header_rows` joins. Source: the
forms of some fifty notices (docs/glossary.md): 学号 and 姓名, then one column for the result, or a
tick under 正确 and the fault under 有误, or only 备注; two lists on one sheet.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from tongzhi_cli.columns.candidates import Candidates, one_of, side_by_side
from tongzhi_cli.columns.column import BY_ITEM, Column
from tongzhi_cli.columns.header_rows import KEYS, Cells, HeaderRows, columns_in, joined, search
from tongzhi_cli.columns.heading import column_of, is_sure, normal
from tongzhi_cli.columns.item_columns import checked_items, item_columns, of_item
from tongzhi_cli.columns.mapping import Mapped, places_meant
from tongzhi_cli.columns.paper_columns import PaperHeader, Place, completed
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.named_tuple import NamedTuple

#: A header stands within the first rows of a table.
HEADER_ROWS = 6
#: Of two columns for a result, the one that this is about.
_OURS = "学信网|图像|照片|电子注册"
#: Whose column is filled, where others check after them.
_STUDENT = frozenset({"本人", "学生", "学生本人", "个人", "自查", "本人核对", "学生核对"})
#: What is told by `--map` of these leaves nothing to infer of the result.
_RESULTS = (Column.RESULT, Column.RIGHT, *BY_ITEM)


class PaperRows(NamedTuple):
    """The rows that a header of a *paper* consists of, and what was said of it (`Mapped`).

    With *lenient* what `--map` names and is not there is left to the words.
    """

    rows: HeaderRows
    paper: Paper
    mapped: tuple[tuple[Column, str], ...]
    lenient: bool


def rows_at(
    cells: Cells, at: int, paper: Paper, mapped: Mapped | None = None, *, lenient: bool = False
) -> PaperRows | None:
    """The rows of the header that begins with the row *at*; None where nothing looks like one.

    *mapped* overrules the words. A header with a *fault* (`header_of`) is nearly one.
    """
    if not mapped and not any(columns_in(tuple(cells.rows[at]), paper)):
        return None
    return PaperRows(joined(cells, at, paper), paper, tuple((mapped or {}).items()), lenient)


def first_header(
    cells: Cells, paper: Paper, mapped: Mapped | None = None, *, lenient: bool = False
) -> tuple[int, PaperRows] | None:
    """The first header without a fault among the upper rows: where it begins, and its rows."""

    def reading(at: int) -> tuple[HeaderRows, PaperRows] | None:
        found = rows_at(cells, at, paper, mapped, lenient=lenient)
        return None if found is None or header_of(found).fault else (found.rows, found)

    best = search(range(min(len(cells.rows), HEADER_ROWS)), reading)
    return (best[0], best[2]) if best else None


@lru_cache(maxsize=256)
def header_of(found: PaperRows) -> PaperHeader:
    """What the columns of a header are."""
    paper, size = found.paper, len(found.rows.texts)
    places = tuple(_places(found.rows))
    labels, unmet = _labels(found, places)
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
    twice: list[tuple[Column, str]] = []
    chosen = tuple(_chosen(one, places, twice) for one in ranked)
    told = tuple(dict.fromkeys([*(text for _, text in twice), *_told_of_first(found, chosen)]))
    results = tuple(_results(block, places) for block in blocks)
    header = PaperHeader(size, places, chosen, results, told, twice=tuple(twice))
    return completed(header, paper)


def _told_of_first(found: PaperRows, blocks: Sequence[Mapping[Column, int]]) -> Iterator[str]:
    """What is told where one cell for the result stands over columns of other words.

    核对结果 over 本人 | 班长 | 辅导员 is plain; over 姓名 | 学历 | 其他 the first is but a guess.
    """
    rows = found.rows
    at = blocks[0].get(Column.RESULT) if blocks else None
    if at is None or Column.RESULT in dict(found.mapped):
        return
    own, above = normal(rows.text(at)), range(rows.lowest(at) or 0)
    upper = next((row for row in above if _is_result(rows.texts[row][at], found.paper)), None)
    if upper is None or own in _STUDENT or _is_result(own, found.paper):
        return
    end = at + 1
    while (upper, end) in rows.covered:
        end += 1
    if end > at + 1:
        named = "”“".join(rows.text(one) for one in range(at, end))
        yield (
            f"“{rows.texts[upper][at].strip()}”下面有“{named}”几栏，结果都写在“{rows.text(at)}”里，"
            "别的空着：不对就用 --map 校对结果=列名 指明"
        )


def _is_result(text: str, paper: Paper) -> bool:
    return column_of(normal(text), paper) is Column.RESULT


def _results(labels: Sequence[tuple[Column, int]], places: Sequence[Place]) -> tuple[int, ...]:
    """The places that are equally good for the result."""
    texts = {place.at: place.text for place in places}
    results = [at for column, at in labels if column is Column.RESULT]
    sure = [at for at in results if is_sure(normal(texts.get(at, "")))]
    return tuple(sure or results)


def _places(rows: HeaderRows) -> Iterator[Place]:
    """The columns of a header, each with the lowest text over it; a wide cell is one."""
    for at in range(rows.width):
        lowest = rows.lowest(at)
        if lowest is not None and (lowest, at) not in rows.covered:
            yield Place(at, " ".join(rows.texts[lowest][at].split()))


def _labels(header: PaperRows, places: Sequence[Place]) -> tuple[list[tuple[Column, int]], str]:
    """What each place is, in their order, and what `--map` names and is not there."""
    labels: dict[int, Column] = {}
    unmet = ""
    taken: set[Column] = set()
    texts = {place.at: place.text for place in places}
    for column, target in header.mapped:
        found = places_meant(target, texts, len(header.rows.texts[-1]), numbers=True)
        labels.update(dict.fromkeys(found, column))
        taken.update({column} if found else ())
        if not (found or unmet or header.lenient):
            there = "、".join(str(place) for place in places)
            unmet = f"表头里没有“{target}”（{column}），各列是：{there}"
    for place in places:
        spoken = header.rows.spoken(place.at)
        if spoken and spoken[0] not in taken and place.at not in labels:
            labels[place.at] = spoken[0]
    if header.paper is Paper.SIGNED and taken.isdisjoint(_RESULTS):
        labels |= checked_items(header.rows, texts, labels) or _by_item(labels, texts)
    return [(labels[at], at) for at in sorted(labels)], unmet


def _by_item(labels: Mapping[int, Column], texts: Mapping[int, str]) -> dict[int, Column]:
    """The columns for the photo and for the rest, unless another one is for the result."""
    pair = item_columns({at: of_item(text) for at, text in texts.items()})
    others = {column for at, column in labels.items() if at not in pair}
    return pair if others.isdisjoint((Column.RESULT, Column.RIGHT)) else {}


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


def _chosen(
    ranked: Candidates, places: Sequence[Place], twice: list[tuple[Column, str]]
) -> dict[Column, int]:
    """One place for each column, the best; that there were others is told by *twice*."""
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
            told = f"表头里有两列像{column}，填在{named}，{rest}“{others}”没有填"
            twice.append((column, told))
    return chosen
