"""What columns are for: in rosters and exports, on the signed form, 勘误表 and 统计表."""

from collections.abc import Mapping
from enum import StrEnum

from tongzhi_cli.model.words import joined


class Column(StrEnum):
    """What a column is for, by the word that `--map` and messages use."""

    SERIAL = "序号"
    NUMBER = "学号"
    NAME = "姓名"
    CLASS = "班级"
    ENTRY_YEAR = "年级"
    LEVEL = "层次"
    MAJOR = "专业"
    COLLEGE = "学院"
    SEX = "性别"
    STANDING = "学籍状态"
    RESULT = "校对结果"
    CHECKED_AT = "校对时间"
    NOTE = "备注"
    DETAIL = "异常说明"
    RECORDED_AT = "记录时间"
    # 反馈表
    RIGHT = "正确"
    WRONG = "有误"
    SIGNATURE = "本人签名"
    # where the photo and the rest of the record have a column for the result each
    PHOTO = "照片结果"
    RECORD = "信息结果"
    # where each entry of the record is ticked (`checked_items`)
    ITEM_NAME = "核对姓名"
    ITEM_SEX = "核对性别"
    ITEM_PEOPLE = "核对民族"
    ITEM_BIRTH = "核对出生日期"
    ITEM_ID = "核对证件号码"
    ITEM_MAJOR = "核对专业"
    ITEM_LEVEL = "核对层次"
    ITEM_YEARS = "核对学制"
    ITEM_ENTRY = "核对入学日期"
    ITEM_END = "核对毕业日期"
    ITEM_FORM = "核对学习形式"
    ITEM_NUMBER = "核对学号"
    ITEM_CLASS = "核对班级"
    ITEM_COLLEGE = "核对学院"
    ITEM_PHOTO = "核对照片"
    # 勘误表
    KIND = "错误类别"
    SHOWN = "错误信息"
    SHOULD_BE = "正确信息"
    # 统计表
    EXPECTED = "应校对人数"
    CHECKED = "已校对人数"
    OK_COUNT = "无误人数"
    WRONG_COUNT = "有误人数"
    MISSING_COUNT = "未校对人数"
    AWAY_COUNT = "不参加人数"
    RATE = "校对率"


#: What a whole class has in common.
OF_A_CLASS = (Column.CLASS, Column.ENTRY_YEAR, Column.LEVEL, Column.MAJOR, Column.COLLEGE)
#: What a list tells of its students beside 学号, 姓名, result and 备注; the class's first.
OF_A_STUDENT = (*OF_A_CLASS, Column.SEX)
#: What of it nothing is judged by: it is printed where a form has such a column (`Student.facts`).
PRINTED = (Column.MAJOR, Column.SEX)
#: Each has its part of the result, where a form asks for the photo and for the rest apart.
BY_ITEM = (Column.PHOTO, Column.RECORD)
#: The columns to tick, each by the name of the entry that it is for.
CHECKED_ITEMS: Mapping[str, Column] = {
    one.removeprefix("核对"): one for one in Column if one.name.startswith("ITEM_")
}
#: Where a wrong column spoils everything.
STRICT = frozenset({Column.NUMBER, Column.NAME, Column.RESULT})


#: What systems put behind the letters of a field where its words stand: BJMC, BJDM_DISPLAY.
_NAMED_AS = ("mc", "dmdisplay", "dmmc")
_SHOWN_AS = (*_NAMED_AS, "")  # what has no such ending may be a code
#: The fields of 教务系统, without capitals and marks, as their exports have them for headings:
#: 金智's XH XM BJDM_DISPLAY XJZTDM_DISPLAY, 正方's XZB and SFZX, URP's XSM and ZYM.
FIELDS: Mapping[Column, tuple[str, ...]] = {
    Column.NUMBER: ("xh", "xsxh", "xsbh"),
    Column.NAME: ("xm", "xsxm"),
    Column.CLASS: (
        *joined(("xzb", "bj", "szbj"), _SHOWN_AS), "xzbname", "bjm", "bjqc", "bjh", "bjdm", "bh",
    ),
    Column.ENTRY_YEAR: ("nj", "xznj", "sznj", "rxnj", "njdmdisplay", "rxnf"),
    Column.LEVEL: joined(("pycc", "cc", "xlcc"), _SHOWN_AS),
    Column.MAJOR: (*joined(("zy",), _NAMED_AS), "zym"),
    Column.COLLEGE: (*joined(("xy", "szxy"), _SHOWN_AS), *joined(("yx", "yxs"), _NAMED_AS), "xsm"),
    Column.SEX: joined(("xb",), _SHOWN_AS),
    Column.STANDING: (
        *joined(("xjzt", "xszt", "xsdqzt", "xjydlx"), _SHOWN_AS),
        *joined(("sfzx", "sfzj", "sfyxj"), ("", "display", "dmdisplay")),
    ),
    Column.NOTE: ("bz",),
}  # fmt: skip


def printed(told: Mapping[Column, str]) -> tuple[tuple[str, str], ...]:
    """`Student.facts` of what a row tells.

    >>> printed({Column.CLASS: "1班", Column.MAJOR: "", Column.SEX: "女"})
    ((<Column.SEX: '性别'>, '女'),)
    """
    return tuple([(column, text) for column in PRINTED if (text := told.get(column))])


#: Whose a row is.
WHOSE = frozenset({Column.NUMBER, Column.NAME})
