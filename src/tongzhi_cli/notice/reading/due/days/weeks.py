"""A week of the term with its days, in front of the limit itself.

第6周（4月5日—4月11日）核对，周五（4月10日）22:00截止: the week is when it is done, and no limit.
"""

import re
from collections.abc import Sequence

from tongzhi_cli.notice.draft import DraftDeadline, Left

WITHIN = "这一周从哪天到哪天，期限写在它后面"
_WEEK = r"\s*第\s?[\d一二三四五六七八九十]{1,3}\s?(?:教学)?周\s?[（(：:]"
_LIMIT = r"前|截|止|[点时:：]"


def with_limits_of_weeks(
    found: Sequence[DraftDeadline], left: Sequence[Left]
) -> tuple[list[DraftDeadline], list[Left]]:
    """The deadlines *found*, and what is *left*: so are weeks that have their limit behind them."""
    weeks = [one for one in found if _is_week(one) and _has_limit(one, found)]
    told = [Left(one.text, WITHIN, one.sentence, one.places[0]) for one in weeks]
    kept = [one for one in found if one not in weeks]
    return kept, sorted([*left, *told], key=lambda one: one.place)


def _is_week(one: DraftDeadline) -> bool:
    return one.start is not None and one.at is not None and bool(re.match(_WEEK, one.text))


def _has_limit(one: DraftDeadline, found: Sequence[DraftDeadline]) -> bool:
    """Whether the sentence has a limit of the same matter behind the week."""
    return any(
        (other.role, other.sentence) == (one.role, one.sentence)
        and other.places > one.places
        and re.search(_LIMIT, other.text)
        and (not (other.at and one.at) or other.at <= one.at)
        for other in found
    )
