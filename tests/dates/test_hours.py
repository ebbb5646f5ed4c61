"""The hours of the day: every word for a part of it beside every hour, and one reading for all."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.dates.hours import LAST, PARTS, clock, is_of_another_day
from tongzhi_cli.dates.literal import dates_in
from tongzhi_cli.dates.moment import read_time
from tongzhi_cli.dates.parse import phrases
from tongzhi_cli.dates.resolve import Issued
from tongzhi_cli.dates.typed import deadline_typed
from tongzhi_cli.errors import UsageError

MORNING = "-- -- -- -- 04 05 06 07 08 09 10 11 -- -- -- -- -- -- -- -- -- -- -- -- --"
DAWN = "00 01 02 03 04 05 06 -- -- -- -- -- 00 -- -- -- -- -- -- -- -- -- -- -- --"
FORENOON = "-- -- -- -- -- 05 06 07 08 09 10 11 -- -- -- -- -- -- -- -- -- -- -- -- --"
NOON = "-- 13 14 -- -- -- -- -- -- -- -- 11 12 13 14 -- -- -- -- -- -- -- -- -- --"
EVENING = "-- -- -- -- -- 17 18 19 20 21 22 23 24 -- -- -- -- 17 18 19 20 21 22 23 24"
NIGHT = "-- -- -- -- -- -- -- 19 20 21 22 23 24 -- -- -- -- -- -- 19 20 21 22 23 24"
MIDNIGHT = "-- -- -- -- -- -- -- -- -- -- 22 23 -- -- -- -- -- -- -- -- -- -- 22 23 --"
#: What 0:00, 1:00, … 24:00 mean beside a word; 24 is the end of the day, -- is not to be said.
ON_THE_HOUR = {
    "": "00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24",
    "凌晨": DAWN, "拂晓": DAWN, "黎明": DAWN,
    "清晨": MORNING, "清早": MORNING, "早晨": MORNING, "早上": MORNING, "早间": MORNING,
    "早": MORNING, "今早": MORNING, "明早": MORNING, "今早上": MORNING,
    "上午": FORENOON, "午前": FORENOON,
    "中午": NOON, "午间": NOON, "晌午": NOON,
    "正午": "-- -- -- -- -- -- -- -- -- -- -- -- 12 -- -- -- -- -- -- -- -- -- -- -- --",
    "下午": "-- 13 14 15 16 17 18 19 20 21 22 23 -- 13 14 15 16 17 18 19 20 21 22 23 24",
    "午后": "-- 13 14 15 16 17 18 -- -- -- -- -- 12 13 14 15 16 17 18 -- -- -- -- -- --",
    "傍晚": "-- -- -- -- 16 17 18 19 -- -- -- -- -- -- -- -- 16 17 18 19 -- -- -- -- --",
    "晚": EVENING, "晚上": EVENING, "晚间": EVENING, "今晚": EVENING, "昨晚": EVENING,
    "明晚": EVENING, "当晚": EVENING, "昨晚上": EVENING,
    "夜晚": NIGHT, "夜里": NIGHT, "夜间": NIGHT, "深夜": NIGHT, "夜": NIGHT,
    "半夜": MIDNIGHT, "午夜": MIDNIGHT, "子夜": MIDNIGHT,
    "AM": "00 01 02 03 04 05 06 07 08 09 10 11 00 -- -- -- -- -- -- -- -- -- -- -- --",
    "PM": "-- 13 14 15 16 17 18 19 20 21 22 23 12 13 14 15 16 17 18 19 20 21 22 23 --",
}  # fmt: skip
#: Half an hour later all is the same, but for these.
HALF_PAST = {
    "下午 12": "12",  # 00:30 is no afternoon
    **{f"{word} 12": "--" for word, row in ON_THE_HOUR.items() if row in {EVENING, NIGHT}},
    **{f"{word} 24": "--" for word in ON_THE_HOUR},
}  # fmt: skip


def shown(at: time | None) -> str:
    return "--" if at is None else "24" if at == LAST else f"{at:%H}"


def test_every_word_is_in_the_table() -> None:
    """No word without its row."""
    assert {word for part in PARTS for word in part.words} <= ON_THE_HOUR.keys()


@pytest.mark.parametrize("word", ON_THE_HOUR)
def test_the_hours_beside_a_word(word: str) -> None:
    """Each word beside each hour is what a person means by it, or not to be said."""
    expected = ON_THE_HOUR[word].split()
    assert [shown(clock(word, hour)) for hour in range(25)] == expected
    later = [HALF_PAST.get(f"{word} {hour}", expected[hour]) for hour in range(25)]
    assert [shown(clock(word, hour, 30)) for hour in range(25)] == later
    read = [at for hour in range(25) if (at := clock(word, hour, 30))]
    assert {at.minute for at in read} == {30}


@given(st.sampled_from(PARTS), st.integers(0, 30), st.integers(0, 70), st.data())
def test_what_is_read_never_contradicts_the_word(
    part: tuple[tuple[str, ...], int, int], hour: int, minute: int, data: st.DataObject
) -> None:
    """It lies within the part of the day, and on the dial where it was written."""
    words, first, last = part
    at = clock(data.draw(st.sampled_from(words)), hour, minute)
    if at is None:
        return
    minutes = 24 * 60 if at == LAST else at.hour * 60 + at.minute
    assert first <= minutes <= last
    assert (minutes - hour * 60 - minute) % (12 * 60) == 0


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("凌晨", time(0), time(7)),
        ("清晨 早晨 早上 早 今早 上午 午前 AM", time(0), time(12)),
        ("中午 午间 正午", time(11), time(15)),
        ("下午 午后 傍晚 PM", time(12), LAST),
        ("晚 晚上 晚间 今晚 昨晚 夜里 深夜", time(17), LAST),
    ],
)
def test_no_morning_in_the_afternoon(words: str, earliest: time, latest: time) -> None:
    """No 早上 after noon, no 晚上 before 17:00, no 中午 at night."""
    every = [clock(word, hour, 15) for word in words.split() for hour in range(25)]
    every += [clock(word, hour) for word in words.split() for hour in range(25)]
    assert [at for at in every if at and not earliest <= at <= latest] == []


#: What stands behind a day, and the clock; None where nobody can tell.
WRITTEN: dict[str, str | None] = {
    "晚5点": "17:00:00",
    "晚上5点": "17:00:00",
    "晚十点半": "22:30:00",
    "晚23:00": "23:00:00",
    "晚12点": "23:59:59",
    "晚上12点": "23:59:59",
    "24:00": "23:59:59",
    "24点": "23:59:59",
    "晚24时": "23:59:59",
    "晚12:30": None,
    "晚上13点": None,
    "晚上0:30": None,
    "晚1点": None,
    "凌晨12点": "00:00:00",
    "零点": "00:00:00",
    "凌晨0:15": "00:15:00",
    "凌晨5点": "05:00:00",
    "凌晨8点": None,
    "清晨6:30": "06:30:00",
    "早上8:05": "08:05:00",
    "早8点": "08:00:00",
    "早八点": "08:00:00",
    "今早8点05分": "08:05:00",
    "早上12点": None,
    "早上13:00": None,
    "上午9点一刻": "09:15:00",
    "上午12点": None,  # noon, or the midnight that a 12 hour clock shows
    "上午13点": None,
    "上午24:00": None,
    "午前10点": "10:00:00",
    "中午11:30": "11:30:00",
    "中午12点": "12:00:00",
    "中午1点": "13:00:00",
    "中午1:30": "13:30:00",
    "中午2点": "14:00:00",
    "中午3点": None,  # no noon, neither 03:00 nor 15:00
    "中午0点": None,
    "正午12点": "12:00:00",
    "午间12:30": "12:30:00",
    "下午5点": "17:00:00",
    "下午17:00": "17:00:00",
    "下午12:30": "12:30:00",
    "下午12点": None,
    "下午0点": None,
    "午后2点": "14:00:00",
    "傍晚6点": "18:00:00",
    "傍晚9点": None,
    "今晚10点": "22:00:00",
    "当晚10点": "22:00:00",
    "昨晚10点": None,  # of the day before?
    "明早8点": None,
    "夜里11点": "23:00:00",
    "夜里2点": None,
    "深夜11:30": "23:30:00",
    "半夜12点": None,
    "午夜": None,
    "晚上": None,
    "23﹕00": "23:00:00",
    "23˸00": "23:00:00",
    "23點": "23:00:00",
    "23h": "23:00:00",
    "２３：００": "23:00:00",
    "11:00PM": "23:00:00",
    "11:00 p.m.": "23:00:00",
    "PM 11:00": "23:00:00",
    "晚11:00PM": "23:00:00",
    "早上11:00PM": None,
    "10:30 AM": "10:30:00",
    "12:00 PM": "12:00:00",
    "13:00 AM": None,
    "25:00": None,
    "17:60": None,
}
DAY = date(2027, 4, 1)
AS_A_RULE = Issued.on(date(2027, 3, 15))


@pytest.mark.parametrize(("hours", "expected"), WRITTEN.items())
@pytest.mark.parametrize("weekday", ["", "（星期四）"])
def test_one_reading_for_all(hours: str, expected: str | None, weekday: str) -> None:
    """A notice, a deadline that is typed or checked, and an answer's time mean the same."""
    text = f"2027年4月1日{weekday}{hours}"
    told = f"{DAY} {expected}" if expected else "None"
    assert str(read_time(text)) == told
    (phrase,) = phrases(f"{text}前", AS_A_RULE)
    assert str(phrase.at) == told
    assert bool(phrase.why) is (expected is None)
    clocks = [(str(one.clock) if one.clock else None) for one in dates_in(f"{text}前")]
    assert clocks == [expected]
    try:
        typed = str(deadline_typed(f"{text}前", AS_A_RULE.first).at)
    except UsageError:
        typed = "None"
    assert typed == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-04-01 24:00", "2018-04-01 23:59:59"),
        ("2018-04-01 24:00:00", "2018-04-01 23:59:59"),
        ("2018-04-01 24:00:01", None),
        ("2018-04-01 24:01", None),
        ("2018/4/1 晚5点", "2018-04-01 17:00:00"),
        ("2018/4/1 下午 3:20:09", "2018-04-01 15:20:09"),
        ("2018/4/1 上午 12:30:09", "2018-04-01 00:30:09"),  # as Excel shows it
        ("2018/4/1 下午 12:00:00", "2018-04-01 12:00:00"),
        ("2018/4/1 上午 8:05", "2018-04-01 08:05:00"),
        ("2018-04-01 12:30 AM", "2018-04-01 00:30:00"),
        ("2018-04-01 9:5:3", "2018-04-01 09:05:03"),  # as programs without zeros write it
        ("2018年4月1日 22时5分9秒", "2018-04-01 22:05:09"),
        ("2018年4月1日 早上8:05:61", None),
        ("二〇一八年四月一日 晚十点", "2018-04-01 22:00:00"),
        ("2018年4月1日 晚10点 晚11点", None),
        ("2018年4月1日 晚10点前", None),
        ("晚10点 2018年4月1日", None),
        ("昨晚 2018年4月1日", None),
        ("4月1日 下午3:20", None),
        ("昨晚 20:13", None),
    ],
)
def test_answers_have_more_shapes(text: str, expected: str | None) -> None:
    """Seconds, the clocks of programs; a time without its year, or twice, is none."""
    assert str(read_time(text)) == str(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4月1日5:00前", None),  # of the afternoon?
        ("4月1日6点半前", None),
        ("4月1日0:30前", None),
        ("4月1日0:00前", "2027-04-01 00:00:00"),
        ("4月1日7:00前", "2027-04-01 07:00:00"),
        ("4月1日17.30前", "2027-04-01 17:30:00"),
        ("4月1日23-00前", "2027-04-01 23:00:00"),
        ("4月1日23。00前", "2027-04-01 23:00:00"),
        ("4月1日23 00前", "2027-04-01 23:00:00"),
        ("4月1日2300前", "2027-04-01 23:00:00"),
        ("4月1日（周四）2300前", "2027-04-01 23:00:00"),
        ("4月1日2500前", None),
        ("4月1日下班前", None),
        ("4月1日午夜前", None),
        ("4月1日下午2:00-6:00", "2027-04-01 18:00:00"),
        ("4月1日上午8:00—12:00", "2027-04-01 12:00:00"),
        ("4月1日上午12:00前", None),
        ("4月1日上午8:00至晚5点", "2027-04-01 17:00:00"),
        ("4月1日上午8:00—14:00", None),
    ],
)
def test_deadlines_have_more_doubts(text: str, expected: str | None) -> None:
    """Nobody sets a deadline before seven in the morning; before 前 the sign may be any."""
    (phrase, *_) = phrases(text, AS_A_RULE)
    assert (str(phrase.at) if phrase.at else None) == expected


def test_words_of_another_day() -> None:
    """昨晚 beside a date is of another day, 当晚 is not."""
    told = {word: is_of_another_day(word) for word in ON_THE_HOUR}
    assert {word for word, other in told.items() if other} == {"昨晚", "昨晚上", "明早", "明晚"}


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)))  # noqa: DTZ001
def test_a_clock_of_24_hours_is_itself(at: datetime) -> None:
    """Without a word, and in any of the signs."""
    at = at.replace(second=0, microsecond=0)
    for form in ("%Y年%m月%d日 %H:%M", "%Y.%m.%d %H：%M", "%Y/%m/%d %H时%M分", "%Y-%m-%d %I:%M %p"):
        assert read_time(at.strftime(form)) == at
