"""What a class has in common, and its place around the list of a school's form."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.columns.column import OF_A_CLASS, Column
from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.word import leftovers
from tongzhi_cli.form.word.around import facts
from tongzhi_cli.office.word.xml import Element

if TYPE_CHECKING:
    from tongzhi_cli.form.word.document.parts import FormParts


def facts_written(
    parts: "FormParts",
    known: Mapping[Column, str],
    outside: Mapping[str, Sequence[Element]] | None = None,
) -> list[str]:
    """Write what is known of the class around the list of a school's form; what is not is told."""
    marks = leftovers.told(parts.block, parts.spent, outside)
    left = facts.write(parts, known)
    return [*marks, *([f"表上的“{'”“'.join(left)}”空着：花名册里没有，请手写"] if left else [])]


def known_of(rows: Sequence[Row], more: Mapping[Column, str] | None = None) -> dict[Column, str]:
    """What the rows of a class have in common, how many they are, and what *more* is told of it."""
    people = [row for row in rows if row.number or row.name]
    found = {}
    for column in OF_A_CLASS:
        texts = {row.text(column) for row in people}
        if len(texts) == 1:
            found[column] = texts.pop()
    if people:
        found[Column.EXPECTED] = str(len(people))
    return {**found, **(more or {})}
