"""The rules, one table each, and what `check` makes of their findings."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import permutations

import pytest

from tongzhi_cli.answers.answer import Answer, Source, Status
from tongzhi_cli.answers.away import away
from tongzhi_cli.answers.kinds import BAD_NUMBER
from tongzhi_cli.answers.result.newest import newest
from tongzhi_cli.check.check import Report, check, replacement
from tongzhi_cli.check.rules.answers import (
    missing_answer,
    name_mismatch,
    unclear_answer,
    vague_answer,
)
from tongzhi_cli.check.rules.case import Case
from tongzhi_cli.check.rules.every import RULES
from tongzhi_cli.check.rules.people import (
    bad_name,
    bad_number,
    cohort,
    duplicate_number,
    not_taking_part,
    number_order,
    unknown_student,
)
from tongzhi_cli.check.rules.sample import answer, case, notice, student
from tongzhi_cli.check.rules.times import future_time, late_check, late_submission
from tongzhi_cli.columns.kinds import LEFT_OUT
from tongzhi_cli.model.problem import Findings, Problem, Severity, Where
from tongzhi_cli.model.student import NumberFault, Student
from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.model import Cohort, Named, Notice
from tongzhi_cli.roster.model import Roster

LI, WANG, ZHAO = "2014030101", "2014030102", "2014030103"
NUL = chr(0)


def told(findings: Findings) -> list[str]:
    """Findings as "学号 severity", or "skipped: reason"."""
    return [
        f"{found.number or '-'} {found.severity}"
        if isinstance(found, Problem)
        else f"skipped: {found.reason}"
        for found in findings
    ]


def messages(findings: Findings) -> list[str]:
    """What the problems among the findings say."""
    return [found.message for found in findings if isinstance(found, Problem)]


def without(base: Case, *roles: Role) -> Case:
    """The same case under a notice that lacks the deadlines of those roles."""
    kept = [deadline for deadline in base.notice.deadlines if deadline.role not in roles]
    return base._replace(notice=base.notice._replace(deadlines=kept))


def fuzzy(base: Case) -> Case:
    """The same case under a notice whose deadlines have a text but no moment (6月初)."""
    vague = [one._replace(at=None) for one in base.notice.deadlines]
    return base._replace(notice=base.notice._replace(deadlines=vague))


def naming(base: Case, *, extra: Sequence[str] = (), exclude: Sequence[str] = ()) -> Case:
    """The same case under a notice that names students by 学号."""
    notice = base.notice._replace(
        extras=[Named(number=number, reason="复学") for number in extra],
        excludes=[Named(number=number, reason="已转专业") for number in exclude],
    )
    return base._replace(notice=notice, away=away(base.students, base.lines, notice))


# --- one table per rule -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], [LI, WANG]),
        ([answer(LI, "无误")], [WANG]),
        ([answer(LI, "无误"), answer(WANG, "照片不是本人")], []),
        ([answer(LI, "有误"), answer(WANG, "无误")], []),  # vague is not missing
        ([answer(LI, "  "), answer(WANG, "无误")], [LI]),
        ([answer(LI, "(空)"), answer(WANG, "-")], [LI, WANG]),
        ([answer(LI, None), answer(WANG, "无误")], [LI]),
        ([answer(LI, "无误"), answer(LI, None), answer(WANG, "无误")], [LI]),  # taken back
        ([answer(LI, "无误"), answer("2014030199", "无误")], [WANG]),
    ],
)
def test_who_gave_no_result_is_missing(answers: list[Answer], expected: list[str]) -> None:
    """Each student without a result is named, as an error, and nobody else."""
    people = [student(LI), student(WANG)]
    assert told(missing_answer.find(case(people, answers))) == [f"{n} error" for n in expected]


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("有误", True),
        ("不对。", True),
        ("照片有误", False),
        ("民族有误，应为回族", False),
        ("无误", False),
        ("", False),
        ("不清楚", False),  # not understood, which is told below
        ("？", False),
    ],
)
def test_an_answer_must_say_what_is_wrong(text: str, vague: bool) -> None:
    """A bare "wrong" is an error that quotes the words and points to the answer."""
    findings = list(vague_answer.find(case([student(LI)], [answer(LI, text)])))
    assert told(iter(findings)) == ([f"{LI} error"] if vague else [])
    for found in findings:
        assert isinstance(found, Problem)
        assert f"“{text}”" in found.message
        assert found.where == Where("结果.csv")


@pytest.mark.parametrize("text", ["不清楚", "？", "不知道对不对"])
def test_an_answer_that_tells_nothing_is_asked_about(text: str) -> None:
    """Who does not know has not said that something is wrong: it is an error as 看不懂."""
    (found,) = unclear_answer.find(case([student(LI)], [answer(LI, text)]))
    assert isinstance(found, Problem)
    assert (found.number, found.severity, found.where) == (LI, Severity.ERROR, Where("结果.csv"))
    assert f"“{text}”" in found.message


@pytest.mark.parametrize(
    ("source", "hinted"), [(Source.FORM, False), (Source.RESULTS, True), (Source.ROSTER, True)]
)
def test_what_is_not_understood_is_recorded_anew_but_on_a_form(
    source: Source, hinted: bool
) -> None:
    """The command that records it is offered where there is a log; a form is corrected itself."""
    given = [answer(LI, "帮我带份饭", source=source)]
    (found,) = unclear_answer.find(case([student(LI)], given))
    assert isinstance(found, Problem)
    assert ("fankui collect 花名册.xlsx --set 学号=无误" in found.hint) == hinted
    assert bool(found.hint) == hinted


def test_a_note_beside_a_vague_answer_is_pointed_out() -> None:
    """What is wrong often stands in 备注; the message says so, and does not copy it itself."""
    given = [answer(LI, "有误", note="姓名显示成了李鸣")]
    (message,) = messages(vague_answer.find(case([student(LI)], given)))
    assert "备注写着“姓名显示成了李鸣”" in message


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], []),
        ([answer(LI, "无误")], []),
        ([answer("2014030199", "无误")], ["2014030199"]),
        ([answer("2014030199", "")], []),  # a blank line of an export is nobody's answer
        (
            [answer("2014030110", "无误"), answer("B1", "无误"), answer("999", "无误")],
            ["999", "2014030110", "B1"],
        ),
    ],
)
def test_an_answer_of_nobody_on_the_roster_is_found(
    answers: list[Answer], expected: list[str]
) -> None:
    """Each answered 学号 outside the roster is found, in 学号 order.

    Out of an export it is a warning: it keeps nothing off the form that belongs there (issue 14).
    """
    found = told(unknown_student.find(case([student(LI)], answers)))
    assert found == [f"{number} warning" for number in expected]
    logged = [one._replace(source=Source.LOG) for one in answers]
    found = told(unknown_student.find(case([student(LI)], logged)))
    assert found == [f"{number} error" for number in expected]


@pytest.mark.parametrize(
    ("on_roster", "in_answer", "same"),
    [
        ("李想", "李想", True),
        ("李想", "李 想", True),
        ("李想", "李　想", True),
        ("李想", " 李想 ", True),
        ("阿依古丽·麦麦提", "阿依古丽•麦麦提", True),
        ("阿依古丽·麦麦提", "阿依古丽．麦麦提", True),
        ("阿依古丽·麦麦提", "阿依古丽.麦麦提", True),
        ("阿依古丽·麦麦提", "阿依古丽麦麦提", False),
        ("李想", "李响", False),
        ("李想", "李", False),
        ("龢明", "和明", False),
        ("李㛃", "李?", True),  # a character that the CSV could not hold
        ("李㛃", "李？", True),
        ("李㛃", "??", False),  # says nothing of anybody
        ("李㛃", "李??", False),
        ("李㛃", "王?", False),
        ("李想", "李想：", True),
    ],
)
def test_names_are_compared_as_cleaned(on_roster: str, in_answer: str, same: bool) -> None:
    """White space and the kind of dot do not count; any other difference is an error."""
    one = case([student(LI, on_roster)], [answer(LI, "无误", name=in_answer)])
    assert told(name_mismatch.find(one)) == ([] if same else [f"{LI} error"])


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([answer(LI, "无误"), answer(WANG, "无误")], ["skipped: 2 条结果没有写姓名"]),
        ([answer(LI, "无误", name="李明"), answer(WANG, "无误")], ["skipped: 1 条结果没有写姓名"]),
        ([answer(LI, "无误", source=Source.ROSTER)], []),  # the row's own name is the roster's
        ([], []),
    ],
)
def test_answers_without_a_name_cannot_be_compared(
    answers: list[Answer], expected: list[str]
) -> None:
    """How many answers had no name to compare is said, not passed over."""
    found = told(name_mismatch.find(case([student(LI), student(WANG)], answers)))
    assert [line.split("，")[0] for line in found] == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([LI, WANG], []),
        ([LI, LI], [LI, LI]),
        ([LI, WANG, LI, LI], [LI, LI, LI]),
        (["", ""], []),  # two missing numbers are two missing numbers (bad-number)
        (["0123", "123"], []),  # text, not values
    ],
)
def test_a_number_stands_once(numbers: list[str], expected: list[str]) -> None:
    """Each row whose 学号 stands in another row too is an error that names the other rows."""
    one = case([student(number) for number in numbers])
    assert told(duplicate_number.find(one)) == [f"{number} error" for number in expected]


def test_two_students_may_share_a_name() -> None:
    """学号 is the key: one name twice is no problem of any rule."""
    people = [student(number, "王伟", entry_year=2014, level="本科") for number in (LI, WANG)]
    given = [answer(number, "无误", "2018-04-01 20:00", name="王伟") for number in (LI, WANG)]
    assert [finding for rule in RULES for finding in rule.find(case(people, given))] == []


GOOD = ["2014030101", "2014030102", "2014030103", "2014030104"]


@pytest.mark.parametrize(
    ("numbers", "bad"),
    [
        (GOOD, []),
        (["2014030101"], []),
        (["2014030101", "201403"], []),  # one of two: no length is the usual one
        (["2014030101", "2014030102", "201403"], ["201403"]),  # two of three: it is
        ([*GOOD, "20140301055"], ["20140301055"]),
        ([*GOOD, "201403010"], ["201403010"]),
        (["1405010", "1405011", "2014030101", "2014030102"], []),  # two kinds, half each
        ([*GOOD, ""], [""]),
        ([*GOOD, "2.01E+09"], ["2.01E+09"]),
        ([*GOOD, "2.01403E+17"], ["2.01403E+17"]),
        ([*GOOD, "2E+09"], ["2E+09"]),
        ([*GOOD, "2.01e9"], ["2.01e9"]),
        ([*GOOD, "20140301?5"], ["20140301?5"]),
        ([*GOOD, "２０１４０３０１０５"], ["２０１４０３０１０５"]),
        ([*GOOD, "待定"], ["待定"]),
        ([*GOOD, "#N/A"], ["#N/A"]),
        (["B2014030101", "B2014030102", "B2014030103"], []),
        (["b2014-03-01", "b2014-03-02"], []),
        (["014030101", "014030102"], []),
        (["201403010123456789", "201403010123456788"], []),  # text keeps every digit
        ([f"201403010123456{n}" for n in range(3)] + ["201403010123"], ["201403010123"]),
        (
            ["201403010100001000", "201403010100002000", "201403010100003000"],
            ["201403010100001000", "201403010100002000", "201403010100003000"],
        ),
    ],
)
def test_a_number_that_excel_or_a_slip_destroyed_is_found(
    numbers: list[str], bad: list[str]
) -> None:
    """Missing, scientific, odd in length or with odd signs: each is an error."""
    found = bad_number.find(case([student(number) for number in numbers]))
    assert [problem.number for problem in found if isinstance(problem, Problem)] == bad


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (NumberFault.DIGITS_LOST, "超过 15 位又是数字格式"),
        (NumberFault.NOT_WHOLE, "不是整数"),
        (NumberFault.ID_NUMBER, "是身份证号"),
    ],
)
def test_what_reading_found_wrong_with_a_number_is_told(fault: NumberFault, words: str) -> None:
    """A fault of the cell is an error of its own, and never counts towards the usual length."""
    damaged = [student(f"20140301010000{n}000", fault=fault) for n in range(3)]
    found = messages(bad_number.find(case([*damaged, student(LI)])))
    assert len(found) == 3
    assert all(words in message for message in found)


@pytest.mark.parametrize(
    ("numbers", "odd"),
    [
        (["1", "2", "3"], ["running"]),
        ([str(at) for at in range(1, 13)], ["running"]),  # nor are 10, 11 and 12 of another length
        (["1001", "1002", "1003"], []),
        (["1001", "1002", "1003", "104"], ["104"]),
        (["10001", "10002", "10003", "10004", "104"], ["104"]),
        (["10001", "10002", "104", "105"], []),  # two thirds hold no length
        (["10001", "10002", "104"], ["104"]),
    ],
)
def test_numbers_that_only_count_are_told_once(numbers: list[str], odd: list[str]) -> None:
    """And nothing more is said of them; short 学号 that do not count are compared as any."""
    found = bad_number.find(case([student(number) for number in numbers]))
    assert [one.number or "running" for one in found if isinstance(one, Problem)] == odd


def test_a_class_in_which_each_number_is_rounded() -> None:
    """All are plain and of one length, and none is anybody's."""
    people = [student(f"20140{at}0000", fault=NumberFault.ROUNDED) for at in (3, 4)]
    found = messages(bad_number.find(case(people)))
    assert [message.partition(" 末尾")[0] for message in found] == [
        "学号 2014030000", "学号 2014040000",
    ]  # fmt: skip


