"""What a notice tells in two places: one deadline, or two questions (issue 15).

`kinds_agreement.tsv`: what the notice file then holds, as `role time`; a question as
`role ?text≠other`, the other being the time that stands elsewhere; what only says a deadline once
more as `-text`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.doubts import answered, doubts
from tongzhi_cli.notice.draft import Draft
from tongzhi_cli.notice.one_of_each import with_one_of_each
from tongzhi_cli.notice.reading.read import read

HEAD = "关于做好2027届毕业生核对工作的通知\n各学院：\n2027届毕业生（2023级本科）安排如下：\n"
FOOT = "\n示例大学教务处\n2027年3月15日\n"
LEAST = 3
OTHER = re.compile("同一件事写了两个时间，另一处写的是“(.+?)”")


class Row(NamedTuple):
    """Lines of a notice of one *kind*, and what the notice file holds of them."""

    kind: str
    text: str
    expected: str


def rows() -> list[Row]:
    lines = Path(__file__).with_name("kinds_agreement.tsv").read_text("utf-8").splitlines()[1:]
    return [Row(*line.split("\t")) for line in lines]


def draft_of(lines: str) -> Draft:
    return read(f"{HEAD}{lines}{FOOT}".replace("\\n", "\n").replace("\\t", "\t"))


def facts(draft: Draft) -> Iterator[str]:
    for due in draft.deadlines:
        if other := OTHER.match(due.why):
            yield f"{due.role.value} ?{due.text}≠{other[1]}"
        elif due.why:
            yield f"{due.role.value} ?{due.text}"
        else:
            start = f"{due.start:%m-%d}.." if due.start else ""
            clock = f"T{due.at:%H:%M}" if due.at and due.has_clock else ""
            day = f"{due.at:%m-%d}" if due.at else ""
            place = f" @{due.where}" if due.where else ""
            yield f"{due.role.value} {start}{day}{clock}{place}"
    yield from (f"-{one.text}" for one in draft.left if "说的是同一件事、同一天" in one.why)


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.kind}: {row.text}")
def test_two_places_are_one_deadline_or_two_questions(row: Row) -> None:
    """Where they name one day they are one deadline; where they name two, each names the other."""
    held = with_one_of_each(draft_of(row.text))
    assert list(facts(held)) == row.expected.split("; ")


def test_every_kind_has_rows_enough() -> None:
    """One example is no kind: each has three, and none stands twice."""
    counts = Counter(row.kind for row in rows())
    assert [kind for kind, many in counts.items() if many < LEAST] == []
    assert len({row.text for row in rows()}) == len(rows())


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        (
            "班级\\t校对截止\\t交表截止\\n23会计1班\\t4月6日\\t4月8日\\n23会计2班\\t4月7日\\t4月9日",
            {"4月6日": "23会计1班", "4月8日": "23会计1班"},
        ),
        (
            "学院\\t交反馈表时间\\n文学院\\t4月8日上午9:00\\n理学院\\t4月9日上午9:00",
            {"4月8日上午9:00": "文学院"},
        ),
        (
            "各班校对时间\\n班级\\t23计科1班\\t23计科2班\\n校对截止\\t4月8日\\t4月9日",
            {"4月8日": "23计科1班"},
        ),
        (
            "\\t本科（2023级）\\t专科（2024级）\\n学生校对\\t4月6日\\t4月13日",
            {"4月6日": "本科（2023级）"},
        ),
        ("校对截止：本科4月5日，专科4月8日。", {"4月5日": "本科"}),
        ("东校区学生4月5日前、西校区学生4月6日前登录核对。", {"4月5日前": "东校区"}),
        ("反馈表上交：一班4月5日、二班4月6日。", {"4月5日": "一班"}),
        ("校对时间：文学院4月5日前；理学院4月8日前。", {"4月5日前": "文学院"}),
        (
            "本科生分批校对：学号尾数为单数的4月6日完成，学号尾数为双数的4月7日完成。",
            {"4月6日": "学号尾数为单数的"},
        ),
        (
            "为避免拥堵，分批校对：学号单号的4月6日、学号双号的4月7日登录。",
            {"4月6日": "学号单号的"},
        ),
        ("校对时间：尾号0-4的4月6日前；尾号5-9的4月7日前。", {"4月6日前": "尾号0-4的"}),
        (
            "学号尾数为奇数的4月6日前校对，学号尾数为偶数的4月8日前校对。",
            {"4月6日前": "学号尾数为奇数的"},
        ),
        ("补拍：学号单数的4月21日，学号双数的4月22日。", {"4月21日": "学号单数的"}),
        ("交表：序号1-20的4月8日前，序号21-40的4月9日前。", {"4月8日前": "序号1-20的"}),
    ],
)
def test_a_day_of_one_class_is_nobody_else_s(lines: str, asked: dict[str, str]) -> None:
    """A table with a day for each class: which is the reader's is asked, and none is sure."""
    held = with_one_of_each(draft_of(lines))
    of_table = [due for due in held.deadlines if due.unit]
    assert all(due.why for due in of_table)
    kept = {due.text: due.unit for due in of_table if due.role is not Role.OTHER}
    assert kept == asked


