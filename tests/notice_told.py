"""What a reader of notices must find in a text, and what it must leave open.

A wrong date is the worst answer, “unsure” where the date was plain the second worst.
"""

from typing import NamedTuple


class Due(NamedTuple):
    """One deadline of a notice.

    *text* is the phrase as it stands there. *start* and *at* are a day ("2022-03-24", no clock
    written) or a moment ("2018-04-01T23:00"); a range ends *at*. If both are None the phrase is
    fuzzy, undated, damaged or contradicts something: it must be listed as unsure, and no start is
    scored. With *start* alone nothing ends (即日起, 领取). *hard*: late papers are refused.

    Where careful people differ: *or_unsure* lets “unsure” pass, *or_at* other moments, *or_role*
    another role.
    """

    text: str
    role: str
    start: str | None = None
    at: str | None = None
    hard: bool = False
    or_unsure: bool = False
    or_at: tuple[str, ...] = ()
    or_role: str = ""


#: 届, 级, 层次 (as `core.student.level` says it: 高职 is 专科), 学制 in years
Group = tuple[int, int, str, float]


class Told(NamedTuple):
    """A notice and the truth about it.

    *issued* is a day, a month ("2021-04"), or None if the text does not tell the month;
    *or_issued* are other answers that pass. *cohorts* follow surely from the text, those in *may*
    can be proposed but need not be, and no others can. *unsure* are phrases that must be listed
    as unsure. The days in *never* must not come out as a start or an end of anything that is not
    marked as unsure.
    """

    name: str
    text: str
    issued: str | None
    dues: tuple[Due, ...] = ()
    cohorts: tuple[Group, ...] = ()
    unsure: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    may: tuple[Group, ...] = ()
    or_issued: tuple[str | None, ...] = ()
