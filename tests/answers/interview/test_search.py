"""Whom a slip in a name or a 学号 is put down to, and when nobody."""

import pytest

from tongzhi_cli.answers.interview.search import near
from tongzhi_cli.check.rules.sample import student

CLASS = [
    student("2014030101", "安若曦"),
    student("2014030102", "张三丰"),
    student("2014030105", "陈晨"),
    student("2014030115", "陈晨"),
    student("2014030117", "李四"),
    student("2014030218", "胡洋明"),
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("安若希", "2014030101"),  # sounds the same
        ("胡羊明", "2014030218"),
        ("张三峰", "2014030102"),
        ("张四", None),  # of 李四 it has one character of two
        ("王五", None),
        ("陈辰", None),  # two are called 陈晨
        ("2014030281", "2014030218"),  # two changed places
        ("201403218", "2014030218"),  # one is missing
        ("20140302188", "2014030218"),
        ("2014030107", None),  # 01, 02, 05 and 17 are as near
        ("2014030199", None),
        ("。", None),
    ],
)
def test_a_slip_means_the_one_who_is_near(typed: str, meant: str | None) -> None:
    """By sound and look for a name, by one character for a 学号; nobody where several are."""
    found = near(typed, CLASS)
    assert (found and found.number) == meant
