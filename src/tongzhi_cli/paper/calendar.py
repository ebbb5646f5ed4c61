"""The deadlines of a notice as a calendar, with reminders; what has no day has no entry."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from tongzhi_cli.dates.hours import LAST
from tongzhi_cli.dates.literal import dates_in
from tongzhi_cli.dates.parse import phrases
from tongzhi_cli.dates.resolve import Issued
from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.times import dated, moment, weekday
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.reading.due.moved import is_moved, is_thought_of
from tongzhi_cli.paper.ics import Alarm, Entry, calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tongzhi_cli.notice.model import Deadline, Notice

#: Before a moment: a day, and long enough to go there.
_BEFORE = (timedelta(days=1), timedelta(hours=2))
#: Before a day whose hour nobody wrote: nine o'clock the day before, and on the day itself.
_BEFORE_DAY = (timedelta(hours=15), timedelta(hours=-9))
#: The space of names in which the ids of entries are made.
_SPACE = uuid5(NAMESPACE_URL, "fankui:notice")


class Calendar(NamedTuple):
    """The calendar: its *data*, the deadlines *kept* in it with when, and those without a day."""

    data: bytes
    kept: tuple[tuple["Deadline", datetime | date], ...]
    no_day: tuple["Deadline", ...]


def calendar_of(notice: "Notice") -> Calendar:
    """An entry for each deadline that has a moment, or at least a day.

    One that says no hour is an entry of the whole day; one that says no day (6月初) has none. The
    same notice gives the same bytes.
    """
    found = [(uid, one, when(one, notice)) for uid, one in _with_ids(notice)]
    entries = [_entry(uid, one, at, notice) for uid, one, at in found if at]
    return Calendar(
        calendar(f"{notice.number}《{notice.title}》", entries, notice.issued),
        kept=tuple((one, at) for _, one, at in found if at),
        no_day=tuple(one for _, one, at in found if not at),
    )


def when(deadline: "Deadline", notice: "Notice") -> datetime | date | None:
    """The moment of a deadline; its day where no hour is known; None where no day is sure.

    An `at` of 23:59:59 is how a notice file says that the day counts, and so is 00:00 under words
    without an hour. Words alone tell the day only where they are one phrase that is plain in it.
    """
    if deadline.at is not None:
        at = notice.local(deadline.at)
        is_day = at.time() == LAST or (at.time() == time() and not _has_clock(deadline.text))
        return at.date() if is_day else at
    return _day_in(deadline.text, notice.issued)


def _day_in(text: str, issued: date) -> date | None:
    """The last day that the words of a deadline leave, whatever its hour; None where it is open.

    >>> texts = "4月8日下班前", "4月9日零点前", "4月中旬"
    >>> [str(_day_in(text, date(2027, 3, 15))) for text in texts]
    ['2027-04-08', '2027-04-08', 'None']
    """
    found = list(phrases(text, Issued.on(issued)))
    if len(found) != 1:
        return None
    (phrase,) = found
    if is_moved(text[phrase.end :]) or is_thought_of(text[: phrase.begin]):
        return None
    if phrase.day is not None:
        return phrase.day
    if phrase.why or phrase.at is None:
        return None
    return (phrase.at - timedelta(seconds=1)).date() if phrase.has_clock else phrase.at.date()


def _has_clock(text: str) -> bool:
    return any(one.clock is not None for one in dates_in(text))


def named(deadline: "Deadline") -> str:
    """What has to be done until then, in short."""
    return deadline.what if deadline.role is Role.OTHER else deadline.role.in_full


def _with_ids(notice: "Notice") -> "Iterator[tuple[str, Deadline]]":
    """Each deadline with its id: of that notice, for that, the how manieth of its kind."""
    whose = f"{notice.school}\n{notice.number}\n{notice.title}\n{notice.issued}"
    before: dict[Role, int] = {}
    for deadline in notice.deadlines:
        before[deadline.role] = before.get(deadline.role, 0) + 1
        yield str(uuid5(_SPACE, f"{whose}\n{deadline.role}\n{before[deadline.role]}")), deadline


def _entry(uid: str, deadline: "Deadline", at: datetime | date, notice: "Notice") -> Entry:
    refused = "，逾期不再受理" if deadline.hard and "受理" not in deadline.text else ""
    title = f"{named(deadline)}截止：{deadline.text}{refused}"
    place = "，".join(filter(None, (deadline.where, deadline.whom)))
    is_moment = isinstance(at, datetime)
    lines = [
        f"{deadline.what}。" if deadline.what else "",
        f"从 {moment(notice.local(deadline.start))} 起" if deadline.start else "",
        f"截止：{shown(at)}{refused}",
        f"在哪里：{place}" if place else "",
        "" if is_moment or _has_clock(deadline.text) else "几点截止没有写明，请早些办。",
        f"依据：{notice.number}《{notice.title}》",
    ]
    return Entry(
        uid=uid,
        at=at,
        title=title,
        about="\n".join(filter(None, lines)),
        place=place,
        alarms=[Alarm(before, title) for before in (_BEFORE if is_moment else _BEFORE_DAY)],
    )


def shown(at: datetime | date) -> str:
    """When something is due, with its weekday."""
    if isinstance(at, datetime):
        return f"{at:%Y-%m-%d}（{weekday(at)}）{at:%H:%M}"
    return f"{dated(at)}，全天"
