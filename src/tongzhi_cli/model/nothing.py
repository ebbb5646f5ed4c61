"""Cells that hold nothing: failed formulas, what programs write for nothing, dashes.

Source: issue 14; ECMA-376 18.17.3 (error values), and what WPS, LibreOffice, online sheets, pandas
and databases write where there is no value. Such a text is never an answer, a 姓名, a 学号 or a
class. 无 and 没有 are not here: what they mean depends on what was asked.
"""

import re
from collections.abc import Collection
from enum import StrEnum
from functools import lru_cache

from tongzhi_cli.model.student import half_width


class Nothing(StrEnum):
    """Why a text says nothing, as people are told."""

    FAILED = "公式的错误值"
    FORMULA = "没有算好的公式"
    EXPORTED = "程序写的“没有”"
    DASH = "横线、斜线"
    UNFILLED = "没有填"
    EMPTY = "空的"


#: The names of error values; what stands between # and ! (or ?).
_ERROR_NAMES = (
    "N/A", "NA", "REF", "VALUE", "NAME", "DIV/0", "NUM", "NULL", "SPILL", "CALC", "FIELD",
    "BLOCKED", "CONNECT", "UNKNOWN", "BUSY", "EXTERNAL", "PYTHON", "TIMEOUT", "ERROR",
    "GETTING_DATA",
)  # fmt: skip
#: What LibreOffice shows (Err:502, 错误:502), and Excel where a column is too narrow (####).
_FAILED = rf"#(?:{'|'.join(_ERROR_NAMES)})[!?]?|#ERR[\w.:!]*|(?:ERR|错误):\d{{3}}|#{{3,}}"
_OF_FAILED = frozenset("#Ee错")
#: What programs write for nothing, in lower case; in brackets of any kind as well.
_EXPORTED = frozenset(
    {
        *("none", "null", "nan", "na", "n/a", "n.a.", "n.a", "nat", "nil", "nul", "\\n"),
        *("undefined", "not available", "not applicable", "[object object]", "object object"),
        *("blank", "empty", "missing", "void", "<na>", "-nan", "1.#qnan", "-1.#ind"),
        *("空", "空值", "空白", "为空", "无数据", "暂无数据", "无值"),
    }
)
#: What exports and people write where nothing was filled in.
_UNFILLED = frozenset(
    {
        *("跳过", "未填", "未填写", "未作答", "未回答", "未提交", "未反馈", "未选择", "未录入"),
        *("待填", "待填写", "待补", "待补充", "待录入"),
    }
)
_BRACKETS = "()[]{}<>〈〉《》【】〔〕「」“”\"'"
#: Dashes and slashes of every width, and the box-drawing lines that input methods offer for them.
_DASHES = frozenset("-‐‑‒–—―−﹣－ー─━_＿/／\\＼|｜﹨∕⁄╱╲")
#: The longest mark, and what a longer text begins with that says nothing: formulas, #### and ----.
_LONGEST, _GOES_ON = 20, frozenset("=＝#＃") | _DASHES
#: The marks that are letters only, as a 姓名 is, in the cases that programs write them in.
LETTERS = frozenset(
    spelt
    for mark in _EXPORTED | _UNFILLED
    if mark.isalpha()
    for spelt in (mark, mark.upper(), mark.capitalize(), "NaN", "NaT")
)
#: The letters and digits that a text which says nothing begins with, half-width and full-width.
_BEGINNINGS = frozenset(
    spelt
    for mark in (*_EXPORTED, *_UNFILLED, *_DASHES, *_OF_FAILED)
    for begun in (mark[0].lower(), mark[0].upper())
    for spelt in (begun, chr(ord(begun) + 0xFEE0))
)
#: What each of these begins with: looked for in many cells at once.
HINT = f"[{''.join(sorted({mark[0] for mark in LETTERS}))}]"


def nothing_in(text: str) -> Nothing | None:
    """Why *text* says nothing; None where it says something.

    >>> nothing_in("#N/A").name, nothing_in("＃ＲＥＦ！").name, nothing_in("=VLOOKUP(A2,D:E)").name
    ('FAILED', 'FAILED', 'FORMULA')
    >>> nothing_in("NaN").name, nothing_in("（空）").name, nothing_in(" ／ ").name
    ('EXPORTED', 'UNFILLED', 'DASH')
    >>> nothing_in("无"), nothing_in("#1"), nothing_in('="0123"'), nothing_in("-1")
    (None, None, None, None)
    """
    if text and text[0].isalnum() and text[0] not in _BEGINNINGS:  # nearly always
        return None
    if len(text) > _LONGEST:
        text = text.strip()
        if len(text) > _LONGEST and text[0] not in _GOES_ON:
            return None
    return _nothing_in(text)


@lru_cache(maxsize=4096)  # a class says the same few things
def _nothing_in(text: str) -> Nothing | None:
    bare = " ".join(text.split())
    if not bare:
        return Nothing.EMPTY
    if _DASHES.issuperset(bare.replace(" ", "")):
        return Nothing.DASH
    word = half_width(bare)
    marked = word.removeprefix("'")  # which keeps a program from computing it
    if marked.startswith("="):
        return Nothing.FORMULA if is_formula(marked) else None
    if word[0] in _OF_FAILED and re.fullmatch(_FAILED, word.upper()):
        return Nothing.FAILED
    word = word.lower()
    inner = word.strip(_BRACKETS).strip()
    if inner == "空" != word:  # (空) is what questionnaires write for no answer
        return Nothing.UNFILLED
    if {word, inner} & _EXPORTED:
        return Nothing.EXPORTED
    return Nothing.UNFILLED if inner in _UNFILLED else None


def is_formula(text: str) -> bool:
    """Whether a text is a formula that nothing has computed.

    >>> is_formula("=VLOOKUP(A2,Sheet2!A:B,2,0)"), is_formula('="0123"'), is_formula("==")
    (True, False, False)
    """
    return re.match(r'=(?!"[^"]*"$).*[A-Za-z(&+*/]', half_width(text)) is not None


def is_nothing(text: str, words: Collection[str] = ()) -> bool:
    """Whether *text* says nothing, and is none of the *words* that a notice lets stand for 无误.

    >>> is_nothing("/"), is_nothing("／", ["/"])
    (True, False)
    """
    if nothing_in(text) is None:
        return False
    return not words or half_width(text.strip()) not in map(half_width, words)


#: What is to be done where a formula left a cell empty-handed.
_REPAIR = {
    Nothing.FAILED: "请在 Excel/WPS 里改好那一格，保存后再试。",
    Nothing.FORMULA: "请用 Excel/WPS 打开这个文件，按 Ctrl+S 保存后再试。",
}


def repair_of(why: Nothing) -> str:
    """What to do about a cell that says nothing, "" where nothing is to be done."""
    return _REPAIR.get(why, "")


def of_formula(what: str, text: str) -> tuple[str, str] | None:
    """What to say of a cell that a formula left empty-handed, and what to do; None for others.

    >>> of_formula("学号", "#N/A")
    ('学号是公式的错误值 #N/A', '请在 Excel/WPS 里改好那一格，保存后再试。')
    """
    match nothing_in(text):
        case Nothing.FAILED as why:
            return f"{what}是公式的错误值 {text}", repair_of(why)
        case Nothing.FORMULA as why:
            return f"{what}是公式 {text[:30]}，文件里没有存它的结果", repair_of(why)
        case _:
            return None
