"""What pydantic and the TOML parser say of a notice file, in Chinese, with key and line."""

import re
from typing import TYPE_CHECKING

from tongzhi_cli.notice.diagnostic import Diagnostic, error, spoken
from tongzhi_cli.notice.model import PARTS, declared
from tongzhi_cli.notice.toml.lines import key_lines, line_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


class BrokenError(Exception):
    """A notice file, or a part of one, that is not as `notice.model` declares; all *details* of it.

    They are those of pydantic.
    """

    def __init__(self, details: "list[ErrorDetails]") -> None:
        """Keep the *details*."""
        super().__init__(details)
        self.details = details


def no_toml(text: str, said: str) -> Diagnostic:
    """What is no TOML at all: the line itself, and how it should look; *said* is the parser's."""
    place = re.search(r"line (\d+), column (\d+)", said)
    if not place:
        return error((), "没有写完", "请看看最后一行的引号和括号是否成对。")
    line = text.split("\n")[int(place[1]) - 1].strip()
    hint = "写成 名称 = 值，一项一行；文字用英文双引号括起来。"
    value = line.partition("=")[2].strip()
    if re.match(r"\d{4}[-/.年]\d", value):
        hint = "日期写成 2027-04-06，时刻写成 2027-04-06T17:30:00（写到秒），都不加引号。"
    elif re.match("[是否真假]|True|False", value):
        hint = "只能写 true 或 false。"
    words = f"第 {place[2]} 列附近写法不对：{line}"
    return error((), words, hint)._replace(line=int(place[1]))


def broken(said: BrokenError, text: str) -> list[Diagnostic]:
    """Every way in which *text* breaks the model, those without a line first."""
    lines = key_lines(text)
    found = []
    for detail in said.details:
        key = tuple(detail["loc"])
        found.append(error(key, _words(detail), "")._replace(line=line_of(key, lines)))
    return sorted(found, key=lambda one: (one.line, spoken(one.key), one.message))


def _known() -> list[str]:
    """Every key there is, for proposing the nearest one."""
    return [one.key for part in PARTS for one in declared(part)]


def _words(detail: "ErrorDetails") -> str:
    context = detail.get("ctx", {})
    given = detail.get("input")
    match detail["type"]:
        case "missing":
            return "缺这一项"
        case "extra_forbidden":
            from difflib import get_close_matches  # noqa: PLC0415  only for a slip (start fast)

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
