"""Who puts an anomaly right, and what a student has to bring.

Source: some fifty notices of 2006 to 2025 and the provincial record format (docs/glossary.md):
key fields (姓名, 性别, 出生日期, 民族, 证件号码, 专业, 层次, 学制) are changed by the province,
asked by the 教务处; what goes back to the 高考 by the student at home; photos by whoever took
them; 班级, 分院 and 学号 are the school's own and need no 勘误.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from tongzhi_cli.core.role import Role

if TYPE_CHECKING:
    from tongzhi_cli.core.notice import Notice


class Remedy(NamedTuple):
    """What kind of anomaly it is (*what*), *who* solves it, and the *materials*."""

    what: str
    who: str
    materials: str = ""


_PHOTO = "(?:照片|图像|相片|头像)"
_NO_PHOTO = (
    rf"(?:无|没有?|未见|缺(?:少|失)?)(?:学历|图像|毕业|本人)*的?{_PHOTO}(?!问题|异常|错误|误)|"
    rf"{_PHOTO}(?:信息)?(?:没有|未显示|不显示|显示不出|空白|缺失|为空|未上传|不存在|还没)|"
    r"未(?:参加)?(?:图像)?采集|没(?:有?)?(?:参加)?采集|没拍|未拍"
)
_PROVINCE = "教务处（报省级主管部门）"
_FAMILY = "身份证、户口本"
#: What tells each kind, the first that fits; 照片 comes before 证件号码, that before 姓名.
_KINDS = (
    (
        rf"(?:{_PHOTO}|人像).*(?:不是|非|串|别人|他人|错|换|不符|不对)|不是(?:我|本人)",
        Remedy("照片不是本人", "学院 → 教务处 → 采集单位", "本人近照（采集单位要求的电子版）"),
    ),
    (rf"{_PHOTO}|人像", Remedy("照片", "采集单位；只是不满意的不受理")),
    (
        "身份证|证件号",
        Remedy("证件号码", _PROVINCE, f"{_FAMILY}，改过号的加公安机关证明"),
    ),
    (
        "姓名|名字|改名|曾用名|错别?字",
        Remedy("姓名", _PROVINCE, f"{_FAMILY}（曾用名页），改过名的加户籍部门证明"),
    ),
    ("性别", Remedy("性别", _PROVINCE, _FAMILY)),
    ("出生|生日", Remedy("出生日期", _PROVINCE, f"{_FAMILY}、《医学出生证明》")),
    ("民族", Remedy("民族", _PROVINCE, _FAMILY)),
    (
        "专业|学制|层次|学习形式|学历类别|入学(?:日期|时间)|毕业(?:日期|时间)",
        Remedy("学籍", "教务处（学籍）", "学籍异动文件"),
    ),
    (
        "(?:找不到|没有|无)学籍|账号|密码|登录",
        Remedy("查不到学籍或登录不了", "学生本人；学信网客服"),
    ),
    (
        "学籍状态|休学|复学|退学|参军|保留学籍|降级|转学|不在本班",
        Remedy("学籍状态", "辅导员、学籍科", "学籍异动文件"),
    ),
    (
        "班级|分院|院系|系所|学号|辅导员",
        Remedy("校内信息", "学院；不影响毕业证，多数学校不用勘误"),
    ),
)


def is_no_photo(text: str) -> bool:
    """Whether an anomaly says that there is no photo at all.

    >>> [is_no_photo(text) for text in ("无学历照片", "照片没有", "未采集", "照片没有问题")]
    [True, True, True, False]
    >>> is_no_photo("照片不是本人")
    False
    """
    plain = "".join(text.split())
    return re.search(_NO_PHOTO, re.sub(r"没有?问题", "", plain)) is not None


def remedy(text: str, notice: "Notice") -> Remedy:
    """What is to be done about the anomaly *text*.

    >>> from tongzhi_cli.core.rules.sample import notice
    >>> remedy("民族应为回族", notice()).what, remedy("没有照片", notice()).what
    ('民族', '无学历照片')
    """
    plain = "".join(text.split())
    if is_no_photo(plain):
        where = notice.no_photo.where if notice.no_photo else "采集单位"
        return Remedy("无学历照片", f"学生本人（{where}补采集）", _photo_papers(notice))
    own = "、".join(notice.correction.materials) if notice.correction else ""
    for pattern, kind in _KINDS:
        if re.search(pattern, plain):
            both = f"{own}；另备 {kind.materials}"
            return kind._replace(materials=both) if own and kind.materials else kind
    return Remedy("其他", "教务处", own)


def _photo_papers(notice: "Notice") -> str:
    deadline = notice.deadline(Role.PHOTO)
    return deadline.what if deadline else ""
