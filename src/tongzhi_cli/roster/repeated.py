"""Students who stand on several lists of a file: read once where the lists agree, else refused."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from tongzhi_cli.columns.column import Column
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.student import Student, is_destroyed, same_name
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.roster.kinds import NAME_CLEANED, NO_CLASS, TAKEN_ONCE
from tongzhi_cli.roster.sheets import Sheet
from tongzhi_cli.tables.table import Book

#: How it is said that several sheets may be meant.
WHICH_SHEET = "不知道该用哪一张"
#: So many of those who differ are named.
_NAMED = 3


#: A list, and its students in the order of its people.
Filled = tuple[Sheet, Sequence[Student]]
#: A student, and the result in the same row.
_Told = tuple[Student, str]


def once(
    book: Book, lists: Sequence[Filled], notes: Sequence[Problem], *, may_refuse: bool
) -> tuple[list[Student], list[Problem], frozenset[Where]]:
    """The students of several lists, each once; the *notes* and more; where those are who repeat.

    With *may_refuse* several sheets must be versions that agree, or have classes of their own.

    Raises:
        InputError: they do not, and which of them count is not plain.

    """
    twice, more = repeated(book, lists, may_refuse=may_refuse)
    everybody = [student for _, students in lists for student in students]
    kept, told = taken_once(everybody, [*notes, *more], twice)
    by_place = {one.where: one for one in kept}
    left = [
        (sheet, [by_place[one.where] for one in students if one.where in by_place])
        for sheet, students in lists
    ]
    if may_refuse and len(book.tables) > 1:  # lists side by side are one sheet's
        refuse_unlike(book, left)
    return kept, [*told, *_classless(left)], frozenset(twice)


def _classless(lists: Sequence[Filled]) -> Iterator[Problem]:
    """That lists have no class at all where others of the file have one."""
    is_told = any(one.class_name for _, students in lists for one in students)
    for sheet, students in lists if is_told else ():
        if students and not any(one.class_name for one in students):
            message = f"这里的 {len(students)} 人没有班级，别的人有，会单独成一张表"
            where = sheet.table.where(sheet.header.row)
            yield Problem(NO_CLASS, Severity.ERROR, message, where=where)


def repeated(
    book: Book, lists: Sequence[Filled], *, may_refuse: bool
) -> tuple[dict[Where, Student], list[Problem]]:
    """Who stands on several lists and is the same on each: each later place, the earlier student.

    And what to say of it.

    A few who differ are slips, which duplicate-number names. With *may_refuse* two sheets that
    share half of the shorter one must agree, and have the same students: which version counts is
    not ours to say. An excerpt (班委, fewer than half) may be shorter.

    Raises:
        InputError: they do not.

    """
    earlier: dict[Where, Student] = {}
    notes: list[Problem] = []
    told = [_told_by(one) for one in lists]
    for at, (own, students) in enumerate(lists):
        for before, (other, _) in enumerate(lists[:at]):
            if _are_side_by_side(own, other):
                continue  # duplicate-number names whom they share
            shared = [number for number in told[at] if number in told[before]]
            agreeing = {one for one in shared if _agree(told[at][one], told[before][one])}
            is_other_sheet = own.table.sheet != other.table.sheet
            if shared and may_refuse and is_other_sheet:
                _refuse_versions(book, (own, told[at]), (other, told[before]), agreeing)
            twice = [one for one in students if one.number in agreeing]
            twice = [one for one in twice if one.where not in earlier]
            earlier |= {one.where: told[before][one.number][0] for one in twice}
            if twice:
                notes.append(_note(own, other, twice))
    return earlier, notes


def _are_side_by_side(one: Sheet, other: Sheet) -> bool:
    return one.table is other.table and one.part.onto is None and other.part.onto is None


def _agree(own: _Told, earlier: _Told) -> bool:
    """Whether two rows tell the same of a student, where both tell something."""
    (student, result), (other, other_result) = own, earlier
    facts = (
        (student.class_name, other.class_name),
        (student.entry_year, other.entry_year),
        (student.level, other.level),
        (result, other_result),
    )
    same = all(one == two for one, two in facts if one and two)
    return same and same_name(student.name, other.name)


def _told_by(of: Filled) -> dict[str, _Told]:
    """Each student of a list and their result, by 学号; of a destroyed 学号 nobody can be told."""
    sheet, students = of
    column = sheet.header.columns.get(Column.RESULT)
    return {
        student.number: (student, clean_answer(sheet.table.text(person.row, column)))
        for person, student in zip(sheet.people, students, strict=True)
        if student.number and not is_destroyed(student)
    }


def _refuse_versions(
    book: Book,
    own: tuple[Sheet, Mapping[str, _Told]],
    other: tuple[Sheet, Mapping[str, _Told]],
    agreeing: Collection[str],
) -> None:
    here, there = own[1], other[1]
    shared = here.keys() & there.keys()
    fewer, more = sorted((len(here), len(there)))
    if 2 * len(shared) < fewer:
        return
    is_excerpt = len(shared) == fewer and (fewer == more or 2 * fewer < more)
    if is_excerpt and len(agreeing) == len(shared):
        return
    name, earlier_name = own[0].table.sheet, other[0].table.sheet
    counts = f"{len(there)} 人、{len(here)} 人，{len(shared)} 人两张都有"
    told = "；".join(_differences(here, there, agreeing, str(earlier_name), str(name)))
    raise InputError(
        f"{book.file} 的工作表“{earlier_name}”和“{name}”里有同样的学生，{WHICH_SHEET}",
        f"（{counts}；{told}）请删掉或隐藏不用的那一张，保存后再试；"
        f"或加 --sheet {name} 指明用哪一张。",
    )


def _differences(
    here: Mapping[str, _Told],
    there: Mapping[str, _Told],
    agreeing: Collection[str],
    earlier_name: str,
    name: str,
) -> Iterator[str]:
    """Who is told of otherwise, or stands on one of two sheets only."""
    groups = (
        ("两张写得不一样", [n for n in here if n in there and n not in agreeing], here),
        (f"只在“{earlier_name}”里", [n for n in there if n not in here], there),
        (f"只在“{name}”里", [n for n in here if n not in there], here),
    )
    for what, numbers, students in groups:
        if numbers:
            some = "、".join(f"{n} {students[n][0].name}" for n in numbers[:_NAMED])
            yield f"{what}：{some}{'……' if len(numbers) > _NAMED else ''}"


def _note(own: Sheet, other: Sheet, twice: Sequence[Student]) -> Problem:
    where = own.table.where(own.header.row)
    if own.table.sheet == other.table.sheet:
        message = f"这里的 {len(twice)} 人前面已经有，写的一样，每人只取一次"
    else:
        message = (
            f"工作表“{own.table.sheet}”里的 {len(twice)} 人“{other.table.sheet}”里已经有，"
            "写的一样，每人只取一次"
        )
    return Problem(TAKEN_ONCE, Severity.INFO, message, where=where)


def taken_once(
    students: Sequence[Student], notes: Sequence[Problem], earlier: Mapping[Where, Student]
) -> tuple[list[Student], list[Problem]]:
    """The students, and what was noted of their rows, without those whom *earlier* lists have.

    What the later row alone tells goes to the student of the earlier one.
    """
    if not earlier:
        return [*students], [*notes]
    more = {earlier[one.where].where: one for one in students if one.where in earlier}
    kept: list[Student] = []
    settled = set()
    for one in students:
        also = more.get(one.where)
        if one.where in earlier or (also and also.class_name and not one.class_name):
            settled.add((one.number, one.where.row))
        if one.where in earlier:
            continue
        if also:
            one = one._replace(  # noqa: PLW2901
                class_name=one.class_name or also.class_name,
                entry_year=one.entry_year or also.entry_year,
                level=one.level or also.level,
            )
        kept.append(one)
    of_rows = (NO_CLASS, NAME_CLEANED)
    told = [
        note
        for note in notes
        if not (note.kind in of_rows and note.where and (note.number, note.where.row) in settled)
    ]
    return kept, told


def refuse_unlike(book: Book, lists: Sequence[Filled]) -> None:
    """Refuse several sheets of students unless each has classes of its own.

    What goes on from another sheet is of that one; who alone has no class is no reason.

    Raises:
        InputError: a class stands on two sheets, or a sheet does not tell its class.

    """
    counts: dict[str | None, int] = {}
    classes: dict[str | None, set[str | None]] = {}
    for sheet, students in lists:
        part = sheet.part
        while part.onto:
            part = part.onto
        if students:
            name = part.table.sheet
            counts[name] = counts.get(name, 0) + len(students)
            classes.setdefault(name, set()).update(one.class_name for one in students)
    nameless = [name for name, told in classes.items() if told == {None}]
    everybody = [name for told in classes.values() for name in told if name]
    if len(classes) < 2 or (not nameless and len(set(everybody)) == len(everybody)):
        return
    named = "、".join(f"“{name}”（{count} 人）" for name, count in counts.items())
    if len(nameless) == len(classes):
        why = "又没有写明各是哪个班"
    elif nameless:
        why = f"“{'”“'.join(map(str, nameless))}”又没有写明是哪个班"
    else:
        shared = sorted({name for name in everybody if everybody.count(name) > 1})
        why = f"又都是“{shared[0]}”"
    raise InputError(
        f"{book.file} 有 {len(counts)} 张工作表都像花名册：{named}，{why}，{WHICH_SHEET}",
        f"请隐藏或删掉不用的，保存后再试；"
        f"或加 --sheet 指明，如 --sheet {next(iter(counts))}（几张都要就写几次）。",
    )
