"""A file that could not be read is told with the class that it is likely to be of."""

from pathlib import Path

import pytest
from builders import notice_2018, xlsx
from send_backs import document, merge, text_of

from tongzhi_cli.summary.people.unread_files import likely_of
from tongzhi_cli.summary.verdict import calls, verdict

NOTICE = notice_2018()
CLASSES = [
    "2014级电子信息工程1班",
    "2014级化学1班",
    "2014级计算机科学与技术2班",
    "2014级软件1班",
    "2014级软件2班",
    "2015级软件2班",
    "法学（1）班",
]


@pytest.mark.parametrize(
    ("file", "meant"),
    [
        ("电子信息1班反馈表.jpg", "2014级电子信息工程1班"),
        ("化学班反馈表扫描.pdf", "2014级化学1班"),
        ("化学一班.jpg", "2014级化学1班"),
        ("计科2班（签字）.pdf", "2014级计算机科学与技术2班"),
        ("交来/理学院/最终版法学1班.jpg", "法学（1）班"),
        ("2014级软件1班.rar", "2014级软件1班"),
        # another number, several, nobody
        ("信息工程1班.jpg", ""),  # it may be a class of that name
        ("化学2班.pdf", ""),
        ("软件班.pdf", ""),
        ("软件2班.jpg", ""),
        ("扫描.pdf", ""),
        ("班.jpg", ""),
        ("我们班.pdf", ""),
        ("学生1班.jpg", ""),
    ],
)
def test_which_class_a_file_is_likely_to_be_of(file: str, meant: str) -> None:
    """The letters of one class alone, in their order, and no other number."""
    assert likely_of([file], CLASSES) == ({file: meant} if meant else {})


def school(folder: Path, unread: str) -> tuple[Path, Path]:
    """Of two classes one handed in a form, and one what nobody can read."""
    handed = folder / "交来"
    handed.mkdir()
    rows = [["学号", "姓名", "校对结果"], ["2014030101", "安若溪", "无误"]]
    (handed / "甲.docx").write_bytes(document(rows, "班级：2014级软件1班"))
    (handed / unread).write_bytes(b"%PDF-1.4 scanned")
    people = [["2014030101", "安若溪", "2014级软件1班"], ["2014050101", "丁若", "2014级化学1班"]]
    return handed, xlsx(folder / "全校.xlsx", [["学号", "姓名", "班级"], *people])


@pytest.mark.parametrize("unread", ["化学1班.pdf", "化学班反馈表扫描.pdf", "2014级化学（1）班.pdf"])
def test_the_class_has_handed_in(unread: str, tmp_path: Path) -> None:
    """It is asked for the same in another form, in the problem, the calls and its own text."""
    handed, roll = school(tmp_path, unread)
    found, plan = merge(handed, [roll], NOTICE)
    (told,) = [one for one in found.problems if one.code == "missing-form"]
    assert told.message == f"名单上有 1 人，没有读得出来的表：“{unread}”像是这个班交来的，读不了"
    assert told.where
    assert told.where.file.endswith(unread)
    assert "请向这个班要 Word 原件" in told.do
    assert verdict(found) == "2 个班 2 人，还不齐：1 份文件读不了，1 人未反馈。"
    assert [(one.name, one.about) for one in calls(found)] == [
        ("2014级化学1班", "交来的表读不出来")
    ]
    (back,) = plan.folders
    assert back.name == "2014级化学1班"
    text = text_of(back.files)
    assert f"■ {unread} 打不开，或里面没有认得的表" in text
    assert "像是" not in text


def test_a_file_of_nobody_knows_whom_is_told_alone(tmp_path: Path) -> None:
    """The class has not handed in, for all one knows."""
    handed, roll = school(tmp_path, "扫描0001.pdf")
    found, plan = merge(handed, [roll], NOTICE)
    (told,) = [one for one in found.problems if one.code == "missing-form"]
    assert told.message == "名单上有 1 人，一份表也没有交来"
    assert verdict(found) == "2 个班 2 人，还不齐：1 份文件读不了，1 个班没有交表，1 人未反馈。"
    assert [one.about for one in calls(found)] == ["没有交表", "文件读不了"]
    assert len(plan.folders) == 2


def test_a_class_of_two_colleges_is_not_guessed(tmp_path: Path) -> None:
    """Neither of two classes of one name has handed in: the file is of either."""
    handed, _ = school(tmp_path, "化学1班.pdf")
    people = [
        [college, f"20140{at}0101", f"丁{at}", "2014级化学1班"]
        for at, college in enumerate(("理学院", "师范学院"), start=5)
    ]
    roll = xlsx(tmp_path / "全校2.xlsx", [["学院", "学号", "姓名", "班级"], *people])
    found, _ = merge(handed, [roll], NOTICE)
    told = [one.message for one in found.problems if one.code == "missing-form"]
    assert told == ["名单上有 1 人，一份表也没有交来"] * 2
