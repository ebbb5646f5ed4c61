"""A notice (通知) as data: cohorts, deadlines, the form, where to hand in.

The model mirrors the TOML file described in docs/notice-file.md; `notice.toml.read` reads it. It is
declared here once: `notice.toml.plain` takes what is plainly right by it, `notice.toml.judge` makes
the pydantic models of it that put every mistake into words.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import Annotated, Any, Literal, get_args

from tongzhi_cli.anomaly.kinds import NAMES, Kind
from tongzhi_cli.model.terms import SINGLE_ROLES, AwayRows, Paper, Role, Scope
from tongzhi_cli.model.times import zone_of
from tongzhi_cli.named_tuple import NamedTuple


class Limits(NamedTuple):
    """What a value of a notice may be, beyond its type.

    *key* is its key in the file, where that is another word. Numbers are at *least* that, or
    *above* it, and at *most* that; a list has so many at the *fewest*; a text is of the *pattern*.
    *check* raises a ValueError in words for people.
    """

    key: str | None = None
    least: int | None = None
    above: int | None = None
    most: int | None = None
    fewest: int | None = None
    pattern: str | None = None
    check: Callable[[Any], None] | None = None


NO_LIMITS = Limits()


class Cohort(NamedTuple):
    """Students of one 届: *year* they graduate, *entry_year* (级), *level*, *length* in years."""

    year: Annotated[int, Limits(least=1990, most=2100)]
    entry_year: Annotated[int, Limits(least=1990, most=2100)]
    level: str
    length: Annotated[float, Limits(above=0, most=10)]


class Named(NamedTuple):
    """A 学号 that a notice takes in or leaves out by name, with the *reason*."""

    number: str
    reason: str


class Deadline(NamedTuple):
    """One deadline: its literal *text*, and *at*, the moment, unless the text is fuzzy (6月初).

    *start* is when it may begin, where the notice says so.
    *hard* means that late papers are refused ("逾期不再受理"). *what*, *where* and *whom* say what
    has to be where, by whom it is taken.
    """

    role: Role
    text: str
    what: str
    start: datetime | None = None
    at: datetime | None = None
    hard: bool = False
    where: str = ""
    whom: str = ""


class Form(NamedTuple):
    """The form (附件2): its title, columns, rows on a sheet and the labels of its last line.

    *blank* is the school's blank form, a file beside the notice's; *map* says which of its columns
    is what, where the words over them do not (学号 = "编号"). *new_last*: 新增 students stand
    behind the sorted rows. *allowed_in_note*: 备注 says what was let pass for a student (逾期), why
    and by whom. *away* says whether those who do not take part stand behind them all.
    *proxy* is what the notice says of signing for somebody.
    """

    title: str
    columns: Annotated[Sequence[str], Limits(fewest=3)]
    rows: Annotated[int, Limits(least=1, most=200)]
    signatures: Sequence[str]
    blank: str = ""
    map: Mapping[str, str] = {}
    new_last: bool = False
    allowed_in_note: bool = False
    away: AwayRows = AwayRows.LEAVE_OUT
    proxy: str = ""


class OtherForm(NamedTuple):
    """A paper beside the form (勘误表, 统计表); what is left out is as in the shipped one."""

    title: str = ""
    columns: Sequence[str] = ()
    signatures: Sequence[str] = ()
    blank: str = ""
    map: Mapping[str, str] = {}


class NoticeKind(NamedTuple):
    """One kind of anomaly: what tells it, how it is written, who solves it.

    A text is of this kind if one of *keywords* is in it; the words of a keyword with blanks in it
    must all be there, in that order. Without *keywords* it changes the shipped kind of its name.
    *text* is what the form should say; *deadline* is the role of the deadline until which it has to
    be done.
    """

    name: str
    scope: Scope
    keywords: Sequence[str] = ()
    text: str = ""
    office: str = ""
    materials: Sequence[str] = ()
    deadline: Role | None = None


class Correction(NamedTuple):
    """What to bring, and where, so that a wrong record is put right (勘误)."""

    materials: Sequence[str]
    where: str
    text: str


class NoPhoto(NamedTuple):
    """What students without a photo do (补采集)."""

    who: str
    what: str
    where: str


class NotOwnPhoto(NamedTuple):
    """What students do whose photo is somebody else's; *where* only if the notice says so."""

    who: str
    what: str
    where: str = ""


def _known_zone(name: str) -> None:
    try:
        zone_of(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError("没有这个时区，中国用 Asia/Shanghai") from error


def _one_a_role(deadlines: Sequence[Deadline]) -> None:
    for role in SINGLE_ROLES:
        if sum(deadline.role is role for deadline in deadlines) > 1:
            raise ValueError(f"role 是 {role} 的只能有一个")


class Notice(NamedTuple):
    """One notice. Times without a zone are in *time_zone*."""

    schema_version: Annotated[Literal[1], Limits(key="schema")]
    id: Annotated[str, Limits(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    title: str
    issuer: str
    school: str
    issued: date
    cohorts: Annotated[Sequence[Cohort], Limits(key="cohort", fewest=1)]
    deadlines: Annotated[Sequence[Deadline], Limits(key="deadline", check=_one_a_role)]
    form: Form
    number: str = ""
    to: str = ""
    time_zone: Annotated[str, Limits(check=_known_zone)] = "Asia/Shanghai"
    why: str = ""
    website: str = ""
    ok_text: str = "无误"
    ok_synonyms: Sequence[str] = ()
    order: Literal["学号"] = "学号"
    extras: Annotated[Sequence[Named], Limits(key="extra")] = ()
    excludes: Annotated[Sequence[Named], Limits(key="exclude")] = ()
    papers: Annotated[Sequence[Paper], Limits(fewest=1)] = (Paper.SIGNED,)
    corrections_form: OtherForm = OtherForm()
    counts_form: OtherForm = OtherForm()
    anomalies: Annotated[Sequence[NoticeKind], Limits(key="anomaly")] = ()
    correction: Correction | None = None
    no_photo: NoPhoto | None = None
    not_own_photo: NotOwnPhoto | None = None
    attachments: Sequence[str] = ()
    steps: Sequence[str] = ()
    steps_short: Sequence[str] = ()
    record_fields: Sequence[str] = ()

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


def _known_or_told(kind: NoticeKind) -> None:
    if not kind.keywords and kind.name not in NAMES:
        shipped = "、".join(NAMES)
        raise ValueError(f"要写 keywords；只有程序自带的种类可以不写：{shipped}")


#: The parts of a notice, each behind those that are in it.
PARTS: tuple[type[Any], ...] = (
    Cohort, Named, Deadline, Form, OtherForm, NoticeKind, Correction, NoPhoto, NotOwnPhoto, Notice,
)  # fmt: skip
#: What must hold of a part as a whole: raises a ValueError in words for people.
WHOLE: Mapping[type[Any], Callable[[Any], None]] = {NoticeKind: _known_or_told}


class Declared(NamedTuple):
    """One value of a part as it is declared above: its *name* in the program, its *key* in a file.

    It is of the type *kind* and within *limits*.
    """

    name: str
    key: str
    kind: Any
    limits: Limits


def declared(part: type[Any]) -> Iterator[Declared]:
    """The values of a *part*, in their order.

    >>> [one.key for one in declared(Cohort)]
    ['year', 'entry_year', 'level', 'length']
    """
    for name, said in part.__annotations__.items():
        kind, limits = get_args(said) if hasattr(said, "__metadata__") else (said, NO_LIMITS)
        yield Declared(name, limits.key or name, kind, limits)
