"""An Office file made once, and again and again with other texts: what a thousand classes get.

A library sets up styles, themes and parts anew for each file, which takes thirty times as long as
the rows of a class. So it makes one, with marks where the texts of a class go; of each further one
only the parts with marks are written anew. Nothing else of the file is looked at: same texts, same
bytes.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from tongzhi_cli.model.text import masked, printable
from tongzhi_cli.office.package import TYPES, Package
from tongzhi_cli.office.sheet_style import as_cell

_ROW_BELOW_HEADER: Final = '<row r="2"'
_END_OF_ROWS: Final = "</sheetData>"
_MANY: Final = 4096
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def mark(name: str) -> str:
    """What stands in the first file where a text goes; no text of a person has it in it.

    >>> mark("class")
    '{{fankui:class}}'
    """
    return f"{{{{fankui:{name}}}}}"


class Mould:
    """The file *data*, in whose *parts* there are marks."""

    def __init__(self, data: bytes, parts: Sequence[str]) -> None:
        self._package = Package(Path("任务包"), data)
        self._parts = {name: self._package.read(name).decode() for name in parts}

    def cast(self, texts: Mapping[str, str], sheets: Mapping[str, str] | None = None) -> bytes:
        """The file with *texts* in the places of their marks, and other *sheets* as they are."""
        told = {mark(name): _as_xml(text) for name, text in texts.items()}
        changed = {}
        for part, xml in self._parts.items():
            for place, text in told.items():
                xml = xml.replace(place, text)  # noqa: PLW2901
            changed[part] = xml.encode()
        changed |= {part: xml.encode() for part, xml in (sheets or {}).items()}
        return self._package.rewritten(changed)


def _as_xml(text: str) -> str:
    return escape(masked(printable(text)), {'"': "&quot;"})


class Strings:
    """The table of texts of a workbook, each once: a school's list is a third as large with one."""

    _PART, _TYPES, _RELATIONS = "xl/sharedStrings.xml", TYPES, "xl/_rels/workbook.xml.rels"
    _KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    _RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def place(self, text: str) -> int:
        """The place of a text in the table."""
        return self._places.setdefault(text, len(self._places))

    def put_into(self, data: bytes, sheets: Mapping[str, str]) -> bytes:
        """The workbook with *sheets* that tell their texts by place, and with this table."""
        package = Package(Path("任务包"), data)
        told = "".join(f"<si>{_in_cell(text)}</si>" for text in self._places)
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
            **sheets,
        }
        parts = {part: xml.encode() for part, xml in changed.items()}
        return package.rewritten(parts, {self._PART: table.encode()})


class SheetMould:
    """The sheet that is the *part* of a workbook: a header, and one row that is like all others.

    Its texts stand in the cells, or in the table of *strings*.
    """

    def __init__(self, data: bytes, part: str, strings: Strings | None = None) -> None:
        xml = Package(Path("任务包"), data).read(part).decode()
        head, _, rest = xml.partition(_ROW_BELOW_HEADER)
        row, _, self._tail = rest.partition(_END_OF_ROWS)
        styles = re.findall(r'<c r="([A-Z]+)2" s="(\d+)"', row)
        self._cells = [(column, f'" s="{style}"') for column, style in styles]
        self._head = re.sub('<dimension ref="[^"]*"/>', "", head)
        self.part = part
        self._strings = strings
        self._known: dict[str | int, str] = {"": "/>"}

    def of(self, lines: Iterable[Sequence[str | int]]) -> str:
        """The sheet with *lines* below its header; what it offers in cells is offered in all."""
        pieces = [self._head]
        known, told = self._known, self._told
        at = 1
        for at, line in enumerate(lines, start=2):
            pieces.append(f'<row r="{at}">')
            pieces += [
                f'<c r="{column}{at}{style}{known.get(value) or told(value)}'
                for (column, style), value in zip(self._cells, line, strict=True)
            ]
            pieces.append("</row>")
        tail = re.sub(r'sqref="([A-Z]+)2"', rf'sqref="\g<1>2:\g<1>{max(at, 2)}"', self._tail)
        return "".join([*pieces, _END_OF_ROWS, tail])

    def _told(self, value: str | int) -> str:
        """The rest of a cell: a number is one, a text stays one whatever it begins with."""
        if isinstance(value, int):
            told = f"><v>{value}</v></c>"
        elif self._strings is not None:
            told = f' t="s"><v>{self._strings.place(value)}</v></c>'
        else:
            told = f' t="inlineStr"><is>{_in_cell(value)}</is></c>'
        if len(self._known) < _MANY:  # most of what a school's list says, it says often
            self._known[value] = told
        return told


def _in_cell(text: str) -> str:
    """A text as it stands in a cell."""
    if text.isalnum():
        return f"<t>{text}</t>"
    return f'<t xml:space="preserve">{escape(as_cell(text))}</t>'


def widest(lines: Iterable[Sequence[str | int]], columns: int) -> list[str]:
    """Of each column the text that takes most room, so that one width is enough for all.

    >>> widest([("1", "安若"), ("22", "李")], 2)
    ['22', '安若']
    """
    found = [{*map(str, {*column})} for column in zip(*lines, strict=True)] or [{""}] * columns
    return [
        max(sorted(texts), key=lambda text: len(text.encode("gbk", "replace"))) for texts in found
    ]


def sheet_part(number: int) -> str:
    """The part of a workbook that its sheet of that number is, from 1, as openpyxl calls it."""
    return f"xl/worksheets/sheet{number}.xml"
