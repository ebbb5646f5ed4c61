"""What a check of papers says to do: whoever has a form has no roster to put anything into."""

import re

from tongzhi_cli.check.check import Report
from tongzhi_cli.model.problem import Problem
from tongzhi_cli.notice.deadlines import sample
from tongzhi_cli.notice.model import Notice
from tongzhi_cli.packs.back.asking import ASKED, SAMPLE

#: What no form has, and no command does to one.
_NOT_ON_PAPER = re.compile(r"花名册|--[a-z]|fankui|上面的命令|收集记录")


def on_paper(report: Report) -> Report:
    """The *report* with what to do about each problem in words for who has the form."""
    problems = tuple(
        _asked(one, report.notice) if _NOT_ON_PAPER.search(one.do) else one
        for one in report.problems
    )
    skipped = (
        one._replace(reason=re.sub("；花名册里补上.*", "", one.reason)) for one in report.skipped
    )
    return report._replace(problems=problems, skipped=tuple(skipped))


def _asked(problem: Problem, notice: Notice) -> Problem:
    asked = ASKED.get(problem.code, "")
    return problem._replace(hint=asked.replace(SAMPLE, sample(notice))) if asked else problem
