"""Several lists of people in one folder: the roster, answers of its students, copies."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.loader.lists import Listing, sorted_out


def listing(
    name: str, numbers: str, answers: str = "", facts: int = 2, called: str = "", **more: bool
) -> Listing:
    """A list: each letter of *numbers* a student, each of *answers* one who is 无误.

    Where one is *called* something, that is the first of them.
    """
    return Listing(
        Path(name),
        frozenset(numbers),
        frozenset((one, "无误") for one in answers),
        facts,
        names=frozenset({(numbers[0], called)} if called else ()),
        **more,
    )


#: The lists; the rosters, the results, what is left out; whether a person has to choose.
CASES: dict[str, tuple[list[Listing], str, str, str, bool]] = {
    "one": ([listing("a", "12")], "a", "", "", False),
    "two classes": ([listing("a", "12"), listing("b", "34")], "a b", "", "", False),
    "two classes with answers": (
        [listing("a", "12", "1"), listing("b", "34", "3")], "a b", "", "", False,
    ),
    "answers of some": (
        [listing("a", "123"), listing("b", "12", "12", 0)], "a", "b", "", False,
    ),
    "answers of all, without a class": (
        [listing("a", "12"), listing("b", "12", "12", 0)], "a", "b", "", False,
    ),
    "answers with a stranger": (
        [listing("a", "123"), listing("b", "129", "129", 0)], "a", "b", "", False,
    ),
    "a roster that has answers, and later ones": (
        [listing("a", "123", "1"), listing("b", "12", "12", 0)], "a", "b", "", False,
    ),
    "the same with answers": (
        [listing("a", "12"), listing("a-带结果", "12", "12")], "a", "a-带结果", "", False,
    ),
    "an old one": ([listing("旧a", "12"), listing("a", "12")], "a", "", "旧a", False),
    "a copy": ([listing("a", "12"), listing("a - 副本", "12")], "a", "", "a - 副本", False),
    "a copy with fewer answers": (
        [listing("备份", "12", "1"), listing("名单", "12", "12")], "名单", "", "备份", False,
    ),
    "a copy with other answers": (
        [listing("a", "12", "1"), listing("b", "12", "2")], "a b", "", "", True,
    ),
    "what import made": (
        [listing("a", "12"), listing("a-整理", "12", is_clean=True)], "a-整理", "", "a", False,
    ),
    "what import made, and a log": (
        [listing("a", "12", has_log=True), listing("a-整理", "12", is_clean=True)],
        "a", "", "a-整理", False,
    ),
    "what collect exported": (
        [listing("a", "12"), listing("出", "12", "1", is_export=True)], "a", "出", "", False,
    ),
    "what collect exported, and the log": (
        [listing("a", "12", has_log=True), listing("出", "12", "1", is_export=True)],
        "a", "", "出", False,
    ),
    "an export and nothing else": ([listing("出", "12", "1", is_export=True)], "出", "", "", False),
    "a school's list and a class": (
        [listing("全校", "123456"), listing("a", "12")], "全校 a", "", "", False,
    ),
    "another name in one of them": (
        [listing("a", "12", called="李明"), listing("新a", "12", called="李明明")],
        "a 新a", "", "", True,
    ),
    "another name in a copy, and a log": (
        [listing("a", "12", called="李明", has_log=True), listing("a副本", "12", called="李民")],
        "a a副本", "", "", True,
    ),
    "a name that a CSV could not hold": (
        [listing("a", "12", called="李㛃"), listing("b.csv", "12", called="李?")],
        "a", "", "b.csv", False,
    ),
    "nobody in two lists": ([listing("a", ""), listing("b", "")], "a b", "", "", False),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_lists_are_told_apart(case: str) -> None:
    """Answers go with their roster, a copy is left out, and what nothing tells is asked."""
    lists, rosters, results, left, doubled = CASES[case]
    for order in (lists, lists[::-1]):
        found = sorted_out(order)
        assert sorted(path.name for path in found.rosters) == sorted(rosters.split(" "))
        assert [path.name for path in found.results] == [one for one in results.split() if one]
        assert [path.name for path, _ in found.left] == ([left] if left else [])
        assert found.doubled is doubled


@given(
    st.lists(
        st.builds(
            Listing,
            st.integers(0, 50).map(lambda at: Path(f"{at}.xlsx")),
            st.frozensets(st.sampled_from("123456")),
            st.frozensets(st.tuples(st.sampled_from("123"), st.sampled_from(["无误", "有误"]))),
            st.integers(0, 3),
            st.booleans(),
            st.booleans(),
            st.booleans(),
        ),
        unique_by=lambda one: one.path,
        max_size=6,
    )
)
def test_each_list_has_one_place(lists: list[Listing]) -> None:
    """Whatever lies there, each list is a roster, or answers, or left out, and none is lost."""
    found = sorted_out(lists)
    places = [*found.rosters, *found.results, *(path for path, _ in found.left)]
    assert sorted(places) == sorted(one.path for one in lists)
    assert bool(found.rosters) or not lists
