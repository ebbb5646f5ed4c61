"""One matter that a notice tells in two places: on the same day, or with two days.

A text and its table, two paragraphs, two rows: where both name one day they are one deadline; where
they name two, neither is sure, and each question names the other. Two days of one role contradict
unless something explains both: other people, another paper, another stage (班级交学院,
学院报教务处), a part of the days of the other, a last day behind the usual one.

Source: issue 15 (a wrong date as sure is worse than a question).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.draft import DraftDeadline, Stage
from tongzhi_cli.notice.reading.due.found import Found
from tongzhi_cli.notice.reading.due.matter.about import (
    ROUNDS,
    Matter,
    matter_of,
    of_all,
    only_stage,
    stage,
)

TWO_TIMES = "同一件事写了两个时间"
_ROLES = (Role.CHECK, Role.SUBMIT, Role.PHOTO, Role.MATERIALS)
#: Days that are further apart are of two rounds.
_ROUND = timedelta(days=31)
#: No notice has more times of one matter.
_MOST = 40


def agreed(found: Sequence[DraftDeadline], of: Mapping[int, Found]) -> list[DraftDeadline]:
    """The deadlines *found*, each asked about that another place contradicts.

    *of* are the dates they were read from, by where those end. What says another once more has
    `same_as`, the place of that one.
    """
    found = _apart_in_words(found)
    made = list(found)
    other: dict[int, DraftDeadline] = {}
    for (at, one), (place, two) in _pairs(found, of):
        if _is_one_time(one, two):
            is_settled = one.at is not None and two.at is not None
            if is_settled and made[place].same_as is None and made[at].same_as is None:
                where, whom = two.where or one.where, two.whom or one.whom
                made[place] = two._replace(same_as=one.places[0], where=where, whom=whom)
        elif _is_near(one, two):
            other.setdefault(at, two)
            other.setdefault(place, one)
    for at, its in other.items():
        made[at] = asked(found[at], its) if found[at].at else made[at]
    return [asked(one, other[at]) if (at := _first(one, found)) in other else one for one in made]


_Placed = tuple[int, DraftDeadline]


def _pairs(
    found: Sequence[DraftDeadline], of: Mapping[int, Found]
) -> Iterator[tuple[_Placed, _Placed]]:
    """Two by two the deadlines of one matter; those of a long plan are told apart by its rows."""
    of_role: dict[Role, list[_Placed]] = {}
    for at, one in enumerate(found):
        if _day(one) and one.role in _ROLES:
            of_role.setdefault(one.role, []).append((at, one))
    told = [
        (each, matter_of(each[1], of))
        for placed in of_role.values()
        for each in (placed if len(placed) > 1 else ())  # the patterns are costly to set up
    ]
    own = of_all(matter for _, matter in told)
    stages_of = {role: only_stage(m for _, m in told if m.role is role) for role in of_role}
    groups: dict[tuple[Role, frozenset[str]], list[tuple[_Placed, Matter]]] = {}
    for each, matter in told:
        parts = matter.parts - own - stages_of.get(matter.role, set())
        groups.setdefault((matter.role, parts), []).append((each, matter))
    in_a_row = stages(found)
    for many in groups.values():
        for (first, mine), (second, its) in combinations(many[:_MOST], 2):
            if not _is_one_matter(mine, its) or _are_beside(first[1], second[1]):
                continue
            is_apart = bool((mine.parts ^ its.parts) - own)  # by a stage of the work
            if _is_one_time(first[1], second[1]) or not (
                is_apart or _is_explained(mine, its, first, second, in_a_row)
            ):
                yield first, second


def _day(one: DraftDeadline) -> date | None:
    """The day of a deadline that is sure, or of which only the hour is open."""
    return one.at.date() if one.at else one.day


def _is_near(one: DraftDeadline, two: DraftDeadline) -> bool:
    """Whether two days are near enough to be of one round."""
    first, second = _day(one), _day(two)
    return first is not None and second is not None and abs(first - second) < _ROUND


def _apart_in_words(found: Sequence[DraftDeadline]) -> list[DraftDeadline]:
    """The deadlines; of one sentence that stands twice with two times, neither is sure."""
    said: dict[tuple[object, ...], list[DraftDeadline]] = {}
    for one in found:
        said.setdefault(_beside_time(one), []).append(one)
    made: list[DraftDeadline] = []
    for one in found:
        others = [other for other in said[_beside_time(one)] if other.at != one.at]
        made.append(asked(one, others[0]) if one.at and others else one)
    return made


def _beside_time(one: DraftDeadline) -> tuple[object, ...]:
    """What a deadline's sentence says beside the time."""
    bare = re.sub(
        r"^\W*(?:[一二三四五六七八九十]+|\d{1,2})?\W+", "", one.sentence.replace(one.text, "")
    )
    return one.role, bare if len(bare) > 4 else one.sentence


