"""How wide columns are: as their texts ask for, and all of them no wider than a page."""

from collections import Counter
from collections.abc import Sequence

from tongzhi_cli.model.text import ems
from tongzhi_cli.summary.workbook.layout import WIDTHS, Width
from tongzhi_cli.summary.workbook.long_sheet import Cell

_USUAL = Width(6, 30)


def wanted(column: str, cells: Sequence[Cell], share: float = 1) -> float:
    """The width that this *share* of a column's texts stand in on one line, its own word at least.

    In half-width characters. One long text among many short ones needs no wide column.
    """
    counts = Counter(cells)
    widths = sorted((_width(str(cell or "")), count) for cell, count in counts.items())
    asked = share * len(cells)
    widest = 0.0
    for own, count in widths:
        if asked <= 0:
            break
        widest, asked = own, asked - count
    return max(widest, 2 * ems(column)) + 2


def _width(text: str) -> float:
    if text.isascii() and "\n" not in text:  # as every 学号 and moment
        return len(text)
    return 2 * max(map(ems, text.split("\n")))


def bounded(column: str, width: float) -> float:
    """A column's width within its bounds."""
    least, most = WIDTHS.get(column, _USUAL)
    return min(max(width, least), most)


def fitted(columns: Sequence[str], wants: Sequence[float], page: float) -> list[float]:
    """The widths of columns on a page of that width, by what their texts want.

    If there is room left, those whose texts want more than their bounds get it; if there is too
    little, each gives way by the same share of what it has above its least width.
    """
    page -= len(columns) / 2  # what is a column's own
    widths = [bounded(one, want) for one, want in zip(columns, wants, strict=True)]
    spare = page - sum(widths)
    if spare >= 0:
        more = [max(want - has, 0) for want, has in zip(wants, widths, strict=True)]
        share = min(1.0, spare / sum(more)) if any(more) else 0
        return [round(has + one * share, 1) for has, one in zip(widths, more, strict=True)]
    bounds = [WIDTHS.get(one, _USUAL).least for one in columns]
    room = [max(has - least, 0) for least, has in zip(bounds, widths, strict=True)]
    share = min(1.0, -spare / sum(room)) if any(room) else 0
    return [round(has - one * share, 1) for has, one in zip(widths, room, strict=True)]
