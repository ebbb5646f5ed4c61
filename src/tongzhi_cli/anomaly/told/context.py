"""Words that are something else beside others: 照片不清楚 and 不清楚, 张三说, 今天再看.

Each looks at a few words around it, so that reading stays linear.
"""

from collections.abc import Sequence
from itertools import takewhile

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.fault_words import VALUES
from tongzhi_cli.anomaly.tokens import Token
from tongzhi_cli.anomaly.told.people import (
    OTHER_PEOPLE,
    PEOPLE,
    is_of_people,
    may_be_on_photo,
    took_the_photo,
)
from tongzhi_cli.anomaly.told.so_far import of_time

#: So far a word looks.
_NEAR = 12
#: Characters that say that something is wrong, and may as well be within a name.
_IN_NAMES = frozenset("少缺漏丢空糊歪丑旧叉")


def by_what_stands_beside(found: list[Token]) -> list[Token]:
    """*found* in which each word is what it says beside the others."""
    found = _without_references(found)
    whole = _Whole(found)
    told: list[Token] = []
    for at, one in enumerate(found):
        behind = found[at + 1 : at + 1 + _NEAR]
        part = whole.of_values(one, told, behind) or whole.of_saying(one, told, behind)
        part = part or of_time(one, told, behind)
        told.append(one if part is None else one._replace(part=part))
    return told


