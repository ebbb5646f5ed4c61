"""How the cells of an .xlsb look where that changes what they say: struck out, in a font of signs.

calamine tells no looks. They are taken from the records themselves: the fonts and styles of
styles.bin, the runs of the texts in sharedStrings.bin and in cells.
Source: [MS-XLSB] 2.4.149 (BrtFont), 2.4.834 (BrtXF), 2.4.823 (BrtSSTItem), 2.5.121 (RichStr),
2.4.341 (BrtCellIsst), 2.4.344 (BrtCellRString).
"""

from collections.abc import Iterator, Mapping, Sequence

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.signs import OF_SIGNS, as_signs
from tongzhi_cli.tables.formats.looks import Said

_FONT, _STYLE, _CELL_STYLES, _CELL_STYLES_END = 43, 47, 617, 618
_ROW, _TEXT_ITEM, _SHARED = 0, 19, 7
#: A text of several looks in its cell, which calamine does not read.
RICH = 62
#: Every record from a blank cell to a formula's error is a cell's.
_LAST_CELL = 11
_STRIKEOUT, _IS_RICH = 0x8, 0x1
_NAME_AT = 21  # behind height, flags, weight, script, underline, family, charset and colour


class _Font(NamedTuple):
    struck: bool
    signs: str


class Looks(NamedTuple):
    """The *fonts* that matter, by number, the font of each style, the shared texts of runs."""

    fonts: Mapping[int, _Font]
    styles: Sequence[int]
    strings: Mapping[int, Said]


def looks_of(styles: Sequence[tuple[int, bytes]], strings: Iterator[tuple[int, bytes]]) -> Looks:
    """The looks that matter in a workbook, by the records of its styles and of its texts."""
    fonts: dict[int, _Font] = {}
    of_style: list[int] = []
    count, is_cell_style = 0, False
    for kind, record in styles:
        if kind == _FONT:
            name = wide(record, _NAME_AT)[0]
            font = _Font(bool(record[2] & _STRIKEOUT), name if name.lower() in OF_SIGNS else "")
            if font.struck or font.signs:
                fonts[count] = font
            count += 1
        elif kind in {_CELL_STYLES, _CELL_STYLES_END}:
            is_cell_style = kind == _CELL_STYLES
        elif kind == _STYLE and is_cell_style:
            of_style.append(int.from_bytes(record[4:6], "little"))
    texts: dict[int, Said] = {}
    items = (record for kind, record in strings if kind == _TEXT_ITEM) if fonts else ()
    for at, record in enumerate(items):
        if (said := _said(record, fonts)) is not None:
            texts[at] = said
    return Looks(fonts, of_style, texts)


def cells_of(
    records: Iterator[tuple[int, bytes]], looks: Looks
) -> Iterator[tuple[tuple[int, int], Said | str]]:
    """The cells whose looks matter: "" struck out, a font of signs, or what is left of a text."""
    row = 0
    for kind, record in records if looks.fonts else ():
        if kind == _ROW:
            row = int.from_bytes(record[:4], "little")
            continue
        if not (0 < kind <= _LAST_CELL or kind == RICH):
            continue
        place = row, int.from_bytes(record[:4], "little")
        style = int.from_bytes(record[4:7], "little")
        font = looks.fonts.get(looks.styles[style]) if style < len(looks.styles) else None
        said = None
        if kind == _SHARED:
            said = looks.strings.get(int.from_bytes(record[8:12], "little"))
        elif kind == RICH:
            said = _said(record[8:], looks.fonts)
        if font and font.struck:
            yield place, ""
        elif said is not None:
            yield place, said
        elif font:
            yield place, font.signs


def _said(record: bytes, fonts: Mapping[int, _Font]) -> Said | None:
    """What a text of several runs says; None where its looks change nothing."""
    if not record[0] & _IS_RICH:
        return None
    text, end = wide(record, 1)
    count = int.from_bytes(record[end : end + 4], "little")
    runs = [
        (int.from_bytes(record[at : at + 2], "little"), record[at + 2] | record[at + 3] << 8)
        for at in range(end + 4, min(end + 4 + 4 * count, len(record) - 3), 4)
    ]
    if not any(font in fonts for _, font in runs):
        return None
    units = text.encode("utf-16-le")
    kept, struck = [units[: 2 * runs[0][0]].decode("utf-16-le", "replace")], list[str]()
    for (start, font), (stop, _) in zip(runs, [*runs[1:], (len(units) // 2, 0)], strict=True):
        look = fonts.get(font, _Font(struck=False, signs=""))
        part = as_signs(units[2 * start : 2 * stop].decode("utf-16-le", "replace"), look.signs)
        (struck if look.struck else kept).append(part)
    return Said("".join(kept), "".join(struck))


def wide(record: bytes, at: int) -> tuple[str, int]:
    """A counted text in a record, and where it ends."""
    end = at + 4 + 2 * int.from_bytes(record[at : at + 4], "little")
    return record[at + 4 : end].decode("utf-16-le", "replace"), end
