"""What a person types who has looked."""

import pytest

from tongzhi_cli.errors import UsageError
from tongzhi_cli.scan.account import Account, Entry, Standing
from tongzhi_cli.scan.match import Person
from tongzhi_cli.scan.typed import understood

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
    ],
)
def test_the_words_people_type(typed: str, said: list[tuple[str, str]]) -> None:
    """序号, 学号 or 姓名 behind 已签 or 未签, parted by whatever."""
    assert [(one.entry.person.number, one.said) for one in understood(typed, [ONE])] == said


@pytest.mark.parametrize("typed", ["", "7 12", "已签", "已签 99", "已签 7 未签 7", "签名 7"])
def test_what_is_not_understood_is_refused_whole(typed: str) -> None:
    """Nothing is recorded of a line of which a part is not understood."""
    with pytest.raises(UsageError):
        understood(typed, [ONE])


def test_a_place_that_two_classes_have_is_asked_about() -> None:
    """With several classes a 序号 that both have is nobody's; a 学号 is."""
    with pytest.raises(UsageError, match="可能是几个人"):
        understood("已签 1", [ONE, OTHER])
    assert [one.entry.person.name for one in understood("已签 201591", [ONE, OTHER])] == ["别人"]
