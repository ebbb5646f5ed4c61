"""Lines of the log about who takes part: a kind of their own, beside the answers."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from builders import notice_2018

from tongzhi_cli.answers.answer import Answer, Source
from tongzhi_cli.answers.away import lines_of
from tongzhi_cli.answers.log import read as answer_log
from tongzhi_cli.answers.log.history import history, standing, undoing
from tongzhi_cli.answers.result.newest import newest
from tongzhi_cli.check.rules.sample import answer

NOTICE = notice_2018()
PATH = Path("花名册.answers.jsonl")
NOW = NOTICE.local(datetime(2018, 4, 1, 20))  # noqa: DTZ001  local to the notice


def line(text: str | None, *, away: bool = True) -> Answer:
    """A line of the log about student 1."""
    return answer("1", text, source=Source.LOG)._replace(away=away, recorded_at=NOW)


@pytest.mark.parametrize("reason", ["休学", "保留入学资格（2014年）", None])
def test_a_line_reads_back(reason: str | None) -> None:
    """With the key away in place of answer; null where the student takes part."""
    written = answer_log.line_of(line(reason))
    assert json.loads(written)["away"] == reason
    assert "answer" not in json.loads(written)
    (read,) = answer_log.of_data(PATH, written, NOTICE).answers
    assert (read.number, read.text, read.away, read.recorded_at) == ("1", reason, True, NOW)


@pytest.mark.parametrize(
    "entry", ['{"number": "1"}', '{"number": "1", "away": 3}', '{"away": "休学"}']
)
def test_a_line_that_says_neither_is_set_aside(entry: str) -> None:
    """No answer, no away, no number: told, as any line that cannot be read."""
    read = answer_log.of_data(PATH, f"{entry}\n".encode(), NOTICE)
    assert read.answers == ()
    assert [note.code for note in read.notes] == ["torn-log"]


def test_an_old_log_is_read_as_before() -> None:
    """Lines with an answer are answers, whatever else they have."""
    entry = {"number": "1", "name": "李明", "answer": "无误", "away": "休学"}
    (read,) = answer_log.of_data(PATH, json.dumps(entry).encode(), NOTICE).answers
    assert (read.text, read.away) == ("无误", False)


OK, GONE, BACK = line("无误", away=False), line("休学"), line(None)


@pytest.mark.parametrize(
    ("log", "said", "reason"),
    [
        ([OK, GONE], "无误", "休学"),
        ([GONE, OK], "无误", "休学"),  # an answer does not end it: a person does
        ([GONE, BACK], None, None),
        ([GONE, BACK, line("参军")], None, "参军"),
        ([OK, line(None, away=False), GONE], None, "休学"),
    ],
)
def test_answers_and_who_takes_part_go_their_own_ways(
    log: list[Answer], said: str | None, reason: str | None
) -> None:
    """The last line of each kind counts, and neither takes the other back."""
    counting, replaced = newest(log)
    assert {number: one.text for number, one in counting.items()} == ({"1": said} if said else {})
    assert replaced == []
    assert lines_of(log)["1"].text == reason


@pytest.mark.parametrize(
    ("log", "gone", "left"),
    [
        ([OK, GONE], GONE, [OK]),
        ([GONE, OK], OK, [GONE]),
        ([GONE, line("参军")], line("参军"), [GONE]),
        ([GONE, BACK], BACK, [GONE]),
        ([GONE], GONE, []),
    ],
)
def test_the_last_line_is_undone_whatever_its_kind(
    log: list[Answer], gone: Answer, left: list[Answer]
) -> None:
    """Undo appends one line, after which what stood before it stands."""
    made = undoing(log, NOW)
    assert made is not None
    assert made[1] == gone
    assert made[0].undoes
    assert made[0].away == gone.away
    assert standing([*log, made[0]]) == left


def test_what_counts_is_shown_of_both_kinds() -> None:
    """--log marks the last line of each kind, and what each replaced."""
    entries = history([OK, GONE, line("参军")])
    assert [(one.counts, one.before and one.before.text) for one in entries] == [
        (True, None), (False, None), (True, "休学"),
    ]  # fmt: skip
