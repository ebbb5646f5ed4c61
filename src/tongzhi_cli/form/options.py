"""The choices that a form prints into its blank cells: □无误 □有误；one is ticked, none is lost.

Pure: the printed text and what is to be said come in, the text to write comes out.
"""

import re

from tongzhi_cli.answers.result.ticks import RIGHT_CHOICES, WRONG_CHOICES
from tongzhi_cli.model.words import either

#: Each empty box, and the same one ticked.
_TICKED = {"□": "☑", "☐": "☑", "▢": "☑", "○": "●", "◯": "●", "〇": "●"}
_BOX = f"[{''.join(_TICKED)}]"
_LONGEST_FIRST = sorted((*RIGHT_CHOICES, *WRONG_CHOICES), key=len, reverse=True)
_RIGHT = either(sorted(RIGHT_CHOICES, key=len, reverse=True))
_CHOICE = either(_LONGEST_FIRST)
#: What stands behind a choice: the line to write on, and how to.
_BEHIND = r"[\s_＿:：、/／；;，,。.]{0,80}(?:[（(][^（）()]{0,20}[）)])?[\s_＿]{0,80}"
_OPTION = rf"(?P<box>{_BOX})(?P<pad>\s{{0,4}})(?P<word>{_CHOICE})?(?P<behind>{_BEHIND})"
_OPTIONS = rf"\s*(?:{re.sub('[?]P<[a-z]+>', '?:', _OPTION)}){{1,4}}"


def are_options(text: str) -> bool:
    """Whether a text is choices to tick, and nothing that anybody has filled in.

    >>> [are_options(one) for one in ("□无误 □有误：____", "□", "☑无误 □有误", "无误", "李□")]
    [True, True, False, False, False]
    """
    return any(box in text for box in _TICKED) and re.fullmatch(_OPTIONS, text) is not None


def is_bare_box(text: str) -> bool:
    """Whether a text is an empty box with nothing beside it."""
    return text.strip() in _TICKED


def ticked(options: str, said: str, *, is_ok: bool) -> str:
    """The *options* with the right one ticked for what is *said*; a fault stands behind its box.

    A box alone, or one of another choice, gives way to what is said.

    >>> ticked("□无误  □有误：______", "无误", is_ok=True)
    '☑无误  □有误：______'
    >>> ticked("□无误  □有误：______", "民族应为回族", is_ok=False)
    '□无误  ☑有误：民族应为回族'
    >>> ticked("□", "√", is_ok=True), ticked("□", "民族应为回族", is_ok=False)
    ('☑', '民族应为回族')
    """
    for match in re.finditer(_OPTION, options):
        word = match["word"]
        if word is None and is_ok:
            return _TICKED[match["box"]]
        if word is None or (re.fullmatch(_RIGHT, word) is not None) != is_ok:
            continue
        start = options[: match.start()] + _TICKED[match["box"]] + match["pad"] + word
        if is_ok:
            return start + options[match.end("word") :]
        return f"{start}：{said}{options[match.end() :] and ' '}{options[match.end() :]}"
    return said
