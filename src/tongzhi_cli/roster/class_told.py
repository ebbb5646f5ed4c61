"""The class that a list tells without a column, and 级 and 层次 that a class name tells."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from tongzhi_cli.columns.column import Column
from tongzhi_cli.model.classes import class_name as names
from tongzhi_cli.model.classes.class_in_file_name import class_in_file_name
from tongzhi_cli.model.classes.class_in_title import class_in_title
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.text import shortened
from tongzhi_cli.office.addresses import column_name
from tongzhi_cli.roster.kinds import INFERRED
from tongzhi_cli.roster.structure.lists import Part
from tongzhi_cli.tables.table import Table

#: A class, and where it stands.
Titled = tuple[str, str]


def class_in_titles(part: Part) -> Titled | None:
    """The class that a title row tells, and from where; None where it cannot be the file's.

    英语3班 in 2014级软件1班.xlsx is a class that is taught together, whatever the course is called.
    """
    titled = _title_of(part)
    return None if titled and _is_of_others(titled, class_in_names(part)) else titled


def _title_of(part: Part) -> Titled | None:
    """The class that a title row tells, and from where.

    Of lists side by side each has its own title, or all have one.
    """
    table, header = part.table, part.header
    titles = [
        (name, row, column)
        for row in range(header.row)
        for column, text in enumerate(table.texts(row))
        if (name := class_in_title(text))
    ]
    own = [one for one in titles if header.first <= one[2] <= header.last]
    if not own and len({name for name, *_ in titles}) == 1:
        own = titles
    if own:
        name, row, column = own[0]
        return name, title_at(table, row, column)
    return None


def title_at(table: Table, row: int, column: int) -> str:
    """How the place of a title is said; a document has no cells with names."""
    if table.places:
        return f"标题“{shortened(table.text(row, column).strip(), _SHOWN_TITLE)}”"
    return f"标题（{column_name(column)}{row + 1 + table.offset}）"


#: So much of a title is repeated.
_SHOWN_TITLE = 20
#: Of more classes than this only the first are named: a school has a thousand.
_MOST, _SHOWN = 12, 6
#: 电气1401, 软件141: what is studied, the year, the number of the class.
_BY_NUMBER = r"[^\W\d_]{2,12}[0-3]\d\d{1,2}"
#: What a class is called after: 商务英语1405班, and not 1班, of which a school has many.
_STUDY = r"[^\W\d_]{2}.{0,80}\d"


def class_in_names(part: Part) -> Titled | None:
    """The class that the sheet's name or the file's name tells, and from where."""
    table = part.table
    if table.sheet and (name := class_in_title(table.sheet)):
        return name, f"工作表名“{table.sheet}”"
    name = class_in_file_name(Path(table.file).stem)
    is_named = name and (re.search(_STUDY, name) or names.entry_year_in(name))
    return (name, "文件名") if name and is_named else None


def class_of_tab(part: Part, sheets: Sequence[str]) -> Titled | None:
    """The class that the name of a sheet is without 班, as another of the *sheets* has one, too.

    All 学号 on it say so: on 电气1401 they have 14 and 01, and on 梅苑201 or 重修1401 they do not.
    """
    name = class_by_number(part.table.sheet or "")
    if not name or len({*map(class_by_number, sheets)} - {""}) < 2:
        return None
    column = part.header.columns.get(Column.NUMBER)
    digits = name[len(name.rstrip("0123456789")) :]
    year, number = re.escape(digits[:2]), re.escape(digits[2:].zfill(2))
    own = rf"(?:20{year}|(?!20\d\d){year})\d*{number}\d{{2,3}}"
    are_own = (re.fullmatch(own, one) for one in part.table.texts_in(column, part.first).values())
    return (name, f"工作表名“{part.table.sheet}”") if all(are_own) else None


@lru_cache(maxsize=1024)  # of each sheet those of all are asked
def class_by_number(sheet: str) -> str:
    """The class that the name of a sheet may be without 班, "" for none.

    >>> [class_by_number(one) for one in ("电气1401", "软件141", "名单2018", "电气1班")]
    ['电气1401', '软件141', '', '']
    """
    name = class_in_file_name(sheet) or ""
    return name if re.fullmatch(_BY_NUMBER, name) else ""


def told_of_other_name(titled: Titled | None, part: Part) -> list[Problem]:
    """That the name of the sheet or the file has the class of another number than the title.

    A title that was copied with the list is the class of others; 软件工程1班 and 软件1班 are one.
    """
    if titled is None or (named := class_in_names(part)) is None:
        return []
    if titled == named and (written := _title_of(part)) and _is_of_others(written, named):
        message = f"{written[1]}里是“{written[0]}”，{named[1]}里是“{named[0]}”：照{named[1]}的"
        hint = f"不对的话，请改{named[1]}，或加 --class {written[0]}。"
        where = part.table.where(part.header.row)
        return [Problem(INFERRED, Severity.WARNING, message, hint, where=where)]
    numbers = {_number(titled[0]), _number(named[0])}
    if "" in numbers or len(numbers) < 2:
        return []
    message = f"{titled[1]}里是“{titled[0]}”，{named[1]}里是“{named[0]}”：照标题的"
    hint = f"不对的话，请改标题，或加 --class {named[0]}。"
    where = part.table.where(part.header.row)
    return [Problem(INFERRED, Severity.WARNING, message, hint, where=where)]


def _is_of_others(titled: Titled, named: Titled | None) -> bool:
    """Whether a title's class without 级 is of another 专业 than the file's, which has its 级.

    Either may be short for the other: 计科3班 is 计算机科学与技术3班.
    """
    if named is None or names.entry_year_in(titled[0]) or not names.entry_year_in(named[0]):
        return False
    said, own = _letters(titled[0]), _letters(named[0])
    return bool(said and own) and not (
        names.is_short_for(said, own) or names.is_short_for(own, said)
    )


def _letters(name: str) -> str:
    """What a class is called after: 软件 of 2014级软件工程(1)班 without 级, number and 班."""
    return re.sub(r"[\d\W_]|[级届班]|[本专]科", "", name)


def _number(name: str) -> str:
    """The number of a class, "" where it has none in digits: 2014级软件02班 is 2."""
    found = re.search(r"(\d{1,2})[)）]?班$", name)
    return found[1].lstrip("0") if found else ""


def with_class(student: Student, titled: Titled | None, told: dict[str, set[str]]) -> Student:
    """Fill in class, 级 and 层次 that no column gave; *told* collects what to say about it."""
    name, year, study = student.class_name, student.entry_year, student.level
    if name and year and study:
        return student
    inferred = set(student.inferred)
    if name is None and titled:
        name, source = titled
        inferred.add("class_name")
        told.setdefault(f"班级取自{source}", set()).add(name)
    if name and year is None and (year := names.entry_year_in(name)):
        inferred.add("entry_year")
        told.setdefault("年级取自班级名称", set()).add(f"{name} → {year}级")
    if name and study is None and (study := names.level_in(name)):
        inferred.add("level")
        told.setdefault("层次取自班级名称", set()).add(f"{name} → {study}")
    if not inferred:
        return student
    return student._replace(
        class_name=name, entry_year=year, level=study, inferred=frozenset(inferred)
    )


def told_of_inferred(
    inferred: Mapping[str, set[str]],
    where: Where,
    notes: Sequence[Problem],
    *,
    goes_on: bool = False,
) -> list[Problem]:
    """What `with_class` collected, as problems, but what *notes* have told already.

    That is told once of lists side by side, and of what *goes_on* elsewhere.
    """
    found = []
    for what, values in inferred.items():
        shown, more = sorted(values), ""
        if len(shown) > _MOST:
            shown, more = shown[:_SHOWN], f"……（一共 {len(shown)} 个）"
        message = f"{what}：{'、'.join(shown)}{more}"
        places = {one.where for one in notes if one.kind == INFERRED and one.message == message}
        if not places or not (goes_on or where in places):
            found.append(Problem(INFERRED, Severity.INFO, message, where=where))
    return found
