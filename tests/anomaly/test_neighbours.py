"""Answers beside those that were met: dialect, talk, asides, doubts, two people, corrections.

What each means was written down before it was read. *today* is right, or asked where it is plain
to a person; sure and wrong is none of them.
"""

import csv
from pathlib import Path

import pytest

from tongzhi_cli.anomaly.matching import faults_in
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.result.judge import result_of
from tongzhi_cli.check.rules.sample import notice

NOTICE = notice()
WHO = ("2014030101", "刘子墨", "2014级信息管理与信息系统1班")
with (Path(__file__).parent / "neighbours.tsv").open(encoding="utf-8", newline="") as file:
    TABLE = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
#: What a truth is as a status; whoever is asked is asked of, and nothing is sure and wrong.
RIGHT = {
    "ok": {Status.OK},
    "fault": {Status.ANOMALY},
    "ask": {Status.UNCLEAR, Status.VAGUE},
    "none": {Status.MISSING, Status.UNCLEAR, Status.VAGUE},
}
ASKED = {Status.UNCLEAR, Status.VAGUE, Status.MISSING}


@pytest.mark.parametrize("row", TABLE, ids=[one["answer"] for one in TABLE])
def test_an_answer_is_right_or_asked_about(row: dict[str, str]) -> None:
    """No answer is sure and wrong, and those that are right stay so."""
    found = result_of(row["answer"], NOTICE, WHO)
    assert found.status in (RIGHT[row["truth"]] if row["today"] == "right" else ASKED)
    is_fault = found.status is Status.ANOMALY
    kinds = faults_in(found.text, NOTICE.own_faults) if is_fault else ()
    assert "+".join(one.name for one in kinds) == row["kinds"]
