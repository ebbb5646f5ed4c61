"""What to do after a class was checked: the last that is said, a command a line."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.loader.rosters import ClassOptions
from tongzhi_cli.model.problem import Severity
from tongzhi_cli.office.disk import inside

if TYPE_CHECKING:
    from tongzhi_cli.check.check import Report


def after_check(given: ClassOptions, report: "Report") -> Iterator[str]:
    """To ask those who are missing, to mend the rest, or to build; what the faulty ones need.

    Nothing where the notice is probably the wrong one, which is said with what to do.
    """
    if show.doubt(report):
        return
    if given.are_papers:
        yield from _after_papers(given, report)
        return
    if report.count_of(Status.ANOMALY):
        yield f"有异常的各自要带什么、到哪里办：{given.command('followup')}"
    if not report.blocked:
        yield f"生成可以打印签字的表：{given.command('build')}"
        return
    yield from asking(given, report)
    if _others(report):
        yield f"照“怎么办”改好，再查一次：{given.command('check')}"


def after_refusal(given: ClassOptions, report: "Report") -> Iterator[str]:
    """As after a check; and where answers are missing, that the form can be printed without."""
    if show.doubt(report):
        return
    if report.count_of(Status.MISSING):
        yield f"先打印空表、手写结果：{given.command('build', '--draft')}"
    if given.are_papers:
        return
    yield from asking(given, report)
    if _others(report):
        yield f"照“怎么办”改好，再生成一次：{given.command('build')}"


def _others(report: "Report") -> bool:
    """Whether there are errors that are not about who is missing."""
    found = (one for one in report.problems if one.severity is Severity.ERROR)
    return any(one.code != "missing-answer" for one in found)


def asking(given: ClassOptions, report: "Report") -> Iterator[str]:
    """To collect, where nobody has answered yet, and to remind those who are missing."""
    missing = report.count_of(Status.MISSING)
    if len(given.rosters) == 1 and all(each.is_silent for each in report.classes):
        yield f"收结果：{given.command('collect', results='--from')}"
    if missing:
        yield f"催还没反馈的 {missing} 人：{given.command('remind')}"


def _after_papers(given: ClassOptions, report: "Report") -> Iterator[str]:
    """What was handed in goes back, or is merged."""
    if report.count_of(Status.ANOMALY):
        yield f"有异常的各自要带什么、到哪里办：{given.command('followup')}"
    can_merge = not (given.results or given.class_name or given.sheets)
    if report.blocked:
        if len(report.classes) > 1:
            if missing := report.count_of(Status.MISSING):
                yield f"催各班还没反馈的 {missing} 人：{given.command('remind')}"
            if can_merge:
                back = given.command("merge", "--send-back", _beside(given, "退回/"))
                yield f"退回要改的班（标出哪一格，和给班长的话）：{back}"
        do = "请各班改好重新交来" if len(report.classes) > 1 else "改好这份表"
        yield f"{do}，再查一次：{given.command('check')}"
    elif can_merge:
        yield f"汇总成一份工作簿：{given.command('merge', '-o', '汇总.xlsx')}"


def _beside(given: ClassOptions, name: str) -> str:
    """Where something is written that must not lie in what was handed in."""
    return f"../{name}" if inside.home_of(os.curdir, given.rosters) else name
