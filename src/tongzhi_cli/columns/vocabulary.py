"""The words that people put over columns: one table for sheets, and one for each paper.

Every word stands in a roster, in an export of 问卷星, 腾讯文档 or 腾讯问卷, or in the forms of some
fifty notices of 2006 to 2025 (docs/glossary.md). A word is written as `headings.normal` leaves it:
without white space, marks and what stands in brackets. What a word means is a matter of the paper:
错误信息 is the wrong text on a 勘误表, and on the 反馈表 the place where a fault is written.
"""

from collections.abc import Mapping

from tongzhi_cli.columns.column import FIELDS, OF_A_CLASS, OF_A_STUDENT, Column
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.model.words import (
    CHANGED,
    CHECK_VERBS,
    FAULT_HEADING,
    OUTCOMES,
    OWN_CHECK_VERBS,
    REMARKS,
    RESULT_HEADING,
    either,
    joined,
)

#: Beside the old one, what holds now; where it is blank the old one does.
NEWER: Mapping[Column, tuple[str, ...]] = {
    Column.NUMBER: joined(("新", "现", "现在", "变更后", "变更后的", "转专业后"), ("学号",)),
    Column.NAME: (
        "现用名", "现姓名", "新姓名", "现名", "更名后姓名", "变更后姓名", "改名后姓名",
        "更改后姓名",
    ),
    Column.CLASS: joined(
        ("现", "新", "现在", "现所在", "转入", "转专业后", "分流后", "分班后", "变更后"),
        ("班级", "行政班", "行政班级"),
    ),
}  # fmt: skip
#: What held before; it counts for nobody but whom the column that holds now leaves blank.
OLDER: Mapping[Column, tuple[str, ...]] = {
    Column.NUMBER: joined(("原", "旧", "原来", "变更前", "转专业前"), ("学号",)),
    Column.CLASS: joined(
        ("原", "旧", "原来", "变更前", "转专业前", "分流前", "分班前"),
        ("班级", "行政班", "行政班级"),
    ),
}
#: What gives way to a better word: an account is often the 学号, an English name is none.
LESS_SURE: Mapping[Column, tuple[str, ...]] = {
    Column.NUMBER: (
        "学籍号", "学籍编号", "学生编号", "学员编号", "学员号", "学生证号", "注册学号",
        "学号/工号", "学工号", "账号", "帐号", "学生账号", "学生帐号", "登录账号", "用户账号",
        "studentid", "studentno", "studentnumber", "studentcode", "stuid", "stuno", "sno", "sid",
    ),
    Column.NAME: ("name", "studentname", "fullname", "nameofstudent", "chinesename"),
    Column.CLASS: ("class", "classname", "classno", "administrativeclass"),
}  # fmt: skip
#: What is written over a column beside its Chinese word: 学号/Student ID, 姓名 Name.
GLOSSES: Mapping[Column, tuple[str, ...]] = {
    Column.NUMBER: (*LESS_SURE[Column.NUMBER], "id", "no", "number", "xh"),
    Column.NAME: (*LESS_SURE[Column.NAME], "xm"),
    Column.CLASS: (*LESS_SURE[Column.CLASS], "bj"),
    Column.ENTRY_YEAR: ("grade", "year", "yearofentry", "entryyear", "enrollmentyear", "nj"),
    Column.LEVEL: ("level", "degree", "degreelevel", "programlevel"),
    Column.MAJOR: ("major", "specialty", "speciality", "programme", "program", "zy"),
    Column.COLLEGE: ("college", "school", "department", "faculty", "xy"),
    Column.SEX: ("sex", "gender"),
    Column.NOTE: ("note", "notes", "remark", "remarks", "comments"),
    Column.RESULT: ("result", "results", "checkresult", "checkingresult"),
    Column.SERIAL: (
        "no", "nr", "sn", "seq", "serial", "serialno", "serialnumber", "number", "index", "order",
        "item", "id",
    ),
    Column.SIGNATURE: (
        "signature", "sign", "signed", "signedby", "signhere", "studentsignature",
        "studentssignature", "signatureofstudent", "signatureofthestudent", "yoursignature",
        "ownsignature", "personalsignature",
    ),
    Column.RIGHT: ("correct", "right", "ok", "noerror", "noerrors", "yes", "accurate"),
    Column.WRONG: ("incorrect", "wrong", "error", "errors", "mistake", "mistakes", "no"),
    Column.SHOWN: ("shown", "error", "errors", "wronginformation", "incorrectinformation"),
    Column.SHOULD_BE: ("correct", "correction", "correctinformation", "shouldbe"),
}  # fmt: skip
#: The English over a result, in words put together: Verification Result, Is the data correct.
GLOSS_OF_RESULT = (
    r"(?:check(?:ing|ed)?|verif(?:ication|ied|y)|proofread(?:ing)?|confirm(?:ation|ed)?|review|"
    r"information|info|image|photo|data|of|the|is|are|all|any)*"
    r"(?:results?|status|feedback|opinions?|correct(?:ornot|ness)?|errors?|remarks?|comments?)"
)
#: The English over other columns, in words put together: ID No., Name in Chinese, S.N.
GLOSSES_LIKE: Mapping[Column, str] = {
    Column.NUMBER: r"(?:students?|registration|roll)?(?:id(?:number|no|code)?|number|no)",
    Column.NAME: r"(?:full|real|your|students?)?name(?:of(?:the)?students?|in(?:chinese|full))?",
    Column.SERIAL: r"(?:serial|sequence|seq|order|row|s)?(?:number|no|nr|n|index|id)",
    Column.SIGNATURE: r"(?:students?|own|your|personal|please)?sign(?:ature|ed)?(?:here|by|below)?",
}  # fmt: skip
#: A day, of which the 级 is the year. On a paper such a column is for a date (`STAY_BLANK`).
_ENTRY_DATES = (
    "入学日期", "入学时间", "入学年月", "入学年月日", "入校时间", "入校日期", "入校年份", "入学年",
)  # fmt: skip

