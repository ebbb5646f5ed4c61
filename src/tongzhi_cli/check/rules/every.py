"""Every rule there is, and those of them that look at one class, or before anybody answered."""

from typing import Protocol

from tongzhi_cli.check.rules.answers import (
    away_answer,
    away_with_answer,
    missing_answer,
    name_mismatch,
    out_of_scope,
    standard_wording,
    unclear_answer,
    vague_answer,
)
from tongzhi_cli.check.rules.case import Case
from tongzhi_cli.check.rules.of_lists import LIST_RULES
from tongzhi_cli.check.rules.people import (
    bad_name,
    bad_number,
    cohort,
    duplicate_number,
    not_here,
    not_taking_part,
    number_order,
    standing,
    unknown_student,
)
from tongzhi_cli.check.rules.times import future_time, late_check, late_submission
from tongzhi_cli.model.problem import Findings, Kind


class Rule(Protocol):
    """The module of a rule: the *KIND* of all that it finds, and how it finds it."""

    KIND: Kind

    def find(self, case: Case) -> Findings:
        """What is wrong in *case*."""
        ...


#: Every rule there is; to add one, write its module and list it here.
RULES: tuple[Rule, ...] = (
    missing_answer,
    away_answer,
    vague_answer,
    unclear_answer,
    unknown_student,
    name_mismatch,
    duplicate_number,
    bad_number,
    bad_name,
    cohort,
    late_check,
    late_submission,
    future_time,
    number_order,
    out_of_scope,
    not_here,
    standard_wording,
    away_with_answer,
    not_taking_part,
    standing,
)

#: Those that have something to say under a notice before anybody has answered.
UNANSWERED_RULES: tuple[Rule, ...] = (*LIST_RULES, cohort, not_here, not_taking_part, standing)

#: Those that look at one class and at no clock: of many classes handed in, at each.
CLASS_RULES: tuple[Rule, ...] = (
    away_answer,
    vague_answer,
    unclear_answer,
    bad_number,
    bad_name,
    cohort,
    late_check,
    number_order,
    away_with_answer,
)
