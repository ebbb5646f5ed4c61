"""A notice file (TOML) -> a Notice; every mistake at once, in Chinese, with key and line."""

import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pydantic import ValidationError

from tongzhi_cli.core.notice import (
    AnomalyKind,
    Cohort,
    Correction,
    Deadline,
    Form,
    Named,
    NoPhoto,
    Notice,
    OtherForm,
)
from tongzhi_cli.errors import InputError
from tongzhi_cli.files import content, gate

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

#: The notice that is used where nobody names one.
BUILT_IN = "puer-2018-4"
_SHIPPED = Path(__file__).resolve().parents[1] / "notices"


def shipped() -> list[str]:
    """The ids of the notices that come with the program."""
    return sorted(path.stem for path in _SHIPPED.glob("*.toml"))


def read(name: str) -> Notice:
    """The notice of a file, or a shipped one by its id.

    Raises:
        InputError: there is no such file or id, or the file has mistakes: all are listed.

    """
    if name in shipped():
        return parse((_SHIPPED / f"{name}.toml").read_text(encoding="utf-8"), name)
    path = Path(name)
    if not gate.is_file(path) and not path.suffix:
        ids = "、".join(shipped())
        raise InputError(
            f"没有 {name} 这个通知文件，也没有叫 {name} 的内置通知", f"内置的有：{ids}。"
        )
    data = gate.read_bytes(path)
    kind = content.content_of(data)
    if kind is not content.Content.TEXT:
        raise InputError(
            f"{name} 是 {kind}，不是通知文件（.toml）", "请照 docs/notice-file.md 写一个通知文件。"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name} 不是 UTF-8 编码", "请用记事本另存为 UTF-8。") from error
    return parse(text, name)


def parse(text: str, file: str) -> Notice:
    """The notice in *text*; *file* names it in messages.

    Raises:
        InputError: *text* is not TOML, or breaks the model; one line a mistake.

    """
    text = text.replace("\r\n", "\n")
    try:
        facts = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _bad_toml(text, file, str(error)) from error
    try:
        return Notice.model_validate(facts, by_alias=True, by_name=False)
    except ValidationError as error:
        lines = _lines(text)
        found = sorted((_line_of(detail, lines), _mistake(detail)) for detail in error.errors())
        mistakes = [f"第 {at} 行 {words}" if at else words for at, words in found]
        listed = "\n".join(f"  {mistake}" for mistake in mistakes)
        raise InputError(
            f"{file} 有 {len(mistakes)} 处不对：\n{listed}", "各项的写法见 docs/notice-file.md。"
        ) from error


_Key: TypeAlias = tuple[str | int, ...]


def _bad_toml(text: str, file: str, error: str) -> InputError:
    """What is no TOML at all: the line itself, and how it should look."""
    place = re.search(r"line (\d+), column (\d+)", error)
    if not place:
        return InputError(f"{file} 没有写完", "请看看最后一行的引号和括号是否成对。")
    line = text.split("\n")[int(place[1]) - 1].strip()
    hint = "写成 名称 = 值，一项一行；文字用英文双引号括起来。"
    value = line.partition("=")[2].strip()
    if re.match(r"\d{4}[-/.年]\d", value):
        hint = "日期写成 2027-04-06，时刻写成 2027-04-06T17:30:00（写到秒），都不加引号。"
    elif re.match("[是否真假]|True|False", value):
        hint = "只能写 true 或 false。"
    return InputError(f"{file} 第 {place[1]} 行第 {place[2]} 列附近写法不对：{line}", hint)


def _line_of(detail: "ErrorDetails", lines: dict[_Key, int]) -> int:
    key = tuple(detail["loc"])
    return next((lines[key[:end]] for end in range(len(key), 0, -1) if key[:end] in lines), 0)


def _mistake(detail: "ErrorDetails") -> str:
    key = tuple(detail["loc"])
    return f"{_dotted(key)}：{_words(detail)}" if key else _words(detail)


def _known() -> list[str]:
    """Every key there is, for proposing the nearest one."""
    models = (
        Notice, Cohort, Named, Deadline, Form, OtherForm, AnomalyKind, Correction, NoPhoto,
    )  # fmt: skip
    return [field.alias or name for model in models for name, field in model.model_fields.items()]


def _dotted(key: _Key) -> str:
    """A key as the file has it, list items counted from 1: deadline 第 2 个 的 at."""
    text = ""
    for part in key:
        text += f" 第 {part + 1} 个" if isinstance(part, int) else f"{' 的 ' if text else ''}{part}"
    return text.replace("  ", " ")