def test_the_usual_length_is_each_classs_own() -> None:
    """Classes with numbers of different lengths do not make each other odd."""
    one = case([student(number) for number in GOOD])
    other = case([student(number) for number in ("140501", "140502", "140503")])
    both = one._replace(classes=one.classes + other.classes)
    assert told(bad_number.find(both)) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("李明", ""),
        ("阿依古丽·麦麦提", ""),
        ("䶮", ""),  # U+4DAE
        ("𬱖", ""),  # U+2CC56, an extension character
        ("欧阳修远", ""),
        ("Anna Li", ""),
        ("何一致", ""),
        pytest.param("李" * 60, "", id="as long as a name may be"),
        pytest.param("李" * 61, "太长", id="one sign longer"),
        ("", "没有姓名"),
        ("李?", "“?”"),
        ("李？", "“？”"),
        ("□明", "“□”"),
        ("李�", "“�”"),
        ("李\ue123", "U+E123"),
        ("李\U000f0001", "U+F0001"),
        ("李\x07明", "U+0007"),
        (f"李{NUL}", "U+0000"),
        ("李\ufffe", "U+FFFE"),
        ("李\uffff", "U+FFFF"),
        ("李\U0001fffe", "U+1FFFE"),
        ("123", "不像姓名"),
        ("——", "不是姓名"),
        ("李\U00031350", ""),
        ("米热班古丽·阿不都克热木江 MIREBANGULI ABUDUKEREMUJIANG", ""),
        pytest.param("李明" * 31, "太长", id="long"),
        pytest.param("a1" * 40_000, "太长", id="long, of letters and digits"),
        pytest.param("班1" * 40_000, "太长", id="long, of classes"),
    ],
)
def test_a_name_that_will_not_print_is_found(name: str, words: str) -> None:
    """Rare characters are fine; lost, private and control characters are an error that says so."""
    found = messages(bad_name.find(case([student(LI, name)])))
    assert len(found) == bool(words)
    assert all(words in message for message in found)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        *((name, f"“{name}”不是姓名") for name in (
            "unknown", "TRUE", "false", "yes", "no", "ok", "无", "没有", "暂无", "未知", "待定",
            "匿名", "不详", "略", "同上", "是", "否", "有", "合计", "总计", "小计", "共计", "总数",
            "人数", "null", "-",
        )),
        *((name, f"“{name}”是政治面貌，不是姓名") for name in (
            "团员", "共青团员", "党员", "中共党员", "预备党员", "中共预备党员", "群众", "积极分子",
        )),
        *((name, f"“{name}”是性别，不是姓名") for name in ("男", "女", "男生", "女生")),
        *((name, f"“{name}”像校对结果，不是姓名") for name in (
            "无误", "照片不符", "民族有误", "正确", "全部正确", "都属实", "均正常", "已核对",
            "未准确", "没毛病", "没有出入", "无意见", "完全一致", "全吻合", "已确认", "待审核",
        )),
        *((name, f"“{name}”是表头的字，不是姓名") for name in (
            "姓名", "班级", "身份证号", "联系电话", "政治面貌",
        )),
        *((name, f"“{name}”是层次，不是姓名") for name in ("本科", "统招专科", "专升本", "大专生")),
        *((name, f"“{name}”像班级，不是姓名") for name in (
            "软件1班", "2014级软件1班", "会计班", "护理学专业", "外语系", "计科1402",
        )),
        ("李明2014030101", "姓名“李明2014030101”里有一串数字 2014030101，像是粘上了学号"),
    ],
)  # fmt: skip
def test_what_is_no_name_but_something_else_says_what_it_is(name: str, message: str) -> None:
    """Each is an error that names it, with what to do; only what is no name at all has no more."""
    (found,) = bad_name.find(case([student(LI, name)]))
    assert isinstance(found, Problem)
    assert found.message == message
    assert found.hint == "请写上这个人的姓名；要是几列错开了，请对齐。"


