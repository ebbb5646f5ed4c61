"""The parts of a file's name: 学号 of the class, what looks like one, what says nothing."""

import pytest

from tongzhi_cli.answers.files.file_name import Parts, is_picture, numbers_of, parts_of, stem_of

NUMBERS = numbers_of(["2014030101", "2014030102"])


def told(parts: Parts) -> str:
    """The parts that are there, by their names."""
    named = parts._asdict()
    kept = ("numbers", "strange", "tails", "said", "runs", "letters")
    said = [f"{name} {'+'.join(named[name])}" for name in kept if named[name]]
    return "; ".join([*said, *(["mistyped"] if parts.mistyped else [])])


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("2014030101安若曦", "numbers 2014030101; runs 安若曦"),
        ("会计1722014030101安若曦", "numbers 2014030101; runs 会计+安若曦"),
        ("会计12014030101", "numbers 2014030101; runs 会计"),
        ("12342014030101", "numbers 2014030101"),  # four digits of the class close before it
        ("123452014030101", "strange 123452014030101"),  # five are not
        ("20140301012014030101", "numbers 2014030101"),  # written twice
        ("201804022014030101", "numbers 2014030101"),  # a day before it, or behind
        ("201403010120180402", "numbers 2014030101"),
        ("2014-03-01-01 安", "numbers 2014030101; runs 安"),
        ("2O14O3O1O1", "numbers 2014030101; mistyped"),
        ("2014030101 2014030102", "numbers 2014030101+2014030102"),
        ("2014030199安", "strange 2014030199; runs 安"),
        ("201403010安", "strange 201403010; runs 安"),
        ("20140301011安", "strange 20140301011; runs 安"),
        ("IMG_20140301_120000", ""),
        ("微信图片_20140301012345", "runs 微信图片"),
        ("尾号01", "said 01"),
        ("安0101", "tails 0101; runs 安"),
        ("安1", "runs 安"),
        ("安123456", "tails 123456; runs 安"),
        ("安7654321", "strange 7654321; runs 安"),
        ("（1）安若曦", "runs 安若曦"),
        ("阿依古丽·麦麦提 Anna", "runs 阿依古丽麦麦提; letters Anna"),
    ],
)
def test_the_parts_of_a_name(stem: str, expected: str) -> None:
    """Each digit and each word of a name is one of these, or noise that phones and copies add."""
    assert told(parts_of(stem, NUMBERS)) == expected


@pytest.mark.parametrize(
    ("digits", "is_close", "may_be"),
    [
        ("201403010", True, True),
        ("20140301011", True, True),
        ("2014030101", False, True),
        ("2014039999", False, True),  # as long as those of the class
        ("20140399", False, True),  # begun alike, and no more than two digits short
        ("2014039", False, False),
        ("201503010", False, False),
        ("20140301", False, True),
    ],
)
def test_what_is_like_a_number_of_the_class(digits: str, *, is_close: bool, may_be: bool) -> None:
    """Close is one digit too many or missing; as long or begun alike is another student's."""
    assert NUMBERS.is_close(digits) is is_close
    assert NUMBERS.may_be(digits) is may_be


def test_a_short_number_is_none() -> None:
    """Of fewer than six digits it cannot be told from others; marks within one do not count."""
    assert [*numbers_of(["10001", "100001", "2014-01"]).known] == ["100001", "2014-01", "201401"]


@pytest.mark.parametrize(
    ("name", "stem", "picture"),
    [
        ("截图/安若曦 - 副本 (2).PNG", "安若曦", True),
        ("a\\b\\安若曦_2.jpeg", "安若曦", True),
        ("安若曦.jpg.crdownload", "安若曦", False),
        ("%E5%AE%89.png", "安", True),
        ("安若曦100%.png", "安若曦100%", True),
        ("安若曦.docx", "安若曦", False),
        ("J.Li", "J.Li", False),
        ("安若□", "安若□", False),  # a character that was lost
        ("安若曦/", "安若曦", False),
    ],
)
def test_a_name_without_what_is_around_it(name: str, stem: str, *, picture: bool) -> None:
    """Folders, endings and marks of copies go; whether it is a picture its last ending tells."""
    assert stem_of(name) == stem
    assert is_picture(name) is picture
