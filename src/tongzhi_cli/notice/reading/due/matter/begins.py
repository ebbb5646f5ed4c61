"""A start, or an hour of the last day, that stands beside a deadline and is its own."""

import re

from tongzhi_cli.notice.draft import DraftDeadline


def tells_hour(before: DraftDeadline, made: DraftDeadline, text: str) -> bool:
    """Whether a deadline is the last day of a range once more, with its hour.

    4月1日至5日登录核对，5日17:00截止.
    """
    same = (before.sentence, before.role) == (made.sentence, made.role)
    if not (same and before.start and before.at and made.at) or before.has_clock or made.start:
        return False
    between = text[before.places[-1][1] : made.places[0][0]]
    is_hour = made.has_clock and before.at.date() == made.at.date()
    return is_hour and not re.search(r"\d", between)


def opens(before: DraftDeadline, made: DraftDeadline) -> bool:
    """Whether 即日起 stands before a deadline of the same sentence: then it is its start."""
    is_open = before.start is not None and before.at is None and not before.why
    same = before.sentence == made.sentence and before.role is made.role
    if not (is_open and same and made.start is None and made.at and before.start):
        return False
    return before.start <= made.at  # 4月12日再次开通，4月9日前先交表
