"""Words over columns that are none of ours: of somebody else, left to the hand, of other lists."""

from tongzhi_cli.model.words import CHECK_VERBS, either, joined

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