_RESULT = (
    "校对结果", "核对结果", "校对情况", "核对情况", "校对反馈", "反馈结果", "反馈情况", "反馈",
    "校对意见", "结果", "图像校对结果", "校验结果", "核查结果",
)  # fmt: skip

_RESULT_IN_ENGLISH = joined(
    ("", "check", "checking", "verify", "verification", "proofreading", "confirmation"),
    ("result", "results", "feedback"),
)
#: When somebody handed their answer in, in the words of forms, 接龙 and mini programs; in English
#: those of Google and Microsoft. When they began counts where nothing tells when they were done.
_SENT = ("接龙", "打卡", "作答", "答卷", "交卷", "回复", "上报", "参与")
_SENT_AT = (
    *joined(_SENT, ("时间", "日期")),
    *joined(("提交", "填写", "填报", "接龙"), ("于", "的时间", "时间戳")),
    "提交答卷日期", "完成日期", "结束时间", "结束填写时间", "最后更新时间", "修改时间",
    "时间戳", "时间戳记", "创建时间", "创建于", "录入时间", "录入日期", "登记时间", "登记日期",
    "回答时间", "填表时间", "填表日期", "报名时间", "参与时间",
    "completiontime", "timestamp", "submittedat", "submissiontime", "submissiondate", "submittime",
    "submitdate", "submitted", "datesubmitted", "endtime", "enddate", "lastmodifiedtime",
)  # fmt: skip
_BEGUN_AT = ("开始时间", "开始答题时间", "开始填写时间", "开始日期", "starttime", "startdate")

#: 班级 as people word it: whose it is, or what is told with it, and the word itself.
_OF_A_CLASS = (
    "学生", "学生所在", "学生专业", "您的", "你的", "您所在", "您所在的", "所在", "所属", "本人",
    "年级", "专业年级", "年级专业", "专业及", "学院",
)  # fmt: skip
_A_CLASS = ("行政班", "班级", "班级名称")

#: How a class group calls somebody, what people chose first, then their number; only `remind --at`
#: uses it, so that no export has such a column read in silence.
CALLED = (
    *joined(("", "班级", "班", "qq", "微信"), ("群昵称", "群名片", "群名", "群内昵称", "群备注")),
    *joined(("qq", "微信"), ("昵称", "名", "名称", "网名")),
    "昵称", "网名", "nickname",
    *joined(("", "学生", "本人", "联系"), ("qq", "qq号", "qq号码", "qq帐号", "qq账号")),
)  # fmt: skip

