"""What contradicts a form that only an earlier summary has, and what only looks like that."""

import pytest

from tongzhi_cli.model.problem import Kind, Problem, Severity, Where
from tongzhi_cli.summary.changes.remembered import REMEMBERED, told_apart
from tongzhi_cli.summary.kinds import CONFLICTING_ANSWER, TWO_VERSIONS

VERSIONS = "和 {} 是同一些同学（3 人），写的不一样：哪一份是旧的，就拿走旧的那一份"
ANSWERS = "这里写“无误”，{} [第1张表] 第 2 行 写“有误”，按“有误”列"
CELLS = "这里写“无误”，{} B7 写“有误”，按“有误”列"


@pytest.mark.parametrize(
    ("kind", "said"),
    [(TWO_VERSIONS, VERSIONS), (CONFLICTING_ANSWER, ANSWERS), (CONFLICTING_ANSWER, CELLS)],
)
@pytest.mark.parametrize(
    ("other", "is_remembered"),
    [
        ("1班.docx", True),
        ("11班.docx", False),
        ("新 1班.docx", False),
        ("交来/1班.docx", False),
        ("软件，1班.docx", False),
    ],
)
def test_the_file_itself_is_remembered(
    kind: Kind, said: str, other: str, *, is_remembered: bool
) -> None:
    """A form of this time is never told as an old one because its name ends like that one's."""
    one = Problem(kind, Severity.ERROR, said.format(other), where=Where("11班-新.docx"))
    (told,) = told_apart([one], {"1班.docx": "以前的.xlsx"})
    assert (REMEMBERED in told.message) is is_remembered
    assert (told == one) is not is_remembered
