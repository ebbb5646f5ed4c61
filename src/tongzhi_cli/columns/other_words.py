"""Words over columns that are none of ours: of somebody else, left to the hand, of other lists."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from tongzhi_cli.columns.vocabulary import ITEMS
from tongzhi_cli.model.words import (
    CHECK_VERBS,
    FAULTS,
    LOOK_VERBS,
    NOT_RIGHT,
    OUTCOMES,
    OWN_CHECK_VERBS,
    REMARKS,
    RIGHT,
    RIGHT_TOO,
    WHETHER,
    either,
    joined,
)

#: Somebody else than the student.
PEOPLE = (
    "家长|父亲|母亲|监护人|提交者|填写人|紧急|联系人|辅导员|班主任|班长|教师|老师|导师|推荐|介绍人|"
    "收件|户主|室长|舍长|组长|配偶|亲属|担保|经办"
)
#: A student's own people; beside them, a column for what they are to the student.
KIN = "家长|家属|亲属|监护|紧急|父|母(?![校语婴])|祖|爷爷|奶奶|外公|外婆"
OF_THE_STUDENT = "^(?:本人|学生|个人)"
TO_KIN = "与.{0,4}关系|^关系$|称谓|^称呼$"
#: Headings that contain a field's word and mean something else.
OTHERS = (
    f"{PEOPLE}|教学班|曾用|原|旧|英文|昵称|拼音|"
    "前缀|后缀|前几位|位数|[后末尾][0-9一二两三四五六几]+位|尾号|尾数"
)
#: Columns that a person fills in by hand, or that nobody should: 身份证号 are never written.
STAY_BLANK = (
    r"民族|出生|身份证|证件|照片|相片|联系|电话|手机|学制|政治面貌|籍贯|生源|宿舍|学籍状态|"
    rf"日期|时间|辅导员|班主任|{either(CHECK_VERBS)}人|材料|处理|办理|代签|签收|学历类别|学习形式|"
    r"入学|毕业|附件|邮箱|qq|微信|^mz$|^csrq$|^sfzh$|^zzmm$|^xz$"
)

#: Such columns as they are called, where a cell holds nothing else.
OF_A_PERSON = frozenset({
    "民族", "出生日期", "出生年月", "身份证", "身份证号", "身份证号码", "证件号", "证件号码",
    "证件类型", "联系方式", "手机号码", "学制", "政治面貌", "籍贯", "生源地", "学籍状态",
    "入学日期", "入学时间", "毕业日期", "毕业时间", "电子邮箱", "家庭住址", "学习形式", "照片",
})  # fmt: skip

#: What stands over the tables of other things that people put below a list of students.
OF_OTHER_LISTS = frozenset({
    "序号", "编号", "工号", "职工号", "教师号", "教工号", "教师姓名", "教师", "任课教师",
    "指导教师", "导师", "职称", "职务", "岗位", "单位", "部门", "电话", "联系电话", "手机",
    "手机号", "办公电话", "办公室", "课程", "课程名称", "课程号", "科目", "成绩", "学分", "学时",
    "分数", "等级", "日期", "地点", "教室", "内容", "事项", "任务", "项目", "名称", "类别", "类型",
    "数量", "人数", "总人数", "男生", "女生", "男", "女", "比例", "宿舍", "宿舍号", "寝室", "床位",
    "负责人", "联系人", "组别", "组长", "组员", "小组", "身份", "称呼", "关系", "邮箱", "微信",
    "qq", "qq号", "准考证号", "考号", "报名号",
})  # fmt: skip

PHONE = (
    "手机", "手机号", "手机号码", "电话", "电话号码", "联系电话", "联系电话号码", "联系方式",
    "联系手机", "联系手机号", "联系号码", "移动电话", "手机电话",
)  # fmt: skip
#: The phone of whom a row is about.
PHONES = frozenset(
    (
        *joined(("", "本人", "学生", "学生本人", "个人", "您的", "你的"), PHONE),
        *("phone", "mobile", "tel", "telephone", "cellphone", "phonenumber", "mobilephone"),
        *("lxdh", "sjh", "sjhm"),
    )
)

#: One of these is of the record, whatever stands around it.
_OF_RECORD_ALONE = ("学信网", "学籍", "照片", "图像", "头像", "相片", "校对", "毕业证")
#: What says nothing of what a heading is about.
_AROUND = (
    "请", "你", "您", "我", "本人", "自己", "个人", "学生", "同学", "毕业生", "大家", "的", "了",
    "过", "完", "好", "已", "已经", "没", "没有", "不", "无", "有", "存在", "是", "否", "与否",
    "吗", "呢", "还", "都", "均", "全", "全部", "完全", "所有", "各项", "一切", "以上", "上述",
    "上", "中", "里", "在", "到", "去", "并", "和", "与", "及", "地", "再", "一遍", "一下",
    "一次", "仔细", "认真", "逐项", "登录", "登陆", "登", "看", "查", "核", "查询", "网站", "官网",
    "网上", "系统", "完成", "完毕", "结束", "状态", "状况", "进度", "进展", "打勾", "打钩", "对勾",
    "打", "勾", "处", "确定", "签名", "备注", "对", "错", "误", "错的", "对的", "显示", "名单",
    "表", "届", "信息表", "本科", "专科", "截图", "保存", "本次", "今年", "及时", "如实", "按要求",
    "打开", "进入", "浏览", "阅读", "内容", "文字", "图像采集", "资料", "页面", "学信档案",
    "学信", "毕业", "app", "APP", "亲自", "又", "次", "一", "两", "遍", "也", "才", "就", "把",
    "将", "对照", "么", "啦",
    "写", "填", "列", "栏", "格", "那", "这", "话", "地方", "后面", "下面", "就行", "即可", "就好",
    "可以", "行", "直接", "等于", "表示", "代表", "算", "视为", "默认", "为", "则", "说明", "出",
)  # fmt: skip


def names_another(text: str) -> bool:
    """Whether anything is left of *text* once the record, and how one looks at it, is taken out.

    >>> [names_another(one) for one in ("考勤正常", "没问题", "自己的信息都正确", "学位信息")]
    [True, False, False, True]
    """
    return any(map(str.isalpha, _left(re.sub(PEOPLE, "", text))))


def names_record(text: str) -> bool:
    """Whether a heading, or a clause of a note, says that it is about the record.

    >>> [names_record(one) for one in ("信息没问题的打√", "软件1401学信网情况", "没问题的打√")]
    [True, True, False]
    >>> [names_record(one) for one in ("核对：没问题的写1", "学费核对：没问题的写1", "贷款信息")]
    [True, False, False]
    """
    return any(
        any(word in clause for word in _OF_RECORD_ALONE)
        or (any(word in clause for word in _named()) and not names_another(clause))
        for clause in re.split(r"[，,；;。！!：:、（()）\n\s]", text)
    )


@cache
def _named() -> frozenset[str]:
    """What names the record, or what is done to nothing else."""
    from tongzhi_cli.anomaly.items.record_items import ITEM_OF  # noqa: PLC0415  (start fast)

    return frozenset((*chain.from_iterable(ITEMS.values()), *OWN_CHECK_VERBS, *ITEM_OF, "学信网"))


@cache
def _known() -> frozenset[str]:
    told = (*CHECK_VERBS, *LOOK_VERBS, *OUTCOMES, *REMARKS, *RIGHT, *RIGHT_TOO, *FAULTS)
    return _named().union(told, NOT_RIGHT, WHETHER, _AROUND, _OF_RECORD_ALONE)


def _left(text: str) -> str:
    return "".join(_unknown(text))


def _unknown(text: str) -> Iterator[str]:
    """The characters of no word that is known, the longest word first."""
    at = 0
    while at < len(text):
        end = next((to for to in range(at + 9, at, -1) if text[at:to] in _known()), None)
        if end is None:
            yield text[at]
        at = end or at + 1
