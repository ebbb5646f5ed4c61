"""Two keys set in a notice file by an edit of its text: comments and everything else stay.

`fankui form inspect --save-as` writes `blank` and `map` into the table of a paper. The text is
edited, not written anew from data, because a notice file is a person's.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from tongzhi_cli.core.role import Paper
from tongzhi_cli.errors import InputError
from tongzhi_cli.files import gate, notice_lines, notice_toml, toml_text, writing

#: The table of each paper in a notice file.
TABLE_OF = {
    Paper.SIGNED: "form",
    Paper.CORRECTIONS: "corrections_form",
    Paper.COUNTS: "counts_form",
}
_BOM = "\ufeff"


def save(path: Path, paper: Paper, blank: str, mapping: Mapping[str, str]) -> None:
    """Set `blank` and `map` in the table of *paper* of the notice file *path*.

    Raises:
        InputError: there is no such file, it is no valid notice, or it is written so that the edit
            would spoil it: what to write by hand is said.
        OutputError: it cannot be written.

    """
    if not gate.is_file(path):
        raise InputError(
            f"没有 {path} 这个通知文件，没有写",
            "请先写好通知文件（写法见 docs/notice-file.md），再加 --save-as。",
        )
    notice_toml.read(str(path))
    text = gate.read_bytes(path).decode("utf-8")
    edited = with_blank(text, str(path), TABLE_OF[paper], blank, mapping)
    if edited != text:
        writing.write(path, edited.encode(), option="--save-as")


def with_blank(text: str, file: str, table: str, blank: str, mapping: Mapping[str, str]) -> str:
    """The text of a notice file with `blank` and `map` set in *table*, and nothing else changed.

    Raises:
        InputError: the table is written in a way that the edit does not know.

    """
    wanted = {"blank": toml_text.text(blank)}
    before = _facts(text).get(table, {})
    if mapping or before.get("map"):
        wanted["map"] = _inline(mapping)
    edited = text
    for key, value in wanted.items():
        edited = _set(edited, table, key, value)
    if not _is_as_meant(text, edited, file, table, blank, mapping):
        lines = "、".join(f"{key} = {value}" for key, value in wanted.items())
        raise InputError(
            f"{file} 的 [{table}] 写得特别，没有改它", f"请自己在 [{table}] 下面写：{lines}"
        )
    return edited


def _facts(text: str) -> dict[str, dict[str, object]]:
    facts: dict[str, dict[str, object]] = tomllib.loads(
        text.removeprefix(_BOM).replace("\r\n", "\n")
    )
    return facts


def _is_as_meant(
    text: str, edited: str, file: str, table: str, blank: str, mapping: Mapping[str, str]
) -> bool:
    """Whether the edit changed what it should, nothing else, and the file is a notice still."""
    facts = _facts(text)
    meant = {**facts.get(table, {}), "blank": blank}
    if "map" in meant or mapping:
        meant["map"] = dict(mapping)
    try:
        there = _facts(edited)
        notice_toml.parse(edited.removeprefix(_BOM), file)
    except (tomllib.TOMLDecodeError, InputError):
        return False
    return there == {**facts, table: meant}


def _set(text: str, table: str, key: str, value: str) -> str:
    """Set one key: in place of its line, else behind the last line of the table, else anew."""
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.split("\n")
    span = notice_lines.span_of(text.replace("\r", ""), table)
    if span is None:
        gap = "" if text.endswith("\n") else ending
        return f"{text}{gap}{ending}[{table}]{ending}{key} = {value}{ending}"
    start, end = span
    for at in range(start + 1, end):
        if match := re.match(rf"(\s*{key}\s*=\s*)", lines[at]):
            lines[at] = f"{match[1]}{value}{_behind(lines[at][match.end() :])}"
            return "\n".join(lines)
    last = max(at for at in range(start, end) if at == start or _says_something(lines[at]))
    carriage = "\r" if ending == "\r\n" else ""
    if not lines[last].endswith(carriage):
        lines[last] += carriage
    lines.insert(last + 1, f"{key} = {value}{carriage}")
    return "\n".join(lines)


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _behind(rest: str) -> str:
    """The comment and the line's end that stand behind a value."""
    value = r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^#\"']"
    match = re.match(rf"(?:{value})*?(\s*(?:#.*)?\r?)$", rest)
    return match[1] if match else ""


def _inline(mapping: Mapping[str, str]) -> str:
    pairs = ", ".join(
        f"{toml_text.text(key)} = {toml_text.text(value)}" for key, value in mapping.items()
    )
    return f"{{ {pairs} }}" if pairs else "{}"
