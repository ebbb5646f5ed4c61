"""What kinds of fault a result names: the notice's own, then the shipped ones.

>>> def names(text):
...     return [one.name for one in faults_in(text, ())]
>>> names("姓名错，照片不是本人"), names("照片没有问题，民族应为回族")
(['姓名', '照片不是本人'], ['民族'])
>>> names("有只猫")
[]
"""

import re
from functools import lru_cache, partial

from tongzhi_cli.anomaly.answer_words import Part
from tongzhi_cli.anomaly.answer_words import words as words_and_parts
from tongzhi_cli.anomaly.by_values import item_of_values
from tongzhi_cli.anomaly.clauses import canonical, clauses
from tongzhi_cli.anomaly.kinds import (
    LAST,
    NO_ENTRY,
    OTHER,
    PEOPLE,
    SHIPPED,
    WITHOUT_PHOTO,
    WRONG_PHOTO,
    Kind,
)
from tongzhi_cli.anomaly.lists.said_of_photo import (
    PHOTO,
    is_not_own,
    is_of_record,
    said_of_own,
    said_of_photo,
    without_onlookers,
)
from tongzhi_cli.model.terms import Scope
from tongzhi_cli.model.words import either
from tongzhi_cli.named_tuple import NamedTuple

#: Keywords of the shipped kinds that tell an item, and nothing of how it is.
_NOUNS = (
    "证件号、证件号码、族、曾用名、间隔号、生僻字、军官证、士兵证、军人证、护照、台胞证、台湾居民、港澳、"
    "回乡证、通行证、居住证、居留证、验证码、绑定手机、地区码、末四位、入学年、毕业年、离校日期、系名、函授站、"
    "学院名、所属学院、所在学院、所属系、班级、班名、班别、学籍异动、全日制、三年制、四年制、五年制"
)


#: Said beside another kind it explains that one.
_STANDING = "学籍状态"
_IS_OVER = "(?:休学|入伍|参军|当兵|服兵役|复学|退役)(?:过|后|之后|以后|回来|期满)"
#: Beside no photo of the graduate, that the other one is there is no fault.
_ADMITTED = "录取照片"
#: What only tells who somebody is, when it came about and where, beside what is wrong.
_BACKGROUND = (
    "(?:我|本人|我们)(?:都|就|明明)?是[^不没错]{0,6}(?:的|生|学生|专升本|本科|专科)|"
    "(?:我|本人)?是?(?:从.{1,8})?转专业(?:过来|来|转来)?的|"
    "(?:我)?(?:大[一二三])?(?:转专业|转系|降级|复学|休学)(?:那时|的时候|时|以后|之后|过后|后|那年|期间)"
    "(?:就|被|给|没有?|未|才|去|一直|系统|都){0,3}(?:拍照?|改|更新|录入?|写|弄|填|换|采集|传|跟着改)错?[的了]?|"
    "(?:这|那)?(?:张)?(?:是)?(?:高考|入学|高中|大[一二三四])(?:的时候|时|那年|那会儿?)?(?:拍|照|采集)的(?:那张)?|"
    "[^不没错]{2,8}那[几一两]?[位个]字?|"
    f"照片是(?:我的?)?{either(PEOPLE)}[给帮]?我?[拍照]的[^不没错]{{0,4}}"
)
_IS_THERE = (
    "(?:(?<!没)(?:有|看到|看见|显示)了?(?:一张)?(?:录取|高考|入学)照片|"
    "(?:录取|高考|入学)照片[倒却还是也都能]*(?:有|在|正常|看得?到|看得?见|能看))"
    r"[了的呢呀啊哈嘛诶哎唉噢哦哟]*(?=[，。；;,.！!、\s]|(?:但是?|可是?|不过|就是|而)?(?:没|无|缺|学历|毕业)|$)"
)


class _Entry(NamedTuple):
    """A fault and its keywords as they are looked for."""

    fault: Kind
    keywords: tuple[tuple[str, ...], ...]


def faults_in(text: str, own: tuple[Kind, ...]) -> tuple[Kind, ...]:
    """The kinds of fault that *text* names, clause by clause; empty if none is known.

    *own* are the kinds of the notice (`Notice.own_faults`), which come first.

    Of a clause the first entry that fits counts, then what fits the rest of it; of two kinds of
    which one's name is part of the other's (照片, 照片不是本人) only the one that says more.
    """
    return _found(text, own)


def is_no_photo(text: str) -> bool:
    """Whether *text* says that there is no photo at all (补采集).

    >>> [is_no_photo(text) for text in ("无学历照片", "照片没有", "未采集", "照片没有问题")]
    [True, True, True, False]
    >>> is_no_photo("照片不是本人")
    False
    """
    return any(one.name in WITHOUT_PHOTO for one in _found(text, ()))


def is_locked_out(text: str) -> bool:
    """Whether *text* says that somebody does not get into the account, or to the record by it.

    >>> is_locked_out("手机号换了，登不上学信网"), is_locked_out("手机号换了")
    (True, False)
    """
    return _hit(canonical(text.lower()), _NO_ENTRY) is not None


def tells_fault(clause: str, own: tuple[Kind, ...]) -> bool:
    """Whether a *clause* names a kind by more than the name of an item: 照片太丑, not 照片.

    >>> [tells_fault(text, ()) for text in ("照片太丑", "照片", "民族")]
    [True, False, False]
    """
    entries, last = _entries(own)
    told = "".join(canonical(clause.lower()).split())
    return any(
        _hit(told, entry._replace(keywords=(keyword,))) is not None
        for entry in (*entries, *last)
        for keyword in entry.keywords
        if keyword[0] in told and not _is_item("".join(keyword))
    )


