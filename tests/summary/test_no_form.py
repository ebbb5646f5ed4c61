"""What lies in the folder and is nobody's form: a note, and the summary is as complete as it is."""

from pathlib import Path, PurePosixPath

import pytest
from builders import notice_2018, xlsx
from send_backs import document, merge

from tongzhi_cli.form.shipped import shipped_template
from tongzhi_cli.summary.verdict import calls, verdict

NOTICE = notice_2018()
ROWS = [["学号", "姓名", "校对结果"], ["2014030101", "安若溪", "无误"]]
PEOPLE = [["2014030101", "安若溪", "2014级软件1班"], ["2014050101", "丁若", "2014级化学1班"]]
BLANK = shipped_template().read_bytes()


def notice_with(rows: list[list[str]]) -> bytes:
    """The notice, and behind it a table of these rows."""
    return document(
        rows,
        "关于做好学历图像信息校对的通知\n各班：2018届学生请于2018年4月1日17:00前完成校对。",
    )


def folder(tmp_path: Path, name: str, data: bytes) -> Path:
    """One class's form and something else."""
    handed = tmp_path / "交来"
    handed.mkdir()
    (handed / "甲.docx").write_bytes(document(ROWS, "班级：2014级软件1班"))
    (handed / name).parent.mkdir(parents=True, exist_ok=True)
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
            "提醒.txt",
            "各班班长：照片核对今晚截止\n有问题的填写清楚",
            "是说给大家的话，里面没有学生，不用汇总",
        ),
        (
            "通知.docx",
            notice_with([["姓名", "电话"], ["安老师", "13800000000"]]),
            "是通知的原文，不用汇总",
        ),
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
        ("结果.txt", "各位老师好，已全部核对：丁若照片不是本人，其余同学无误。班长 安若溪"),
        ("结果.txt", "姓名 结果\n丁若 无误\n安若溪（班长） 照片不是本人"),
        ("结果.txt", "班长您好，丁若没问题，安若溪民族应为回族"),
        ("结果.txt", "老师们好 全班都对"),
        ("软件2班.txt", "请各班班长把反馈表交来。"),
        ("软件2班/反馈表.docx", BLANK),
        ("2014级软件2班/交来/附件2.docx", BLANK),
        ("软件2班/群公告.txt", "请各班班长把反馈表交来。"),
        ("通知.docx", notice_with([["学号", "姓名", "情况"], ["2014050101", "丁若", "无误"]])),
        ("通知.docx", notice_with([["序号", "姓名", "学号"], ["1", "丁若", "2014050101"]])),
        ("软件2班.docx", notice_with([["序号", "情况"]])),
        ("软件2班/附件2.docx", notice_with([["序号", "情况"]])),
    ],
)
def test_what_somebody_may_have_handed_in_stays_an_error(
    name: str, data: bytes | str, tmp_path: Path
) -> None:
    """Called after a class, as is its folder; a text with a 学号 or a result; people in a table.

    Somebody's answer may be lost in it.
    """
    handed = folder(tmp_path, name, data.encode() if isinstance(data, str) else data)
    found, _ = merge(handed, [], NOTICE)
    assert "1 份文件读不了" in verdict(found)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("软件1班/空表.docx", BLANK),
        ("软件1班/群公告.txt", "请各班班长把反馈表交来。".encode()),
        ("软件1班/通知.docx", notice_with([["序号", "情况"]])),
    ],
)
@pytest.mark.parametrize("own", ["软件1班/甲.docx", "软件1班/签字/甲.docx"])
def test_what_lies_beside_the_form_of_its_class_is_no_form(
    name: str, data: bytes, own: str, tmp_path: Path
) -> None:
    """Its class has handed in what there is; alone in its folder this would be what it did."""
    for path, told in (name, data), (own, document(ROWS, "班级：2014级软件1班")):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(told)
    found, _ = merge(tmp_path / "软件1班", [], NOTICE)
    (note,) = [one for one in found.all_problems if one.where and one.where.file.endswith(name)]
    assert note.severity == "info"
    assert note.message.endswith("，不算交来")
    assert verdict(found) == "1 个班 1 人，全部无误。"


@pytest.mark.parametrize(
    "name",
    [
        "化学班反馈表.docx",
        "化学班.docx",
        "附件2 化学班.docx",
        "2014级化学1班.docx",
        "化学1班/表.docx",
    ],
)
def test_a_blank_form_is_told_at_its_class(name: str, tmp_path: Path) -> None:
    """Where the name of the file says whose it is, and nothing else came of that class."""
    roll = xlsx(tmp_path / "全校.xlsx", [["学号", "姓名", "班级"], *PEOPLE])
    found, _ = merge(folder(tmp_path, name, BLANK), [roll], NOTICE)
    (told,) = [one for one in found.problems if one.code == "missing-form"]
    shown = PurePosixPath(name).name
    assert told.message == f"名单上有 1 人，没有读得出来的表：“{shown}”像是这个班交来的，是空白的"
    assert "没有交表" not in verdict(found)
    is_unread = "1 份文件读不了" in verdict(found)
    assert ("1 个班交来的表是空白的" in verdict(found)) is not is_unread
    about = "交来的表读不出来" if is_unread else "交来的表是空白的"
    assert [(one.name, one.about) for one in calls(found)] == [("2014级化学1班", about)]


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


@pytest.mark.parametrize(
    ("other", "severity"),
    [
        ("2014级软件2班", "error"),
        ("2015级软件1班", "error"),
        ("数学1班", "error"),
        ("软件1班", "warning"),
        ("2014级软件（一）班", "warning"),
        ("", "warning"),
    ],
)
def test_one_student_in_two_classes_of_a_document_is_an_error(
    other: str, severity: str, tmp_path: Path
) -> None:
    """A page that was copied from another class's has nobody of its own class on it."""
    rows = [["学号", "姓名", "班级", "校对结果"]]
    rows += [["2014030101", "李甲", name, "无误"] for name in ("2014级软件1班", other)]
    path = tmp_path / "两个班.docx"
    path.write_bytes(document(rows, "反馈表"))
    found, _ = merge(path, [], NOTICE)
    (told,) = [one for one in found.all_problems if one.code == "duplicate-number"]
    assert told.severity == severity
    assert (f"这里是“{other}”" in told.message) is (severity == "error")
