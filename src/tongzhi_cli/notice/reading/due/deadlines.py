"""The deadlines of a notice: which of its dates somebody has to keep, for what, and how surely.

Source: 普院教发（2018）4号 and some three hundred other notices (docs/design-notes.md, 读通知).
"""

import re
from collections.abc import Sequence
from datetime import datetime, time
from itertools import pairwise

from tongzhi_cli.dates.phrase import CLOSES, Phrase
from tongzhi_cli.dates.resolve import NO_DAY
from tongzhi_cli.model.terms import Role
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.draft import DraftDeadline, Left
from tongzhi_cli.notice.reading.due import datelike
from tongzhi_cli.notice.reading.due.days.weeks import with_limits_of_weeks
from tongzhi_cli.notice.reading.due.deadline_role import role_of_words
from tongzhi_cli.notice.reading.due.figured_days import apart_from_items
from tongzhi_cli.notice.reading.due.found import Around, Found, dates
from tongzhi_cli.notice.reading.due.matter.begins import opens, tells_hour
from tongzhi_cli.notice.reading.due.matter.corrected import is_corrected, with_corrections
from tongzhi_cli.notice.reading.due.matter.put_beside import (
    UNREAD,
    is_open,
    put_beside,
    put_in_brackets,
)
from tongzhi_cli.notice.reading.due.matter.unlimited import (
    end_of_head,
    why_no_limit,
)
from tongzhi_cli.notice.reading.due.moved import is_moved_to, with_doubts
from tongzhi_cli.notice.reading.due.role.closing import with_closing
from tongzhi_cli.notice.reading.due.role.english import is_english
from tongzhi_cli.notice.reading.due.role.in_sentence import is_done, role_of
from tongzhi_cli.notice.reading.due.role.matters import names_another
from tongzhi_cli.notice.reading.due.role.table_role import doubt_of, is_in_row_of_starts, with_table
from tongzhi_cli.notice.reading.due.role.task import HANDED_IN, handed_over, what
from tongzhi_cli.notice.reading.due.role.told_role import role_told
from tongzhi_cli.notice.reading.due.role.units import role_of_range, with_units
from tongzhi_cli.notice.reading.due.sure.verdict import judged
from tongzhi_cli.notice.reading.due.why_left import left
from tongzhi_cli.notice.reading.due.why_left.own_task import doubt_of_leaving
from tongzhi_cli.notice.reading.due.why_left.reasons import OFFICE
from tongzhi_cli.notice.reading.handed_on import OwnEnd, own_end_of
from tongzhi_cli.notice.reading.page.cells_of_lines import in_rows
from tongzhi_cli.notice.reading.page.table_layout import laid_out, with_ranges
from tongzhi_cli.notice.reading.sections import Sections, sentences

#: A date before these words is that from which on something is done: 4月3日起到采集点补采.
_STARTS_HERE = (
    r"\s*(?:系统|平台|学信网)?(?:正式|重新|再次)?(?:开始|开放|开启|开通|启动|开(?=[，,、；;。]|$)|(?:之|以)?后(?=[^，。；]{0,12}(?:领取|可|凭|自行|发放|补采))|"
    r"起(?![草止始]|至|到\s*[\d次本下月]))"
)
_BEGINS = r"\s*+(?:[，,]?\s*+)(?:[^，。；]{0,12}?)?开始"
_STARTS = (
    r"(?:(?:开始|起始|开放|启动|不早于)(?:时间|日期)?\s*+[：:为]?|"
    r"(?<![一-鿿\d])(?:起|自)\s*+[：:])\s*+$"
)
#: A phrase with a weekday, an hour or two days is meant to be kept.
_SPECIFIC = r"星期|周|礼拜|[:：点]|时(?!间)|[日号].{0,80}[日号]"
#: Haste that is asked for behind a day, and nothing more: 4月8日前核对，请大家抓紧时间。
_HASTE = r"(?:尽快|尽早|抓紧时间)"
_AND = r"\s*[、和及与]\s*"
#: What is quoted with a day from which on something is done.
_STARTED = r"\s?(?:起|开始|以后|之后|后)"
#: 4月9日之后系统不再接收; 之后提出的申请不再受理 is of some only.
_CLOSED_TO_ALL = rf"(?![^，。；]{{0,10}}的){CLOSES}"
#: What stays as it was: 2024级仍按原通知时间（3月26日）执行.
_STILL = r"仍(?:然|旧)?(?:按照?|为|是|于)[^，。；\d]{0,10}$"
#: A limit of which only what was said before tells what it is for: 最晚周四（4.8）上午10点.
_BARE_LIMIT = (
    r"(?:^|[，,。；;！!？?\n])\W{0,4}(?:那|就|但|可以?|要|反正|还是|也){0,2}"
    r"(?:最[迟晚](?:于|到|在)?|不[能得]?[晚迟]于|截止(?:到|时间)?|必须|务必)[：:]?\s?$"
)
_NO_TASK = "没有写要在这一天做什么"
_NO_DAY_OF_HOURS = "只有钟点，没有写是哪一天"
#: Within brackets right behind a date: 4月5日前（即本学期第6周前）.
_SAYS_AGAIN = r"^\s*[（(]\s*(?:即|也就是)?[^（）()\d，。；]{0,6}$"
#: 4月14日前（含14日）.
_SAID_ONCE = r"^\s?[（(](?:包?含|包括)\s?$"
#: What makes a limit of what stands there.
_LIMIT = r"截止|以前|之前|前|为止|不晚于|最[迟晚]|务必|期限"