def _is_item(word: str) -> bool:
    return words_and_parts().get(word) in {Part.ITEM, Part.RECORD} or word in _NOUNS.split("、")


_CARD_NUMBER = "证件号码"
#: The photo, and nothing of how it is.
_ONLY_NAMED = (PHOTO,)


def _is_of_card(parts: list[str]) -> bool:
    """Whether what is wrong is of the card itself, by nobody's other item: 身份证好错了."""
    return any(
        re.match("身份证(?:$|.{0,6}(?:错|不对|有误|对不上|不一致|不符))", one) for one in parts
    )


@lru_cache(maxsize=4096)  # many students write the same few things, and each rule asks anew
def _found(text: str, own: tuple[Kind, ...]) -> tuple[Kind, ...]:
    entries, last = _entries(own)
    found: dict[str, Kind] = {}
    for whole in (False, True):
        parts = clauses(text, whole=whole)
        if len(parts) > 1:  # 我是专升本的，学制写成四年
            parts = [one for one in parts if not re.fullmatch(_BACKGROUND, one)] or parts
        names = partial(_names, entries=entries, last=last)
        parts = said_of_photo(parts, names)
        if PHOTO not in "".join(parts):
            parts = said_of_own(parts, canonical(text), names)
        for part in parts:
            found |= {one.name: one for one in _in_clause(part, entries) if one.name not in found}
        if "同学" in text or "室友" in text:
            of_record = is_of_record(canonical(text))
            parts = [without_onlookers(part, is_of_record=of_record) for part in parts]
        for entry in last:
            # beside a kind that says more, a bare 不是我 is about that
            is_told = any(_hit(part, entry) is not None for part in parts)
            if is_told and (
                all(name in entry.fault.name for name in found)
                or (
                    entry.fault.name == WRONG_PHOTO
                    and is_not_own(canonical(text), parts, is_photo=PHOTO in found)
                )
            ):
                found[entry.fault.name] = entry.fault
        if found:
            break
    item = "" if found else item_of_values(text)
    if item := item or (_CARD_NUMBER if not found and _is_of_card(parts) else ""):
        found = {one.fault.name: one.fault for one in entries if one.fault.name == item}
    if len(found) > 1 and _STANDING in found and re.search(_IS_OVER, text):
        del found[_STANDING]  # 休学过一年，预计毕业日期没跟着改
    if _ADMITTED in found and WITHOUT_PHOTO & found.keys() and re.search(_IS_THERE, text):
        del found[_ADMITTED]  # 没有学历照片，只有录取照片
    return tuple(
        fault
        for name, fault in found.items()
        if not any(name in other for other in found if other != name)
    )


def _names(part: str, entries: tuple[_Entry, ...], last: tuple[_Entry, ...]) -> list[str]:
    """The kinds that one part names, of the photo only by more than its name."""
    found = [one.name for one in _in_clause(part, entries) if one.keywords != _ONLY_NAMED]
    return found or [one.fault.name for one in last if _hit(part, one) is not None]


@lru_cache(maxsize=8)
def _entries(own: tuple[Kind, ...]) -> tuple[tuple[_Entry, ...], tuple[_Entry, ...]]:
    """All entries in the order in which they are tried, and those that are tried last.

    An entry of the notice without keywords changes the shipped kind of its name, in its place.
    """
    changes = {one.name: one for one in own if not one.keywords}

    def changed(shipped: Kind) -> _Entry:
        change = changes.get(shipped.name)
        if change is None:
            return _entry(shipped)
        fault = shipped._replace(
            scope=change.scope,
            office=change.office or shipped.office,
            materials=change.materials or shipped.materials,
            text=change.text or shipped.text,
            deadline=change.deadline or shipped.deadline,
        )
        return _entry(fault)

    first = [
        _entry(one._replace(keywords=tuple(canonical(word.lower()) for word in one.keywords)))
        for one in own
        if one.keywords
    ]
    return (*first, *map(changed, SHIPPED)), tuple(map(changed, LAST))


def _entry(fault: Kind) -> _Entry:
    """*fault*, whose keywords are in the one spelling, divided into words."""
    keywords = (tuple(words.split()) for words in fault.keywords)
    return _Entry(fault, tuple(filter(None, keywords)))


_NO_ENTRY = _entry(OTHER._replace(keywords=NO_ENTRY))


def _in_clause(clause: str, entries: tuple[_Entry, ...]) -> list[Kind]:
    """What a clause names; what the student has to see to elsewhere explains the whole of it."""
    found: list[Kind] = []
    at = 0
    while at < len(entries):
        rest = _hit(clause, entries[at])
        if rest is None:
            at += 1
            continue
        clause = rest
        found.append(entries[at].fault)
        if entries[at].fault.scope is Scope.SELF:
            break
    return found


def _hit(clause: str, entry: _Entry) -> str | None:
    """*clause* without the words that tell the fault; None if they are not there."""
    for words in entry.keywords:
        if words[0] not in clause:  # nearly always
            continue
        rest, start = clause, 0
        for word in words:
            start = rest.find(word, start)
            if start < 0:
                break
            rest = f"{rest[:start]}\0{rest[start + len(word) :]}"
            start += 1
        else:
            return rest
    return None
