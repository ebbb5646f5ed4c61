"""The words that people use for one thing, each group in one place; patterns are built from them.

A word more in a group is known wherever patterns are built from it; where one must not be taken,
a group of its own says so, and why. The columns' own words stand in `columns.vocabulary`, those of
a whole sentence in `anomaly.outcome_words`. Source: the notices, forms and exports of
docs/glossary.md.
"""

from collections.abc import Iterable

# --- what is done to a record --------------------------------------------------------------------

#: 核对 and its kin, those that in a roster, where much else is confirmed and examined, are about
#: the record alone. One more is known over columns, in answers and chats, in questions, in notices
#: and in the names of files.
OWN_CHECK_VERBS = (
    "校对", "核对", "核查", "复核", "校验", "核实", "校核", "查验", "查对",
)  # fmt: skip
#: All of them. Of a roster or an export 缴费确认情况 and 毕业审核结果 are no result.
CHECK_VERBS = (*OWN_CHECK_VERBS, "确认", "审核")
#: What an office does after the students, where a notice does not say who: 复核 by the 教务处; an
#: 审核表 may be of anything.
OFFICE_VERBS = ("复核", "审核")
STUDENT_VERBS = tuple(one for one in CHECK_VERBS if one not in OFFICE_VERBS)
#: How a record is looked at. Said of much else as well (身份核验结果, 体格检查表), so that nothing
#: is called so: no column, no paper, no file.
LOOK_VERBS = ("检查", "核验", "比对", "查看", "自查", "复查")
#: All that somebody does who has looked; the short ones are in many other words.
LOOKS = (*CHECK_VERBS, *LOOK_VERBS, "看", "查", "核")
#: What comes of it, and what less surely does: beside a 校对结果, 校对说明 is a remark.
OUTCOMES = ("结果", "结论", "情况", "反馈", "意见")
REMARKS = ("记录", "说明")

# --- how it is -----------------------------------------------------------------------------------

#: A record is right.
RIGHT = ("无误", "正确", "准确", "属实", "一致", "相符")
#: So it is by these, but a question for one of them may be about anything: 是否正常毕业.
RIGHT_TOO = ("正常", "真实", "符合", "吻合", "匹配")
#: What is said of a photo and is not all.
QUALITY = ("清晰", "清楚", "完整")
#: What may be wrong, as it is denied (没有异议) and asked for (有无出入).
FAULTS = (
    "问题", "异常", "错误", "差错", "出入", "异议", "毛病", "意见", "疑问", "遗漏", "误差",
)  # fmt: skip
#: A question for one of these is about the record; 出入 and 意见 are asked for elsewhere as well.
ASKED_FAULTS = ("误", "错", "问题", "异常", "异议")
#: That something is wrong, and not what: an answer that says no more is asked about.
NOT_RIGHT = ("不对", "不符", "不正确", "不准确", "不一致")
WRONG = (
    "有误", "有?错了?", "有?错误", "有?异常", "有问题", "有出入", "不行", "[×✗✘❌x]", *NOT_RIGHT,
)  # fmt: skip
#: A photo is somebody else's.
NOT_OWN = (
    "不是(?:本人|同一人|自己)", "非(?:本人|同一人)", "与?本人不(?:符|一致)", "串号", "张冠李戴",
    "[是为](?:他人|别人|其他(?:人|同学))(?:的?(?:照片|图像))?", "错位", "互换", "对调",
)  # fmt: skip
#: So it is by these, but they may be meant of one thing, and are taken as written.
NOT_RIGHT_TOO = ("不属实", "不相符", "不正常", "不真实", "不符合", "不吻合", "不匹配")
#: What is done to a record that is wrong.
CHANGES = ("修改", "更正", "勘误", "更改", "纠正", "更换")
#: And to a photo that is.
RETAKES = ("重拍", "补拍", "重照", "重新拍", "重新采集", "补采")
#: So it is by these, but a question for one of them may be about anything: 专业是否变更.
CHANGES_TOO = ("改正", "变更", "调整", "改动")
#: What else there is beside what was told.
THE_REST = ("其[他它余]", "别的", "剩下", "另外")
#: What somebody may do who has a fault to tell, and is said not to be needed: 没什么要反馈的.
TOLD_BESIDE = ("说明", "补充", "反馈", "备注", "反映")
#: Or more of anything: by itself 没什么好说的 is no answer.
SPOKEN = ("说", "讲")
SAID_BESIDE = (*TOLD_BESIDE, *SPOKEN)
#: No answer yet.
LATER = (
    "稍后", "等会儿?", "等下", "晚点", "待会儿?", "回头", "明天", "马上", "正在", "还没有?", "尚未",
    "没来得及",
)  # fmt: skip