class _Whole:
    """What the whole of an answer has, for each of its words."""

    def __init__(self, found: Sequence[Token]) -> None:
        parts = {one.part for one in found}
        self._items, self._good = Part.ITEM in parts, Part.GOOD in parts
        words = {one.word for one in found}
        self._helped = not words.isdisjoint(("帮我", "让", "托", "替我", "叫", "请", "代")) or any(
            one.word in "让托帮叫" for one in found
        )
        self._values = {one.word for one in found if one.part == Part.VALUE}
        self._classes = {one for one in self._values if one.endswith("班")}

    def of_values(self, one: Token, told: Sequence[Token], behind: Sequence[Token]) -> str | None:
        """What a word is beside a value or an item, None where it is what it was."""
        last = told[-1] if told else None
        next_one = behind[0] if behind else None
        if next_one is None:
            return None
        if one.word in _HOW and next_one.part in "WZ" and _named(told):
            return Part.ASKS_WHAT_TO_DO  # 照片怎么是空的
        if one.word in _HOW and next_one.part in {Part.SHOWN, Part.IS}:
            is_value = next_one.part == Part.IS and behind[1:2] and behind[1].part in "Vh"
            return Part.SHOWN if is_value else Part.HARMLESS  # 怎么变女的了, 怎么是2021年
        if one.word in _OTHER and last and next_one.part == Part.ITEM:
            shown = last.part == Part.SHOWN or last.word in {"是", "成"}
            return Part.WRONG if shown else None  # 学校显示为别的学校
        if one.word in _OWN_IS and next_one.word != one.word and next_one.word in self._classes:
            return Part.SHOULD if len(self._classes) > 1 else None  # 我是2班，我明明1班
        if one.part == Part.IS and next_one.part == Part.VALUE and last and last.word in _ME:
            rival = _has_rival(next_one.word, self._values)
            return Part.SHOULD if rival else None  # 政治面貌是群众，我是党员
        if one.word in _WRITTEN and next_one.part in "V?" and _named(told):
            return Part.SHOWN  # 学制写3年, 民族还是汉族
        if one.word in {"应该", "应"} and next_one.part in "Vh":
            return Part.SHOULD  # 应该4年
        return None

    def of_saying(self, one: Token, told: Sequence[Token], behind: Sequence[Token]) -> str | None:
        """What a word is beside what is said of how the record is, None where it is what it was."""
        last = told[-1] if told else None
        if one.word == "为" and _is_right(behind[:2]):
            return Part.HARMLESS
        if one.part == Part.SHOWN and _is_right(behind[:2]):
            return Part.HARMLESS  # 现在显示的是对的
        if _is_done(one, told):
            return Part.FIXED
        if one.part == Part.SHOULD and _is_right(behind):
            # 应该是本人, and 其实是对的
            return Part.OPEN if one.word.startswith("应") else Part.HARMLESS
        if one.part == Part.LATER and one.word.startswith("再") and _was_done(told, behind):
            return Part.CHECKED  # 今天再看都对
        if one.word in _WHEN_FREE and behind and behind[0].part == Part.CHECKED and not self._good:
            is_over = behind[1:2] and behind[1].word in _DONE_ALREADY
            return None if is_over else Part.LATER  # 下课看
        if one.word == "x" and last and last.part not in {Part.ITEM, Part.DIVIDES}:
            return Part.HARMLESS  # 末位X
        if (
            one.word in _IS_THERE_NOW
            and last
            and (last.part == Part.NOW or last.word in {"后", "之后", "以后", "终于", "后来"})
        ):
            return Part.FIXED  # 现在有了
        if one.word == "吧" and _says_nothing_yet(told):
            return Part.HARMLESS  # 放心交吧
        if not self._items and one.word in _OF_AN_ITEM:
            return _OF_AN_ITEM[one.word]
        if one.word in _IN_NAMES and not self._items and last and last.part == Part.UNKNOWN:
            return Part.UNKNOWN  # 孙悟空
        if (
            one.word in {"希望", "但愿", "盼"}
            and behind
            and any(each.part in "FC" or each.word in _TO_BE_DONE for each in behind[:4])
        ):
            return Part.HARMLESS  # 希望更正
        if (
            one.word in {"他说", "她说"}
            and self._helped
            and behind
            and any(each.part == Part.GOOD for each in behind[:5])
        ):
            return Part.HARMLESS  # 让我女儿帮我弄的，她说都对
        if one.word in _PLACES and last and last.word in _GOES_TO and not is_of_people(behind):
            return Part.HARMLESS  # 下周回学校签字
        if one.word.isdigit() and one.word != "100" and behind and behind[0].word == "%":
            return Part.PARTLY  # 50%无误
        if one.word in {"就", "光"} and _looked_at_one(told, behind):
            return Part.PARTLY  # 就看了照片
        if one.word in {"就", "才", "还"} and behind and behind[0].part in "KLN":
            return Part.ASIDE  # 昨天就点了正确
        if one.word == "么" and not any(each.part != Part.DIVIDES for each in told[-1:]) and behind:
            return Part.HARMLESS  # 么班长辛苦了
        if one.word in _ALIKE and _is_with_reference(told):
            return Part.GOOD  # 跟身份证一样
        if one.part == Part.FIXED and _is_only_wanted(told, behind):
            return Part.HARMLESS  # 麻烦老师给改过来, 不是说改好了吗
        if one.word in OTHER_PEOPLE and took_the_photo(behind):
            return Part.ASIDE  # 照片是室友给我拍的
        if one.word in OTHER_PEOPLE and not may_be_on_photo(told, behind):
            return Part.HARMLESS  # 签名请室友代
        if one.word in PEOPLE and not is_of_people(behind):
            return Part.HARMLESS  # 已经告诉辅导员了
        if one.word == "说" and last and last.part in {Part.UNKNOWN, Part.ASIDE}:
            return Part.CHANGES
        return None


#: What says something of an item, and by itself something else.
_OF_AN_ITEM = {
    "拼音": Part.ITEM, "不清楚": Part.OPEN,
    "还没改": Part.OPEN, "还没有改": Part.OPEN, "还未改": Part.OPEN,
}  # fmt: skip


def _has_rival(value: str, values: set[str]) -> bool:
    """Whether another value of the same item is told beside it: 群众, 党员."""
    return any(
        value in listed and not values.isdisjoint(listed - {value})
        for listed in (frozenset(one.split("、")) for one in VALUES.values())
    )


