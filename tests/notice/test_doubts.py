"""What is open in a notice, as questions, and what each answer makes of it; no terminal here."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from notice import truth
from tongzhi_cli.errors import UsageError
from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.doubts import answered, doubts
from tongzhi_cli.notice.draft import Draft, DraftCohort, DraftDeadline, Unsure
from tongzhi_cli.notice.one_of_each import with_one_of_each
from tongzhi_cli.notice.question import Doubt
from tongzhi_cli.notice.reading import source as notice_source
from tongzhi_cli.notice.reading.read import read
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.notice.toml.lines import todos
from tongzhi_cli.notice.toml.write import written


def at(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A moment of April 2027, as notices write it: without a zone."""
    return datetime(2027, 4, day, hour, minute, second)  # noqa: DTZ001


CHECK = DraftDeadline(Role.CHECK, "4月1日前", at(1, 23, 59, 59), what="校对")
SUBMIT = DraftDeadline(Role.SUBMIT, "4月8日前", at(8, 17), has_clock=True)
SURE = DraftCohort(2027, "本科", 2023, 4)
DRAFT = Draft(
    "a", "通知", "示例大学教务处", "示例大学", date(2027, 3, 15),
    cohorts=(SURE,), deadlines=(CHECK, SUBMIT),
)  # fmt: skip


def only(draft: Draft) -> Doubt:
    """The one question that a draft leaves."""
    (doubt,) = doubts(draft)
    return doubt


def settled(draft: Draft, line: str) -> Draft:
    """The draft after a line was typed to its one question."""
    made = answered(only(draft), line)
    assert made is not None
    return made


def test_nothing_open_nothing_asked() -> None:
    """An ordinary notice costs no question."""
    assert doubts(DRAFT) == []


UPGRADE = "2025级专升本，学制 2 年|2024级专升本，学制 3 年"
ANY = (
    "2023级本科，学制 4 年|2024级专科，学制 3 年|2025级专升本，学制 2 年|"
    "都有：2023级本科、2024级专科"
)
COHORTS = [
    # what is open: 级, 层次, 学制, why; what is offered; what is typed; what is then there
    ((None, "专升本", None), UPGRADE, "1", [(2025, "专升本", 2)]),
    ((None, "专升本", None), UPGRADE, "2", [(2024, "专升本", 3)]),
    ((2023, "本科", 4), "2023级本科，学制 4 年", "1", [(2023, "本科", 4)]),
    ((2023, "", None), "2023级本科，学制 4 年", "１", [(2023, "本科", 4)]),
    ((2024, "", None), "2024级专科，学制 3 年|2024级专升本，学制 3 年", "1", [(2024, "专科", 3)]),
    ((2022, "本科", None), "2022级本科，学制 5 年", "1.", [(2022, "本科", 5)]),
    ((None, "高起本", None), "2022级高起本，学制 5 年", "1", [(2022, "高起本", 5)]),
    ((None, "高起专", None), "2024级高起专，学制 3 年", "1", [(2024, "高起专", 3)]),
    ((None, "", None), ANY, "4", [(2023, "本科", 4), (2024, "专科", 3)]),
    ((None, "", None), None, "2023级本科、2025级专升本", [(2023, "本科", 4), (2025, "专升本", 2)]),
    ((2021, "", None), None, "2027届2022级五年制本科", [(2022, "本科", 5)]),
]  # fmt: skip


@pytest.mark.parametrize(("unsure", "offered", "typed", "there"), COHORTS)
def test_a_cohort_is_chosen_or_typed(
    unsure: tuple[int | None, str, float | None],
    offered: str | None,
    typed: str,
    there: list[tuple[int, str, float]],
) -> None:
    """What it may be is offered; what was chosen stands in the draft, and is asked no more."""
    entry, level, length = unsure
    draft = DRAFT._replace(cohorts=[DraftCohort(2027, level, entry, length, "", "通知没有写")])
    words = "|".join(choice.words for choice in only(draft).choices[:-1])
    assert offered is None or words == offered
    made = settled(draft, typed)
    assert [(one.entry_year, one.level, one.length) for one in made.cohorts] == there
    assert doubts(made) == []


