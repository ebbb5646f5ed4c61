"""`fankui collect --allow 代号:学号=原因 --by 谁`: what is let pass for one student, recorded."""

import re
from typing import TYPE_CHECKING

from tongzhi_cli.answers.log.permits import Permit, by_problem, standing
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.errors import ExitCode, UsageError
from tongzhi_cli.loader.collection import Collection, Wanted
from tongzhi_cli.loader.permits import to_record
from tongzhi_cli.model.text import clean_answer, without_private
from tongzhi_cli.summary.kinds import KINDS

if TYPE_CHECKING:
    from tongzhi_cli.answers.log.write import LogWriter


def run(found: Collection, wanted: Wanted) -> ExitCode:
    """Record what is let pass for whom, by whom and why; what is recorded already is told.

    Raises:
        UsageError: it is written wrongly, names nobody, or not who allows it.
        OutputError: the log cannot be written.

    """
    by = _allower(wanted)
    made = [to_record(text, found.students, by) for text in wanted.allow]
    _refuse_twice(made)
    if wanted.dry_run:
        return _record(found, made, wanted, log=None)
    from tongzhi_cli.answers.log.write import LogWriter

    with LogWriter(found.path, found.clock()) as log:
        return _record(found.refreshed(), made, wanted, log)


def _allower(wanted: Wanted) -> str:
    """Who allows it: without a name nobody could be asked about it later."""
    by = clean_answer(wanted.by or "")
    if not re.search(r"\w", by):
        raise UsageError(
            "--allow 没有写是谁同意的",
            f"加 --by：fankui collect … --allow {visible(wanted.allow[0])} --by 王老师。",
        )
    return by


def _refuse_twice(made: list[Permit]) -> None:
    said: dict[tuple[str, str], Permit] = {}
    for one in made:
        if said.setdefault(one[:2], one).reason != one.reason:
            raise UsageError(
                f"--allow 给 {one.number} {one.name} 写了两次 {one.code}", "一样的只写一次。"
            )


def _record(
    found: Collection, made: list[Permit], wanted: Wanted, log: "LogWriter | None"
) -> ExitCode:
    known = by_problem(standing(found.permits))
    now = found.clock()
    new = [one._replace(at=now) for one in dict.fromkeys(made) if not _is_known(one, known)]
    if log and new:
        log.append_permits(new)
    written = [found.path] if log and new else []
    if wanted.as_json:
        from tongzhi_cli.cli.json.permits import write

        write(found, new, written, dry_run=wanted.dry_run)
        return ExitCode.OK
    show.wrote(*written)
    if wanted.quiet:
        return ExitCode.OK
    verb = "已记下" if log else "会记下"
    for one in dict.fromkeys(made):
        is_new = one._replace(at=now) in new
        show.say(f"{verb if is_new else '早就记着'}：{in_words(one)}。")
    show.say(
        "什么也没有写。" if not log else
        f"check、build 从现在起照这样放行；撤回：{found.whose.command('collect', *_back(made))}"
    )  # fmt: skip
    return ExitCode.OK


def _back(made: list[Permit]) -> tuple[str, str]:
    """The option that takes back what was let pass: by whom, since more may be recorded behind."""
    numbers = {one.number for one in made}
    return "--undo-of", numbers.pop() if len(numbers) == 1 else "学号"


def _is_known(one: Permit, known: dict[tuple[str, str], Permit]) -> bool:
    there = known.get(one[:2])
    return there is not None and (there.by, there.reason) == (one.by, one.reason)


def in_words(one: Permit) -> str:
    """What is let pass for whom, by whom and why.

    >>> in_words(Permit("1", "late-check", "王老师", "住院", name="安若思"))
    '1 安若思 的校对逾期（late-check），王老师同意，住院'
    """
    who = " ".join(filter(None, (one.number, one.name)))
    return f"{visible(who)} 的{what(one)}"


def what(one: Permit) -> str:
    """What is let pass, by whom and why."""
    title = KINDS[one.code].title if one.code in KINDS else one.code
    said = [f"{title}（{one.code}）", f"{one.by}同意" if one.by else "", one.reason]
    return visible("，".join(without_private(text, one.number) for text in said if text))
