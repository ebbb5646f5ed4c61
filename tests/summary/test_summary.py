"""Summaries: in whatever steps and order classes are merged, the same comes out, to the byte."""

from datetime import datetime, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.kinds import BAD_TIME
from tongzhi_cli.columns.kinds import LEFT_OUT
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.roster.kinds import INFERRED
from tongzhi_cli.summary.merge import Merged, merged
from tongzhi_cli.summary.model import Kind, Origin, Record, Summary, part_of
from tongzhi_cli.summary.reconcile_student import status_of
from tongzhi_cli.summary.scanned.rows import WAITING, ScanRow, union
from tongzhi_cli.summary.union import merge
from tongzhi_cli.summary.verdict import calls, verdict

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
START = NOTICE.local(datetime(2018, 3, 20, 8))  # noqa: DTZ001  of the notice


def record(
    number: str,
    name: str = "李明",
    result: str = "无误",
    *,
    file: str = "1班.docx",
    line: int = 2,
    class_name: str = "2014级软件1班",
    college: str = "",
    at: datetime | None = None,
) -> Record:
    """A row of 1班.docx, unless it is said otherwise."""
    where = Where(file, "第1张表", line=line)
    return Record(
        number,
        name,
        where,
        Kind.FORM,
        class_name,
        college,
        result=result,
        checked_at=at,
        given_at=at,
    )


def summary(*records: Record, notes: tuple[Problem, ...] = ()) -> Summary:
    """The summary of the files that *records* are of."""
    by_file: dict[str, list[Record]] = {}
    for one in records:
        by_file.setdefault(one.where.file, []).append(one)
    return Summary(
        tuple(
            part_of(file, {Origin(file, one.kind) for one in own}, own, notes)
            for file, own in sorted(by_file.items())
        )
    )


def settled(*records: Record) -> Merged:
    return merged(summary(*records), NOTICE)


def codes(found: Merged) -> list[str]:
    return [one.code for one in found.problems]


# --- laws --------------------------------------------------------------------------------------

NAMES = st.sampled_from(["李明", "王若雨", "阿依古丽·麦麦提", "𠮷安", "张?", "", "Anna Li"])
CLASSES = st.sampled_from(["2014级软件1班", "14级软件1班", "2014级软件2班", "", "一班"])
RESULTS = st.sampled_from(
    [
        "无误",
        "",
        "民族应为回族",
        "有误",
        "无学历照片",
        "=民族错",
        "第一行\n第二行",
        "_x0041_",
        " 前后 ",
    ]
).map(str.strip)
TIMES = st.none() | st.integers(0, 400).map(lambda hours: START + timedelta(hours=hours))
FILES = st.sampled_from(["软件学院/1班.docx", "2班.docx", "3班.xlsx", "全校.xlsx"])


@st.composite
def records(draw: st.DrawFn) -> Record:
    file = draw(FILES)
    is_list = file == "全校.xlsx"
    kind = Kind.LIST if is_list else Kind.FORM if file.endswith("docx") else Kind.ROSTER
    at = None if is_list else draw(TIMES)
    line = draw(st.integers(2, 9))
    where = Where(file, "第1张表", line=line)
    if kind is not Kind.FORM:
        where = Where(file, "名单", f"A{line}")
    number = draw(st.sampled_from(["2014030101", "2014030102", "0123", "", "2.01E+09"]))
    return Record(
        number,
        draw(NAMES) if number else "王若雨",
        where,
        kind,
        draw(CLASSES),
        draw(st.sampled_from(["", "软件学院", "数学学院"])),
        draw(st.sampled_from([None, 2014])),
        draw(st.sampled_from(["", "本科"])),
        draw(st.sampled_from(["", "软件"])),
        "" if is_list else draw(RESULTS),
        at,
        at and at + timedelta(minutes=draw(st.sampled_from([0, 5]))),
        "" if is_list else draw(st.sampled_from(["", "复学", "@ + -"])),
        away=draw(st.sampled_from(["", "", "", "休学", "=参军"])),
    )


