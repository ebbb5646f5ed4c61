"""One matter that a notice tells in two places: on the same day, or with two days.

A text and its table, two paragraphs, two rows: where both name one day they are one deadline; where
they name two, neither is sure, and each question names the other. Two days of one role contradict
unless something explains both: other people, another paper, another stage (班级交学院,
学院报教务处), a part of the days of the other, a last day behind the usual one.

Source: issue 15 (a wrong date as sure is worse than a question).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.words import LOOK_VERBS, STUDENT_VERBS, either
from tongzhi_cli.notice.draft import DraftDeadline, Stage
from tongzhi_cli.notice.reading.due.found import Found

TWO_TIMES = "同一件事写了两个时间"
_ROLES = (Role.CHECK, Role.SUBMIT, Role.PHOTO, Role.MATERIALS)
#: Who does it; 学生处 and 班级汇总表 are nobody, and nobody stands behind 交 and its like.
_DOERS = (
    ("teacher", "教师|导师"),
    (
        "student",
        r"学生(?!处|工作|科|证|信息|名单)|毕业生(?!名单|信息)|本人|同学|学员|研究生(?!院|处|部|秘书)|(?i:students?|seniors?|graduates)\b",
    ),
    (
        "class",
        r"班级(?!汇总|信息|反馈|核对|校对|确认|名单)|各班|班长|班主任|辅导员|学委|学习委员|教学点|毕业班|(?i:monitors?)\b",
    ),
    (
        "college",
        r"(?<![到去至在往向])学院(?!路)|院系|系部|各[系院]|[系院]里|教[务学]秘书|教[务学]干事|教学办|院[（(]部[)）]|单位",
    ),
)  # fmt: skip
_OFFICES = r"教务[处部科]|学籍[科办]|学生处|学工[处部]|研究生[院处]|本科生院|教学事务部|教科[处办]"
#: To whom a paper goes stands behind these.
_TAKES = r"(?:交|报|送|发|提交|寄)(?:送|至|到|给|往|回|达|学){0,3}"
_TAKERS = (
    ("class", rf"{_TAKES}(?:各|本|所在)?(?:班长|班主任|辅导员|学委)"),
    ("college", rf"{_TAKES}(?:各|本|所在)?(?:学院|院系?|系)(?![^，。；]{{0,2}}学籍)"),
    ("office", rf"{_TAKES}[^，。；]{{0,4}}(?:{_OFFICES})"),
)
#: What is handed in; each is another matter.
_PAPERS = (
    r"反馈表|核对表|校对表|确认表|签[字名]表|汇总表|统计表|登记表|申请表|名单|花名册|报告|总结|回执|"
    r"结果|电子|纸质|扫描|勘误|初审|复审|材料|证明"
)
#: What tells one part of the students, or one round, from the others.
_LEVEL = "本科|专科|高职|研究生|专升本|硕士|博士"
_KINDS = ("届", "级", _LEVEL)
_PEOPLE = (
    rf"(?:20)?\d\d[级届]|{_LEVEL}|[三四五二两]年制|校区|本部|分校|缓|逾期(?=未|的|仍|没|学生)|未[核校]对|未完成|"
    r"夜校|函授|成[人教]|自考|留学|"
    r"(?<![一-鿿])(?!各|所在|二级|本|全体|校内)(?:(?![交报送发至到给由将])[一-鿿]){1,8}(?:专业|学院|系)(?=[：:\t、和与]|$)|"
    r"转专业|复学|休学|留级|往届|结业|新生|延期|不在校|实习|外出|外地|变更|异动"
)
_ROUNDS = (
    r"第[一二三四1-4][批次轮阶]|首[批次轮]|补[充报交]|再次(?!提醒|强调|通知)|重新|二次|复[核查]|延长|初[步次]|"
    r"预[核校审]|抽查|(?:督促|提醒)(?=[^，。；]{0,4}(?:学生|同学|毕业生))|通报|反馈意见"
)
_PARTS = rf"{_PEOPLE}|{_ROUNDS}"
#: Who only signs then looks at nothing.
_SIGNS = "签[字名](?!表)"
_LOOKS = either((*STUDENT_VERBS, *LOOK_VERBS))
#: A last day behind the usual one.
_LATEST = "最[迟晚]|不[晚迟]于|不得[晚迟]于|逾期|补交"
#: Days that are further apart are of two rounds.
_ROUND = timedelta(days=31)
#: No notice has more times of one matter.
_MOST = 40
#: A clause that stands between signs.
_ENDS = r"[。；;\n]"


class _Matter(NamedTuple):
    """What is told of a deadline beside its day; *row* are the cells of its row of a table.

    *is_last*: it is called the latest.
    """

    role: Role
    doer: str
    taker: str
    papers: frozenset[str]
    parts: frozenset[str]
    row: tuple[str, ...] | None
    is_last: bool


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


def with_stages(found: Sequence[DraftDeadline], of: Mapping[int, Found]) -> list[DraftDeadline]:
    """The deadlines *found*, those of handing in with whose step it is.

    班级交学院 is the class's, 学院报教务处 the college's.
    """
    made = list(found)
    for at, one in enumerate(found):
        if one.role is Role.SUBMIT:
            made[at] = one._replace(stage=_stage(_matter(one, of)))
    return made


def _stage(told: _Matter) -> Stage:
    if told.doer in {"class", "student"} or (not told.doer and told.taker in {"class", "college"}):
        return Stage.CLASS
    return Stage.COLLEGE if told.doer == "college" else Stage.UNKNOWN


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
        (each, _matter(each[1], of))
        for placed in of_role.values()
        for each in (placed if len(placed) > 1 else ())  # the patterns are costly to set up
    ]
    own = _of_all(matter for _, matter in told)
    groups: dict[tuple[Role, frozenset[str]], list[tuple[_Placed, _Matter]]] = {}
    for each, matter in told:
        groups.setdefault((matter.role, matter.parts - own), []).append((each, matter))
    in_a_row = stages(found)
    for many in groups.values():
        for (first, mine), (second, its) in combinations(many[:_MOST], 2):
            if not _is_one_matter(mine, its) or _are_beside(first[1], second[1]):
                continue
            if _is_one_time(first[1], second[1]) or not _is_explained(
                mine, its, first, second, in_a_row
            ):
                yield first, second


def _day(one: DraftDeadline) -> date | None:
    """The day of a deadline that is sure, or of which only the hour is open."""
    return one.at.date() if one.at else one.day


def _of_all(told: Iterable[_Matter]) -> set[str]:
    """The only 届, the only 级, the only level that is named: it tells nobody from the others."""
    named = {part for matter in told for part in matter.parts}
    each = ({part for part in named if re.search(f"(?:{kind})$", part)} for kind in _KINDS)
    return {part for parts in each if len(parts) == 1 for part in parts}


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


def _matter(one: DraftDeadline, of: Mapping[int, Found]) -> _Matter:
    date = of.get(one.places[-1][1]) if one.places else None
    words, row = words_and_row(one, date)
    front = re.sub(rf"{_TAKES}[^，。；：\t]{{0,20}}", "", words)
    doer = next((name for name, shape in _DOERS if re.search(shape, front)), "")
    taker = next((name for name, shape in _TAKERS if re.search(shape, words)), "")
    parts = {*re.findall(_PARTS, words)}
    if one.role is Role.CHECK:
        doer = doer or "student"
        parts |= {_SIGNS} if re.search(_SIGNS, words) and not re.search(_LOOKS, words) else set()
    return _Matter(
        one.role,
        doer,
        taker,
        frozenset(re.findall(_PAPERS, words)),
        frozenset(parts),
        row,
        re.search(_LATEST, words) is not None,
    )


def words_and_row(one: DraftDeadline, date: Found | None) -> tuple[str, tuple[str, ...] | None]:
    """What is said around a deadline: its clause, or its row and what stands over its column."""
    if date is None:
        return one.sentence, None
    if told := date.beside:
        of_column = (told.over, *told.tasks) if told.several else ()
        cells = (*of_column, *told.row)
        row = tuple(re.sub(r"\s|\d{1,2}[.、]", "", cell) for cell in cells)
        return "\t".join((told.over, told.whose, *cells)), row
    before, after = re.split(_ENDS, date.before)[-1], re.split(_ENDS, date.after)[0]
    if date.earlier is not None and len(before) == len(date.before):
        before = before.partition("，")[2]  # what stands behind the day before it is of that
    if date.later and len(after) == len(date.after):
        after = after.rpartition("，")[0]
    return f"{before} {after}", None


def is_of_other_paper(one: DraftDeadline, two: DraftDeadline, of: Mapping[int, Found]) -> bool:
    """Whether two deadlines name papers, and not the same."""
    mine, its = _matter(one, of).papers, _matter(two, of).papers
    return bool(mine and its) and mine.isdisjoint(its)


def are_told_apart(
    first: _Placed, second: _Placed, of: Mapping[int, Found], in_a_row: set[int]
) -> bool:
    """Whether two days of one role can both be meant: other people do it, or another round.

    Of whom they are (本科, 专科) tells none of them apart for a class that is not named.
    """
    mine, its = _matter(first[1], of), _matter(second[1], of)
    rounds = ({part for part in each.parts if re.fullmatch(_ROUNDS, part)} for each in (mine, its))
    if len({frozenset(each) for each in rounds}) > 1 or not _is_one_matter(mine, its):
        return True
    return _is_explained(mine, its, first, second, in_a_row)


def _is_one_matter(one: _Matter, two: _Matter) -> bool:
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
    return bool(one.papers & two.papers) and Stage.COLLEGE not in (_stage(one), _stage(two))


def _is_explained(
    one: _Matter, two: _Matter, first: _Placed, second: _Placed, in_a_row: set[int]
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
