"""Values as TOML writes them, and texts as a comment of one line."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime

#: So many characters of a list stand in one line.
_LINE = 80


def text(value: str) -> str:
    r"""A text in double quotes.

    >>> print(text('校对“照片”\n"C:\\表"'))
    "校对“照片”\n\"C:\\表\""
    """
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def texts(values: Sequence[str]) -> str:
    """A list of texts: in one line where it is short, else one a line.

    >>> print(texts(["序号", "学号"]))
    ["序号", "学号"]
    >>> print(texts(["长" * 50, "短"]))
    [
        "长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长",
        "短",
    ]
    """
    written = [text(value) for value in values]
    line = f"[{', '.join(written)}]"
    if sum(2 if ord(sign) > 0x2000 else 1 for sign in line) <= _LINE:
        return line
    return "[\n" + "".join(f"    {one},\n" for one in written) + "]"


def value(given: str | Mapping[str, str]) -> str:
    """A text, or a table in one line.

    >>> print(value({"校对结果": "D"}), value({}))
    { "校对结果" = "D" } {}
    """
    if isinstance(given, str):
        return text(given)
    pairs = ", ".join(f"{text(key)} = {text(one)}" for key, one in given.items())
    return f"{{ {pairs} }}" if pairs else "{}"


def number(value: float) -> str:
    """A number, without a decimal point where it is whole.

    >>> number(4.0), number(2.5)
    ('4', '2.5')
    """
    return str(int(value)) if value == int(value) else str(value)


def moment(value: date | datetime) -> str:
    """A date, or a date and time to the second.

    >>> moment(date(2027, 4, 1)), moment(datetime(2027, 4, 1, 23))
    ('2027-04-01', '2027-04-01T23:00:00')
    """
    return value.replace(microsecond=0).isoformat() if isinstance(value, datetime) else str(value)


def remark(said: str) -> str:
    r"""A text as it may stand in a comment: in one line, without what TOML forbids there.

    A TODO of the notice's own does not become one of ours.

    >>> remark("  4月1日\n 晚\x07 TODO")
    '4月1日 晚 todo'
    """
    shown = (sign for sign in " ".join(said.split()) if unicodedata.category(sign) != "Cc")
    return "".join(shown).strip().replace("TODO", "todo")