NOTES = st.builds(
    Problem,
    st.sampled_from([INFERRED, BAD_TIME, LEFT_OUT]),
    st.sampled_from(list(Severity)),
    st.sampled_from(["班级取自文件名", "时间看不懂", "=公式"]),
    st.sampled_from(["", "请重新交一份。"]),
    st.sampled_from([None, "2014030101"]),
    st.sampled_from([None, "李明"]),
    st.none(),
    st.none() | st.just(Where("1班.docx", "第1张表", line=3)),
    college=st.just(""),  # who reads a file knows of no other class that is called so
)
#: Two names of one file, and pictures of which some wait to be looked at.
PICTURES = [("甲/1.jpg", "aa"), ("乙/1.jpg", "aa"), ("10.jpg", "bb"), ("2.jpg", "cc"),
            ("10.jpg", ""), ("2.jpg", "")]  # fmt: skip


@st.composite
def scan_rows(draw: st.DrawFn) -> ScanRow:
    """A row that a picture shows of somebody, or of nobody."""
    picture, digest = draw(st.sampled_from(PICTURES))
    if not digest or draw(st.sampled_from([False, False, True])):
        return ScanRow(picture, digest, reason=WAITING)
    return ScanRow(
        picture, digest, draw(st.sampled_from([None, 1, 2])), draw(st.sampled_from([1, 2])),
        draw(st.sampled_from(["2014030101", "2014030102", ""])),
        draw(st.sampled_from(["已签", "没看到签名", "请看一眼"])),
        draw(st.sampled_from(["", "好像划掉了"])), draw(st.sampled_from(["", "姓名、校对结果"])),
        draw(st.sampled_from(["", "1a2b3c4d"])), draw(st.booleans()), "5:学号1,姓名2",
        draw(st.sampled_from(["有章", "没看到章"])), draw(st.sampled_from([0, 3])),
        draw(st.booleans()), draw(st.sampled_from(["", "", "已签", "未签", "再问问"])),
    )  # fmt: skip


SUMMARIES = st.builds(
    lambda given, notes, rows: summary(*given, notes=tuple(notes))._replace(scans=union([rows])),
    st.lists(records(), min_size=1, max_size=8),
    st.lists(NOTES, max_size=2),
    st.lists(scan_rows(), max_size=4),
)


