"""What a merge gives to the checks of single classes, and what belongs to which class."""

from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.summary.count_checks import errors_of
from tongzhi_cli.summary.kinds import KINDS
from tongzhi_cli.summary.merge import as_rosters, merged
from tongzhi_cli.summary.model import Kind, Origin, Record, Summary, part_of
from tongzhi_cli.summary.union import rows_of

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
NOTE = Problem(KINDS["replaced-answer"], Severity.INFO, "用了后写的", where=Where("1班.docx"))


def record(number: str, result: str, line: int, at: int = 1) -> Record:
    """A row of the form of a class."""
    where = Where(f"{at}班.docx", "第1张表", line=line)
    return Record(
        number,
        f"甲{number}",
        where,
        Kind.FORM,
        f"2014级软件{at}班",
        "",
        2014,
        "本科",
        result=result,
    )


def test_a_merge_amounts_to_rosters_and_answers() -> None:
    """A roster a class, an answer a result; a note stays unless `check` finds it anew."""
    ours = [record("2014030102", "民族错", 2), record("2014030101", "有误", 3)]
    theirs = [record("2014030201", "", 2, at=2), record("2014030202", "无误", 3, at=2)]
    parts = [
        part_of("1班.docx", [Origin("1班.docx", Kind.FORM)], ours, [NOTE]),
        part_of("2班.docx", [Origin("2班.docx", Kind.FORM)], theirs, []),
    ]
    found = merged(Summary(tuple(parts)), NOTICE)
    rosters, answers, notes = as_rosters(found)
    assert [(one.file, [each.number for each in one.students]) for one in rosters] == [
        ("1班.docx", ["2014030101", "2014030102"]),
        ("2班.docx", ["2014030201", "2014030202"]),
    ]
    assert [(one.number, one.text) for one in answers] == [
        ("2014030101", "有误"), ("2014030102", "民族错"), ("2014030202", "无误")
    ]  # fmt: skip
    assert {"vague-answer", "missing-answer"} <= {one.code for one in found.problems}
    assert {one.code for one in notes}.isdisjoint({"vague-answer", "missing-answer"})
    assert NOTE in notes


def test_an_error_belongs_to_the_class_of_its_student() -> None:
    """By 学号, else by place, else by the class's name; a warning is none."""
    one, other = record("101", "无误", 2), record("201", "无误", 2, at=2)
    by_number, by_place, by_name = (
        Problem(
            KINDS["duplicate-number"], Severity.ERROR, message, "", number, None, class_name, where
        )
        for message, number, class_name, where in (
            ("学号", "201", one.class_name, one.where),
            ("格", None, other.class_name, one.where),
            ("班", None, other.class_name, None),
        )
    )
    warning = by_number._replace(severity=Severity.WARNING)
    lines = rows_of(
        Summary((part_of("1班.docx", [], [one], []), part_of("2班.docx", [], [other], [])))
    )
    found = errors_of(lines, [by_number, by_place, by_name, warning])
    assert found == {
        (other.college, other.class_name): [by_number, by_name],
        (one.college, one.class_name): [by_place],
    }
