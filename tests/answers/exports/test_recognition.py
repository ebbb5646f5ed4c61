"""A list of those who have answered is no roster: by what headings it is known."""

import pytest

from tongzhi_cli.answers.recognition import export_in
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.header import Header
from tongzhi_cli.model.file_kind import FileKind
from tongzhi_cli.tables.table import Table

TIMES = [
    "提交时间", "提交答卷时间", "提交日期", "提交于", "填写时间", "填写日期", "填表时间",
    "填表日期", "填报时间", "填报日期", "开始时间", "结束时间", "完成时间", "开始答题时间",
    "结束答题时间", "答题时间", "作答时间", "接龙时间", "报名时间", "打卡时间", "参与时间",
    "创建时间", "最后修改时间", "上次修改时间", "修改时间", "Start time", "Completion time",
    "Submit time", "Submitted at", "Submission time",
]  # fmt: skip
ADDED = [
    "提交者", "提交人", "填写人", "填写者", "填表人", "填报人", "答题人", "作答人", "参与人",
    "接龙人", "昵称", "微信昵称", "用户昵称", "群昵称", "IP", "IP地址", "来自IP", "提交IP",
    "用户ID", "填写ID", "答卷ID", "答卷编号", "OpenID", "填写设备", "操作系统", "浏览器",
    "所用时间", "答题时长", "填写时长", "作答时长", "用时", "电子邮件", "Email", "来源渠道",
    "来源详情", "答题序号", "总分",
]  # fmt: skip


def found(*headings: str) -> str | None:
    """What a list with 学号, 姓名 and these headings is called."""
    head = ["学号", "姓名", *headings]
    return export_in(Table("1班.csv", None, [head]), Header(0, {Column.NUMBER: 0, Column.NAME: 1}))


@pytest.mark.parametrize("time", TIMES)
def test_when_it_was_filled_in(time: str) -> None:
    """Each of these beside what a platform adds makes an export; what is added alone does not."""
    assert found(time, "群昵称") == FileKind.EXPORT
    assert found("校对时间", "群昵称") is None


@pytest.mark.parametrize("time", ["时间戳", "时间戳记", "Timestamp"])
def test_the_word_of_one_platform_names_it(time: str) -> None:
    """Nobody else calls the time so."""
    assert found(time, "群昵称") == "谷歌表单导出的表"


@pytest.mark.parametrize("added", ADDED)
def test_what_platforms_add(added: str) -> None:
    """Each of these beside the time of handing in makes an export; the time alone does not."""
    assert found("打卡时间", added) == FileKind.EXPORT
    assert found("打卡时间") is None


@pytest.mark.parametrize(
    ("heading", "is_export"),
    [
        ("1、照片是本人吗", True), ("Q2. 照片", True), ("第3题：照片", True), ("您的照片", True),
        ("照片清楚吗？", True), ("请填照片情况", True), ("照片", False), ("12345", False),
        ("2018届", False), ("请假", False), ("？", True), ("99、照片", True), ("100、照片", False),
    ],
)  # fmt: skip
def test_what_asks(heading: str, *, is_export: bool) -> None:
    """A question beside the time of handing in makes an export, a heading of a list does not."""
    assert (found("打卡时间", heading) is not None) is is_export
