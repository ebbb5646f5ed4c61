"""Rows whose 学号 Excel destroyed: they keep what they say, and count nobody twice (issue 18)."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from summary.test_summary import NOTICE, summary
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import NumberFault
from tongzhi_cli.summary.merge import Merged, merged
from tongzhi_cli.summary.model import Kind, Record
from tongzhi_cli.summary.people.owners import may_be
from tongzhi_cli.summary.people.suggest import PUT_RIGHT

KINDS = Path(__file__).with_name("kinds_owners.tsv")
FILES = {"L": ("全校.xlsx", Kind.LIST), "F": ("甲.docx", Kind.FORM), "G": ("乙.docx", Kind.FORM)}
with KINDS.open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table, delimiter="\t"))


def settled(rows: str) -> Merged:
    """What rows amount to: of which file, 学号, name and class; all in one college."""
    made = []
    for at, row in enumerate(rows.split("；"), start=2):
        which, number, name, class_name = row.split()
        file, kind = FILES[which]
        where = Where(file, "第1张表", line=at)
        is_rounded = number.endswith("0000000") and kind is not Kind.LIST
        fault = NumberFault.ROUNDED if is_rounded else NumberFault.NONE
        result = "" if kind is Kind.LIST else "民族应为回族"
        made.append(Record("" if number == "-" else number, name, where, kind, class_name,
                           "软件学院", result=result, fault=fault))  # fmt: skip
    return merged(summary(*made), NOTICE)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["rows"])
def test_a_destroyed_number_is_suggested_to_its_owner(row: dict[str, str]) -> None:
    """The row keeps its result, says who may be meant, and adds nobody to the count."""
    found = settled(row["rows"])
    written = row["written"].replace("-", "")
    (lost, *_) = [one for one in found.lines if one.number == written and one.result]
    assert lost.result == "民族应为回族"
    told = [one.message for one in found.problems if one.code == "bad-number"]
    assert told
    owners = row["owners"].split()
    for number in owners:
        assert f"{number} {lost.name}" in told[0]
    assert ("像是" in told[0], "可能是其中一位" in told[0]) == (len(owners) == 1, len(owners) > 1)
    assert found.total.students == int(row["counted"])
    assert found.total.lines == len(found.lines)


def test_each_kind_has_three() -> None:
    """Every kind of row was tried with three inputs at least."""
    assert min(Counter(row["kind"] for row in ROWS).values()) >= 3


def test_the_owner_is_told_of_the_row() -> None:
    """Who is missing on the list is told the row that may be theirs, and what it says."""
    found = settled(ROWS[0]["rows"])
    (told,) = [one for one in found.problems if one.code == "missing-answer"]
    assert told.number == "2014030101"
    assert "甲.docx [第1张表] 第 3 行 的“李明”学号毁了，写着“民族应为回族”" in told.message
    assert told.hint == PUT_RIGHT  # and no second row
    bare = settled(ROWS[3]["rows"])
    assert any("“李明”没有学号，写着" in one.message for one in bare.problems)


@pytest.mark.parametrize(
    ("written", "number", "is_one"),
    [
        ("2.01E+09", "2014030101", True), ("2.014E+09", "2014030101", True),
        ("2.01404E+09", "2014039601", True), ("2.02E+09", "2014030101", False),
        ("2.01E+09", "20140301012", False), ("2.01E+09", "B201403010", False),
        ("2.01403E+17", "201403010123456789", True),
        ("201403010123457000", "201403010123456789", True),
        ("201403000000", "201403010101", True), ("201503000000", "201403010101", False),
        ("", "2014030101", True), ("无", "2014030101", True),
    ],
)  # fmt: skip
def test_which_number_it_may_have_been(written: str, number: str, is_one: bool) -> None:
    """What is left of the digits must be those of the 学号, and as many."""
    assert may_be(written, number) is is_one


@pytest.mark.parametrize(
    ("rows", "meant"),
    [
        ("L 2014030101 李明 1班；L 2014030102 王伟 1班；F 2014030102 王伟 1班；F {}",
         "；名单里的 李明（1班 2014030101）还没有反馈，是不是学号抄错了"),
        ("L 2014030101 李明 1班；F 2014030101 李明 1班；F {}", ""),
        # one of another name, which nobody of the class has, is written wrongly, and their own
        ("L 2014030101 李明 1班；F 2014030101 李鸣 1班；F {}", ""),
        ("L 2014030101 李明 1班；L 2014030102 王伟 1班；F 2014030101 王伟 1班；F {}",
         "；名单里的 李明（1班 2014030101）还没有反馈，是不是学号抄错了"),
    ],
)  # fmt: skip
def test_who_is_missing_may_be_who_has_a_wrong_number(rows: str, meant: str) -> None:
    """Of that name and without a row of their own; whoever has one is not suggested."""
    found = settled(rows.format("2014030199 李明 1班"))
    told = [one for one in found.problems if one.number == "2014030199"]
    assert [(one.code, one.message) for one in told] == [
        ("unknown-student", f"全校名单里没有这个学号{meant}")
    ]


@pytest.mark.parametrize("number", ["2.01E+09", "-"])
def test_a_list_that_has_the_destroyed_number_too(number: str) -> None:
    """Nobody is told to be a stranger, and the list has as many as it has rows."""
    found = settled(f"L {number} 李明 1班；F {number} 李明 1班")
    assert found.total.listed == 1
    codes = {one.code for one in found.problems}
    assert not codes & {"unknown-student", "name-mismatch", "total-mismatch"}
