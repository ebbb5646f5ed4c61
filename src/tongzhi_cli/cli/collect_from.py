"""`fankui collect --from … --set … --rest …`: answers that need nobody to be asked.

What was understood is told before anything is written; `--dry-run` stops there.
"""

import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.cli import report_json, show
from tongzhi_cli.cli.commands import quoted
from tongzhi_cli.cli.gathered import Gathered
from tongzhi_cli.cli.options import refuse_failures, refuse_unused
from tongzhi_cli.cli.wrapping import visible
from tongzhi_cli.core.answer import PROXY, TYPED, Answer, Source, Status, clean_answer, judge
from tongzhi_cli.core.gathering import Change, Plan, plan
from tongzhi_cli.core.placing import Unplaced
from tongzhi_cli.core.problem import Where
from tongzhi_cli.core.student import Student, clean_name, clean_number, without_id_numbers
from tongzhi_cli.errors import ExitCode, InputError, UsageError
from tongzhi_cli.files import incoming
from tongzhi_cli.files.header_words import Field
from tongzhi_cli.files.incoming import Class, Incoming

if TYPE_CHECKING:
    from tongzhi_cli.cli.collect import Wanted
    from tongzhi_cli.core.notice import Notice

#: So many answers of one kind are listed; --json has all.
_LISTED = 20


class Outcome(NamedTuple):
    """What the options come to: the files as read, the plan, and whether it was carried out."""

    found: Gathered
    read: Sequence[Incoming]
    plan: Plan
    written: bool

    @property
    def unplaced(self) -> list[Unplaced]:
        """The answers that were given to nobody."""
        return [one for each in self.read for one in each.placement.unplaced]


def run(found: Gathered, wanted: "Wanted") -> ExitCode:
    """Read, tell, write; 1 where an answer could be given to nobody.

    Raises:
        UsageError: --set or --rest is written wrongly, or names nobody.
        InputError: a file cannot be read.
        OutputError: the log cannot be written.

    """
    settings = [_setting(text, found) for text in wanted.settings]
    _refuse_wrong(wanted.rest, found)
    read = _read(found, wanted.files)
    if wanted.export is not None:
        from tongzhi_cli.cli import collect_log

        collect_log.refuse_target(found, Path(wanted.export), force=wanted.force)
    placed = [answer for each in read for answer in each.placement.placed]
    made = _with_typed(plan(placed, found.log, found.recorded, found.notice), settings, found)
    outcome = Outcome(found, read, made, written=False)
    if wanted.rest is not None and not outcome.unplaced:
        outcome = outcome._replace(plan=_with_rest(made, wanted.rest, found))
    made = outcome.plan
    if not wanted.quiet and not wanted.as_json:
        _tell(outcome)
    if not wanted.as_json:
        _tell_unplaced(outcome)
    if made.size and not wanted.dry_run:
        _write(found, made)
        outcome = outcome._replace(written=True)
    if wanted.as_json:
        report_json.write_collected(outcome, dry_run=wanted.dry_run)
    elif outcome.written:
        sys.stdout.write(f"{found.path}\n")
    if wanted.export is not None and not wanted.dry_run:
        from tongzhi_cli.cli import collect_log

        collect_log.export(_after(found, made), Path(wanted.export), force=wanted.force)
    if not wanted.quiet:
        _tell_end(outcome, dry_run=wanted.dry_run, rest=wanted.rest is not None)
    return ExitCode.PROBLEMS if outcome.unplaced else ExitCode.OK


# --- what is given -----------------------------------------------------------------------------


def _read(found: Gathered, names: Sequence[str]) -> list[Incoming]:
    whose = Class(found.students, found.roster.others)
    read: list[Incoming] = []
    failures: list[InputError] = []
    for name in dict.fromkeys(names):
        try:
            read += [
                incoming.read(path, found.notice, found.mapping, whose, data)
                for path, data in _files(name)
            ]
        except InputError as error:
            failures.append(error)
    refuse_failures(failures)
    refuse_unused(found.mapping)
    return read


def _files(name: str) -> list[tuple[Path, bytes | None]]:
    """The file of that name, standard input for "-", or what a pattern fits."""
    if name == "-":
        return [(incoming.STANDARD_INPUT, sys.stdin.buffer.read())]
    if not Path(name).exists() and (fitting := sorted(glob(name))):  # noqa: PTH207  a typed pattern
        return [(Path(one), None) for one in fitting]
    return [(Path(name), None)]


