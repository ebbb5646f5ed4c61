"""Forms that name a wrong class: one line, and everybody stays in the class that they are of."""

import pytest

from summary.test_summary import NOTICE, summary
from tongzhi_cli.model.problem import Where
from tongzhi_cli.summary.merge import Merged, merged
from tongzhi_cli.summary.model import Kind, Record


def rows(file: str, class_name: str, numbers: range, kind: Kind = Kind.FORM) -> list[Record]:
    """Students of a file; their names are their numbers'."""
    result = "" if kind is Kind.LIST else "无误"
    return [
        Record(f"{one}", f"甲{one}", Where(file, "表", line=one), kind, class_name, "软件学院",
               result=result)
        for one in numbers
    ]  # fmt: skip


ONE, TWO, THREE = "2014级软件1班", "2014级软件2班", "2014级软件3班"
FIRST, SECOND, THIRD = range(101, 147), range(201, 246), range(301, 340)
LIST = [
    *rows("全校.xlsx", ONE, FIRST, Kind.LIST),
    *rows("全校.xlsx", TWO, SECOND, Kind.LIST),
    *rows("全校.xlsx", THREE, THIRD, Kind.LIST),
]
SOUND = [*rows("2班.docx", TWO, SECOND), *rows("3班.docx", THREE, THIRD)]
#: What was handed in, how many lines there are about classes, and the sizes of the classes.
CASES = {
    "a neighbour's name, by the list": ([*LIST, *SOUND, *rows("1班.docx", TWO, FIRST)], 1),
    "a neighbour's name, and two strangers": (
        [*LIST, *SOUND, *rows("1班.docx", TWO, range(103, 149))], 1,
    ),
    "two forms change places": (
        [*LIST, *rows("1班.docx", TWO, FIRST), *rows("2班.docx", ONE, SECOND),
         *rows("3班.docx", THREE, THIRD)], 2,
    ),
    "a name that no class has": ([*LIST, *SOUND, *rows("1班.docx", "2014级软件9班", FIRST)], 1),
    "without a list, by another file": (
        [*SOUND, *rows("1班.docx", TWO, FIRST), *rows("1班.xlsx", ONE, FIRST, Kind.ROSTER)], 1,
    ),
    "without a list, the roster alone is right": (
        [*SOUND, *rows("1班.docx", THREE, FIRST), *rows("1班.xlsx", ONE, FIRST, Kind.ROSTER)], 1,
    ),
    "two who changed classes are told each": (
        [*LIST, *SOUND, *rows("1班.docx", ONE, FIRST), *rows("2班改.docx", ONE, range(201, 203))],
        2,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_wrong_class_is_told_once(name: str) -> None:
    """A form with another class's name is one line, and its students are where they belong."""
    given, lines = CASES[name]
    found = merged(summary(*given), NOTICE)
    assert len(about_classes(found)) == lines
    sizes = {one.name: one.students for one in found.classes if one.students}
    assert sizes == {ONE: 46, TWO: 45, THREE: 39}


def about_classes(found: Merged) -> list[str]:
    """What is said of classes that are written wrongly."""
    codes = {"two-classes", "wrong-class", "one-class", "similar-class"}
    return [one.message for one in found.problems if one.code in codes]
