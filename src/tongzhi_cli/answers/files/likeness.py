"""Whom a name that nobody of the class has may mean: typed wrongly, or a part of a name.

A typing error is one sound of three written with another character (安若希), sounds that people
mix up (静, 金), characters that look alike (未, 末), two that changed places, one typed twice.
Near, and not sure, are one of three characters that is quite another (张文婷 for 张文静: perhaps
somebody else), one of two that only sounds the same (王毅 for 王燚: a name of its own), and what
many write for a rare character (赵龙).
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from tongzhi_cli.model import pinyin
from tongzhi_cli.model.person_name import surname_of
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.traditional import simplified
from tongzhi_cli.model.words import SURNAMES
from tongzhi_cli.named_tuple import NamedTuple

#: Characters of names that are mistaken for each other by their looks.
_LOOK_ALIKE = (
    "己已巳 未末 士土 曰日 戊戌戍戎 玥钥 茜西 祎伟炜玮 睿叡 昊吴旲 冉再 晗含唅 婷停亭 "
    "钰玉珏 壬王玉 千干于 人入 大太犬 天夭 亨享 今令 甲申由 晨辰 暄喧萱宣 瑄瑾 斌彬 竣峻俊 "
    "弈奕 颖颕颍 泽译择 谦廉 梓辛 桐铜 恒桓 垣恒桓 洋详 烨晔华 璐路 薇微徽 徽微 豪毫 "
    "祺棋琪淇 琳林 淼森焱 芮内 苑宛 莹萤茔 蒙家 昕听欣 丰韦 博搏 凡几 茗名 冰水 "
    "沐休 沛肺 洛络 滢莹 妍研 娅亚 婧靖 媛缓暖嫒 嫣焉 筱莜 笛苗 若苦 荟会 旭旮 春舂 晏宴 杰木 "
    "柳卯 栋拣 楠南 汐夕 涵函 潇萧肖 炫弦 珂柯 瑶谣 子孑 宇字 屹乞 恺凯 慧惠 "
    "曦羲 畅扬 刀刁刃 昂昴 棣隶 祁祈 肜彤 钧钓 崧菘 谌湛"
)
_LOOKS = {
    c: frozenset().union(*(group for group in _LOOK_ALIKE.split() if c in group))
    for c in frozenset(_LOOK_ALIKE)
}
#: Something else stands for a rare character; so loose a likeness gives way to any other.
_RARE = "生僻字"
#: Of a name that is known by its given name alone, the surname.
_MOST_MISSING = 2
#: One in so many characters of a long name may be another of the same sound: 阿卜杜, 阿不都.
_MOST_OF_LONG = 5


class Near(NamedTuple):
    """A *student* whom a name may mean, *how* it differs; *is_sure* if it is surely an error."""

    student: Student
    how: str
    is_sure: bool


@lru_cache(maxsize=8192)
def bare(name: str) -> str:
    """A name by which it is compared: simplified, in one case, without dots and spaces."""
    return simplified("".join(c for c in name if c.isalnum())).casefold()


def near(word: str, students: Iterable[Student]) -> list[Near]:
    """The students whose name is close to *word*, the surest alone.

    >>> from tongzhi_cli.check.rules.sample import student
    >>> people = [student("01", "安若曦"), student("02", "张文静"), student("03", "李明")]
    >>> [(each.student.name, each.how, each.is_sure) for each in near("安若希", people)]
    [('安若曦', '错字', True)]
    >>> [each.is_sure for each in near("张文婷", people)], near("李四", people)
    ([False], [])
    >>> [(each.how, each.is_sure) for each in near("若曦", people)]
    [('只有名', True)]
    """
    typed = bare(word)
    found = [
        Near(one, *how) for one in students if one.name and (how := _difference(typed, one.name))
    ]
    sure = [one for one in found if one.is_sure]
    # one that is heard the same outdoes one that has a character more or less
    same = [one for one in sure if len(bare(one.student.name)) == len(typed)]
    others = [
        one for one in found if len(bare(one.student.name)) == len(typed) and one.how != _RARE
    ]
    if any(bare(one.student.name)[0] == typed[0] for one in same):
        others = [one for one in others if not _has_other_surname(bare(one.student.name), typed)]
    begun = any(bare(one.student.name).startswith(typed) for one in found)
    if same and len(others) == len(same) and not begun:
        return same  # 吴浩 may be 吴昊, or 吴浩然 without its last
    return found


def _has_other_surname(name: str, typed: str) -> bool:
    """Whether only a surname tells two names apart, and none that one takes for the other.

    周紫涵 is 周子涵 before it is 邓紫涵: hardly anybody mistypes the surname.
    """
    is_alike = typed[0] in _LOOKS.get(name[0], ()) or _sounds_like(typed[0], name[0])
    return name[0] != typed[0] and name[1:] == typed[1:] and not is_alike


def _difference(typed: str, name: str) -> tuple[str, bool] | None:
    """How *typed* differs from *name*, and whether it is surely an error; None if it is another."""
    meant = bare(name)
    if typed == meant:
        return "", True
    if "·" in name and typed in [bare(one) for one in name.split("·")] and len(typed) > 1:
        return "只有名", True
    if meant.isascii() or len(meant) < 2 or abs(len(typed) - len(meant)) > _MOST_MISSING:
        return None
    if not any(c in meant for c in typed):  # as nearly always; all may sound the same
        is_heard = len(typed) == len(meant) > 2 and all(map(_sounds_as, typed, meant))
        return ("错字", True) if is_heard else None
    if len(typed) == len(meant):
        return _other_characters(typed, meant)
    if len(typed) == len(meant) + 1 and _in_parts(typed, meant):
        return "拆开的字", False
    if len(typed) == len(meant) + 1 and _without_doubled(typed, meant):
        return "多字", len(meant) > 2
    if _is_long(meant) and abs(len(typed) - len(meant)) == 1 and is_part(typed, meant):
        return ("多字" if len(typed) > len(meant) else "缺字"), True
    if len(typed) > 1 and meant.endswith(typed) and len(typed) == _given(meant):
        return "只有名", True
    if len(typed) > len(meant) == 2 and not {meant} & {typed[:2], typed[-2:]}:
        return None  # 刘海洋 is no 刘洋
    longer, shorter = sorted((typed, meant), key=len, reverse=True)
    if len(longer) == len(shorter) + 1 and len(shorter) > 1 and is_part(typed, meant):
        return ("多字" if len(typed) > len(meant) else "缺字"), False
    return None


def _is_long(name: str) -> bool:
    """Whether one other character, or one less, leaves the same name: 扎西多杰, and not 欧阳桐."""
    return len(name) > 3 and len(surname_of(name)) == 1


def _given(name: str) -> int:
    """How many characters the given name has."""
    return len(name) - len(surname_of(name))


def _other_characters(typed: str, meant: str) -> tuple[str, bool] | None:
    """What is typed for a name as long, and whether that is sure.

    >>> _other_characters("李明", "李旻"), _other_characters("李鸣", "李明")
    (('生僻字', False), ('错字', False))
    >>> _other_characters("李钥", "李玥"), _other_characters("刘杰", "刘㛃")
    (('错字', True), ('错字', True))
    """
    wrong = [at for at, (one, other) in enumerate(zip(typed, meant, strict=True)) if one != other]
    if len(meant) > 2 and typed == meant[-_given(meant) :] + meant[: -_given(meant)]:
        return "字颠倒", True  # as in English: the surname last
    if len(wrong) == 2 and sorted(typed) == sorted(meant):
        return "字颠倒", wrong[0] > 0 or _is_long(meant)
    pairs = [(typed[at], meant[at]) for at in wrong]
    if len(pairs) * _MOST_OF_LONG <= len(meant) and len(pairs) > 1 and _is_long(meant):
        return ("错字", True) if all(_may_sound_as(*pair) for pair in pairs) else None
    is_family = typed[0] in SURNAMES or typed[0] in _LOOKS.get(meant[0], ())
    is_word = wrong == [0] and len(meant) == 2 and not is_family
    is_rare = all(_is_rare(one) for _, one in pairs) and len(pairs) < len(meant)
    looks = len(pairs) == 1 and pairs[0][0] in _LOOKS.get(pairs[0][1], ())
    if all(_sounds_as(*pair) for pair in pairs) and (len(meant) > 2 or len(pairs) == 1):
        # 好运 is a wish, and perhaps not 郝运; 王毅 is a name, and perhaps not 王燚's
        is_same = len(meant) > 2 or looks or all(_is_rare(one, "gbk") for _, one in pairs)
        return "错字", is_same and not is_word
    if len(pairs) > 1:
        return (_RARE, False) if is_rare else None
    is_like = looks or _sounds_like(*pairs[0]) or (wrong == [0] and _may_be_surname(*pairs[0]))
    is_sure = looks or (is_like and len(meant) > 2) or _is_long(meant)
    if is_rare and not is_sure:
        return _RARE, False
    if len(meant) == 2:
        return ("错字", looks and not is_word) if is_like else None
    return "错字", is_sure


@lru_cache(maxsize=8192)
def _is_rare(character: str, charset: str = "gb2312") -> bool:
    """Whether many cannot type a character, and write another for it: GB 2312-1980 has it not.

    Hardly anybody can type what the *charset* of later systems, GBK, has not either.
    """
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return True
    return False


def _in_parts(typed: str, meant: str) -> bool:
    """Whether two characters stand for a rare one: 金宏 for 𬭎."""
    return any(
        _is_rare(c) and typed[:at] == meant[:at] and typed[at + 2 :] == meant[at + 1 :]
        for at, c in enumerate(meant)
    )


@lru_cache(maxsize=8192)
def _sounds_as(one: str, other: str) -> bool:
    """Whether two characters are mostly read the same; 娜 is also nuo, and no error for 诺."""
    return pinyin.usual(one) == pinyin.usual(other)


def _may_sound_as(one: str, other: str) -> bool:
    """Whether two characters are read the same in any of their ways: 都 is du too."""
    return not set(pinyin.readings(one)).isdisjoint(pinyin.readings(other))


def _may_be_surname(one: str, other: str) -> bool:
    """Whether one surname is written for another of the same sound: 覃 is Tan, and Qin like 秦."""
    return one in SURNAMES and _may_sound_as(one, other)


def _sounds_like(one: str, other: str) -> bool:
    return _blurred(pinyin.usual(one)) == _blurred(pinyin.usual(other))


def _blurred(syllable: str) -> str:
    """A syllable without what many do not tell apart: zh and z, ng and n, n and l, h and f."""
    if syllable[1:2] == "h":
        syllable = syllable[0] + syllable[2:]
    if syllable.endswith("ng"):
        syllable = syllable[:-1]
    return {"n": "l", "f": "h"}.get(syllable[:1], syllable[:1]) + syllable[1:]


def _without_doubled(typed: str, meant: str) -> bool:
    return any(
        typed[at] == typed[at - 1] and typed[:at] + typed[at + 1 :] == meant
        for at in range(1, len(typed))
    )


def is_part(one: str, other: str) -> bool:
    """Whether one of two texts is the other without one character.

    >>> is_part("2014", "20014"), is_part("2014", "20140"), is_part("2014", "20153")
    (True, True, False)
    """
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if len(longer) != len(shorter) + 1:
        return False
    same = 0
    while same < len(shorter) and longer[same] == shorter[same]:
        same += 1
    return longer[same + 1 :] == shorter[same:]


def has_long_surname(word: str) -> bool:
    """Whether *word* is a name with a surname of two characters."""
    return len(surname_of(word)) > 1 and len(word) <= 4


def named(found: Sequence[Near]) -> tuple[Student, ...]:
    """The students of such a list."""
    return tuple(one.student for one in found)