class Dates(NamedTuple):
    """The dates of a notice: what somebody has to keep (or to decide), and what is *left*."""

    deadlines: list[DraftDeadline]
    left: list[Left]


def read_dates(text: str, told: Sections) -> Dates:
    """The deadlines of a notice's *text*, and its other dates, each in order; *told* are its parts.

    Every date-like phrase is in exactly one place: in the `places` of a deadline (one with *why*
    is a question), or in that of a `Left`.
    """
    laid = apart_from_items(with_ranges(laid_out(in_rows(text))))
    own_end = own_end_of(laid, told.issue)
    made = _read(text, laid, told, own_end)
    if not own_end.why or any(one.places[0][0] < own_end.place for one in made.deadlines):
        return made
    # all that is to be done stands in what is handed on
    return _read(text, laid, told, OwnEnd(len(laid)))


def _read(text: str, laid: str, told: Sections, own_end: OwnEnd) -> Dates:
    """The dates of a text that is also *laid* out, up to its *own_end*."""
    made = Dates([], [])
    taken: list[tuple[int, int]] = []
    of: dict[int, Found] = {}
    said = list(sentences(laid))
    head = end_of_head(text, told.title)
    issued = told.issue.issued.day if told.issue.issued else None
    for found, following in pairwise([*dates(laid, said, told.issue.issued), None]):
        if found is None:
            break
        role = role_told(found, told.title) or role_of_range(found, made.deadlines)
        why = _why_left(found, role, told, own_end)
        if why == left.MENTIONED and following and _is_listed(found, following):
            role = role or role_told(following, told.title)
            why = _why_left(following, role, told, own_end)
        one = left.whole(found) if why == OFFICE else found
        taken.append(one.place)
        of[one.place[1]] = one
        doubt = why_no_limit(one, role, told.title, head)
        if why and (leaving := doubt_of_leaving(one, why, role, issued)):
            why, doubt = "", leaving
        due = None if why else _as_written(_dated(one, role, doubt), one, text, laid)
        if due and not _is_said_again(due, made.deadlines):
            made.left.extend(_in_english(due, made.deadlines))
            _add(made, due, text)
        elif due or not put_in_brackets(made.deadlines, one.place, text):
            made.left.append(_left(one, why or left.AGAIN, text))
    around = Around(said, taken)
    for like in datelike.unread(laid, taken):
        if not put_beside(made.deadlines, like, text):
            _add_unread(made, like, around, text, told, own_end)
    made.deadlines.sort(key=lambda one: one.places)
    limits, others = with_limits_of_weeks(made.deadlines, made.left)
    kept, still = with_corrections(with_closing(limits), others, of)
    return Dates(judged(with_units(kept, of), of, told.title, laid[: own_end.place]), still)


def _dated(one: Found, role: Role | None, doubt: str) -> DraftDeadline:
    """A date that somebody has to keep, or from which on something is done."""
    return with_table(_in_words(one, role, doubt), one)


