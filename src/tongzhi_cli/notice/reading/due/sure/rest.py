"""What speaks against a day that its own words make sure: the rest of the notice (issue 15).

A class cannot hand in what its students check later, and an hour that is named for the same day
elsewhere may be that of its end. Where no day is that of the check, `notice.one_of_each` asks of
those that are called nothing in particular.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from tongzhi_cli.dates.hours import LAST
from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.draft import DraftDeadline
from tongzhi_cli.notice.reading.due.deadline_role import role_of_words
from tongzhi_cli.notice.reading.due.found import Found
from tongzhi_cli.notice.reading.due.matter.agreement import is_of_other_paper
from tongzhi_cli.notice.reading.due.role.matters import is_something_else, names_another

_BEFORE_THE_CHECK = "学生核对到“{}”，班级交表是“{}”，交在核对结束以前：以哪个为准要看原文"
_HOUR_ELSEWHERE = "别处还写着“{}”，是不是截止的钟点要看原文"
#: All days before are moved by some days.
_MOVES_ALL = (
    r"(?:以上|上述|前述|各项|各环节|所有|全部|[两三四]项)[^。；\n\d]{0,14}"
    r"(?:顺延|推迟|延后|提前|后延|延长)[^。；\n]{0,12}?[\d一二两三四五六七八九十][个]?(?:天|日|周|星期|小时|工作日)"
)
_ALL_MOVED = "后面写着“{}”，改到哪一天要看原文"
#: An hour of several days, of none: 注：交表、报送均须在当日下午5点前.
_THAT_DAY = (
    r"(?P<hour>当(?:[日天]|晚)(?:的)?\s?(?:[上下中]午|晚上?|早上?)?\s?"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[:：]\d\d|[点时])半?)"
)
_HOUR_OF_ALL = (
    r"(?P<of>[^，。；：:\n（）()]{0,16}?)(?:以[上下]|上述|下列|各项|均|都|一律)"
    rf"[^。；\n\d办开门值班受理]{{0,12}}{_THAT_DAY}"
)
#: A sentence that has an hour of the day before it, and none of its own: 当天晚上九点系统关.
_HOUR_NEXT = (
    rf"[。；;\n][^。；;\n\d]{{0,20}}{_THAT_DAY}(?:[^，。；\n交报送]{{0,6}}(?:关|截[止至]|结束|不))"
)
_HOUR = "通知里还写着“{}”，是不是截止的钟点要看原文"
_IN_TITLE = "标题写的是“{}”，以哪个为准要看原文"
#: What makes a limit of a day in a title, which may be of a meeting.
_ENDS = "前|[截为]?止|[至到—–~～-]"
_ALL_HAVE = (Role.CHECK, Role.SUBMIT)
_OWN = (Role.CHECK, Role.SUBMIT, Role.PHOTO, Role.MATERIALS)

_Of = Mapping[int, Found]


def asked_against(found: Sequence[DraftDeadline], of: _Of) -> list[DraftDeadline]:
    """The deadlines *found*, those asked about that something else in the notice speaks against.

    *of* are the dates they were read from, by where those end.
    """
    return _hour_elsewhere(_before_the_check(list(found)), of)


def moved_at_once(found: Sequence[DraftDeadline], text: str) -> list[DraftDeadline]:
    """The deadlines *found*, those asked about that a later sentence of the *text* says more of.

    It moves them all (以上各项顺延三天), or has an hour of them all that is no day's.
    """
    made = list(found)
    for said in re.finditer(_MOVES_ALL, text):
        why = _ALL_MOVED.format(" ".join(said[0].split()))
        made = [one.asked(why) if one.places[0][0] < said.start() else one for one in made]
    for said in re.finditer(_HOUR_OF_ALL, text):
        why = _HOUR.format(" ".join(said["hour"].split()))
        named = {*filter(None, map(role_of_words, re.split("[、和及与]", said["of"])))}
        made = [
            one if one.has_clock or (named and one.role not in named) else one.asked(why)
            for one in made
        ]
    for said in re.finditer(_HOUR_NEXT, text):
        before = [one for one in made if one.places[0][0] < said.start()]
        if before and not before[-1].has_clock and before[-1].role in _OWN:
            why = _HOUR.format(" ".join(said["hour"].split()))
            made[made.index(before[-1])] = before[-1].asked(why)
    return made


def against_title(found: Sequence[DraftDeadline], title: str) -> list[DraftDeadline]:
    """The deadlines *found*, those asked about for which the *title* has another day."""
    titled = [
        one
        for one in found
        if one.sentence == title and one.role in _ALL_HAVE and re.search(_ENDS, one.text)
    ]
    return [
        one.asked(_IN_TITLE.format(_bare(other.text)))
        if _is_settled(one) and not one.stage.hands_on and (other := _other_day(one, titled))
        else one
        for one in found
    ]


def _other_day(one: DraftDeadline, titled: Sequence[DraftDeadline]) -> DraftDeadline | None:
    """The deadline of the same role in the title whose day is another."""
    for other in titled:
        moment = other.at or other.proposal
        day = moment.date() if isinstance(moment, datetime) else moment
        if other is not one and other.role is one.role and day and day != _last_day(one):
            return other
    return None


def _before_the_check(found: list[DraftDeadline]) -> list[DraftDeadline]:
    """The class hands in before the check is over, and nothing else would be in order."""
    checks = [one for one in found if one.role is Role.CHECK and _is_settled(one)]
    handed_in = [
        one
        for one in found
        if one.role is Role.SUBMIT and not one.stage.hands_on and _is_settled(one)
    ]
    if not checks or not handed_in:
        return found
    check = min(checks, key=_last_day)
    paper = max(handed_in, key=_last_day)
    if _last_day(check) <= _last_day(paper):
        return found
    why = _BEFORE_THE_CHECK.format(_bare(check.text), _bare(paper.text))
    return [one.asked(why) if one in (*checks, *handed_in) else one for one in found]


def _hour_elsewhere(found: list[DraftDeadline], of: _Of) -> list[DraftDeadline]:
    """Another sentence has an hour of the same day, and nothing else that is done then."""
    return [_with_hour(one, found, of) for one in found]


def _with_hour(one: DraftDeadline, found: Sequence[DraftDeadline], of: _Of) -> DraftDeadline:
    if one.role not in _OWN or not _is_settled(one) or one.has_clock or one.same_as:
        return one
    for other in found:
        moment = other.at or other.proposal
        if (
            other.role in {one.role, Role.OTHER}
            and other.has_clock
            and isinstance(moment, datetime)
            and moment.date() == _last_day(one)
            and other.sentence != one.sentence
            and moment.time() != LAST
            and not other.same_as
            and not is_of_other_paper(one, other, of)
            and not _is_else(other, of)
        ):
            return one.asked(_HOUR_ELSEWHERE.format(_bare(other.text)), moment)
    return one


def called_nothing(found: Sequence[DraftDeadline], of: _Of) -> list[DraftDeadline]:
    """The deadlines *found*, those that are for something else with whether it has a name.

    Where no day is that of the check, what is done around it (系统关闭) may be its end.
    """
    has_check = any(one.role is Role.CHECK for one in found)
    says = names_another if has_check else is_something_else
    return [
        one._replace(is_named=_is_else(one, of, says)) if one.role is Role.OTHER else one
        for one in found
    ]


def _is_else(
    one: DraftDeadline, of: _Of, says: Callable[[Found], bool] = is_something_else
) -> bool:
    """Whether the words around a date name something else that a school does then."""
    date_ = of.get(one.places[-1][1]) if one.places else None
    return date_ is not None and says(date_)


def _is_settled(one: DraftDeadline) -> bool:
    return one.at is not None and not one.why and not one.unit


def _last_day(one: DraftDeadline) -> date:
    return one.at.date() if one.at else date.max


def _bare(text: str) -> str:
    return " ".join(text.split())
