"""Kinds of problem are named by code or title, and a slip is put right."""

import pytest

from tongzhi_cli.errors import UsageError
from tongzhi_cli.loader.codes import codes_named


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ([], set()),
        (["late-check"], {"late-check"}),
        (["校对逾期"], {"late-check"}),
        ([" Late-Check , 姓名可疑、bad-number"], {"late-check", "bad-name", "bad-number"}),
        (["cohort", "，"], {"cohort"}),
    ],
)
def test_kinds_are_named_by_code_or_title(typed: list[str], codes: set[str]) -> None:
    """--allow takes codes and titles, several at once."""
    assert codes_named(typed) == codes


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("late-chek", "是不是 late-check？看全部代号：fankui explain。"),
        ("mismatch", "是不是 name-mismatch？看全部代号：fankui explain。"),
        ("校对愈期", "是不是 late-check？看全部代号：fankui explain。"),
        ("xyz", "看全部代号：fankui explain。"),
    ],
)
def test_a_code_there_is_not_is_refused(typed: str, hint: str) -> None:
    """The nearest one is proposed."""
    with pytest.raises(UsageError) as refused:
        codes_named([typed])
    assert refused.value.message == f"没有 {typed} 这个代号"
    assert refused.value.hint == hint