@pytest.mark.parametrize("name", ["李" * 61, "李1" * 40])
def test_a_name_that_is_too_long_is_shown_short(name: str) -> None:
    """Its first nineteen signs, and that there are more; what to do goes without saying."""
    (found,) = bad_name.find(case([student(LI, name)]))
    assert isinstance(found, Problem)
    assert (found.message, found.hint) == (f"“{name[:19]}…”太长，不像姓名", "")


def test_a_name_that_is_missing_says_no_more() -> None:
    """There is nothing to add to that."""
    (found,) = bad_name.find(case([student(LI, "")]))
    assert isinstance(found, Problem)
    assert (found.message, found.hint) == ("没有姓名", "")


@pytest.mark.parametrize(
    ("numbers", "running"),
    [
        (["1", "2", "3"], True),
        (["0", "1", "2"], True),
        (["01", "02", "04"], True),
        (["1", "2", "6"], True),
        (["1", "2", "7"], False),
        (["2", "3", "4"], False),
        (["101", "102", "103"], False),
        (["1", "50", "99"], False),
        (["1", "2", "a"], False),
    ],
)
def test_numbers_that_only_count(numbers: list[str], running: bool) -> None:
    """From 0 or 1, and with fewer gaps than students."""
    assert bad_number.are_running_numbers([student(one) for one in numbers]) == running


