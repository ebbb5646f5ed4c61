"""What a check of papers says to do: whoever has a form has no roster to put anything into."""

import re
from collections.abc import Iterable

from tongzhi_cli.model.problem import Problem, Skipped
from tongzhi_cli.notice.deadlines import sample
from tongzhi_cli.notice.model import Notice
from tongzhi_cli.packs.back.asking import ASKED, SAMPLE

#: What no form has, and no command does to one.
_NOT_ON_PAPER = re.compile(r"花名册|--[a-z]|fankui|上面的命令|收集记录")


def on_paper(problems: Iterable[Problem], notice: Notice) -> list[Problem]:
    """The *problems* with what to do about each, in words for who has the form."""
    return [_asked(one, notice) if _NOT_ON_PAPER.search(one.do) else one for one in problems]


def skipped_on_paper(found: Iterable[Skipped]) -> tuple[Skipped, ...]:
    """Why something could not be looked for, without what a roster would have."""
    return tuple(one._replace(reason=re.sub("；花名册里补上.*", "", one.reason)) for one in found)


def _asked(problem: Problem, notice: Notice) -> Problem:
    asked = ASKED.get(problem.code, "")
    return problem._replace(hint=asked.replace(SAMPLE, sample(notice))) if asked else problem
