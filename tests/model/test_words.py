"""Every verb of the table for 核对 is understood wherever people write one."""

import re
from collections.abc import Callable
from itertools import product

import pytest

from tongzhi_cli.anomaly.matching import faults_in
from tongzhi_cli.answers.attribution import Attributed, Group
from tongzhi_cli.answers.chat_line import LineReader
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of
from tongzhi_cli.columns.questions import asks_result, topic
from tongzhi_cli.model.classes.class_in_file_name import class_in_file_name
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.terms import Paper, Role
from tongzhi_cli.model.words import (
    CHECK_VERBS,
    LEVELS,
    LOOK_VERBS,
    OFFICE_VERBS,
    OWN_CHECK_VERBS,
    STUDENT_VERBS,
)
from tongzhi_cli.notice.reading import read as notice_text
from tongzhi_cli.notice.reading.due.role.in_sentence import role_of

READER = LineReader(Group([Student("2014030101", "张三", Where("a"))]))


def is_somebodys(line: str, text: str) -> bool:
    whose = READER.whose(line)
    return isinstance(whose, Attributed) and whose.text == text


def papers(text: str) -> list[str]:
    return [paper.value for paper in notice_text.read(text).papers]


#: What is asked of a verb in each place, and the answer.
ALL: dict[str, Callable[[str], bool]] = {
    "a column of the form": lambda verb: (
        column_of(f"信息{verb}意见", Paper.SIGNED) is Column.RESULT
    ),
    "a column that counts": lambda verb: (
        column_of(f"应{verb}人数", Paper.COUNTS) is Column.EXPECTED
        and column_of(f"{verb}率", Paper.COUNTS) is Column.RATE
    ),
    "a question": lambda verb: asks_result(f"信息{verb}结果", surely=False),
    "an answer": lambda verb: judge(f"已{verb}，无误").text == "无误",
    "an answer that denies a fault": lambda verb: judge(f"没有{verb}出问题").text == "无误",
    "an answer that does not say how it is": lambda verb: (
        judge(f"已{verb}过").looked and judge(f"明天再{verb}").status.value == "missing"
    ),
    "a fault in an answer": lambda verb: (
        [one.name for one in faults_in(f"{verb}过了，民族不对", ())] == ["民族"]
    ),
    "a label in a chat": lambda verb: is_somebodys(f"张三 {verb}结果：民族不对", "民族不对"),
    "what a question is about": lambda verb: (
        topic(f"请{verb}您的学历照片") == "学历照片" and topic(f"照片{verb}结果") == "照片"
    ),
    "a deadline": lambda verb: role_of("请于", f"前完成信息{verb}") is Role.CHECK,
    "a paper with a deadline": lambda verb: (
        role_of("", f"前网上提交学生信息{verb}表") is Role.SUBMIT
    ),
    "the name of a file": lambda verb: class_in_file_name(f"信息{verb}软件1班") == "软件1班",
}
OWN: dict[str, Callable[[str], bool]] = {
    "a column of a sheet": lambda verb: (
        column_of(f"学信网{verb}情况") is Column.RESULT and column_of(f"{verb}时间") is not None
    ),
    "an answer behind a name": lambda verb: is_somebodys(
        f"张三{verb}过了，民族不对", f"{verb}过了，民族不对"
    ),
    "the page of 学信网": lambda verb: not faults_in(f"图像{verb}打不开", ()),
}
BY_STUDENTS: dict[str, Callable[[str], bool]] = {
    "a photo that is looked at": lambda verb: role_of("照片信息", f"{verb}") is Role.CHECK,
    "a paper that is wanted": lambda verb: (
        papers(f"交信息{verb}表和统计表。") == ["signed", "counts"]
    ),
}
UNDERSTOOD = [
    *product(CHECK_VERBS, ALL.items()),
    *product(OWN_CHECK_VERBS, OWN.items()),
    *product(STUDENT_VERBS, BY_STUDENTS.items()),
]


@pytest.mark.parametrize(
    ("verb", "understands"),
    [(verb, understands) for verb, (_, understands) in UNDERSTOOD],
    ids=[f"{verb} in {place}" for verb, (place, _) in UNDERSTOOD],
)
def test_a_verb_of_the_table_is_understood_everywhere(
    verb: str, understands: Callable[[str], bool]
) -> None:
    """A verb that is added to the table needs no other change."""
    assert understands(verb)


@pytest.mark.parametrize("verb", [one for one in CHECK_VERBS if one not in OWN_CHECK_VERBS])
def test_what_is_done_to_much_else_is_no_column_of_a_sheet(verb: str) -> None:
    """缴费确认情况 and 毕业审核情况 of a roster are no result."""
    assert column_of(f"毕业{verb}情况") is None


@pytest.mark.parametrize("verb", OFFICE_VERBS)
def test_what_an_office_does_is_no_check_by_students(verb: str) -> None:
    """A 审核表 is not the form that is signed, and the 教务处 does not check for the students."""
    assert papers(f"交资格{verb}表和统计表。") == ["counts"]
    assert role_of("教务处于", f"前{verb}完毕") is Role.OTHER


@pytest.mark.parametrize("verb", LOOK_VERBS)
def test_another_way_to_look_is_known_in_sentences_alone(verb: str) -> None:
    """查看 is a check in an answer and in a notice, and nothing is called by it."""
    assert judge(f"已{verb}，无误").text == "无误"
    assert topic(f"请{verb}您的学历照片") == "学历照片"
    assert role_of("请于", f"前完成信息{verb}") is Role.CHECK
    assert column_of(f"{verb}结果") is None
    assert column_of(f"{verb}结果", Paper.SIGNED) is None
    assert papers(f"交信息{verb}表和统计表。") == ["counts"]


@pytest.mark.parametrize("word", sorted(LEVELS))
def test_a_level_is_named_by_its_own_pattern_alone(word: str) -> None:
    """So that a cell that holds such a word and no more needs no pattern (`student.level`)."""
    assert [one for one, pattern in LEVELS.items() if re.search(pattern, word)] == [word]
