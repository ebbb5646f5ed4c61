"""1班 of two 专业, 年级, 学院 or 层次 never shares a form."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.model.classes.classes_apart import Told, apart, is_bare
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.roster.model import Roster
from tongzhi_cli.roster.read import of_book
from tongzhi_cli.tables.table import Book, Table

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
LINES = (Path(__file__).parent / "kinds_classes.tsv").read_text("utf-8").splitlines()[1:]
CASES = [line.split("\t") for line in LINES]


def pairs(text: str) -> list[tuple[str, int]]:
    """软件=4 网络=3 as what is told and how often."""
    parts = (part.rpartition("=") for part in text.split(" "))
    return [(told, int(count)) for told, _, count in parts]


def roster_of(rows: list[list[str]]) -> Roster:
    return of_book(Book("a.xlsx", (Table("a.xlsx", "名单", rows),)), NOTICE)[0]


@pytest.mark.parametrize(("kind", "name", "told", "counts", "expected"), CASES)
def test_classes_of_each_kind(kind: str, name: str, told: str, counts: str, expected: str) -> None:
    """Each class has its students and a name of its own; who may be of either is a problem."""
    assert kind
    rows = [["学号", "姓名", "班级", told]]
    for value, count in pairs(counts):
        rows += [[f"20140301{len(rows):03}", "安若溪", name, value] for _ in range(count)]
    roster = roster_of(rows)
    found = Counter(str(student.class_name) for student in roster.students)
    unclear = "!" if any(one.code == "unclear-class" for one in roster.notes) else ""
    unsure = expected.endswith("!")
    assert found == dict(pairs(expected.removesuffix("!")))
    assert bool(unclear) == unsure
    is_told = [note.message for note in roster.notes if "不止一个班" in note.message]
    assert len(is_told) == (len(found) - unsure > 1)


def test_each_kind_has_several_inputs() -> None:
    """Three at least: a kind is mended, not an example."""
    assert {kind: n for kind, n in Counter(case[0] for case in CASES).items() if n < 3} == {}


def test_what_tells_apart_is_no_more_than_needed() -> None:
    """Two 专业 of two 学院 are told apart by 专业, two years of them by both."""
    of_two = {Told("软件", "2014", "信息学院"): 9, Told("会计", "2014", "经管学院"): 9}
    assert apart("1班", of_two).by == ("专业",)
    years = {Told(m, y): 9 for m in ("软件", "网络") for y in ("2014", "2015")}
    assert apart("1班", years).by == ("专业", "年级")
    assert sorted(apart("1班", years).names.values()) == [
        "2014级网络1班", "2014级软件1班", "2015级网络1班", "2015级软件1班",
    ]  # fmt: skip


def test_a_few_of_another_major_are_told() -> None:
    """One of 网络 among forty of 软件 is of the class, and that is said."""
    rows = [["学号", "姓名", "班级", "专业"]]
    rows += [[f"20140301{at:02}", "安若溪", "1班", "软件"] for at in range(1, 41)]
    rows += [["2014030141", "白景行", "1班", "网络"]]
    (note,) = [one for one in roster_of(rows).notes if "专业" in one.message]
    assert note.message == "“1班”里有几个人的专业、学院与多数人不同：网络（1 人），当作同一个班"


@pytest.mark.parametrize(
    ("starts", "name", "is_told"),
    [
        pytest.param(("20140301", "20140302"), "1班", True, id="two runs"),
        pytest.param(("20140301", "20140302", "20140303"), "1班", True, id="three runs"),
        pytest.param(("20140301", "20140302"), "2014级软件1班", False, id="a whole name"),
        pytest.param(("20140301",), "1班", False, id="one run"),
    ],
)
def test_two_runs_of_numbers_in_one_bare_class(
    starts: tuple[str, ...], name: str, is_told: bool
) -> None:
    """Nothing but 学号 tells two classes apart: it is asked, with the 学号."""
    rows = [["学号", "姓名", "班级"]]
    rows += [[f"{start}{at:02}", "安若溪", name] for start in starts for at in range(1, 31)]
    told = [note for note in roster_of(rows).notes if note.code == "unclear-class"]
    assert len(told) == is_told
    assert all(f"{start}开头（30 人）" in note.message for note in told for start in starts)


def test_of_many_runs_of_numbers_a_few_are_named() -> None:
    """A whole school that is called 1班 is one line on the screen."""
    rows = [["学号", "姓名", "班级"]]
    rows += [[f"2014{start:04}{at:02}", "安若溪", "1班"] for start in range(90) for at in range(30)]
    (told,) = [note for note in roster_of(rows).notes if note.code == "unclear-class"]
    assert told.message.startswith("“1班”里的学号像是 90 个班的：20140000开头（30 人）、")
    assert told.message.count("开头") == 6
    assert told.message.endswith("20140005开头（30 人） 等，没有一列说得出是哪个班")


@given(
    st.sampled_from(["1班", "2014级1班", "软件1班", "2014级软件1班", "01"]),
    st.dictionaries(
        st.builds(
            Told,
            st.sampled_from(["", "软件", "网络"]),
            st.sampled_from(["", "2014", "2015"]),
            st.sampled_from(["", "信息学院"]),
            st.sampled_from(["", "本科", "专科"]),
        ),
        st.integers(1, 50),
        min_size=1,
    ),
)
def test_classes_that_are_named_apart_do_not_meet(name: str, counts: dict[Told, int]) -> None:
    """Two rows in one class tell the same of what tells classes apart, few of many aside."""
    found = apart(name, counts)
    assert found.names.keys() == counts.keys()
    if not found.by:
        assert {*found.names.values()} == {name}
        return
    own: dict[str, set[Told]] = {}
    for told, called in found.names.items():
        own.setdefault(called, set()).add(told)
    for called, those in own.items():
        if not called:
            continue
        sure = [one for one in those if one not in found.strays]
        for at, word in enumerate(("专业", "年级", "学院", "层次")):
            if word in found.by and (at or is_bare(name)):
                values = {one[at] for one in sure if one[at]}
                few = {one[at] for one in found.strays}
                assert len(values - few) <= 1
