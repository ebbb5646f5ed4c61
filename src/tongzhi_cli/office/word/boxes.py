"""The boxes of a form's blank cells that are no characters, and the same ones ticked.

Signs of a font (w:sym, or a letter set in Wingdings), and Word's check boxes, old and new. They
are written as signs of the same font: a box of Wingdings beside a ☑ of 宋体 looks like a mistake.
Source: ECMA-376 part 1, 17.3.3.30 (sym), 17.16.7 (checkBox); [MS-DOCX] 2.6.1 (w14:checkbox).
"""

import re
from collections.abc import Mapping

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.signs import as_signs, sign_of
from tongzhi_cli.office.word.xml import BR, RPR, TAB, W14, Element, R, T, W, characters, text_of

_SYMBOL, _CHECK_BOX = f"{W}sym", f"{W}checkBox"
#: What Word writes into a box that is clicked, where the form names no other sign.
_CLICKED = "2612"
#: The signs that can be written, each with its font, as it is called, and its code there.
_DRAWN = (
    ("Wingdings", 0xA8), ("Wingdings", 0x6F), ("Wingdings", 0x70), ("Wingdings", 0x71),
    ("Wingdings", 0x72), ("Wingdings", 0xA1), ("Wingdings", 0xFE), ("Wingdings", 0xFD),
    ("Wingdings", 0x78), ("Wingdings", 0x6C), ("Wingdings 2", 0xA3), ("Wingdings 2", 0x2A),
    ("Wingdings 2", 0x30), ("Wingdings 2", 0x52), ("Wingdings 2", 0x53), ("Webdings", 0x63),
)  # fmt: skip
#: How each is ticked, in its own font if that has such a sign.
_TICKED = {"□": "☑", "○": "●"}
#: What stands for the first of them in a text: noncharacters, which no text has.
_FIRST = 0xFDE0
MARKS = f"[{chr(_FIRST)}-{chr(_FIRST + len(_DRAWN) - 1)}]"


class Boxes(NamedTuple):
    """What a cell says with its boxes as characters (*text*), and how they are written again.

    *ticked* is the sign of one that is clicked, "" where the form has none of its own; *drawn* has
    the mark of each sign that is one of a font (`str.translate`).
    """

    text: str
    ticked: str = ""
    drawn: Mapping[int, str] = {}


def boxes_of(cell: Element) -> Boxes:
    """What a blank cell says, its boxes as characters."""
    if next(cell.iter(_SYMBOL, _CHECK_BOX, f"{W14}checkbox", f"{W}rFonts"), None) is None:
        return Boxes(text_of(cell))
    text = ""
    drawn: dict[int, str] = {}
    for leaf in cell.iter(T, TAB, BR, _SYMBOL, _CHECK_BOX):
        said = "□" if leaf.tag == _CHECK_BOX else _said(leaf, drawn)
        text += said
    ticked = ""
    for box in cell.iter(f"{W14}checkbox"):
        state = box.find(f"{W14}checkedState")
        font, code = ("", _CLICKED) if state is None else _state(state)
        ticked = sign_of(font, int(code, 16)) or chr(int(code, 16))
        if mark := _mark(font, int(code, 16)):
            drawn[ord(ticked)] = mark
    return Boxes(text, ticked, drawn)


def _state(state: Element) -> tuple[str, str]:
    return state.get(f"{W14}font", ""), state.get(f"{W14}val", _CLICKED)


def _said(leaf: Element, drawn: dict[int, str]) -> str:
    """What a leaf says; the signs of fonts in it are added to *drawn*."""
    if leaf.tag == _SYMBOL:
        font, code = leaf.get(f"{W}font", ""), leaf.get(f"{W}char", "")
        if not re.fullmatch("[0-9A-Fa-f]{1,4}", code):
            return ""
        said = sign_of(font, int(code, 16))
        _draw(font, int(code, 16), said, drawn)
        return said
    text = characters(leaf)
    font = font_of(leaf) if leaf.tag == T else ""
    said = as_signs(text, font)
    for letter, sign in zip(text, said, strict=True):
        if letter != sign:
            _draw(font, ord(letter), sign, drawn)
    return said


def font_of(leaf: Element) -> str:
    """The font that a text's own run is set in, "" where it names none."""
    run = leaf.getparent()
    fonts = None if run is None or run.tag != R else run.find(f"{RPR}/{W}rFonts")
    return "" if fonts is None else fonts.get(f"{W}ascii", "") or fonts.get(f"{W}hAnsi", "")


def _draw(font: str, code: int, sign: str, drawn: dict[int, str]) -> None:
    """Let a *sign* be written as the one of its font, and the same one ticked as well."""
    mark = _mark(font, code)
    if not sign or not mark:
        return
    drawn[ord(sign)] = mark
    if ticked := _TICKED.get(sign):
        own = (one for one in _DRAWN if one[0].lower() == font.lower())
        for named, other in (*own, *_DRAWN):
            if sign_of(named, other) == ticked:
                drawn.setdefault(ord(ticked), _mark(named, other))


def _mark(font: str, code: int) -> str:
    """What stands for a sign in a text, "" where it is none that can be written."""
    for at, (named, known) in enumerate(_DRAWN):
        if named.lower() == font.lower() and known == code & 0xFF:
            return chr(_FIRST + at)
    return ""


def ticked_code(font: str, code: int) -> tuple[str, int]:
    """The font and the code of a font's box ticked, in its own font if that has such a sign.

    >>> ticked_code("Wingdings", 0xF0A8), ticked_code("Wingdings 2", 0xA3)
    (('Wingdings', 254), ('Wingdings 2', 82))
    """
    ticked = _TICKED.get(sign_of(font, code), "☑")
    own = (one for one in _DRAWN if one[0].lower() == font.lower())
    found = (one for one in (*own, *_DRAWN) if sign_of(*one) == ticked)
    return next(found, ("Wingdings", 0xFE))


def as_symbol(mark: str) -> tuple[str, str]:
    """The font of the sign that a mark stands for, and its code as w:sym has it."""
    font, code = _DRAWN[ord(mark) - _FIRST]
    return font, f"{0xF000 + code:04X}"
