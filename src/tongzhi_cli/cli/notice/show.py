"""`fankui notice show`: a notice as a person reads it."""

import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from shutil import get_terminal_size
from typing import Any

from tongzhi_cli.cli.json.values import put
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.wrapping import visible, width_of, wrapped
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.loader.notices import notice_here, now_in
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.model.terms import AwayRows, Paper
from tongzhi_cli.notice.deadlines import BEFORE, left, moment_in_words
from tongzhi_cli.notice.model import PARTS, Deadline, Notice, OtherForm, declared
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.notice.toml.lines import todos

_PAPERS = {
    Paper.SIGNED: "全员签名表（每人一行，本人签名）",
    Paper.CORRECTIONS: "勘误表（只有信息有误的人）",
    Paper.COUNTS: "统计表（各班的人数）",
}
#: Columns that the words on the left take.
_LEFT = 10


def run(name: str | None, now: str | None, *, as_json: bool, quiet: bool) -> ExitCode:
    """Print a notice: the one named, or the one that is used in this folder.

    Raises:
        UsageError: *now* is no time.
        InputError: the notice cannot be read, or has mistakes: all are listed.

    """
    name = name or notice_here() or notice_toml.BUILT_IN
    text = notice_toml.text_of(name)
    notice = notice_toml.parse(text, name)
    moment = now_in(notice, now)
    to_decide = todos(text)
    undecided = len(to_decide)
    if as_json:
        document = _document(notice, name, moment, undecided)
        put(document)
    else:
        for label, words in _lines(notice, moment):
            _put(label, words)
    if undecided and not quiet:
        show.say(
            f"！ 还有 {undecided} 处待定：fankui notice check {quoted(name)}",
            *(f"  第 {one.line} 行：{one.words}" for one in to_decide),
        )
    return ExitCode.OK


def _put(label: str, words: str) -> None:
    """A line of the notice with its label on the left; wrapped on a terminal only."""
    text = visible(words)
    room = get_terminal_size().columns - _LEFT - 1
    lines = wrapped(text, room) if sys.stdout.isatty() and width_of(text) > room else [text]
    for at, line in enumerate(lines):
        head = "" if at else label
        sys.stdout.write(f"{head}{' ' * (_LEFT - width_of(head))}{line}".rstrip() + "\n")


def _lines(notice: Notice, now: datetime) -> Iterator[tuple[str, str]]:
    """Each line with what stands to its left, in the order of a notice."""
    yield "通知", f"{notice.number}《{notice.title}》"
    to = f"，发给{notice.to}" if notice.to else ""
    yield "发文", f"{notice.issuer}，{notice.issued}{to}"
    yield "编号", notice.id
    yield from _labelled("学生", _students(notice))
    for deadline in notice.deadlines:
        yield from _labelled(deadline.role.label, _deadline(deadline, notice, now))
    yield from _labelled("要交", [_PAPERS[paper] for paper in notice.papers])
    yield from _labelled("反馈表", _form(notice))
    for label, form in (("勘误表", notice.corrections_form), ("统计表", notice.counts_form)):
        if told := _other_form(form):
            yield label, told
    if notice.record_fields:
        yield "核对", "、".join(notice.record_fields)
    for kind in notice.anomalies:
        yield "异常", f"{kind.name}：{'；'.join(filter(None, (kind.text, kind.office)))}"
    if notice.correction:
        materials = "、".join(notice.correction.materials) or "（没有写）"
        yield "勘误", f"带 {materials} 到{notice.correction.where}"
    yield from _labelled("给学生看", list(_for_students(notice)))
    yield from _labelled("附件", [f"{at}. {one}" for at, one in enumerate(notice.attachments, 1)])
    short = notice.steps_short or notice.steps
    yield from _labelled("步骤", [f"{at}. {one}" for at, one in enumerate(short, 1)])


def _for_students(notice: Notice) -> Iterator[str]:
    """What `followup` and `guide` print to students as the notice's own words."""
    if told := notice.correction:
        yield f"信息有误：{told.text}"
    for label, one in (("没有照片", notice.no_photo), ("照片不对", notice.not_own_photo)):
        if one:
            where = "" if one.where in one.what else f"（地点：{one.where}）"
            yield f"{label}：{one.who}：{one.what}{where}"


def _labelled(label: str, lines: list[str]) -> Iterator[tuple[str, str]]:
    for at, line in enumerate(lines):
        yield "" if at else label, line


def _students(notice: Notice) -> list[str]:
    lines = [
        f"{one.year}届 {one.entry_year}级{one.level}，学制 {one.length:g} 年"
        for one in notice.cohorts
    ]
    for word, named in (("列入", notice.extras), ("不在此列", notice.excludes)):
        lines += [f"{word} {one.number}（{one.reason}）" for one in named]
    return lines


def _deadline(deadline: Deadline, notice: Notice, now: datetime) -> list[str]:
    at = deadline.at and notice.local(deadline.at)
    told = f"{moment_in_words(at)}{BEFORE}" if at else deadline.text
    lines = [f"{told}{left(deadline, notice, now)}"]
    if deadline.start:
        lines.insert(0, f"从 {notice.local(deadline.start):%Y-%m-%d %H:%M} 起")
    if deadline.at:
        lines.append(f"原话：{deadline.text}")
    to = filter(None, (deadline.where, deadline.whom))
    place = "，".join(one for one in to if one not in deadline.what)
    return [*lines, f"{deadline.what}{f'；{place}' if place else ''}"]


def _form(notice: Notice) -> list[str]:
    form = notice.form
    lines = [f"《{form.title}》，每张 {form.rows} 行", f"各列：{' | '.join(form.columns)}"]
    lines.append(f"落款：{' | '.join(form.signatures)}")
    lines.append(f"空白表：{form.blank or '自带的'}；没有异常填“{notice.ok_text}”")
    if form.away is AwayRows.AT_END:
        lines.append("不参加的（休学、退学等）：排在表的最后，写明原因")
    if form.allowed_in_note:
        lines.append("给个人放行的（逾期等）：备注里写明是什么、为什么、谁同意")
    if form.proxy:
        lines.append(f"代签：{form.proxy}")
    return lines


def _other_form(form: OtherForm) -> str:
    told = [f"《{form.title}》"] * bool(form.title)
    told += [f"各列：{' | '.join(form.columns)}"] * bool(form.columns)
    return "；".join([*told, *[f"空白表：{form.blank}"] * bool(form.blank)])


def _document(notice: Notice, name: str, now: datetime, undecided: int) -> dict[str, Any]:
    """The notice for programs: the keys of the file, times with their zone, null for nothing."""
    told: dict[str, Any] = _plain(notice)
    told.pop("schema")
    for one, deadline in zip(told["deadline"], notice.deadlines, strict=True):
        for key, moment in (("start", deadline.start), ("at", deadline.at)):
            one[key] = notice.local(moment).isoformat() if moment else None
        one["seconds_left"] = (
            int((notice.local(deadline.at) - now).total_seconds()) if deadline.at else None
        )
    return {
        "schema": 1,
        "file": None if name in notice_toml.shipped() else name,
        "now": now.isoformat(),
        "undecided": undecided,
        "notice": told,
    }


def _plain(value: Any) -> Any:
    """*value* by the keys of a file, with null for a text that is not there."""
    if isinstance(value, PARTS):
        return {one.key: _plain(getattr(value, one.name)) for one in declared(type(value))}
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value
