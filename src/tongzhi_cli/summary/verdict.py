"""What a summary says in short: one line, and whom to call about what."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.check.rules.answers import away_answer
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary.count_checks import errors_of
from tongzhi_cli.summary.kinds import MISSING_FORM
from tongzhi_cli.summary.merge import Merged
from tongzhi_cli.summary.model import Kind, Record
from tongzhi_cli.summary.people.suggest import NONE_READ

if TYPE_CHECKING:
    from tongzhi_cli.check.check import Report

#: What is said of lines that count nobody: who is not on the list; who is counted by another line.
BEYOND, TWICE = "不在名单上", "像是同一个人"
#: So many names are written out for a class.
_NAMED = 12


class Call(NamedTuple):
    """A class to call (*college*, *name*), and what *about*; *people* that it is about."""

    college: str
    name: str
    about: str
    people: str


def verdict(merged: Merged) -> str:
    """Whether the list is right, in one line."""
    total = merged.total
    unread = sum(origin.kind is Kind.UNREAD for origin in merged.summary.origins())
    unread_of = _unread_of(merged)
    absent = sum(not each.handed_in and each.expected > 0 for each in merged.classes)
    blank = sum(not is_unreadable for _, is_unreadable in unread_of.values())
    absent -= len(unread_of)
    errors = sum(one.severity is Severity.ERROR for one in merged.all_problems)
    vague, unclear = (merged.statuses.count(one) for one in (Status.VAGUE, Status.UNCLEAR))
    gone = len(perhaps_away(merged.problems))
    lacking = _lacking(unread, total.missing, vague - gone, unclear, absent, gone, blank)
    if not (total.students or total.beyond):
        return "一名学生也没有读到。"
    classes = len(merged.classes)
    beyond = BEYOND if total.listed is not None else TWICE
    apart = [(total.away, "人不参加"), (total.beyond, f"行{beyond}")]
    told = "、".join(f"{count} {what}" for count, what in apart if count)
    return in_a_line(_size(classes, total.expected, told), lacking, errors, total.anomaly)


def for_registrar(found: Merged) -> Merged:
    """What a merge tells: it lets nothing pass, so that nothing in it names `--allow`."""
    summary = found.summary
    parts = (
        part._replace(notes=tuple(one.for_registrar() for one in part.notes))
        for part in summary.parts
    )
    return found._replace(
        problems=tuple(one.for_registrar() for one in found.problems),
        all_problems=tuple(one.for_registrar() for one in found.all_problems),
        summary=summary._replace(parts=tuple(parts)),
    )


def of_report(report: "Report") -> str:
    """As `verdict`, of the papers of several classes that were checked and not merged."""
    missing, vague, unclear, anomaly, away = (
        report.count_of(one)
        for one in (Status.MISSING, Status.VAGUE, Status.UNCLEAR, Status.ANOMALY, Status.AWAY)
    )
    unread = sum(one.code == "unreadable-file" for one in report.problems)
    gone = len(perhaps_away(report.problems))
    lacking = _lacking(unread, missing, vague - gone, unclear, gone=gone)
    people = sum(each.expected for each in report.classes)
    size = _size(len(report.classes), people, f"{away} 人不参加" if away else "")
    errors = sum(one.severity is Severity.ERROR for one in report.problems)
    return in_a_line(size, lacking, errors, anomaly)


def _size(classes: int, people: int, apart: str) -> str:
    """How many take part, called so where there are others beside them."""
    return (
        f"{classes} 个班，应反馈 {people} 人（另有 {apart}）"
        if apart
        else (f"{classes} 个班 {people} 人")
    )


def perhaps_away(problems: Iterable[Problem]) -> set[Where]:
    """Where somebody stands whose result is 休学 or the like: it is no anomaly that lacks words.

    They are vague by their status, and asked about by a rule of their own.
    """
    return {one.where for one in problems if one.kind == away_answer.KIND and one.where}


def _unread_of(merged: Merged) -> dict[str, tuple[str, bool]]:
    """Of which classes only a file came that nobody was read in: it, and if it cannot be read."""
    unreadable = {one.file for one in merged.summary.origins() if one.kind is Kind.UNREAD}
    return {
        one.class_name: (one.where.file, one.where.file in unreadable)
        for one in merged.problems
        if one.kind == MISSING_FORM and one.class_name and one.where and NONE_READ in one.message
    }


def _lacking(
    unread: int,
    missing: int,
    vague: int,
    unclear: int,
    absent: int = 0,
    gone: int = 0,
    blank: int = 0,
) -> list[str]:
    """What is still to come of how many."""
    told = (
        (unread, "份文件读不了"),
        (absent, "个班没有交表"),
        (blank, "个班交来的表是空白的"),
        (missing, "人未反馈"),
        (gone, "人像是不参加"),
        (vague, "人的异常没有写明"),
        (unclear, "人的答复看不懂"),
    )
    return [f"{count} {what}" for count, what in told if count]


def in_a_line(size: str, lacking: Sequence[str], errors: int, anomaly: int) -> str:
    """How many there are, and what is still to come or to be mended.

    >>> in_a_line("5 个班 59 人", ["9 人未反馈"], 9, 2), in_a_line("5 个班 59 人", [], 0, 0)
    ('5 个班 59 人，还不齐：9 人未反馈。', '5 个班 59 人，全部无误。')
    """
    if lacking:
        return f"{size}，还不齐：{'，'.join(lacking)}。"
    if errors:
        return f"{size}，都反馈了，还有 {errors} 个错误要核对。"
    if anomaly:
        return f"{size}，都反馈了；异常 {anomaly} 人，其余无误。"
    return f"{size}，全部无误。"


def calls(merged: Merged) -> Iterator[Call]:
    """Whom to call: classes that handed in nothing, that lack people, or that were not clear."""
    told = [one for one in merged.problems if one.code not in _COUNTED]
    errors = errors_of(merged.lines, told)
    gone, unread = perhaps_away(merged.problems), _unread_of(merged)
    end = 0
    for each in merged.classes:
        start, end = end, end + each.lines
        college, name = each.college, each.name
        if not each.handed_in:
            if each.expected:
                about = "没有交表"
                if name in unread:
                    about = "交来的表读不出来" if unread[name][1] else "交来的表是空白的"
                yield Call(college, name, about, f"{each.expected} 人")
            continue
        for status, about in TO_ASK:
            places = [
                at
                for at in range(start, end)
                if merged.statuses[at] is status
                and (merged.counts(at) or status is not Status.MISSING)
            ]
            people = [*merged.lines.at(places)] if places else []
            apart = gone if status is Status.VAGUE else set()
            for what, those in (
                ("像是不参加", [one for one in people if one.where in apart]),
                (about, [one for one in people if one.where not in apart]),
            ):
                if those:
                    yield Call(college, name, f"{what} {len(those)} 人", _names(those))
        if own := errors.get((college, name)):
            titles = dict.fromkeys(one.kind.title for one in own)
            who = [one.name or one.number or "" for one in own]
            yield Call(college, name, f"{'、'.join(titles)} {len(own)} 条", few(who))
    files = {file for file, _ in unread.values()}
    for origin in merged.summary.origins():
        if origin.kind is Kind.UNREAD and origin.file not in files:
            yield Call("", origin.file, "文件读不了", "见“问题”")


def to_call(found: Sequence[Call]) -> int:
    """How many classes are to be called, and files to be asked for: each once, whatever about."""
    return len({(one.college, one.name) for one in found})


#: Whom a class has to ask again, and about what.
TO_ASK = (
    (Status.MISSING, "未反馈"),
    (Status.VAGUE, "异常没有写明"),
    (Status.UNCLEAR, "答复看不懂"),
)
#: What the counts of a class say already.
_COUNTED = ("missing-answer", "missing-form", "away-answer", "vague-answer", "unclear-answer")


def _names(people: list[Record]) -> str:
    return few([one.name or one.number for one in people])


def few(names: list[str]) -> str:
    """Names, each once, the first ones where there are many."""
    names = list(dict.fromkeys(name for name in names if name))
    more = f"等 {len(names)} 人" if len(names) > _NAMED else ""
    return "、".join(names[:_NAMED]) + more
