"""What lies in the folder and is nobody's form: a note, and the summary is as complete as it is."""

from pathlib import Path

import pytest
from builders import notice_2018, xlsx
from send_backs import document, merge

from tongzhi_cli.form.shipped import shipped_template
from tongzhi_cli.summary.verdict import verdict

NOTICE = notice_2018()
ROWS = [["学号", "姓名", "校对结果"], ["2014030101", "安若溪", "无误"]]
PEOPLE = [["2014030101", "安若溪", "2014级软件1班"], ["2014050101", "丁若", "2014级化学1班"]]
BLANK = shipped_template().read_bytes()


def folder(tmp_path: Path, name: str, data: bytes) -> Path:
    """One class's form and something else."""
    handed = tmp_path / "交来"
    handed.mkdir()
    (handed / "甲.docx").write_bytes(document(ROWS, "班级：2014级软件1班"))
    (handed / name).write_bytes(data)
    return handed


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("附件2空表.docx", BLANK, "是空白的反馈表，里面没有学生，不算交来"),
        ("反馈表(1).docx", BLANK, "是空白的反馈表，里面没有学生，不算交来"),
        (
            "群公告.txt",
            "请各班班长把反馈表交来。",
            "是说给大家的话，里面没有学生，不用汇总",
        ),
        ("说明.txt", "大家好\n没有问题的写无误", "是说给大家的话，里面没有学生，不用汇总"),
        ("提醒.txt", "@所有人 各位同学们抓紧", "是说给大家的话，里面没有学生，不用汇总"),
        (
            "通知.txt",
            "关于做好学历图像信息校对的通知\n各班：2018届学生请于2018年4月1日17:00前完成校对。",
            "是通知的原文，不用汇总",
        ),
    ],
)
def test_it_is_a_note(name: str, data: bytes | str, told: str, tmp_path: Path) -> None:
    """It is told, it is no error, and nothing lacks because of it."""
    handed = folder(tmp_path, name, data.encode() if isinstance(data, str) else data)
    found, plan = merge(handed, [], NOTICE)
    (note,) = [one for one in found.all_problems if one.where and one.where.file.endswith(name)]
    assert (note.severity, note.message) == ("info", f"{note.where and note.where.file} {told}")
    assert verdict(found) == "1 个班 1 人，全部无误。"
    assert not plan.folders


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("反馈表-2014级化学1班.docx", BLANK),
        ("结果.txt", "大家的：\n2014050101 丁若 无"),
        ("结果.txt", "丁若 没有问题"),
        ("名单.txt", "丁若、安若溪"),
    ],
)
def test_what_somebody_may_have_handed_in_stays_an_error(
    name: str, data: bytes | str, tmp_path: Path
) -> None:
    """A blank form that is called after a class, a text with a 学号: somebody's may be lost."""
    handed = folder(tmp_path, name, data.encode() if isinstance(data, str) else data)
    found, _ = merge(handed, [], NOTICE)
    assert "1 份文件读不了" in verdict(found)


@pytest.mark.parametrize(
    "name", ["化学班反馈表.docx", "化学班.docx", "附件2 化学班.docx", "2014级化学1班.docx"]
)
def test_a_blank_form_is_told_at_its_class(name: str, tmp_path: Path) -> None:
    """Where the name of the file says whose it is, and nothing else came of that class."""
    roll = xlsx(tmp_path / "全校.xlsx", [["学号", "姓名", "班级"], *PEOPLE])
    found, _ = merge(folder(tmp_path, name, BLANK), [roll], NOTICE)
    (told,) = [one for one in found.problems if one.code == "missing-form"]
    assert told.message == f"名单上有 1 人，没有读得出来的表：“{name}”像是这个班交来的，是空白的"
    assert "没有交表" not in verdict(found)


@pytest.mark.parametrize(
    ("orders", "told"),
    [
        (("102 101", "201 202"), ["2014级软件1班"]),
        (("101 102", "203 202 204"), ["2014级软件2班"]),
        (("102 101", "202 201"), ["2014级软件1班", "2014级软件2班"]),
    ],
)
def test_a_wrong_order_is_told_of_each_class(
    orders: tuple[str, str], told: list[str], tmp_path: Path
) -> None:
    """Of two classes in one document each is named, in the problem itself."""
    rows = [["学号", "姓名", "班级", "校对结果"]]
    for at, order in enumerate(orders, start=1):
        rows += [
            [f"2014030{number}", f"李{'甲乙丙丁戊'[seat]}", f"2014级软件{at}班", "无误"]
            for seat, number in enumerate(order.split())
        ]
    path = tmp_path / "两个班.docx"
    path.write_bytes(document(rows, "反馈表"))
    found, _ = merge(path, [], NOTICE)
    assert [one.class_name for one in found.all_problems if one.code == "not-ascending"] == told