DAY, THURSDAY = date(2027, 3, 24), date(2027, 4, 8)
DAYS = [
    ({"proposal": DAY}, "2027-03-24（星期三）", "1", "2027-03-24 23:59:59", False),
    ({"proposal": at(7, 17)}, "2027-04-07（星期三）17:00", "1", "2027-04-07 17:00:00", True),
    ({"day": THURSDAY}, "2027-04-08（星期四）", "1", "2027-04-08 23:59:59", False),
    ({}, "没有定哪一天", "4月8日17:30", "2027-04-08 17:30:00", True),
    ({"day": THURSDAY}, "2027-04-08（星期四）", "4月8日下午5点", "2027-04-08 17:00:00", True),
    ({"proposal": DAY}, "2027-03-24（星期三）", "3月25日前", "2027-03-25 23:59:59", False),
]


@pytest.mark.parametrize(("open_", "offered", "typed", "moment", "has_clock"), DAYS)
def test_a_day_is_confirmed_with_one_key_or_typed(
    open_: dict[str, date], offered: str, typed: str, moment: str, has_clock: bool
) -> None:
    """A proposal is the first choice; another day is typed as the notice would write it."""
    one = DraftDeadline(Role.SUBMIT, "下周三前", why="没有写明是哪一天")._replace(
        day=open_.get("day"), proposal=open_.get("proposal")
    )
    draft = DRAFT._replace(deadlines=(CHECK, one))
    assert only(draft).choices[0].words.startswith(offered)
    made = settled(draft, typed).deadlines[1]
    assert (str(made.at), made.has_clock, made.why) == (moment, has_clock, "")


def test_a_phrase_that_is_no_deadline_goes_away() -> None:
    """And the notice is not asked for another of its role."""
    one = DraftDeadline(Role.SUBMIT, "另行通知", why="没有写明是哪一天")
    made = settled(DRAFT._replace(deadlines=(CHECK, one)), "2")
    assert (list(made.deadlines), doubts(made)) == ([CHECK], [])
    assert todos(written(made)) == []


@pytest.mark.parametrize(
    ("proposal", "words"),
    [
        (None, ["没有定哪一天，就照“3月中旬 前”写（不算逾期，定了再填）", "不是截止，去掉"]),
        (DAY, ["2027-03-24（星期三），不写几点（算到当天最后）",
               "没有定哪一天，就照“3月中旬 前”写（不算逾期，定了再填）", "不是截止，去掉"]),
    ],
)  # fmt: skip
def test_a_phrase_without_a_day_may_stay_as_it_is(proposal: date | None, words: list[str]) -> None:
    """3月中旬: the notice says no more, so the file says no more, and nothing is left open."""
    one = DraftDeadline(Role.SUBMIT, "3月中旬\n前", why="没有写明是哪一天", proposal=proposal)
    draft = DRAFT._replace(deadlines=(CHECK, one))
    assert [choice.words for choice in only(draft).choices] == words
    made = settled(draft, str(len(words) - 1))
    assert made.deadlines[1] == one._replace(why="", proposal=None)
    assert (doubts(made), todos(written(made))) == ([], [])
    notice = notice_toml.parse(written(made), "notice.toml")
    submit = notice.deadline(Role.SUBMIT)
    assert submit is not None
    assert (submit.text, submit.at) == ("3月中旬\n前", None)


@pytest.mark.parametrize(("typed", "kept"), [("1", "4月6日前"), ("2", "4月8日前")])
def test_which_of_two_is_the_class_s_own(typed: str, kept: str) -> None:
    """Two deadlines of one role: the class keeps one, the other stays as another date."""
    other = SUBMIT._replace(text="4月6日前", at=at(6, 17))
    made = settled(with_one_of_each(DRAFT._replace(deadlines=(CHECK, SUBMIT, other))), typed)
    roles = {one.text: one.role for one in made.deadlines}
    assert [text for text, role in roles.items() if role is Role.SUBMIT] == [kept]
    assert len(made.deadlines) == 3


