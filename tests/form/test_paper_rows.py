"""What the papers beside the signed form say of an answer that is not understood."""

import pytest

from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.check.check import ClassReport, Line
from tongzhi_cli.check.rules.sample import student
from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.paper_rows import corrections, counts
from tongzhi_cli.form.rows import rows


def report(*texts: str) -> ClassReport:
    """A class of which each student has answered one of *texts*."""
    lines = tuple(Line(student(f"{at}"), judge(text), None) for at, text in enumerate(texts, 1))
    return ClassReport("2014级软件1班", "花名册.xlsx", lines)


@pytest.mark.parametrize("text", ["无勿", "帮我带份饭", "全班无误"])
def test_a_paper_that_is_allowed_has_it_as_written(text: str) -> None:
    """Where a monitor lets it through, it stands among the faults as it was written, and counts."""
    told = report("无误", text, "")
    assert [row.result for row in rows(told)] == ["无误", text, ""]
    assert [row.text(Column.WRONG) for row in corrections(told)] == [text]
    [line], _ = counts([told])
    columns = (Column.EXPECTED, Column.OK_COUNT, Column.WRONG_COUNT, Column.MISSING_COUNT)
    assert [line.text(column) for column in columns] == ["3", "1", "1", "1"]
