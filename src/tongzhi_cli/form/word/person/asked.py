"""What a label on a form for one person asks for.

Words come from the columns' vocabulary and the record's items. What is not understood is nothing
that is filled (issue 17, item 7): a name may be a parent's, a date is the day of signing.
"""

import re
from enum import Enum, auto

from tongzhi_cli.anomaly.items.record_items import ITEM_OF
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, is_of_others, normal
from tongzhi_cli.columns.other_words import PEOPLE, STAY_BLANK
from tongzhi_cli.columns.vocabulary import COLUMN_OF, NEWER, WORDS
from tongzhi_cli.form.record_facts import record_fact
from tongzhi_cli.form.word.around.facts import BY_HAND
from tongzhi_cli.form.word.labels import without_english
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.model.words import AFTER_CHANGE, BEFORE_CHANGE, CHANGED, either
from tongzhi_cli.named_tuple import NamedTuple


class Wants(Enum):
    """What goes into a blank.

    FACT is of the roster, ITEM what is wrong, SHOWN and SHOULD_BE its values, WHOLE the answer as
    it was given. REASON is told by the answer too; NOW, WRONG, CHANGE and
    MATTER are one of these, by what else the form asks for
    (现姓名 beside 原姓名, or beside 更正后姓名); HAND is for a person,
    and UNKNOWN is no label that is understood.
    """

    FACT = auto()
    SCHOOL = auto()
    ITEM = auto()
    SHOWN = auto()
    SHOULD_BE = auto()
    WHOLE = auto()
    NOW = auto()
    WRONG = auto()
    REASON = auto()
    CHANGE = auto()
    MATTER = auto()
    HAND = auto()
    UNKNOWN = auto()


class Ask(NamedTuple):
    """What is wanted: of a FACT the *columns*, of SHOWN and SHOULD_BE the *item*, "" for any.

    What has no column in a roster is there by its word (`record_fact`).
    """

    wants: Wants
    columns: tuple[str, ...] = ()
    item: str = ""