YEAR, LEVEL = "entry_year", "level"
UNKNOWN = "skipped: 1 人不知道 级 或 层次，无法判断是否在通知范围内"


@pytest.mark.parametrize(
    ("entry_year", "level", "inferred", "expected"),
    [
        (2014, "本科", (), ""),
        (2015, "本科", (), ""),
        (2015, "专科", (), ""),
        (2016, "专科", (), ""),
        (2014, "专科", (), "error"),
        (2016, "本科", (), "error"),
        (2013, "本科", (), "error"),
        (2014, "本科", (YEAR, LEVEL), ""),
        (2014, "专科", (YEAR,), "warning"),
        (2014, "专科", (LEVEL,), "warning"),
        (2013, "本科", (YEAR,), "warning"),
        (2016, "专升本", (), "error"),  # not among the four cohorts, whatever its length
        (2016, "专升本", (YEAR, LEVEL), "warning"),
        (2014, "预科", (), UNKNOWN),  # a word that neither we nor the notice know
        (2013, "预科", (), UNKNOWN),
        (2013, None, (), "warning"),  # no cohort of that 级 at all, but 层次 is not stated
        (2013, None, (YEAR,), "warning"),
        (2014, None, (), UNKNOWN),
        (2014, None, (YEAR,), UNKNOWN),
        (None, "本科", (), UNKNOWN),
        (None, None, (), UNKNOWN),
    ],
)
def test_the_cohort_is_checked_as_far_as_it_is_known(
    entry_year: int | None, level: str | None, inferred: tuple[str, ...], expected: str
) -> None:
    """Stated and outside is an error, inferred and outside a warning, unknown is said."""
    one = case([student(LI, entry_year=entry_year, level=level, inferred=inferred)])
    found = [line.split("；")[0].removeprefix(f"{LI} ") for line in told(cohort.find(one))]
    assert found == ([expected] if expected else [])


def test_a_level_that_the_notice_knows_is_known() -> None:
    """A notice may have a 层次 of its own; it is then in or out like any other."""
    base = case(
        [student(LI, entry_year=2014, level="预科"), student(WANG, entry_year=2013, level="预科")]
    )
    own = Cohort(year=2015, entry_year=2014, level="预科", length=1)
    facts = base.notice._replace(cohorts=[*base.notice.cohorts, own])
    assert told(cohort.find(base._replace(notice=facts))) == [f"{WANG} error"]


def test_a_cohort_that_was_inferred_says_so() -> None:
    """The message tells a stated 级 from an inferred one."""
    stated = case([student(LI, entry_year=2013, level="本科")])
    inferred = case([student(LI, entry_year=2013, level="本科", inferred=[YEAR])])
    assert messages(cohort.find(stated)) == ["2013级本科不在通知所列范围"]
    assert messages(cohort.find(inferred)) == [
        "2013级本科不在通知所列范围（年级或层次是自动判断的）"
    ]


