"""A draft that was read from simplified characters -> its texts as the notice has them.

A notice in traditional characters is read in simplified ones, character for character; what is
shown (title, offices, phrases, sentences, names) stays as it was written.
"""

import re
from collections.abc import Sequence
from typing import Any

from tongzhi_cli.dates.tokens import plain
from tongzhi_cli.model.traditional import simplified
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.draft import Draft

#: What is our own word, or a word to write, and no text of the notice.
_OWN = frozenset({"id", "level", "why", "ok_text", "website", "source", "blank"})


class _Text(NamedTuple):
    """A text without blanks, *written* and *read*: the same places in both."""

    written: str
    read: str


def as_written(draft: Draft, text: str) -> Draft:
    """The *draft* of `simplified` *text*, with its texts as *text* has them.

    >>> as_written(Draft("id", title="关于核对2027届学历的通知"), "關於核對2027屆學歷的通知").title
    '關於核對2027屆學歷的通知'
    """
    if (read := simplified(text)) == text:
        return draft
    signs = [pair for pair in zip(text, plain(read), strict=True) if not pair[1].isspace()]
    both = _Text("".join(one for one, _ in signs), "".join(one for _, one in signs))
    restored: Draft = _restored(draft, both)
    return restored


def _restored(value: Any, text: _Text) -> Any:
    """A value of a draft with every text of the notice in it as it was written."""
    if type(value) is str:  # a role is one, too, and stays
        return _piece(value, text)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        fields = zip(value._fields, value, strict=True)
        return value.__class__(
            *(one if name in _OWN else _restored(one, text) for name, one in fields)
        )
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_restored(one, text) for one in value]
    return value


def _piece(piece: str, text: _Text) -> str:
    """*piece* as it was written; one that was put together of several, part by part."""
    bare = "".join(plain(piece).split())
    at = text.read.find(bare)
    if at < 0:
        parts = re.split(r"([，,。；;：:、\n])", piece)
        return "".join(_piece(one, text) for one in parts) if len(parts) > 1 else piece
    signs = iter(text.written[at : at + len(bare)])
    found = ((one, one if plain(one).isspace() else next(signs)) for one in piece)
    return "".join(sign if sign != one == simplified(sign) else one for one, sign in found)
