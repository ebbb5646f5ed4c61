"""A path as a terminal writes it where somebody drags a file onto it, or pastes one."""

import os
import re
import shlex
from urllib.parse import unquote, urlsplit

from tongzhi_cli.office.disk import system

#: Direction marks that Windows puts before a path copied out of the properties of a file.
_UNSEEN = "\u202a\u202c\u200e\u200f\ufeff \t\r\n\u3000"
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’"}


def path_of(text: str, *, windows: bool | None = None) -> str:
    """The path that *text* stands for; what is the name of a file as it stands is left alone.

    *windows* says by whose rules, those of this system where it is None.

    >>> path_of('"C:\\\\我的 班\\\\花名册.xlsx" ', windows=True)
    'C:\\\\我的 班\\\\花名册.xlsx'
    >>> path_of("& 'C:\\\\a b.xlsx'", windows=True), path_of("file:///C:/a%20b.xlsx", windows=True)
    ('C:\\\\a b.xlsx', 'C:/a b.xlsx')
    >>> path_of("'/a/it'\\\\''s.xlsx' ", windows=False), path_of("/a/1\\\\ 班.xlsx", windows=False)
    ("/a/it's.xlsx", '/a/1 班.xlsx')
    >>> path_of("file:///home/a/%E7%8F%AD.xlsx\\r\\n", windows=False)
    '/home/a/班.xlsx'
    """
    windows = system.is_windows() if windows is None else windows
    text = text.strip(_UNSEEN)
    if not text or os.path.lexists(text):
        return text
    text = text.removeprefix("& ").strip()  # PowerShell
    if text.lower().startswith("file://"):
        return _of_address(text, windows=windows)
    if not windows:
        return os.path.expanduser(_of_shell(text))  # noqa: PTH111  ~ of somebody unknown stays
    return text[1:-1] if len(text) > 1 and _QUOTES.get(text[0]) == text[-1] else text


def _of_address(text: str, *, windows: bool) -> str:
    parts = urlsplit(text)
    path = unquote(parts.path)
    if not windows:
        return path
    if parts.netloc not in {"", "localhost"}:  # a folder that is shared
        return f"//{parts.netloc}{path}"
    return re.sub("^/(?=[A-Za-z]:)", "", path)


def _of_shell(text: str) -> str:
    """*text* without the quotes and backslashes that a shell would take off."""
    if len(text) > 1 and text[0] in "“‘" and _QUOTES[text[0]] == text[-1]:
        return text[1:-1]
    try:
        words = shlex.split(text)
    except ValueError:  # a quote that is part of a name
        return text
    return words[0] if len(words) == 1 else text


def as_word(path: str) -> str:
    """A path as a command takes it: one that begins as an option does is none.

    >>> as_word("-1班.xlsx"), as_word("1班.xlsx")
    ('./-1班.xlsx', '1班.xlsx')
    """
    return f"./{path}" if path.startswith("-") else path


def words_of(line: str) -> list[str]:
    r"""The words of a command as typed, without their quotes; a backslash is one.

    >>> words_of('fankui check "C:\\我的 班\\a.xlsx" --now "2018-04-02 09:00"')
    ['fankui', 'check', 'C:\\我的 班\\a.xlsx', '--now', '2018-04-02 09:00']
    """
    pieces = re.findall(r"""(?:"[^"]*"|'[^']*'|[^\s"'])+""", line)
    return [re.sub(r""""([^"]*)"|'([^']*)'""", r"\1\2", piece) for piece in pieces]
