"""What a person types who has looked."""

import pytest

from tongzhi_cli.errors import UsageError
from tongzhi_cli.scan.classes.account import Account, Entry, Standing
from tongzhi_cli.scan.classes.typed import understood
from tongzhi_cli.scan.match import Person

ONE = Account(
    "1班", "1班.xlsx",
    tuple(Entry(Person(f"2014{at:02d}", f"生{at}"), at, Standing.LOOK) for at in range(1, 13)), (),
)  # fmt: skip
OTHER = Account("2班", "2班.xlsx", (Entry(Person("201591", "别人"), 1, Standing.LOOK),), ())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("已签 7 12", [("201407", "已签"), ("201412", "已签")]),
        ("已签 7，12；未签 9", [("201407", "已签"), ("201412", "已签"), ("201409", "未签")]),
        ("已签：201407 生8", [("201407", "已签"), ("201408", "已签")]),
        ("没签 1 1", [("201401", "未签")]),
        ("已签7", [("201407", "已签")]),
        ("已签7，12", [("201407", "已签"), ("201412", "已签")]),
        ("已签 7-9", [("201407", "已签"), ("201408", "已签"), ("201409", "已签")]),
        ("没看到签名 3", [("201403", "未签")]),
        ("不签 3 签了４", [("201403", "未签"), ("201404", "已签")]),
    ],
)
def test_the_words_people_type(typed: str, said: list[tuple[str, str]]) -> None:
    """序号, 学号 or 姓名 behind 已签 or 未签, parted by whatever."""
    assert [(one.entry.person.number, one.said) for one in understood(typed, [ONE])] == said


@pytest.mark.parametrize(
    "typed",
    ["", "7 12", "已签", "已签 99", "已签 7 未签 7", "签名 7", "已签 9-7", "已签 11-13", "已签 0"],
)
def test_what_is_not_understood_is_refused_whole(typed: str) -> None:
    """Nothing is recorded of a line of which a part is not understood."""
    with pytest.raises(UsageError):
        understood(typed, [ONE])


def test_a_place_that_two_classes_have_is_asked_about() -> None:
    """With several classes a 序号 that both have is nobody's; a 学号 is."""
    with pytest.raises(UsageError, match="可能是几个人"):
        understood("已签 1", [ONE, OTHER])
    assert [one.entry.person.name for one in understood("已签 201591", [ONE, OTHER])] == ["别人"]


def standing(number: str, serial: int, name: str, what: Standing, said: str = "") -> Entry:
    return Entry(Person(number, name), serial, what, said=said)


def test_only_rows_that_were_to_be_looked_at_are_settled_in_short() -> None:
    """已签 1-25 over an empty sheet is a slip; who really has looked writes the whole 学号."""
    account = Account("1班", "1班.xlsx", (
        standing("201401", 1, "甲一", Standing.LOOK),
        standing("201402", 2, "乙二", Standing.UNREAD),
        standing("201403", 3, "丙三", Standing.UNSIGNED),
        standing("201404", 4, "丁四", Standing.NOT_THERE),
        standing("201405", 5, "戊五", Standing.SIGNED, "已签"),
    ), ())  # fmt: skip
    assert len(understood("已签 1 2 5", [account])) == 3
    for typed in ("已签 3", "已签 丙三", "已签 1-4", "已签 4"):
        with pytest.raises(UsageError, match="不在要看的里面"):
            understood(typed, [account])
    assert [one.entry.serial for one in understood("已签 201403 201404", [account])] == [3, 4]


def test_a_short_number_that_may_be_a_place_is_asked_about() -> None:
    """学号 002 is the first student's; so is 序号 2 the second's."""
    account = Account("1班", "1班.xlsx", (
        standing("002", 1, "甲一", Standing.LOOK),
        standing("003", 2, "乙二", Standing.LOOK),
        standing("007", 7, "庚七", Standing.LOOK),
    ), ())  # fmt: skip
    with pytest.raises(UsageError, match="002 甲一、003 乙二"):
        understood("已签 002", [account])
    assert [one.entry.serial for one in understood("已签 7 乙二", [account])] == [7, 2]
