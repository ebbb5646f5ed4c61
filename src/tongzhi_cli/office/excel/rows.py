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
from tongzhi_cli.office.package import TYPES, Package
from tongzhi_cli.office.sheet_style import as_cell

#: A cell of a text, a number or a moment, "" for one that stays blank.
Cell = str | int | datetime
_NAME = Path("mould.xlsx")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class Mould:
    """The workbook in *package*, whose sheet in *part* ends with the row that all rows are like.

    Its widths are to be told, and what its drop-downs are for goes on below that row.
    """

    def __init__(self, package: bytes, part: str) -> None:
        self._package = Package(_NAME, package)
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
        said: Mapping[str, Mapping[str, str]] = {},
        strings: "Strings | None" = None,
    ) -> bytes:
        """The workbook with these rows; the same rows give the same bytes.

        *widths* are those of the columns, in half-width characters. *said* are the words that
        stand for others in the texts of a part, and what they stand for. With *strings* the texts
        are told by their places there, and it has to be put into the workbook in the end.
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
        xml = f"{size}<cols>{columns}</cols>{above}{self._rows(lines, strings)}{below}"
        changed = {self._part: xml.encode()}
        for part in said.keys() - {self._part}:
            changed[part] = _with_words(self._package.read(part).decode(), said[part]).encode()
        return self._package.rewritten(changed)

    def _rows(self, lines: Sequence[Sequence[Cell]], strings: "Strings | None") -> str:
        inside = strings.inside if strings else _inside
        starts = [(column_name(at), f'" s="{look}"') for at, look in enumerate(self._looks)]
        pieces: list[str] = []
        for row, line in enumerate(lines, start=self._first):
            pieces.append(f'<row r="{row}">')
            for (letters, look), value in zip(starts, line, strict=True):
                pieces.append(f'<c r="{letters}{row}{look}{inside(value)}')
            pieces.append("</row>")
        return "".join(pieces)


class Strings:
    """The table of texts of a workbook, each once: a school's list is a third as large with one."""

    _PART, _TYPES, _RELATIONS = "xl/sharedStrings.xml", TYPES, "xl/_rels/workbook.xml.rels"
    _KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    _RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def inside(self, value: Cell) -> str:
        """The rest of a cell: a text by its place in the table."""
        if not value or not isinstance(value, str):
            return _inside(value)
        return f' t="s"><v>{self._places.setdefault(value, len(self._places))}</v></c>'

    def put_into(self, data: bytes) -> bytes:
        """The workbook whose sheets tell their texts by place, with this table."""
        package = Package(_NAME, data)
        told = "".join(f"<si><t{_said(text)}</t></si>" for text in self._places)
        table = f'<sst xmlns="{_MAIN}" uniqueCount="{len(self._places)}">{told}</sst>'
        types = package.read(self._TYPES).decode()
        kind = f'<Override PartName="/{self._PART}" ContentType="{self._KIND}"/></Types>'
        relations = package.read(self._RELATIONS).decode()
        relation = (
            f'<Relationship Id="rIdTexts" Type="{self._RELATION}" '
            f'Target="/{self._PART}"/></Relationships>'
        )
        changed = {
            self._TYPES: types.replace("</Types>", kind),
            self._RELATIONS: relations.replace("</Relationships>", relation),
        }
        parts = {part: xml.encode() for part, xml in changed.items()}
        return package.rewritten(parts, {self._PART: table.encode()})


def _inside(value: Cell) -> str:
    if isinstance(value, datetime):
        days = to_excel(value.replace(tzinfo=None))  # type: ignore[no-untyped-call]
        return f' t="n"><v>{days}</v></c>'
    if isinstance(value, int):
        return f"><v>{value}</v></c>"
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
