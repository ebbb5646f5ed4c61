"""What cohorts that were read are together: each once, with the level and the 级 that they lack."""

import re
from collections.abc import Iterator, Sequence

from tongzhi_cli.dates.tokens import number
from tongzhi_cli.notice.cohorts import FIVE_YEARS, USUAL, computed, named
from tongzhi_cli.notice.draft import DraftCohort

#: What is said of all of a level: 我校本科学制均为四年.
_LENGTH_OF_ALL = (
    r"(?P<level>本科|专科|高职|专升本)(?:生|专业)?的?学制[^，。；\d]{0,4}?(?:均|都|一律|统一|全部)[^，。；\d]{0,2}?"
    r"(?P<length>[二三四五六2-6])\s?年"
)
_NOT_THE_LENGTH = "通知写着“{}”，这里的届和级差 {:g} 年：是不是要看原文"

_LAST_ONLY = "两个年级后面写着一个专升本，是不是都是专升本要看原文"


def has_five_years(found: Sequence[DraftCohort], year: int) -> bool:
    """Whether there are 专科 of five years of a 届: 五年一贯制（2022级）."""
    return any((one.year, one.level, one.length) == (year, "专科", 5) for one in found)


def of_last_only(made: DraftCohort) -> DraftCohort:
    """三年制 of 2024级和2025级专升本 is asked: 专升本 may be said of the last only."""
    is_long = made.level == "专升本" and made.length == 3
    return made._replace(why=made.why or _LAST_ONLY) if is_long else made


def without_entry(year: int, level: str) -> DraftCohort:
    """Those of a 届 and a level that the notice names no 级 of: computed, and asked."""
    if level in USUAL:
        why = f"通知没有写级，这里按学制 {USUAL[level]} 年推算"
        return computed(year, level)._replace(text=f"{year}届{level}", why=why)
    why = f"{level}是哪一级、学制几年，通知没有写明"
    return DraftCohort(year, level, None, None, f"{year}届{level}", why)


def merged(found: Sequence[DraftCohort]) -> Iterator[DraftCohort]:
    """Each cohort once; the sure one of two."""
    made: dict[tuple[int, int | None, str], DraftCohort] = {}
    for said in found:
        one = said._replace(level="专科") if said.level == FIVE_YEARS else said
        key = (one.year, one.entry_year, one.level)
        if key not in made or (made[key].why and not one.why):
            made[key] = one
    yield from made.values()


def with_levels(found: Sequence[DraftCohort]) -> Iterator[DraftCohort]:
    """The cohorts; a 级 without level is that of its 届 whose 学制 leads to it, and still asked.

    2021届本科毕业生……各班（2017级各班）.
    """
    for one in found:
        twins = [two for two in found if (two.year, two.entry_year) == (one.year, one.entry_year)]
        if len(twins) == 1:
            yield one
        elif one.level:
            texts = [two.text for two in twins if not two.level]
            yield one._replace(text=texts[0]) if one.why and texts else one


def against_length(made: DraftCohort, text: str) -> DraftCohort:
    """A cohort; asked about where the *text* says of all of its level another 学制.

    2027届毕业生（2022级本科） of a school that says: 我校本科学制均为四年.
    """
    if made.why or made.length is None or "学制" not in text:
        return made
    for said in re.finditer(_LENGTH_OF_ALL, text):
        if named(said["level"]) == made.level and number(said["length"]) != made.length:
            return made._replace(why=_NOT_THE_LENGTH.format(said[0], made.length))
    return made