# --- how it is asked, and answered in a word -----------------------------------------------------

#: What makes a question of a word for it.
WHETHER = ("是否", "有无", "有没有", "有否", "是不是")
YES = ("是的?", "有", "yes", "y", "true")
NO = ("否", "不是的?", "无", "没有", "no", "n", "false")
#: So they say beside the question; by itself 不存在 is a fault, and √ is 无误.
YES_TO_IT = ("存在", "需要?", "对的?", "[√\u2713\u2714]")
_NONE_OF_IT = ("没", "没的", "木有", "米有", "莫得", "没得", "冇", "不存在")
NO_TO_IT = ("不", *_NONE_OF_IT, "不需要?", "不用", "[×\u2717\u2718]")
#: Those that say that there is something of the kind, that there is none, and that it is so: 否 and
#: 不 may be of what is asked or of how it is asked, 没有问题吗.
THERE_IS = ("有的?", "存在")
THERE_IS_NONE = ("无", "没有", *_NONE_OF_IT)
IT_IS_SO = ("是的?", "对的?")


def either(words: Iterable[str]) -> str:
    """A pattern for any of *words*; a word may itself be one (是的?).

    >>> either(("校对", "核对"))
    '(?:校对|核对)'
    """
    return f"(?:{'|'.join(words)})"


def joined(*parts: Iterable[str]) -> tuple[str, ...]:
    """Every word of the first of *parts* with every one of the next, the last changing slowest.

    >>> joined(("校对", "核对"), ("结果", "情况"))
    ('校对结果', '核对结果', '校对情况', '核对情况')
    """
    words: tuple[str, ...] = ("",)
    for part in parts:
        words = tuple(before + word for word in part for before in words)
    return words


#: That somebody has looked, before what they saw: 已核对，.
HAVE_LOOKED = rf"(?:已经?|刚|才|也)*{either(LOOKS)}[过了完好]*[，, ]{{0,2}}"
#: 否 in its many words.
SAYS_NO = either((*NO, *NO_TO_IT))
#: All that is done to a record that is wrong.
CHANGED = (*CHANGES, *CHANGES_TOO)
#: What stands before the name of an item, or of information, that is wrong, or as it should be:
#: 原姓名, 更正后信息; on forms for one person (`form.word.person`).
BEFORE_CHANGE = (
    "原", "原来", "原有", "原始", "错误", "有误", "误登记", "学信网", "学信网上", "学信网显示",
    "学信网现", "学信网原", "现显示", "系统显示", "原登记", "原注册", "现登记", "目前", "当前",
    "现有", "学信网现有", "学信网目前", "学信网当前", "现学信网", "注册", "系统", "系统中",
    "系统里", "学信网中", "学信网站", "网上", "网上显示", "学信网登记", "学信网注册",
    *joined(
        ("学信网", "学信网上", "学信网现", "学信网目前", "系统", "现", "目前", "网上", "信息", ""),
        ("显示为", "显示的", "登记为", "误登记为"),
    ),
    *joined(("申请", ""), CHANGED, ("前",)),
    *joined(("原", "原来的", "原有"), ("错误", "有误")),
    *joined(("学信网", "学信网上", "系统", "网上"), ("所示", "所显示", "所载")),
)  # fmt: skip
AFTER_CHANGE = (
    "新", "正确", "应为", "应当为", "信息应为", "正确应为", "正确信息应为", "正确信息为", "拟",
    "实际", "真实", "实际应为", "实际为", "实际情况为",
    *joined(("申请", ""), CHANGED, ("后",)),
    *joined(("应", "需", "拟", "申请", "要求", "现", "现申请", ""), CHANGED, ("为", "成")),
    *joined(("拟", "需", "应"), CHANGED),
)  # fmt: skip