#: What a sheet has, a roster's or an export's. A field's words are equally good for 学号, 姓名 and
#: 校对结果, where a wrong column spoils everything; for the other fields the earlier word wins.
WORDS: dict[Column, tuple[str, ...]] = {
    Column.NUMBER: (
        "学号", "学生学号",
        *NEWER[Column.NUMBER], *LESS_SURE[Column.NUMBER],
    ),
    Column.NAME: (
        "姓名", "学生姓名", "真实姓名", "您的姓名", "名字",
        *NEWER[Column.NAME], *LESS_SURE[Column.NAME],
    ),
    Column.CLASS: (
        "行政班", "行政班级", "行政班名称", "班级", "班级名称", "专业班级", "自然班", "专业班",
        "班号", "班名", "班级名", "班级全称", "班别", "学生专业班", "所在班", "所属班",
        "所在行政班级", "学生行政班级", "班",
        *joined(_OF_A_CLASS, _A_CLASS), *NEWER[Column.CLASS], *LESS_SURE[Column.CLASS],
    ),
    Column.ENTRY_YEAR: (
        "年级", "入学年级", "所在年级", "入学年份", "级", "所在级", *_ENTRY_DATES,
        "grade", "yearofentry", "entryyear", "enrollmentyear",
    ),
    Column.LEVEL: ("层次", "培养层次", "学生培养层次", "学历层次", "办学层次", "level"),
    Column.MAJOR: ("专业", "专业名称", "所学专业", *GLOSSES[Column.MAJOR]),
    Column.COLLEGE: (
        "学院", "院系", "学生学院", "学院名称", "所在学院", "所属学院", "二级学院", "院系名称",
        "填报学院", "报送学院",
        "系部", "系别", "系名称", "所在院系", "所属机构", "院", "系",
        "college", "department", "faculty",
    ),
    Column.SEX: ("性别", "学生性别", *GLOSSES[Column.SEX]),
    # who takes part; 状态 alone may be another one, and counts where its cells say so
    Column.STANDING: (
        "学籍状态", "异动情况", "学籍异动情况", "异动类型", "异动类别", "学籍异动类型",
        "学籍异动类别", "学籍异动", "异动", "异动说明", "异动原因", "学籍变动", "学籍变动情况",
        "变动情况", "学生状态", "当前状态", "学生当前状态", "在校状态", "在籍状态", "在读状态",
        "学籍情况", "在校情况", "在籍情况", "在读情况", "是否在校", "是否在籍", "是否在读",
        "是否在册", "是否有学籍", "状态",
    ),
    Column.RESULT: (*_RESULT, *_RESULT_IN_ENGLISH),
    Column.CHECKED_AT: (
        *joined(OWN_CHECK_VERBS, ("时间", "日期")),
        "提交时间", "提交答卷时间", "填写时间", "结束答题时间", "反馈时间", "完成时间",
        "提交日期", "填报时间", "填写日期", "更新时间", "最后修改时间", "答题时间",
        *_SENT_AT, "时间", *_BEGUN_AT,
    ),
    Column.NOTE: ("备注", "说明", "备注说明", "其他说明", "补充说明", *GLOSSES[Column.NOTE]),
    Column.DETAIL: (
        *joined(("异常", "错误", "有误"), ("说明", "内容", "情况", "信息", "描述")),
        "有误信息登记", "错误信息登记", "异常情况说明", "具体说明", "详细说明", "情况说明",
        "问题说明", "问题描述", "具体情况", "具体内容", "有误之处", "勘误内容", "更正内容",
        "异常原因", "正确信息", "正确内容",
    ),
    Column.RECORDED_AT: ("记录时间",),
}  # fmt: skip
WORDS.update({column: (*WORDS[column], *fields) for column, fields in FIELDS.items()})
#: Over marks and tests as well: what stands below them has to say that it is 年级 or 层次.
ALSO_OF_MARKS = ("grade", "level")

