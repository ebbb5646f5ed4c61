"""The rules that look at rosters alone, for `import` and wherever nobody has answered yet."""

from typing import Protocol

from tongzhi_cli.check.rules.case import Case, Lists
from tongzhi_cli.check.rules.people import bad_name, bad_number, duplicate_number, number_order
from tongzhi_cli.model.problem import Findings, Kind


class ListRule(Protocol):
    """A rule that needs no more than rosters."""

    KIND: Kind

    def find(self, case: Case | Lists) -> Findings:
        """What is wrong in *case*."""
        ...


#: Those that look at a roster alone.
LIST_RULES: tuple[ListRule, ...] = (duplicate_number, bad_number, bad_name, number_order)
