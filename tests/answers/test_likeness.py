"""Whom a name that nobody has may mean: how it differs, and whether that is surely an error."""

import pytest

from tongzhi_cli.answers.files.likeness import near
from tongzhi_cli.check.rules.sample import student

#: What is typed, who is in the class, and whom it may mean: how, with ? where that is not sure.
CASES = [
    ("李铭", "李明 张文静", "李明 错字"),
    ("晓明李", "李晓明", "李晓明 字颠倒"),
    ("明李", "李明", "李明 字颠倒?"),  # two characters are soon somebody else
    ("白思远远", "白思远", "白思远 多字"),
    ("若曦", "安若曦 李明", "安若曦 只有名"),
    ("安若", "安若曦", "安若曦 缺字?"),
    ("李荟", "李慧 李会", "李会 错字; 李慧 错字"),
    ("李福", "李胡", "李胡 错字?"),  # h and f, which many do not tell apart
    ("张福远", "张胡远", "张胡远 错字"),
    ("张福远", "张楚远", "张楚远 错字?"),
    ("周紫涵", "周子涵 邓紫涵", "周子涵 错字"),  # hardly anybody mistypes the surname
    ("李晓名", "李晓明 黎晓明 李晓", "李晓明 错字; 黎晓明 错字"),
    ("李晓名", "李晓 李明", "李晓 多字?"),
    ("王五", "李明 张文静", ""),
]


@pytest.mark.parametrize(("typed", "people", "expected"), CASES)
def test_whom_a_name_may_mean(typed: str, people: str, expected: str) -> None:
    """Those who are surely meant stand alone; who may be meant is told with a doubt."""
    students = [student(str(at), name) for at, name in enumerate(people.split(), start=1)]
    found = sorted(
        f"{each.student.name} {each.how}{'' if each.is_sure else '?'}"
        for each in near(typed, students)
    )
    assert "; ".join(found) == expected
