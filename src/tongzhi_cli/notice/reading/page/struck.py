"""What is struck out of a notice (<del>, a line through the text, tracked changes) is none of it.

Whoever takes the text out of a file leaves it between two marks; here it is taken out, so that
what stands beside it reads as it is meant (4月9日 4月12日前, of which the first is struck out), and
told: nothing is dropped unsaid (issue 15).
"""

import re

from tongzhi_cli.model.text import CLOSE, OPEN, without_id_numbers
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.draft import STRUCK, Left

_STRUCK = f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}"
#: A line through each sign of a plain text.
_THROUGH = "[\u0335\u0336]"
_EACH_STRUCK = rf"(?:[^\n{_THROUGH[1:-1]}]{_THROUGH})++"


class Parted(NamedTuple):
    """A text without what is struck out, and that, each piece with where it stood."""

    text: str
    left: list[Left]


def between_marks(text: str) -> str:
    """*text* as what is struck out stands in what is read; "" for blanks."""
    bare = " ".join(re.sub(f"[{OPEN}{CLOSE}]", " ", text).split())
    return f"{OPEN}{bare}{CLOSE}" if bare else ""


def parted(text: str) -> Parted:
    """The *text* of a file, and what is struck out of it.

    >>> told = parted(f"班长于{OPEN}4月11日{CLOSE}4月14日前交")
    >>> told.text, [(one.text, one.place) for one in told.left]
    ('班长于4月14日前交', [('4月11日', (3, 3))])
    """
    text = re.sub(_EACH_STRUCK, lambda one: between_marks(re.sub(_THROUGH, "", one[0])), text)
    kept: list[str] = []
    left: list[Left] = []
    begin = size = 0
    for one in re.finditer(_STRUCK, text):
        kept.append(text[begin : one.start()])
        size += len(kept[-1])
        begin = one.end()
        left.append(Left(one[1].strip(), STRUCK, place=(size, size)))
    kept.append(text[begin:])
    told = re.sub(f"[{OPEN}{CLOSE}]", "", "".join(kept))
    return Parted(without_id_numbers(told), [one for one in left if one.text])
