"""What a deadline of a notice is for, by the words around it.

Source: how some fifty notices say it (docs/design-notes.md, 读通知): most often the verb follows
the date (于4月1日前登录……校对), what is handed in stands before it (反馈表于4月2日前交), or a label
does (上交时间：4月2日前); in a table the line above says it.
"""

import re
from collections.abc import Sequence

from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.words import CHECK_VERBS, LOOK_VERBS, OFFICE_VERBS, STUDENT_VERBS, either
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.reading.addressed import OF_A_THING

#: Words of papers, that are no verbs: 核对表 is not checked, it is handed in.
PAPER = (
    r"(?!采集[单卡])(?:[《“](?=[^》”]{0,60}表))?(?:信息|图像|照片|学籍|学历|毕业生|学生|班级|学院|签字|盖章){0,5}"
    rf"(?:{either(CHECK_VERBS)}|检查|勘误|反馈|登记|统计|汇总|采集|签名|签字|异常)"
    r"(?:(?<=采集)的?(?:学生|毕业生|人员)?名(?=[单册]))?(?:情况|结果|信息|确认){0,5}"
    r"(?:汇总|反馈|统计|登记|签字|签名){0,5}(?:表|单(?!位)|册)[》”]?|"
    r"签(?:[好完过]|[字名]|了字|过字|好字|完字)的[^，。；：]{0,4}表"
)
_PAPERS = (
    r"表(?!示|明|达|现|决|扬|彰)|名单|名册|(?:电子|纸质|扫描)[版档件稿]|盖章(?:件|版)|"
    r"汇总(?:情况|结果)|报告(?![厅会人栏室])|数据(?!封存|冻结|库|中心|维护)"
)
_PHOTO = (
    r"(?:[无缺]|没有?)图[像象]|照片|相片|补拍|补采|补照|拍摄|拍照|重拍|采集|"
    r"(?<![节合])拍(?=$|[？?])"
)
#: What students do with their record.
LOOKED = either((*STUDENT_VERBS, *LOOK_VERBS))
#: Those whose record is wrong, each for himself; no list of them.
FAULTY = (
    r"(?:有误|有错误?|有问题|有异常|有出入|不符|不一致|不对|不正确)[的者]"
    r"(?!表|名|情况|信息|照片|内容|项)"
)
_COLLECTED = "班长|各班|班级|汇总|统计|登记"
#: A photo, or what was collected, that is looked at; and one that a thing is without.
_LOOKED_AT = (
    rf"{OF_A_THING}|{either(OFFICE_VERBS)}(?!后|完)[^，。；交报送补拍采]{{0,12}}(?:图像|照片|相片|头像)|"
    r"(?:图像|照片|相片|头像)(?:采集)?(?:信息)?(?:及|和|与|、)?(?:学籍|个人|学历)?(?:信息)?(?:的)?"
    rf"{LOOKED}|(?:身份证|户口[本簿]|证件)(?:正反面)?照片?(?!采集)|采集信息|(?:未|没有?)(?:参加)?采集的?(?=学生)(?!$)|"
    r"(?:图像|照片)[^，。；]{0,4}截[图屏]|"
    rf"(?:图像|照片|相片|头像)(?:信息)?{FAULTY}(?![^，。；]{{0,8}}[补重换])"
)
_MATERIALS = (
    r"材料(?!科学|工程|学[院系部]|[系类]|与|成型|物理|化学)|"
    r"证明|身份证|护照|户口[本簿]|申请表|佐证"
)
#: What is changed in the record; a notice that mends itself says 更正如下.
_CHANGED = (
    r"(?:(?<=[一-鿿])更正|更正(?=[一-鿿]))(?![一如]下|为|后|通知|说明)|(?:信息|数据|学籍|姓名|号码?)(?:变更|修改)|"
    r"(?:办理|申请|进行)(?:变更|修改)"
)
_HAND_IN = (
    r"交(?!流|通|叉|换|往|友|费|互)|报(?!名|告|到|考|销|酬|纸|刊|警|道|读|省|修|废|失|表格)|"
    r"送(?:至|到|交|达|教|学|院|研|系|办|我|各|行政|[一-鿿]{1,6}[室处科办楼组号])|发(?:送|至|到|邮|给|往)|"
    r"给到|(?<![一-鿿])给(?:我|您|老师)(?![一-鿿])|返回|回[收传复执]|汇总(?!表)|反馈(?!表)|寄|收[齐回]|收取(?!费|任何|[^，。]{0,4}费)|补齐|上传|邮件|"
    r"(?<=[班长院系级员])\s?(?:→|➜|-{1,2}>)"
)
#: What is read is no record: 看一下补拍安排.
_READ = "[^，。；]{0,6}(?:安排|通知|说明|要求|流程|时间|补[拍采])"
_CHECK = rf"登[录陆]|[上在]学信网|看看|看一[遍下眼看](?!{_READ})|{LOOKED}"
_REVIEW = rf"{either(OFFICE_VERBS)}|审查|签[字名]|[补代面]签(?!表)"
_OWN = r"登[录陆]|学信网|学信档案|网上|上网|自行|在线"
_OTHER = (
    r"领取|发放|公示|缴费|交费|收费|审定|复审|注册(?![组科处部]|中心)|开放|关闭|召开|举行|培训|确定|指定|报名|公布|咨询|值班|填报|录入|"
    r"返校|报到"
)
#: Who reviews, not where one goes to sign: 到教务处签字.
_BY_OTHERS = r"(?<![到去至来往赴在])(?:学院|教务处|学校|院系|校方|系里|采集单位)"
#: The notice itself is handed on, and no paper: 将本通知转发至每个班.
_PASSED_ON = (
    r"(?:将|把|本|此|该|上述|以上)(?:本|此|该|上述|以上)?(?:份|个)?(?:通知|文件)"
    r"(?:内容|精神|要求)?[^，。；：表单册交]{0,4}(?:转发|传达|转达|转告|下发|告知|发[到至给])|"
    r"(?:转发|传达|转达)(?:给|到|至|好)?(?:本|此|该|上述|以上)(?:份|个)?(?:通知|文件)"
)
#: To those above the school, by its office: 数据上报省厅.
_UPWARDS = (
    r"(?:数据|注册|备案|备案表)(?:上报|报送?|上传)(?:至|到|给)?"
    r"(?:省(?:教育)?厅|省教委|市教委|教育[厅部]|上级主管)"
)
_STUDENT = r"(?:学生|毕业生|同学|本人)(?=[^一-鿿]*$|于|在|须|应|请|$)"
_UNIT = (
    r"(?:班级|各班|班长|学院|各院|院系|各系|系部|辅导员|教学秘书)(?=[^一-鿿]*$|于|在|须|应|请|$)"
)
#: What is no paper to hand in: 时间表, 见下表; what another is handed in with: 随表交来.
_NO_PAPER = (
    r"(?:时间|日程|安排|进度|工作)表|[如见按上下](?:列|述|面)?[上下]?表(?=[：:所）)]|$)|"
    r"(?:随|连同|(?:[与和同跟]|随同)(?=[^，。；]{0,8}(?:表|名单)(?:一[并起同]|装入|同时|一道)))"
    r"[^，。；]{0,8}?(?:表|名单)"
    r"(?:一[并起同]|装入[^，。；]{0,6}|同时|一道)?(?![一-鿿]{0,2}[版件])"
)
#: Where it is handed in, called by what is done there: 交教务处勘误窗口.
_PLACE = (
    r"(?:勘误|更正|材料|证明|采集|照片|图像|名单|补[采拍]){1,3}(?:受理|接收|收取|收件|专用|服务|审核|管理){0,2}"
    r"(?:窗口|专窗|专柜|柜台|前台|服务台|办公室|[室组点岗科处](?![一-鿿]))"
)
#: What one has with oneself, which is nothing to hand in: 综合馆，带身份证.
_BROUGHT = (
    r"(?:[携自须]?带好?|凭|持|出示)(?:上|着|本人|有效|第二代){0,2}(?:身份证|学生证|户口[本簿]|证件)(?:原件)?"
    r"(?=[，。；、！!]|$)"
)
#: In what case something is to be done, which is none itself: 核对发现问题请于.
_IN_CASE = (
    rf"(?:{either(CHECK_VERBS)}|检查|自查)(?:[中时后]|过程中|结果)?(?:若|如|如果)?(?:发现|显示|存在|出现|有误|有问题|不符|有错|错误)"
    r"[^，。；]{0,10}?(?=[请须应需]|[于在]$|的|者|$)"
)
#: A list of people that is looked at is nobody's own record: 核实名单.
_LIST_CHECKED = (
    rf"(?:核实(?:好|清楚?|确认)?[^，。；本人自己]{{0,6}}(?:名单|人数|名额)|"
    rf"{either(CHECK_VERBS)}[^，。；本人自己]{{0,6}}(?:人数|名额))(?![上中里内所])"
)


