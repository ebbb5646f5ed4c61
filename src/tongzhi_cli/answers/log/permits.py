"""What has been let pass for one student, and by whom: lines of an answer log, or --allow.

Source: issue 17, item 10: one extension, one excuse.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from tongzhi_cli.answers.log.in_order import in_order
from tongzhi_cli.model.problem import Where
from tongzhi_cli.named_tuple import NamedTuple


class Permit(NamedTuple):
    """That the problem of a *code* is let pass for the student of a *number*.

    *by* is who allowed it and *reason* why, "" where nobody says so. *at* is when that was
    recorded and *where* it stands; None for --allow, which holds for one run. *undoes* marks a
    line that takes the last one before it back, of the same student and code.
    """

    number: str
    code: str
    by: str = ""
    reason: str = ""
    at: datetime | None = None
    name: str = ""
    where: Where | None = None
    undoes: bool = False

    @property
    def told(self) -> str:
        """Who let it pass, and why, as it is told behind the problem.

        >>> Permit("1", "late-check", "王老师", "住院", where=Where("a")).told
        '按 王老师 放行：住院'
        >>> Permit("1", "late-check").told
        '按 --allow 放行'
        """
        whose = self.by or ("收集记录" if self.where else "--allow")
        space = "" if whose == "收集记录" else " "
        return f"按{space}{whose}{space}放行{f'：{self.reason}' if self.reason else ''}"

    def on_paper(self, title: str) -> str:
        """What stands in 备注 of a form: the *title* of the problem, why, who agreed.

        >>> Permit("1", "late-check", "王老师", "住院").on_paper("校对逾期")
        '校对逾期，住院（王老师同意）'
        """
        agreed = f"（{self.by}同意）" if self.by else ""
        return f"{title}{f'，{self.reason}' if self.reason else ''}{agreed}"


def standing(lines: Iterable[Permit]) -> list[Permit]:
    """Those of *lines* that nobody has taken back.

    >>> late = Permit("1", "late-check", "王老师")
    >>> standing([late, late._replace(undoes=True)]), len(standing([late, late]))
    ([], 2)
    """
    kept: list[Permit] = []
    for one in lines:
        if not one.undoes:
            kept.append(one)
            continue
        same = [at for at, other in enumerate(kept) if other[:2] == one[:2]]
        if same:
            del kept[same[-1]]
    return kept


def merged(logs: Iterable[Sequence[Permit]]) -> list[Permit]:
    """The lines of several logs in one order, wherever each stands.

    >>> late = Permit("1", "late-check", "王老师", where=Where("a"))
    >>> back = late._replace(undoes=True)
    >>> [one.undoes for one in merged([[late, back], [late._replace(where=Where("b"))]])]
    [False, True]
    """
    return in_order(logs, lambda one: one._replace(where=None), lambda one: one.at)


def by_problem(permits: Iterable[Permit]) -> dict[tuple[str, str], Permit]:
    """The permit that counts of each 学号 and code: the last."""
    return {(one.number, one.code): one for one in permits}