@pytest.mark.parametrize(
    ("text", "table", "is_asked"),
    [
        ("毕业生4月10日前核对。", "班级\\t核对截止\\n1班\\t4月8日\\n2班\\t4月13日", True),
        ("学生核对截止4月10日。", "学院\\t核对时间\\n文学院\\t4月9日\\n法学院\\t4月12日", True),
        ("学院4月16日前报教务处。", "班级\\t核对截止\\n1班\\t4月8日\\n2班\\t4月9日", False),
    ],
)
def test_the_day_of_all_is_asked_where_a_table_has_others(
    text: str, table: str, is_asked: bool
) -> None:
    """What the text says of all is not sure beside a table of classes; of another stage it is."""
    held = with_one_of_each(draft_of(f"{text}\\n{table}"))
    (own,) = [due for due in held.deadlines if not due.unit]
    assert bool(own.why) is is_asked


@pytest.mark.parametrize(
    ("to", "text", "is_asked"),
    [
        ("各班", "各学院4月12日前将反馈表报教务处。", True),
        ("2023级各位同学", "教学秘书4月12日前将反馈表送教务处。", True),
        ("各毕业班班长", "学院4月12日17:00前汇总报教务处。", True),
        ("各班", "反馈表4月12日前交教务处。", False),
        ("各班", "各班4月8日前交学院，学院4月12日前报教务处。", False),
        ("各学院", "各学院4月12日前将反馈表报教务处。", False),
    ],
)
def test_a_college_s_day_is_none_of_a_class_s(to: str, text: str, is_asked: bool) -> None:
    """In a notice to classes that names the day of the college alone, it is asked."""
    draft = read(f"{HEAD.replace('各学院', to)}学生4月5日前核对。{text}{FOOT}")
    held = with_one_of_each(draft)
    own = next(due for due in held.deadlines if due.role is Role.SUBMIT)
    assert bool(own.why) is is_asked


def test_one_answer_settles_a_table_of_classes() -> None:
    """The class is chosen once: its day stays, those of the others go."""
    table = "班级\\t核对截止\\n1班\\t4月8日\\n2班\\t4月9日\\n3班\\t4月12日"
    held = with_one_of_each(draft_of(table))
    doubt = next(one for one in doubts(held) if "校对" in one.about)
    assert [one.words for one in doubt.choices[:3]] == [
        "1班：2027-04-08（星期四）", "2班：2027-04-09（星期五）", "3班：2027-04-12（星期一）",
    ]  # fmt: skip
    made = answered(doubt, "2")
    assert made is not None
    assert [(due.role, due.text, due.why) for due in made.deadlines] == [(Role.CHECK, "4月9日", "")]


@given(st.integers(1, 28), st.integers(1, 28))
def test_the_order_of_two_places_does_not_matter(first: int, second: int) -> None:
    """Whichever stands first, two days of one matter are two questions, one day is one deadline."""
    says = [
        f"各学院将反馈表于4月{day}日前报教务处。" for day in (first, second)
    ]  # fmt: skip
    table = "工作\\t时间\\n各学院反馈表报教务处\\t4月{}日"
    for text, day in ((says[0], second), (says[1], first)):
        held = with_one_of_each(draft_of(f"{text}\\n{table.format(day)}"))
        asked = [bool(due.why) for due in held.deadlines]
        assert asked == ([False] if first == second else [True, True])