@pytest.mark.parametrize(
    ("entry_year", "extra", "exclude", "expected"),
    [
        (2013, [], [], [f"{LI} error"]),
        (2013, [LI], [], []),
        (None, [LI], [], []),
        (2013, [], [LI], []),  # who is left out is not on the form: there is nothing to check
        (2014, [LI], [LI], []),
        (2014, [WANG], [WANG], []),
    ],
)
def test_students_named_by_the_notice_go_before_the_cohorts(
    entry_year: int | None, extra: list[str], exclude: list[str], expected: list[str]
) -> None:
    """[[extra]] takes in and [[exclude]] leaves out by 学号, whatever the 级."""
    base = case([student(LI, entry_year=entry_year, level="本科")])
    named = naming(base, extra=extra, exclude=exclude)
    assert told(cohort.find(named)) == expected
    if exclude == [LI]:  # left out by name is the last word
        assert messages(not_taking_part.find(named)) == ["已转专业（通知写明不在此列）"]


@pytest.mark.parametrize("hard", [True, False])
@pytest.mark.parametrize(
    ("at", "late"),
    [
        ("2018-03-20 08:00", False),
        ("2018-04-01 22:59", False),
        ("2018-04-01 23:00", False),
        ("2018-04-01 23:00:59", False),  # the deadline's own minute is in time
        ("2018-04-01 23:01", True),
        ("2018-04-02 00:00", True),
        ("2018-04-01 15:00+00:00", False),  # 23:00 in the notice's zone
        ("2018-04-01 15:01+00:00", True),
        ("2018-04-02 01:30+10:30", False),
    ],
)
def test_a_check_after_its_deadline_is_late(at: str, late: bool, hard: bool) -> None:
    """After 23:00 is late: an error under a hard deadline, a warning under any other."""
    found = told(late_check.find(case([student(LI)], [answer(LI, "无误", at)], hard=hard)))
    severity = "error" if hard else "warning"
    assert found == ([f"{LI} {severity}"] if late else [])


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], []),
        ([answer(LI, "无误")], ["skipped: 1 条结果没有校对时间，无法判断是否逾期"]),
        (
            [answer(LI, "无误"), answer(WANG, "无误"), answer(ZHAO, "无误", "2018-04-01 23:30")],
            [f"{ZHAO} error", "skipped: 2 条结果没有校对时间，无法判断是否逾期"],
        ),
    ],
)
def test_results_without_a_time_are_counted_as_unchecked(
    answers: list[Answer], expected: list[str]
) -> None:
    """How many results had no 校对时间 is said once."""
    people = [student(LI), student(WANG), student(ZHAO)]
    assert told(late_check.find(case(people, answers))) == expected


@pytest.mark.parametrize("hard", [True, False])
@pytest.mark.parametrize(
    ("now", "late"),
    [
        ("2018-04-02 16:59", False),
        ("2018-04-02 17:00", False),
        ("2018-04-02 17:00:59", False),
        ("2018-04-02 17:01", True),
        ("2018-04-02 09:00+00:00", False),
        ("2018-04-02 09:01+00:00", True),
        ("2026-11-01 00:00", True),
    ],
)
def test_handing_in_after_the_deadline_is_late(now: str, late: bool, hard: bool) -> None:
    """After 17:00 the paper is late once for the run: error if hard, else warning."""
    found = told(late_submission.find(case([student(LI), student(WANG)], now=now, hard=hard)))
    assert found == (["- error" if hard else "- warning"] if late else [])


@pytest.mark.parametrize("change", [fuzzy, lambda one: without(one, Role.CHECK, Role.SUBMIT)])
def test_a_notice_without_a_moment_cannot_call_anybody_late(
    change: Callable[[Case], Case],
) -> None:
    """A fuzzy or absent deadline is said under skipped."""
    late = change(case([student(LI)], [answer(LI, "无误", "2020-01-01")], now="2020-01-01"))
    assert told(late_check.find(late)) == ["skipped: 通知没有写明校对截止的时刻"]
    assert told(late_submission.find(late)) == ["skipped: 通知没有写明上交截止的时刻"]


@pytest.mark.parametrize(
    ("at", "future"),
    [
        (None, False),
        ("2018-04-01 19:59", False),
        ("2018-04-01 20:00", False),
        ("2018-04-01 20:00:01", True),
        ("2018-04-01 12:00+00:00", False),
        ("2018-04-01 12:01+00:00", True),
        ("2108-04-01", True),
    ],
)
def test_nobody_has_checked_later_than_now(at: str | None, future: bool) -> None:
    """A 校对时间 after now (20:00 here) is an error."""
    found = told(future_time.find(case([student(LI)], [answer(LI, "无误", at)])))
    assert found == ([f"{LI} error"] if future else [])


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ([], ""),
        ([""], ""),
        (GOOD, ""),
        (["0001", "0002"], ""),
        (["1000", "999"], "学号有 3、4 位的，已按自然顺序排：999、1000"),
        (["B1", "A1"], "学号带有字母，已按自然顺序排：A1、B1"),
        (
            ["B1", "1000", "999", "998"],
            "学号有 2、3、4 位的，也有带字母的，已按自然顺序排：998、999、1000…",
        ),
    ],
)
def test_an_order_that_is_not_plain_is_pointed_out(numbers: list[str], message: str) -> None:
    """Mixed lengths and letters are sorted naturally, with one warning for the class."""
    found = list(number_order.find(case([student(number) for number in numbers])))
    assert told(iter(found)) == (["- warning"] if message else [])
    assert messages(iter(found)) == ([message] if message else [])


