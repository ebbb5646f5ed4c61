"""The rows of a form that people fill in: its questions together are one answer.

A choice and the detail asked for behind it (`answers.questionnaire`), of one question or several.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tongzhi_cli.anomaly.clauses import clauses
from tongzhi_cli.anomaly.items.record_items import items_in
from tongzhi_cli.anomaly.row_words import is_none_of_these
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.boxes import HALF
from tongzhi_cli.answers.questionnaire import (
    ALL_WRONG,
    LEFT_OPEN,
    answered,
    are_all_wrong,
    combined,
    is_wrong,
    items_named,
    says_nothing,
    says_only_wrong,
    typed,
)
from tongzhi_cli.answers.questions.cells import cell_text
from tongzhi_cli.answers.result.beside_notation import with_cell
from tongzhi_cli.answers.result.in_words import OPTION
from tongzhi_cli.answers.result.judge import is_blank, judge
from tongzhi_cli.answers.result.ticks import ticked
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import Header
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.item_columns import items_of
from tongzhi_cli.columns.questions import asks_where, topic
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.model.words import WRONG
from tongzhi_cli.tables.table import Table

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

#: So long a question is repeated before its answer.
_SHORT_QUESTION = 8
#: What asks for nothing but what is right: 正确的应该是, 应为.
_ASKS_RIGHT = r"正确(?:的|内容|信息)?(?:应该?)?(?:是|为|[：:])?(?:什么)?|应该?[是为](?:什么)?"
#: No name for half of a record is longer.
_LONGEST_HALF = 8


def _item(question: str) -> str:
    """What a question is about, without what it lists: 学籍信息（姓名、民族等）是否正确."""
    return topic(question).partition("（")[0].rstrip("：:")


def _halves_of(said: str) -> frozenset[Column]:
    """Of which halves of a record a cell of choices says that they are right, and nothing else.

    >>> sorted(_halves_of("照片没问题┋信息没问题")), sorted(_halves_of("照片无误"))
    ([<Column.RECORD: '信息结果'>, <Column.PHOTO: '照片结果'>], [<Column.PHOTO: '照片结果'>])
    >>> _halves_of("全部无误"), _halves_of("照片有问题┋信息没问题")
    (frozenset(), frozenset())
    """
    found: frozenset[Column] = frozenset()
    for one in re.split("[┋,，]", said):
        half = next((items for items in map(items_of, _beginnings(one)) if len(items) == 1), None)
        if half is None or judge(one).status is not Status.OK:
            return frozenset()
        found |= half
    return found


def _beginnings(choice: str) -> Iterator[str]:
    """What a choice may be about, the longest first: 照片信息, 照片."""
    yield from (choice[:n] for n in range(min(len(choice) - 1, _LONGEST_HALF), 1, -1))


class Form:
    """One list and its questions, with what is the same for all of its rows at hand."""

    def __init__(self, table: Table, header: Header, notice: "Notice", *, is_sheet: bool) -> None:
        self._ok_words = notice.ok_words
        self._is_sheet = is_sheet
        self._table = table
        self._words = (notice.ok_text, tuple(notice.ok_synonyms))
        self._results = self._questions(header, Column.RESULT)
        self._details = self._questions(header, Column.DETAIL)
        self._of_all = self._asked_of_all(header.row)
        notes = [header.columns[Column.NOTE]] if Column.NOTE in header.columns else []
        if self._details and all(map(asks_where, self._details.values())):
            self._details |= self._questions(header, Column.NOTE)  # 错误类型, 说明
        #: Where nothing else asks what is wrong, 备注 says it.
        self._of_wrong = [] if self._details else notes
        #: The questions with a choice for the photo and one for the rest: both together are 无误.
        self._by_halves = {at for at in self._results if self._has_halves(header.row, at)}
        #: What stands in each column that tells of the result, by row.
        self._told = [(at, table.texts_in(at)) for at in (*self._results, *self._details, *notes)]
        #: What the cells of a row come to: a class says the same few things.
        self._known: dict[tuple[str, ...], tuple[str, bool]] = {}

    def _questions(self, header: Header, field: Column) -> dict[int, str]:
        """The columns of a field, each with what its header asks."""
        return {at: normal(header.heading(self._table, at)) for at in header.all_of(field)}

    def _asked_of_all(self, header_row: int) -> frozenset[int]:
        """The questions that most who answered any did: no condition leaves them out.

        Each of another item: 复核结果 asks nobody again.
        """
        about = [_item(question) for question in self._results.values()]
        is_of_others = len({*about}) == len(about) > 1 and all(map(items_named, about))
        if not is_of_others or any(len(items_of(one)) > 1 for one in about):
            return frozenset()
        below = range(header_row + 1, len(self._table.rows))
        given = [
            answers
            for row in below
            if (answers := {at for at in self._results if self._is_given(row, at)})
        ]
        most = len(given) / 2
        return frozenset(at for at in self._results if sum(at in one for one in given) > most)

    def _has_halves(self, header_row: int, column: int) -> bool:
        """Whether people choose for the photo and for the rest in one question."""
        texts = self._table.texts_in(column, max(header_row, 0) + 1).values()
        return any(len(_halves_of(text)) > 1 for text in texts if "┋" in text or "," in text)

    def _is_given(self, row: int, column: int) -> bool:
        said = cell_text(self._table, self._top(row, column), column)
        return not is_blank(said, self._ok_words)

    def whole(self, row: int) -> tuple[str, bool]:
        """All that a row says as one answer, and whether it contradicts itself."""
        if self._table.merged:
            cells = tuple([texts.get(self._top(row, at), "") for at, texts in self._told])
        else:  # nearly always
            cells = tuple([texts.get(row, "") for _, texts in self._told])
        if cells not in self._known:
            self._known[cells] = self._combined(row)
        return self._known[cells]

    def _top(self, row: int, column: int) -> int:
        """The row in which a result stands: another one in a merged cell."""
        return self._table.merged.get((row, column), row) if column in self._results else row

    def _combined(self, row: int) -> tuple[str, bool]:
        """A choice with its detail."""
        choice = self._choice(row)
        detail = self._detail(row) or self._note_of(row, choice)
        if choice.endswith(LEFT_OPEN) and detail:
            is_fault = judge(detail, *self._words).status is Status.ANOMALY
            return (detail if is_fault else with_cell(choice, "说明", detail)), False
        whole = combined(choice, detail, *self._words)
        return clean_answer(whole.text), whole.contradicts

    def _choice(self, row: int) -> str:
        """What was chosen, of all the questions that ask for the result; what is wrong counts.

        A question that is left open though it is asked of everybody leaves open 无误.
        """
        good, seen, wrong, right = "", "", [], []
        for column, question in self._results.items():
            said = cell_text(self._table, self._top(row, column), column)
            if is_blank(said, self._ok_words):
                continue
            said = said if self._is_sheet else typed(re.sub(OPTION, "", said))
            said = answered(question, ticked(said), self._words[0])
            if not self._is_sheet and is_none_of_these(said):
                said = self._words[0]
            if column in self._by_halves and len(halves := _halves_of(said)) == 1:
                said = HALF[Column.PHOTO not in halves]
            if len(self._results) == 1:
                return said
            found = judge(said, *self._words)
            match found.status:
                case Status.UNCLEAR if found.looked:
                    seen = seen or said
                case Status.OK:
                    good = good or said
                    right.append(_item(question))
                case Status.VAGUE if says_only_wrong(said):
                    wrong.append(is_wrong(_item(question)))
                case Status.ANOMALY | Status.VAGUE if not items_in(said):
                    about = _item(question)
                    is_of_one = len(items_in(about)) < 2  # of several nobody says which
                    wrong.append(about + said if about not in said and is_of_one else said)
                case _:
                    wrong.append(said)
        if not right and are_all_wrong(wrong, len(self._results)):
            return ALL_WRONG
        if wrong or not good:
            return "；".join(dict.fromkeys(wrong)) or seen
        is_whole = all(self._is_given(row, at) for at in self._of_all)
        told = f"{'、'.join(filter(None, right))}{self._words[0]}，{LEFT_OPEN}"
        return good if is_whole else told

    def _detail(self, row: int) -> str:
        """What was written behind a choice; of several questions each under its own words.

        Which item is wrong, and what of it, are one answer: 民族有误：显示汉族.
        """
        told = [
            (question, said)
            for column, question in self._details.items()
            if not is_blank(said := cell_text(self._table, row, column), self._ok_words)
        ]
        if len(told) > 1:
            told = [one for one in told if not says_nothing(one[1])] or told[:1]
        if len(told) == 2 and asks_where(told[0][0]) and not asks_where(told[1][0]):
            return self._item_with(told[0][1], *told[1])
        if len(told) == 1 and "┋" in told[0][1]:
            return combined(told[0][1], "", *self._words).text
        if len(told) < 2:
            return "".join(self._as_right(*one) for one in told)
        return "；".join(
            f"{question}：{said}" if len(question) <= _SHORT_QUESTION else said
            for question, said in told
        )

    def _note_of(self, row: int, choice: str) -> str:
        """What 备注 says of the items that are wrong, where nothing else says how."""
        is_bare = choice.endswith(WRONG[0]) and len(self._results) > 1
        is_bare = is_bare or says_only_wrong(typed(choice))
        if not (self._of_wrong and is_bare):
            return ""
        note = cell_text(self._table, row, self._of_wrong[0])
        is_right = judge(note, *self._words).status is Status.OK  # that is asked about
        return "" if is_right or is_blank(note, self._ok_words) else note

    def _item_with(self, items: str, question: str, said: str) -> str:
        """Which items are wrong, with what was written of them; nothing written is lost.

        民族 and 傣族 are no value of somebody who has it right: the one is asked for as wrong.
        """
        whole = combined(items, said, *self._words).text
        is_told = said in whole or judge(said, *self._words).status is Status.OK
        whole = whole if is_told else f"{whole}：{said}"
        right = self._as_right(question, said)
        if right == said or judge(whole, *self._words).status is Status.ANOMALY:
            return whole
        if items_in(items):
            return f"{combined(items, '', *self._words).text}有误，{right}"
        return right  # 全部无误, and all the same a value

    def _as_right(self, question: str, said: str) -> str:
        """What was written where a question asks what is right: 应为傣族."""
        is_value = re.fullmatch(_ASKS_RIGHT, question) and not re.match("应|显示|改", said)
        if not is_value or says_nothing(said) or judge(said, *self._words).status is Status.OK:
            return said
        return f"应为{said}"

    def is_odd(self, text: str, note: str) -> bool:
        """Whether 备注 says what is not understood, where the answer is 无误."""
        is_right = judge(text, *self._words).status is Status.OK
        if not is_right or says_nothing(note) or not any(map(str.isalnum, note)):
            return False
        return judge(note, *self._words).status is Status.UNCLEAR and bool(clauses(note))
