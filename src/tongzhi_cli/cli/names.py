"""What the commands are called: the one table of their names, English and Chinese (issue 17).

A Chinese name is the command, everywhere: typed, in help, in guesses, in completion. What messages
propose keeps the English name.
"""

import os
from collections.abc import Collection, Sequence

#: The word that asks for help on a command, and its alias.
HELP = "help"
#: Every command by its English name, with the Chinese one; empty where no word is natural.
COMMANDS = {
    "build": "生成",
    "check": "检查",
    "collect": "收集",
    "remind": "催交",
    "followup": "跟进",
    "import": "整理",
    "merge": "汇总",
    "signed": "验签",
    "archive": "交接",
    "guide": "说明",
    "explain": "解释",
    "demo": "演示",
    "doctor": "体检",
    "completion": "补全",
    "notice": "通知",
    "form": "表",
    HELP: "帮助",
}
#: The commands of a group.
GROUPS = {
    "notice": {
        "list": "列出",
        "show": "查看",
        "new": "新建",
        "check": "检查",
        "import": "读入",
        "pack": "发放",
        "schema": "",
    },
    "form": {"inspect": "查看"},
}
_ASKS_FOR_HELP = "--help"
#: Its argument is a folder that need not be there.
_NAMES_WHAT_IS_NOT_THERE = "demo"


def names_of(group: str = "") -> dict[str, str]:
    """The English and Chinese names of the commands of a group, or of all that is in none."""
    return GROUPS.get(group, COMMANDS)


def english(name: str, group: str = "") -> str:
    """The English name of a command; the name as it is where it is none.

    >>> english("检查"), english("check"), english("查看", "form"), english("花名册.xlsx")
    ('check', 'check', 'inspect', '花名册.xlsx')
    """
    for own, chinese in names_of(group).items():
        if chinese and name == chinese:
            return own
    return name


def is_command(word: str) -> bool:
    """Whether a word is a command, by either name, and no file that is called so."""
    return english(word) in COMMANDS


def alias_of(name: str, group: str = "") -> str:
    """The Chinese name of a command; empty where it has none.

    >>> alias_of("check"), alias_of("list", "notice"), alias_of("schema", "notice")
    ('检查', '列出', '')
    """
    return names_of(group).get(name, "")


def understood(words: Sequence[str], there: Collection[str] = ()) -> list[str]:
    """The words of a command line by English names; `help` before or behind a command as --help.

    *there* are the files that lie here: what is the name of one is no word for help where a
    command takes files.

    >>> understood(["检查", "a.csv"]), understood(["通知", "查看"]), understood(["help", "生成"])
    (['check', 'a.csv'], ['notice', 'show'], ['build', '--help'])
    >>> understood(["check", "help"]), understood(["check", "help"], ["help"]), understood(["帮助"])
    (['check', '--help'], ['check', 'help'], ['--help'])
    """
    if not words:
        return []
    first, rest = english(words[0]), [*words[1:]]
    if first == HELP:
        asked = understood([one for one in rest if not one.startswith("-")][:2])
        return [*(one for one in asked if one != _ASKS_FOR_HELP), _ASKS_FOR_HELP]
    if rest and first in GROUPS:
        rest[0] = english(rest[0], first)
        if english(rest[0]) == HELP:
            asked = [english(one, first) for one in rest[1:2]]
            return [first, *asked, _ASKS_FOR_HELP]
    if _is_help(first, rest, there):
        rest[-1] = _ASKS_FOR_HELP
    return [first, *rest]


def there(words: Sequence[str]) -> list[str]:
    """Of *words* what lies here and may be taken for `help`: only the last is ever asked for."""
    return [one for one in words[-1:] if os.path.lexists(one)]


def _is_help(first: str, rest: Sequence[str], there: Collection[str]) -> bool:
    """Whether the last word asks for help: it stands alone behind a command and is no file."""
    alone = rest[1:] if first in GROUPS else rest
    return (
        len(alone) == 1
        and english(alone[0]) == HELP
        and first in COMMANDS
        and first != _NAMES_WHAT_IS_NOT_THERE
        and alone[0] not in there
    )