def _words(detail: "ErrorDetails") -> str:
    context = detail.get("ctx", {})
    given = detail.get("input")
    match detail["type"]:
        case "missing":
            return "缺这一项"
        case "extra_forbidden":
            key = str(detail["loc"][-1])
            near = [one for one in get_close_matches(key, _known(), 2, 0.75) if one != key]
            return f"没有这一项，是不是{f' {near[0]}' if near else '写错了名称'}？"
        case "string_type":
            return "要写成文字，用英文双引号括起来"
        case "string_too_short":
            return "不能空着"
        case "string_pattern_mismatch":
            return f"“{given}”不合写法，只能用小写字母、数字和连字符"
        case "int_type" | "int_from_float" | "float_type":
            return "要写成数字，不加引号"
        case "bool_type":
            return "只能写 true 或 false，不加引号"
        case "date_type" | "date_from_datetime_inexact" | "date_parsing":
            return "要写成日期，例如 2018-03-14，不加引号"
        case "datetime_type" | "datetime_parsing":
            return "要写成日期和时间，例如 2018-04-01T23:00:00，不加引号"
        case "literal_error" | "enum":
            expected = str(context.get("expected", "")).replace(" or ", "、").replace(", ", "、")
            quoted = expected.replace("'", '"')
            mark = "，不加引号" if expected.isdecimal() else ""
            shown = f'"{given}"' if isinstance(given, str) else given
            return f"不能是 {shown}，只能是 {quoted}{mark}"
        case "greater_than_equal" | "greater_than":
            return f"{given} 太小，至少 {context.get('ge', context.get('gt'))}"
        case "less_than_equal":
            return f"{given} 太大，至多 {context.get('le')}"
        case "too_short":
            return f"至少要有 {context.get('min_length')} 个"
        case "list_type" if detail["loc"][-1] in _TABLES:
            return f"要写成 [[{detail['loc'][-1]}]]，两层方括号，一个一段"
        case "list_type":
            return '要写成列表，例如 ["甲", "乙"]'
        case "model_type" | "dict_type" | "model_attributes_type":
            return "要写成一张表，先写一行 [名称]"
        case "value_error":
            return str(context.get("error", "值不对"))
        case _:
            return "值不对"


_TABLES = ("cohort", "extra", "exclude", "deadline", "anomaly")
_TABLE = r"\s*(\[\[?)\s*([A-Za-z0-9_.-]+)\s*\]\]?"
_ENTRY = r"\s*([A-Za-z0-9_-]+)\s*="


def _lines(text: str) -> dict[_Key, int]:
    """The line of each key, counting from 1, as `ErrorDetails.loc` writes keys.

    >>> _lines('id = "a"\\n[[cohort]]\\nyear = 1\\n[[cohort]]\\nyear = 2')[("cohort", 1, "year")]
    5
    """
    lines: dict[_Key, int] = {}
    counts: dict[str, int] = {}
    table: _Key = ()
    for number, line in _logical_lines(text):
        if match := re.match(_TABLE, line):
            name = match[2]
            if match[1] == "[[":
                counts[name] = counts.get(name, -1) + 1
                table = (name, counts[name])
                lines.setdefault((name,), number)
            else:
                table = tuple(name.split("."))
            lines.setdefault(table, number)
        elif match := re.match(_ENTRY, line):
            lines.setdefault((*table, match[1]), number)
    return lines


def span_of(text: str, table: str) -> tuple[int, int] | None:
    """The lines of `[table]`, counting from 0: its own, and the one where the next table begins.

    >>> span_of('id = "a"\\n[form]\\nrows = 25\\n[[extra]]', "form")
    (1, 3)
    """
    start = None
    for number, line in _logical_lines(text):
        match = re.match(_TABLE, line)
        if match and start is not None:
            return start, number - 1
        if match and match[1] == "[" and match[2] == table:
            start = number - 1
    return None if start is None else (start, text.count("\n") + 1)


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines that begin a key or a table; those inside a list or a long string are passed over."""
    depth = 0
    quoted = False
    for number, line in enumerate(text.split("\n"), start=1):
        if depth <= 0 and not quoted:
            yield number, line
        if line.count('"""') % 2 or line.count("'''") % 2:
            quoted = not quoted
        if not quoted and not re.match(_TABLE, line):
            bare = re.sub(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|#.*', "", line)
            depth = max(0, depth + bare.count("[") - bare.count("]"))
