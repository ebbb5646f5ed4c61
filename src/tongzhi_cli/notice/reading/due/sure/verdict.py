"""Whether each deadline is sure: the one place where what was read becomes settled or a question.

Everything that speaks against a day is asked here, one after the other: another place of the
notice, or its title, with another day, a day that nothing calls a limit, a hand-in before the
check is over, an hour elsewhere, all days moved at once, and what the day's own words leave open.
Whatever one of them finds is a question, with its reason; what none finds anything against is sure
(issue 15).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.draft import DraftDeadline
from tongzhi_cli.notice.reading.due.found import Found
from tongzhi_cli.notice.reading.due.matter.about import with_stages, words_and_row
from tongzhi_cli.notice.reading.due.matter.agreement import agreed
from tongzhi_cli.notice.reading.due.matter.unlimited import asked_beside_limit
from tongzhi_cli.notice.reading.due.sure.own_words import Case, Told, levels_in, reasons, told_in
from tongzhi_cli.notice.reading.due.sure.rest import (
    against_title,
    asked_against,
    called_nothing,
    moved_at_once,
)
from tongzhi_cli.notice.reading.due.sure.weight import weighed

_Of = Mapping[int, Found]


def judged(found: Sequence[DraftDeadline], of: _Of, title: str, text: str) -> list[DraftDeadline]:
    """The deadlines *found* in a notice's *text*, each sure or a question.

    *of* are the dates that they were read from, by where these end; *title* is the notice's.
    """
    notice = told_in(title, text)
    made = with_stages(agreed(asked_beside_limit(found, of), of), of)
    made = against_title(asked_against(weighed(made, of, notice), of), title)
    made = moved_at_once(made, text)
    return called_nothing(_complete(made, of, notice), of)


def _complete(found: Sequence[DraftDeadline], of: _Of, notice: Told) -> list[DraftDeadline]:
    """Those asked about whose own words leave something open, wherever they are said."""
    cases = _cases(found, of, notice)
    why = [reasons(case) if case else [] for case in cases]
    plain = {one.same_as or one.places[0] for one, its in zip(found, why, strict=True) if not its}
    return [
        one if not its or (one.same_as or one.places[0]) in plain else one.doubted(*its)
        for one, its in zip(found, why, strict=True)
    ]


def _cases(found: Sequence[DraftDeadline], of: _Of, notice: Told) -> list[Case | None]:
    """What is looked at of each; None of what is asked already, or nobody's own."""
    dates = [of.get(one.places[-1][1]) if one.places else None for one in found]
    levels: defaultdict[object, frozenset[str]] = defaultdict(frozenset)
    for one, date in zip(found, dates, strict=True):
        said = levels_in(words_and_row(one, date)[0]) if one.at else frozenset()
        levels[one.role, one.at] |= said
    return [
        None
        if date is None or not one.at or one.why or one.role is Role.OTHER
        else Case(one, date, notice, levels[one.role, one.at])
        for one, date in zip(found, dates, strict=True)
    ]
