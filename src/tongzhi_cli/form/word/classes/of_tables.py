"""Which class each table of a filled form is of: by its own line, a title, or the file's name."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from tongzhi_cli.form.word.classes.said import (
    FILE_NAME,
    TITLE,
    Stands,
    Whose,
    one_of,
    said_by_sheet,
    said_on,
)
from tongzhi_cli.model.classes import class_name as names
from tongzhi_cli.model.classes.class_in_file_name import class_in_file_name


def classes_of(stem: str, tables: Sequence[Stands], around: Sequence[Sequence[str]]) -> list[Whose]:
    """The class of each of *tables*; *stem* is the name of the file.

    *around* are the lines before each and behind the last one. Where all of them say one class,
    and the 学号 are not those of two, it is everybody's; else `apart` says which is whose.
    """
    lines = [line for some in (*around, *(one.lines for one in tables)) for line in some]
    said = [one for line in lines for one in said_on(line)]
    said += [one for table in tables if (one := said_by_sheet(table.sheet))]
    whose = one_of(said)
    if said and (whose is None or _are_several(tables)):
        from tongzhi_cli.form.word.classes.apart import apart  # noqa: PLC0415  seldom several

        return apart(stem, tables, around)
    return [whose or _elsewhere(stem, around[0])] * len(tables)


def _are_several(tables: Sequence[Stands]) -> bool:
    """Whether the 学号 of one of *tables* are another class's than those of the one before."""
    if len({one.number for one in tables}) < 2:
        return False
    from tongzhi_cli.form.word.classes.apart import begins_anew  # noqa: PLC0415  seldom several

    numbers = [
        [number for one in lists for number in one.numbers]
        for _, lists in groupby(tables, lambda one: one.number)
    ]
    return any(begins_anew(*both) for both in pairwise(numbers))


def _elsewhere(stem: str, above: Sequence[str]) -> Whose:
    """The class that anything above the first table tells, or the file's name."""
    for line in above:
        if name := names.class_name_in(line):
            return Whose(name, TITLE)
    named = class_in_file_name(stem)
    return Whose(named, FILE_NAME) if named else Whose()
