"""届 = 级 + 学制, for the levels where everybody knows the 学制.

Source: the notices of some fifty schools (2018届: 2014级本科, 2015级专科). 专升本 has two
conventions for its 级 and 五年制 is written as either level, so they are asked about.
"""

import re
from collections.abc import Iterable

from tongzhi_cli.model.words import LEVELS
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.draft import DraftCohort

#: The 学制 of the levels that have one only.
USUAL = {"本科": 4, "专科": 3}
#: 专科 that follows on a school: of five years, or of two behind three elsewhere. Its students are
#: 专科 on a roster.
FIVE_YEARS = "五年制专科"
#: What the 学制 of a level may be, in years, the usual one first; what is asked has none.
LENGTHS: dict[str, tuple[float, ...]] = {
    "本科": (4, 5), "专科": (3, 2), "专升本": (2, 3), FIVE_YEARS: (5, 2), "高起本": (5,),
    "高起专": (3,),
}  # fmt: skip


class Level(NamedTuple):
    """A 层次 as somebody names it; *length*, *entry_year* and *year* (届) only where given."""

    name: str
    length: float | None = None
    entry_year: int | None = None
    year: int | None = None

    @property
    def usual(self) -> bool:
        """Whether the 级 follows from the 届."""
        return self.length is None and self.name in USUAL


def named(word: str) -> str:
    """A level as the notices call it; what is more than its name stays.

    >>> named("高职"), named("专接本"), named("本科生"), named("五年制专科")
    ('专科', '专升本', '本科', '五年制专科')
    """
    bare = word.removesuffix("生")
    return next((name for name, words in LEVELS.items() if re.fullmatch(words, bare)), word)


def can_last(level: str, length: float | None) -> bool:
    """Whether a *level* may have a 学制 that is written alone; one that is not known has any.

    >>> can_last("本科", 5), can_last("专升本", 3), can_last("硕士", 3), can_last("专科", None)
    (True, False, True, True)
    """
    if length is None or level not in LENGTHS:
        return True
    return length in LENGTHS[level] and (level, length) != ("专升本", 3)  # 三年制 alone is 专科


def computed(year: int, level: str) -> DraftCohort:
    """The cohort of a usual *level*.

    >>> computed(2027, "本科")
    DraftCohort(year=2027, level='本科', entry_year=2023, length=4, text='', why='')
    """
    return DraftCohort(year, level, year - USUAL[level], USUAL[level])


def told(cohorts: Iterable[DraftCohort]) -> str:
    """Cohorts as one says them.

    >>> told([computed(2027, "本科"), computed(2027, "专科")])
    '2027届：2023级本科（学制 4 年）、2024级专科（学制 3 年）'
    """
    years: dict[int, list[str]] = {}
    for one in cohorts:
        words = f"{one.entry_year}级{one.level}（学制 {one.length:g} 年）"
        years.setdefault(one.year, []).append(words)
    return "；".join(f"{year}届：{'、'.join(words)}" for year, words in years.items())
