"""Everything that is wrong with a notice file: how it is written, what it says, what is open."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import takewhile
from pathlib import Path
from typing import Any, TypeVar

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.model.problem import Severity
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.model.times import zone_of
from tongzhi_cli.notice.consistency import NoticeParts, sense
from tongzhi_cli.notice.diagnostic import Diagnostic, Key, error
from tongzhi_cli.notice.model import Cohort, Deadline, Form, Named, Notice, NoticeKind
from tongzhi_cli.notice.toml.diagnostics import BrokenError, broken, no_toml
from tongzhi_cli.notice.toml.lines import key_lines, line_of, todos
from tongzhi_cli.notice.toml.read import part_of
from tongzhi_cli.office import limits

#: What a place that is still to be decided is told with.
OPEN = "待定："
#: Words over the column that says what is wrong, in the forms of some fifty notices.
_RESULT = "结果|情况|有误|异常|错误|勘误|反馈|意见|无误|是否正确|正确"

_Part = TypeVar("_Part")


def mistakes(text: str, folder: Path) -> list[Diagnostic]:
    """All mistakes of the notice file *text*, by line; *folder* is where it stands.

    What could be read is checked for sense even where something else is written wrongly.
    """
    try:
        facts = tomllib.loads(text)
    except tomllib.TOMLDecodeError as said:
        return [no_toml(text, str(said))]
    lines = key_lines(text)
    open_places = list(_open(text))
    asked = {one.key for one in open_places if one.key}
    cohorts = {("cohort", at) for at in _asked_of(text, "cohort")}
    found = [
        one for one in _broken(facts, text) if one.key not in asked and one.key[:2] not in cohorts
    ]
    parts = _parts(facts)
    bad = {one.key for one in found}
    asked_about = {("deadline", at, "text") for at in _asked_of(text, "deadline")}
    found += (
        one._replace(line=line_of(one.key, lines))
        for one in [*sense(parts), *_columns(parts.form), *_blanks(facts, folder)]
        if one.key not in bad and not (one.severity is Severity.WARNING and one.key in asked_about)
    )
    return sorted([*found, *open_places], key=lambda one: (one.line, str(one.key), one.message))


def _asked_of(text: str, table: str) -> Iterator[int]:
    """The tables of that name that a comment over them asks about, and nothing else."""
    lines = text.split("\n")
    tables = [at for at, line in enumerate(lines) if line.strip() == f"[[{table}]]"]
    for place, at in enumerate(tables):
        above = takewhile(lambda line: line.startswith("#"), reversed(lines[:at]))
        if any("TODO" in line for line in above):
            yield place


def blocking(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Those that have to be mended."""
    return [one for one in found if one.severity is Severity.ERROR]


def _open(text: str) -> Iterator[Diagnostic]:
    """The comments with TODO: somebody has to decide."""
    for todo in todos(text):
        how = f"{todo.how}；" if todo.how else ""
        found = error(todo.key, f"{OPEN}{todo.words}", f"{how}定了就改好，删掉带 TODO 的注释。")
        yield found._replace(line=todo.line)


def _broken(facts: dict[str, Any], text: str) -> list[Diagnostic]:
    try:
        part_of(facts, Notice)
    except BrokenError as said:
        return broken(said, text)
    return []


def _parts(facts: dict[str, Any]) -> NoticeParts:
    """The parts that are well written, each at its place in the file."""
    issued = facts.get("issued")
    title = facts.get("title")
    zone = facts.get("time_zone")
    return NoticeParts(
        issued if isinstance(issued, date) and not isinstance(issued, datetime) else None,
        zone if isinstance(zone, str) and _is_zone(zone) else NoticeParts().zone,
        title if isinstance(title, str) else "",
        _read(facts.get("cohort"), Cohort),
        _read(facts.get("deadline"), Deadline),
        _read(facts.get("extra"), Named),
        _read(facts.get("exclude"), Named),
        _read(facts.get("anomaly"), NoticeKind),
        _read([facts.get("form")], Form).get(0),
    )


def _is_zone(name: str) -> bool:
    try:
        zone_of(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _read(items: object, part: type[_Part]) -> dict[int, _Part]:
    read: dict[int, _Part] = {}
    for at, item in enumerate(items if isinstance(items, list) else []):
        try:
            read[at] = part_of(item, part)
        except BrokenError:
            continue
    return read


def _columns(form: Form | None) -> Iterator[Diagnostic]:
    """The words over the columns: without 学号, 姓名 and a result nothing can be filled in.

    They are those of the school's own blank where there is one, and are not used then.
    """
    if form is None or form.blank:
        return
    fields = [column_of(normal(column), Paper.SIGNED) for column in form.columns]
    named = {*form.map}
    for field in (Column.NUMBER, Column.NAME):
        if field not in fields and field not in named:
            yield error(
                ("form", "columns"), f"没有“{field}”一列",
                f"各列是：{'、'.join(form.columns)}。照表头写上，认不出的用 map 指明。",
            )  # fmt: skip
        elif fields.count(field) > 1:
            yield error(
                ("form", "columns"), f"“{field}”有 {fields.count(field)} 列", "只能有一列。"
            )
    known = {Column.RESULT, Column.RIGHT, Column.WRONG, Column.NOTE}
    if (
        Column.RESULT not in named
        and not known.intersection(fields)
        and not any(re.search(_RESULT, normal(column)) for column in form.columns)
    ):
        yield error(
            ("form", "columns"), "没有填结果的一列（校对结果、核对情况、有误栏……）",
            f"各列是：{'、'.join(form.columns)}。照表头写上，认不出的用 map 指明。",
        )  # fmt: skip


#: What a blank form may end in; those of old programs are converted where LibreOffice is there.
_BLANKS = (".docx", ".xlsx", ".doc", ".wps", ".xls", ".et")


def _blanks(facts: dict[str, Any], folder: Path) -> Iterator[Diagnostic]:
    """A blank form that the notice names is there, beside it, and is of Word or Excel."""
    for table in ("form", "corrections_form", "counts_form"):
        part = facts.get(table)
        blank = part.get("blank") if isinstance(part, dict) else None
        if not isinstance(blank, str) or not blank:
            continue
        key: Key = (table, "blank")
        path = folder / blank
        if path.suffix.lower() not in _BLANKS:
            yield error(
                key, f"{blank} 不是 Word 或 Excel 的表", "另存为 .docx 或 .xlsx，再改这里的名字。"
            )
        elif not limits.is_file(path):
            names = (one.name for one in folder.glob("*") if one.suffix.lower() in _BLANKS)
            near = "、".join(sorted(names)[:5])
            there = f"那里有：{near}。" if near else "那里没有 .docx 文件。"
            yield error(key, f"{path} 不存在", f"空白表要和通知文件放在一起。{there}")