_HOW = frozenset(("怎么", "咋个", "咋", "怎个", "啷个", "点解", "咋会", "怎么会", "为啥", "为什么"))
_OTHER = frozenset(("别的", "其他", "其它", "另外"))
_ME = frozenset(("我", "本人", "我明明", "明明", "俺", "自己", "其实"))
_DONE_FOR_ME = frozenset("报")
_OWN_IS = frozenset(("明明", "我明明", "明明是", "其实", "本来", "实际"))
#: What is said to be done by 已 in front of it, with who and when between: 已于3月20日更正.
_DONE = frozenset((
    "更正", "修改", "勘误", "更正为", "修改为", "改为", "更改为", "变更为", "修改成", "改成",
    "更换",
))  # fmt: skip
_REFERENCES = frozenset((
    "身份证", "身份证件", "户口", "户口本", "户口簿", "户籍", "档案", "实际", "事实", "毕业证",
    "学生证", "录取照片", "本人", "高考照片",
))  # fmt: skip
_WITH = frozenset(("和", "与", "跟", "同", "比", "按", "按照", "对照", "对照着"))
_AROUND_REFERENCE = frozenset(("我", "我的", "本人", "的", "上", "上面", "里", "情况", "信息"))
_DIFFERS = (
    "不符", "不一致", "不一样", "对不上", "不同", "不相符", "不匹配", "有出入", "有差", "不对应",
    "不吻合", "不符合",
    "对不起来",
)  # fmt: skip


_ALIKE = frozenset(("一样", "一样的", "一个样", "一致的", "同样", "同款"))


def _just_before(told: Sequence[Token]) -> list[Token]:
    """The last words *told* in the same clause, the nearest first."""
    last = told[: -_NEAR - 1 : -1]
    return list(takewhile(lambda one: one.part != Part.DIVIDES or one.soft, last))


def _is_with_reference(told: Sequence[Token]) -> bool:
    """Whether it is a paper that something is like, and nothing of that is denied."""
    near = _just_before(told)
    return (
        any(one.word in _REFERENCES for one in near)
        and any(one.word in _WITH for one in near)
        and not any(one.part in "ZMyQTXC" or one.word in {"不", "没"} for one in near)
    )


_TO_BE_DONE = frozenset((
    "更正", "修改", "改", "更换", "勘误", "更改", "纠正", "处理", "解决", "重拍", "换", "补拍",
))  # fmt: skip
_PLACES = frozenset(("学校", "学院", "校区"))
_GOES_TO = frozenset(("回", "到", "去", "在", "来", "回到", "离开", "找", "问"))


#: What makes a wish or a promise of what would be put right.
_WANTS = (
    "给", "帮", "帮我", "帮忙", "请", "麻烦", "麻烦老师", "能", "一定", "希望", "尽快", "要",
    "得", "需要", "恳请", "劳烦", "烦请", "请老师", "才能", "能不能", "想", "快点",
)  # fmt: skip
_SAYS = ("说", "讲", "告诉", "说是", "老师说", "不是", "喊", "通知", "答应")
_BUT_STILL = frozenset(("但", "可", "还是", "结果", "但是", "可是", "还", "仍", "仍然"))
_DONE_BY_NOW = ("已", "已经", "都", "刚", "后来", "现在", "现", "终于", "又")


