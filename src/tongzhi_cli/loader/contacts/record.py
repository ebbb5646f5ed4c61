"""What the lists of a class tell of a student's record beside a roster's columns: 民族, 手机.

Read for a form for one person alone, so that no other command has it anywhere.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from tongzhi_cli.answers.questionnaire import says_nothing
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import Header, find_in
from tongzhi_cli.columns.heading import is_of_others, normal
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.columns.rows import Listed, listed
from tongzhi_cli.errors import InputError, reading
from tongzhi_cli.form.record_facts import record_fact
from tongzhi_cli.model.student import same_name
from tongzhi_cli.roster.sheets import value_text
from tongzhi_cli.tables import read as tables
from tongzhi_cli.tables.table import Table, as_text

#: By 学号: what is told, the text of each.
Records = Mapping[str, Mapping[str, str]]


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
    for at in range(header.first, min(header.last + 1, len(table.rows[header.row]))):
        fact = record_fact(header.heading(table, at))
        if fact in wanted and not _is_of_others(table, header, at):
            columns.setdefault(fact, []).append(at)
    for row in listed(table, header) if columns else ():
        if not isinstance(row, Listed):
            continue
        for fact, places in columns.items():
            for at in places:
                value = as_text(table.value(row.row, at)).removesuffix(" 00:00:00")
                if (text := value_text(value)) and not says_nothing(text):
                    yield row, fact, text


def _is_of_others(table: Table, header: Header, column: int) -> bool:
    """Whether a wide heading says that a column is about somebody else: 家长 over 电话."""
    rows = range(max(header.row - header.above, 0), header.row + header.below + 1)
    return any(is_of_others(normal(table.text_of_merged(row, column))) for row in rows)
