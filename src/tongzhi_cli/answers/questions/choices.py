"""A question that an export spreads over several columns, put back into one.

Source: 问卷星, 腾讯问卷 and others give a question of several choices a column for each option,
“3、校对情况(照片有误)”, with 1 and 0 in it, and a matrix question a column for each line,
“4、核对:姓名” (issue 14, item 10). What a 1 means is asked where neither the question nor the
option says it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tongzhi_cli.anomaly.items.record_items import ITEM_OF
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.questionnaire import (
    ALL_WRONG,
    LEFT_OPEN,
    answered,
    are_all_wrong,
    is_wrong,
    says_nothing,
)
from tongzhi_cli.answers.questions.cells import KNOWN, header_of, set_cell, with_label
from tongzhi_cli.answers.questions.items import of_items
from tongzhi_cli.answers.questions.legend import explained
from tongzhi_cli.answers.questions.looked import of_looked
from tongzhi_cli.answers.result.judge import is_blank, judge
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, is_of_others, normal
from tongzhi_cli.columns.questions import asks_detail, asks_result, asks_where, may_be_result
from tongzhi_cli.columns.unread.results import in_words_of_results
from tongzhi_cli.columns.whether import asks_good, denies_fault
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.model.words import CHANGES, CHECK_VERBS, FAULTS, LOOK_VERBS, WRONG, either
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.tables.table import Book, Table

#: A question and one of its options or lines: 3、校对情况(照片有误), 4、核对:姓名, 核对_姓名.
_PART = (
    r"(?P<stem>.{2,}?)\s*+(?:[（(\[【](?P<inside>[^（()）\[\]【】]+)[）)\]】]|"
    r"[:：—_|/.-]\s*+(?P<behind>[^:：—_|/.（()）-]+))"
)
_OF_PART = frozenset("（([【:：—_|/.-")
_CHOSEN = r"1(?:\.0)?|√|✓|✔|是|选中|已选|TRUE|true|Y|y"
_NOT_CHOSEN = r"0(?:\.0)?|否|未选中|未选|FALSE|false|N|n"
#: What it is stands in a column of its own.
_OTHER = "其他"
_TYPED_OTHER = r"其[他它]〖(?P<typed>.+)〗"
#: What somebody says who was asked for what is wrong, and typed 没有.
_NOTHING = "无误"
#: No heading is longer.
_LONGEST = 120
_ABOUT_A_RECORD = either((*CHECK_VERBS, *LOOK_VERBS, *WRONG, *FAULTS, "信息", "照片", "学籍"))
_ASKS_WRONG = either((*WRONG, *FAULTS, *CHANGES))
_JOINED = "┋"
#: What stands in the heading of how far somebody is with it, and nothing else.
_HOW_FAR = (
    rf"(?:请选择|请填写|请|选择|你|您|的|本人|我|目前|当前|学信网|学籍|学历|信息|照片|个人|和|及|、|"
    rf"{either((*CHECK_VERBS, *LOOK_VERBS))}|看|完成|结果|状况|状态|进度|进展|情况|结论|如何)++"
)
#: No question of one choice has more.
_MOST_CHOICES = 8


class _Spread(NamedTuple):
    """A question (*stem*), its options or lines (*labels*), their *columns* in a header *row*."""

    row: int
    stem: str
    columns: tuple[int, ...]
    labels: tuple[str, ...]


def put_together(book: Book) -> Book:
    """*book* with one column for each question about the record that was spread over several.

    Raises:
        InputError: a 1 may mean that something is right, or that it is wrong.

    """
    return book.each(_put_together)


def _put_together(table: Table) -> Table:
    return _of_the_only_question(of_items(_joined(of_looked(explained(table)))))


def _of_the_only_question(table: Table) -> Table:
    """A table whose one question is what is wrong: 哪些信息有误, with 全部无误 among its choices.

    It is the result, but for a column of choices that it goes with. Where a choice is an item,
    照片, that is wrong; 没有 answers 有没有问题.
    """
    row, texts = header_of(table)
    headings = [normal(text) for text in texts]
    if any(map(may_be_result, headings)):
        return table
    asked = [at for at, one in enumerate(headings) if asks_detail(one)]
    chosen = _choices_at(table, row, headings, asked)
    which = asked if len(asked) == 1 else [at for at in asked if asks_where(headings[at])]
    if not chosen and len(which) != 1:
        return table
    rows = [list(one) for one in table.rows]
    for at in chosen:
        set_cell(rows[row], at, f"{Column.RESULT}（自动判断：{headings[at]}）")
    if chosen:
        return table._replace(rows=rows)
    at, question = which[0], headings[which[0]]
    set_cell(rows[row], at, f"{Column.RESULT}（{question}）")
    for n in range(row + 1, len(rows)):
        set_cell(rows[n], at, _of_wrong(table.text(n, at), question))
    return table._replace(rows=rows)


def _of_wrong(said: str, question: str) -> str:
    """The choices of what may be wrong, as an answer: 民族┋学制 are both wrong.

    >>> _of_wrong("民族┋学制", "哪些有误"), _of_wrong("其他〖没有〗", "哪些有误")
    ('民族有误┋学制有误', '无误')
    >>> _of_wrong("民族,学制", "哪些有误"), _of_wrong("无误┋民族", "哪些有误")
    ('民族有误┋学制有误', '无误┋民族有误')
    >>> _of_wrong("都没有;照片不是本人", "哪些有误"), _of_wrong("都没有", "哪些有误")
    ('无误┋照片不是本人', '无误')
    >>> _of_wrong("无", "哪些有误"), _of_wrong("照片没有", "哪些有误")
    ('无误', '照片没有')
    >>> _of_wrong("民族┋其他〖没有〗", ""), _of_wrong("全部无误┋民族", "以下有误的打勾")
    ('民族有误', '全部无误┋民族有误')
    """
    given = [one.strip() for one in said.split(_JOINED) if one.strip()]
    if len(given) == 1 and len(several := re.split("[,，、;；]", given[0])) > 1:
        are_choices = all(
            one in ITEM_OF or says_nothing(one) or judge(one).status in KNOWN for one in several
        )
        given = several if are_choices else given
    is_nothing = asks_where(question) and any(map(str.isalpha, said))  # 哪些有误: 无
    if is_nothing or len(given) > 1:  # 都没有, beside what is wrong
        given = [_NOTHING if says_nothing(one) else one for one in given]
    told = [_as_wrong(one, question) for one in given]
    return _JOINED.join(filter(None, told)) or (_NOTHING if given else "")


def _choices_at(table: Table, row: int, headings: Sequence[str], asked: Sequence[int]) -> list[int]:
    """The columns of choices that what is *asked* (有错误的请写明) goes with.

    All of their cells are results, of few kinds. Of several a person says which one it is. Where
    nothing is asked, the heading has to be one for how far somebody is: 核对状况, 进度.
    """
    below = range(row + 1, len(table.rows))
    return [
        at
        for at, heading in enumerate(headings)
        if at not in asked
        and column_of(heading) in {None, Column.STANDING}
        and (asked or re.fullmatch(_HOW_FAR, heading))
        and not is_of_others(heading)
        and _are_choices(Counter(clean_answer(table.text(one, at)) for one in below))
    ]


def _are_choices(cells: Counter[str]) -> bool:
    """Whether the cells of a column are what people choose of a record, or that they have not yet.

    >>> _are_choices(Counter(["全部正确", "有错误", ""])), _are_choices(Counter(["正常", "正常"]))
    (True, False)
    >>> _are_choices(Counter(["没有问题", "还没核对"])), _are_choices(Counter(["已完成", "未完成"]))
    (True, False)
    """
    said = {one: judge(one) for one in cells if not is_blank(one)}
    if not 0 < len(said) <= _MOST_CHOICES or not any(map(in_words_of_results, said)):
        return False
    known = [one for one, found in said.items() if found.status in KNOWN]
    yet = [one for one, found in said.items() if found.status is Status.MISSING or found.looked]
    return bool(known) and len(known) + len(yet) == len(said)


def _as_wrong(choice: str, question: str) -> str:
    """What somebody chose of what may be wrong, as an answer to the *question*.

    >>> _as_wrong("照片", ""), _as_wrong("B.民族", ""), _as_wrong("全部无误", "")
    ('照片有误', 'B.民族有误', '全部无误')
    >>> [_as_wrong("没有", one) for one in ("有没有问题？有问题请写明", "哪些有误")]
    ['无误', '没有']
    >>> _as_wrong("其他〖无〗", ""), _as_wrong("其他〖全对，就是班级错了〗", "")
    ('', '全对，就是班级错了')
    """
    if other := re.fullmatch(_TYPED_OTHER, choice.strip(), re.DOTALL):
        return "" if says_nothing(other["typed"].strip()) else other["typed"]
    if judge(clean_answer(choice)).status is not Status.UNCLEAR:
        return choice
    if (said := answered(question, choice)) != choice:
        return said
    wrong = f"{choice.strip()}有误"
    return wrong if judge(wrong).status is Status.ANOMALY else choice


def _joined(table: Table) -> Table:
    spread = list(_spread(table))
    if not spread:
        return table
    rows = [list(row) for row in table.rows]
    for one in spread:
        cells = [_cells(table, row, one) for row in range(one.row + 1, len(rows))]
        if not any(any(line) for line in cells):
            continue
        wanted = _combined(table, one, cells)
        if wanted is None:
            continue
        heading, texts = wanted
        below = {one.row: heading, **dict(enumerate(texts, start=one.row + 1))}
        for row, text in below.items():
            for at in one.columns:
                set_cell(rows[row], at, text if at == one.columns[0] else "")
    return table._replace(rows=rows)


def _spread(table: Table) -> Iterator[_Spread]:
    """The questions of the header that stand over several columns each."""
    row, texts = header_of(table)
    parts: dict[str, list[tuple[int, str]]] = {}
    for at, text in enumerate(texts):
        if _OF_PART.isdisjoint(text):  # nearly always
            continue
        if found := re.fullmatch(_PART, " ".join(text.split())[:_LONGEST]):
            label = (found["inside"] or found["behind"]).strip()
            parts.setdefault(found["stem"].strip(), []).append((at, label))
    for stem, ours in parts.items():
        labels = tuple(label for _, label in ours)
        if len(set(labels)) == len(labels) > 1:
            yield _Spread(row, stem, tuple(at for at, _ in ours), labels)


def _cells(table: Table, row: int, one: _Spread) -> list[str]:
    cells = (clean_answer(table.text(row, at)) for at in one.columns)
    return ["" if is_blank(cell) else cell for cell in cells]


def _combined(
    table: Table, one: _Spread, cells: Sequence[Sequence[str]]
) -> tuple[str, list[str]] | None:
    """The heading and the cells of a question as one column; None if it is about something else."""
    given = {cell for line in cells for cell in line if cell}
    of_options = all(
        re.fullmatch(f"{_CHOSEN}|{_NOT_CHOSEN}", cell) or cell in one.labels for cell in given
    )
    says_right = [judge(label).status is Status.OK for label in one.labels]
    says_wrong = [re.search(_ASKS_WRONG, label) is not None for label in one.labels]
    stem = normal(one.stem)
    known = column_of(stem) is Column.RESULT or asks_result(stem) or asks_detail(stem)
    heading = one.stem if known else f"{Column.RESULT}（{stem}）"
    if of_options and (any(says_right) or any(says_wrong)):
        return heading, [_JOINED.join(_chosen(one.labels, line)) for line in cells]
    if not re.search(_ABOUT_A_RECORD, f"{stem}{''.join(one.labels)}"):
        return None
    if of_options and not {"是", "否"} & given:
        return heading, _of_neutral(table, one, cells)
    if not any(judge(answered(stem, cell)).status is Status.OK for cell in given):
        return None if not known else (heading, [_JOINED.join(filter(None, one)) for one in cells])
    return heading, [_of_lines(stem, one.labels, line) for line in cells]


def _chosen(labels: Sequence[str], line: Sequence[str]) -> list[str]:
    return [
        label
        for label, cell in zip(labels, line, strict=True)
        if cell and not re.fullmatch(_NOT_CHOSEN, cell)
    ]


def _of_neutral(table: Table, one: _Spread, cells: Sequence[Sequence[str]]) -> list[str]:
    """姓名, 照片 … as options: what the question asks for tells whether they are right or wrong.

    Raises:
        InputError: it does not, or what is not chosen would be wrong.

    """
    stem = normal(one.stem)
    if re.search(_ASKS_WRONG, stem) and asks_good(stem) is not True and not denies_fault(stem):
        return ["；".join(_wrong(_chosen(one.labels, line))) for line in cells]
    shown = "、".join(f"“{label}”" for label in one.labels[:4])
    raise InputError(
        f"{table.where(one.row, one.columns[0])} 的“{one.stem}”一个选项一列（{shown}），"
        "格子里是 1 和 0，看不出 1 是无误还是有误",
        "请按“选项文本”重新导出（多选题在一列里），或在表里加一列“校对结果”写明；"
        "结果在别的列，就加 --map 校对结果=列名。",
    )


def _wrong(labels: Sequence[str]) -> list[str]:
    """What is chosen as wrong; 其他 says nothing beside another."""
    told = [one for one in labels if one != _OTHER] or labels
    return [is_wrong(one) for one in told]


def _of_lines(stem: str, labels: Sequence[str], line: Sequence[str]) -> str:
    """The lines of a matrix as one answer: what is wrong, or that all is right.

    >>> _of_lines("核对结果", ["姓名", "照片"], ["正确", "正确"])
    '无误'
    >>> _of_lines("核对结果", ["姓名", "照片", "民族"], ["正确", "有误", "应为回族"])
    '照片有误；民族：应为回族'
    >>> _of_lines("核对结果", ["姓名", "照片"], ["正确", ""])
    '姓名无误，其余没有答'
    """
    wrong, right = [], []
    for label, cell in zip(labels, line, strict=True):
        said = answered(stem, cell)
        match judge(said).status:
            case Status.OK:
                right.append(label)
            case Status.MISSING:
                pass
            case Status.VAGUE:
                wrong.append(is_wrong(label) if re.fullmatch(_ASKS_WRONG, said) else label + said)
            case _:
                wrong.append(with_label(label, said))
    if are_all_wrong(wrong, len(labels)):
        return ALL_WRONG
    if wrong or not right:
        return "；".join(wrong)
    return "无误" if len(right) == len(labels) else f"{'、'.join(right)}无误，{LEFT_OPEN}"
