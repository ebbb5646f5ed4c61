"""The items of a record on 学信网 that may be wrong, and what each is called.

Source: the provincial record format and the application forms of schools (docs/glossary.md, 勘误).
"""

from collections.abc import Mapping
from types import MappingProxyType

from tongzhi_cli.anomaly.beside_words import FIXED
from tongzhi_cli.anomaly.kinds import Kind
from tongzhi_cli.model.terms import Scope
from tongzhi_cli.named_tuple import NamedTuple


class RecordItem(NamedTuple):
    """One item: its *name*, other words that students say for it, and those of forms alone.

    *plain* are the words that are as good as the name; the other ones that students say give way
    to it on paper: 名字.
    """

    name: str
    plain: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    on_forms: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        """The words by which a sentence names it."""
        return (self.name, *self.plain, *self.spoken)


_FIXED = tuple(FIXED.split("、"))
PHOTO, NAME, ID_NUMBER = "照片", "姓名", "证件号码"
RECORD_ITEMS = (
    RecordItem("姓名拼音", on_forms=("拼音", "汉语拼音")),
    RecordItem(NAME, spoken=("名字",), on_forms=("真实姓名", "学生姓名")),
    RecordItem("性别"),
    RecordItem("出生日期", ("出生年月",), ("生日",), ("出生年月日", "出生时间")),
    RecordItem("民族", on_forms=("族别",)),
    RecordItem(
        ID_NUMBER, ("身份证号码", "身份证号"),
        on_forms=(
            "证件号", "身份证", "居民身份证", "居民身份证号", "居民身份证号码", "公民身份号码",
            "身份证件号", "身份证件号码", "身份证件", "身份号码",
        ),
    ),
    RecordItem("专业", ("专业名称",), on_forms=("所学专业", "专业代码")),
    RecordItem("层次", on_forms=("学历层次", "培养层次", "办学层次")),
    RecordItem("学制", on_forms=("修业年限",)),
    RecordItem("学习形式", on_forms=("培养方式",)),
    RecordItem("学历类别", on_forms=("办学类型", "学籍类别", "学历类型")),
    RecordItem("入学日期", ("入学时间",), on_forms=("入学年月", "入学年份")),
    RecordItem(
        "毕业日期", ("预计毕业日期", "毕业时间"),
        on_forms=("预计毕业时间", "毕业年月", "毕业年份", "毕（结）业日期"),
    ),
    RecordItem("学籍状态"),
    RecordItem("政治面貌"),
    RecordItem("籍贯", on_forms=("生源地",)),
    RecordItem("班级", on_forms=("行政班", "行政班级")),
    RecordItem("学号"),
    RecordItem("学院", ("分院", "院系", "系所"), on_forms=("系别", "院系名称", "学院名称")),
    RecordItem("学校名称", on_forms=("学校", "院校名称", "院校")),
    RecordItem(
        PHOTO,
        on_forms=(
            "图像", "相片", "图片", "头像", "学历照片", "毕业照片", "学籍照片", "电子照片",
            "图像信息", "照片信息", "学历图像", "毕业图像", "学信网照片", "毕业证照片", "证件照",
            "证件照片", "本人照片", "照片图像", "图像采集", "电子图像", "电子图像信息",
        ),
    ),
)  # fmt: skip
#: Which item each word is for.
ITEM_OF: Mapping[str, RecordItem] = MappingProxyType(
    {word: item for item in RECORD_ITEMS for word in (*item.said, *item.on_forms)}
)


def items_in(text: str) -> set[str]:
    """The names of the items whose words stand in *text*.

    >>> sorted(items_in("学历照片和名字")), items_in("都对")
    (['姓名', '照片'], set())
    """
    return {item.name for word, item in ITEM_OF.items() if word in text}


_ITEMS = tuple(word for item in RECORD_ITEMS for word in item.said)


def was_mended(text: str) -> bool:
    """Whether *text* tells of an item that something was done about it, which may be needed still.

    >>> [was_mended(one) for one in ("照片已补拍", "照片已交", "班级群昵称已改", "民族已更正")]
    [True, False, False, True]
    """
    text = text.replace("班级群", "群")
    return any(word in text for word in _ITEMS) and any(word in text for word in _FIXED)


def item_of(kind: Kind) -> str:
    """The item that a kind of fault is about, "" where that is not one.

    >>> from tongzhi_cli.anomaly.matching import faults_in
    >>> [item_of(one) for text in ("照片不是本人", "我叫张姗") for one in faults_in(text, ())]
    ['照片', '姓名']
    """
    if kind.scope is Scope.PHOTO or PHOTO in kind.name:
        return PHOTO
    known = ITEM_OF.get(kind.name)
    return known.name if known else ""