def test_a_rule_finds_problems_of_its_own_kind() -> None:
    """Where everything is wrong that can be, no rule says what another one is for."""
    people = [
        student("", "", entry_year=2013, level="本科"),
        student(LI, "李明"),
        student(LI, "李鸣"),
        student("20140301", "王伟"),
        student("2014030111", "赵敏"),
        student("2014030112", "孙丽"),
        student("2014030113", "周强"),
    ]
    given = [
        answer(LI, "有误", "2018-04-03 09:00", name="李明"),
        answer("2014030199", "无误"),
        answer("2014030111", "班级显示不对"),
        answer("2014030112", "高考报名时就错了"),
        answer("2014030113", "照片没有"),
    ]
    all_wrong = case(people, given, now="2018-04-02 18:00")
    assert len({rule.KIND for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert {finding.kind for finding in rule.find(all_wrong)} <= {rule.KIND}


# --- check() ----------------------------------------------------------------------------------

NOW = datetime(2018, 4, 1, 20)  # noqa: DTZ001  local to the notice


def roster(file: str, *people: str) -> Roster:
    """A roster from lines of "学号 姓名 班级"."""
    students = []
    for row, line in enumerate(people, start=2):
        number, name, class_name = line.split()
        where = Where(file, "名单", f"A{row}")
        students.append(Student(number, name, where, class_name, 2014, "本科"))
    return Roster(file, tuple(students))


def fine(*numbers: str) -> list[Answer]:
    """无误 from each, in time."""
    return [answer(number, "无误", "2018-04-01 19:00", name=None) for number in numbers]


def lines(report: Report) -> list[str]:
    """Problems as "severity code class number"."""
    return [
        f"{one.severity} {one.code} {one.class_name or '-'} {one.number or '-'}"
        for one in report.problems
    ]


def test_students_come_in_ascending_number_whatever_the_roster_has() -> None:
    """按学号由小到大: any order of the rows gives one order of the lines."""
    rows = ["2014030110 李明 一班", "2014030102 王伟 一班", "2014030101 赵敏 一班"]
    for order in permutations(rows):
        report = check([roster("甲.xlsx", *order)], [], notice(), NOW)
        (only,) = report.classes
        found = [line.student.number for line in only.lines]
        assert found == ["2014030101", "2014030102", "2014030110"]


def test_a_roster_of_several_classes_gives_one_report_a_class() -> None:
    """Classes come by file as given, then by name with 2班 before 10班, each with its own."""
    first = roster(
        "乙.xlsx", "201 李明 软件10班", "202 王伟 软件2班", "203 赵敏 软件10班", "204 钱进 软件2班"
    )
    second = roster("甲.xlsx", "101 孙悦 软件1班")
    report = check([first, second], fine("201", "202"), notice(), NOW)
    assert [
        (each.file, each.name, [line.student.number for line in each.lines])
        for each in report.classes
    ] == [
        ("乙.xlsx", "软件2班", ["202", "204"]),
        ("乙.xlsx", "软件10班", ["201", "203"]),
        ("甲.xlsx", "软件1班", ["101"]),
    ]
    assert [each.count_of(Status.OK) for each in report.classes] == [1, 1, 0]
    assert [one.name for one in report.classes[0].with_status(Status.MISSING)] == ["钱进"]
    assert (report.count_of(Status.OK), report.count_of(Status.MISSING)) == (2, 3)


def test_a_student_on_two_rosters_is_a_duplicate() -> None:
    """学号 is the key across everything that is checked together."""
    report = check(
        [roster("甲.xlsx", "101 李明 一班"), roster("乙.xlsx", "101 李明 二班")],
        fine("101"),
        notice(),
        NOW,
    )
    assert lines(report) == [
        "error duplicate-number 一班 101",
        "error duplicate-number 二班 101",
    ]


def test_problems_come_in_the_order_in_which_people_should_read_them() -> None:
    """Errors first, then by the rank of the kind, then by class, then by 学号."""
    people = roster(
        "甲.xlsx",
        "2014030110 李明 软件10班",
        "2014030102 王伟 软件10班",
        "2014030101 赵? 软件2班",
        "2014030103 钱进 软件2班",
        "2014030104 孙悦 软件2班",
    )
    given = [
        answer("2014030103", "有误", "2018-04-01 19:00"),
        answer("2014030199", "无误", "2018-04-01 19:00"),
        answer("2014030104", "照片不是本人", "2018-03-31 19:00"),
        answer("2014030104", "无误", "2018-04-01 19:00"),
    ]
    report = check([people], given, notice(hard=False), datetime(2018, 4, 3))  # noqa: DTZ001
    assert lines(report) == [
        "error missing-answer 软件2班 2014030101",
        "error missing-answer 软件10班 2014030102",
        "error missing-answer 软件10班 2014030110",
        "error vague-answer 软件2班 2014030103",
        "error bad-name 软件2班 2014030101",
        "warning unknown-student - 2014030199",
        "warning late-submission - -",
        "info replaced-answer 软件2班 2014030104",
    ]
    assert report.blocked
    ranks = [problem.kind.rank for problem in report.of(Severity.ERROR)]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("allow", "blocked", "overruled"),
    [
        ([], True, []),
        (["late-check"], True, ["late-check 101"]),
        (["late-check", "missing-answer"], False, ["missing-answer 102", "late-check 101"]),
        (["number-order"], True, []),  # not found at all
        (["missing-answer", "bad-name"], True, ["missing-answer 102"]),
    ],
)
def test_allow_overrules_errors_by_name(
    allow: list[str], blocked: bool, overruled: list[str]
) -> None:
    """An allowed error stays in the report as a warning and is listed under allowed."""
    given = [answer("101", "无误", "2018-04-01 23:30", name="李明")]
    report = check(
        [roster("甲.xlsx", "101 李明 一班", "102 王伟 一班")],
        given,
        notice(),
        datetime(2018, 4, 2, 9),  # noqa: DTZ001  local to the notice
        allow,
    )
    assert report.blocked is blocked
    assert [f"{one.code} {one.number}" for one in report.allowed] == overruled
    assert {one.severity for one in report.allowed} <= {Severity.WARNING}
    assert sorted(one.code for one in report.problems) == ["late-check", "missing-answer"]
    warned = [f"{one.code} {one.number}" for one in report.of(Severity.WARNING)]
    assert warned == overruled


def test_a_warning_needs_no_allowing() -> None:
    """--allow of a code that only warned changes nothing and is not claimed to have."""
    mixed = roster("甲.xlsx", "99 李明 一班", "100 王伟 一班")
    report = check([mixed], fine("99", "100"), notice(), NOW, ["number-order"])
    assert lines(report) == ["warning number-order 一班 -"]
    assert report.allowed == ()


def test_notes_of_the_reading_are_problems_too_and_can_be_allowed() -> None:
    """What rosters and answers noted is sorted in and overruled like the rest."""
    noted = Problem(BAD_NUMBER, Severity.ERROR, "这一行没有学号", where=Where("结果.csv", line=3))
    said = Problem(LEFT_OUT, Severity.INFO, "不是学生：合计", where=Where("甲.xlsx"))
    people = roster("甲.xlsx", "101 李明 一班")._replace(notes=(said,))
    strict = check([people], fine("101"), notice(), NOW, notes=[noted])
    assert lines(strict) == ["error bad-number - -", "info left-out - -"]
    lenient = check([people], fine("101"), notice(), NOW, ["bad-number"], [noted])
    assert lines(lenient) == ["warning bad-number - -", "info left-out - -"]
    assert [one.message for one in lenient.allowed] == ["这一行没有学号"]


def test_every_replaced_answer_is_told() -> None:
    """Both texts, both times and the old place stand in the information."""
    given = [
        answer("101", "照片不是本人", "2018-04-01 08:00"),
        answer("101", "无误", "2018-04-01 19:00"),
        answer("101", "有误", None),
    ]
    report = check([roster("甲.xlsx", "101 李明 一班")], given, notice(), NOW)
    found = [one.message for one in report.problems if one.code == "replaced-answer"]
    assert sorted(found) == [
        "用了“无误”（2018-04-01 19:00），没有用“有误”（没有时间，结果.csv）：没有时间的按较早处理",
        "用了“无误”（2018-04-01 19:00），没有用“照片不是本人”（2018-04-01 08:00，结果.csv）",
    ]
    assert report.classes[0].lines[0].result.text == "无误"


WHICH_IS_LAST = "请问这名同学哪一次在后；用错了就改记：fankui collect 花名册.xlsx --set 学号=结果。"


@pytest.mark.parametrize(
    ("first", "told", "second", "expected"),
    [
        ("2018-04-01 19:00", "照片不是本人", "2018-04-01 19:00", "warning"),
        (None, "照片不是本人", None, "warning"),
        ("2018-04-01 18:00", "照片不是本人", "2018-04-01 19:00", "info"),
        (None, "照片不是本人", "2018-04-01 19:00", "warning"),  # `collect` does not choose either
        (None, "有误", "2018-04-01 19:00", "warning"),
        (None, "照片里有只猫", "2018-04-01 19:00", "warning"),
        (None, "没问题", "2018-04-01 19:00", "info"),
        (None, "还没看", "2018-04-01 19:00", "info"),
    ],
)
def test_a_contradiction_that_no_time_decides_is_a_warning(
    first: str | None, told: str, second: str | None, expected: str
) -> None:
    """Two answers of one source, and no time says which is the last: a person is asked to look.

    The later line counts, or the one with a time; a fault without one may be the last word.
    """
    given = [answer("101", told, first), answer("101", "无误", second)]
    report = check([roster("甲.xlsx", "101 李明 一班")], given, notice(), NOW)
    (found,) = [one for one in report.problems if one.code == "replaced-answer"]
    assert found.severity == expected
    assert found.message.endswith("：时间分不出先后，按写在后面的算") is (first == second)
    assert found.hint == (WHICH_IS_LAST if expected == "warning" else "")
    assert report.classes[0].lines[0].result.text == "无误"


def test_sources_that_differ_are_no_contradiction() -> None:
    """--results over the log is the order of the design: information, no warning."""
    given = [answer("101", "照片不是本人", source=Source.LOG), answer("101", "无误")]
    report = check([roster("甲.xlsx", "101 李明 一班")], given, notice(), NOW)
    assert lines(report) == ["info replaced-answer 一班 101"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("王伟", ["error name-mismatch 一班 101"]),
        ("李?", ["info replaced-answer 一班 101"]),
        ("李明", ["info replaced-answer 一班 101"]),
    ],
)
def test_an_older_answer_under_another_name_is_an_error(name: str, expected: list[str]) -> None:
    """Somebody else typed this 学号: the answer that gave way may be the only one of theirs."""
    given = [
        answer("101", "照片不是本人", "2018-04-01 18:00", name=name),
        answer("101", "无误", "2018-04-01 19:00", name="李明"),
    ]
    report = check([roster("甲.xlsx", "101 李明 一班")], given, notice(), NOW)
    assert lines(report) == expected
    if name == "王伟":
        (message,) = [one.message for one in report.problems]
        assert message.startswith("“王伟”也填了这个学号，写的是“照片不是本人”")


