"""What classes are asked to do: every kind of problem has its sentence."""

import pytest

from tongzhi_cli.columns.column import Column
from tongzhi_cli.packs.back.asking import ASKED, AT_HEADER, FIELD
from tongzhi_cli.summary.kinds import KINDS, ONLY_IN_SUMMARY


def test_every_kind_has_its_sentence() -> None:
    """A kind that is added is put into words for a 班长 as well, and none is left behind."""
    assert set(ASKED) == set(KINDS) - {ONLY_IN_SUMMARY.code}  # which goes back to nobody
    assert set(FIELD) | AT_HEADER <= set(KINDS)


@pytest.mark.parametrize("code", sorted(ASKED))
def test_a_class_reads_what_to_do(code: str) -> None:
    """A sentence, without a command that the class has not got, nor what a registrar does."""
    said = ASKED[code]
    assert said.endswith("。")
    assert "fankui" not in said
    assert "--" not in said
    assert "汇总" not in said


def test_columns_are_those_of_a_student() -> None:
    """What a problem is about stands in one of the columns that a list has."""
    assert set(FIELD.values()) <= {
        Column.NUMBER, Column.NAME, Column.CLASS, Column.RESULT, Column.CHECKED_AT,
        Column.ENTRY_YEAR, Column.STANDING,
    }  # fmt: skip
