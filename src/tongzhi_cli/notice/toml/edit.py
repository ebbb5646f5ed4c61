"""Two keys set in a notice file by an edit of its text: comments and everything else stay.

`fankui form inspect --save-as` writes `blank` and `map` into the table of a paper. The text is
edited, not written anew from data, because a notice file is a person's. tomlkit edits; what it
gives is read again, and refused if anything else has changed: it brings parts of a table that
are scattered together, and drops the comments of a table that gives way.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Comment, InlineTable, Table, Whitespace

from tongzhi_cli.errors import InputError
from tongzhi_cli.model.terms import TABLE_OF, Paper
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.notice.toml import values as toml_values
from tongzhi_cli.notice.toml.lines import comments
from tongzhi_cli.office import limits, writing

_BOM = "\ufeff"


def save(path: Path, paper: Paper, blank: str, mapping: Mapping[str, str]) -> None:
    """Set `blank` and `map` in the table of *paper* of the notice file *path*.

    Raises:
        InputError: there is no such file, it is no valid notice, or it is written so that the edit
            would spoil it: what to write by hand is said.
        OutputError: it cannot be written.

    """
    if not limits.is_file(path):
        raise InputError(
            f"没有 {path} 这个通知文件，没有写",
            "请先写好通知文件（写法见 docs/notice-file.md），再加 --save-as。",
        )
    notice_toml.read(str(path))
    text = limits.read_bytes(path).decode("utf-8")
    edited = with_blank(text, str(path), TABLE_OF[paper], blank, mapping)
    if edited != text:
        writing.write(path, edited.encode(), option="--save-as", students=False)


def with_blank(text: str, file: str, table: str, blank: str, mapping: Mapping[str, str]) -> str:
    """The text of a notice file with `blank` and `map` set in *table*, and nothing else changed.

    Raises:
        InputError: the table is written in a way that cannot be edited without a loss.

    """
    facts = _facts(text)
    wanted: dict[str, str | dict[str, str]] = {"blank": blank}
    if mapping or facts.get(table, {}).get("map"):
        wanted["map"] = dict(mapping)
    meant = {**facts, table: {**facts.get(table, {}), **wanted}}
    edited = _edited(text, table, wanted)
    if edited is None or not _is_as_meant(text, edited, file, meant):
        lines = "、".join(f"{key} = {toml_values.value(value)}" for key, value in wanted.items())
        raise InputError(
            f"{file} 的 [{table}] 写得特别，没有改它", f"请自己在 [{table}] 下面写：{lines}"
        )
    return edited


def _facts(text: str) -> dict[str, dict[str, object]]:
    facts: dict[str, dict[str, object]] = tomllib.loads(
        text.removeprefix(_BOM).replace("\r\n", "\n")
    )
    return facts


def _is_as_meant(text: str, edited: str, file: str, meant: Mapping[str, object]) -> bool:
    """Whether the edit says what is *meant*, with every comment, and is a notice still."""
    try:
        there = _facts(edited)
        notice_toml.parse(edited.removeprefix(_BOM), file)
    except (tomllib.TOMLDecodeError, InputError):
        return False
    return there == meant and comments(edited) == comments(text)


def _edited(text: str, table: str, wanted: Mapping[str, str | dict[str, str]]) -> str | None:
    """*text* with the *wanted* keys in *table*; None if tomlkit does not know how."""
    mark, ending = _BOM if text.startswith(_BOM) else "", "\r\n" if "\r\n" in text else "\n"
    bare = text.removeprefix(_BOM).replace("\r\n", "\n")  # tomlkit ends new lines so
    try:
        document = tomlkit.parse(bare)
        if mark + document.as_string().replace("\n", ending) != text:
            return None
        if table not in document:
            document.add(tomlkit.ws("\n" if bare.endswith("\n") else "\n\n"))
            document.add(table, tomlkit.table())
        _set(document[table], wanted)
    except (TOMLKitError, TypeError):
        return None
    return mark + document.as_string().replace("\n", ending)


def _set(table: object, wanted: Mapping[str, str | dict[str, str]]) -> None:
    """Set keys in their places; new ones behind the last, in front of what is told of the next.

    Raises:
        TypeError: the table's keys are scattered over the file.

    """
    if not isinstance(table, Table | InlineTable):
        raise TypeError
    body = table.value.body
    behind = []
    while body and isinstance(body[-1][1], Comment | Whitespace):
        behind.append(body.pop())
    for key, value in wanted.items():
        if isinstance(value, dict) and isinstance(old := table.get(key), Table):
            for other in old.keys() - value.keys():
                del old[other]
            _set(old, value)
        else:
            table[key] = tomlkit.value(toml_values.value(value))
    body.extend(reversed(behind))
