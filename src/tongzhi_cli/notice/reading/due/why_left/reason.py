"""A reason why a date is no deadline, by the words around it; `reasons` lists them."""

import re

from tongzhi_cli.model.terms import Role
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.reading.due.deadline_role import role_of_words
from tongzhi_cli.notice.reading.due.found import Found

#: What makes a limit of a day, and words in which nothing does.
_LIMIT = "截止|以前|之前|前|为止|不晚于|务必"
NO_LIMIT = rf"^(?!.*(?:{_LIMIT}))"
#: So far from a date a sign of the words stands: 证书由学校统一计划于.
_BEFORE, _BEHIND = 12, 24


class Reason(NamedTuple):
    """*why*, if *before*, *after*, *line* and *text* (of the day) are found; "" is not looked for.

    *signs*: one of them stands near the date wherever the words do, so that most dates cost
    nothing. *yields*: a limit that has its task beside it (4月6日前返校签字) is one all the same.
    """

    why: str
    before: str = ""
    after: str = ""
    line: str = ""
    text: str = ""
    signs: str = ""
    yields: bool = False

    def fits(self, one: Found, line: str) -> bool:
        """Whether the words stand there."""
        if self.signs and set(self.signs).isdisjoint(one.before[-_BEFORE:] + one.after[:_BEHIND]):
            return False
        return (
            (not self.before or re.search(self.before, one.before) is not None)
            and (not self.after or re.match(self.after, one.after) is not None)
            and (not self.line or re.search(self.line, line) is not None)
            and (not self.text or re.match(self.text, one.phrase.text) is not None)
            and not (self.yields and _has_task(one))
        )


def _has_task(one: Found) -> bool:
    """Whether what is said behind a day is a student's or a class's task."""
    behind = re.split(r"[，,。；;\n]", one.after)[0]
    return role_of_words(behind) not in {None, Role.OTHER}