_PERSON: dict[Column, tuple[str, ...]] = {
    Column.SERIAL: ("序号", "编号", "序", "顺序号", "no", "no."),
    Column.NUMBER: WORDS[Column.NUMBER],
    Column.NAME: WORDS[Column.NAME],
    Column.SIGNATURE: (
        "本人签名", "本人签字", "学生签名", "学生签字", "学生本人签名", "学生本人签字", "签名",
        "签字", "确认签名", "确认签字", "本人确认签名", "本人确认签字", "学生确认签名",
        "学生确认签字", "签名确认", "签字确认", "本人确认", "学生确认", "学生签名确认",
        "学生签字确认", "本人签名确认", "本人签字确认", "本人签章",
    ),
    **{
        column: tuple(word for word in WORDS[column] if word not in _ENTRY_DATES)
        for column in (*OF_A_STUDENT, Column.NOTE)
    },
}  # fmt: skip

_SIGNED: dict[Column, tuple[str, ...]] = {
    **_PERSON,
    Column.RESULT: (
        *_RESULT,
        *joined(("", "信息"), ("有无", "是否有"), ("错误", "差错", "异常")),
    ),
    Column.RIGHT: (
        "正确", "无误", "信息正确", "信息无误", *joined(CHECK_VERBS, ("无误",)), "√",
        *joined(("正确", "无误"), ("栏", "√", "打√", "画√", "打勾")),
    ),
    Column.WRONG: (
        "有误", "错误", "异常", "信息有误", "有误信息", "有误内容", "有误情况", "有误说明",
        "异常情况", "错误信息", "错误内容", "错误说明", "错误情况", "×",  # and as `LIKE` has it
        *joined(("有误", "错误"), ("栏", "×", "打×", "画×", "打叉", "√", "打√")),
    ),
    # told by both together (`item_columns`)
    Column.PHOTO: (),
    Column.RECORD: (),
    Column.KIND: ("错误类别", "错误类型", "错误项目", "有误项目", "勘误项目", "异常类别"),
    Column.SHOULD_BE: ("正确信息", "正确内容", "勘误信息", "更正信息", "应为"),
}  # fmt: skip

_INFORMATION = ("信息", "内容", "数据", "的信息", "的内容", "情况")
_SHOULD_BE = (
    *_SIGNED[Column.SHOULD_BE],
    *joined(CHANGED, ("后",), ("", *_INFORMATION)),
    *joined(("应", "需", "拟", "申请", ""), CHANGED, ("为",)),
    "更正内容", "勘误内容", "更改信息", "正确", "正确数据",
)  # fmt: skip

_CORRECTIONS: dict[Column, tuple[str, ...]] = {
    **_PERSON,
    Column.KIND: (
        *_SIGNED[Column.KIND], "类别", "错误项", "更正项目", "变更项目", "修改项目", "勘误类别",
        "更正类别", "勘误字段", "错误字段", "信息项", "项目",
        *joined(("", "申请", "需", "拟"), CHANGED, ("项目", "类别", "类型", "字段", "项")),
        *joined(("信息", ""), ("错误", "有误"), ("项目", "类别", "类型", "字段", "项")),
    ),
    Column.SHOWN: (
        "原信息", "原内容", "现显示信息",
        "学信网信息", "学信网显示", "学信网显示信息", "原错误信息",
        "原始信息", "原有信息", "原数据", "原登记信息", "原注册信息", "学信网现信息",
        "学信网原信息", "系统显示信息", "学信网显示内容", "学信网内容",
        *joined(CHANGED, ("前",), ("", *_INFORMATION)),
        *_RESULT, *(word for word in WORDS[Column.DETAIL] if word not in _SHOULD_BE),
    ),
    Column.SHOULD_BE: _SHOULD_BE,
}  # fmt: skip