@given(st.lists(SUMMARIES, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_merging_is_a_union(parts: list[Summary], random: object) -> None:
    """Order, grouping and repetition change nothing."""
    shuffled = [*parts]
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    whole = merge(parts)
    assert merge(shuffled) == whole
    assert merge([merge(parts[:2]), merge(parts[2:])]) == whole
    assert merge([whole, *parts]) == whole


@given(SUMMARIES)
def test_everybody_once(one: Summary) -> None:
    """Each 学号 is one line, whoever has none is one of their own, and the counts add up."""
    found = merged(one, NOTICE)
    sound = [line.number for line in found.lines if line.number not in {"", "2.01E+09"}]
    assert len(sound) == len(set(sound))
    assert set(sound) == {r.number for r in one.records()} - {"", "2.01E+09"}
    assert found.total.lines == len(found.lines)
    assert sum(getattr(found.total, status.value) for status in Status) == found.total.students
    assert len(found.lines) + len(found.others) == len(list(one.records()))


@given(st.lists(records(), min_size=1, max_size=14))
def test_a_school_has_as_many_as_its_list(given_records: list[Record]) -> None:
    """Whoever hands in what, the counts of a listed college are those of the list (issue 18)."""
    found = merged(summary(*given_records), NOTICE)
    roll = {one.number for one in given_records if one.kind is Kind.LIST and one.number}
    roll -= {"2.01E+09"}
    nobodys = [one for one in given_records if one.kind is Kind.LIST
               and one.number in {"", "2.01E+09"}]  # fmt: skip
    if not (roll or nobodys):
        return
    covered = {line.college for line, listed in zip(found.lines, found.lines, strict=True)
               if listed.number in roll or listed.kind is Kind.LIST}  # fmt: skip
    for each in found.colleges:
        if each.college in covered or not each.college or (roll and covered == {""}):
            mine = [one for one in found.lines if one.college == each.college]
            of_roll = [one for one in mine if one.number in roll or one.kind is Kind.LIST]
            assert each.students == len(of_roll)
            assert each.lines == len(mine)


# --- which result counts -----------------------------------------------------------------------


def at(hours: int) -> datetime:
    return START + timedelta(hours=hours)


class Conflict(NamedTuple):
    """Results with the hours they were given at, which of them counts, and what is said."""

    given: list[tuple[str, int | None]]
    counts: str
    code: str | None = None


CONFLICTS = {
    "the newest with a time": Conflict(
        [("无误", 1), ("民族应为回族", 2)], "民族应为回族", "replaced-answer"
    ),
    "the newest, also if it is 无误": Conflict(
        [("民族应为回族", 1), ("无误", 2)], "无误", "replaced-answer"
    ),
    "what is wrong, without times": Conflict(
        [("无误", None), ("照片不是本人", None)], "照片不是本人", "conflicting-answer"
    ),
    "what is wrong, where one has no time": Conflict(
        [("无误", 2), ("照片不是本人", None)], "照片不是本人", "conflicting-answer"
    ),
    "who is back, by the newest": Conflict(
        [("不参加（休学）", 1), ("无误", 2)], "无误", "replaced-answer"
    ),
    "who left since, by the newest": Conflict(
        [("无误", 1), ("不参加（退学）", 2)], "不参加（退学）", "replaced-answer"
    ),
    "who may be back, without times": Conflict(
        [("不参加（休学）", None), ("无误", None)], "不参加（休学）", "conflicting-answer"
    ),
    "a result before a blank": Conflict([("无误", None), ("", None)], "无误"),
    "the same twice": Conflict([("无误", None), ("无误", None)], "无误"),
}


@pytest.mark.parametrize("name", CONFLICTS)
def test_which_result_counts(name: str) -> None:
    """Of several results the newest counts; without times the one that says what is wrong."""
    conflict = CONFLICTS[name]
    found = settled(
        *(
            record("2014030101", result=result, file=f"{n}.docx", at=at(hours) if hours else None)
            for n, (result, hours) in enumerate(conflict.given)
        )
    )
    assert [line.result for line in found.lines] == [conflict.counts]
    told = {"conflicting-answer", "replaced-answer"} & set(codes(found))
    assert told == ({conflict.code} if conflict.code else set())


def test_two_rows_of_one_number() -> None:
    """A 学号 twice in one form is one error that names both; nobody is lost from the workbook."""
    found = settled(record("2014030101"), record("2014030101", "王若雨", line=3))
    assert "name-mismatch" not in codes(found)
    (told,) = [one for one in found.problems if one.code == "duplicate-number"]
    assert "“李明”，这里是“王若雨”" in told.message
    assert {one.name for one in (*found.lines, *found.others)} == {"李明", "王若雨"}


def test_a_student_in_two_classes() -> None:
    """转专业: told as a warning, counted once."""
    two = record("2014030101", file="2班.docx", class_name="2014级软件2班")
    found = settled(record("2014030101"), two)
    assert len(found.lines) == 1
    (told,) = [one for one in found.problems if one.code == "two-classes"]
    assert "2014级软件1班" in told.message
    assert "2014级软件2班" in told.message


def test_a_class_written_in_two_ways() -> None:
    """Two names with the same students are one class, and that is said once."""
    rows = [record(f"201403010{n}") for n in range(5)]
    again = [one._replace(class_name="14级软件1班", where=Where("x.docx", line=n))
             for n, one in enumerate(rows)]  # fmt: skip
    found = settled(*rows, *again)
    assert [each.name for each in found.classes] == ["2014级软件1班"]
    assert codes(found).count("one-class") == 1
    assert "two-classes" not in codes(found)


def test_same_name_in_two_colleges() -> None:
    """1班 of one college is not 1班 of another."""
    one = record("1101", class_name="1班", college="软件学院")
    two = record("1201", class_name="1班", college="数学学院", file="2.docx")
    assert [each[:2] for each in settled(one, two).classes] == [
        ("数学学院", "1班"),
        ("软件学院", "1班"),
    ]


# --- against the school's list -----------------------------------------------------------------


def listed(
    number: str, name: str = "李明", class_name: str = "2014级软件1班", n: int = 2
) -> Record:
    where = Where("全校.xlsx", "名单", f"C{n}")
    return Record(number, name, where, Kind.LIST, class_name, "软件学院", 2014, "本科")


LIST = [listed("2014030101", "李明", n=2), listed("2014030102", "王若雨", n=3),
        listed("2014030201", "张三丰", "2014级软件2班", 4)]  # fmt: skip


def test_against_the_list() -> None:
    """Who is missing, which class handed in nothing, who is in no list, which totals differ."""
    form = [record("2014030101"), record("2014030109", "王若雨", line=3)]
    found = settled(*LIST, *form)
    told = {one.code: one for one in found.problems}
    assert told["missing-form"].class_name == "2014级软件2班"
    assert told["missing-answer"].number == "2014030102"
    assert told["unknown-student"].number == "2014030109"
    assert "2014030102" in told["unknown-student"].message  # 是不是学号抄错了
    (first, second) = found.classes
    assert (first.listed, first.students, first.missing, first.beyond) == (2, 2, 1, 1)
    assert (second.listed, second.handed_in) == (1, False)
    assert [call.about for call in calls(found)][:2] == ["未反馈 1 人", "名单外 1 条"]
    assert verdict(found).startswith(
        "2 个班，应反馈 3 人（另有 1 行不在名单上），还不齐：1 个班没有交表，2 人未反馈"
    )


def test_names_and_classes_are_the_lists() -> None:
    """The line has name and class of the list; what the form says is an error or warning."""
    form = record("2014030101", "李鸣", class_name="2014级软件9班")
    found = settled(*LIST, form)
    line = next(one for one in found.lines if one.number == "2014030101")
    assert (line.name, line.class_name, line.college) == ("李明", "2014级软件1班", "软件学院")
    assert {"name-mismatch", "two-classes"} <= set(codes(found))


def test_totals_by_class() -> None:
    """Where the counts differ, the class is told with both; what handed in nothing is told so."""
    other = listed("2014040101", "赵四", "2014级数学1班", 5)._replace(college="数学学院")
    form = record("2014040101", "赵四", file="数学.docx", class_name="2014级数学1班")
    found = settled(*LIST, other, record("2014030101"), form)
    told = [one.message for one in found.problems if one.code == "total-mismatch"]
    assert told == ["名单 2 人，交来 1 人（表上没有的 1 人，名单外的 0 人）"]
    silent = [one.class_name for one in found.problems if one.code == "missing-form"]
    assert silent == ["2014级软件2班"]


def test_a_gap_among_the_classes() -> None:
    """Without a list, 1班 and 3班 without 2班 is a question to ask."""
    found = settled(record("1"), record("2", class_name="2014级软件3班", file="3.docx"))
    (told,) = [one for one in found.problems if one.code == "missing-form"]
    assert told.message == "2014级软件有 1、3 班的，没有 2 班的：是没有这个班，还是没有交？"


@pytest.mark.parametrize(
    ("numbers", "lacking"),
    [((1, 4), "2、3"), ((1, 5), ""), ((1, 2), ""), ((2,), ""), ((2, 3), "1")],
)
def test_which_gaps_are_asked_about(numbers: tuple[int, ...], lacking: str) -> None:
    """As many classes may be missing as there are; more are another way of counting."""
    records = (record(str(at), class_name=f"2014级软件{at}班", file=f"{at}.docx") for at in numbers)
    told = [one.message for one in settled(*records).problems if one.code == "missing-form"]
    assert len(told) == bool(lacking)
    assert all(f"没有 {lacking} 班的" in one for one in told)


def test_status_is_judged_by_the_notice() -> None:
    """A word that the notice takes for 无误 is one."""
    notice = NOTICE._replace(ok_synonyms=["同意"])
    assert status_of(record("1", result="同意"), notice) is Status.OK
    assert status_of(record("1", result="同意"), NOTICE) is Status.UNCLEAR


def test_two_classes_of_the_list_are_never_one() -> None:
    """Forms that write one name for both leave the students in the classes of the list."""
    people = [f"20140301{at:02}" for at in range(1, 9)]
    of_list = [
        listed(number, n=at)._replace(class_name="2014级1班", college=college)
        for at, (number, college) in enumerate(
            zip(people, ["软件学院"] * 4 + ["数学学院"] * 4, strict=True)
        )
    ]
    forms = [
        record(number, class_name="2014级1班", file=f"{at // 4}.docx", line=at)
        for at, number in enumerate(people)
    ]
    found = settled(*of_list, *forms)
    assert [(each.college, each.students) for each in found.classes] == [
        ("数学学院", 4),
        ("软件学院", 4),
    ]
    assert "two-classes" not in codes(found)


def test_alike_names_and_one_name_with_other_students() -> None:
    """What looks like one class, or like a class that was written wrongly, is asked."""
    alike = settled(record("1"), record("2", class_name="14级软件（一）班", file="b.docx"))
    assert codes(alike) == ["similar-class"]
    shared = settled(record("1"), record("2", file="b.docx"))
    (told,) = [one for one in shared.problems if one.code == "similar-class"]
    assert "1班.docx（1 人）、b.docx（1 人）" in told.message


def test_what_somebody_decided_counts_before_all() -> None:
    """Also before the newest, and before the list's name; what it replaced is information."""
    form = record("2014030101", "李鸣", "照片不是本人", at=at(5))
    decision = form._replace(name="李铭", result="无误", kind=Kind.DECIDED)
    found = settled(*LIST[:1], form, decision)
    (line,) = found.lines
    assert (line.name, line.result) == ("李铭", "无误")
    assert [one.severity for one in found.problems] == [Severity.INFO]


def test_a_list_of_one_college_is_about_that_college() -> None:
    """Students of other colleges are not strangers; that nobody looked is said."""
    other = record("2014090101", file="数学.docx", class_name="2014级数学1班", college="数学学院")
    found = settled(*LIST, record("2014030101"), other)
    assert "unknown-student" not in codes(found)
    assert [one.reason for one in found.skipped if one.rule == "unknown-student"] == [
        "名单里没有“数学学院”，这个学院的 1 人没有对名单"
    ]


def test_errors_are_of_the_right_college() -> None:
    """Classes of one name: the college that made the error is the one to call."""
    one = record("1101", class_name="1班", college="软件学院")
    two = record("1201", class_name="1班", college="数学学院", file="2.docx")
    other = two._replace(result="民族应为回族", where=Where("3.docx", "第1张表", line=2))
    found = settled(one, two, other)
    assert {(each.college, each.errors) for each in found.classes} == {
        ("数学学院", 1),
        ("软件学院", 0),
    }
    assert [call.college for call in calls(found)] == ["数学学院"]


def test_a_copy_without_numbers_is_not_counted_twice() -> None:
    """A form that was sent twice is one, also for whoever has no 学号 on it."""
    rows = [record("2014030101"), record("", "王若雨", line=3)]
    again = [one._replace(where=one.where._replace(file="copy.docx")) for one in rows]
    assert len(settled(*rows, *again).lines) == 2


def test_a_result_with_a_full_stop_is_the_same() -> None:
    """A sign at the end, or a blank, is no conflict."""
    found = settled(
        record("1", result="民族应为回族"), record("1", result="民族应为 回族。", file="2.docx")
    )
    assert "conflicting-answer" not in codes(found)


def test_lines_without_a_number_come_as_they_stand() -> None:
    """By file, sheet, and row; B10 below B9, whatever order the file was read in."""
    places = [
        Where("1.xlsx", "乙", "B9"),
        Where("1.xlsx", "乙", "B10"),
        Where("1.xlsx", "甲", "A2"),
        Where("2.csv", line=9),
        Where("2.csv", line=10),
    ]
    for order in (places, places[::-1]):
        rows = [record("", f"李{at}")._replace(where=where) for at, where in enumerate(order)]
        assert [line.where for line in settled(*rows).lines] == places


@pytest.mark.parametrize(
    ("on_list", "on_form", "decided", "away"),
    [
        ("休学", "", None, "休学"),
        ("休学", "退学", None, "退学"),  # the form is newer
        ("", "退学", None, "退学"),
        ("休学", "", "", ""),  # somebody decided that they take part
        ("休学", "", "退学", "退学"),
        ("", "", None, ""),
    ],
)
def test_who_does_not_take_part(on_list: str, on_form: str, decided: str | None, away: str) -> None:
    """What the form says, else the list; what somebody decided stands before both."""
    rows = [LIST[0]._replace(away=on_list), record("2014030101", result="")._replace(away=on_form)]
    if decided is not None:
        row = record("2014030101", file="汇总.xlsx", result="" if decided else "无误")
        rows.append(row._replace(kind=Kind.DECIDED, away=decided))
    (line,) = settled(*rows).lines
    assert line.away == away
