"""An invented school: colleges of classes, what each handed in, and the roll with whom to call.

What is wrong with which class is the same each time: every seventh lacks some, every ninth has a
fault, every twentieth handed in nothing.
"""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

SURNAMES, GIVEN = "安白毕曹岑陈程崔邓丁董杜范方冯傅高顾郭韩", "诺瑶舒宁乔夏墨真远宇哲河华望清"
NAMES = [one + first + second for first in GIVEN for second in GIVEN for one in SURNAMES]
COLLEGES = ("软件学院", "数学学院", "外国语学院", "农林学院", "师范学院", "医学院")
MAJORS = ("软件工程", "数学与应用数学", "英语", "园林", "学前教育", "护理学")
FAULTS = (
    "民族应为回族",
    "照片不是本人",
    "专业显示成了信息管理",
    "出生日期应为1996年5月1日",
    "没有照片",
)
HEADER = ("学院", "班级", "学号", "姓名", "层次", "校对结果", "校对时间", "备注")
ROLL = ("学院", "班级", "学号", "姓名", "层次", "职务", "手机号码")


class Student(NamedTuple):
    """A student of the roll, and what they answered."""

    college: str
    class_name: str
    number: str
    name: str
    result: str
    post: str
    phone: str


def students(classes: int = 60, size: int = 43) -> list[Student]:
    """Everybody, class by class."""
    made = []
    for at in range(classes):
        which = at % len(COLLEGES)
        ordinal = at // len(COLLEGES) + 1
        for seat in range(size):
            name = NAMES[(at * size + seat) % len(NAMES)]
            number = f"2014{which + 1:02d}{ordinal:02d}{seat + 1:02d}"
            phone = f"138{at:04d}{seat:04d}"
            made.append(
                Student(
                    COLLEGES[which],
                    f"2014级{MAJORS[which]}{ordinal}班",
                    number,
                    name,
                    _result(at, seat),
                    {0: "班长", 1: "副班长"}.get(seat, ""),
                    phone,
                )
            )
    return made


def _result(at: int, seat: int) -> str:
    if at % 7 == 3 and seat % 11 == 5:
        return ""
    if at % 9 == 4 and seat % 14 == 2:
        return FAULTS[(at + seat) % len(FAULTS)]
    return "有误" if at % 13 == 6 and seat == 7 else "无误"


def write(folder: Path, classes: int = 60, size: int = 43) -> tuple[Path, Path]:
    """The folder of what was handed in, and the roll; every twentieth class is not in it."""
    everybody = students(classes, size)
    by_class: dict[str, list[Student]] = {}
    for one in everybody:
        by_class.setdefault(one.class_name, []).append(one)
    handed_in = folder / "交来"
    for at, (name, own) in enumerate(by_class.items()):
        if at % 20 == 11:
            continue
        place = handed_in / own[0].college
        place.mkdir(parents=True, exist_ok=True)
        day = f"2018-03-{20 + at % 8} 1{at % 10}:05"
        rows = [
            (one.college, name, one.number, one.name, "本科", one.result, one.result and day, "")
            for one in own
        ]
        _csv(place / f"{name}.csv", HEADER, rows)
    roll = folder / "全校名单.csv"
    told = [
        (one.college, one.class_name, one.number, one.name, "本科", one.post, one.phone)
        for one in everybody
    ]
    _csv(roll, ROLL, told)
    return handed_in, roll


def _csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
