"""Which 届 and 级 of a notice it only names, beside those that it lists as its own.

Source: issue 15, item 5.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from tongzhi_cli.notice.reading.whom.cohort_phrases import Phrase, phrases
from tongzhi_cli.notice.reading.whom.cohort_scope import Standing, behind_mark, mark_of
from tongzhi_cli.notice.reading.whom.cohort_words import Sort

#: A sentence that lists whom a notice is about.
_LISTS = r"(?:对象|范围)\s*(?:为|是|包括|如下|[：:])|毕业生(?:为|是|包括|包含|有)"
#: An item of a list, or a row of a table, begins with its 级.
_BEGINS = r"\s*(?:20)?\d\d\s*级"
_ROW = rf"\s*[|｜]{_BEGINS}|{_BEGINS}[^|｜\t。]{{0,20}}[|｜\t]"
#: Nothing else is said.
_BARE = (
    r"^\W*(?:\d{1,2}\W+)?[^，。；\d]{0,10}\d{2,4}级(?:普通|全日制|[三四五二两]年制|本科|专科|高职|大专|专升本|毕业|"
    r"学生|各班|全体|班|生)*[。；;]?$"
)
#: What says of others that they are meant as well.
_TAKES_PART = (
    r"一并|一同|一起|同时|同步|同此|[还并][有含包]|另[有含包]|顺延|(?:为|是)\d{2,4}级|也[须要应需请参在属按是]|同样|均[须需应要为在属]|"
    r"(?:请|须|应|需|务必|要)(?:[^，。；不勿别]{0,14}[，,])?[^，。；不勿别]{0,16}(?:核对|校对|采集|登录|参加|注册|完成|执行|[交报])|"
    r"级[^，。；已不]{0,16}\d[日号][^，。；]{0,12}前|\d[日号][^，。；不]{0,12}(?:核对|校对|采集|登录|拍摄|参加|注册)|(?<!不)参加|[改应正]为|"
    r"(?<!不)在[^，。；]{0,8}范围|(?<!不)属于?[^，。；]{0,8}(?:范围|对象)|(?:对象|范围)(?:为|是|包括|[：:])|"
    r"^[^，。；：:\n]{0,16}级[^，。；：:\n]{0,12}[：:\t|][^，。；]{0,16}\d"
    rf"|{_BARE}"
)


def _lists(sentence: str) -> bool:
    """Whether a sentence lists whom a notice is about, by its words or as an item or a row.

    >>> _lists("1.2023级本科；"), _lists("| 2024级专科 | 4月1日 |"), _lists("2024级专科已采集。")
    (True, True, False)
    """
    item = behind_mark(sentence)
    is_item = re.match(_ROW, sentence) if item is None else re.match(_BEGINS, item)
    if is_item and sentence.endswith("。") and not re.match(_BARE, sentence):
        is_item = None
    return is_item is not None or re.search(_LISTS, sentence) is not None


def only_named(own: Sequence[Phrase], sure: set[str], title: set[str]) -> list[Phrase]:
    """What is none of those that a *sure* sentence lists as all (2027届毕业生（2023级本科）).

    Another sentence that says that they take part, too, is heard: 2024级专科一并核对.
    """
    entries = [one for one in own if one.sort is Sort.ENTRY]
    listed = [
        one for one in entries if one.sentence in sure and (one.graduating or _lists(one.sentence))
    ]
    if not listed:
        listed = [
            one for one in entries if one.sentence in sure and re.search(_TAKES_PART, one.sentence)
        ]
    there = {one.sentence for one in listed}
    if not there:
        return []
    kept = with_their_lists(dict.fromkeys(one.sentence for one in own), there | title)
    years = {year for one in listed for year in one.years}
    return [
        one
        for one in entries
        if one.sentence in sure - kept
        and not set(one.years) <= years
        and not re.search(_TAKES_PART, one.sentence)
    ]


def with_their_lists(sentences: Iterable[str], kept: set[str]) -> set[str]:
    """The sentences that are *kept*, and those that are items of one list with them."""
    kept = set(kept)
    pairs = list(pairwise(sentences))
    for one, other in (*pairs, *((second, first) for first, second in reversed(pairs))):
        first = one if (one, other) in pairs else other
        is_listed = mark_of(one) == mark_of(other) != "" and not other.endswith("。")
        if one in kept and (first.endswith(("；", ";", "、")) or is_listed):
            kept.add(other)
    return kept


def of_new_students(said: Sequence[Phrase], title: str) -> list[Phrase]:
    """The phrases; those of 新生 are the notice's own where its title names them."""
    if "新生" not in title:
        return list(said)
    titled = {
        year
        for one in phrases(title)
        if one.sort is Sort.ENTRY and one.standing is Standing.LATER
        for year in one.years
    }
    return [
        one._replace(standing=Standing.ITS_OWN)
        if one.standing is Standing.LATER and one.sort is Sort.ENTRY and set(one.years) <= titled
        else one
        for one in said
    ]
