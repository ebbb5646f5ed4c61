"""The cells of a page's table that go over several rows or columns, each where it goes on."""

from collections.abc import Iterator

from lxml import html

from tongzhi_cli.notice.reading.merged import with_merged

#: No table of a notice has more columns, or rows; a page may claim any number.
_MOST, _MOST_ROWS = 60, 300
#: A column of a row: which of the row's own cells, None where one goes on.
_Places = list[int | None]


def spread(table: html.HtmlElement) -> None:
    """Put a cell wherever one goes on, so that every cell stands in the column of its header."""
    lines = list(table.iter("tr"))
    if len(lines) > _MOST_ROWS or not table.xpath(".//*[@rowspan > 1 or @colspan > 1]"):
        return
    cells = [[cell for cell in line if cell.tag in {"td", "th"}] for line in lines]
    merged: dict[tuple[int, int], int] = {}
    places = list(_places(cells, merged))
    rows = [
        ["" if at is None else " ".join(str(own[at].text_content()).split()) for at in of_row]
        for own, of_row in zip(cells, places, strict=True)
    ]
    for line, own, row, of_row in zip(lines, cells, with_merged(rows, merged), places, strict=True):
        for cell in own:
            line.remove(cell)
        for text, at in zip(row, of_row, strict=True):
            made = html.Element("td") if at is None else own[at]
            made.text = text if at is None else made.text
            line.append(made)


def _places(
    cells: list[list[html.HtmlElement]], merged: dict[tuple[int, int], int]
) -> Iterator[_Places]:
    """The columns of each row; what goes on from a row above is noted in *merged*."""
    below: dict[int, tuple[int, int]] = {}  # by column: in which row a cell began, and ends
    for at, own in enumerate(cells):
        of_row: _Places = []

        def go_on(at: int = at, of_row: _Places = of_row) -> None:
            while below.get(len(of_row), (0, -1))[1] >= at:
                merged[at, len(of_row)] = below[len(of_row)][0]
                of_row.append(None)

        for which, cell in enumerate(own):
            go_on()
            last = at + _count(cell.get("rowspan")) - 1
            room = max(1, _MOST - len(of_row))
            for more in range(min(_count(cell.get("colspan")), room)):
                below[len(of_row)] = (at, last)
                of_row.append(None if more else which)
        go_on()
        yield of_row


def _count(told: str | None) -> int:
    return max(1, min(int(told), _MOST)) if told and told.isdecimal() else 1
