"""What makes a deadline sure: its own words, and nothing in the notice against it (issue 15).

`kinds_sure.tsv`: what the notice file then holds of the lines, as `role time`; a question as
`role ?text`.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tongzhi_cli.model.terms import SINGLE_ROLES
from tongzhi_cli.notice.draft import Draft
from tongzhi_cli.notice.one_of_each import with_one_of_each
from tongzhi_cli.notice.reading.read import read

HEAD = "关于2027届毕业生核对的通知\n各班：\n2027届毕业生（2023级本科、2024级专科）：\n"
FOOT = "\n示例大学教务处\n2027年3月15日\n"
LEAST = 3


def rows() -> list[tuple[str, str, str]]:
    lines = Path(__file__).with_name("kinds_sure.tsv").read_text("utf-8").splitlines()[1:]
    return [(kind, text, expected) for kind, text, expected in (x.split("\t") for x in lines)]


def held(text: str) -> Draft:
    lines = text.replace("\\n", "\n").replace("\\t", "\t")
    return with_one_of_each(read(f"{HEAD}{lines}{FOOT}"))


def facts(draft: Draft) -> Iterator[str]:
    for due in draft.deadlines:
        if due.why:
            yield f"{due.role} ?{due.text}"
        elif due.at:
            start = f"{due.start:%m-%d}.." if due.start else ""
            clock = f"T{due.at:%H:%M}" if due.has_clock else ""
            yield f"{due.role} {start}{due.at:%m-%d}{clock}"


@pytest.mark.parametrize(("kind", "text", "expected"), rows())
def test_a_deadline_is_sure_only_where_nothing_is_open(kind: str, text: str, expected: str) -> None:
    """What is complete is settled; what its words, or others, leave open is a question."""
    assert list(facts(held(text))) == expected.split("; "), kind


def test_each_kind_has_three_rows() -> None:
    """A kind that is tried once is an example, not a kind."""
    few = {kind: n for kind, n in Counter(kind for kind, _, _ in rows()).items() if n < LEAST}
    assert few == {}


def test_every_reason_is_told() -> None:
    """A day with two things against it names both."""
    (one,) = held("若有人没交，听说反馈表大约4月12日交学院。").deadlines
    assert one.why == (
        "这一天是“如果……”以后的；写着大约、预计；这是引的话：是不是本班的截止要看原文"
    )


@pytest.mark.parametrize(("kind", "text", "expected"), rows())
def test_a_question_proposes_what_would_be_sure(kind: str, text: str, expected: str) -> None:
    """Whatever is asked only for what is against it has its day to take."""
    for due in held(text).deadlines:
        if due.against and due.role in SINGLE_ROLES:
            assert (due.proposal or due.day) is not None, (kind, expected)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "关于4月10日前完成2027届毕业生核对的通知",
            "check ?4月10日前; other ?4月8日前; submit 04-12",
        ),
        (
            "关于2027届毕业生核对工作（4月10日截止）的通知",
            "check ?4月10日截止; other ?4月8日前; submit 04-12",
        ),
        (
            "关于4月14日前报送2027届毕业生反馈表的通知",
            "other ?4月14日前; check 04-08; submit ?4月12日前",
        ),
        ("关于2027届毕业生4月8日前核对的通知", "other ?4月8日前; check 04-08; submit 04-12"),
        ("关于召开4月2日2027届毕业生核对布置会的通知", "other ?4月2日; check 04-08; submit 04-12"),
    ],
)
def test_a_limit_in_the_title_that_contradicts_is_a_question(title: str, expected: str) -> None:
    """Which of the two counts is asked; a title with the same day, or one of a meeting, is not."""
    said = "2027届毕业生（2023级本科）4月8日前登录学信网核对。班长4月12日前将反馈表交学院。"
    draft = with_one_of_each(read(f"{title}\n各班：\n{said}{FOOT}"))
    assert list(facts(draft)) == expected.split("; ")
