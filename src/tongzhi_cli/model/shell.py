"""Commands as a person can copy them out of a message."""

import re
from collections.abc import Callable, Iterable, Sequence

#: Runs a command of these words and says what there is to say; its exit code.
Execute = Callable[[Sequence[str]], int]

#: What a shell takes for more than itself, on Windows or elsewhere, even between quotes.
_LIVE = re.compile(r"[\"'$`\\|<>*?!#%\n]")


def quoted(word: str) -> str:
    """A word as it is typed after a command.

    >>> quoted("软件1班.xlsx"), quoted("软件 1班.xlsx"), quoted("-1班.xlsx")
    ('软件1班.xlsx', '"软件 1班.xlsx"', './-1班.xlsx')
    >>> quoted("--class"), quoted("#1班.csv")
    ('--class', '"#1班.csv"')
    """
    if word.startswith("-") and not word.startswith("--"):
        word = f"./{word}"
    return f'"{word}"' if re.search(r"[\s&();#'*?!<>|]", word) else word


def is_plain(word: str) -> bool:
    """Whether a shell takes *word* as it stands, once it is quoted."""
    return _LIVE.search(word) is None


def command(words: Iterable[str]) -> str:
    """A whole command as it is typed.

    >>> command(["check", "软件 1班.xlsx", "--now", "2018-04-02 09:00"])
    'fankui check "软件 1班.xlsx" --now "2018-04-02 09:00"'
    >>> command(["build", "-1班.xlsx", "-o", "一班.docx"])
    'fankui build ./-1班.xlsx -o 一班.docx'
    """
    typed = (word if re.fullmatch("-[a-z]", word) else quoted(word) for word in words)
    return " ".join(["fankui", *typed])