FACTS = [
    ({"school": ""}, "示例大学", lambda draft: draft.school, "示例大学"),
    ({"title": ""}, "关于校对的通知", lambda draft: draft.title, "关于校对的通知"),
    ({"issuer": ""}, "教务处", lambda draft: draft.issuer, "教务处"),
    ({"issued": None}, "2027年3月15日", lambda draft: draft.issued, date(2027, 3, 15)),
    ({"cohorts": ()}, "2027届2024级专科", lambda draft: draft.cohorts[0].entry_year, 2024),
    ({"deadlines": (CHECK,)}, "4月8日17:00", lambda draft: str(draft.deadlines[1].at),
     "2027-04-08 17:00:00"),
    ({"deadlines": (SUBMIT,)}, "1", lambda draft: draft.settled, ["check"]),
    ({"unsure": (Unsure("2021级", "没有算进届次"),)}, "1", lambda draft: len(draft.cohorts), 1),
    ({"unsure": (Unsure("2022级", "没有算进届次"),)}, "2022级五年制本科",
     lambda draft: [one.entry_year for one in draft.cohorts], [2023, 2022]),
    ({"correction": "信息有误的联系我", "correction_where": "教务处"}, "身份证复印件、户口本",
     lambda draft: draft.materials, ["身份证复印件", "户口本"]),
    ({"correction": "信息有误的联系我", "correction_where": "教务处"}, "1",
     lambda draft: draft.settled, ["materials"]),
    ({"correction": "信息有误的带证件来", "materials": ("身份证",)}, "1",
     lambda draft: draft.correction_where, "示例大学教务处"),
    ({"unread_advice": ("no_photo",)}, "没照片找我", lambda draft: draft.no_photo, "没照片找我"),
    ({"unread_advice": ("correction",)}, "1", lambda draft: draft.unread_advice, []),
]  # fmt: skip


@pytest.mark.parametrize(("missing", "typed", "fact", "then"), FACTS)
def test_what_is_missing_is_asked(missing: dict[str, object], typed: str, fact, then) -> None:  # type: ignore[no-untyped-def]
    """Each fact that the file would have a TODO for; the answer is in the draft."""
    made = settled(DRAFT._replace(**missing), typed)  # type: ignore[arg-type]
    assert fact(made) == then


@pytest.mark.parametrize(
    ("missing", "typed"),
    [
        ({"issued": None}, "春天"),
        ({"cohorts": ()}, "毕业班"),
        ({"cohorts": ()}, "2027届"),
        ({"deadlines": (CHECK,)}, "6月初"),
        ({"deadlines": (CHECK,)}, "4月31日"),
        ({"deadlines": (CHECK,)}, "7"),
        ({"cohorts": (SURE._replace(why="推算"),)}, "9"),
    ],
)
def test_what_cannot_be_read_is_asked_again(missing: dict[str, object], typed: str) -> None:
    """Nothing is guessed of what a person types, either."""
    with pytest.raises(UsageError):
        answered(only(DRAFT._replace(**missing)), typed)  # type: ignore[arg-type]


def test_enter_leaves_it_open() -> None:
    """The TODO stays."""
    draft = DRAFT._replace(cohorts=[SURE._replace(why="推算")])
    assert answered(only(draft), " ") is None


#: What is typed where nothing is offered.
TYPED = {"发文日期": "2027-03-15", "哪些学生": "2027届2023级本科"}


@pytest.mark.parametrize("path", truth.notices(), ids=truth.name)
def test_every_todo_is_a_question(path: Path) -> None:
    """Whoever answers all questions has a notice file without a TODO that can be used.

    There are as many of one as of the other, and what is asked speaks of no file to be edited.
    """
    draft = with_one_of_each(read(notice_source.read(path), path.name)._replace(id="a"))
    asked = doubts(draft)
    left = todos(written(draft))
    assert len(asked) == len(left)
    told = [*(one.short for one in asked), *(one.short for one in left)]
    assert [one for one in told if re.search("#|注释|TODO", one)] == []
    for _ in range(60):
        if not asked:
            break
        one = asked[0]
        line = "1" if one.choices else TYPED.get(one.about, "示例大学")
        draft = answered(one, line) or draft
        asked = doubts(draft)
    text = written(draft)
    assert todos(text) == []
    if draft.cohorts:
        notice_toml.parse(text, path.name)