UNKNOWN, HAND = Ask(Wants.UNKNOWN), Ask(Wants.HAND)
#: What a roster tells of a student.
FACTS = (
    Column.NUMBER, Column.NAME, Column.CLASS, Column.ENTRY_YEAR, Column.LEVEL, Column.MAJOR,
    Column.COLLEGE, Column.SEX,
)  # fmt: skip
_CHANGED = either(CHANGED)
_INFORMATION = "(?:的?(?:信息|内容|数据|情况|名称|资料))?"
_OF_ITEM = {
    wants: rf"{either(sorted(words, key=len, reverse=True))}的?(?P<item>.{{0,8}}?){_INFORMATION}"
    for wants, words in (
        (Wants.SHOWN, BEFORE_CHANGE), (Wants.SHOULD_BE, AFTER_CHANGE), (Wants.NOW, ("现用", "现")),
    )
}  # fmt: skip
_ITEM = (
    rf"(?:申请|需要?|拟|要求)?(?:{_CHANGED}|错误|有误)的?(?:信息)?(?:项目|类别|类型|字段|项|名称)"
)
#: The change as a whole, or what it is to become: 更正内容; and what is to be changed: 更正事项.
_CHANGE = (
    rf"(?:申请|需|拟|要求)?(?:{_CHANGED}|勘误)的?(?:学籍|学历|个人|图像)?"
    r"(?:内容|信息|情况|具体内容)"
)
_MATTER = rf"(?:申请|需|拟|要求)?(?:{_CHANGED}|勘误)?的?(?:申请)?事项"
_WHOLE = (
    r"(?:个人|学籍|学历|图像|照片|学信网|存在的?|信息)?(?:错误|有误|异常|问题)的?"
    r"(?:信息|内容|情况|问题|之处|详情)?(?:描述|说明)?"
)
#: Why somebody applies; not why the record is wrong, which the answer does not say.
_REASON = (
    rf"(?:申请|{_CHANGED}|补传|补采)?的?(?:理由|原因|事由|说明)(?:及说明)?|(?:需要?|具体)?说明的?情况|"
    rf"(?:具体|详细|{_CHANGED})?情况说明|申请(?:内容|情况)|"
    rf"(?:申请)?(?:{_CHANGED})?(?:内容|信息|项目)[及和、与]?(?:理由|原因|事由|说明)"
)
_TOLD = "描述|说明|问题|情况|之处|详情"
#: Of somebody else, or of an office, whatever stands behind it.
_OF_OTHERS = (
    "家长|家庭|父|母|监护|证明人|代办|委托|受托|见证|保证人|担保|经办|审核|审批|审查|批准|受理|复核人|"
    "校对人|导师|教师|紧急|成员|关系|亲属|配偶|单位意见|部门意见|办理人|办理情况|意见|以下由|室友|舍友|同桌|"
    "联[络系][员人]|信息员|管理员|统计员|负责人|[班组舍室]长|团支书|支部书记|学习委员|"
    r"(?<!申请)(?<!请)同学(?:信息|情况|资料|证明|代表|学号|姓名|班级)?$"
)
_WHOSE = r"(?:学生|申请人|申请者|毕业生|本人|考生|填报人|个人|您的|你的)?的?"
#: What may be said to be the student's own: 申请人姓名, 学生民族.
_OWN = either(("姓名", "学号", "性别", "班级", "专业", "学院", "年级", *ITEM_OF))
_PART = (
    ("学院", Column.COLLEGE), ("院系", Column.COLLEGE), ("系部", Column.COLLEGE),
    ("系别", Column.COLLEGE), ("院", Column.COLLEGE), ("系", Column.COLLEGE),
    ("专业", Column.MAJOR), ("年级", Column.ENTRY_YEAR), ("级", Column.ENTRY_YEAR),
    ("班级", Column.CLASS), ("班", Column.CLASS), ("学号", Column.NUMBER), ("姓名", Column.NAME),
    ("层次", Column.LEVEL),
)  # fmt: skip
_ONE_PART = (
    rf"(?:所在|所属|所学|就读)?(?P<part>{either(word for word, _ in _PART)})[、/\\和及与·，,—-]?"
)
_PARTS = rf"(?:{_ONE_PART.replace('?P<part>', '?:')}){{2,4}}"
_SCHOOL = "(?:所在|就读|毕业|所属)?(?:学校|院校|高校)(?:名称)?|学校全称"
#: Said by itself each is too little to go by, but over a column beside others, or before a blank.
_SHORT = {
    "原": Wants.SHOWN, "由": Wants.SHOWN, "错误": Wants.SHOWN, "有误": Wants.SHOWN,
    "学信网": Wants.SHOWN, "现": Wants.NOW, "应为": Wants.SHOULD_BE, "正确": Wants.SHOULD_BE,
    "实际": Wants.SHOULD_BE, "改为": Wants.SHOULD_BE, "更正": Wants.NOW,
    "项目": Wants.ITEM, "类别": Wants.ITEM,
    "信息项": Wants.ITEM, "错误项": Wants.ITEM, "内容": Wants.ITEM, "信息": Wants.ITEM,
    "字段": Wants.ITEM, "字段名称": Wants.ITEM, "信息名称": Wants.ITEM, "项目名称": Wants.ITEM,
    "信息类别": Wants.ITEM,
}  # fmt: skip
_BARE = {*_SHORT, "结果", "反馈", "反馈情况", "新", "拟", "真实"}
_LONGEST = 16
#: 更正项目一, 更正项目2: there is a place for each.
_NUMBERED = r"[一二三四五六1-6]$"


def is_numbered(text: str) -> bool:
    """Whether a label is one of several of its kind.

    >>> is_numbered("更正项目一"), is_numbered("更正项目")
    (True, False)
    """
    return re.search(_NUMBERED, called(text)) is not None


def asked(text: str) -> Ask:
    """What a label asks for.

    >>> ["".join(asked(one).columns) for one in ("姓  名：", "所在学院（系）", "年级、专业")]
    ['姓名', '学院', '年级专业']
    >>> [asked(one).wants.name for one in ("更正项目", "更正前信息", "更正后内容", "错误情况")]
    ['ITEM', 'SHOWN', 'SHOULD_BE', 'WHOLE']
    >>> asked("原姓名").item, asked("更正后的出生日期").item, asked("姓名（更正后）").item
    ('姓名', '出生日期', '姓名')
    >>> [asked(one).wants.name for one in ("身份证号", "家长姓名", "申请人签名", "备忘")]
    ['HAND', 'HAND', 'HAND', 'UNKNOWN']
    """
    plain = called(text)
    if not plain or len(plain) > _LONGEST or plain in _SHORT:
        return UNKNOWN
    aside = "".join(re.findall(r"[（(\[【](.{0,30}?)[）)\]】]", "".join(text.split())))
    if re.search(r"签|章|曾用|英文|拼音", aside):
        return HAND
    if (role := _role(plain) or _role(re.sub(_NUMBERED, "", plain))) is not None:
        return role
    bare = re.sub(r"^(?:本人|学生本人|学生)的?(?=正确|实际|真实|应|更正)", "", plain)
    if bare != plain and (role := _role(bare)) is not None:
        return role
    bare = re.sub(r"^(?:学信网|系统|网站|平台)[上中里内]?的?", "", plain)
    if bare != plain and _role(bare) == Ask(Wants.WRONG):
        return Ask(Wants.SHOWN)
    if aside and (role := _role(aside)) and plain in ITEM_OF and role.wants in _OF_ITEM:
        return Ask(role.wants, item=ITEM_OF[plain].name)
    if re.fullmatch(_REASON, plain):
        return Ask(Wants.REASON)
    if plain in NEWER[Column.NAME]:
        return HAND
    if is_somebody_elses(plain) or is_of_others(plain):
        return HAND
    columns = _columns(plain)
    if columns:
        more = _columns(normal(aside)) if aside and len(columns) == 1 else ()
        return Ask(Wants.FACT, tuple(dict.fromkeys((*columns, *more))))
    if re.fullmatch(_SCHOOL, plain):
        return Ask(Wants.SCHOOL)
    if re.search(f"{BY_HAND}|{STAY_BLANK}|理由|原因|说明", plain):
        return HAND
    return UNKNOWN


