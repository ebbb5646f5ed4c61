"""`fankui collect --log`, `--undo`, `--export`: what is recorded, shown, taken back, handed on."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import TYPED, Answer, Source
from tongzhi_cli.answers.log.history import Entry, history, undoing
from tongzhi_cli.answers.log.permits import Permit, standing
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.errors import ExitCode, UsageError
from tongzhi_cli.loader.collection import Collection
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.standing import away_text
from tongzhi_cli.model.text import without_private
from tongzhi_cli.model.times import moment
from tongzhi_cli.office import writing

if TYPE_CHECKING:
    from tongzhi_cli.answers.log.write import LogWriter

_KINDS = (".xlsx", ".csv")


def table(found: Collection, *, as_json: bool) -> ExitCode:
    """Show each line of the log, and what replaced what."""
    entries = history(found.log, found.notice.ok_words)
    if as_json:
        from tongzhi_cli.cli.json import collected

        collected.write_log(found, entries)
        return ExitCode.OK
    if found.reminders:
        moments = sorted({(one.at, len(one.numbers)) for one in found.reminders})
        told = "、".join(f"{moment(at)}（{count} 人）" for at, count in moments)
        show.say(f"催过 {len(moments)} 次：{told}")
    if not entries and not found.permits:
        show.say(f"还没有收集记录（{found.path}）。")
        return ExitCode.OK
    following = {id(one.before): one for one in entries if one.before}
    heading = ["行", "记录时间", "学号", "姓名", "结果", "来源", ""]
    own = str(found.path)
    lines = [(one.answer.where, _cells(one, following.get(id(one.answer)), own)) for one in entries]
    kept = standing(found.permits)
    lines += [(one.where, _permit_cells(one, own, kept)) for one in found.permits if one.where]
    if found.permits:  # each kind is in its order, and both are in one
        lines.sort(key=lambda one: (one[0].file != own, one[0].file, one[0].line or 0))
    show.table(heading, [cells for _, cells in lines], sys.stdout)
    counting = sum(one.counts for one in entries) + len(kept)
    show.say(f"共 {len(lines)} 行，算数的 {counting} 行。")
    return ExitCode.OK


def _cells(one: Entry, following: Entry | None, own: str) -> list[str]:
    answer = one.answer
    if answer.away:
        said = "照常参加" if answer.text is None else away_text(answer.text)
    elif answer.text is None:
        said = "（撤回）"
    else:
        said = f"撤回，又是“{answer.text}”" if answer.undoes else answer.text
    became = ""
    if one.before and not answer.undoes and one.before.text is not None and answer.text:
        became = f"代替第 {one.before.where.line} 行"
    if following:
        back = following.answer.undoes or following.answer.text is None
        verb = "撤回" if back else "代替"
        became = f"被第 {following.answer.where.line} 行{verb}"
    return [
        _line(answer.where, own),
        moment(answer.recorded_at) if answer.recorded_at else "",
        answer.number,
        answer.name or "",
        " ".join(without_private(said, answer.number).split()),
        answer.origin or "",
        became,
    ]


def _line(where: Where, own: str) -> str:
    line = str(where.line or "")
    return line if where.file == own else f"{Path(where.file).name} {line}"


def _permit_cells(one: Permit, own: str, kept: Sequence[Permit]) -> list[str]:
    """A line about what is let pass: 放行 校对逾期（late-check），王老师同意，住院."""
    from tongzhi_cli.cli.collect.permits import what

    said = f"撤回放行：{what(one)}" if one.undoes else f"放行：{what(one)}"
    is_gone = not one.undoes and not any(one is other for other in kept)
    return [
        _line(one.where, own) if one.where else "",
        moment(one.at) if one.at else "",
        one.number,
        one.name,
        said,
        TYPED,
        "已撤回" if is_gone else "",
    ]


def undo(found: Collection, of: str | None, *, dry_run: bool) -> ExitCode:
    """Take the last answer back, *of* a student or of all, by a line that says what held before.

    Raises:
        UsageError: *of* means nobody, or several.
        OutputError: the log cannot be written.

    """
    from tongzhi_cli.cli.collect.typed import named

    number = "" if of is None else named(of, found.students, "--undo-of").number
    if dry_run:
        return _undone(found, number, None)
    from tongzhi_cli.answers.log.write import LogWriter

    with LogWriter(found.path, found.clock()) as log:
        return _undone(found.refreshed(), number, log)


def last_of(found: Collection, number: str) -> tuple[Answer, Answer] | Permit | None:
    """What would be taken back: an answer, behind the line that does it, or what was let pass.

    The last of the student of a 学号, of all for ""; None where nothing can be.
    """
    lines = [one for one in found.own_log if number in {"", one.number}]
    made = undoing(lines, found.clock())
    own = [one for one in found.permits if one.where and one.where.file == str(found.path)]
    permits = [one for one in standing(own) if number in {"", one.number}]
    if permits and (made is None or _is_behind(permits[-1].where, made[1].where)):
        return permits[-1]
    return made


def said_in(line: Answer) -> str:
    """What a line of the log says, in a few words."""
    if line.away:
        return "“照常参加”" if line.text is None else f"“{away_text(visible(line.text))}”"
    return "撤回" if line.text is None else f"“{line.text}”"


def _undone(found: Collection, number: str, log: "LogWriter | None") -> ExitCode:
    last = last_of(found, number)
    if isinstance(last, Permit):
        return _no_longer(found, last, log)
    if last is None:
        whose = f" {number} " if number else ""
        show.say(f"收集记录里{whose}没有可以撤回的。")
        return ExitCode.PROBLEMS
    line, gone = last
    who, said = f"{gone.number} {gone.name or ''}".strip(), said_in(gone)
    if log is None:
        show.say(f"会撤回：{who} 的{said}。什么也没有写。")
        return ExitCode.OK
    log.append([line._replace(source=Source.LOG)])
    after = found.refreshed()
    now = after.recorded.get(gone.number)
    if gone.away:
        reason = after.away.get(gone.number)
        then = "照常参加" if reason is None else f"按{away_text(reason)}算"
    elif now is None:
        then = "算没有反馈"
    elif now.source is Source.LOG:
        then = f"恢复为“{now.text}”"
    else:
        then = f"恢复为花名册里的“{now.text}”"
    show.wrote(found.path)
    show.say(f"已撤回：{who} 的{said}，{then}。")
    return ExitCode.OK


def _is_behind(where: Where | None, other: Where) -> bool:
    return where is not None and (where.line or 0) > (other.line or 0)


def _no_longer(found: Collection, gone: Permit, log: "LogWriter | None") -> ExitCode:
    """Take back what was let pass last."""
    from tongzhi_cli.cli.collect.permits import in_words

    if log is None:
        show.say(f"会撤回放行：{in_words(gone)}。什么也没有写。")
        return ExitCode.OK
    log.append_permits([gone._replace(at=found.clock(), undoes=True)])
    show.wrote(found.path)
    show.say(f"已撤回放行：{in_words(gone)}。")
    return ExitCode.OK


def refuse_target(found: Collection, target: Path, *, force: bool) -> None:
    """Refuse before anything is written.

    Raises:
        UsageError: *target* is neither .xlsx nor .csv.
        OutputError: it exists.

    """
    if target.suffix.lower() not in _KINDS:
        raise UsageError(f"--export {target} 不行", "写成 .xlsx 或 .csv 结尾的文件名。")
    sources = [Path(found.roster.file), found.path]
    writing.refuse_existing([target], sources, force=force, option="--export")


def export(found: Collection, target: Path, *, force: bool) -> ExitCode:
    """Write the answers that count as a table for people.

    Raises:
        UsageError: *target* is neither .xlsx nor .csv.
        OutputError: it exists, or cannot be written.

    """
    refuse_target(found, target, force=force)
    from tongzhi_cli.answers import table as answers_table

    build = answers_table.workbook if target.suffix.lower() == ".xlsx" else answers_table.text
    writing.write(target, build(found.students, found.on_paper()), option="--export")
    show.wrote(target)
    answered = len(found.expected) - len(found.missing)
    away = f"，不参加的 {len(found.away)} 人" if found.away else ""
    show.say(f"导出 {len(found.students)} 人，有结果的 {answered} 人{away}。")
    return ExitCode.OK
