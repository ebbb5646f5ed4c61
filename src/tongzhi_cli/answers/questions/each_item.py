"""Columns that are headed by items of the record alone: 民族, 姓名 性别 身份证号, above √ and 有错.

Source: sheets with a column for each item (金山, 腾讯文档), forms with a question for each page of
学信网. The same headings stand over the values themselves, in every roster: the cells tell.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from tongzhi_cli.anomaly.items.record_items import ID_NUMBER, ITEM_OF, PHOTO, items_in
from tongzhi_cli.anomaly.row_words import is_as_above
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.questionnaire import combined
from tongzhi_cli.answers.questions.cells import KNOWN, with_label
from tongzhi_cli.answers.questions.legend import SIGNS, meant_in, note_above, sign_of
from tongzhi_cli.answers.result.judge import is_blank, judge
from tongzhi_cli.answers.result.ticks import Mark, mark_in
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of
from tongzhi_cli.columns.questions import topic
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.office.addresses import column_name
from tongzhi_cli.tables.table import Table

#: What stands between two items of a heading, and around them.
_BETWEEN = re.compile(r"[、，,和与及/／+＋\s]|以及|等")
_BESIDE = ("信息", "资料", "情况", "这几项", "几项")
_LONGEST = max(map(len, ITEM_OF))
#: Of these people hand in copies, and lists are ticked; one of the others is of the record.
_ON_PAPER = frozenset({PHOTO, ID_NUMBER})
#: So many columns of ticks are about a record, where nothing else says so.
_FEWEST = 3
_ASIDE = r"[（(【\[](?P<said>[^（()）【】\[\]]{3,60})[)）】\]]"
#: What may stand before such a list.
_RECORDS = ("信息", "资料", "内容", "数据", "项目", "核对", "情况")
_TYPED = r"(?P<choice>[^〖]*)〖(?P<typed>.*)〗"


def items_listed(heading: str) -> list[str]:
    """The items that a heading (as `normal` writes it) is made of; none if of anything else.

    >>> items_listed("姓名性别身份证号"), items_listed("学校、专业和层次"), items_listed("民族情况")
    (['姓名', '性别', '证件号码'], ['学校名称', '专业', '层次'], ['民族'])
    >>> items_listed("民族班"), items_listed("家长姓名"), items_listed("")
    ([], [], [])
    """
    rest = heading
    found: list[str] = []
    while rest:
        if between := _BETWEEN.match(rest):
            rest = rest[between.end() :]
            continue
        if found and rest in _BESIDE:
            break
        word = next((rest[:n] for n in range(_LONGEST, 0, -1) if rest[:n] in ITEM_OF), "")
        if not word:
            return []
        found.append(ITEM_OF[word].name)
        rest = rest[len(word) :]
    return found


def _listed_aside(heading: str, word: str) -> list[str]:
    """The items that a heading lists in brackets behind its *word*: 学业信息（专业、层次、学制）.

    >>> _listed_aside("5、学业信息（专业、层次）", "学业信息"), _listed_aside("信息（必填）", "")
    (['专业', '层次'], [])
    """
    aside = re.search(_ASIDE, heading)
    listed = items_listed("".join(aside["said"].split())) if aside else []
    return listed if len(listed) > 1 and word.endswith(_RECORDS) else []


def each_item(
    table: Table, row: int, words: Sequence[str], texts: Sequence[str], *, is_form: bool
) -> dict[int, dict[int, str]]:
    """The cells below the headings in *row* that answer for items each, by column.

    *texts* are the headings, *words* the same as `normal` writes them. In a form that people fill
    in themselves 正常 is an answer, too.

    Raises:
        InputError: a tick may mean that an item is right, or that it is wrong.

    """
    cells: dict[int, dict[int, str]] = {}
    items: dict[int, list[str]] = {}
    below = range(row + 1, len(table.rows))
    meant = meant_in(note_above(table, row))
    named = {at: listed for at, word in enumerate(words) if (listed := _named(word, texts[at]))}
    whose = [at for at in named if column_of(words[at]) in {Column.NUMBER, Column.NAME}]
    for at in sorted(named, key=whose.__contains__):
        if at in whose and not cells and len(whose) < _FEWEST and SIGNS.isdisjoint(meant):
            break  # nothing but who it is: nearly always
        listed = named[at]
        said = {n: text for n in below if (text := _answer(table.text(n, at), meant))}
        if said and _are_answers(Counter(said.values()), is_form=is_form):
            cells[at] = {n: _with_item(listed, text) for n, text in said.items()}
            items[at] = listed
    if not _are_of_a_record(items, cells, is_told=not SIGNS.isdisjoint(meant)):
        return {}
    given = [{at for at in cells if n in cells[at]} for n in below]
    _refuse_sparse_ticks(table, row, cells, [one for one in given if one])
    return cells


def _named(word: str, text: str) -> list[str]:
    """The items that a heading is made of, or lists in brackets."""
    return items_listed(topic(word) or word) or _listed_aside(text, word) if word else []


def _answer(cell: str, meant: Mapping[str, str]) -> str:
    """A cell without what a form put around what was typed; a sign as it is *meant*.

    >>> _answer("有错〖民族写成汉族〗", {}), _answer("✔", {"√": "有误"})
    ('民族写成汉族', '有误')
    """
    said = clean_answer(cell)
    if is_blank(said):
        return ""
    if (sign := sign_of(said)) in meant:
        return meant[sign]
    if "〖" in said and (found := re.fullmatch(_TYPED, said, re.DOTALL)):
        return combined(found["choice"].strip(), found["typed"].strip()).text
    return said


def _with_item(items: Sequence[str], said: str) -> str:
    """What is not understood of an item, with what it was said of: 学制：？."""
    if judge(said).status is not Status.UNCLEAR or is_as_above(said) or items_in(said):
        return said
    return with_label("、".join(items), said)


def _are_answers(texts: Counter[str], *, is_form: bool = False) -> bool:
    """Whether most cells of a column say how an item is, and not what it is.

    >>> _are_answers(Counter(["√", "√", "？"])), _are_answers(Counter(["汉族", "壮族"]))
    (True, False)
    >>> _are_answers(Counter(["正常", "正常"])), _are_answers(Counter(["有", "缺", "有"]))
    (False, False)
    """
    may_be = {text: n for text, n in texts.items() if is_form or text != "正常"}
    known = sum(n for text, n in may_be.items() if judge(text).status in KNOWN)
    like = sum(n for text, n in texts.items() if is_as_above(text))
    return known > 0 and (known + like) * 2 > texts.total()


def _are_of_a_record(
    items: Mapping[int, Sequence[str]], cells: Mapping[int, Mapping[int, str]], *, is_told: bool
) -> bool:
    """Whether the columns ask for a record together: a list of papers that came has ticks as well.

    A single one does that lists items and has more than ticks below it, and whatever is ticked
    where the list *is told* to have the signs for right and wrong.
    """
    own = {item for listed in items.values() for item in listed} - _ON_PAPER
    if is_told and own:
        return True
    if len(own) < 2:
        return False
    in_words = any(mark_in(text) is None for said in cells.values() for text in said.values())
    return len(items) >= _FEWEST or (in_words and any(len(one) > 1 for one in items.values()))


def _refuse_sparse_ticks(
    table: Table, row: int, cells: Mapping[int, Mapping[int, str]], given: Sequence[set[int]]
) -> None:
    """Refuse ticks of which nobody can tell whether they are at what is right or what is wrong.

    Where all are ticked they are at what is right; where few are, who knows.

    Raises:
        InputError: so it is.

    """
    texts = {text for said in cells.values() for text in said.values()}
    if any(mark_in(text) is not Mark.TICK for text in texts):
        return
    if sum(len(one) == len(cells) for one in given) * 2 >= len(given):
        return
    named = "、".join(
        f"{column_name(at)} 列“{table.text(row, at).strip()}”" for at in sorted(cells)[:4]
    )
    raise InputError(
        f"{table.where(row, min(cells))} 起一项一列（{named}），格子里只有√，"
        "看不出打√的是对的，还是有误的",
        "请在表头上面写一行“对的打√”或“有误的打√”，或在表里加一列“校对结果”写明；"
        "结果在别的列，就加 --map 校对结果=列名。",
    )
