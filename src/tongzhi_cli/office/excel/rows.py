"""A sheet that openpyxl made once, filled often: its last row stands for all rows that come.

openpyxl takes 100 µs for a cell with its looks, and a roll that is split has 100,000 of them in
hundreds of workbooks (benchmarks/split.py). So it makes everything that is the same in all of
them, once; the rows are put into the finished package as text, in the looks of that last row, and
the parts that stay are copied as they lie there. The cells hold their texts themselves (ECMA-376
part 1, 18.3.1.53).
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from openpyxl.utils.datetime import to_excel

from tongzhi_cli.office.addresses import column_name
from tongzhi_cli.office.package import Package
from tongzhi_cli.office.sheet_style import as_cell

#: A cell of a text or a moment, "" for one that stays blank.
Cell = str | datetime


class Mould:
    """The workbook in *package*, whose sheet in *part* ends with the row that all rows are like.

    Its widths are to be told, and what its drop-downs are for goes on below that row.
    """

    def __init__(self, package: bytes, part: str) -> None:
        self._package = Package(Path("mould.xlsx"), package)
        self._part = part
        xml = self._package.read(part).decode()
        before, _, rest = xml.partition("<cols>")
        rows, end, self._after = rest.partition("</cols>")[2].partition("</sheetData>")
        at = rows.rindex("<row ")
        self._before, self._above, self._after = before, rows[:at], end + self._after
        self._first = int(rows[at:].split('"', 2)[1])  # <row r="2">
        self._looks = re.findall(r'<c r="[A-Z]+\d+" s="(\d+)"', rows[at:])

    def filled(
        self,
        lines: Sequence[Sequence[Cell]],
        widths: Sequence[float],
        said: Mapping[str, Mapping[str, str]],
    ) -> bytes:
        """The workbook with these rows; the same rows give the same bytes.

        *widths* are those of the columns, in half-width characters. *said* are the words that
        stand for others in the texts of a part, and what they stand for.
        """
        first, last = self._first, self._first + max(len(lines), 1) - 1
        end = f"{column_name(len(self._looks) - 1)}{last}"
        size = re.sub(r'(<dimension ref="[A-Z]+\d+):[A-Z]+\d+"', rf'\1:{end}"', self._before)
        down = rf'sqref="\g<1>{first}:\g<1>{last}"'
        below = re.sub(r'sqref="([A-Z]{1,3})\d+"', down, self._after)
        columns = "".join(
            f'<col width="{width:g}" customWidth="1" min="{at}" max="{at}"/>'
            for at, width in enumerate(widths, start=1)
        )
        above = _with_words(self._above, said.get(self._part, {}))
        xml = f"{size}<cols>{columns}</cols>{above}{self._rows(lines)}{below}"
        changed = {self._part: xml.encode()}
        for part in said.keys() - {self._part}:
            changed[part] = _with_words(self._package.read(part).decode(), said[part]).encode()
        return self._package.rewritten(changed)

    def _rows(self, lines: Sequence[Sequence[Cell]]) -> str:
        starts = [(column_name(at), f'" s="{look}"') for at, look in enumerate(self._looks)]
        pieces: list[str] = []
        for row, line in enumerate(lines, start=self._first):
            pieces.append(f'<row r="{row}">')
            for (letters, look), value in zip(starts, line, strict=True):
                pieces.append(f'<c r="{letters}{row}{look}{_inside(value)}')
            pieces.append("</row>")
        return "".join(pieces)


def _inside(value: Cell) -> str:
    if isinstance(value, datetime):
        days = to_excel(value.replace(tzinfo=None))  # type: ignore[no-untyped-call]
        return f' t="n"><v>{days}</v></c>'
    return _text(value) if value else "/>"


@lru_cache(maxsize=4096)  # a class says the same few things
def _text(text: str) -> str:
    return f' t="inlineStr"><is><t{_said(text)}</t></is></c>'


def _said(text: str) -> str:
    """A text as what stands behind <t in its element."""
    if text.isalnum():
        return f">{text}"
    text = _escaped(as_cell(text))
    return f">{text}" if text == " ".join(text.split()) else f' xml:space="preserve">{text}'


def _escaped(text: str) -> str:
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;")):
        text = text.replace(sign, name)
    return text


def _with_words(xml: str, said: Mapping[str, str]) -> str:
    for word, meant in said.items():
        xml = xml.replace(word, _escaped(as_cell(meant)))
    return xml
