"""Whether the notice that came with the program is used for a class that it is not about.

Source: issue 17, item 2: the wrong year's notice never goes out in a text that people paste.
"""

from typing import TYPE_CHECKING

from tongzhi_cli.loader.notices import notice_file

if TYPE_CHECKING:
    from tongzhi_cli.check.check import Report


def is_built_in(beside: str, named: str | None) -> bool:
    """Whether a shipped notice holds for what lies at *beside*, be it named or not."""
    return notice_file(beside, named) is None


def is_wrong_notice(report: "Report") -> bool:
    """Whether a shipped notice, of which *report* is, is another year's than the class's.

    A few who are outside it (留级, 复学) are asked about by the rule; half of a class is another
    class.
    """
    taking_part = sum(each.expected for each in report.classes)
    outside = {one.number for one in report.problems if one.code == "cohort"}
    outside |= {one.number for one in report.allowed if one.code == "cohort"}
    return 0 < taking_part <= 2 * len(outside)
