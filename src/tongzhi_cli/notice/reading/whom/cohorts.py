"""The cohorts that a notice is about: 届, 级, 层次, 学制, as far as its words tell.

Source: 普院教发（2018）4号, 2018、2019届毕业生（2014、2015级本科、2015、2016级专科）, where
届 = 级 + 学制; issue 15: every 届 and 级 is read, or it is said that it was not.
What the words leave open (专升本 without its 级, 三年制 without 专科) is not assumed but asked.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.cohorts import FIVE_YEARS, LENGTHS
from tongzhi_cli.notice.draft import DraftCohort, Unsure
from tongzhi_cli.notice.reading.whom.attached_names import as_attached
from tongzhi_cli.notice.reading.whom.cohort_phrases import Phrase, phrases
from tongzhi_cli.notice.reading.whom.cohort_scope import Standing
from tongzhi_cli.notice.reading.whom.cohort_words import Sort, readable, words
from tongzhi_cli.notice.reading.whom.only_named import (
    of_new_students,
    only_named,
    with_their_lists,
)
from tongzhi_cli.notice.reading.whom.titled import SAME_AS, Titled
from tongzhi_cli.notice.reading.whom.together import (
    against_length,
    has_five_years,
    merged,
    of_last_only,
    with_levels,
    without_entry,
)

#: The level that a 学制 is of, where a notice says no more: 三年制2023级.
_OF_LENGTH = {3: "专科", 4: "本科", 5: "本科"}
_BOTH = ("本科", "专科")
#: What a notice is called that is no name of a paper in its own title: 2023届毕业生校对须知.
_SHEET = r"(?:须知|指南|流程图?|手册|一览表?|问答|一图读懂)\s*$"
#: 2023级（含2023级专升本）: the whole 级, and not only those.
_INCLUDES = r"[^，。；（(]{0,6}[（(](?:包?含|包括)"
_NO_LEVEL = "通知没有写层次，请写明本科还是专科、学制几年"
_NOT_TITLED = "和标题对不上，标题写的是{}：以哪个为准要看原文"
_PARTIAL = "不是一个整年级，没有算进届次：要列入的，按学号写 [[extra]]，整个年级的补一段 [[cohort]]"
_BESIDE = "通知里还写到它，没有算进届次：在通知范围内就补一段 [[cohort]]"


class Cohorts(NamedTuple):
    """The cohorts of a notice, what is open with a *why*; and the 届 and 级 that are none."""

    found: list[DraftCohort]
    beside: list[Unsure]


def cohorts(title: str, body: str, attached: Sequence[str] = ()) -> Cohorts:
    """The cohorts named in a notice, and what it names beside them and may mean.

    A name of what is *attached* makes none; one that contradicts is a question.

    >>> said = "2018、2019届毕业生（2014、2015级本科、2015级专科）"
    >>> [(one.year, one.entry_year, one.level, one.length) for one in cohorts("", said).found]
    [(2018, 2014, '本科', 4), (2019, 2015, '本科', 4), (2018, 2015, '专科', 3)]
    >>> cohorts("", "在校本科生（2026级新生除外）").found
    []
    """
    made = _Notice(re.sub(_SHEET, "通知", readable(title)), readable(body)).cohorts()
    return made._replace(found=as_attached(made.found, attached))


class _Notice:
    """The phrases of a notice, and what they make together."""

    def __init__(self, title: str, body: str) -> None:
        said = of_new_students(list(_each_once(phrases(f"{title}\n{body}"))), title)
        for least in (Standing.ITS_OWN, Standing.LATER, Standing.QUOTED, Standing.ASKED):
            meant = [one for one in said if one.standing is least]
            self.own = [one for one in meant if not one.partial]
            self.partial = [one for one in meant if one.partial]
            if meant:
                break
        self.asked = [one for one in said if one.standing is Standing.ASKED]
        self.entries = [one for one in self.own if one.sort is Sort.ENTRY]
        titled = [one for one in phrases(title) if one.standing is not Standing.ELSE]
        self.said_in_title = titled
        self.titled = tuple(one for one in titled if one.sort is Sort.GRADUATING)
        self.years = self._graduating()
        self.text = f"{title}\n{body}"
        self.weak: list[Phrase] = []
        self._set_aside({*title.split("\n")})

    def _graduating(self) -> list[int]:
        """The 届: of the title, else of the text; and those that a 级 stands beside."""
        of_text = [one for one in self.own if one.sort is Sort.GRADUATING]
        years = [year for one in self.titled or of_text for year in one.years]
        years += [year for one in self.entries for year in one.graduating]
        return list(dict.fromkeys(years))

    def _set_aside(self, title: set[str]) -> None:
        """Where some sentence says surely whom it is about, what another only names is asked.

        2026届校对中有36名学生逾期; 志愿者由2025级学生担任. Items of one list belong together.
        """
        sure = {one.sentence for one in self.entries if self._is_sure(one)}
        if not sure:
            return
        years = {made.year for one in self.entries for made in self._of_entry(one) if not made.why}
        titled = {year for one in self.titled for year in one.years}
        kept = with_their_lists(dict.fromkeys(one.sentence for one in self.own), sure | title)
        self.weak = [
            one
            for one in self.own
            if one.sentence not in kept
            and not set(one.years) <= titled
            and not (one.graduating and set(one.graduating) <= titled)
            and not (set(one.years) <= years if one.sort is Sort.GRADUATING else self._is_sure(one))
        ]
        self.weak += only_named(self.own, sure, title)
        self.own = [one for one in self.own if one not in self.weak]
        self.entries = [one for one in self.own if one.sort is Sort.ENTRY]
        self.years = self._graduating()

    def _is_sure(self, one: Phrase) -> bool:
        """Whether all of a 级 adds up."""
        made = list(self._of_entry(one))
        return bool(made) and not any(cohort.why for cohort in made)

    def cohorts(self) -> Cohorts:
        """What the phrases make: cohorts of the 级, of levels taken in beside them, of the rest."""
        found: list[DraftCohort] = []
        strays: list[Phrase] = []
        for one in self.entries:
            made = list(self._of_entry(one))
            found += made
            if not made:
                strays.append(one)
        for one in strays:
            found += self._without_level(one, {cohort.entry_year for cohort in found})
        found = list(merged(found))
        found += self._levels_left(found)
        found = list(self._as_titled(list(with_levels(found))))
        found = [against_length(one, self.text) for one in found]
        beside = [
            Unsure(one.text, _PARTIAL, one.sentence)
            for one in self.partial
            if not _is_there(one, found)
        ]
        beside += self._beside(found)
        return Cohorts(found, _once(beside))

    def _as_titled(self, found: Sequence[DraftCohort]) -> Iterator[DraftCohort]:
        """The cohorts; one that the title contradicts is asked about.

        Title 2027届, text 2026届毕业生（2022级本科）: one of them is wrong. So it is if none is of
        the 级, or of the level, that the title names; others beside such are only more.
        """
        sure = [one for one in found if not one.why]
        of_title = Titled(self.said_in_title)
        for made in found:
            named = of_title.instead_of(made, sure) if not made.why else ""
            yield made._replace(why=_NOT_TITLED.format(named)) if named else made

    def _of_entry(self, one: Phrase) -> Iterator[DraftCohort]:
        """The cohorts of a 级 that has its level beside, around, or in the 届 of the notice."""
        levels = one.levels or one.around or one.following or self._of_years(one)
        if not self.years and re.search("级[^，。；]{0,6}新生", one.sentence):  # （含专科）
            levels = tuple(dict.fromkeys((*levels, *one.more)))
        is_inferred = False
        if not levels and one.length:
            levels = self._of_length(one.length)
            is_inferred = bool(levels) and (one.length != 5 or not self._is_of_one_level())
        for year in one.years:
            sure = [made for level in levels for made in self._adding_up(one, year, level)]
            if not sure and one.levels and len(one.years) > 1:  # 本科生（2023级、2025级专升本）
                sure = [made for level in one.around for made in self._adding_up(one, year, level)]
            if len(one.years) > 1 and not one.length:
                sure = [of_last_only(made) for made in sure]
            if is_inferred:
                why = f"通知没有写层次，只写了 {one.length:g} 年的学制，这里当作{levels[0]}"
                sure = [made._replace(why=made.why or why) for made in sure]
            if sure:
                yield from sure
            elif levels:
                yield self._open(one, year, levels)

    def _of_years(self, one: Phrase) -> tuple[str, ...]:
        """The levels of the 届 that a 级 belongs to, as the title and the text name them."""
        named = [
            other.levels
            for other in (*self.titled, *self.own)
            if other.sort is Sort.GRADUATING
            and (not one.graduating or set(other.years) & set(one.graduating))
        ]
        return tuple(dict.fromkeys(level for levels in named for level in levels))

    def _is_of_one_level(self) -> bool:
        """Whether 五年制 can be of one level only; 专科 that only 三年制 tells is not sure."""
        said = {level for word in words(self.text) for level in word.levels}
        meant = self._named()
        return not set(_BOTH) <= meant and not ("专科" in meant and "专科" not in said)

    def _named(self) -> set[str]:
        """The levels that the notice speaks of; with 专升本 or 四年制 there is 本科, too."""
        found = list(words(self.text))
        named = {level for word in found for level in word.levels}
        named |= {_OF_LENGTH[int(word.length)] for word in found if word.length in {3, 4}}
        return named | ({"本科"} if "专升本" in named else set())

    def _of_length(self, length: float) -> tuple[str, ...]:
        """The level that has a 学制, of those that the notice speaks of."""
        named = self._named()
        if length == 5 and "专科" in named and "本科" not in named:
            return ("专科",)
        if length == 3 and "硕士" in named and "专科" not in named:
            return ("硕士",)
        usual = _OF_LENGTH.get(int(length))
        return (usual,) if usual else ()

    def _adding_up(self, one: Phrase, year: int, level: str) -> Iterator[DraftCohort]:
        """The cohort of a 级 and a level whose 学制 leads to a 届 of the notice."""
        usual = LENGTHS.get(level, ())
        lengths = (one.length,) if one.length else usual
        if one.length and len(one.years) > 1:
            lengths += usual
        graduating = one.graduating or self.years
        made = DraftCohort(0, level, year, None, one.text)
        for length, graduates in product(lengths, graduating):
            if graduates == year + length:
                yield made._replace(year=graduates, length=length)
                return
        if lengths and not graduating:
            length = lengths[0]
            is_said = one.length is not None and one.length == int(one.length)
            why = "" if is_said else f"通知没有写届，这里按学制 {length:g} 年推算"
            yield made._replace(year=int(year + length), length=length, why=why)

    def _open(self, one: Phrase, year: int, levels: Sequence[str]) -> DraftCohort:
        """The cohort of a 级 that does not add up: it is asked about."""
        graduating = one.graduating or self.years
        level = levels[0] if len(levels) == 1 and (one.levels or one.around) else ""
        if len(one.years) > 1 and graduating:  # 2018级、2020级专升本: the level is of the last
            level = ""
        length = one.length or (LENGTHS.get(level) or (4,))[0]
        graduates = int(year + length)
        if graduating and graduates not in graduating:
            graduates = graduating[0]
        why = f"届、级和学制对不上，或没有写明：{one.text} 是几年制、哪一届"
        return DraftCohort(graduates, level, year, None, one.text, why)

    def _without_level(self, one: Phrase, there: set[int | None]) -> Iterator[DraftCohort]:
        """The cohorts of a 级 of which nobody says the level."""
        behind = one.sentence.partition(one.text)[2]
        is_more = re.match(_INCLUDES, behind) is not None
        for year in one.years:
            if year in there and not is_more:
                continue
            graduating = one.graduating or self.years
            is_one = len(graduating) == 1 and (one.graduating or len(one.years) == 1)
            graduates = graduating[0] if is_one else year + 4
            yield DraftCohort(graduates, "", year, None, one.text, _NO_LEVEL)

    # --- levels and 届 that have no 级 -----------------------------------------------------------

    def _levels_left(self, found: Sequence[DraftCohort]) -> Iterator[DraftCohort]:
        """The cohorts of levels, and of 届, that no 级 was found for."""
        for year in self.years or list(dict.fromkeys(one.year for one in found)):
            there = [one.level for one in found if one.year == year or not self.years]
            levels = self._named_for(year)
            if not there and not levels:
                levels = self._of_text()
            for level in levels:
                is_there = level in there or SAME_AS.get(level, set()) & set(there)
                if not is_there and not (level == FIVE_YEARS and has_five_years(found, year)):
                    yield without_entry(year, level)
            if not there and not levels:
                why = "通知没有写层次：本科、专科还是都有"
                yield DraftCohort(year, "", None, None, f"{year}届", why)

    def _named_for(self, year: int) -> list[str]:
        """The levels that title and text name for a 届, and those that are taken in beside."""
        named: list[str] = []
        for one in (*self.titled, *self.own):
            if one.sort is Sort.GRADUATING and year in one.years:
                named += (*one.levels, *one.more)
            elif one.more and (year in one.graduating or len(self.years) < 2):
                named += one.more
        is_said_whole = SAME_AS["研究生"] & set(named)
        return [one for one in dict.fromkeys(named) if one != "研究生" or not is_said_whole]

    def _of_text(self) -> list[str]:
        """The levels that a text speaks of anywhere."""
        named = dict.fromkeys(level for word in words(self.text) for level in word.levels)
        return [level for level in named if level != "研究生"]

    def _beside(self, found: Sequence[DraftCohort]) -> Iterator[Unsure]:
        """The 届 that are the notice's own words and none of its cohorts."""
        for one in (*self.own, *self.weak, *self.asked):
            if not _is_there(one, found):
                yield Unsure(one.text, _BESIDE, one.sentence)


def _is_there(one: Phrase, found: Iterable[DraftCohort]) -> bool:
    """Whether all years of a 届, or of a 级, are among the cohorts."""
    is_graduating = one.sort is Sort.GRADUATING
    return set(one.years) <= {made.year if is_graduating else made.entry_year for made in found}


def _each_once(said: Iterable[Phrase]) -> Iterator[Phrase]:
    """The phrases without those that say the same again in other words or another sentence."""
    seen: set[Phrase] = set()
    for one in said:
        bare = one._replace(text="", sentence="")
        if bare not in seen:
            seen.add(bare)
            yield one


def _once(beside: Sequence[Unsure]) -> list[Unsure]:
    kept = {re.sub(r"\D", "", one.text) + one.why: one for one in reversed(beside)}
    return list(kept.values())[::-1]
