"""Every kind of thing that stands in the column of names: what the name is, and what is told."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.check.lists import check_lists
from tongzhi_cli.model.characters.look_alikes import plain
from tongzhi_cli.model.problem import Problem
from tongzhi_cli.model.student import clean_name, same_name
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.roster.read import of_book
from tongzhi_cli.tables.table import Book, Table

NOTICE = notice_toml.read(notice_toml.BUILT_IN)


def unescaped(text: str) -> str:
    """What stands as \\u{E81E} in the table, because nobody sees it."""
    return re.sub(r"\\u\{([0-9A-F]+)\}", lambda found: chr(int(found[1], 16)), text)


LINES = (Path(__file__).parent / "kinds_names.tsv").read_text("utf-8").splitlines()[1:]
CASES = [[unescaped(cell) for cell in line.split("\t")] for line in LINES]


def read(written: str) -> tuple[str, list[Problem]]:
    """The name that a roster has where *written* stands, and what is told of it."""
    rows = [["学号", "姓名"], ["2014030101", written]]
    roster, _ = of_book(Book("a.xlsx", (Table("a.xlsx", "名单", rows),)), NOTICE)
    (student,) = roster.students
    told = [one for one in check_lists([roster]) if one.code in {"bad-name", "name-cleaned"}]
    return student.name, told


@pytest.mark.parametrize(("kind", "written", "name", "problem", "says"), CASES)
def test_a_name_of_each_kind(kind: str, written: str, name: str, problem: str, says: str) -> None:
    """The name is what a person would print; what left it, or is wrong with it, is said."""
    assert kind
    found, told = read(written)
    assert found == name
    assert [f"{one.code} {one.severity}" for one in told] == ([problem] if problem else [])
    assert all(says in one.message for one in told)


def test_each_kind_has_several_inputs() -> None:
    """Three at least: a kind is mended, not an example."""
    assert {kind: n for kind, n in Counter(case[0] for case in CASES).items() if n < 3} == {}


@pytest.mark.parametrize("written", ["韩(火华)秋", "李?", "韩⿰火华秋", "张\ufffc"])
def test_how_to_type_is_told(written: str) -> None:
    """One message for each such name; what to do says how the character is typed."""
    (problem,) = read(written)[1]
    assert ("请把图换成字" in problem.hint) is ("\ufffc" in written)
    assert "按 u" in problem.do
    assert "Alt+X" in problem.do


NAMES = [case[1] for case in CASES] + [case[2] for case in CASES]
PIECES = st.one_of(
    st.sampled_from(NAMES),
    st.text(
        st.sampled_from(
            "李明华火一 　·•．()（）[]【】-/+⿰?女1班组长⻢⼀\uf9d1\ue81e\ufe00\u200babZ:："
        )
    ),
    st.text(max_size=6),
)
ANY = st.lists(PIECES, min_size=1, max_size=3).map("".join)


@given(ANY)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """A clean name is left as it is, and never has more characters than what was written."""
    once = clean_name(text)
    assert clean_name(once) == once
    assert len(once) <= len(text)
    assert plain(plain(text)) == plain(text)


@given(ANY, ANY, ANY)
def test_same_name_is_an_equivalence(one: str, two: str, three: str) -> None:
    """Names without a lost character are the same if what they come to is, whoever is asked."""
    names = [name for name in (one, two, three) if not re.search("[?？□\ufffd]", name)]
    for left in names:
        assert same_name(left, left)
        for right in names:
            assert same_name(left, right) == same_name(right, left)
            assert same_name(left, right) == (clean_name(left) == clean_name(right))


#: What is not in brackets, or not understood, leaves a name in its own cell only.
CELLS_ONLY = {"张三 1班", "张三-软件2班"}


@pytest.mark.parametrize(
    ("left", "right"),
    [(case[1], case[2]) for case in CASES if case[3] == "name-cleaned info"],
)
def test_names_of_two_files_compare(left: str, right: str) -> None:
    """What a roster writes one way and a form or an answer another is one name."""
    assert same_name(left, right) == same_name(right, left) == (left not in CELLS_ONLY)


@pytest.mark.parametrize(
    "typed",
    [
        "白思雨 民族应为回族",
        "白思雨（照片不对）",
        "白思雨（班级应为1班）",
        "白思雨 转专业",
        "白思雨：班级1班",
    ],
)
def test_an_answer_behind_a_name_is_no_remark(typed: str) -> None:
    """Who types a name and an answer has not typed a name alone."""
    assert clean_name(typed) != "白思雨"


#: The names of a list, what they are, and the marks that are told; "" where a * hides something.
MARKED = [
    ("莫美怡* 左嘉昊 安若溪", "莫美怡 左嘉昊 安若溪", "“*”（莫美怡）"),
    ("莫美* 左嘉昊 安若溪", "莫美 左嘉昊 安若溪", "“*”（莫美）"),
    ("★左嘉昊 安若溪 白景行△", "左嘉昊 安若溪 白景行", "“★”“△”（左嘉昊、白景行）"),
    ("左嘉昊★ 安若溪★ 白景行", "左嘉昊 安若溪 白景行", "“★”（左嘉昊、安若溪）"),
    ("左嘉昊#（班长） 安若溪 白景行", "左嘉昊 安若溪 白景行", "“#”（左嘉昊）"),
    ("左嘉昊● 阿依努尔·吐尔逊 安若溪", "左嘉昊 阿依努尔·吐尔逊 安若溪", "“●”（左嘉昊）"),
    ("莫* 左嘉昊 安若溪", "莫* 左嘉昊 安若溪", ""),
    ("莫*怡 左嘉* 安若溪", "莫*怡 左嘉* 安若溪", ""),
    ("莫美* 左嘉* 安若溪", "莫美* 左嘉* 安若溪", ""),
    ("莫美怡 左嘉昊 安若溪", "莫美怡 左嘉昊 安若溪", ""),
]


@pytest.mark.parametrize(("written", "names", "told"), MARKED)
@pytest.mark.parametrize("said", ["", "注：带记号的是休学学生"])
def test_marks_that_others_lack_are_no_part_of_a_name(
    written: str, names: str, told: str, said: str
) -> None:
    """They are told once, with what the list says of them; a * at many names hides a character."""
    people = [[f"201403010{at}", name] for at, name in enumerate(written.split(), 1)]
    said = said and f"{said}：{next((c for c in written if c in '*★△#●'), '*')}"
    rows = [["学号", "姓名"], *people, [said, ""]]
    roster, _ = of_book(Book("a.xlsx", (Table("a.xlsx", "名单", rows),)), NOTICE)
    assert [one.name for one in roster.students] == names.split()
    notes = [one for one in roster.notes if "记号" in one.message and one.code == "name-cleaned"]
    assert [told in one.message and one.severity == "warning" for one in notes] == [True] * bool(
        told
    )
    assert all((f"“{said}”" if said else "没有写是什么意思") in one.message for one in notes)
