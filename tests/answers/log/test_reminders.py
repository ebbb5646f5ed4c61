"""Lines of an answer log that say who was reminded: no answers, and never lost."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.answers.answer import Answer, Source
from tongzhi_cli.answers.log import copies
from tongzhi_cli.answers.log import read as answer_log
from tongzhi_cli.answers.log.history import undoing
from tongzhi_cli.answers.log.reminders import Reminder, by_times, reminded
from tongzhi_cli.answers.log.write import LogWriter
from tongzhi_cli.model.problem import Where
from tongzhi_cli.notice.toml import read as notice_toml

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
EIGHT = datetime(2018, 3, 28, 20, tzinfo=NOTICE.zone)
AT = '"recorded_at": "2018-03-28T20:00:00+08:00"'


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        (f'{{"reminded": ["2014030101"], {AT}}}', ["2014030101"]),
        (f'{{"reminded": ["2014030102", "2014030101"], {AT}}}', ["2014030102", "2014030101"]),
        (f'{{"reminded": [2014030101, " 2014030102 "], {AT}}}', ["2014030101", "2014030102"]),
        (f'{{"reminded": ["B2014030X"], {AT}, "by": "班长"}}', ["B2014030X"]),
        ('{"reminded": ["1"], "recorded_at": "2018-03-28T20:00"}', ["1"]),  # the notice's zone
    ],
)
def test_a_line_of_a_reminder_is_no_answer(tmp_path: Path, line: str, numbers: list[str]) -> None:
    """It says who was reminded and when; answers, and what was told, stay what they are."""
    path = tmp_path / "花名册.answers.jsonl"
    answer = '{"number": "2014030101", "answer": "无误"}'
    path.write_text(f'{answer}\n{line}\n{{"told": ["3"]}}\n', "utf-8")
    found = answer_log.read(path, NOTICE)
    assert found.reminders == (Reminder(tuple(numbers), EIGHT),)
    assert [one.text for one in found.answers] == ["无误"]
    assert (found.notes, found.told) == ((), frozenset({"3"}))


@pytest.mark.parametrize(
    "line",
    [
        f'{{"reminded": [], {AT}}}',
        f'{{"reminded": "2014030101", {AT}}}',
        f'{{"reminded": null, {AT}}}',
        '{"reminded": ["2014030101"]}',
        '{"reminded": ["2014030101"], "recorded_at": null}',
        '{"reminded": ["2014030101"], "recorded_at": "昨晚"}',
        f'{{"reminded": ["2014030101", {AT}',
    ],
)
def test_a_damaged_reminder_is_set_aside(tmp_path: Path, line: str) -> None:
    """Without students, or without a moment, it counts nobody and is told as torn."""
    path = tmp_path / "花名册.answers.jsonl"
    path.write_text(f'{line}\n{{"number": "1", "answer": "无误"}}\n', "utf-8")
    found = answer_log.read(path, NOTICE)
    assert found.reminders == ()
    assert [(one.code, one.where.line) for one in found.notes if one.where] == [("torn-log", 1)]
    assert [one.number for one in found.answers] == ["1"]


NUMBERS = st.lists(st.text("0123456789BX", min_size=1, max_size=12), min_size=1, max_size=5)
DAYS = datetime(2018, 1, 1), datetime(2018, 12, 31)  # noqa: DTZ001  the zone is drawn
MOMENTS = st.datetimes(*DAYS, timezones=st.just(UTC))


@given(NUMBERS, MOMENTS)
def test_what_is_written_reads_back(numbers: list[str], at: datetime) -> None:
    """A reminder is read as it was written, in the time of the notice."""
    reminder = Reminder(tuple(numbers), at)
    line = answer_log.line_of_reminder(reminder)
    assert answer_log.of_data(Path("a.answers.jsonl"), line, NOTICE).reminders == (reminder,)
    assert [one for one in answer_log.LINE_KINDS if one in json.loads(line)] == ["reminded"]


@given(st.lists(st.tuples(NUMBERS, MOMENTS), max_size=5), st.data())
def test_a_copy_of_a_log_counts_nobody_twice(
    said: list[tuple[list[str], datetime]], data: st.DataObject
) -> None:
    """What holds of a student depends on the moments alone, not on order or on how often told."""
    reminders = [Reminder(tuple(numbers), at) for numbers, at in said]
    shuffled = data.draw(st.permutations([*reminders, *reminders]))
    assert reminded(shuffled) == reminded(reminders)
    known = reminded(reminders)
    grouped = by_times([*known, "niemand"], known)
    assert sorted(one for those in grouped.values() for one in those) == sorted([*known, "niemand"])
    assert list(grouped) == sorted(grouped, reverse=True)


def test_taking_back_leaves_a_reminder(tmp_path: Path) -> None:
    """Undo takes back the last answer, whatever was noted after it."""
    path = tmp_path / "花名册.answers.jsonl"
    with LogWriter(path, EIGHT) as log:
        log.append([Answer("1", "无误", Source.LOG, Where(""))])
        log.append_reminder(Reminder(("2", "3"), EIGHT))
    found = answer_log.read(path, NOTICE)
    made = undoing(found.answers, EIGHT)
    assert made is not None
    assert made[1].number == "1"
    before = path.read_bytes()
    with LogWriter(path, EIGHT) as log:
        log.append([made[0]])
    assert path.read_bytes().startswith(before)
    assert answer_log.read(path, NOTICE).reminders == (Reminder(("2", "3"), EIGHT),)


def test_a_copy_beside_the_log_brings_its_reminders(tmp_path: Path) -> None:
    """A class whose folder came back from another laptop: both laptops' reminders count."""
    own = tmp_path / "花名册.answers.jsonl"
    other = tmp_path / "花名册.answers (1).jsonl"
    later = EIGHT + timedelta(hours=1)
    with LogWriter(own, EIGHT) as log:
        log.append_reminder(Reminder(("1", "2"), EIGHT))
    other.write_bytes(own.read_bytes() + answer_log.line_of_reminder(Reminder(("1",), later)))
    found = copies.read(tmp_path / "花名册.xlsx", NOTICE, {"1", "2"})
    known = reminded(found.reminders)
    assert {who: (one.times, one.last) for who, one in known.items()} == {
        "1": (2, later),
        "2": (1, EIGHT),
    }
    (note,) = found.notes
    assert note.message == "里面没有新的结果，有催过谁的记录，合在一起算了"
