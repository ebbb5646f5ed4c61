"""Of which college a file is that says only a name two colleges have: told by its students."""

from summary.test_summary import NOTICE, summary
from tongzhi_cli.model.problem import Where
from tongzhi_cli.summary.merge import Merged, merged
from tongzhi_cli.summary.model import Kind, Record

NAME = "2014级数据1班"
COLLEGES = ("理工学院", "经管学院")


def student(college: int, at: int, file: str = "全校.xlsx", **told: object) -> Record:
    """Student *at* of the class of a college, as the list has them or a file."""
    is_list = file == "全校.xlsx"
    row = Record(
        f"20140{college + 1}01{at:02}", f"甲{college}{at}", Where(file, "表", line=at + 2),
        Kind.LIST if is_list else Kind.FORM, NAME, COLLEGES[college] if is_list else "",
        result="" if is_list else "无误",
    )  # fmt: skip
    return row._replace(**told)  # type: ignore[arg-type]


LIST = [student(college, at) for college in (0, 1) for at in range(12)]


def handed(*rows: Record) -> Merged:
    """Both classes' papers, the second with some rows in the place of its first ones."""
    own = [student(1, at, "乙.docx") for at in range(12)]
    mine = [student(0, at, "甲.docx") for at in range(12)]
    return merged(summary(*LIST, *mine, *rows, *own[len(rows) :]), NOTICE)


def test_a_number_that_nobody_has_makes_no_class() -> None:
    """The row is of the class of its file: there is no class more, and no college."""
    found = handed(student(1, 0, "乙.docx", number="2014020199"))
    assert [(one.college, one.students, one.beyond) for one in found.classes] == [
        ("理工学院", 12, 0), ("经管学院", 12, 1)
    ]  # fmt: skip
    (told,) = [one for one in found.problems if one.code == "unknown-student"]
    assert "是不是学号抄错了" in told.message
    assert "one-class" not in {one.code for one in found.problems}


def test_a_number_of_the_other_class_is_a_stray() -> None:
    """Its owner keeps what their own class says of them."""
    stray = student(1, 0, "乙.docx", number=student(0, 5).number, result="照片不是本人")
    found = handed(stray)
    (line,) = [one for one in found.lines if one.number == stray.number]
    assert (line.result, line.name) == ("无误", "甲05")
    (told,) = [one for one in found.problems if one.where == stray.where]
    assert told.code == "name-mismatch"


def test_a_paper_of_both_is_neithers() -> None:
    """Where the students are of both, each is where the list has them."""
    rows = [student(college, at, "都在.docx") for college in (0, 1) for at in range(6)]
    found = merged(summary(*LIST, *rows), NOTICE)
    assert [(one.college, one.ok) for one in found.classes] == [("理工学院", 6), ("经管学院", 6)]
    assert "two-classes" not in {one.code for one in found.problems}


def test_a_paper_of_one_college_may_name_a_wrong_class_as_well() -> None:
    """Three of its students are of the class it says, twenty of the next: one line."""
    other = "2014级数据2班"
    second = [student(0, at, number=f"20140202{at:02}", class_name=other) for at in range(20)]
    wrong = [
        one._replace(
            kind=Kind.FORM, where=Where("丙.docx", "表", line=at), class_name=NAME, college="",
            result="无误",
        )
        for at, one in enumerate([*LIST[:3], *second], start=2)
    ]  # fmt: skip
    own = [student(1, at, "乙.docx") for at in range(12)]
    found = merged(summary(*LIST, *second, *wrong, *own), NOTICE)
    [told] = [one for one in found.problems if one.code == "wrong-class"]
    assert f"多半是班级写错了，算在“理工学院 {other}”" in told.message
    assert [one.ok for one in found.classes] == [3, 20, 12]