class _Clue(NamedTuple):
    """*words* of a clause that tell the *role*; None if what is handed in tells it.

    *struck* is not looked at.
    """

    role: Role | None
    words: str
    struck: str = ""

    def fits(self, clause: str) -> bool:
        """Whether the words stand there."""
        left = re.sub(self.struck, "", clause) if self.struck else clause
        return re.search(self.words, left) is not None


#: What a clause says is to be done; the first that fits counts.
_DONE = (
    _Clue(Role.OTHER, OF_A_THING),
    _Clue(Role.OTHER, r"^\W*(?:提醒|通报|催促|公布|统计)(?:仍|还|尚)?[未没]"),
    _Clue(Role.OTHER, r"(?:参会|与会|会议)[^，。；]{0,4}(?:回执|名单|人员)"),
    _Clue(
        Role.OTHER,
        rf"^(?!.*(?:{_HAND_IN}|{_CHECK}|完成)).*"
        r"(?:例会|座谈会|协调会|推进会|会议)的?(?:时间|定[于在]|召开|举行)",
    ),
    _Clue(Role.OTHER, r"^[^，。]{0,16}(?:领取|取回|领回)"),
    _Clue(Role.OTHER, r"^[^，。交]{0,4}(?:发放|下发|分发)(?!.*[交报送收])"),
    _Clue(
        Role.OTHER,
        r"(?:结果|情况|名单|证书?)[^，。]{0,8}(?:公布|公示|发布|下发|发放|通报)|"
        r"(?:公布|公示)[^，。]{0,8}(?:结果|名单)",
    ),
    _Clue(Role.OTHER, r"(?:关闭|停止|开放|开通|收回)[^，。]{0,8}(?:权限|功能|端口|通道)"),
    _Clue(Role.OTHER, "(?:获取|查看|保存|下载|生成|截取)[^，。]{0,6}采集码"),
    _Clue(Role.CHECK, rf"^(?=.*(?:{_HAND_IN}))(?=.*(?:{_CHECK})).*(?:{_OWN})"),
    _Clue(Role.OTHER, _UPWARDS),
    _Clue(Role.OTHER, _PASSED_ON),
    _Clue(None, _HAND_IN),
    _Clue(Role.SUBMIT, _LIST_CHECKED),
    _Clue(Role.CHECK, _CHECK),
    _Clue(Role.PHOTO, _PHOTO, struck=_LOOKED_AT),
    _Clue(Role.OTHER, rf"^(?=.*(?:{_REVIEW})).*(?:{_BY_OTHERS})"),
    _Clue(Role.CHECK, _REVIEW),
    _Clue(Role.MATERIALS, rf"{_MATERIALS}|勘误|{_CHANGED}"),
    _Clue(Role.SUBMIT, _PAPERS),
    _Clue(Role.OTHER, _OTHER),
)
#: What a clause says is handed in.
_HANDED_IN = (
    _Clue(Role.PHOTO, "采集[单卡]"),
    _Clue(Role.MATERIALS, rf"^(?!.*(?<!申请)表).*(?:{_MATERIALS})"),
    _Clue(Role.SUBMIT, "(?<!申请)表|名[单册]"),
    _Clue(Role.PHOTO, _PHOTO, struck=_LOOKED_AT),
    _Clue(Role.MATERIALS, "勘误"),
    _Clue(Role.SUBMIT, "电子版|纸质版|扫描"),
)
#: Who has to: a student checks, a class or a college hands in.
SUBJECTS = (_Clue(Role.CHECK, _STUDENT), _Clue(Role.SUBMIT, _UNIT))


