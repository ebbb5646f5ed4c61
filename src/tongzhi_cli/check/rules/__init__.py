"""The rules of a notice: one module each, with its clause, one function and doctests.

A rule is `find(case) -> Findings`: it yields the problems it finds and, as `Skipped`, what it
could not look at. Rules do not sort and do not know of each other.
"""

from collections.abc import Callable

from tongzhi_cli.check.rules.answers import (
    missing_answer,
    name_mismatch,
    out_of_scope,
    standard_wording,
    vague_answer,
)
from tongzhi_cli.check.rules.case import Case, Lists
from tongzhi_cli.check.rules.people import (
    bad_name,
    bad_number,
    cohort,
    duplicate_number,
    not_here,
    number_order,
    unknown_student,
)
from tongzhi_cli.check.rules.times import future_time, late_check, late_submission
from tongzhi_cli.model.problem import Findings

#: Every rule there is; to add one, write its module and list it here.
RULES: tuple[Callable[[Case], Findings], ...] = (
    missing_answer.find,
    vague_answer.find,
    unknown_student.find,
    name_mismatch.find,
    duplicate_number.find,
    bad_number.find,
    bad_name.find,
    cohort.find,
    late_check.find,
    late_submission.find,
    future_time.find,
    number_order.find,
    out_of_scope.find,
    not_here.find,
    standard_wording.find,
)

#: Those that look at a roster alone.
LIST_RULES: tuple[Callable[[Case | Lists], Findings], ...] = (
    duplicate_number.find,
    bad_number.find,
    bad_name.find,
    number_order.find,
)
