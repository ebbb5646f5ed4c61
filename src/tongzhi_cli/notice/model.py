"""A notice (通知) as data: cohorts, deadlines, the form, where to hand in.

The model mirrors the TOML file described in docs/notice-file.md; `notice.toml.read` reads it.
"""

from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from tongzhi_cli.anomaly.kinds import NAMES, Kind
from tongzhi_cli.model.terms import SINGLE_ROLES, AwayRows, Paper, Role, Scope
from tongzhi_cli.model.times import zone_of


class Facts(BaseModel):
    """Base of every part of a notice: unknown keys and empty texts are refused, nothing changes.

    The build is deferred to the outermost model, which then builds all in one go.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        str_min_length=1,
        populate_by_name=True,
        defer_build=True,
    )


class Cohort(Facts):
    """Students of one 届: *year* they graduate, *entry_year* (级), *level*, *length* in years."""

    year: Annotated[int, Field(ge=1990, le=2100)]
    entry_year: Annotated[int, Field(ge=1990, le=2100)]
    level: str
    length: Annotated[float, Field(gt=0, le=10)]


class Named(Facts):
    """A 学号 that a notice takes in or leaves out by name, with the *reason*."""

    number: str
    reason: str


class Deadline(Facts):
    """One deadline: its literal *text*, and *at*, the moment, unless the text is fuzzy (6月初).

    *start* is when it may begin, where the notice says so.
    *hard* means that late papers are refused ("逾期不再受理"). *what*, *where* and *whom* say what
    has to be where, by whom it is taken.
    """

    role: Annotated[Role, Field(strict=False)]
    text: str
    start: datetime | None = None
    at: datetime | None = None
    hard: bool = False
    what: str
    where: str = ""
    whom: str = ""


class Form(Facts):
    """The form (附件2): its title, columns, rows on a sheet and the labels of its last line.

    *blank* is the school's blank form, a file beside the notice's; *map* says which of its columns
    is what, where the words over them do not (学号 = "编号"). *new_last*: 新增 students stand
    behind the sorted rows. *away* says whether those who do not take part stand behind them all.
    *proxy* is what the notice says of signing for somebody.
    """

    title: str
    columns: Annotated[list[str], Field(min_length=3)]
    rows: Annotated[int, Field(ge=1, le=200)]
    signatures: list[str]
    blank: str = ""
    map: dict[str, str] = {}
    new_last: bool = False
    away: Annotated[AwayRows, Field(strict=False)] = AwayRows.LEAVE_OUT
    proxy: str = ""


class OtherForm(Facts):
    """A paper beside the form (勘误表, 统计表); what is left out is as in the shipped one."""

    title: str = ""
    columns: list[str] = []
    signatures: list[str] = []
    blank: str = ""
    map: dict[str, str] = {}


class NoticeKind(Facts):
    """One kind of anomaly: what tells it, how it is written, who solves it.

    A text is of this kind if one of *keywords* is in it; the words of a keyword with blanks in it
    must all be there, in that order. Without *keywords* it changes the shipped kind of its name.
    *text* is what the form should say; *deadline* is the role of the deadline until which it has to
    be done.
    """

    name: str
    keywords: list[str] = []
    text: str = ""
    scope: Annotated[Scope, Field(strict=False)]
    office: str = ""
    materials: list[str] = []
    deadline: Annotated[Role, Field(strict=False)] | None = None

    @model_validator(mode="after")
    def _known_or_told(self) -> Self:
        if not self.keywords and self.name not in NAMES:
            shipped = "、".join(NAMES)
            raise ValueError(f"要写 keywords；只有程序自带的种类可以不写：{shipped}")
        return self


class Correction(Facts):
    """What to bring, and where, so that a wrong record is put right (勘误)."""

    materials: list[str]
    where: str
    text: str


class NoPhoto(Facts):
    """What students without a photo do (补采集)."""

    who: str
    what: str
    where: str


class NotOwnPhoto(Facts):
    """What students do whose photo is somebody else's; *where* only if the notice says so."""

    who: str
    what: str
    where: str = ""


class Notice(Facts):
    """One notice. Times without a zone are in *time_zone*."""

    schema_version: Annotated[Literal[1], Field(alias="schema")]
    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    number: str = ""
    title: str
    issuer: str
    school: str
    issued: date
    to: str = ""
    time_zone: str = "Asia/Shanghai"
    why: str = ""
    website: str = ""
    ok_text: str = "无误"
    ok_synonyms: list[str] = []
    order: Literal["学号"] = "学号"
    cohorts: Annotated[list[Cohort], Field(alias="cohort", min_length=1)]
    extras: Annotated[list[Named], Field(alias="extra")] = []
    excludes: Annotated[list[Named], Field(alias="exclude")] = []
    deadlines: Annotated[list[Deadline], Field(alias="deadline")]
    papers: Annotated[list[Annotated[Paper, Field(strict=False)]], Field(min_length=1)] = [
        Paper.SIGNED
    ]
    form: Form
    corrections_form: OtherForm = OtherForm()
    counts_form: OtherForm = OtherForm()
    anomalies: Annotated[list[NoticeKind], Field(alias="anomaly")] = []
    correction: Correction | None = None
    no_photo: NoPhoto | None = None
    not_own_photo: NotOwnPhoto | None = None
    attachments: list[str] = []
    steps: list[str] = []
    steps_short: list[str] = []
    record_fields: list[str] = []

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            zone_of(name)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError("没有这个时区，中国用 Asia/Shanghai") from error
        return name

    @field_validator("deadlines")
    @classmethod
    def _one_deadline_a_role(cls, deadlines: list[Deadline]) -> list[Deadline]:
        for role in SINGLE_ROLES:
            if sum(deadline.role is role for deadline in deadlines) > 1:
                raise ValueError(f"role 是 {role} 的只能有一个")
        return deadlines

    @property
    def ok_words(self) -> frozenset[str]:
        """What the notice itself lets stand for 无误."""
        return frozenset({self.ok_text, *self.ok_synonyms})

    @property
    def own_faults(self) -> tuple[Kind, ...]:
        """The `[[anomaly]]` entries, as the kinds of fault that they are."""
        return tuple(
            Kind(
                one.name,
                tuple(one.keywords),
                one.scope,
                one.office,
                tuple(one.materials),
                one.text,
                one.deadline,
            )
            for one in self.anomalies
        )

    @property
    def zone(self) -> tzinfo:
        """The time zone of the notice."""
        return zone_of(self.time_zone)

    def local(self, moment: datetime) -> datetime:
        """*moment* in the notice's zone; one without a zone is taken to be local already."""
        if moment.tzinfo is None:
            return moment.replace(tzinfo=self.zone)
        try:
            return moment.astimezone(self.zone)
        except OverflowError:  # the last day of the year 9999 has no other zone
            return moment.replace(tzinfo=self.zone)

    def deadline(self, role: Role) -> Deadline | None:
        """The deadline of that role, if the notice has one."""
        return next((one for one in self.deadlines if one.role is role), None)

    def cohorts_of(self, entry_year: int, level: str | None = None) -> Iterator[Cohort]:
        """The cohorts that a 级, and a 层次 where it is known, belong to."""
        for cohort in self.cohorts:
            if cohort.entry_year == entry_year and level in {None, cohort.level}:
                yield cohort
