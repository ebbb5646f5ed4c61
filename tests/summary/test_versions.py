"""A mended form beside the old one: both count, and which is to be taken away is said."""

from datetime import datetime

import pytest

from summary.test_summary import NOTICE, summary
from tongzhi_cli.model.problem import Where
from tongzhi_cli.summary.merge import merged
from tongzhi_cli.summary.model import Kind, Record

CLASS = "2014级软件1班"
NAMES = ("安若溪", "白景行", "毕思远", "曹雨桐", "岑一鸣", "陈嘉禾")


def rows(file: str, said: str, day: int | None = None, kind: Kind = Kind.ROSTER) -> list[Record]:
    """The rows of a file: `1无误 2有误 9+3` gives student 1, student 2, and 3 with another 学号."""
    at = None if day is None else NOTICE.local(datetime(2018, 3, day, 9))  # noqa: DTZ001
    found = []
    for line, one in enumerate(said.split(), start=2):
        odd, _, rest = one.rpartition("+")
        number = f"20140301{(odd or rest[0]):0>2}"
        found.append(
            Record(number, NAMES[int(rest[0]) - 1], Where(file, "表", line=line), kind, CLASS,
                   result=rest[1:], checked_at=at, given_at=at)
        )  # fmt: skip
    return found


OLD = "1无误 2有误 3无误 4无误 5无误"
NEW = "1无误 2照片不是本人 3无误 4无误 5无误"
SAID = "和 新.xlsx 是同一些同学（5 人），写的不一样：哪一份是旧的，就拿走旧的那一份"
MENDED = "和 新.xlsx 是同一些同学（4 人），写的不一样：改好的是 新.xlsx，就拿走旧的那一份：原.xlsx"
MISSPELT = "1无误 2无误 9+3无误 4无误 5无误"
RIGHT = "1无误 2无误 3无误 4无误 5无误"


@pytest.mark.parametrize(
    ("first", "second", "days", "told"),
    [
        (OLD, NEW, (None, None), SAID),
        # a 学号 was put right: the old row is a stranger as long as it is there
        (MISSPELT, RIGHT, (None, None), SAID.replace("5 人", "4 人")),
        (
            MISSPELT, RIGHT, (20, 21),
            MENDED,
        ),
        # the newer one counts: nothing of the old one is left to be mended
        (OLD, NEW, (20, 21), ""),
        (RIGHT, RIGHT, (None, None), ""),  # a list and the form of it
        ("1无误 2无误 3无误 4无误", RIGHT, (None, None), ""),  # who was missing was added
        ("2有误 3有误", NEW, (None, None), ""),  # a 勘误表 has few of the class
        ("1有误", "1无误", (None, None), ""),
    ],
)  # fmt: skip
def test_two_versions(
    first: str, second: str, days: tuple[int | None, int | None], told: str
) -> None:
    """Told once, at the older one where times tell which it is, with the other's name."""
    records = [*rows("原.xlsx", first, days[0]), *rows("新.xlsx", second, days[1])]
    found = merged(summary(*records), NOTICE)
    versions = [one for one in found.problems if one.code == "two-versions"]
    assert [one.message for one in versions] == ([told] if told else [])
    assert [one.where for one in versions] == ([Where("原.xlsx")] if told else [])


def test_the_older_one_is_named_whatever_it_is_called() -> None:
    """By the times in it, and not by the order of the names."""
    records = [*rows("甲.xlsx", RIGHT, 21), *rows("乙.xlsx", MISSPELT, 20)]
    (told,) = [o for o in merged(summary(*records), NOTICE).problems if o.code == "two-versions"]
    assert told.where == Where("乙.xlsx")
    assert told.message.endswith("改好的是 甲.xlsx，就拿走旧的那一份：乙.xlsx")
    assert told.class_name == CLASS


def test_only_what_differs_is_another_version() -> None:
    """A list and the form of it say the same, whatever a third file says of their students."""
    files = (("名单.csv", OLD), ("反馈表.docx", OLD.replace("有误", "有误。")), ("改.csv", NEW))
    found = merged(summary(*(one for file, said in files for one in rows(file, said))), NOTICE)
    told = [o for o in found.problems if o.code == "two-versions"]
    pairs = {frozenset({str(o.where), o.message.split()[1]}) for o in told}
    assert pairs == {frozenset({file, "改.csv"}) for file, _ in files[:2]}