#: What begins an answer which stands close behind a name: 张三无误, 李四没有照片. 确认一下 behind
#: @张三 is said to him.
BEGINS_ANSWER = (
    "照片|图像|头像|学籍|学历|信息|姓名|名字|民族|性别|专业|身份证|证件|出生|生日|层次|学制|入学|毕业|学号|"
    "班级|分院|院系|年级|籍贯|政治|系统|网上|高考|本人|"
    "没|还[没未]|无|有|已|未|不|都|全|均|是|正确|正常|准确|一切|[√\u2713\u2714\u2611\u2705]|OK|ok|Ok|"
    f"{either(OWN_CHECK_VERBS)}"
)

# --- whom it is about ---------------------------------------------------------------------------

#: What tells each 层次 that we know by name; 专升本 comes first because it goes by many words.
LEVELS = {
    "专升本": "专[升转接插]本",
    "本科": "本科",
    "专科": "专科|大专|高职|高专|^高等职业教育$",
    "硕士": "硕士",
    "博士": "博士",
}
#: What a row of sums is called, which is about nobody.
TOTALS = "合计|总计|共计|小计"
#: The names that nine in ten people have.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚"
    "沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
)
#: A surname of two characters is one as a whole.
SURNAMES_OF_TWO = frozenset(
    (
        "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒",
        "轩辕", "司空", "夏侯", "东郭", "南宫", "端木", "钟离", "宇文", "长孙", "鲜于", "闻人",
        "澹台", "赫连", "百里", "呼延",
    )
)  # fmt: skip

#: Over a column for what is wrong, in words put together: 有误情况说明, 有误项目及更正内容.
FAULT_HEADING = (
    r"^(?:有误|错误|异常|不符|不一致|不正确|不相符)的?(?:信息|内容|情况|项目|事项|项|之处|原因){0,2}"
    r"(?:[及和与、]应?(?:更正|正确|修改)(?:信息|内容|情况)?)?(?:说明|描述|登记)?$"
)
#: Over a column for the result, in words put together: 以上信息是否完全正确, 正确/错误, 核对.
RESULT_HEADING = (
    r"^(?:以上|上述|所有|全部|各项|本人|个人|学籍|学历|基本|信息|数据|内容|项目|情况|[的和及与、]){0,6}"
    r"(?:是否|是不是)(?:均|都|完全|全部|存在|有|为){0,2}"
    rf"(?:{either((*RIGHT, *RIGHT_TOO, '有误', '误', '错误', '异常', '差错', '问题'))})$|"
    rf"^(?:正确|无误)[/／或](?:不正确|错误|有误)$|^(?:信息)?{either(CHECK_VERBS)}$"
)

#: Whom a school calls so, a year above or below.
SCHOOLMATES = ("学长", "学姐", "学弟", "学妹", "师兄", "师姐", "师弟", "师妹")
#: Who may be on a photo, or be asked.
FRIENDS_AND_KIN = (
    "我弟", "我哥", "我姐", "我妹", "弟弟", "哥哥", "姐姐", "妹妹", "双胞胎", "我爸", "我妈",
    "同桌", "朋友", "同学", "室友", "舍友", *SCHOOLMATES,
)  # fmt: skip
