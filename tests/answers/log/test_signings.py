"""Lines that say what a person saw on the signed paper."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tongzhi_cli.answers.log import read as answer_log
from tongzhi_cli.answers.log.signings import NOT_SIGNED, SIGNED, Signing, merged, standing
from tongzhi_cli.notice.toml import read as notice_toml

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
AT = datetime(2018, 4, 2, 9, tzinfo=NOTICE.zone)


@pytest.mark.parametrize(
    "signing",
    [
        Signing("2014030107", SIGNED, "王伟", 2, AT),
        Signing("2014030107", NOT_SIGNED, "王伟", None, AT),
        Signing("2014B0107", SIGNED),
    ],
)
def test_a_line_reads_back(signing: Signing) -> None:
    """What is written is read again, and is no answer."""
    log = answer_log.of_data(Path("a.jsonl"), answer_log.line_of_signing(signing), NOTICE)
    assert (log.signings, log.answers, log.notes) == ((signing,), (), ())


def test_the_last_line_of_a_student_holds() -> None:
    """Who signed later has signed."""
    lines = [Signing("1", NOT_SIGNED), Signing("2", SIGNED), Signing("1", SIGNED)]
    assert {one.number: one.is_signed for one in standing(lines)} == {"1": True, "2": True}


def test_a_line_that_says_something_else_is_told() -> None:
    """A word that is neither 已签 nor 未签 is set aside, not taken for one."""
    log = answer_log.of_data(Path("a.jsonl"), b'{"number": "1", "signed": "x"}\n', NOTICE)
    assert log.signings == ()
    assert [one.code for one in log.notes] == ["torn-log"]


def test_the_order_within_a_log_is_surer_than_the_clock() -> None:
    """What was seen last holds, though the clock went back; a copy changes nothing."""
    first = Signing("1", SIGNED, at=AT)
    then = Signing("1", NOT_SIGNED, at=AT - timedelta(days=1))
    assert merged([[first, then], [first]]) == [first, then]
    assert [one.said for one in standing(merged([[first, then], [first]]))] == [NOT_SIGNED]