@pytest.mark.parametrize("name", ["王伟", "李鸣", "李明明"])
def test_a_line_of_the_log_under_a_name_since_corrected_blocks_no_more(name: str) -> None:
    """Answered again under the roster's name, what was replaced is information."""
    given = [
        answer("101", "照片不是本人", "2018-04-01 18:00", name=name, source=Source.LOG),
        answer("101", "无误", "2018-04-01 19:00", name="李明", source=Source.LOG),
    ]
    report = check([roster("甲.xlsx", "101 李明 一班")], given, notice(), NOW)
    assert lines(report) == ["info replaced-answer 一班 101"]
    assert report.problems[0].message.endswith(f"，记的时候姓名是“{name}”")


def test_what_could_not_be_checked_is_said_once_a_rule() -> None:
    """Skipped reasons of all rules are in the report, and block nothing."""
    people = Roster("甲.xlsx", (Student("101", "李明", Where("甲.xlsx"), "一班"),))
    report = check([people], [answer("101", "无误")], notice(), NOW)
    rules = [skipped.rule for skipped in report.skipped]
    assert sorted(rules) == ["cohort", "late-check", "name-mismatch"]
    assert not report.problems
    assert not report.blocked


@pytest.mark.parametrize("now", ["2018-04-01 20:00", "2018-04-01 12:00+00:00"])
def test_now_is_told_in_the_zone_of_the_notice(now: str) -> None:
    """A time without a zone is the notice's; one with a zone is turned into it."""
    report = check([], [], notice(), datetime.fromisoformat(now))
    assert report.now.isoformat() == "2018-04-01T20:00:00+08:00"


