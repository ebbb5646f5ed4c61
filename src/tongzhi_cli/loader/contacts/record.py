"""What the lists of a class tell of a student's record beside a roster's columns: 民族, 手机.

Read for a form for one person alone, so that no other command has it anywhere.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from tongzhi_cli.answers.questionnaire import says_nothing
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import Header, find_in
from tongzhi_cli.columns.heading import is_of_others, normal
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.columns.other_words import KIN, OF_THE_STUDENT, PEOPLE, TO_KIN
from tongzhi_cli.columns.rows import Listed, listed
from tongzhi_cli.errors import InputError, reading
from tongzhi_cli.form.record_facts import DAYS, PHONE, record_fact
from tongzhi_cli.loader.contacts.find import phones_in
from tongzhi_cli.model.student import are_digits_lost, same_name
from tongzhi_cli.roster.sheets import value_text
from tongzhi_cli.tables import read as tables
from tongzhi_cli.tables.table import Table, as_text

#: By 学号: what is told, the text of each.
Records = Mapping[str, Mapping[str, str]]
#: How what stands alone above a header ends, if it is a title and no wide heading.
_TITLE = "[表册单]$|名单|登记|统计"


def in_files(
    paths: Iterable[Path], names: Mapping[str, str], wanted: Collection[str], mapping: ColumnMap
) -> Records:
    """What is *wanted* (`record_fact`) of the students in *names* (学号 to 姓名), as lists tell it.

    What two rows tell in two ways is told by none; a file that is no list tells nothing.
    """
    found: dict[str, dict[str, set[str]]] = {}
    for path in dict.fromkeys(paths):
        try:
            with reading(path):
                lists = find_in(tables.read(path), (Column.NUMBER, Column.NAME), mapping)
        except InputError:  # whoever needs it has said what is wrong with it
            continue
        for one, fact, text in (told for each in lists for told in _told(*each, wanted)):
            if same_name(one.name, names.get(one.number, "")):
                found.setdefault(one.number, {}).setdefault(fact, set()).add(text)
    return {
        number: {fact: "".join(texts) for fact, texts in facts.items() if len(texts) == 1}
        for number, facts in found.items()
    }


def _told(
    table: Table, header: Header, wanted: Collection[str]
) -> Iterator[tuple[Listed, str, str]]:
    """Each row of a list, with a fact that it tells and its text."""
    columns: dict[str, list[int]] = {}
    others = _Others(table, header)
    for at in range(header.first, min(header.last + 1, len(table.rows[header.row]))):
        fact = record_fact(header.heading(table, at))
        if fact in wanted and not others.have(at, fact):
            columns.setdefault(fact, []).append(at)
    for row in listed(table, header) if columns else ():
        if not isinstance(row, Listed):
            continue
        for fact, places in columns.items():
            for at in places:
                value = as_text(table.value(row.row, at)).removesuffix(" 00:00:00")
                text = value_text(value)
                is_told = text and not says_nothing(text)
                if is_told and _is_whole(table, row.row, at, fact, text):
                    yield row, fact, text


class _Others:
    """What a sheet says in its title and headings of other people, whose facts are no student's."""

    def __init__(self, table: Table, header: Header) -> None:
        self._table, self._header = table, header
        self._top = max(header.row - header.above, 0)
        titles = [table.sheet or "", Path(table.file).stem]
        for row in range(min(self._top, header.row)):
            texts = [text for at in range(len(table.rows[row])) if (text := self._at(row, at))]
            is_title = row < self._top - 1 or re.search(_TITLE, "".join(texts[:1]))
            titles += texts if is_title else []
        self._is_theirs = any(re.search(KIN, one) for one in titles)

    def have(self, column: int, fact: str) -> bool:
        """Whether a column may be about somebody else; its own heading says best whose it is."""
        header = self._header
        own = range(max(header.row, 0), header.row + header.below + 1)
        if any(is_of_others(self._at(row, column)) for row in own):
            return True
        if re.search(OF_THE_STUDENT, normal(header.heading(self._table, column))):
            return False
        return self._is_theirs or self._is_under(column) or self._is_behind(column, fact)

    def _is_under(self, column: int) -> bool:
        """Whether a wide heading, which reaches to the next one, is about them: 家长 over 电话."""
        rows = range(self._top, self._header.row)
        if any(is_of_others(self._over(row, column)) for row in rows):
            return True  # what else stands above may be a title: 班主任：…
        return self._top > 0 and bool(re.search(KIN, self._over(self._top - 1, column)))

    def _is_behind(self, column: int, fact: str) -> bool:
        """Whether a column before it is about them: 家长姓名, 联系电话.

        What is no phone is the student's again behind a column that is surely of students.
        """
        known = [at for at in self._header.columns.values() if at < column]
        first = self._header.first if fact == PHONE else max(known, default=self._header.first)
        headings = (self._header.heading(self._table, at) for at in range(first, column))
        return any(re.search(f"{PEOPLE}|{KIN}|{TO_KIN}", normal(one)) for one in headings)

    def _over(self, row: int, column: int) -> str:
        texts = (self._at(row, at) for at in range(column, -1, -1))
        return next((text for text in texts if text), "")

    def _at(self, row: int, column: int) -> str:
        return normal(self._table.text_of_merged(row, column))


def _is_whole(table: Table, row: int, column: int, fact: str, text: str) -> bool:
    """Whether Excel has left a value as it was: no 1.38E+10, no zeros for its digits, no 35124."""
    if are_digits_lost(*table.number(row, column)):
        return False
    if fact == PHONE:
        return bool(phones_in(text))
    return not (fact in DAYS and re.fullmatch(r"\d{5}(?:\.\d+)?", text))
