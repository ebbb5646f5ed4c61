"""What looks like a date and is the other half of a question: 20270406 17:00前, 待定（五一之后）.

One phrase is one question (issue 15, item 3: a phrase is quoted whole).
"""

import re

from tongzhi_cli.notice.draft import DraftDeadline
from tongzhi_cli.notice.reading.due.datelike import Like, Sort
from tongzhi_cli.notice.reading.due.why_left import left

UNREAD = "像是日期，没有读懂"
#: What is not settled, and may have in brackets when it will be.
_OPEN = r"(?:待定|未定|通知)$"
_IN_BRACKETS = r"[ ]{0,3}[（(][^（）()\n]{0,12}"


def is_open(text: str) -> bool:
    """Whether a phrase says that its day is not settled: 时间待定, 时间另行通知."""
    return re.search(_OPEN, text) is not None


def put_beside(found: list[DraftDeadline], like: Like, text: str) -> bool:
    """Whether what looks like a date is of one of the deadlines *found*, which then has it."""
    for at, one in enumerate(found):
        begin = one.places[0][0]
        if _is_head(like, one, text[like.end : begin]):
            found[at] = _whole(one, (like.begin, one.places[0][1]), text, UNREAD)
            return True
    return put_in_brackets(found, (like.begin, like.end), text)


def put_in_brackets(found: list[DraftDeadline], place: tuple[int, int], text: str) -> bool:
    """Whether a date says in brackets when one of those *found* will be that is not settled."""
    for at, one in enumerate(found):
        begin, end = one.places[0][0], one.places[-1][1]
        if is_open(one.text) and re.fullmatch(_IN_BRACKETS, text[end : place[0]]):
            closed = re.match(r"[^（）()\n]{0,12}[)）]", text[place[1] :])
            last = place[1] + (closed.end() if closed else 0)
            found[at] = _whole(one, (begin, last), text, one.why)
            return True
    return False


def _is_head(like: Like, one: DraftDeadline, between: str) -> bool:
    """Whether it is the head of a phrase of which only the hour was read."""
    if not 0 <= one.places[0][0] - like.end <= 3 or between.strip():
        return False
    return like.sort is Sort.DAY and bool(one.why) and left.has_no_day(one.text)


def _whole(one: DraftDeadline, place: tuple[int, int], text: str, why: str) -> DraftDeadline:
    """The phrase with its other half: one, and a question."""
    begin, end = place
    more = one.places[1:] if end == one.places[0][1] else ()
    return one._replace(text=text[begin:end], why=why, places=((begin, end), *more))