def _another_ok_text() -> Notice:
    return notice()._replace(ok_text="正确", ok_synonyms=["木有问题"])


@pytest.mark.parametrize("text", ["正确", "无误", "木有问题", "木有问题！", "√"])
def test_the_ok_text_is_the_notices_own(text: str) -> None:
    """Every word for 无误, and the notice's synonyms, become the word that the notice wants."""
    report = check(
        [roster("甲.xlsx", "101 李明 一班")], [answer("101", text)], _another_ok_text(), NOW
    )
    assert report.classes[0].lines[0].result[:2] == (Status.OK, "正确")


@pytest.mark.parametrize("text", ["/", "-"])
def test_a_synonym_that_exports_write_for_a_blank_counts(text: str) -> None:
    """A notice that takes / for 无误 means it, from the answer to the line of the form."""
    facts = notice()._replace(ok_synonyms=[text])
    report = check([roster("甲.xlsx", "101 李明 一班")], [answer("101", text)], facts, NOW)
    assert report.classes[0].lines[0].result[:2] == (Status.OK, "无误")


def test_students_who_share_a_number_keep_their_own_answers() -> None:
    """A 学号 twice in the roster: what stands in one row is not put down to the other."""
    twins = [
        Student("2014030101", name, Where("甲.csv", line=line))
        for line, name in ((2, "王伟"), (3, "李娜"))
    ]
    given = [
        Answer(twin.number, text, Source.ROSTER, twin.where, twin.name, beside=twin.where)
        for twin, text in zip(twins, ("照片不是本人", "无误"), strict=True)
    ]
    report = check([Roster("甲.csv", tuple(twins))], given, notice(), NOW)
    assert [line.result.text for line in report.classes[0].lines] == ["照片不是本人", "无误"]
    assert {problem.code for problem in report.problems if problem.severity == "error"} == {
        "duplicate-number"
    }


@pytest.mark.parametrize(
    ("source", "times", "name", "severity"),
    [
        # of one time nobody can tell, but for the log, whose order is sure
        (Source.RESULTS, ("2018-04-01", "2018-04-01"), "李明", Severity.WARNING),
        (Source.LOG, ("2018-04-01", "2018-04-01"), "李明", Severity.INFO),
        (Source.RESULTS, ("2018-04-01", "2018-04-02"), "李明", Severity.INFO),
        (Source.LOG, ("2018-04-01", "2018-04-02"), "李明", Severity.INFO),
        # another name may be another person, unless the roster has corrected it since
        (Source.RESULTS, ("2018-04-01", "2018-04-02"), "王伟", Severity.ERROR),
        (Source.LOG, ("2018-04-01", "2018-04-02"), "王伟", Severity.INFO),
    ],
)
def test_what_is_told_of_an_answer_that_gave_way(
    source: Source, times: tuple[str, str], name: str, severity: Severity
) -> None:
    """A warning where nobody can tell which is the last word, an error where it is another's."""
    own, given = student("2014030101", "李明"), notice()
    first, last = times
    _, (gone,) = newest(
        [
            answer(own.number, "照片没有", first, name=name, source=source),
            answer(own.number, "无误", last, name="李明", source=source),
        ]
    )
    assert replacement(gone, own, given).severity is severity
