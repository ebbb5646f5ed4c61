"""Which program an export comes from, by the columns it adds of its own.

Source: headers met in public importers of such files (docs/design-notes.md). A platform is only
named to the person; what the columns hold is told by their words, so that an unknown one is read
as well.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from tongzhi_cli.columns.heading import normal
from tongzhi_cli.errors import InputError
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.tables.table import Table

OWN = "fankui 导出的表"
UNKNOWN = "表格"
WJX = "问卷星"


class Platform(NamedTuple):
    """One platform: its *name*, and the *columns* of which *least* must be there."""

    name: str
    columns: tuple[str, ...]
    least: int


_PLATFORMS = (
    Platform(OWN, ("校对结果", "校对时间", "记录时间", "来源"), 4),
    Platform(WJX, ("提交答卷时间", "所用时间", "来源", "来源详情", "来自ip"), 2),
    Platform(
        "腾讯问卷",
        (
            "编号", "开始答题时间", "结束答题时间", "答题时长", "清洗数据结果",
            "智能清洗数据无效概率", "自定义字段", "ua", "referrer", "用户标识",
        ),
        3,
    ),
    Platform(
        "腾讯文档",
        ("提交者(自动)", "提交时间(自动)", "填写人(自动)", "填写时间(自动)", "用户类型(自动)"),
        1,
    ),
    Platform("金山表单", ("填写id", "提交时间", "答题时间", "昵称"), 2),
    Platform(
        "微软表单",
        (
            "开始时间", "完成时间", "上次修改时间", "电子邮件",
            "starttime", "completiontime", "lastmodifiedtime",
        ),
        2,
    ),
    Platform("金数据", ("提交人", "提交时间", "修改时间", "填写设备", "操作系统", "浏览器"), 3),
    Platform("谷歌表单", ("时间戳记", "时间戳", "timestamp"), 1),
)  # fmt: skip


def platform_of(table: Table, row: int) -> str:
    """The name of the platform whose header stands in *row* of *table*.

    >>> header = ["序号", "提交答卷时间", "所用时间", "来源", "1、学号"]
    >>> platform_of(Table("x.csv", None, [header]), 0)
    '问卷星'
    """
    if row < 0:
        return UNKNOWN
    return _platform_of(tuple([table.text(row, at) for at in range(len(table.rows[row]))]))


@lru_cache(maxsize=256)  # the lists of a school have the same few headers
def _platform_of(texts: tuple[str, ...]) -> str:
    marked = {"".join(text.split()).replace("（", "(").replace("）", ")") for text in texts}
    headers = {text.lower() for text in marked} | {normal(text) for text in texts}
    for one in _PLATFORMS:
        if sum(column in headers for column in one.columns) >= one.least:
            return one.name
    return UNKNOWN


#: What platforms add beside what they are told by.
_ADDED = frozenset(
    {
        *(
            "序号",
            "编号",
            "总分",
            "用户id",
            "语言",
            "ip",
            "来源",
            "来源详情",
            "昵称",
            "打卡身份",
            "提交者",
            "填写人",
        ),
        *(
            "地理位置国家和地区",
            "地理位置省",
            "地理位置市",
            "用户类型",
            "用户标识",
            "所用时间",
            "答题时长",
        ),
        *(column for one in _PLATFORMS for column in one.columns),
    }
)


def is_own_column(text: str) -> bool:
    """Whether a platform adds a column of that name to every export."""
    bare = "".join(text.split()).replace("（", "(").replace("）", ")").lower()
    return bare in _ADDED or normal(text) in _ADDED


def refuse_numbers(path: Path, platform: str, choices: Iterable[str]) -> None:
    """Refuse an export that holds the numbers or letters of the options and not their words.

    问卷星 writes -3 for a question that was skipped, -2 for one that was left blank.

    Raises:
        InputError: every answer is such a number, so that nobody can tell what they mean.

    """
    option = re.compile(r"(?:-?\d{1,2}|[A-Ha-h])(?:[┋;,|](?:-?\d{1,2}|[A-Ha-h]))*")
    given = set()
    for text in choices:
        if text:
            if not option.fullmatch(text):
                return
            given.add(text)
    if not given:
        return
    if platform == WJX or "按序号" in path.name:
        raise InputError(
            f"{path} 是“按序号”导出的，结果一栏只有选项的序号，看不出是无误还是有误",
            "请在问卷星里选“统计&分析 → 查看下载答卷 → 下载答卷数据 → 按选项文本下载”，"
            "用新的文件。",
        )
    shown = "、".join(sorted(given)[:4])
    raise InputError(
        f"{path} 的结果一栏全是选项的代号（{shown}），看不出是无误还是有误",
        "请导出“选项文本”，或在表里把代号换成文字；用错了列就加 --map 校对结果=列名。",
    )
