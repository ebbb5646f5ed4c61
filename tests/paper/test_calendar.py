"""The deadlines of a notice in a calendar, as other programs read it."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.model import Deadline, Notice
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.paper.calendar import calendar_of, when
from tongzhi_cli.paper.ics import Alarm, Entry, calendar, folded

BUILT_IN = notice_toml.read(notice_toml.BUILT_IN)
YEAR_2027 = BUILT_IN._replace(issued=date(2027, 3, 15))
KINDS = [
    line.split("\t")
    for line in Path(__file__).with_name("kinds_calendar.tsv").read_text("utf-8").splitlines()[1:]
]


def with_deadlines(*deadlines: Deadline, notice: Notice = YEAR_2027) -> Notice:
    return notice._replace(deadlines=deadlines)


def events(data: bytes) -> list[Any]:
    """The entries as icalendar reads them."""
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_each_kind_is_tried_by_three_texts_at_least() -> None:
    """No kind of deadline stands by one example."""
    counts = Counter(kind for kind, *_ in KINDS)
    assert set(counts) == {"moment", "day", "day in the words", "no day"}
    assert {kind: count for kind, count in counts.items() if count < 3} == {}


@pytest.mark.parametrize(("kind", "text", "at", "expected"), KINDS)
def test_when_a_deadline_is_due(kind: str, text: str, at: str, expected: str) -> None:
    """At its moment, on its day where no hour is known, and nowhere where no day is sure."""
    moment = datetime.fromisoformat(at) if at else None
    notice = with_deadlines(Deadline(Role.SUBMIT, text, "反馈表", at=moment))
    found = when(notice.deadlines[0], notice)
    assert (found.isoformat() if found else "-") == expected
    made = calendar_of(notice)
    (entry,) = events(made.data) or [None]
    if kind == "no day":
        assert (entry, [one.text for one in made.no_day]) == (None, [text])
        return
    start = entry.decoded("DTSTART")
    assert start == (datetime.fromisoformat(expected) if "T" in expected else found)
    assert isinstance(start, datetime) == (kind == "moment")


def test_the_shipped_notice() -> None:
    """23:00 in China is 15:00 UTC; each with a day's and two hours' warning; 6月初 has no entry."""
    made = calendar_of(BUILT_IN)
    first, second = events(made.data)
    assert first.decoded("DTSTART") == datetime(2018, 4, 1, 15, tzinfo=UTC)
    assert second.decoded("DTSTART") == datetime(2018, 4, 2, 9, tzinfo=UTC)
    assert str(first["SUMMARY"]) == "学生校对截止：4月1日（星期日）晚23:00以前，逾期不再受理"
    assert str(second["LOCATION"]) == "教务处214室，李其琛老师"
    assert str(second["DESCRIPTION"]).splitlines() == [
        "反馈表（附件2），辅导员签字审核，学院领导签署复核意见，加盖学院公章。",
        "截止：2018-04-02（星期一）17:00，逾期不再受理",
        "在哪里：教务处214室，李其琛老师",
        "依据：普院教发（2018）4号《关于做好2018、2019届毕业证图像信息校对的通知》",
    ]
    for event in (first, second):
        assert event.decoded("DTSTAMP") == datetime(2018, 3, 14, tzinfo=UTC)  # the date of issue
        alarms = event.walk("VALARM")
        assert [one.decoded("TRIGGER") for one in alarms] == [
            timedelta(days=-1),
            timedelta(hours=-2),
        ]
        assert {str(one["DESCRIPTION"]) for one in alarms} == {str(event["SUMMARY"])}
    assert [one.text for one in made.no_day] == ["6月初"]


def test_two_libraries_read_the_same() -> None:
    """What icalendar reads vobject reads too: titles, texts with commas and lines, moments."""
    deadline = Deadline(
        Role.MATERIALS,
        "4月8日17:00前",
        "勘误材料；身份证, 户口本\\复印件",
        start=datetime(2027, 4, 1, 8),  # noqa: DTZ001  the notice's own time
        at=datetime(2027, 4, 8, 17),  # noqa: DTZ001
        where="行政楼 305, 306",
    )
    day = Deadline(Role.OTHER, "4月20日前", "领毕业证", at=datetime(2027, 4, 20, 23, 59, 59))  # noqa: DTZ001
    data = calendar_of(with_deadlines(deadline, day)).data
    others = vobject.readOne(data.decode()).vevent_list
    for one, other in zip(events(data), others, strict=True):
        assert other.summary.value == str(one["SUMMARY"])
        assert other.description.value == str(one["DESCRIPTION"])
        assert other.uid.value == str(one["UID"])
        assert other.dtstart.value == one.decoded("DTSTART")
        triggers = [alarm.trigger.value for alarm in other.valarm_list]
        assert triggers == [alarm.decoded("TRIGGER") for alarm in one.walk("VALARM")]
    first, second = others
    assert first.location.value == "行政楼 305, 306"
    assert "勘误材料；身份证, 户口本\\复印件。\n从 2027-04-01 08:00 起\n" in first.description.value
    assert second.summary.value == "领毕业证截止：4月20日前"
    assert second.dtstart.value == date(2027, 4, 20)
    assert "几点截止没有写明，请早些办。" in second.description.value
    assert triggers == [timedelta(hours=-15), timedelta(hours=9)]  # nine o'clock, both days


def test_ids_stay_and_are_each_its_own() -> None:
    """A deadline that is moved keeps its id; another notice, and another deadline, has another."""
    first = Deadline(Role.OTHER, "4月8日前", "甲", at=datetime(2027, 4, 8, 23, 59, 59))  # noqa: DTZ001
    second = first._replace(what="乙")
    moved = first._replace(text="4月9日前", at=datetime(2027, 4, 9, 23, 59, 59))  # noqa: DTZ001

    def ids(notice: Notice) -> list[str]:
        return [str(one["UID"]) for one in events(calendar_of(notice).data)]

    before = ids(with_deadlines(first, second))
    assert len(set(before)) == 2
    assert ids(with_deadlines(moved, second)) == before
    other = YEAR_2027._replace(number="另一份")
    assert not set(before) & set(ids(with_deadlines(first, second, notice=other)))


def test_without_a_place_or_a_number_nothing_is_empty() -> None:
    """What a notice does not say has no line."""
    at = datetime(2027, 4, 8, 17)  # noqa: DTZ001
    (event,) = events(
        calendar_of(with_deadlines(Deadline(Role.CHECK, "4月8日17:00", "", at=at))).data
    )
    assert "LOCATION" not in event
    assert "在哪里" not in str(event["DESCRIPTION"])
    assert not str(event["DESCRIPTION"]).startswith("。")


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=200)


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_any_text_comes_back_as_it_was(title: str, lines: list[str]) -> None:
    """Commas, semicolons, backslashes, 4-byte signs and lines of any length survive."""
    about = "\n".join(lines)
    entry = Entry(
        "1", datetime(2027, 4, 8, 9, tzinfo=UTC), title, about, "", [Alarm(timedelta(1), title)]
    )
    data = calendar("名", [entry], date(2027, 3, 15))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    (event,) = events(data)
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (title, about)
    assert calendar("名", [entry], date(2027, 3, 15)) == data


def test_control_characters_are_left_out() -> None:
    """No value may have one; a line's end of any system is one."""
    data = calendar(
        "名", [Entry("1", date(2027, 4, 8), "a\x07b", "一\r\n二\r三", "", [])], date(2027, 3, 15)
    )
    (event,) = events(data)
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == ("ab", "一\n二\n三")


def test_a_long_line_is_folded_between_characters() -> None:
    """Each piece is UTF-8 by itself, and together they are the line."""
    line = "SUMMARY:" + "截止😀" * 40
    pieces = folded(line).removesuffix(b"\r\n").split(b"\r\n")
    assert "".join(piece.decode().removeprefix(" ") for piece in pieces) == line
