"""What the names of the papers of a notice say of its cohorts: its text is held against them.

附件：2027届本科毕业生（2023级）反馈表, in a text of 2022级本科. Source: issue 15.
"""

from collections.abc import Iterable, Sequence

from tongzhi_cli.notice.draft import DraftCohort
from tongzhi_cli.notice.reading.whom.cohort_phrases import Phrase, phrases
from tongzhi_cli.notice.reading.whom.cohort_words import Sort, readable

_NOT_AS_ATTACHED = "和附件的名字对不上，附件写的是{}：以哪个为准要看原文"


def as_attached(found: Sequence[DraftCohort], names: Iterable[str]) -> list[DraftCohort]:
    """The cohorts *found*; one for which a paper has another 级 is asked about.

    A paper of another 届, or of nobody in particular, contradicts none (last year's form).
    """
    said = [one for name in names for one in _entries(name)]
    return [one._replace(why=one.why or _why(one, found, said)) for one in found]


def _entries(name: str) -> list[Phrase]:
    """The 级 in a name, each with its 届, or that of the name."""
    said = list(phrases(readable(name)))
    years = tuple(year for one in said if one.sort is Sort.GRADUATING for year in one.years)
    return [
        one._replace(graduating=one.graduating or years) for one in said if one.sort is Sort.ENTRY
    ]


def _why(made: DraftCohort, found: Sequence[DraftCohort], said: Sequence[Phrase]) -> str:
    """What speaks against a cohort; "" where its own 级, or that of one beside it, is named."""
    same = [one for one in found if (one.year, one.level) == (made.year, made.level)]
    if None in {one.entry_year for one in same}:
        return ""
    for one in said:
        is_same = made.year in one.graduating and made.level in (*one.levels, *one.around)
        if is_same and not any(each.entry_year in one.years for each in same):
            return _NOT_AS_ATTACHED.format("、".join(f"{year}级" for year in one.years))
    return ""
