"""What is known of a notice before it is a notice file: facts, and what is not sure.

`fankui notice new` asks for it, `fankui notice import` reads it out of the notice itself; both are
written as a notice file (docs/notice-file.md) by `notice.toml.write`.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from typing import Self

from tongzhi_cli.dates.hours import LAST
from tongzhi_cli.model.terms import SINGLE_ROLES, Paper, Role
from tongzhi_cli.model.times import dated
from tongzhi_cli.named_tuple import NamedTuple

#: A month and its day stand in a phrase.
_WRITTEN = r"[\d０-９一二三四五六七八九十]\s?[月./．／-]\s?[\d０-９一二三四五六七八九十]"


class Stage(Enum):
    """Whose step a day to hand in is."""

    CLASS = "班级交学院"
    TEACHER = "辅导员交学院"
    COLLEGE = "学院报教务处"
    UNKNOWN = ""

    @property
    def hands_on(self) -> bool:
        """Whether others pass on then what the class has handed in."""
        return self in {Stage.TEACHER, Stage.COLLEGE}


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
    *weight* how much of its role its own words name (0: not known), *against* what keeps it from
    being sure where it is the one that a notice file would hold;
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
    weight: int = 0
    against: tuple[str, ...] = ()

    def asked(self, why: str, proposal: datetime | date | None = None) -> Self:
        """The same as a question: what was sure is proposed, or a better *proposal*.

        What was asked before keeps its own reason.
        """
        if self.at is None:
            return self
        return self._replace(
            at=None, start=None, proposal=proposal or self.at, why=self.why or why, same_as=None
        )

    def doubted(self, *why: str) -> Self:
        """The same with more that is against it."""
        return self._replace(against=(*self.against, *why))

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