def _setting(text: str, found: Gathered) -> Answer:
    """What --set says: 学号 or a name that one student has, and an answer that says something."""
    who, equals, said = text.replace("＝", "=", 1).partition("=")
    said = clean_answer(said)
    if not (equals and who.strip() and said):
        raise UsageError(
            f"--set {visible(without_id_numbers(text))} 的写法不对",
            "写成 --set 学号=无误，或 --set 学号=民族应为回族。",
        )
    student = _named(who, found.students)
    status = judge(said, found.notice.ok_text, found.notice.ok_synonyms).status
    if status in {Status.VAGUE, Status.MISSING}:
        raise UsageError(
            f"--set {student.number}={said} 没有写明是哪一项、错在哪里",
            f"写成 --set {student.number}=民族应为回族 的样子；没有问题写 无误。",
        )
    where = Where(str(found.path))
    return Answer(student.number, said, Source.LOG, where, name=student.name, origin=TYPED)


def _named(who: str, students: Sequence[Student]) -> Student:
    number, name = clean_number(who).casefold(), clean_name(who)
    fitting = [one for one in students if one.number.casefold() == number]
    fitting = fitting or [one for one in students if one.name == name]
    shown = visible(without_id_numbers(who.strip()))
    if not fitting:
        raise UsageError(f"--set：名单里没有 {shown}", "等号左边写学号，或班里唯一的姓名。")
    if len({one.number for one in fitting}) > 1:
        numbers = "、".join(one.number for one in fitting)
        raise UsageError(f"--set：叫{shown}的有 {len(fitting)} 人", f"请写学号：{numbers}。")
    return fitting[0]


def _refuse_wrong(rest: str | None, found: Gathered) -> None:
    if rest is None:
        return
    if judge(rest, found.notice.ok_text, found.notice.ok_synonyms).status is not Status.OK:
        raise UsageError(
            f"--rest {visible(rest)} 不行：其余的人只能一起记“{found.notice.ok_text}”",
            "有误的请先用 --set 学号=说明 逐个记。",
        )


def _with_typed(made: Plan, settings: Sequence[Answer], found: Gathered) -> Plan:
    """The plan with what --set says, which wins over every file."""
    for one in settings:
        new = tuple(each for each in made.new if each.number != one.number)
        changed = tuple(each for each in made.changed if each.new.number != one.number)
        made = made._replace(new=new, changed=changed)
        old = found.recorded.get(one.number)
        if old is None:
            made = made._replace(new=(*made.new, one))
        elif old.text == one.text:
            made = made._replace(unchanged=(*made.unchanged, one))
        else:
            made = made._replace(changed=(*made.changed, Change(old, one)))
    return made


def _with_rest(made: Plan, rest: str, found: Gathered) -> Plan:
    given = {one.number for one in made.new}
    where = Where(str(found.path))
    filled = {
        one.number: Answer(one.number, rest, Source.LOG, where, name=one.name, origin=PROXY)
        for one in found.missing
        if one.number not in given
    }
    return made._replace(new=(*made.new, *filled.values()))


# --- what is written ---------------------------------------------------------------------------


def _write(found: Gathered, made: Plan) -> None:
    from tongzhi_cli.files.log_writer import LogWriter

    now = found.clock()
    with LogWriter(found.path, now) as log:
        log.append(_recorded(one, now) for one in made.to_write)


def _recorded(one: Answer, now: datetime) -> Answer:
    return one._replace(source=Source.LOG, recorded_at=one.recorded_at or now)


def _after(found: Gathered, made: Plan) -> Gathered:
    """What counts once the plan is carried out."""
    now = found.clock()
    written = {one.number: _recorded(one, now) for one in made.to_write}
    return found._replace(recorded={**found.recorded, **written})


# --- what is said ------------------------------------------------------------------------------


