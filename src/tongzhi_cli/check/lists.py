"""check_lists(): rosters in, what is wrong with them as such out; and what `check` does alike."""

from collections.abc import Collection, Mapping, Sequence

from tongzhi_cli.answers.log.permits import Permit, by_problem
from tongzhi_cli.check.classes import classes
from tongzhi_cli.check.rules.case import Lists
from tongzhi_cli.check.rules.of_lists import LIST_RULES
from tongzhi_cli.model.problem import Problem, Severity
from tongzhi_cli.model.student import number_key
from tongzhi_cli.roster.model import Roster


def check_lists(
    rosters: Sequence[Roster], allow: Collection[str] = (), permits: Sequence[Permit] = ()
) -> list[Problem]:
    """What is wrong with rosters as such: no notice, no answers; their notes are among it.

    *allow* and *permits* are as for `check`.
    """
    case = Lists(classes(rosters)[0])
    found = [one for rule in LIST_RULES for one in rule.find(case) if isinstance(one, Problem)]
    found += [note for roster in rosters for note in roster.notes]
    changed = {**allowed_among(found, allow), **permitted_among(found, by_problem(permits))}
    return sorted((changed.get(id(one), one) for one in found), key=reading_order)


def allowed_among(found: Sequence[Problem], allow: Collection[str]) -> dict[int, Problem]:
    """The errors that are let pass for everybody, by what they were."""
    return {
        id(one): one.allowed()
        for one in found
        if one.severity is Severity.ERROR and one.code in allow
    }


def permitted_among(
    found: Sequence[Problem], permits: Mapping[tuple[str, str], Permit]
) -> dict[int, Problem]:
    """The problems that are let pass for their student, by what they were (information is not)."""
    made = {}
    for one in found:
        permit = permits.get((one.number or "", one.code))
        if permit and one.severity is not Severity.INFO:
            made[id(one)] = one.permitted(permit.told)
    return made


_SEVERITY_RANK = {severity: rank for rank, severity in enumerate(Severity)}


def reading_order(problem: Problem) -> tuple[object, ...]:
    """Sort key for problems: errors first, then by kind, class, 学号 and place."""
    return (
        _SEVERITY_RANK[problem.severity],
        problem.kind.rank,
        number_key(problem.class_name or ""),
        number_key(problem.number or ""),
        str(problem.where or ""),
        problem.message,
    )
