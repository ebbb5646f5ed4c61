"""Which class a filled form is of: by its own line, a title, or what its file is called."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.form.word import class_line
from tongzhi_cli.model.classes import class_name as names
from tongzhi_cli.model.classes.class_in_file_name import class_in_file_name


def classes_of(
    stem: str, inside: Sequence[Sequence[str]], around: Sequence[Sequence[str]]
) -> list[tuple[str, str] | None]:
    """The class of each table, and where it is told: within, above, below, in the file's name.

    *inside* are the lines of each table that are about nobody, *around* those before each and
    behind the last one; *stem* is the file's name. Lines between two tables belong to the upper
    one, unless the first has its class above.
    """
    told_around = [_told_in(lines) for lines in around]
    above = bool(told_around[0]) and not told_around[-1]
    found: list[tuple[str, str] | None] = []
    for at, lines in enumerate(inside):
        own = _told_in(lines) or told_around[at if above else at + 1]
        if not own and at and not told_around[at]:
            own = found[-1][0] if found[-1] else ""
        if not own and at == 0:
            own = told_around[0]
        found.append((own, "") if own else None)
    if not any(found):
        titled = _class_elsewhere(stem, around[0])
        found = [titled] * len(inside)
    known = next((one for one in found if one), None)
    if len({one for one in found if one}) == 1:
        found = [known] * len(inside)
    return found


def _class_elsewhere(stem: str, above: Sequence[str]) -> tuple[str, str] | None:
    """The class that a title or the file's name tells."""
    for line in above:
        if name := names.class_name_in(line):
            return name, "标题"
    name = class_in_file_name(stem)
    return (name, "文件名") if name else None


def labelled(rows: Iterable[Sequence[str]]) -> list[str]:
    """班级 and its value in cells of their own, as one line."""
    found = []
    for row in rows:
        texts = [text for text in row if text.strip()]
        for label, value in pairwise(texts):
            if column_of(normal(label)) is Column.CLASS:
                found.append(f"班级：{value}")
    return found


def _told_in(lines: Iterable[str]) -> str:
    """The class that a line says, "" where it was left blank."""
    return next(filter(None, map(class_line.read, lines)), "")