def _tell(outcome: Outcome) -> None:
    for each in outcome.read:
        _tell_file(each)
    show.problems([note for each in outcome.read for note in each.notes], sys.stderr, classes=1)
    made, notice = outcome.plan, outcome.found.notice
    if made.repeated:
        show.say(f"同一人交了几次的，用最新的一次；没有用的有 {made.repeated} 条。")
    proxies = sum(one.origin == PROXY for one in made.new)
    told = f"（其中代填 {proxies}）" if proxies else ""
    show.say(
        f"新记 {len(made.new)} 人{told}：{_counts(made.new, notice)}" if made.new else "新记 0 人"
    )
    _listed(f"  {_who(one)}：{_short(one.text)}" for one in made.new if not _is_ok(one, notice))
    show.say(f"改记 {len(made.changed)} 人")
    _listed(
        f"  {_who(one.new)}：“{_short(one.old.text)}”改成“{_short(one.new.text)}”"
        for one in made.changed
    )
    show.say(f"没有变 {len(made.unchanged)} 人")
    if made.older:
        show.say(f"比已记的早，没有用 {len(made.older)} 人")
        _listed(
            f"  {_who(one.new)}：已记“{_short(one.old.text)}”，早一些的是“{_short(one.new.text)}”"
            for one in made.older
        )
    elsewhere = sum(each.placement.elsewhere for each in outcome.read)
    if elsewhere:
        show.say(f"别的班 {elsewhere} 条，没有用")


def _tell_unplaced(outcome: Outcome) -> None:
    unknown = [one for one in outcome.unplaced if one.unknown]
    astray = [one for one in outcome.unplaced if not one.unknown]
    for title, group in (("名单外", unknown), ("不知道是谁的", astray)):
        if group:
            show.say(f"× {title} {len(group)} 条，没有记：")
            _listed(_unplaced(one, outcome.found) for one in group)


def _tell_file(each: Incoming) -> None:
    for one in each.understood:
        sheet = f" [{one.sheet}]" if one.sheet and len(each.understood) > 1 else ""
        by_column: dict[str, list[str]] = {}
        for field in sorted(one.columns, key=list(Field).index):
            if one.columns[field]:
                by_column.setdefault(one.columns[field], []).append(field)
        columns = "，".join(
            f"{'、'.join(fields)}←“{visible(text)}”" for text, fields in by_column.items()
        )
        show.say(f"{visible(each.file)}{sheet}：{one.platform}{'；' if columns else ''}{columns}")
    by_name = each.placement.by_name
    told = f"，其中 {by_name} 条没有学号，按姓名对上" if by_name else ""
    show.say(f"  有结果的 {each.rows} 条{told}")


def _listed(lines: Iterable[str]) -> None:
    shown = list(lines)
    for line in shown[:_LISTED]:
        show.say(line)
    if len(shown) > _LISTED:
        show.say(f"  ……还有 {len(shown) - _LISTED} 条，用 --json 看全部")


def _unplaced(one: Unplaced, found: Gathered) -> str:
    place = one.answer.where
    where = place.cell or f"第 {place.line} 行"
    name = f"（{one.answer.name}）" if one.answer.name and one.answer.name not in one.reason else ""
    given = _short(one.answer.text)
    said = f"：{given}" if given not in one.reason else ""
    told = visible(f"  {Path(place.file).name} {where} {one.reason}{name}{said}")
    if one.meant is None or not one.answer.text:
        return told
    setting = quoted(f"{one.meant.number}={' '.join(one.answer.text.split())}")
    command = f"fankui collect {quoted(found.roster.file)} --set {setting}"
    return f"{told}\n    是 {one.meant.number} {one.meant.name} 吗？是就记：{command}"


def _tell_end(outcome: Outcome, *, dry_run: bool, rest: bool) -> None:
    made = outcome.plan
    roster = quoted(outcome.found.roster.file)
    if dry_run:
        show.say("只是看看，什么也没有写；去掉 --dry-run 就记下来。")
        return
    if outcome.written:
        show.say(f"已存 {made.size} 条。")
    else:
        show.say("没有要记的，什么也没有写。")
    if rest and outcome.unplaced:
        show.say("！ --rest 没有做：上面那些可能正是其余的人，先弄清楚是谁的。")
    left = len(outcome.found.missing) - len(made.new)
    if left:
        show.say(f"还有 {left} 人没有结果。下一步：fankui remind {roster}")
    else:
        show.say(f"{len(outcome.found.students)} 人都有结果了。下一步：fankui check {roster}")


def _counts(answers: Sequence[Answer], notice: "Notice") -> str:
    ok = sum(_is_ok(one, notice) for one in answers)
    return f"无误 {ok}，有误 {len(answers) - ok}"


def _is_ok(answer: Answer, notice: "Notice") -> bool:
    return judge(answer.text, notice.ok_text, notice.ok_synonyms).status is Status.OK


def _who(answer: Answer) -> str:
    return visible(f"{answer.number} {answer.name or ''}".strip())


def _short(text: str | None) -> str:
    said = visible(" ".join((text or "").split()))
    return said if len(said) <= 40 else said[:39] + "…"
