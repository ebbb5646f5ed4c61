"""HTML put together out of pieces; whatever people wrote is escaped, and steers nothing.

Source: issue 18, item 3: a class called `<script>`, or a name with marks that turn the writing
round, is shown and does nothing.
"""

import unicodedata
from html import escape

from tongzhi_cli.model.text import masked

#: What has no end tag.
_VOID = frozenset({"br", "meta"})
#: What nobody sees: marks that steer, halves of characters, ends of lines that are none.
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
#: Stands where something was that cannot be shown.
INSTEAD = "\ufffd"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


class Markup(str):
    """A piece of HTML, as against a text that is still to be escaped."""

    __slots__ = ()


def shown(written: str) -> str:
    """A text on one line, without what steers a browser or a reader, without 身份证号.

    >>> shown("李\\u202e明\\n1班"), shown("532701199501011234.csv")
    ('李�明 1班', '（证件号码略）.csv')
    """
    line = " ".join(masked(written).split())
    if line.isprintable():  # as nearly all is
        return line
    return "".join(INSTEAD if unicodedata.category(c) in _UNSEEN else c for c in line)


def text(written: str) -> Markup:
    """A text as HTML; a name that is written from right to left stays in its own place.

    >>> text("<script>&")
    '&lt;script&gt;&amp;'
    >>> text("مريم")
    '<bdi>مريم</bdi>'
    """
    if isinstance(written, Markup):
        return written
    line = shown(written)
    made = escape(line)
    if not line.isascii() and any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in line):
        made = f"<bdi>{made}</bdi>"
    return Markup(made)


def element(tag: str, *inside: str, **attributes: str) -> Markup:
    """One element; an attribute whose word Python has taken ends in _, one that is "" is left out.

    >>> element("td", "a<b", class_="n", id="")
    '<td class="n">a&lt;b</td>'
    """
    told = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(shown(value))}"'
        for name, value in attributes.items()
        if value
    )
    if tag in _VOID:
        return Markup(f"<{tag}{told}>")
    return Markup(f"<{tag}{told}>{''.join(map(text, inside))}</{tag}>")


def joined(*pieces: str, by: str = "") -> Markup:
    """Several pieces one behind the other; those that are "" are left out."""
    return Markup(by.join(text(one) for one in pieces if one))


def in_css(written: str) -> str:
    """A text as a string of a style sheet, which it cannot end.

    >>> in_css('2018"</style>')
    '"2018\\\\22 \\\\3c \\\\2f style\\\\3e "'
    """
    plain = "".join(
        c if c.isalnum() or c in " _-" or ord(c) > 0x7F else f"\\{ord(c):x} "
        for c in shown(written)
    )
    return f'"{plain}"'