def _first(one: DraftDeadline, found: Sequence[DraftDeadline]) -> int:
    """Where the deadline is that another one says once more; -1 for what says none."""
    if one.same_as is None:
        return -1
    return next((at for at, other in enumerate(found) if one.same_as in other.places), -1)


def asked(one: DraftDeadline, other: DraftDeadline) -> DraftDeadline:
    """A deadline as a question that names the *other* time of the same matter."""
    text = " ".join(other.text.split())
    why = f"{TWO_TIMES}，另一处写的是“{text}”"
    return one.asked(why)


def is_of_other_paper(one: DraftDeadline, two: DraftDeadline, of: Mapping[int, Found]) -> bool:
    """Whether two deadlines name papers, and not the same."""
    mine, its = matter_of(one, of).papers, matter_of(two, of).papers
    return bool(mine and its) and mine.isdisjoint(its)


def are_told_apart(
    first: _Placed, second: _Placed, of: Mapping[int, Found], in_a_row: set[int]
) -> bool:
    """Whether two days of one role can both be meant: other people do it, or another round.

    Of whom they are (本科, 专科) tells none of them apart for a class that is not named.
    """
    mine, its = matter_of(first[1], of), matter_of(second[1], of)
    rounds = ({part for part in each.parts if re.fullmatch(ROUNDS, part)} for each in (mine, its))
    if len({frozenset(each) for each in rounds}) > 1 or not _is_one_matter(mine, its):
        return True
    return _is_explained(mine, its, first, second, in_a_row)


def _is_one_matter(one: Matter, two: Matter) -> bool:
    """Whether two deadlines are of the same people, papers and stage."""
    if one.row is not None and two.row is not None:
        return one.row == two.row
    if one.papers and two.papers and one.papers.isdisjoint(two.papers):
        return False
    if ("电子" in one.papers) != ("电子" in two.papers):
        return False
    if one.doer and two.doer and one.doer != two.doer:
        return False
    if one.taker and two.taker and one.taker != two.taker:
        return False
    if one.role is not Role.SUBMIT or (one.doer and two.doer) or (one.taker and two.taker):
        return True
    return bool(one.papers & two.papers) and Stage.COLLEGE not in (
        stage(one.doer, one.taker),
        stage(two.doer, two.taker),
    )


def _is_explained(
    one: Matter, two: Matter, first: _Placed, second: _Placed, in_a_row: set[int]
) -> bool:
    """Whether two days of one matter can both be meant, as those of photos often are.

    So can a part of a longer time (10月9日—11月3日, of which 10月9日至20日), one of the stages
    *in_a_row*, and a last day behind the usual one.
    """
    if one.role is Role.PHOTO or {first[0], second[0]} <= in_a_row:
        return True
    if any(holds(*pair, in_a_row) for pair in ((first, second), (second, first))):
        return True
    later = max((first, one), (second, two), key=lambda each: _day(each[0][1]) or date.min)[1]
    return later.is_last and not (one.is_last and two.is_last)


def holds(whole: _Placed, part: _Placed, in_a_row: set[int]) -> bool:
    """Whether the days of one deadline hold all those of another, which ends before, or a stage."""
    one, two = whole[1], part[1]
    if not (one.start and one.at and two.start and two.at):
        return False
    is_part = one.start.date() <= two.start.date() <= two.at.date() <= one.at.date()
    return is_part and (two.at != one.at or part[0] in in_a_row)


def stages(found: Sequence[DraftDeadline]) -> set[int]:
    """The places of times of one role of which one begins where another ends."""
    ranges = [(at, one.start, one.at) for at, one in enumerate(found) if one.start and one.at]
    begins: dict[tuple[Role, date], list[int]] = {}
    for at, start, _ in ranges:
        begins.setdefault((found[at].role, start.date()), []).append(at)
    return {
        place
        for at, _, end in ranges
        for days in (0, 1)
        for after in begins.get((found[at].role, end.date() + timedelta(days)), ())
        if after != at
        for place in (at, after)
    }


def _are_beside(one: DraftDeadline, two: DraftDeadline) -> bool:
    """Whether two times stand in one sentence, which tells them apart itself."""
    return one.sentence == two.sentence and "\t" not in one.sentence


def _is_one_time(one: DraftDeadline, two: DraftDeadline) -> bool:
    """Whether two deadlines name the same time; one of them may say its hour, or start, only."""
    if _day(one) != _day(two):
        return False
    if one.has_clock and two.has_clock and one.at and two.at and one.at != two.at:
        return False
    starts = [moment.date() for moment in (one.start, two.start) if moment]
    return len(set(starts)) < 2
