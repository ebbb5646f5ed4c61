"""Which item is wrong, where only values tell: 回族不是汉族; 应该是李子墨，上面是李子默."""

import re
from collections.abc import Sequence

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.fault_words import VALUES
from tongzhi_cli.anomaly.tokens import Token, tokens
from tongzhi_cli.model.words import SURNAMES

_BIRTH = range(1980, 2012)
#: Of 1997年6月, which may be an 入学日期 as well.
_BIRTH_YEARS = range(1980, 2006)
_HAN = "[\u3400-\u9fff·]"
_LIKE_A_NAME = f"{_HAN}{{2,4}}|{_HAN}[㐀-鿿]*·{_HAN}+"
_SURNAME_SHOWN = (
    r"(?<![\u3400-\u9fff])(?:我?姓)?(?P<was>[\u3400-\u9fff])(?:被|给|却)?(?:写|打|录|弄|搞|登|显示|输)"
    r"(?:成|为)了?[\u3400-\u9fff](?![\u3400-\u9fff])"
)


def item_of_values(text: str) -> str:
    """The item whose values *text* speaks of, "" where they do not tell.

    Of a name it takes two that are alike, what is shown and what it should be.

    >>> item_of_values("应该是李子墨，上面是李子默"), item_of_values("回族不是汉族")
    ('姓名', '民族')
    >>> item_of_values("显示女，本人男"), item_of_values("应为1996年5月1日")
    ('性别', '出生日期')
    >>> item_of_values("应该是李子墨"), item_of_values("有只猫")
    ('', '')
    """
    found = tokens(text)
    values = {one.word for one in found if one.part == Part.VALUE}
    items = {item for item, listed in VALUES.items() if values & set(listed.split("、"))}
    if any(one.endswith("班") for one in values):  # 我是2班，我明明1班
        items.add("班级、分院、学号")
    if len(items) == 1:
        return items.pop()
    if items:
        return ""
    dates = {one.word for one in found if one.part == Part.ASIDE and _is_date(one.word)}
    if any(map(_is_birth, dates)) or sum(map(_is_birth_year, dates)) > 1:
        return "出生日期"
    if len({one.word for one in found if _is_card(one.word)}) > 1:
        return "证件号码"
    told = _values(found)[:_ENOUGH]
    if any(one.endswith(("班", "学院", "分院")) for one in told):
        return "班级、分院、学号"
    if any("专业" in one for one in told):
        return "专业"
    is_shown = "成" in text or "为" in text  # without which the pattern is not compiled
    surname = re.search(_SURNAME_SHOWN, text) if is_shown else None
    if surname and surname["was"] in SURNAMES:
        return "姓名"  # 张写成章
    single = {one for one in told if len(one) == 1}
    if len(single) > 1:  # “墨”写成“默”
        of_people = all(f"{one}族" in VALUES["民族"].split("、") for one in single)
        return "民族" if of_people else "姓名"
    return "姓名" if _are_names(told) else ""


def _is_card(word: str) -> bool:
    """Whether a word is a number of a card, some of whose digits somebody has left out."""
    return (
        _CARD <= len(word) <= _CARD + 3
        and re.fullmatch(r"[0-9]+[x×*＊✕]{2,}+[0-9x]*", word) is not None
    )


def _is_date(word: str) -> bool:
    return word[:1].isdigit()


def _is_birth_year(word: str) -> bool:
    """Whether a word is the year of somebody's birth: 95年, 1996年."""
    year = re.fullmatch("((?:19)?[89][0-9]|(?:20)?0[0-5])年", word)
    return year is not None


#: Nobody tells more values than this.
_ENOUGH = 16
#: Of a number of a card so much is left where its middle is left out.
_CARD = 15
#: What a student says of the own value, where another is shown.
_OWN = frozenset((
    "我", "我们", "我的", "本人", "咱", "俺", "实际", "应", "应该", "其实", "明明", "我明明",
    "才",
))  # fmt: skip
_FEW = ("民族", "性别", "层次", "学制", "政治面貌", "学习形式")
_IN_HAN = {"2": "两", "3": "三", "4": "四", "5": "五", "6": "六", "二": "两"}


