"""The overview for the group of 班长: every class that is open, its number, and nobody's name."""

import re
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.paper.blocks import lines_of
from tongzhi_cli.paper.overview import Open, overview

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
NOW = datetime(2018, 3, 30, 9, tzinfo=NOTICE.zone)
KINDS = [
    line.split("\t")
    for line in Path(__file__).with_name("kinds_overview.tsv").read_text("utf-8").splitlines()[1:]
]


def told(classes: list[Open], many: int | None = None) -> list[str]:
    return lines_of(overview(classes, many or len(classes), NOTICE, NOW))


@pytest.mark.parametrize(("kind", "colleges", "classes", "most"), KINDS)
def test_kinds(kind: str, colleges: str, classes: str, most: str) -> None:
    """Each class once, with how many, in so many lines; each college's classes together."""
    assert kind
    per = int(classes) // int(colleges)
    made = [
        Open(f"第{at // per}学院", f"2014级{at}班", at + 1, 0, silent=False)
        for at in range(int(classes))
    ]
    lines = told(made)
    assert len(lines) <= int(most)
    text = "\n".join(lines)
    found = re.findall(r"(2014级\d+班)[： ](?:差 )?(\d+) 人", text)
    assert found == [(each.name, str(each.missing)) for each in made]
    assert f"还差 {sum(each.missing for each in made)} 人" in lines[1]


def test_each_kind_has_neighbours() -> None:
    """At least three inputs a kind."""
    assert [kind for kind, count in Counter(row[0] for row in KINDS).items() if count < 3] == []


def test_to_the_letter() -> None:
    """Who is missing, who was unclear, who has said nothing at all; until when; what to do."""
    classes = [
        Open("软件学院", "2014级软件1班", 2, 1, silent=False),
        Open("软件学院", "2014级软件2班", 43, 0, silent=True),
        Open("", "", 0, 3, silent=False),
    ]
    assert told(classes, 9) == [
        "【学信网信息校对】各班班长",
        "9 个班里有 3 个班没有齐：还差 45 人，4 人没写清楚。",
        "软件学院：",
        "- 2014级软件1班：差 2 人，1 人没写清楚",
        "- 2014级软件2班：全班 43 人都还没有",
        "其他：",
        "- （没有班级名称）：3 人没写清楚",
        "校对截止：4月1日（星期日）23:00 以前（还有 2 天 14 小时，逾期不再受理）",
        "上交截止：4月2日（星期一）17:00 以前（还有 3 天 8 小时，逾期不再受理）",
        "请各班班长在班级群里催一催（名单在各班自己的那一份里），补齐了把表重新交来。",
    ]


@pytest.mark.parametrize(
    "name", ["软件1班 13800000001", "软件1班（班长 138-0000-0001）", "软件1班0879-2123456"]
)
def test_no_phone(name: str) -> None:
    """A phone behind the name of a class stays out of the group."""
    text = "\n".join(told([Open("", name, 1, 0, silent=False)]))
    assert "软件1班" in text
    assert not re.search(r"\d{7}|\d{4}-\d{4}", text.replace("2014", ""))
