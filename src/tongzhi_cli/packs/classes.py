"""The classes that get a pack: those of `import --split` and `merge`, not those of a heading.

Source: issue 18, item 7. A class of two colleges is two, one that is written in two ways is one.
"""

from tongzhi_cli.check.check import ClassReport, Line, Report
from tongzhi_cli.check.lists import reading_order
from tongzhi_cli.model.student import NumberKey, number_key
from tongzhi_cli.packs.split.classes import ClassKey, classes_of


def by_class(report: Report) -> Report:
    """*report* with a part for each class of each file; what is told of them is among its problems.

    In a class that is written in several ways everybody has the name that most have, so that
    whoever gets its list makes one form of it.
    """
    of_file: dict[str, list[Line]] = {}
    for each in report.classes:
        of_file.setdefault(each.file, []).extend(each.lines)
    classes: list[ClassReport] = []
    problems = list(report.problems)
    for file, lines in of_file.items():
        found = classes_of([line.student for line in lines])
        members: dict[ClassKey | None, list[Line]] = {}
        for line, key in zip(lines, found.of, strict=True):
            members.setdefault(key, []).append(_called(line, key.name) if key else line)
        classes += (
            ClassReport(key.name if key else None, file, tuple(sorted(own, key=_by_number)))
            for key, own in members.items()
        )
        problems += found.notes
    return report._replace(
        classes=tuple(classes), problems=tuple(sorted(problems, key=reading_order))
    )


def _called(line: Line, name: str) -> Line:
    student = line.student
    if student.class_name == name:
        return line
    return line._replace(student=student._replace(class_name=name))


def _by_number(line: Line) -> NumberKey:
    return number_key(line.student.number)
