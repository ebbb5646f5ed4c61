"""Ticks, crosses and boxes that are letters in a font of signs: ü in Wingdings is √.

Source: the tables of these fonts, as Unicode maps them (L2/12-368); Word and Excel keep either the
letter or the same code in the private use area, F0FC for FC.
"""

from collections.abc import Mapping

#: By font, the signs of its characters.
SIGNS: Mapping[str, Mapping[int, str]] = {
    "wingdings": {
        0xFC: "√", 0xFE: "☑", 0xFB: "×", 0xFD: "☒", 0xA8: "□", 0x6F: "□", 0x70: "□", 0x71: "□",
        0x72: "□", 0x78: "☒", 0x6C: "●", 0x6E: "■", 0xA1: "○", 0xA4: "◉",
    },
    "wingdings 2": {
        0x50: "√", 0x52: "☑", 0x4F: "×", 0x51: "☒", 0x53: "☒", 0x54: "☒", 0x56: "×", 0x55: "×",
        0xA3: "□", 0x2A: "□", 0x30: "□",
    },
    "webdings": {0x61: "√", 0x72: "×", 0x63: "□", 0x67: "■", 0x6E: "●"},
    "symbol": {0xD6: "√", 0xB4: "×"},
    "marlett": {0x61: "√", 0x62: "√", 0x72: "×"},
}  # fmt: skip
#: Fonts whose letters are nothing but signs; what is set in Symbol may be Greek.
OF_SIGNS = ("wingdings", "wingdings 2", "webdings")
#: How the name of such a font ends, wherever one is named.
FONT_MARK = b"dings"
_PRIVATE = 0xF000


def sign_of(font: str, code: int) -> str:
    """The sign of a character, "" where the font has none that we know.

    >>> sign_of("Wingdings", 0xF0FC), sign_of("Wingdings 2", 0x52), sign_of("Arial", 0x52)
    ('√', '☑', '')
    """
    return SIGNS.get(font.lower(), {}).get(code & 0xFF if code >= _PRIVATE else code, "")


def as_signs(text: str, font: str) -> str:
    """A text in a font of signs as people see it; what is no sign we know stays.

    >>> as_signs("ü", "Wingdings"), as_signs("P", "Wingdings 2"), as_signs("P", "宋体")
    ('√', '√', 'P')
    """
    if font.lower() not in OF_SIGNS:
        return text
    return "".join(sign_of(font, ord(one)) or one for one in text)
