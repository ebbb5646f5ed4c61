"""A question that is headed by the photo or the record alone: 学历照片, above 是本人 and 没有照片.

Source: forms of 腾讯问卷, 飞书, 金山 and 学习通, which name what is asked and list the choices.
"""

import re

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.questionnaire import answered, typed
from tongzhi_cli.answers.questions.cells import KNOWN, header_of, set_cell
from tongzhi_cli.answers.questions.each_item import each_item
from tongzhi_cli.answers.questions.legend import SIGNS, meant_in, note_above
from tongzhi_cli.answers.result.in_words import OPTION
from tongzhi_cli.answers.result.judge import is_blank, judge
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.columns.item_columns import items_of
from tongzhi_cli.columns.questions import asks_detail, topic
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.model.words import CHECK_VERBS, LOOK_VERBS
from tongzhi_cli.tables.table import Table

#: One of these is in every heading of a photo or a record.
_HALVES = frozenset("照图像片信资学籍")
#: What stands around them in a heading that names nothing else.
_WHOSE = ("你", "您", "本人", "你的", "您的", "本人的")
_FRONT = frozenset(("", "请核对", "核对", "校对", "确认", *_WHOSE))
_BEHIND = frozenset(("", *CHECK_VERBS, *LOOK_VERBS))
#: The signs that a heading asks for, behind what they are of: 照片√/×.
_SIGNS_BEHIND = r"(?<=.)[√✓对]\s?[/／或、]?\s?[×✗错]$"
_LISTED_CHOICES = r"[（(]\s?([^（()）/／]{1,12}(?:\s?[/／]\s?[^（()）/／]{1,12}){1,5})\s?[）)]"


def of_items(table: Table) -> Table:
    """A table in which 学历照片 above 是本人, 没有照片 is a question for the result too.

    Only in what people fill in themselves, a question behind it or a time of each of them: a list
    of the school has 照片 and 学籍 as well, and 正常 below them. Where one is read, so is the
    other: what is not understood there is asked about.
    """
    row, texts = header_of(table)
    words = [re.sub(_SIGNS_BEHIND, "", normal(text)) for text in texts]
    named = [at for at, word in enumerate(words) if _is_named_alone(word)]
    is_form = any(map(_is_of_form, words))
    cells = each_item(table, row, words, texts, is_form=is_form)
    if not (named or cells):
        return table
    is_read = bool(cells)
    named = [at for at in named if at not in cells]
    signs = [at for at in named if words[at] != normal(texts[at])]
    is_told = bool(signs) or not SIGNS.isdisjoint(meant_in(note_above(table, row)))
    is_told = is_told or sum(_is_answered(table, row, at) for at in named) > 1
    if not (is_read or is_told or is_form or any(map(_listed, texts))):
        return table
    for at in named:
        below = range(row + 1, len(table.rows))
        item, listed = topic(words[at]), _listed(texts[at])
        given = {n: said for n in below if (said := _chosen(table.text(n, at)))}
        told = {n: _told_of(item, said, listed) for n, said in given.items()}
        known = [said for said in told.values() if judge(said).status in KNOWN]
        if known:
            cells[at] = told
        is_asked = listed or any(one != "正常" for one in known)
        is_read = is_read or (bool(is_asked) and len(known) * 2 > len(told))
    if not is_read:
        return table
    rows = [list(one) for one in table.rows]
    for at, told in cells.items():
        own = texts[at] if words[at] == normal(texts[at]) else words[at]
        set_cell(rows[row], at, f"{own}{Column.RESULT}")
        for n, said in told.items():
            set_cell(rows[n], at, said)
    renamed = {(row, at): texts[at] for at in cells}
    return table._replace(rows=rows, renamed={**table.renamed, **renamed})


def _is_answered(table: Table, row: int, at: int) -> bool:
    """Whether most cells below a heading are answers by themselves: OK, 民族错了, and not 正常."""
    said = [_chosen(table.text(n, at)) for n in range(row + 1, len(table.rows))]
    given = [one for one in said if not is_blank(one)]
    known = sum(one != "正常" and judge(one).status in KNOWN for one in given)
    return known * 2 > len(given)


def _is_named_alone(word: str) -> bool:
    """Whether a heading is the photo or the record and nothing else: not 照片是否模糊, 照片编号.

    >>> [_is_named_alone(one) for one in ("你的学历照片", "照片核对", "学籍信息")]
    [True, True, True]
    >>> [_is_named_alone(one) for one in ("照片是否模糊", "照片错误", "照片编号", "校对结果")]
    [False, False, False, False]
    """
    if _HALVES.isdisjoint(word) or column_of(word) is not None:
        return False
    item = topic(word)
    if not item or len(items_of(item)) != 1:
        return False
    front, _, behind = word.partition(item)
    return front in _FRONT and behind in _BEHIND


def _chosen(cell: str) -> str:
    """What was chosen, without its letter: A.本人，清晰."""
    return typed(re.sub(OPTION, "", clean_answer(cell)))


def _is_of_form(word: str) -> bool:
    """Whether a heading is one that only what people fill in themselves has."""
    return column_of(word) is Column.CHECKED_AT or asks_detail(word)


def _listed(heading: str) -> frozenset[str]:
    """The choices that a heading lists: 学历照片（本人/非本人/无）; 有/无 alone is of any list.

    >>> sorted(_listed("学历照片（本人/非本人）")), _listed("学籍（在籍/休学）")
    (['本人', '非本人'], frozenset())
    """
    found = re.search(_LISTED_CHOICES, heading)
    listed = frozenset(re.split(r"\s?[/／]\s?", found[1])) if found else frozenset()
    return listed if any(re.search("本人|[对错误]|正确", one) for one in listed) else frozenset()


def _told_of(item: str, said: str, listed: frozenset[str]) -> str:
    """A choice, one of those *listed* if any, as an answer about an *item*.

    >>> choices = frozenset(("本人", "非本人", "无"))
    >>> [_told_of("照片", one, choices) for one in ("本人", "非本人", "无")]
    ['照片本人', '非本人', '照片无']
    >>> [_told_of("照片", one, frozenset()) for one in ("无", "蓝底", "否")]
    ['无', '蓝底', '有误']
    >>> _told_of("个人信息", "男", frozenset())
    '男'
    """
    if said == "无" and said in listed:
        return f"{item}无"
    if items_of(item) == {Column.PHOTO} and re.fullmatch("是的?|否|不是的?", said):
        return answered(f"{item}是否本人", said)
    if is_blank(said) or judge(said).status in KNOWN or item in said:
        return said
    if items_of(item) != {Column.PHOTO}:
        return said
    ways = (f"{item}{said}", f"{item}是{said}")
    return next((one for one in ways if judge(one).status is Status.OK), said)
