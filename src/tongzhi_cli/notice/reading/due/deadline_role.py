"""What a deadline of a notice is for, by the words around it.

Source: how some fifty notices say it (docs/design-notes.md, 读通知): most often the verb follows
the date (于4月1日前登录……校对), what is handed in stands before it (反馈表于4月2日前交), or a label
does (上交时间：4月2日前); in a table the line above says it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.text import has_words
from tongzhi_cli.model.words import CHECK_VERBS, LOOK_VERBS, OFFICE_VERBS, STUDENT_VERBS, either
from tongzhi_cli.notice.reading.addressed import OF_A_THING

#: Words of papers, that are no verbs: 核对表 is not checked, it is handed in.
_PAPER = (
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
_LOOKED = either((*STUDENT_VERBS, *LOOK_VERBS))
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
    rf"{_LOOKED}|(?:身份证|户口[本簿]|证件)(?:正反面)?照片?(?!采集)|采集信息|(?:未|没有?)(?:参加)?采集的?(?=学生)(?!$)|"
    rf"(?:图像|照片|相片|头像)(?:信息)?{FAULTY}(?![^，。；]{{0,8}}[补重换])"
)
_MATERIALS = (
    r"材料(?!科学|工程|学[院系部]|[系类]|与|成型|物理|化学)|证明|身份证|户口[本簿]|申请表|佐证"
)
#: What is changed in the record; a notice that mends itself says 更正如下.
_CHANGED = (
    r"(?:(?<=[一-鿿])更正|更正(?=[一-鿿]))(?![一如]下|为|后|通知|说明)|(?:信息|数据|学籍|姓名|号码?)(?:变更|修改)|"
    r"(?:办理|申请|进行)(?:变更|修改)"
)
_HAND_IN = (
    r"交(?!流|通|叉|换|往|友|费|互)|报(?!名|告|到|考|销|酬|纸|刊|警|道|读|省|修|废|失|表格)|"
    r"送(?:至|到|交|达|教|学|院|研|系|办|我|各|行政|[一-鿿]{1,6}[室处科办楼组号])|发(?:送|至|到|邮|给|往)|"
    r"给到|返回|回[收传复执]|汇总(?!表)|反馈(?!表)|寄|收[齐回]|收取(?!费|任何|[^，。]{0,4}费)|补齐|上传|邮件|"
    r"(?<=[班长院系级员])\s?(?:→|➜|-{1,2}>)"
)
_CHECK = rf"登[录陆]|[上在]学信网|看看|{_LOOKED}"
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
#: What is said beside, and what one is sent to: 看学院安排表.
_ASIDE = (
    r"[（(][^（）()\n]{0,40}[)）]|"
    r"(?:详?见|查?看|按照?|以|参照)[^，。；：:\n]{0,10}?(?:安排|日程|时间)表"
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
#: A deadline that was moved is what stands before its old date.
_MOVED = (
    r"(?:(?:推迟|延长|延期|顺延|延|改|调整|变更|提前)[为到至在]?|"
    r"(?:有误|[写打]错了?|错误|不对|笔误)[^。；\d]{0,4}(?:应|现|请)?(?:更正|改|修改|调整)?[为成是])"
    r"[“\"]?\s*$"
)
#: A label that does not say what is handed in.
_GENERIC = (
    r"\W*+[一二三四五六七八九十\d]*+\W*+(?:相关|有关)?材料"
    r"(?:上交|报送|提交|上报|收取|交送)(?:时间)?"
)
#: A verb that does not say what is done.
_NEUTRAL = r"(?:全部|须|应|要)?(?:完成|完毕|进行|结束|截止|办理|做完|做好).{0,4}"
#: The verb stands behind the date, even behind a comma: 毕业生于4月1日前，登录……
_BEFORE_DATE = r"[于在应须请需要将同学生]$|(?:表|名单|材料|照片)$"
#: Unless it is said: 核对于4月5日前，交表于……
_DONE_UNTIL = rf"(?:{_LOOKED}|交表|上交|提交|报送|补[拍采])[于在]$"
#: A system is opened or closed: what for stands elsewhere.
_OF_SYSTEM = r"(?:到时|届时|随后|之后|然后)?(?:系统|平台)?(?:自动)?(?:开放|关闭|开启|开通|关)"
#: A date alone in brackets is of what stands before them.
_IN_BRACKETS = (
    r"([^，。；;、！!：:\n（）()]{2,20})[（(]\s*+(?:截[止至]|时间|日期|期限){0,3}\s*+[：:]?\s*+$"
)
#: Brackets behind a date that say what it is for, and nothing else.
_SAID_BEHIND = (
    rf"\s*[（(]((?:学生|班级|学院|网上|现场|材料)*(?:{_LOOKED}|交表|[上提补]交|报送|补[拍采])"
    "(?:截止|时间|阶段|日期)*)[)）]"
)
#: What stands between two days that have the same said of both.
_OF_SEVERAL = r"\s*[、，,和及与]\s*[^，。；：:、\n\t]{1,14}"
#: One of several parts of the same work.
_PART = r"第?[一二三四五六\d](?:批次?|阶段|轮)"
#: An arrow behind whoever hands in leads to whom: 学院→教务处.
_BOUNDS = r"(?:[，,。；;！!、：:\n①-⑳\ufe0f]|(?<![班长院系级员])[→➜➡])"


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
    _Clue(Role.OTHER, r"(?:例会|座谈会|协调会|推进会|会议)的?(?:时间|定[于在]|召开|举行)"),
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
_SUBJECTS = (_Clue(Role.CHECK, _STUDENT), _Clue(Role.SUBMIT, _UNIT))


def role_of(
    before: str, after: str, lead: Sequence[str] = (), earlier: str = "", later: str = ""
) -> Role | None:
    """The role of a date, by what stands *before* and *after* it in its sentence; None: nothing.

    *lead* are the lines above that it stands under, the nearest first; *earlier* is what the
    sentence says before another date, which may name what is handed in, *later* what it says behind
    the next one, which may have the verb of both.

    >>> role_of("毕业生于", "登录“学信网”，校对本人毕业证图像采集信息").value
    'check'
    >>> role_of("加盖公章，于", "交教务处214室").value, role_of("务必于", "将照片交教务处").value
    ('submit', 'photo')
    >>> role_of("网上校对时间：", "。").value, role_of("根据", "的会议精神")
    ('check', None)
    """
    if role := _of_brackets(before, after):
        return role
    after, before = (re.sub(_ASIDE, "", text) for text in (after, before))
    is_listed = re.fullmatch(_OF_SEVERAL, after) and not role_of_words(after)
    goes_on = later[:1] not in {"，", ",", "；", ";", "。"}
    if later and goes_on and is_listed and not _is_said(before, after):
        verb = next(iter(_clauses(later)), "")
        after = verb if role_of_words(verb) else after  # 2026届4月1日、2027届4月15日交教务处
    earlier = re.sub(_PART, "", earlier)
    behind, front = _clauses(after), _clauses(before)
    behind, front = ([one for one in many if not re.fullmatch(_OF_SYSTEM, one.strip())]
                     for many in (behind, front))  # fmt: skip
    if front and re.match(r"\s*[；;①-⑳]", after):
        behind = []  # 核对，4月5日前；交表，4月8日前
    label = re.search(r"([^，。；;！!：:\n]{2,30})[：:][^，。；;：:]{0,8}$", before)
    is_ended = re.search(rf"{_BOUNDS}[^\S\n]*$", before)
    own = [front.pop()] if front and not label and not is_ended else []
    things = [one for one in (*_clauses(earlier), *front) if not re.fullmatch(_GENERIC, one)]
    found = _role_of_clause(label[1], things) if label else None
    if found is Role.MATERIALS and label and re.fullmatch(_GENERIC, label[1]):
        found = _role_of_clause(" ".join(behind[:1]), things) or found
    if re.search(_MOVED, before):
        for clause in [*own, *reversed(front), *reversed(_clauses(earlier)[-1:])]:
            found = found or _role_of_clause(clause, ())
    is_end = (
        own
        and re.match(r"\s*[，,；;①-⑳]", after)
        and (re.search(_DONE_UNTIL, own[0]) or not re.search(_BEFORE_DATE, own[0]))
    )
    if own and (is_end or re.search(r"(?:截止|时间|日期|为|至|到)$", own[0])):
        found = found or _role_of_clause(own[0], things)
    found = found or _role_of_clause(" ".join([*own, *behind[:1]]), things)
    if behind and re.fullmatch(_NEUTRAL, behind[0]) and front:
        found = found or _role_of_clause(front[-1], ())
    for clause in behind[1:]:
        found = found or _role_of_clause(clause, [*things, *own])
    for clause in [*reversed(front), *reversed(_clauses(earlier)[-1:])]:
        found = found or _role_of_clause(clause, ())
    if own and behind and re.fullmatch(_NEUTRAL, behind[0]):
        found = found or _told_by(_SUBJECTS[:1], own[0])  # 同学3月26日前完成，3月29日前交表
    is_whole = behind and re.fullmatch(_NEUTRAL, behind[0]) and len(_clauses(after)) == 1
    for clause in [] if is_whole or not goes_on else _clauses(re.split("[。；;]", later)[0])[:1]:
        found = found or _role_of_clause(clause, things)
    for line in lead:
        found = found or _role_of_clause(line, ())
    return found or _told_by(_SUBJECTS, (own or front or [""])[-1])


def role_of_whose(whose: str, said: str) -> Role | None:
    """The role of one of several days by *whose* it is, where something *said* is handed in."""
    its = _told_by(_SUBJECTS, whose)
    return role_of_words(whose) or (its if re.search("交|报送|送", said) else None)


def is_done(after: str) -> bool:
    """Whether what stands behind a date says that something is done, and not what: 前完成，."""
    behind = _clauses(after)
    return bool(behind) and re.fullmatch(_NEUTRAL, behind[0]) is not None


def _is_said(before: str, after: str) -> bool:
    """Whether a clause that ends with its day, before a comma, says itself what is to be done.

    校对工作于3月31日24:00截止，各班4月2日前交表.
    """
    own = _clauses(before)[-1:]
    return after.lstrip()[:1] in {"，", ","} and bool(own) and bool(_role_of_clause(own[0], ()))


def role_of_words(words: str) -> Role | None:
    """The role that a few words tell, as those of one clause: 学生校对, 交表."""
    return _role_of_clause(words, ())


def _of_brackets(before: str, after: str) -> Role | None:
    """The role of a date in brackets by what stands before them; of one with brackets behind it.

    核对（4月5日前）、交表（4月8日前）; 4月5日（核对）、4月8日（交表）.
    """
    of = re.search(_IN_BRACKETS, before) if re.match(r"\s*[)）]", after) else None
    if of:
        behind = re.match(r"\s*[)）]([一-鿿][^，。；;、\n]*)", after)
        its = _role_of_clause(behind[1], [of[1]]) if behind else None
        return its or _role_of_clause(of[1], ())  # 反馈表于校对结束后第二天（4月6日）交学院
    said = re.match(_SAID_BEHIND, after) if after.lstrip()[:1] in {"（", "("} else None
    return _role_of_clause(said[1], ()) if said else None


def _clauses(text: str) -> list[str]:
    return [clause for clause in re.split(_BOUNDS, text) if has_words(clause)]


def _role_of_clause(clause: str, front: Sequence[str]) -> Role | None:
    """What one clause says is to be done; *front* are the clauses before it, for what it is of."""
    bare = re.sub(f"{_NO_PAPER}|{_BROUGHT}", "", clause)
    bare = re.sub(_PAPER, "表", re.sub(_IN_CASE, "", bare))
    for clue in _DONE:
        if clue.fits(bare):
            return clue.role or _handed_in(bare, front, clause)
    return None


def _handed_in(bare: str, front: Sequence[str], clause: str) -> Role:
    """The role of handing in, by what is handed in: in the clause itself, else nearest before.

    A *clause* that names none, of those whose record is wrong, is of what shows it: 有误的报系部.
    """
    is_named = _told_by(_HANDED_IN, re.sub(_PLACE, "", bare)) is not None
    if not is_named and re.search(FAULTY, clause) and not re.search(_COLLECTED, clause):
        return Role.MATERIALS
    before = [re.sub(_PAPER, "表", re.sub(_NO_PAPER, "", one)) for one in reversed(front)]
    things = [re.sub(_PLACE, "", one) for one in (bare, *before)]
    for thing in (*things, bare):
        if role := _told_by(_HANDED_IN, thing):
            return role
    return Role.SUBMIT


def _told_by(clues: Sequence[_Clue], clause: str) -> Role | None:
    return next((clue.role for clue in clues if clue.fits(clause)), None)