def is_somebody_elses(plain: str) -> bool:
    """Whether a label, as it is `called`, is about somebody else than the student, or an office.

    >>> [is_somebody_elses(one) for one in ("班长信息", "室友姓名", "学生信息", "原信息")]
    [True, True, False, False]
    """
    return re.search(f"{_OF_OTHERS}|{PEOPLE}", plain) is not None


def called(text: str) -> str:
    """A label as it is looked up, and named to people: no numbers, no padding, no second language.

    >>> called("一、 姓   名（Name）："), called("*2.学号")
    ('姓名', '学号')
    """
    plain = re.sub(
        r"^(?:[（(]?[一二三四五六七八九十]{1,2}[）)]?[、.．]|[①-⑩])", "", "".join(text.split())
    )
    return normal(without_english(plain).strip("：:*＊_＿ \u3000"))


def _role(plain: str) -> Ask | None:
    """What of a correction a label asks for, None where it asks for something else."""
    if plain in _BARE:
        return None
    if re.fullmatch(_CHANGE, plain):
        return Ask(Wants.CHANGE)
    if re.fullmatch(_MATTER, plain):
        return Ask(Wants.MATTER)
    if re.fullmatch(_WHOLE, plain):
        return Ask(Wants.WHOLE if re.search(_TOLD, plain) else Wants.WRONG)
    column = column_of(plain, Paper.CORRECTIONS)
    if column is Column.KIND or re.fullmatch(_ITEM, plain):
        return Ask(Wants.ITEM)
    for wants, pattern in _OF_ITEM.items():
        match = re.fullmatch(pattern, plain)
        if match and match["item"] in ITEM_OF:
            return Ask(wants, item=ITEM_OF[match["item"]].name)
        if match and not match["item"]:
            return Ask(wants)
    if column is Column.SHOULD_BE:
        return Ask(Wants.SHOULD_BE)
    if column is Column.SHOWN and plain not in WORDS[Column.RESULT]:
        if plain not in WORDS[Column.DETAIL]:
            return Ask(Wants.SHOWN)
        if re.search("说明|具体|原因", plain):
            return Ask(Wants.REASON) if re.fullmatch(_REASON, plain) else HAND
        return Ask(Wants.WRONG)
    return None


def bare_role(text: str) -> Ask | None:
    """What the heading of a table of corrections asks for, where others stand beside it."""
    plain = called(text)
    role = asked(text)
    if role.wants not in {Wants.FACT, Wants.SCHOOL, Wants.HAND, Wants.UNKNOWN, Wants.REASON}:
        return role
    return Ask(_SHORT[plain]) if plain in _SHORT else None


def short_role(text: str) -> Ask:
    """What 原：, 现： or 应为： with a blank of its own asks for.

    >>> short_role("应为：").wants.name, short_role("项目").wants.name
    ('SHOULD_BE', 'UNKNOWN')
    """
    wants = _SHORT.get(called(text), Wants.ITEM)
    return UNKNOWN if wants is Wants.ITEM else Ask(wants)


def _columns(plain: str) -> tuple[str, ...]:
    """The facts that a label names, one or several together."""
    own = re.sub(rf"^{_WHOSE}(?={_OWN}$|所在|所学)", "", plain)
    if told := record_fact(own):
        return (told,)
    if re.search("入学|入校", plain):
        return ()  # the year of a 级 need not be the year somebody came
    column = COLUMN_OF[Paper.SIGNED].get(own) or column_of(own)
    if column in FACTS and (own in COLUMN_OF[Paper.SIGNED] or own in COLUMN_OF[None]):
        return (column,)
    if re.fullmatch(_PARTS, own):
        words = dict(_PART)
        return tuple(dict.fromkeys(words[match["part"]] for match in re.finditer(_ONE_PART, own)))
    return ()
