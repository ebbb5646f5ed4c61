"""Columns for parts of the result of a signed form: the photo and the rest, or entry by entry.

照片是否无误 | 信息是否无误, 照片 | 学籍信息. Only both together say so: 图像核对结果 alone is the
result of everything, and 照片 alone is where a photo is glued on (issue 15). Or 姓名 | 性别 | 照片
under 核对项目: each has a column to tick; what is wrong stands in 备注, or in the column itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from tongzhi_cli.columns.column import CHECKED_ITEMS, Column
from tongzhi_cli.columns.header_rows import HeaderRows
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
#: So many entries make a form of this kind.
_FEWEST = 3
#: What stands over the entries: 核对项目是否正确, 信息核对, 核对情况（√/×）.
_ASKS_OF_MANY = (
    rf"{either(CHECK_VERBS)}|(?:{either(WHETHER)}).{{0,4}}{either((*RIGHT, *RIGHT_TOO, *FAULTS))}|√"
)
#: What is asked of one in its own heading: 民族是否正确, 民族（√/×）.
_ASKED_OF_ONE = (
    rf"(?:{either(WHETHER)}.{{0,2}}{either((*RIGHT, *RIGHT_TOO, '有误', '本人'))}|"
    rf"{either(CHECK_VERBS)}|[（(][^（()）]{{0,6}}[√×].{{0,8}}[）)])$"
)


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


def checked_items(
    rows: HeaderRows, texts: Mapping[int, str], labels: Mapping[int, Column]
) -> dict[int, Column]:
    """Which places of a header are for an entry each, of those with these lowest *texts*.

    None where the *labels* of the others lack 学号 or 姓名: then these are of the students; nor
    below one cell where the result has a column besides.
    """
    grouped = _under_one(rows, texts)
    for places in (grouped, [at for at in texts if re.search(_ASKED_OF_ONE, texts[at])]):
        named = {at: _entry(re.sub(_ASKED_OF_ONE, "", texts[at])) for at in places}
        found = {at: column for at, column in named.items() if column is not None}
        if len(found) < _FEWEST or len({*found.values()}) < len(named):
            continue
        others = {column for at, column in labels.items() if at not in found}
        if places is grouped and not others.isdisjoint((Column.RESULT, Column.RIGHT)):
            continue
        if {Column.NUMBER, Column.NAME} <= others:
            return found
    return {}


def _under_one(rows: HeaderRows, texts: Mapping[int, str]) -> list[int]:
    """The places below the one cell that asks for several."""
    groups: dict[tuple[int, int], list[int]] = {}
    for at in texts:
        lowest = rows.lowest(at)
        for row in range(lowest or 0):
            first = _first_of(rows, row, at)
            if (row, at) not in rows.merged and re.search(
                _ASKS_OF_MANY, normal(rows.texts[row][first])
            ):
                groups.setdefault((row, first), []).append(at)
    return max(groups.values(), key=len, default=[])


def _first_of(rows: HeaderRows, row: int, at: int) -> int:
    """Where the cell that covers a place begins; a filled form does not say how wide cells are."""
    while (row, at) in rows.covered:
        at -= 1
    texts = rows.texts[row]
    while not rows.covered and at and not texts[at].strip():
        at -= 1
    return at


def _entry(text: str) -> Column | None:
    """The column for an entry of the record; None where it is none."""
    from tongzhi_cli.anomaly.items.record_items import ITEM_OF  # noqa: PLC0415  for few forms

    item = ITEM_OF.get(normal(text))
    return CHECKED_ITEMS.get(item.name) if item else None


def told_of_items(block: Mapping[Column, int], text_at: Mapping[int, str]) -> str:
    """What is told of a form with such columns."""
    items = [text_at[block[one]] for one in CHECKED_ITEMS.values() if one in block]
    place = place_of_fault(block)
    where = f"写在“{text_at[block[place]]}”里" if place else "写在那一项里"
    told = f"“{'”“'.join(items)}”各一栏：无误的都打“√”，有误的那一项打“×”，错在哪里{where}"
    return f"{told}；错的不是这几项的，各项空着，请看一眼"


def place_of_fault(columns: Mapping[Column, int] | Sequence[Column]) -> Column | None:
    """The column for what is wrong beside those to tick; None where it goes into these."""
    return next((one for one in (Column.WRONG, Column.NOTE) if one in columns), None)
