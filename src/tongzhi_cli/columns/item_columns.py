"""Two columns for the result of a signed form: one about the photo, one about the rest.

照片是否无误 | 信息是否无误, 照片 | 学籍信息. Only both together say so: 图像核对结果 alone is the
result of everything, and 照片 alone is where a photo is glued on (issue 15).
"""

import re
from collections.abc import Iterator, Mapping

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.vocabulary import ITEMS
from tongzhi_cli.model.words import (
    ASKED_FAULTS,
    CHECK_VERBS,
    FAULTS,
    OUTCOMES,
    QUALITY,
    REMARKS,
    RIGHT,
    RIGHT_TOO,
    WHETHER,
    either,
)

#: What such a column is called by.
_ITEMS = {column: either(words) for column, words in ITEMS.items()}
#: What is asked about it: 是否无误, 核对结果, 情况, 无误.
_ASKED = (
    rf"的?(?:{either(WHETHER)}(?:有|存在|为|是)?"
    rf"{either((*RIGHT, *RIGHT_TOO, *QUALITY, *FAULTS, *ASKED_FAULTS, '有误', '本人'))}|"
    rf"{either(CHECK_VERBS)}{either((*OUTCOMES, *REMARKS, '状态', ''))}|"
    rf"{either((*OUTCOMES, '状态', '正误', '对错', *RIGHT))})"
)
#: What stands before such an item, and between two of them: 以上, 照片和信息.
_BEFORE = r"(?:(?:以上|上述|所有|全部|各项|所填|学生|毕业生|学信网)(?:上的?|中的?|里的?|的)?){1,3}"
_BETWEEN = r"[和与及、/／+＋]|以及"
#: What stands between a result and the item that it is of: 校对结果（照片）, 校对结果-照片.
_OPENING, _CLOSING = "（([【［-－—–_:：/／·|", "）)]】］ "
_OF_ITEMS = frozenset().union(*ITEMS.values())
#: One of these is in every heading of a photo.
OF_PHOTO = frozenset("照图像相")


def item_columns(headings: Mapping[int, str]) -> dict[int, Column]:
    """Which of the *headings*, as `normal` writes them, by their places, are a pair of these.

    Nothing where there is no pair, or where only one of the two says what it asks: 照片 beside
    信息是否无误 is for a photo.

    >>> item_columns({2: "照片是否无误", 3: "信息是否无误"})
    {2: <Column.PHOTO: '照片结果'>, 3: <Column.RECORD: '信息结果'>}
    >>> [len(item_columns({2: one, 3: "学籍信息"})) for one in ("照片", "照片核对", "姓名", "信息")]
    [2, 0, 0, 0]
    """
    if all(OF_PHOTO.isdisjoint(text) for text in headings.values()):
        return {}  # nearly always
    for asked in (_ASKED, ""):
        found = dict(_named(headings, asked))
        if {*found.values()} == {*_ITEMS}:
            return found
    return {}


def of_item(heading: str) -> str:
    """*heading* as `normal` writes it, the item that stands behind the result in front of it.

    >>> of_item("校对结果（照片）"), of_item("核对情况-学籍信息"), of_item("校对结果（必填）")
    ('照片校对结果', '学籍信息核对情况', '校对结果')
    """
    bare = heading.rstrip(_CLOSING)
    for mark in _OPENING:
        asked, divided, item = bare.partition(mark)
        if divided and item.strip() in _OF_ITEMS and column_of(normal(asked)) is Column.RESULT:
            return f"{item.strip()}{normal(asked)}"
    return normal(heading)


def items_of(topic: str) -> frozenset[Column]:
    """Which of the two something is about, both where it names neither; none of another thing.

    >>> [[*map(str, items_of(one))] for one in ("学信网照片", "学籍信息", "宿舍信息", "手机号")]
    [['照片结果'], ['信息结果'], [], []]
    >>> [len(items_of(one)) for one in ("", "学信网", "照片和个人信息", "照片、手机号")]
    [2, 2, 2, 0]
    """
    found: set[Column] = set()
    for part in re.split(_BETWEEN, topic):
        bare = part if any(part in words for words in ITEMS.values()) else ""
        bare = bare or re.sub(f"^{_BEFORE}", "", part)
        named = [column for column, words in ITEMS.items() if bare in words]
        if bare and not named:
            return frozenset()
        found.update(named or ITEMS)
    return frozenset(found)


def _named(headings: Mapping[int, str], asked: str) -> Iterator[tuple[int, Column]]:
    for at, text in headings.items():
        for column, item in _ITEMS.items():
            if re.fullmatch(item + asked, text):
                yield at, column
