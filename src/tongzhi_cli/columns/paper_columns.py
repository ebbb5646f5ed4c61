"""What the columns of a paper are, and what stands for the result where no column has its name."""

import re
from collections.abc import Mapping, Sequence

from tongzhi_cli.columns.column import BY_ITEM, CHECKED_ITEMS, Column
from tongzhi_cli.columns.header_rows import KEYS
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.item_columns import told_of_items
from tongzhi_cli.columns.other_words import STAY_BLANK
from tongzhi_cli.columns.whether import signs_asked
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.addresses import column_name

_OUTCOMES: dict[Paper, tuple[Column, ...]] = {
    Paper.SIGNED: (
        Column.RESULT, Column.WRONG, Column.RIGHT, Column.PHOTO, *CHECKED_ITEMS.values(),
    ),
    Paper.CORRECTIONS: (Column.SHOWN, Column.SHOULD_BE, Column.KIND),
    Paper.COUNTS: (
        Column.EXPECTED, Column.CHECKED, Column.OK_COUNT, Column.WRONG_COUNT,
        Column.MISSING_COUNT, Column.RATE,
    ),
}  # fmt: skip
#: What a column for the outcome is called where none is found.
_CALLED = {
    Paper.SIGNED: Column.RESULT,
    Paper.CORRECTIONS: Column.SHOWN,
    Paper.COUNTS: Column.EXPECTED,
}
#: What is called by a word like these is only ticked, where what is wrong has a column besides.
_TICKED = re.compile("(?:信息|核对|校对)?(?:有误|错误|异常|不正确)(?:栏|.?打.|√|×)?|×")
#: What is told of a form with a column for the photo and one for the rest.
OTHER_IS_RIGHT = "没有错的一栏写无误"


class Place(NamedTuple):
    """One column of the table's grid: the place, counted from 0, and the text over it."""

    at: int
    text: str

    def __str__(self) -> str:
        """As messages name it: the letters that `--map` takes, and the text."""
        return f"{column_name(self.at)} {self.text}"


class PaperHeader(NamedTuple):
    """The header of a paper's table: so many rows (*size*), its *places*, what each column is.

    *blocks* has one mapping for each list of the sheet, from the left; *results* for each list the
    places that are equally good for the result, *instead* the column that stands in for it where
    it has none. *fault* says why it is no header, "" where it is one; *lacking* is the column that
    was not found. *doubts* are what a person should know; *twice* of them are those about a column
    that several headings are like.
    """

    size: int
    places: tuple[Place, ...]
    blocks: tuple[Mapping[Column, int], ...]
    results: tuple[tuple[int, ...], ...] = ()
    doubts: tuple[str, ...] = ()
    instead: Column | None = None
    fault: str = ""
    lacking: Column | None = None
    twice: tuple[tuple[Column, str], ...] = ()

    @property
    def known(self) -> int:
        """How many columns were recognised."""
        return sum(map(len, self.blocks))


def completed(header: PaperHeader, paper: Paper) -> PaperHeader:
    """The header with what may stand for the result, or with the reason why it is none."""
    first = header.blocks[0] if header.blocks else {}
    for key in KEYS[paper]:
        if key not in first:
            return header._replace(fault=_unknown(key, header), lacking=key)
    if len(pair := [one for one in BY_ITEM if one in first]) == 1:
        lacking = next(one for one in BY_ITEM if one not in pair)
        return header._replace(fault=_unknown(lacking, header), lacking=lacking)
    if not first.keys().isdisjoint(_OUTCOMES[paper]):
        return _told_of(header) if paper is Paper.SIGNED else _told_of_shown(header)
    open_ones = [
        place
        for place in header.places
        if place.at not in {at for block in header.blocks for at in block.values()}
        and place.text
        and not re.search(STAY_BLANK, normal(place.text))
    ]
    called = _CALLED[paper]
    if paper is Paper.COUNTS or open_ones:
        return header._replace(fault=_unknown(called, header), lacking=called)
    if Column.NOTE in first:
        told = f"没有写结果的一栏，写在“{Column.NOTE}”里"
        blocks = _renamed(header.blocks, Column.NOTE, called)
        return header._replace(blocks=blocks, doubts=(*header.doubts, told), instead=Column.NOTE)
    if paper is Paper.SIGNED and Column.SIGNATURE in first:
        told = "没有写结果的一栏，只有签名：有误的不印在表上，要另填勘误表"
        return header._replace(doubts=(*header.doubts, told))
    return header._replace(fault=_unknown(called, header), lacking=called)


def _renamed(
    blocks: Sequence[Mapping[Column, int]], old: Column, new: Column
) -> tuple[Mapping[Column, int], ...]:
    """The *blocks* with a column taken for another."""
    return tuple({new if one is old else one: at for one, at in block.items()} for block in blocks)


def _unknown(column: Column, header: PaperHeader) -> str:
    there = "、".join(str(place) for place in header.places if place.text)
    return f"认不出哪一列是“{column}”，各列是：{there}"


