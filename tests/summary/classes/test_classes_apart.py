"""1班 of two colleges, 专业, years or levels is two classes in a merge as well."""

from collections import Counter
from pathlib import Path

import pytest

from tongzhi_cli.model.problem import Severity, Where
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.summary.merge import Merged, merged
from tongzhi_cli.summary.model import Kind, Origin, Part, Record, Summary, part_of

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
LINES = (Path(__file__).parent / "kinds_classes.tsv").read_text("utf-8").splitlines()[1:]
CASES = [line.split("\t") for line in LINES]


def part(at: int, told: str, kind: Kind) -> Part:
    """One file: 学院|班级|专业|年级|层次=so many."""
    facts, _, count = told.rpartition("=")
    college, name, major, year, level = facts.split("|")
    file = f"{at}.docx"
    records = [
        Record(
            f"20140{at}{row:02}", "安若溪", Where(file, "第1张表", line=row), kind, name, college,
            int(year) if year else None, level, major, "无误",
        )
        for row in range(1, int(count) + 1)
    ]  # fmt: skip
    return part_of(file, [Origin(file, kind)], records, [])


def merge_of(files: str, kind: Kind) -> Merged:
    parts = [part(at, told, kind) for at, told in enumerate(files.split(" "), 1)]
    return merged(Summary(tuple(parts)), NOTICE)


@pytest.mark.parametrize("form", [Kind.FORM, Kind.ROSTER])
@pytest.mark.parametrize(("kind", "files", "classes", "problem"), CASES)
def test_classes_of_each_kind(
    kind: str, files: str, classes: str, problem: str, form: Kind
) -> None:
    """Each has its own line in the counts; what nothing tells apart is an error that says so."""
    assert kind
    found = merge_of(files, form)
    counted = {f"{one.college} {one.name}".strip(): one.students for one in found.classes}
    parts = [
        told.rpartition("=")
        for told in classes.replace("学院 ", "学院_").replace("系 ", "系_").split(" ")
    ]
    assert counted == {name.replace("_", " "): int(count) for name, _, count in parts}
    told = [one for one in found.problems if one.code == "unclear-class"]
    assert [one.severity for one in told] == ([Severity.ERROR] if problem else [])
    assert all(problem in one.message for one in told)


def test_each_kind_has_several_inputs() -> None:
    """Three at least: a kind is mended, not an example."""
    assert {kind: n for kind, n in Counter(case[0] for case in CASES).items() if n < 3} == {}


@pytest.mark.parametrize("files", [case[1] for case in CASES])
def test_the_order_of_files_changes_no_name(files: str) -> None:
    """What came first has nothing to do with what a class is called."""
    backwards = " ".join(reversed(files.split(" ")))
    names = [
        {(one.college, one.name, one.students) for one in merge_of(told, Kind.FORM).classes}
        for told in (files, backwards)
    ]
    assert names[0] == names[1]