def _is_only_wanted(told: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Whether somebody asks for it, or was told so and sees that it is not."""
    near = [one.word for one in _just_before(told)]
    if any(word in near for word in _SAYS):
        here = next(
            (n for n, one in enumerate(behind) if one.part == Part.DIVIDES and not one.soft),
            len(behind),
        )
        asked = any(one.part == Part.ASKS for one in behind[:here]) or (
            behind[here : here + 1] and behind[here].word == "?"
        )
        return bool(asked) or any(
            one.part == Part.WRONG or one.word in _BUT_STILL for one in behind[:_NEAR]
        )
    return any(word in near[:4] for word in _WANTS) and not any(
        word in near for word in _DONE_BY_NOW
    )


def _looked_at_one(told: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Whether what is said first is that one item was looked at: 就看了照片."""
    first = not told or (told[-1].part == Part.DIVIDES and not told[-1].soft)
    words = [one for one in behind[:3] if one.word not in {"了", "过"}]
    return (
        first
        and [one.part in "KLI" for one in words[:2]] == [True, True]
        and (words[0].part != Part.ITEM and words[1].part == Part.ITEM)
    )


def _is_done(one: Token, told: Sequence[Token]) -> bool:
    """Whether what is to be done is done already: 已于3月20日更正."""
    if one.word not in _DONE:
        return False
    near = [each.word for each in told[-6:]]
    return any(
        word in {"已", "已于", "已经", "已由", "现在已经", "现已", "都已经"} for word in near
    ) and Part.DIVIDES not in {each.part for each in told[-1:] if not each.soft}


#: What tells what is shown where an item stands before it and a value behind.
_WRITTEN = frozenset(("写", "填", "录", "标", "还是", "仍是", "依然是", "依旧是", "填写"))
_IS_THERE_NOW = frozenset((
    "有", "有了", "出来了", "可以了", "好了", "显示了", "能看到", "显示出来了",
))  # fmt: skip
_WHEN_FREE = frozenset((
    "下课", "下班", "放学", "回家", "回来", "回宿舍", "忙完", "吃完饭", "周末", "晚上", "中午",
    "今晚",
))  # fmt: skip
_DONE_ALREADY = frozenset(("了", "过", "的", "完", "好"))


def _says_nothing_yet(told: Sequence[Token]) -> bool:
    """Whether a clause has said nothing of the record so far: 放心交吧."""
    for one in told[: -_NEAR - 1 : -1]:
        if one.part == Part.DIVIDES and not one.soft:
            break
        if one.part in {Part.ITEM, Part.GOOD, Part.WRONG, Part.RECORD, Part.OPEN, Part.UNKNOWN}:
            return one.part == Part.UNKNOWN and one.word in _DONE_FOR_ME
    return bool(told)


def _named(told: Sequence[Token]) -> bool:
    """Whether an item stands in the same clause."""
    for one in told[: -_NEAR - 1 : -1]:
        if one.part == Part.ITEM:
            return True
        if one.part not in {Part.HARMLESS, Part.NOW, Part.JOINS} and not one.soft:
            return False
    return False


def _was_done(told: Sequence[Token], found: Sequence[Token]) -> bool:
    """Whether 再看 is over: 今天再看, or something comes of it in the same clause."""
    if told and told[-1].part == Part.NOW and told[-1].word != "等":
        return True
    for one in found:
        if one.part == Part.DIVIDES and not one.soft:
            return False
        if one.part == Part.GOOD:
            return not any(each.part == Part.LATER for each in told[-_NEAR:])
    return False


def _without_references(found: list[Token]) -> list[Token]:
    """*found* in which what something was compared with is no item: 跟身份证对不上."""
    told = list(found)
    for at, one in enumerate(found):
        if one.part == Part.ITEM and [each.word for each in found[at + 1 : at + 2]] == ["为准"]:
            told[at] = one._replace(part=Part.HARMLESS)  # 以学校为准
            continue
        if one.word not in _REFERENCES or one.part not in {Part.ITEM, Part.HARMLESS}:
            continue
        before = [each.word for each in found[max(0, at - 3) : at] if not each.soft]
        while before and before[-1] in _AROUND_REFERENCE:
            before.pop()
        behind = [
            each.word for each in found[at + 1 : at + 5] if each.word not in _AROUND_REFERENCE
        ]
        if before and before[-1] in _WITH and behind and behind[0].startswith(_DIFFERS):
            told[at] = one._replace(part=Part.HARMLESS)
    return told


_SELF = frozenset(("本人", "我", "自己", "我的", "没有", "无", "没"))


def _is_right(behind: Sequence[Token]) -> bool:
    """Whether what stands behind 应该是 is that all is right: 无误, 本人."""
    for one in behind:
        if one.part == Part.GOOD or one.word in _SELF:
            return True
        if one.part not in {Part.HARMLESS, Part.BESIDE, Part.JOINS} and not one.soft:
            return False
    return False
