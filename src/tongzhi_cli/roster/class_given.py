"""The class that `--class` means: picked where a file has it, named where the file tells none."""

from collections.abc import Sequence

from tongzhi_cli.columns.kinds import LEFT_OUT
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.student import Student, clean_class
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.roster.class_told import told_of_inferred, with_class
from tongzhi_cli.roster.classes_of import classes_of, shared_names
from tongzhi_cli.roster.kinds import INFERRED, NO_CLASS
from tongzhi_cli.roster.model import Roster


class Given(NamedTuple):
    """The *students* of the class, the *others* of the file, and all that is told of it."""

    students: Sequence[Student]
    others: Sequence[Student]
    notes: Sequence[Problem]


def of_class(
    file: str, students: Sequence[Student], notes: Sequence[Problem], class_given: str | None
) -> Given:
    """The students of a file that `--class` means, everybody without one.

    It picks a class where the file has it, by its name or as screens call it; it names the class
    where the file tells none, or where what the file tells was only inferred for all.

    Raises:
        InputError: the file has other classes only, or several that are called so.

    """
    wanted = clean_class(class_given or "")
    if not wanted:
        return Given(students, (), notes)
    of = classes_of(students).of
    shared = shared_names(key for key in of if key)
    titles = {key: key.title(shares_name=key.name in shared) for key in of if key}
    meant = {key: title for key, title in titles.items() if wanted == clean_class(title)} or {
        key: titles[key]
        for student, key in zip(students, of, strict=True)
        if key and wanted in {key.name, student.class_name}
    }
    if len(meant) > 1:
        choices = "、".join(sorted(meant.values()))
        raise InputError(
            f"{file} 里有 {len(meant)} 个“{wanted}”：{choices}",
            f"请写是哪一个，如 --class {min(meant.values())}。",
        )
    if meant:
        kept = [student for student, key in zip(students, of, strict=True) if key in meant]
        others = [student for student, key in zip(students, of, strict=True) if key not in meant]
        if not others:
            return Given(students, (), notes)
        (title,) = meant.values()
        message = f"只取“{title}”，别的班 {len(others)} 人没有读"
        told = Problem(LEFT_OUT, Severity.INFO, message, where=Where(file))
        return Given(kept, others, [*notes, told])
    classes = {student.class_name for student in students}
    stated = any("class_name" not in student.inferred for student in students)
    if len(classes) == 1 and (classes == {None} or not stated):
        return _named(file, students, notes, wanted)
    listed_classes = "、".join(sorted(titles.values()) + ["（没有班级）"] * (None in classes))
    raise InputError(
        f"{file} 里没有“{wanted}”这个班，有的是：{listed_classes}",
        "请照上面的写法写 --class，或去掉 --class。",
    )


def _named(file: str, students: Sequence[Student], notes: Sequence[Problem], wanted: str) -> Given:
    """The students, all of the class that `--class` names; what was inferred is so anew."""
    told: dict[str, set[str]] = {}
    named = []
    for student in students:
        year = None if "entry_year" in student.inferred else student.entry_year
        study = None if "level" in student.inferred else student.level
        bare = student._replace(
            class_name=wanted, entry_year=year, level=study, inferred=frozenset()
        )
        named.append(with_class(bare, None, told))
    kept = [note for note in notes if note.kind != INFERRED]
    return Given(named, (), [*kept, *told_of_inferred(told, Where(file), kept)])


def told_of_none(read: Sequence[Roster]) -> list[Problem]:
    """That rosters say of nobody which class they are of, neither in a column nor elsewhere."""
    message = "谁都没有班级：没有“班级”一列，标题、工作表名、文件名里也没有"
    hint = "请加 --class 班级 再运行一次，或在表里填“班级”一栏；是别的表头的，用 --map 班级=列名。"
    return [
        Problem(NO_CLASS, Severity.WARNING, message, hint, where=Where(roster.file))
        for roster in read
        if roster.students and not any(one.class_name for one in roster.students)
    ]
