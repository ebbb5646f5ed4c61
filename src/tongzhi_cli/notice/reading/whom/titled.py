"""What the title of a notice says of its cohorts: its text is held against it.

A title of last year's notice that was left as it was is a common slip. Source: issue 15.
"""

from collections.abc import Sequence

from tongzhi_cli.notice.cohorts import FIVE_YEARS
from tongzhi_cli.notice.draft import DraftCohort
from tongzhi_cli.notice.reading.whom.cohort_phrases import Phrase
from tongzhi_cli.notice.reading.whom.cohort_words import Sort

#: 硕士 of a 研究生 is no other level than its own.
SAME_AS = {"研究生": {"硕士", "博士"}, "本科": {"高起本"}, "专科": {FIVE_YEARS, "高起专"}}
#: Who has a 本科 at the end, whatever it began with.
_TO_BACHELOR = frozenset({"专升本", "第二学士学位"})


class Titled:
    """What the phrases of a title name: 届, 级, levels."""

    def __init__(self, said: Sequence[Phrase]) -> None:
        def years(sort: Sort) -> list[int]:
            named = (year for one in said if one.sort is sort for year in one.years)
            return list(dict.fromkeys(named))

        self.graduating, self.entries = years(Sort.GRADUATING), years(Sort.ENTRY)
        levels = (level for one in said for level in (*one.levels, *one.more))
        self.levels = list(dict.fromkeys(levels))

    def instead_of(self, made: DraftCohort, sure: Sequence[DraftCohort]) -> str:
        """What the title names in the place of a cohort; "" if it does not contradict it."""
        if self.graduating and made.year not in self.graduating:
            return "、".join(f"{year}届" for year in self.graduating)
        if self.entries and not any(one.entry_year in self.entries for one in sure):
            return "、".join(f"{year}级" for year in self.entries)
        if self.levels and not any(self._has(one.level) for one in sure):
            return "、".join(self.levels)
        return ""

    def _has(self, level: str) -> bool:
        if level in _TO_BACHELOR and "本科" in self.levels:
            return True
        return any(level == one or level in SAME_AS.get(one, ()) for one in self.levels)
