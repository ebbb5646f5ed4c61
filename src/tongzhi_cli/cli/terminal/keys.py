"""What a line that somebody types where they choose by number stands for."""

import unicodedata

#: What leaves a question, a screen, the menu.
LEAVE = frozenset({"0", "q", "exit", "quit", "退出", "返回"})
#: What overwrites a file, and overrules a rule: no key that one hits by habit.
SURE = "9"
#: Shows all that a command has folded.
ALL = "v"


def key_of(line: str) -> str:
    """A line as what it chooses: full-width digits, and the mark that an input method adds.

    >>> key_of("１、"), key_of(" Q ")
    ('1', 'q')
    """
    return unicodedata.normalize("NFKC", line).strip(" .,、。;").lower()
