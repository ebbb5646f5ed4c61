"""The open questions about the deadlines of a draft: which day, which clock, which of two."""

from collections.abc import Iterator
from datetime import date, datetime

from tongzhi_cli.dates.hours import LAST
from tongzhi_cli.dates.literal import dates_in
from tongzhi_cli.dates.typed import Typed, deadline_typed, shown
from tongzhi_cli.errors import UsageError
from tongzhi_cli.model.terms import SINGLE_ROLES, Role
from tongzhi_cli.notice.draft import Draft, DraftDeadline
from tongzhi_cli.notice.one_of_each import MAY_BE_CHECK
from tongzhi_cli.notice.question import Choice, Doubt

_SO = "4月8日17:00"
_NO_DEADLINE = "不是截止，去掉"


def of_deadlines(draft: Draft) -> Iterator[Doubt]:
    """Each deadline that is asked about, and the ones that the notice was not read to have."""
    for at, one in enumerate(draft.deadlines):
        if one.why:
            yield _doubt(draft, at, one)
        elif not (one.what or one.role.usual):
            yield _what(draft, at, one)
    there = {*(one.role for one in draft.deadlines), *draft.settled}
    for role in SINGLE_ROLES:
        if role not in there:
            yield _missing(draft, role)


def _doubt(draft: Draft, at: int, one: DraftDeadline) -> Doubt:
    if one.at and one.role is Role.OTHER:  # with_one_of_each made it so
        choices = tuple(_which(draft, at, one))
        return Doubt(one.text, one.why, one.text, one.sentence, choices)
    without = _put(draft, at)
    if one.role.is_single and all(other.role is not one.role for other in without.deadlines):
        without = without._replace(settled=[*without.settled, one.role])
    of_units = tuple(_of_units(draft, at, one))
    of_it = of_units or (*_proposed(draft, at, one), *_without_day(draft, at, one))
    choices = (*of_it, Choice(_NO_DEADLINE, without))
    return Doubt(
        f"{one.role.in_full}截止" if one.role.is_single else one.role.label,
        one.why, one.text, one.sentence, choices, f"或照这样打：{_SO}",
        lambda text: _put(draft, at, _settled(one, _typed(draft, text))),
    )  # fmt: skip


def _what(draft: Draft, at: int, one: DraftDeadline) -> Doubt:
    return Doubt(
        f"{' '.join(one.text.split())} 要做什么", "没有认出来", one.text, one.sentence,
        (Choice(_NO_DEADLINE, _put(draft, at)),), "或打出来，如 领取毕业证",
        lambda typed: _put(draft, at, one._replace(what=typed)),
    )  # fmt: skip


def _proposed(draft: Draft, at: int, one: DraftDeadline, lead: str = "") -> Iterator[Choice]:
    """The day that a phrase is counted to; the one that is known, without a clock."""
    moment = one.proposal or one.day
    if moment is None:
        return
    if one.why == MAY_BE_CHECK:
        check = one._replace(role=Role.CHECK)
        yield from _proposed(
            draft, at, check._replace(why="", what=""), f"{Role.CHECK.in_full}截止："
        )
        yield from _proposed(draft, at, one._replace(why=""), "是别的事：")
        return
    has_clock = isinstance(moment, datetime)
    until = moment if isinstance(moment, datetime) else datetime.combine(moment, LAST)
    words = shown(until) if has_clock else f"{shown(until)[:-5]}，不写几点（算到当天最后）"
    yield Choice(lead + words, _put(draft, at, _settled(one, Typed(until, None, has_clock))))


def _without_day(draft: Draft, at: int, one: DraftDeadline) -> Iterator[Choice]:
    """That a phrase without a day (3月中旬) stays as it is: a text, by which nobody is late."""
    if one.day is None and not one.at:
        open_ = one._replace(why="", proposal=None)
        said = " ".join(one.text.split())
        yield Choice(f"没有定哪一天，就照“{said}”写（不算逾期，定了再填）", _put(draft, at, open_))


def _of_units(draft: Draft, at: int, one: DraftDeadline) -> Iterator[Choice]:
    """Whose day in a table is that of the class: the others are other people's, and go."""
    others = [place for place, other in enumerate(draft.deadlines)
              if other.unit and f"写成 {one.role} 的" in other.why]  # fmt: skip
    for place in (at, *others) if others else ():
        other = draft.deadlines[place]
        moment = other.at or other.proposal
        if isinstance(moment, datetime):
            until = Typed(moment, other.start, other.has_clock)
            mine = _settled(other._replace(role=one.role), until)
            rest = [mine if each == place else draft.deadlines[each]
                    for each in range(len(draft.deadlines))
                    if each == place or each not in {at, *others}]  # fmt: skip
            words = shown(moment) if other.has_clock else shown(moment)[:-5]
            words = f"{other.unit or '都照'}：{words}"
            yield Choice(words, draft._replace(deadlines=rest))


def _which(draft: Draft, at: int, one: DraftDeadline) -> Iterator[Choice]:
    """Which of several deadlines of one role the class keeps."""
    for place, other in enumerate(draft.deadlines):
        if f"写成 {other.role} 的" in one.why:
            mine = _put(draft, at, one._replace(role=other.role, why=""))
            swapped = _put(mine, place, other._replace(role=Role.OTHER))
            yield Choice(f"本班照“{one.text}”{other.role.label}", swapped)
            kept = _put(draft, at, one._replace(why=""))
            yield Choice(f"本班照“{other.text}”{other.role.label}", kept)
    yield Choice(_NO_DEADLINE, _put(draft, at))


def _missing(draft: Draft, role: Role) -> Doubt:
    settled = draft._replace(settled=[*draft.settled, role])

    def read(text: str) -> Draft:
        made = _settled(DraftDeadline(role, text), _typed(draft, text))
        return draft._replace(deadlines=[*draft.deadlines, made])

    return Doubt(
        f"{role.in_full}的截止", "没有认出来", "", "", (Choice("没有这个截止", settled),),
        f"或照这样打：{_SO}", read,
    )  # fmt: skip


def _settled(one: DraftDeadline, typed: Typed) -> DraftDeadline:
    start = typed.start or one.start
    return one._replace(
        at=typed.at, start=start, has_clock=typed.has_clock, why="", day=None, proposal=None
    )


def _typed(draft: Draft, text: str) -> Typed:
    if draft.issued is None:
        found = dates_in(text)
        if not found or not found[0].year:
            raise UsageError(f"“{text}”：不知道发文日期，年份要写明", "写成 2027-04-08 17:00。")
        day = found[0].on(0)
        return deadline_typed(text, day or date(2000, 1, 1))
    return deadline_typed(text, draft.issued)


def typed_day(text: str, name: str = "") -> date:
    """A day with its year, as somebody types it for what *name* says.

    Raises:
        UsageError: it is none.

    """
    found = dates_in(text)
    day = found[0].on(0) if len(found) == 1 and found[0].year else None
    if day is None:
        raise UsageError(f"{name}“{text}”读不懂", "写成 2027-03-15，或 2027年3月15日。")
    return day


def _put(draft: Draft, at: int, made: DraftDeadline | None = None) -> Draft:
    """The draft with another deadline in the place of one, or without it."""
    rest = [*draft.deadlines]
    rest[at : at + 1] = [made] if made else []
    return draft._replace(deadlines=rest)
