"""Commands as a person can copy them out of a message."""

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache

from tongzhi_cli.model.text import masked

#: Runs a command of these words and says what there is to say; its exit code.
Execute = Callable[[Sequence[str]], int]

#: What a shell takes for more than itself, on Windows or elsewhere, even between quotes.
_LIVE = r"[\"'$`\\|<>*?!#%]"
#: Stands for a word that cannot be typed safely where one is.
DRAG = "〔把文件拖到这里〕"

#: What a shell takes for more than itself where nothing quotes it; on Windows \ parts folders.
_SPECIAL = r"[\s&();,#'*?!<>|\[\]{}^\"$`]|^[~=@]"
_SPECIAL_ELSEWHERE = rf"{_SPECIAL}|\\"
#: What a shell takes for more than itself between double quotes; PowerShell closes them with “ too.
_LIVE_IN_POSIX = r"[\"$`\\!]"
_LIVE_IN_POWERSHELL = r"[\"$`“”„]"
_LIVE_IN_CMD = r"[\"%]"


class Shell(StrEnum):
    """What reads a command that a person types or pastes.

    Sources: POSIX.1 Shell Command Language, 2.2; about_Quoting_Rules of PowerShell; `cmd /?`.
    """

    POSIX = "sh"
    POWERSHELL = "PowerShell"
    CMD = "cmd"


def shell_of(system: str, environ: Mapping[str, str]) -> Shell:
    """The shell that a process with that *environ* was started from, as far as it tells.

    PowerShell puts the modules of its user into PSModulePath; Git Bash sets MSYSTEM.

    >>> shell_of("posix", {}), shell_of("nt", {"MSYSTEM": "MINGW64"})
    (<Shell.POSIX: 'sh'>, <Shell.POSIX: 'sh'>)
    >>> shell_of("nt", {"PSModulePath": "C:\\\\Users\\\\li\\\\Documents\\\\PowerShell\\\\Modules"})
    <Shell.POWERSHELL: 'PowerShell'>
    >>> shell_of("nt", {"PSModulePath": "C:\\\\Program Files\\\\WindowsPowerShell\\\\Modules"})
    <Shell.CMD: 'cmd'>
    """
    if system != "nt" or "MSYSTEM" in environ:
        return Shell.POSIX
    modules = environ.get("PSModulePath", "")
    own = re.search(r"(?i)\\users\\[^;]{0,200}powershell\\modules", modules)
    return Shell.POWERSHELL if own else Shell.CMD


@cache
def _here() -> Shell:
    return shell_of(os.name, os.environ)


def quoted(word: str, shell: Shell | None = None) -> str:
    """A word as it is typed after a command; DRAG where the *shell* could take it for more.

    *shell* is the one that we were started from where none is given.

    >>> quoted("软件1班.xlsx"), quoted("软件 1班.xlsx"), quoted("-1班.xlsx")
    ('软件1班.xlsx', '"软件 1班.xlsx"', './-1班.xlsx')
    >>> quoted("--class"), quoted("#1班.csv", Shell.CMD), quoted("50%.csv", Shell.CMD)
    ('--class', '"#1班.csv"', '〔把文件拖到这里〕')
    >>> print(quoted("$(rm x).csv", Shell.POSIX), quoted("$(rm x).csv", Shell.POWERSHELL))
    '$(rm x).csv' '$(rm x).csv'
    """
    shell = shell or _here()
    if not word.isprintable() or masked(word) != word:
        return DRAG
    if not word:
        return '""'
    if word.startswith("-") and not word.startswith("--"):
        word = f"./{word}"
    match shell:
        case Shell.POSIX:
            if re.search(_LIVE_IN_POSIX, word):
                return "'" + word.replace("'", "'\"'\"'") + "'"
            return f'"{word}"' if re.search(_SPECIAL_ELSEWHERE, word) else word
        case Shell.POWERSHELL:
            if re.search(_LIVE_IN_POWERSHELL, word):
                return "'" + re.sub("(['‘’‚‛])", r"\1\1", word) + "'"
            return f'"{word}"' if re.search(f"{_SPECIAL}|[‘’‚‛]", word) else word
        case Shell.CMD:
            if re.search(_LIVE_IN_CMD, word):
                return DRAG
            if re.search(_SPECIAL, word):
                return f'"{word}\\"' if word.endswith("\\") else f'"{word}"'
            return word


def is_plain(word: str) -> bool:
    """Whether any shell takes *word* as it stands, once it is quoted.

    Only then may what others wrote be proposed as a part of a command.
    """
    return word.isprintable() and re.search(_LIVE, word) is None


def command(words: Iterable[str]) -> str:
    """A whole command as it is typed.

    >>> command(["check", "软件 1班.xlsx", "--now", "2018-04-02 09:00"])
    'fankui check "软件 1班.xlsx" --now "2018-04-02 09:00"'
    >>> command(["build", "-1班.xlsx", "-o", "一班.docx"])
    'fankui build ./-1班.xlsx -o 一班.docx'
    """
    typed = (word if re.fullmatch("-[a-z]", word) else quoted(word) for word in words)
    return " ".join(["fankui", *typed])