def role_of_words(words: str) -> Role | None:
    """The role that a few words tell, as those of one clause: 学生校对, 交表."""
    return role_of_clause(words, ())


def role_of_clause(clause: str, front: Sequence[str]) -> Role | None:
    """What one clause says is to be done; *front* are the clauses before it, for what it is of."""
    bare = re.sub(f"{_NO_PAPER}|{_BROUGHT}", "", clause)
    bare = re.sub(PAPER, "表", re.sub(_IN_CASE, "", bare))
    for clue in _DONE:
        if clue.fits(bare):
            return clue.role or _handed_in(bare, front, clause)
    return None


def _handed_in(bare: str, front: Sequence[str], clause: str) -> Role:
    """The role of handing in, by what is handed in: in the clause itself, else nearest before.

    A *clause* that names none, of those whose record is wrong, is of what shows it: 有误的报系部.
    """
    is_named = told_by(_HANDED_IN, re.sub(_PLACE, "", bare)) is not None
    if not is_named and re.search(FAULTY, clause) and not re.search(_COLLECTED, clause):
        return Role.MATERIALS
    before = [re.sub(PAPER, "表", re.sub(_NO_PAPER, "", one)) for one in reversed(front)]
    things = [re.sub(_PLACE, "", one) for one in (bare, *before)]
    for thing in (*things, bare):
        if role := told_by(_HANDED_IN, thing):
            return role
    return Role.SUBMIT


def told_by(clues: Sequence[_Clue], clause: str) -> Role | None:
    """The role of the first of the *clues* that fits a clause."""
    return next((clue.role for clue in clues if clue.fits(clause)), None)
