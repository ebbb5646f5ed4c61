"""What is known of a notice before it is a notice file: facts, and what is not sure.

`fankui notice new` asks for it, `fankui notice import` reads it out of the notice itself; both are
written as a notice file (docs/notice-file.md) by `notice.toml.write`.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from typing import NamedTuple

from tongzhi_cli.dates.hours import LAST
from tongzhi_cli.model.terms import SINGLE_ROLES, Paper, Role
from tongzhi_cli.model.times import dated

#: A month and its day stand in a phrase.
_WRITTEN = r"[\d０-９一二三四五六七八九十]\s?[月./．／-]\s?[\d０-９一二三四五六七八九十]"

#: What a class does before its college does the next step.
_CLASS_HANDS_IN = r"(?:班级|各班|班长)[^。；\n]{0,24}(?:收齐|交|报|送)"
#: Why none of the days of a table is that of all, nor the one beside it.
OWN_DAYS = "通知里各有各的时间，这是“{}”的：请定本班照哪一个"
BESIDE_TABLE = "别处又各有各的时间，不都是这一天：请定本班照哪一个"
OF_COLLEGE = "这是学院交的时间，通知没有写本班什么时候交：本班照哪一个"
MAY_BE_CHECK = "通知里没有认出学生校对的截止，这一天是不是要看原文"
#: Why a date that only says a deadline once more is left.
SAID_TWICE = "和“{}”说的是同一件事、同一天，写成一个截止"


class Stage(Enum):
    """Whose step a day to hand in is."""

    CLASS = "班级交学院"
    COLLEGE = "学院报教务处"
    UNKNOWN = ""


class Unsure(NamedTuple):
    """A *text* of the notice that could not be read surely, *why*, and the *sentence* it is in."""

    text: str
    why: str
    sentence: str = ""


#: Why a text is no part of the notice.
STRUCK = "划掉（或隐藏、删去）的字，不算"
FRAME = "正文以外的日期（网页的菜单、别的通知的列表，页眉页脚）"


class Left(NamedTuple):
    """A date of the notice that is no deadline, and *why*; *place* is where it stands.

    So is a text that is struck out of the notice, whatever it says.
    """

    text: str
    why: str
    sentence: str = ""
    place: tuple[int, int] = (0, 0)

    @property
    def is_beside(self) -> bool:
        """Whether it is no part of the notice: struck out, or around it on its page."""
        return self.why in {STRUCK, FRAME}

    def told(self) -> dict[str, str]:
        """What programs are told of it (docs, JSON)."""
        return {"text": self.text, "why": self.why, "sentence": self.sentence}


class DraftCohort(NamedTuple):
    """Students of one 届; *entry_year* and *length* are None where the notice does not tell.

    *text* is the phrase of the notice, *why* what has to be asked.
    """

    year: int
    level: str
    entry_year: int | None = None
    length: float | None = None
    text: str = ""
    why: str = ""


class DraftDeadline(NamedTuple):
    """A deadline as far as it is known.

    *text* is the notice's phrase; *start* and *at* are local times, *at* None where the phrase is
    fuzzy or damaged, and *why* says so; *has_clock* tells whether an hour was written (without
    one *at* is 23:59:59 of that day). *sentence* is where it was read, *places* from where to where
    its phrases stand in the notice.
    *day* is the last day where it is sure and only its clock is open (4月8日下班前). *proposal* is
    what a relative phrase (下周三) is if it is counted from the day of issue, for a person to
    confirm: a moment, or a day whose clock is open. Both have *at* None and a *why*.
    *same_as* is the place of a deadline before it that this one only says once more. *unit* is
    whose it is, in a table that gives each class or college its own; *stage* whose step it is;
    *is_named* whether what is neither checked nor handed in (`Role.OTHER`) is called anything.
    """

    role: Role
    text: str
    at: datetime | None = None
    start: datetime | None = None
    hard: bool = False
    has_clock: bool = False
    what: str = ""
    where: str = ""
    whom: str = ""
    sentence: str = ""
    why: str = ""
    places: tuple[tuple[int, int], ...] = ()
    day: date | None = None
    proposal: datetime | date | None = None
    same_as: tuple[int, int] | None = None
    unit: str = ""
    stage: Stage = Stage.UNKNOWN
    is_named: bool = True

    @property
    def question(self) -> str:
        """What a person has to decide, with the day as far as it is known; "" where nothing."""
        if self.day:
            return f"{self.why}；那一天是 {_shown(self.day)}"
        if self.proposal:
            ending = "，对不对" if self.is_counted else ""
            return f"{self.why}；{self.proposed_as} {_shown(self.proposal)}{ending}"
        return self.why

    @property
    def is_counted(self) -> bool:
        """Whether the proposal is counted from the day of issue: 暂定4月8日 is not."""
        return re.search(_WRITTEN, self.text) is None

    @property
    def proposed_as(self) -> str:
        """What is said in front of a proposal, by where it is from."""
        return "从发文日期数是" if self.is_counted else "是不是"


class DraftForm(NamedTuple):
    """The form as far as it is known; what is None is as in the shipped one."""

    title: str | None = None
    columns: Sequence[str] | None = None
    rows: int | None = None
    signatures: Sequence[str] | None = None
    blank: str = ""


class Draft(NamedTuple):
    """A notice as far as it is known.

    *unread_advice* are the tables (correction, no_photo) that the notice has words for, and no
    sentence that says who does what; *settled* is what a person has decided that the notice has
    not: a role, materials. *unsure* is what a person has to decide, beside the *why* of
    cohorts and deadlines; *left* are its dates that are no deadlines.
    """

    id: str
    title: str = ""
    issuer: str = ""
    school: str = ""
    issued: date | None = None
    number: str = ""
    to: str = ""
    website: str = ""
    cohorts: Sequence[DraftCohort] = ()
    deadlines: Sequence[DraftDeadline] = ()
    papers: Sequence[Paper] = (Paper.SIGNED,)
    form: DraftForm = DraftForm()
    ok_text: str = "无误"
    attachments: Sequence[str] = ()
    materials: Sequence[str] = ()
    correction: str = ""
    correction_where: str = ""
    no_photo: str = ""
    no_photo_where: str = ""
    not_own_photo: str = ""
    not_own_photo_where: str = ""
    unread_advice: Sequence[str] = ()
    settled: Sequence[str] = ()
    unsure: Sequence[Unsure] = ()
    left: Sequence[Left] = ()
    source: str = ""


#: What every notice has, and what it is called.
FACTS = (("title", "通知的标题"), ("issuer", "发文单位"), ("school", "学校的全称"))
#: Why what every notice has is asked.
UNKNOWN = "没有认出来"


def _missing(draft: Draft) -> list[str]:
    """What every notice has, and this one was not read to have."""
    names = [name for key, name in FACTS if not getattr(draft, key)]
    if not draft.issued and not any("发文日期" in one.why for one in draft.unsure):
        names.append("发文日期")
    if not draft.cohorts:
        names.append("哪些学生（届、级、层次）")
    there = {*(one.role for one in draft.deadlines), *draft.settled}
    return [*names, *(f"{role.in_full}的截止" for role in SINGLE_ROLES if role not in there)]


def all_unsure(draft: Draft) -> list[Unsure]:
    """Everything that a person has to decide: of the whole, of cohorts, of deadlines.

    What is missing has no words of the notice.
    """
    return [
        *(Unsure("", f"{name}：{UNKNOWN}") for name in _missing(draft)),
        *draft.unsure,
        *(Unsure(one.text, one.why) for one in draft.cohorts if one.why),
        *(Unsure(one.text, one.question, one.sentence) for one in draft.deadlines if one.why),
    ]


def _shown(day: date) -> str:
    """A day with its weekday, and its hour where it has one.

    >>> _shown(date(2027, 4, 1)), _shown(datetime(2027, 4, 1, 17))
    ('2027-04-01（星期四）', '2027-04-01（星期四）17:00')
    """
    is_whole = not isinstance(day, datetime) or day.time() == LAST
    return dated(day) if is_whole else f"{dated(day)}{day:%H:%M}"


def of_issue(draft: Draft) -> Unsure | None:
    """What is unsure about the day of issue of a draft that has none: both are one question."""
    if draft.issued:
        return None
    return next((one for one in draft.unsure if "发文日期" in one.why), None)


def with_one_of_each(draft: Draft) -> Draft:
    """The draft as a notice file can hold it: one deadline to check, one to hand in.

    The first dated one of the class's own step stays, else the first of it; the others become
    `other`, with the question which one counts; what the college then hands in is no question. So
    is the first one asked about, where a table has one for each class; of days for photos that are
    each some unit's, one stays. What only says another once more is no deadline of its own, and is
    left.
    """
    deadlines, again = _once(draft.deadlines)
    for role in (*SINGLE_ROLES, Role.PHOTO):
        of_role = [
            at
            for at, one in enumerate(deadlines)
            if one.role is role and (role.is_single or one.unit)
        ]
        own = [at for at in of_role if deadlines[at].stage is Stage.CLASS] or of_role
        kept = next((at for at in own if deadlines[at].at), next(iter(own), None))
        if kept is None:
            continue
        one = deadlines[kept]
        others = [other.sentence for other in deadlines if other is not one]
        if why := _why_of_units(one, deadlines) or _why_of_college(one, draft.to, others):
            deadlines[kept] = one._replace(at=None, start=None, proposal=one.at, why=why)
        for at in of_role:
            if at != kept:
                one = deadlines[at]
                if _is_next_step(one, deadlines[kept]):
                    deadlines[at] = one._replace(role=Role.OTHER, what=Stage.COLLEGE.value)
                    continue
                why = f"通知里有几个{role.label}的时间，写成 {role} 的是另一个：请定本班照哪一个"
                deadlines[at] = one._replace(role=Role.OTHER, why=one.why or why)
    if all(one.role is not Role.CHECK for one in draft.deadlines):
        deadlines = [_asked_whether_check(one) for one in deadlines]
    left = sorted([*draft.left, *again], key=lambda one: one.place)
    return draft._replace(deadlines=tuple(deadlines), left=left if again else draft.left)


def _asked_whether_check(one: DraftDeadline) -> DraftDeadline:
    """What is called nothing in particular may be the check, where no day is."""
    if one.role is not Role.OTHER or one.is_named or one.at is None or one.why:
        return one
    if one.stage is Stage.COLLEGE:
        return one
    return one._replace(at=None, start=None, proposal=one.at, why=MAY_BE_CHECK)


def _is_next_step(one: DraftDeadline, kept: DraftDeadline) -> bool:
    """Whether a day is the college's step behind the class's own, which is *kept*: no question."""
    return kept.stage is Stage.CLASS and one.stage is Stage.COLLEGE and _is_later(one, kept)


def _is_later(one: DraftDeadline, kept: DraftDeadline) -> bool:
    """Whether a day is not before another, as far as both are known."""
    days = [each.at.date() if each.at else each.day for each in (kept, one)]
    return None in days or days == sorted(day for day in days if day)


def _why_of_units(kept: DraftDeadline, found: Sequence[DraftDeadline]) -> str:
    """Why a deadline may be none of the reader's class, beside those of other units; "" if it is.

    What a college hands in is another stage than what a table says of classes.
    """
    if kept.why or kept.at is None:
        return ""
    if kept.unit:
        return OWN_DAYS.format(kept.unit)
    others = [one for one in found if one.unit and one.role is kept.role is Role.CHECK]
    return BESIDE_TABLE if any(one.at != kept.at for one in others) else ""


def _why_of_college(kept: DraftDeadline, to: str, others: Sequence[str]) -> str:
    """Why a day to hand in may be none of the class's: the notice is *to* classes or students.

    Or *others* of its sentences say what the classes hand in.
    """
    is_to_class = re.search("班|同学|毕业生|学生(?!处)", to) is not None
    is_to_class = is_to_class or any(re.search(_CLASS_HANDS_IN, one) for one in others)
    is_college = kept.stage is Stage.COLLEGE and not kept.why and kept.at is not None
    return OF_COLLEGE if is_to_class and is_college else ""


def _once(found: Sequence[DraftDeadline]) -> tuple[list[DraftDeadline], list[Left]]:
    """The deadlines, each once, and what only says one of them once more.

    The one with the hour stays, with what only the other tells.
    """
    kept: list[DraftDeadline] = []
    again: list[Left] = []
    for one in found:
        at = next((at for at, other in enumerate(kept) if one.same_as in other.places), None)
        if at is None:
            kept.append(one)
            continue
        before = kept[at]
        more, less = (one, before) if one.has_clock and not before.has_clock else (before, one)
        kept[at] = more._replace(
            start=more.start or less.start,
            hard=more.hard or less.hard,
            where=more.where or less.where,
            whom=more.whom or less.whom,
            places=before.places,
            same_as=None,
        )
        text = " ".join(more.text.split())
        again.append(Left(less.text, SAID_TWICE.format(text), less.sentence, less.places[0]))
    return kept, again