def _told_of(header: PaperHeader) -> PaperHeader:
    """The header of a signed form that has a column for the outcome; what is peculiar is told."""
    header = _with_detail(header)
    first = header.blocks[0]
    told = []
    if not first.keys().isdisjoint(CHECKED_ITEMS.values()):
        texts = {place.at: place.text for place in header.places}
        told.append(told_of_items(first, texts))
    elif {*BY_ITEM} <= first.keys():
        told.append(_told_by_item(header.places, first))
    elif Column.RIGHT in first and not {Column.WRONG, Column.RESULT} & set(first):
        blocks = _renamed(header.blocks, Column.RIGHT, Column.RESULT)
        text = _text_at(header.places, first[Column.RIGHT])
        told.append(f"结果都写在“{text}”里")
        header = header._replace(blocks=blocks, instead=Column.RIGHT)
    elif Column.SHOULD_BE in first and Column.WRONG in first:
        header = header._replace(blocks=_renamed(header.blocks, Column.WRONG, Column.SHOWN))
        told.append("有误的分开写在错误信息、正确信息两栏，无误的空着")
    elif Column.RIGHT in first and Column.WRONG in first:
        told.append(written_in_two(header.places, first))
    elif Column.WRONG in first and Column.RESULT not in first:
        text = _text_at(header.places, first[Column.WRONG])
        told.append(f"“{text}”只写有误的，无误的空着")
    elif Column.WRONG in first:
        names = [_text_at(header.places, first[one]) for one in (Column.RESULT, Column.WRONG)]
        told.append(written_apart(*names))
    elif signs := signs_asked(_text_at(header.places, first[Column.RESULT])):
        wrong = f"“{signs.wrong}”和错在哪里" if signs.are_words else "错在哪里"
        name = _text_at(header.places, first[Column.RESULT])
        told.append(f"“{name}”下无误的写“{signs.right}”，有误的写{wrong}")
    return header._replace(doubts=(*header.doubts, *told))


def _with_detail(header: PaperHeader) -> PaperHeader:
    """The header of a form on which 有误 is only ticked: what is wrong has a column of its own."""
    if not {Column.RIGHT, Column.WRONG} <= header.blocks[0].keys():
        return header
    like = [one.at for one in header.places
            if column_of(normal(one.text), Paper.SIGNED) is Column.WRONG]  # fmt: skip
    starts = [min(block.values()) for block in header.blocks]
    blocks = []
    for block, start, end in zip(header.blocks, starts, [*starts[1:], None], strict=True):
        own = [at for at in like if start <= at and (end is None or at < end)]
        ticked = [at for at in own if _TICKED.fullmatch(normal(_text_at(header.places, at)))]
        told = [at for at in own if at not in ticked]
        if len(ticked) != 1 or len(told) != 1:
            return header
        blocks.append({**block, Column.WRONG: ticked[0], Column.DETAIL: told[0]})
    spent = {text for column, text in header.twice if column is Column.WRONG}
    doubts = tuple(one for one in header.doubts if one not in spent)
    return header._replace(blocks=tuple(blocks), doubts=doubts)


def written_in_two(places: Sequence[Place], block: Mapping[Column, int]) -> str:
    """What is told of a form with a column for 正确 and one for 有误."""
    right, wrong = (_text_at(places, block[one]) for one in (Column.RIGHT, Column.WRONG))
    if Column.DETAIL not in block:
        return f"无误的在“{right}”下打“√”，有误的写在“{wrong}”下"
    detail = _text_at(places, block[Column.DETAIL])
    return f"无误的在“{right}”下打“√”，有误的在“{wrong}”下打“√”，错在哪里写在“{detail}”里"


def written_apart(result: str, wrong: str) -> str:
    """What is told of a form with these headings over the result and over what is wrong."""
    signs = signs_asked(result)
    how = f"{signs.right}或{signs.wrong}" if signs else "无误或有误"
    return f"“{result}”写{how}，错在哪里写在“{wrong}”里"


def _told_by_item(places: Sequence[Place], block: Mapping[Column, int]) -> str:
    photo, record = (_text_at(places, block[one]) for one in BY_ITEM)
    if Column.WRONG in block:
        wrong = _text_at(places, block[Column.WRONG])
        return f"“{photo}”“{record}”写无误或有误，错在哪里写在“{wrong}”里"
    return f"照片的错写在“{photo}”里，别的写在“{record}”里，{OTHER_IS_RIGHT}"


def _told_of_shown(header: PaperHeader) -> PaperHeader:
    """The header of a 勘误表; what a reader would take for the signed form is told."""
    first = header.blocks[0] if header.blocks else {}
    text = _text_at(header.places, first[Column.SHOWN]) if Column.SHOWN in first else ""
    by_parts = {Column.KIND, Column.SHOULD_BE} & first.keys()
    is_result = column_of(normal(text), Paper.SIGNED) is Column.RESULT
    if not (by_parts and is_result) or Column.SIGNATURE in first:
        return header
    told = f"错误信息写在“{text}”里，merge、check 会把这一栏读成校对结果：最好请人改成“错误信息”"
    return header._replace(doubts=(*header.doubts, told))


def _text_at(places: Sequence[Place], at: int) -> str:
    return next(place.text for place in places if place.at == at)