_COUNTS: dict[Column, tuple[str, ...]] = {
    **{
        column: _PERSON[column]
        for column in (Column.SERIAL, *OF_A_CLASS, Column.NOTE)
    },
    Column.EXPECTED: (
        *joined(("应",), CHECK_VERBS, ("人数", "")), "总人数", "班级人数", "学生人数",
        "学生总数", "班级总人数", "应查人数", "应到人数", "人数",
    ),
    Column.CHECKED: (
        *joined(("已",), CHECK_VERBS, ("人数", "")),
        *joined(("实", "实际"), CHECK_VERBS, ("人数", "")),
        "已查人数", "完成人数",
    ),
    Column.OK_COUNT: (
        "无误人数", "正确人数", "无误", "正确", "信息无误人数", "信息正确人数", "无异常人数",
    ),
    Column.WRONG_COUNT: (
        "有误人数", "错误人数", "异常人数", "有误", "错误", "异常", "信息有误人数", "勘误人数",
        "需勘误人数", "有异常人数",
    ),
    Column.MISSING_COUNT: (
        *joined(("未",), CHECK_VERBS, ("人数", "")), "未查人数", "未完成人数",
    ),
    Column.AWAY_COUNT: (
        "不参加人数", "未参加人数", "不参加", "休学人数", "休学退学人数", "不在校人数",
        "免校对人数", "不参加校对人数",
    ),
    Column.RATE: (*joined(CHECK_VERBS, ("率",)), "完成率", "比例", "完成比例", "百分比"),
}  # fmt: skip

#: What two columns for the result are called by, one about the photo, one about the rest; both
#: together only mean that (`item_columns`).
ITEMS: Mapping[Column, tuple[str, ...]] = {
    Column.PHOTO: (
        *joined(
            ("学历", "毕业", "毕业证", "学信网", "电子", "证件", "本人", "学籍", ""),
            ("照片", "图像", "相片", "图片", "照片信息", "图像信息"),
        ),
        "头像", "人像", "影像",
    ),
    Column.RECORD: (
        *joined(
            (
                "个人", "学籍", "学历", "学籍学历", "基本", "个人基本", "学生基本", "文字", "注册",
                "电子注册", "身份", "学信网", "学生", "本人", "其他", "其它", "其余", "",
            ),
            ("信息", "数据"),
        ),
        "学籍", "学历",
    ),
}  # fmt: skip

#: The words of each paper, and of a sheet (None).
COLUMN_WORDS: Mapping[Paper | None, dict[Column, tuple[str, ...]]] = {
    None: WORDS,
    Paper.SIGNED: _SIGNED,
    Paper.CORRECTIONS: _CORRECTIONS,
    Paper.COUNTS: _COUNTS,
}
#: Which column each word is for, paper by paper; the earlier column wins.
COLUMN_OF: Mapping[Paper | None, Mapping[str, Column]] = {
    paper: {word: column for column in reversed(words) for word in words[column]}
    for paper, words in COLUMN_WORDS.items()
}

#: What is not in a paper's table and yet is plain by its end.
_PERSONS_OWN = {
    # both in one cell are for nobody to fill
    Column.NUMBER: r"^(?!.*姓名).*学号$",
    Column.NAME: r"^(?!.*学号).*姓名$",
    Column.SIGNATURE: r"^(?:本人|学生).{0,4}(?:签名|签字|签章)$",
}
LIKE: Mapping[Paper | None, Mapping[Column, str]] = {
    None: {Column.RESULT: f"{either(OWN_CHECK_VERBS)}的?{either((*OUTCOMES, *REMARKS, '状态'))}$"},
    Paper.SIGNED: {
        **_PERSONS_OWN,
        Column.RESULT: f"{either(CHECK_VERBS)}的?{either((*OUTCOMES, *REMARKS))}$|{RESULT_HEADING}",
        Column.WRONG: FAULT_HEADING,
    },
    Paper.CORRECTIONS: _PERSONS_OWN,
    Paper.COUNTS: {},
}
#: How a heading asks for 班级 in other words, where no column has a word for it: 请选择班级.
ASKS_CLASS = (
    "^(?!.*(?:选课|上课|任课|课程|重修|体育|英语|外语|实验|分级|换|几个))"
    ".*班级(?:名称?|全称|是|为)?$"
)
#: A heading that may be a result's, and gives way to one that surely is.
UNSURE = f"{either(CHECK_VERBS)}的?(?:{either(REMARKS)})?$"
