"""What was ticked, where a form offers its choices with boxes: ☑无误 □有误, 无误（√）有误（ ）.

Word writes a box that was clicked as ☒, Wingdings draws ☑, and people type ■, √ or V into one, or
between brackets. A text is cut into boxes and what stands beside them, by the tables below. What
the boxes are of must be choices, so that 李□ and 二○一四年 stay what they are (issue 14).
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from tongzhi_cli.model.words import either
from tongzhi_cli.named_tuple import NamedTuple

#: Boxes, drawn. Round ones and stars are digits (二○一四年) and list marks as well.
_EMPTY, _TICKED = "☐□▢◻⬜▫", "☑☒■▣◼⬛✅🗹🗷🗵"
_ROUND_EMPTY, _ROUND_TICKED = "○◯〇⚪◇☆△", "●◉◎⊙⦿⚫🔘◆★▲"
#: Marks that people put into a box, or beside a choice.
_TICKS, _CROSSES = "√✓✔🗸", "×✗✘✕✖❌╳"
_LETTERS = "vVｖＶ"
_MOST_LETTERS = 4
#: What a typed letter stands for.
TICK = "√"
#: Markdown's [x] is ticked, and a cross as well.
_X = "xXｘＸ"
_IN_BRACKETS = (
    f"{_EMPTY}{_TICKED}{_ROUND_EMPTY}{_ROUND_TICKED}{_TICKS}{_CROSSES}{_LETTERS}{_X}*＊勾叉"
)

#: What is printed beside the two boxes of a form.
RIGHT_CHOICES = (
    "无误", "正确", "正常", "无异常", "没有异常", "属实", "一致", "相符", "符合", "无错误",
    "没有错误", "无问题", "没有问题", "没问题", "准确", "真实", "是", "对",
)  # fmt: skip
WRONG_CHOICES = (
    "有误", "错误", "不正确", "异常", "有异常", "不属实", "不一致", "不相符", "不符合", "不符",
    "有错误", "有错", "有问题", "不准确", "有出入", "不真实", "否", "错", "不对",
)  # fmt: skip
#: What may stand before such a word: 学籍信息无误, 照片有误.
_ITEM = (
    "(?:个人|本人|学籍|学历|学信网|图像|照片|信息|姓名|民族|性别|专业|数据|核对|校对|核查|结果|为|均|都|全部|"
    "完全|存在|确认|经){0,5}"
)
_RIGHT, _WRONG = (
    either(sorted(words, key=len, reverse=True)) for words in (RIGHT_CHOICES, WRONG_CHOICES)
)
_CHOICE = f"{_ITEM}(?:{_RIGHT}|{_WRONG})"
#: What 有无错误 is answered with: choices where nothing else stands beside the boxes.
_ANSWERS = frozenset({"有", "无", "没有", "存在", "不存在", "是", "否", "不是"})
#: Words of more than one character: 是 and 对 beside a mark may be anything.
_SURE = either(
    sorted((w for w in (*RIGHT_CHOICES, *WRONG_CHOICES) if len(w) > 1), key=len, reverse=True)
)
_ENDS = "".join(sorted({word[-1] for word in (*RIGHT_CHOICES, *WRONG_CHOICES) if len(word) > 1}))
_DIGITS = "零一二三四五六七八九十年〇○0-9"
_BOX = (
    rf"[(（\[［【〔{{｛][\s_＿]*+(?P<inner>[{re.escape(_IN_BRACKETS)}]?)[\s_＿]*+[)）\]］】〕}}｝]"
    rf"|(?P<box>[{_EMPTY}{_TICKED}])"
    rf"|(?<![{_DIGITS}])(?P<round>[{_ROUND_EMPTY}{_ROUND_TICKED}])(?![{_DIGITS}])"
    rf"|(?P<before>[{_TICKS}{_CROSSES}{_LETTERS}])(?=\s*+{_ITEM}{_SURE})"
    rf"|(?:(?<=[{_ENDS}])|(?<=[{_ENDS}][\s：:_＿]))(?P<behind>[{_TICKS}{_CROSSES}{_LETTERS}])(?![A-Za-z])"
)
_MARKS = frozenset(_IN_BRACKETS) | frozenset("(（[［【〔{｛")
_AROUND = " \t\n\u3000，,；;、/／|。_＿"
#: What numbers the choices: A. 无误, ②有误, (2)有误.
_NUMBER = r"(?:[(（]?[A-Ha-h1-9][.、．)）:：]|[①-⑨])"
_NUMBERED = rf"^{_NUMBER}\s*+|\s*+{_NUMBER}$"
#: What a form prints behind a choice, for whoever takes it: （请注明）.
_PRINTED = (
    "[（(【\\[][^）)】\\]]{0,60}[）)】\\]]|"
    "请|在|填|写|明|注|说|具体|内容|如下|情况|备注|栏|处|需|更|改|为|可|另|附|纸"
)


class Mark(StrEnum):
    """What is in a box."""

    EMPTY = "empty"
    TICK = "tick"
    CROSS = "cross"
    #: A letter x, which is either.
    LETTER_X = "x"


_MARK_OF = {
    **dict.fromkeys(f"{_EMPTY}{_ROUND_EMPTY}", Mark.EMPTY),
    **dict.fromkeys(f"{_TICKED}{_ROUND_TICKED}{_TICKS}{_LETTERS}*＊勾", Mark.TICK),
    **dict.fromkeys(f"{_CROSSES}叉", Mark.CROSS),
    **dict.fromkeys(_X, Mark.LETTER_X),
    "": Mark.EMPTY,
}


def mark_in(text: str) -> Mark | None:
    """The mark that a cell under 无误 or 有误 consists of; None where it is another text, or blank.

    >>> mark_in(" √ "), mark_in("（V）"), mark_in("[ ]"), mark_in("民族"), mark_in("")
    (<Mark.TICK: 'tick'>, <Mark.TICK: 'tick'>, <Mark.EMPTY: 'empty'>, None, None)
    """
    text = text.strip(_AROUND)
    if len(text) > 1:
        box = re.fullmatch(r"[(（\[［【〔{｛][\s_＿]*+(.?)[\s_＿]*+[)）\]］】〕}｝]", text)
        text = box[1] if box else text
        return _MARK_OF.get(text) if len(text) == 1 or box else None
    return _MARK_OF.get(text) if text else None


def is_typed_tick(text: str) -> bool:
    """Whether a cell has nothing but the letter that people type for √.

    >>> [is_typed_tick(one) for one in ("V", " v ", "vv", "ＶＶ。", "", "x", "VIP")]
    [True, True, True, True, False, False, False]
    """
    text = text.strip(f"{_AROUND}.!！")
    return len(text) < _MOST_LETTERS and text != "" and set(text) <= set(_LETTERS)


class Ticks(NamedTuple):
    """What was ticked, as a *text*; *unclear* where the ticks contradict each other."""

    text: str
    unclear: bool = False


def ticked(text: str) -> str:
    """The choices with a tick, joined by ；; *text* itself where there are no boxes of choices.

    >>> ticked("☑无误 ☐有误"), ticked("□无误  ☒有误：民族应为回族"), ticked("□无误 □有误")
    ('无误', '有误：民族应为回族', '')
    >>> ticked("无误√ 有误□"), ticked("（ ）无误（√）有误"), ticked("无误（√）有误（ ）")
    ('无误', '有误', '无误')
    >>> ticked("学号含□"), ticked("二○一四年")
    ('学号含□', '二○一四年')
    """
    return ticks(text).text


@lru_cache(maxsize=4096)  # a class says the same few things
def ticks(text: str) -> Ticks:
    """As `ticked`; ticks that contradict each other leave *text* as it stands.

    A cross is the choice where the boxes beside it are empty, and none beside a tick; a cross
    alone says what it says.

    >>> ticks("☑无误 ☑有误").unclear, ticks("[x] 无误 [ ] 有误"), ticks("√无误 ×有误").text
    (True, Ticks(text='无误', unclear=False), '无误')
    """
    if _MARKS.isdisjoint(text) or len(text) == 1:  # nearly always: 无误, √
        return Ticks(text)
    found = list(re.finditer(_BOX, text))
    if not found:
        return Ticks(text)
    marks = [
        _MARK_OF[one["inner"] or (one["inner"] is None and one.group()) or ""] for one in found
    ]
    starts = [0, *(one.end() for one in found)]
    ends = [*(one.start() for one in found), len(text)]
    parts = [
        re.sub(_NUMBERED, " ", text[start:end].strip() if len(found) > 1 else text[start:end])
        for start, end in zip(starts, ends, strict=True)
    ]
    if len(found) == 1:
        return _of_one(text, marks[0], parts[0], parts[1], found[0])
    return _of_several(text, marks, [part.strip(_AROUND) for part in parts])


def _of_one(text: str, mark: Mark, before: str, behind: str, box: re.Match[str]) -> Ticks:
    """What the one box of a text says."""
    rest = f"{before}{behind}".strip(_AROUND)
    pair = _pair(rest)
    if pair and mark is Mark.TICK:
        return _beside(text, before, behind, pair)
    if mark is Mark.TICK and (offered := _offered(rest)):
        return _typed_behind(text, before, behind, offered)
    label = (before.strip(_AROUND) or behind.strip(_AROUND)).rstrip("：:")
    is_choice = (
        rest.rstrip("：:") == label and re.match(rf"{_CHOICE}(?![^\W\d_])", label) is not None
    )
    if mark in {Mark.TICK, Mark.LETTER_X}:
        if not rest and box["inner"]:
            is_sure = mark is Mark.TICK or box.group()[0] in "[［【"
            return Ticks("√" if is_sure else text)
        return Ticks(label if is_choice else text)
    if mark is Mark.EMPTY and is_choice and re.fullmatch(_CHOICE, label):
        return Ticks("")
    return Ticks(text)


def _pair(rest: str) -> tuple[str, str] | None:
    """The two choices that are printed side by side, if *rest* is nothing else."""
    match = re.fullmatch(rf"({_CHOICE})[{_AROUND}：:或]*+{_NUMBER}?\s*+({_CHOICE})[：:]?", rest)
    if match is None or _is_right(match[1]) is _is_right(match[2]):
        return None
    first, second = (_item_of(match[at]) for at in (1, 2))
    if second not in {"", first}:  # √没有问题，专业错 says two things
        return None
    return match[1], match[2]


def _offered(rest: str) -> tuple[tuple[str, str], str] | None:
    """The two choices that *rest* begins with, and what somebody typed behind them."""
    match = re.match(rf"{_SURE}[{_AROUND}或]+{_SURE}(?=[\s：:，,])", rest)
    pair = match and _pair(match[0])
    typed = rest[match.end() :].strip(f"{_AROUND}：:") if match else ""
    return (pair, typed) if pair and typed else None


def _typed_behind(
    text: str, before: str, behind: str, offered: tuple[tuple[str, str], str]
) -> Ticks:
    """What was ticked where more was typed behind the two choices: 无误 √有误 民族应为回族.

    That belongs to what is wrong; with a tick at 无误, or between the two, a person decides.
    """
    pair, typed = offered
    said = _beside(text, before, behind.removesuffix(typed), pair)
    if said.unclear or _is_right(said.text):
        return Ticks(text, unclear=True)
    return Ticks(f"{said.text}：{typed}")


def _item_of(choice: str) -> str:
    return re.sub(f"(?:{_RIGHT}|{_WRONG})$", "", choice)


def _beside(text: str, before: str, behind: str, pair: tuple[str, str]) -> Ticks:
    """Which of two printed choices a mark without a box of its own stands at."""
    if not before.strip(_AROUND):
        return Ticks(pair[0])
    if not behind.strip(_AROUND):
        return Ticks(pair[1])
    is_at_left = not before[-1:].isspace() and before[-1:] not in _AROUND
    is_at_right = not behind[:1].isspace() and behind[:1] not in _AROUND
    if is_at_left is is_at_right:
        return Ticks(text, unclear=True)
    return Ticks(pair[0] if is_at_left else pair[1])


def _of_several(text: str, marks: Sequence[Mark], parts: Sequence[str]) -> Ticks:
    """What two boxes or more say; *parts* stand before the first, between, and behind the last."""
    first, *labels = parts
    remark = ""
    own = first.rstrip("：:")
    if re.search(rf"{_CHOICE}$", own) and not re.match(_CHOICE, labels[-1]):
        remark, labels, first = labels[-1], [own, *labels[:-1]], ""  # 无误（√）有误（ ）
    labels = [label.rstrip("：:") for label in labels]
    chosen = [label for mark, label in zip(marks, labels, strict=True) if mark is Mark.TICK]
    crossed = [one for mark, one in zip(marks, labels, strict=True) if mark in _CROSSED]
    offers = {*labels} <= _ANSWERS or any(
        re.search(rf"{_CHOICE}(?![^\W\d_])", label) for label in labels
    )
    is_choice = Mark.EMPTY in marks or bool(crossed)
    if not offers and not (is_choice and chosen and all(labels)):
        return Ticks(text)
    chosen = [one for one in chosen if one] or chosen or crossed  # ✅无误✅
    others = [label for label in labels if label not in chosen]
    said = [part for part in (remark, first) if part and not re.search("[：:]$|结果$|选择?$", part)]
    is_all_right = any(map(_is_right, chosen))
    if is_all_right and not all(map(_is_right, chosen)):
        return Ticks(text, unclear=True)
    if (said and not chosen) or ((is_all_right or not chosen) and any(map(_is_typed, others))):
        return Ticks(text, unclear=True)
    return Ticks("：".join(["；".join(filter(None, chosen)), *said]) if chosen else "")


def _is_typed(label: str) -> bool:
    """Whether more stands behind a choice than what a form prints there."""
    return re.sub(rf"^{_CHOICE}|{_PRINTED}|[\W_]", "", label) not in {"", label}


_CROSSED = frozenset({Mark.CROSS, Mark.LETTER_X})


def _is_right(label: str) -> bool:
    """Whether a choice says that all is right."""
    return re.fullmatch(f"{_ITEM}{_RIGHT}", label.strip(_AROUND + "：:")) is not None