def contrasted(found: Sequence[Token]) -> bool:
    """Whether two values of one item are told, one of them as the student's own.

    >>> contrasted(tokens("学制：4（我们专业是5年制）")), contrasted(tokens("学制：4年，四年制"))
    (True, False)
    """
    if _dates_differ(found):
        return True
    told: dict[str, set[str]] = {}
    before = ""
    for one in found:
        if one.part == Part.DIVIDES or one.word in {"是", "为"}:
            continue
        if one.part == Part.VALUE:
            for item in _FEW:
                if one.word in VALUES[item].split("、"):
                    told.setdefault(item, set()).add(_plain(one.word))
        elif before == "学制" and one.part == Part.ASIDE and one.word in _IN_HAN:
            told.setdefault("学制", set()).add(_IN_HAN[one.word])
        before = one.word
    return any(len(values) > 1 for values in told.values()) and any(
        one.word in _OWN for one in found
    )


_OF_DATES = (
    "出生", "生日", "入学", "毕业", "出生日期", "入学日期", "毕业日期", "入学时间", "毕业时间",
    "出生年月", "出生年月日", "入学年份", "预计毕业日期", "日期",
)  # fmt: skip
#: What may stand between who says so and their own date.
_LINKS = frozenset(("是", "都", "就", "就是", "都是", "应", "应该", "应该是", "该", "才", "明明"))
#: Where a value is written; not that somebody has.
_WRITTEN = "写"
#: Where another value is shown, or what is right is written.
_SOURCES = frozenset((
    "学信网", "系统", "网上", "上面", "原件", "身份证", "户口本", "户口簿", "户口", "证件",
    "实际", "实", "档案", "它", "系统里", "学信网上",
))  # fmt: skip


def _dates_differ(found: Sequence[Token]) -> bool:
    """Whether two dates are told of one item, and where each stands: 12.31（原件12.13）."""
    dates = {
        tuple(int(one) for one in re.findall("[0-9]+", each.word))
        for each in found
        if each.part == Part.ASIDE and re.match(r"(?:19|20)[0-9]{2}[年./-]", each.word)
    }
    named = {
        each.word for each in found if each.part == Part.ITEM and each.word.startswith(_OF_DATES)
    }
    items = {one for one in named if not any(one in other for other in named - {one})}
    is_own = any(
        each.word in _OWN and _has_own_date(found[at + 1 :]) for at, each in enumerate(found)
    )
    over = {Part.FIXED, Part.CHECKED, *(() if is_own else (Part.GOOD,))}
    return (
        len(dates) == 2
        and len({len(one) for one in dates}) == 1
        and len(items) == 1
        and not any(each.part in over and each.word != _WRITTEN for each in found)
        and any(
            is_own
            or each.word in _SOURCES
            or each.part in {Part.SHOWN, Part.SHOULD}
            or each.word.startswith(("学信网", "系统"))
            for each in found
        )
    )


def _has_own_date(behind: Sequence[Token]) -> bool:
    """Whether what stands *behind* 我们 is a date, and that it is: 我们是2019.7毕业.

    >>> [_has_own_date(tokens(one)) for one in ("是2019.7毕业", "看的时候是2018.3", "2018.3看的")]
    [True, False, False]
    """
    told = [one for one in behind if one.word not in _LINKS][:2]
    is_date = bool(told) and told[0].part == Part.ASIDE and _is_date(told[0].word)
    return is_date and not any(one.part in {Part.CHECKED, Part.LOOKED} for one in told[1:])


def _plain(value: str) -> str:
    """A value without what may be left out of it: 4年制 and 四年."""
    short = value.rstrip("制年生的性") or value
    return _IN_HAN.get(short, short)


def _is_birth(date: str) -> bool:
    parts = re.findall("[0-9]+", date)
    if len(parts) == 1 and len(parts[0]) == 8:
        return int(parts[0][:4]) in _BIRTH
    if len(parts) == 2:
        return int(parts[0]) in _BIRTH_YEARS
    return len(parts) == 3 and int(parts[0]) in _BIRTH


def _values(found: Sequence[Token]) -> list[str]:
    """What stands behind 显示, 应为 or 不是, or in front of it."""
    values: list[str] = []
    run = ""
    for one in [*found, Token(0, 0, Part.DIVIDES, "")]:
        if one.part == Part.UNKNOWN or (run and len(one.word) == 1 and re.match(_HAN, one.word)):
            run += one.word
            continue
        if run:
            values.append(run.removesuffix("了"))
        run = ""
    return values


def _are_names(values: Sequence[str]) -> bool:
    """Whether two *values* are a name and how it is misspelt."""
    return any(
        one != other
        and all(re.fullmatch(_LIKE_A_NAME, word) for word in (one, other))
        and (one[0] == other[0] or len(set(one) & set(other)) >= max(1, len(one) - 1))
        for at, one in enumerate(values)
        for other in values[at + 1 :]
    )
