"""A file that is named for another class than the one in it is told, and counts as it says."""

import pytest

from summary.classes.test_misnamed import rows
from summary.test_summary import NOTICE, summary
from tongzhi_cli.model.problem import Severity
from tongzhi_cli.summary.merge import merged
from tongzhi_cli.summary.model import Kind

ONE, TWO = "2014级软件1班", "2014级软件2班"
#: A file, the class in it, and the class that it is named for where that is told.
CASES = [
    ("软件2班.docx", ONE, "软件2班"),
    ("交来/反馈表-2014级软件02班(1).docx", ONE, "2014级软件02班"),
    ("软件二班.xlsx", ONE, "软件二班"),
    ("软件学院/软件学院软件11班.docx", ONE, "软件11班"),
    ("网络9班.docx", ONE, "网络9班"),  # of a class that there is
    ("软件1班.docx", ONE, ""),
    ("2014级软件（一）班.docx", ONE, ""),
    ("2014级软件01班反馈表.docx", ONE, ""),
    ("软工2班.docx", ONE, ""),  # people shorten names
    ("网络8班.docx", ONE, ""),  # there is none
    ("2班.docx", ONE, ""),  # the second of whatever
    ("反馈表4月2日.docx", ONE, ""),
    ("11班.docx", "2014级1班", "11班"),
    ("1班.docx", "2014级1班", ""),
    ("2015级软件1班.docx", ONE, "2015级软件1班"),
    ("22软件1班.docx", "2022级软件1班", ""),
    ("软件1班.docx", "2014级计算机软件1班", ""),  # shortened; there is no other one
]
#: Another class, of which that a file is called so is told.
THERE = {"11班.docx": "2014级11班", "2015级软件1班.docx": "2015级软件1班"}


@pytest.mark.parametrize("kind", [Kind.FORM, Kind.ROSTER])
@pytest.mark.parametrize(("file", "name", "named"), CASES)
def test_a_file_named_for_another_class(file: str, name: str, named: str, kind: Kind) -> None:
    """One line, a warning, with both names; its students are in the class that it says."""
    other = THERE.get(file, "网络9班")
    found = merged(
        summary(*rows(file, name, range(101, 146), kind), *rows("表.docx", other, range(201, 204))),
        NOTICE,
    )
    told = [one for one in found.problems if one.code == "wrong-class"]
    said = f"文件名写的是“{named}”，表里写的班级是“{name}”：照表里的算"
    assert [one.message for one in told] == ([said] if named else [])
    assert all(one.severity is Severity.WARNING for one in told)
    assert {one.name: one.students for one in found.classes} == {name: 45, other: 3}


def test_a_file_of_several_classes_is_named_for_none() -> None:
    """The name of one of them is no mistake."""
    both = [
        *rows("软件3班.xlsx", ONE, range(101, 105)),
        *rows("软件3班.xlsx", TWO, range(201, 205)),
    ]
    told = {one.code for one in merged(summary(*both), NOTICE).problems}
    assert "wrong-class" not in told


def test_the_name_of_a_file_may_be_right() -> None:
    """Whose form names a wrong class, and is filed rightly, is told of the form alone."""
    listed = [
        *rows("全校.xlsx", ONE, range(101, 146), Kind.LIST),
        *rows("全校.xlsx", TWO, range(201, 246), Kind.LIST),
    ]
    forms = [
        *rows("软件2班.docx", ONE, range(201, 246)),
        *rows("软件1班.docx", ONE, range(101, 146)),
    ]
    found = merged(summary(*listed, *forms), NOTICE)
    [told] = [one for one in found.problems if one.code == "wrong-class"]
    assert told.message.startswith("表上写的班级是")