def _in_words(one: Found, role: Role | None, doubt: str) -> DraftDeadline:
    """The same by the words around it alone; *doubt* is why it may be no limit."""
    phrase = with_doubts(one.phrase, one)
    if role is None and (
        re.search(_BARE_LIMIT, one.before)
        or not (names_another(one) or left.is_turn(one) or is_corrected(one))
    ):
        doubt = doubt or _NO_TASK
    if why := doubt_of(one):
        why = phrase.why or why
        phrase = phrase._replace(start=None, at=None, day=None, proposal=None, why=why)
    elif doubt and phrase.at and not phrase.why:
        phrase = phrase._replace(start=None, at=None, proposal=phrase.at, why=doubt)
    is_start = (
        re.match(_STARTS_HERE, one.after)
        or re.match(_BEGINS, one.after)
        or re.search(_STARTS, one.before.strip() or one.label)
        or is_in_row_of_starts(one)
    )
    is_over = re.match(CLOSES, one.after) or re.fullmatch(_AND, one.before)
    if phrase.at and not phrase.start and not phrase.until and is_start and not is_over:
        start = phrase.at if phrase.has_clock else datetime.combine(phrase.at.date(), time())
        phrase = phrase._replace(start=start, at=None)
        role = Role.OTHER if role is None or "领取" in one.after[:16] else role
    return _deadline(one, phrase, role or Role.OTHER)


def _is_said_again(made: DraftDeadline, found: Sequence[DraftDeadline]) -> bool:
    """Whether an English date is that of a deadline before it."""
    return is_english(made.text) and any((made.role, made.at) == (x.role, x.at) for x in found)


def _in_english(due: DraftDeadline, found: list[DraftDeadline]) -> list[Left]:
    """The English words before a deadline that say the same, taken out of those *found*."""
    said = [
        one
        for one in found
        if is_english(one.text) and one.at == due.at and one.role in {due.role, Role.OTHER}
    ]
    for one in said if due.at and not is_english(due.text) else []:
        found.remove(one)
    return [
        Left(one.text, left.AGAIN, one.sentence, one.places[0]) for one in said if one not in found
    ]


def _add(made: Dates, due: DraftDeadline, text: str) -> None:
    """Add a deadline; 即日起 in front of one is its start, the hour behind its last day its own."""
    found = made.deadlines
    if found and tells_hour(found[-1], due, text):
        before = found.pop()
        place = before.places[0][0], due.places[-1][1]
        due = due._replace(start=before.start, text=text[slice(*place)], places=(place,))
    elif found and opens(found[-1], due):
        before = found.pop()
        due = due._replace(start=before.start)
        made.left.append(_as_start(before, text))
    found.append(due)


def _as_start(one: DraftDeadline, text: str) -> Left:
    """The phrase from which on something is done, whose end is a deadline of its own."""
    begin, end = one.places[0][0], one.places[-1][1]
    end += len((re.match(_STARTED, text[end : end + 4]) or [""])[0])
    return Left(text[begin:end], left.STARTS, one.sentence, (begin, end))


def _add_unread(
    made: Dates, like: datelike.Like, around: Around, text: str, told: Sections, own_end: OwnEnd
) -> None:
    """What looks like a date and is none of the phrases: a question, or left."""
    is_hours = like.sort is datelike.Sort.HOURS
    is_day = like.sort is datelike.Sort.DAY
    one = around.alone(like.begin, like.end, UNREAD if is_day else NO_DAY)
    why = own_end.beyond(one.place[0]) or left.why_left(one, told.title, told.issue)
    front, behind = one.before.split("\n")[-1], re.split(r"[。；;\n]", one.after)[0]
    role = role_of(front, behind)
    if not why and not is_day and left.is_of_office(one.line):
        why = OFFICE
    if not why and is_hours and not _is_of_next(one, made.deadlines):
        why = _NO_DAY_OF_HOURS
    if not why and re.search(_SAID_ONCE if is_day else _SAYS_AGAIN, front):
        why = left.BESIDE
    is_limit = re.search(_LIMIT, front[-8:] + one.phrase.text + behind[:4]) is not None
    if not why and not re.search(r"\w", one.line.replace(one.phrase.text, "")):
        why = left.ALONE
    own = re.split(r"[，,、]", front)[-1] + re.split(r"[，,、]", behind.lstrip("，,"))[0]
    is_named = datelike.NAMED_DAY.search(one.phrase.text) and role_of_words(own)
    is_month = (
        role is Role.PHOTO and "补" in own and datelike.IN_MONTH.search(front + one.phrase.text)
    )
    if not why and (role is None or not (is_day or is_hours or is_limit or is_named or is_month)):
        why = left.MENTIONED
    if not why and not is_day and re.fullmatch(r"\s*[（(]\s*", one.after):
        why = left.NAMED  # 提前一天（4月9日）报名
    if why:
        made.left.append(_left(one, why, text))
        return
    due = _deadline(one, one.phrase, role or Role.OTHER)
    made.deadlines.append(_as_written(due, one, text, text))


