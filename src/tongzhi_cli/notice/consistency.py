"""What in a notice contradicts itself although every key is well written.

A wrong year or a slip of a digit in a notice makes a whole class late, or nobody. The checks look
at what the file says twice: the words of the notice and the moment, 届 and 级 + 学制, a name that
is taken in and left out. They work on the parts that could be read, so that one mistake elsewhere
hides none of them.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from tongzhi_cli.model.terms import SINGLE_ROLES, Role
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.deadline_consistency import deadline_mistakes, moments
from tongzhi_cli.notice.diagnostic import Diagnostic, Key, error, warning
from tongzhi_cli.notice.model import Cohort, Deadline, Form, Named, NoticeKind

_YEARS = r"((?:20\d\d\s*+[、,，和及与]?\s*+){1,7})届"


class NoticeParts(NamedTuple):
    """The parts of a notice that could be read, each list by the place of its items in the file.

    *zone* is the name of the time zone.
    """

    issued: date | None = None
    zone: str = "Asia/Shanghai"
    title: str = ""
    cohorts: Mapping[int, Cohort] = {}
    deadlines: Mapping[int, Deadline] = {}
    extras: Mapping[int, Named] = {}
    excludes: Mapping[int, Named] = {}
    anomalies: Mapping[int, NoticeKind] = {}
    form: Form | None = None


Mistakes: TypeAlias = Iterator[Diagnostic]


def sense(parts: NoticeParts) -> Mistakes:
    """Everything that contradicts itself, in the order of the file's parts."""
    yield from _titles(parts)
    yield from _cohorts(parts.cohorts)
    yield from _named(parts)
    for at, deadline in parts.deadlines.items():
        yield from deadline_mistakes(at, deadline, parts.issued, parts.zone)
    yield from _order(parts)
    yield from _anomalies(parts)


def _titles(parts: NoticeParts) -> Mistakes:
    """A 届 in a title that no cohort has: most likely last year's title."""
    years = {cohort.year for cohort in parts.cohorts.values()}
    if not years:
        return
    titles: dict[Key, str] = {("title",): parts.title}
    if parts.form:
        titles["form", "title"] = parts.form.title
    for key, title in titles.items():
        named = {int(year) for run in re.findall(_YEARS, title) for year in re.findall(r"\d+", run)}
        for year in sorted(named - years):
            yield warning(
                key, f"标题写着 {year} 届，[[cohort]] 里没有这一届",
                f"[[cohort]] 里有 {_listed(years)}；标题或 [[cohort]] 改一处。",
            )  # fmt: skip


def _listed(years: set[int]) -> str:
    return "、".join(f"{year} 届" for year in sorted(years))


def _cohorts(cohorts: Mapping[int, Cohort]) -> Mistakes:
    """届 = 级 + 学制 (a notice may have reasons for another sum), and no cohort twice."""
    seen: dict[Cohort, int] = {}
    for at, cohort in cohorts.items():
        if cohort in seen:
            yield error(
                ("cohort", at),
                f"和第 {seen[cohort] + 1} 个一样：{cohort.year} 届 {cohort.entry_year} 级"
                f"{cohort.level}",
                "一段是抄来忘了改的就改好，否则删掉。",
            )  # fmt: skip
            continue
        seen[cohort] = at
        end = cohort.entry_year + cohort.length
        if not cohort.year - 1 < end < cohort.year + 1:
            yield warning(
                ("cohort", at, "year"),
                f"{cohort.year} 届不等于 {cohort.entry_year} 级加学制 {cohort.length:g} 年"
                f"（{end:g}）",
                "写错了就改；专升本的级有两种写法，延期、补修的也可以不等。",
            )


def _named(parts: NoticeParts) -> Mistakes:
    """No 学号 is both taken in and left out, and none is named twice."""
    taken: dict[str, int] = {}
    for name, table in (("extra", parts.extras), ("exclude", parts.excludes)):
        seen: dict[str, int] = {}
        for at, one in table.items():
            key = (name, at, "number")
            if one.number in seen:
                yield warning(
                    key, f"{one.number} 写了两次（第 {seen[one.number] + 1} 个也是）", "删掉一个。"
                )
            seen.setdefault(one.number, at)
            if name == "exclude" and one.number in taken:
                yield error(
                    key,
                    f"{one.number} 又列入（extra 第 {taken[one.number] + 1} 个）又排除",
                    "留一个：[[extra]] 是列入，[[exclude]] 是不在此列。",
                )  # fmt: skip
        if name == "extra":
            taken = seen


def _order(parts: NoticeParts) -> Mistakes:
    """Students check before the paper is handed in; both deadlines should be there."""
    of_role = {one.role: at for at, one in reversed(list(parts.deadlines.items()))}
    for role in SINGLE_ROLES:
        if parts.deadlines and role not in of_role:
            yield warning(
                ("deadline",), f'没有 role = "{role}" 的截止（{role.label}），逾期就查不出来',
                "通知写了就加一段 [[deadline]]；没写就不用管。",
            )  # fmt: skip
    if not {Role.CHECK, Role.SUBMIT} <= of_role.keys():
        return
    check, submit = (
        moments(parts.deadlines[of_role[role]], parts.zone)[1] for role in (Role.CHECK, Role.SUBMIT)
    )
    if check and submit and check > submit:
        yield error(
            ("deadline", of_role[Role.CHECK], "at"),
            f"{Role.CHECK.label}截止（{check:%Y-%m-%d %H:%M}）"
            f"晚于{Role.SUBMIT.label}截止（{submit:%Y-%m-%d %H:%M}）",
            "两个时刻写反了，或有一个写错了。",
        )  # fmt: skip


def _anomalies(parts: NoticeParts) -> Mistakes:
    """A kind of anomaly points to a deadline that there is."""
    roles = dict.fromkeys(str(one.role) for one in parts.deadlines.values())
    for at, kind in parts.anomalies.items():
        if kind.deadline and str(kind.deadline) not in roles:
            there = "、".join(f'"{role}"' for role in roles)
            yield error(
                ("anomaly", at, "deadline"),
                f'没有 role = "{kind.deadline}" 的 [[deadline]]',
                f"有的是 {there}；改成其中一个，或加一段 [[deadline]]。",
            )  # fmt: skip