def _is_of_next(one: Found, found: Sequence[DraftDeadline]) -> bool:
    """Whether an hour without a day begins a clause that has something handed in.

    班长4月9日12:00前收齐，17:00送学院办公室; what is asked of the day before it is asked once.
    """
    is_first = re.search(r"[，,；;]\s?(?:[上下中]午|傍晚|晚上?)?\s?$", one.before) is not None
    is_asked = bool(found) and one.phrase.text in found[-1].why
    behind = re.split(r"[，,。；;\n]", one.after)[0]
    return is_first and not is_asked and role_of_words(behind) in HANDED_IN


def _as_written(made: DraftDeadline, one: Found, text: str, laid: str) -> DraftDeadline:
    """The deadline with its place, in the notice's own signs: cells with their bars."""
    begin, end = one.place
    read = laid[begin:end]
    written = read if "至" in read else text[begin:end]  # two columns are one phrase
    return made._replace(text=written, sentence=_sentence(one, text), places=((begin, end),))


def _sentence(one: Found, text: str) -> str:
    return text[one.sentence.begin : one.sentence.begin + len(one.sentence.text)]


def _left(one: Found, why: str, text: str) -> Left:
    begin, end = one.place
    return Left(text[begin:end], why, _sentence(one, text), one.place)


def _why_left(one: Found, role: Role | None, told: Sections, own_end: OwnEnd) -> str:
    """Why a date is only mentioned, and none that somebody has to keep; "" if it is."""
    if why := own_end.beyond(one.place[0]) or left.why_left(one, told.title, told.issue):
        return why
    phrase = one.phrase
    is_weekly = re.match("每", phrase.text) and role in {None, Role.OTHER}
    if left.has_no_day(phrase.text) and (is_weekly or left.is_of_office(left.beside_week(one))):
        return OFFICE
    if left.has_no_day(phrase.text):
        if phrase.why and re.fullmatch(r"\s*[（(]\s*", one.after) and not is_open(phrase.text):
            return left.NAMED
        if (one.earlier is not None or one.later) and not re.search(r"\w", one.before + one.after):
            return left.MENTIONED
    if one.earlier is not None and re.fullmatch(_HASTE, phrase.text) and not is_done(one.after):
        own = re.split(r"[，,；;]", one.before)[-1] + re.split(r"[，,；;。]", one.after)[0]
        role = role_of_words(own)
    is_alone = not re.search(r"\w", one.sentence.text.replace(phrase.text, ""))
    if is_alone and not phrase.until and not phrase.start and not one.beside:
        lead = one.lead[0] if one.lead else ""
        return "" if one.label or re.search("截止|时间|日期|期限", lead) else left.ALONE
    is_marked = (
        phrase.until
        or phrase.start is not None
        or phrase.has_clock
        or re.match(_CLOSED_TO_ALL, one.after) is not None
        or phrase.day is not None
        or re.search(_SPECIFIC, phrase.text) is not None
        or left.is_turn(one)
        or is_corrected(one)
        or is_moved_to(one.before)
        or re.search(_STILL, one.before) is not None
    )
    return "" if is_marked or role is not None else left.MENTIONED


def _is_listed(one: Found, following: Found) -> bool:
    """Whether a day is the first of two that have the same said of both: 4月12日、19日（周三）."""
    is_next = one.sentence == following.sentence and one.phrase.at is not None
    return is_next and re.fullmatch(_AND, one.after) is not None


def _deadline(one: Found, phrase: Phrase, role: Role) -> DraftDeadline:
    to = handed_over(one, role)
    return DraftDeadline(
        role=role,
        text=phrase.text,
        at=phrase.at,
        start=phrase.start,
        hard=one.is_hard,
        has_clock=phrase.has_clock,
        what=what(one, role),
        where=to.where,
        whom=to.whom,
        sentence=one.sentence.text,
        why=phrase.why,
        day=phrase.day,
        proposal=phrase.proposal,
    )
