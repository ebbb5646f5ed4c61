"""What a date is about that has nothing to do with records and photos: 助学金, 档案转递, 合影.

Notices say such things at their end; their papers are none of the class's forms (issue 15, item 4).
"""

import re

from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.words import CHECK_VERBS, either
from tongzhi_cli.notice.reading.due.found import Found
from tongzhi_cli.notice.reading.due.role.table_role import is_of_units

_OF_CARD = "(?:的?(?:照片|信息|余额|补办|丢失|有误|遗失|换))"
_MATTER = (
    r"学位(?:申请|论文|评定)|论文(?:送审|答辩|提交|定稿)|助学(?:金|贷款)|奖学金|贷款|困难(?:生)?认定|家庭经济|档案(?:转递|寄送|去向|派遣|材料)|三方协议|"
    r"就业(?:协议|去向|系统|登记|信息)|去向(?:登记|填报)|报到证|辅修|普通话|四六级|计算机等级|合影|集体照|毕业照(?!片)|写真|纪念册|"
    r"(?:宿舍|寝室|床位)(?:物品|信息|登记|调整|卫生|退|床位)|医保|医疗保险|保险(?:信息|费|单)|团员|团组织|"
    r"党员|党组织|教材(?:款|费|退)|图书(?:借阅|归还|清还|超期)|借阅|银行卡|离校手续|查重|体测|评教|"
    rf"选课|补考|重修|成绩(?:单|核对|[、和及]|$)|学分|课程|智慧团建|[缓减免]缴|推荐表|毕业生登记表|体检表|通讯录|校友|优秀毕业生|"
    rf"(?:就业)(?:意向|中心)|(?:资格|普通话|等级)证书?|火车票|征兵|(?:学生证|一卡通|校园卡|饭卡|门禁卡?){_OF_CARD}"
)
#: What the notice is about, named in the same sentence: then the other thing is only beside it.
_OWN = (
    r"学信|学籍|学历|图[像象]|毕业生?信息|校对|核对[表工]|信息核对|核对信息|反馈表|勘误|采集|补[拍采]|"
    r"(?<!合影)照片(?!的?[选修])|个人信息|统计表|名单"
)


#: Examinations and what one enrols for, that are held for everybody: 学位外语考试定于5月16日.
OF_EXAMS = (
    r"(?:(?:学位(?:外语|英语)|外语|英语|计算机|普通话|[四4]、?[六6]级|[四六46]级|CET|教师资格证?|教资|研究生(?:招生|入学)|考研|公务员|选调生|"
    r"职业资格|职业技能|技能等级|雅思|托福|期[中末]|补考|重修|体育|体质|驾驶证)[^，。；\d核校采交图照]{0,10}(?:考试|测试|测验|认定|考核|报名|报考|面试|笔试|体测))"
    r"[^，。；\d核校采交图照]{0,10}$"
)


#: What else a school holds or does, and what a heading is: it is none of what a class has to do.
_ELSE = (
    rf"{_MATTER}|答辩|典礼|咨询时间|答疑时间|例会|[大班开]会|会议|布置会?|工作安排|本次工作|生源信息|修改|离校|毕业证|学位|"
    r"考试|讲座|培训|体检|放假|开学|开课|军训|招聘|宣讲|省教育厅|省厅|教育部|公布|公示|领取|发放|报名"
)
#: One of the matters of a notice about several: 二、关于期中教学检查, 第二项　学费清缴.
_TOPIC = (
    r"\W*(?:[一二三四五六七八九十]{1,2}\s?[、.．]\s?关于|"
    r"第[一二三四五六七八九十]项[\s：:、.．，,]+)([^\n]+)"
)
#: What any work has: 关于时间要求 is of the one that the notice is about.
_OF_ANY_WORK = (
    r"时间|对象|范围|要求|程序|方法|流程|步骤|安排|材料|纪律|方式|地点|责任|分工|内容|表|照片|信息"
)
#: What a heading calls a step of it, and nothing else: 关于上报, 第二项：反馈.
_STEPS = (
    rf"(?:{either(CHECK_VERBS)}|上报|报送|填报|上交|提交|交表|收表|回收|汇总|反馈|签字|签名|盖章|"
    r"工作|事项|事宜|结果|情况|意见|班级|学院|学生|毕业生|本人|[及和与的]|\W)++"
)
#: What an office does around the check, which is no task either.
_OF_OFFICES = r"\W{0,4}(?:学院|院系|系里|教务处|学校)[^？?\n]{0,8}[？?]$"
_AROUND = r"转发|传达|转告|提醒|受理|开放|关闭|咨询|审核|抽查|汇总|值班"


def names_another(one: Found) -> bool:
    """Whether the words beside a date that tell no task name something else: 毕业典礼：6月18日."""
    if one.beside and is_of_units(one.beside):
        return True  # whose turn it is, of what stands above
    return is_something_else(one) or re.search(_AROUND, _around(one)) is not None


def is_something_else(one: Found) -> bool:
    """Whether the words around a date name what has nothing to do with the check."""
    if any(re.match(_OF_OFFICES, line.strip()) for line in (*one.lead[:1], one.previous)):
        return True  # 学院呢？
    return re.search(_ELSE, _around(one)) is not None or is_of_another(one)


def _around(one: Found) -> str:
    """The sentence of a date up to others, and the cells of its row."""
    front, behind = re.split(r"[。；;\n]", one.before)[-1], re.split(r"[。；;\n]", one.after)[0]
    later = re.split(r"[，,。；;\n]", one.later)[0]  # 学籍科4月6日和20日集中受理
    cells = "".join(one.beside.row) + one.beside.over if one.beside else ""
    return f"{front}{behind}{later}{cells}"


def is_of_another(one: Found) -> bool:
    """Whether the sentence of a date is about something else only, as it says beside the date.

    Or the heading over it, where the sentence has nothing of the notice's own.
    """
    front = re.split(r"[。；;\n]", one.sentence.text[: one.phrase.begin])[-1]
    behind = re.split(r"[，,。；;\n]", one.after.lstrip("，, "))[0]
    about = re.search(_MATTER, front) or re.search(_MATTER, behind)
    if about is None and one.lead and not re.search(_OWN, one.lead[0]):
        about = re.search(_MATTER, one.lead[0])  # 三、离校手续
    topic = next(filter(None, (re.match(_TOPIC, line) for line in one.lead)), None)
    if about is None and topic and not _is_own_heading(topic[1]):
        about = topic
    return about is not None and re.search(_OWN, _without(f"{front}，{behind}")) is None


def _is_own_heading(topic: str) -> bool:
    """Whether a heading is of the notice's own work."""
    own = re.search(f"{_OWN}|{_OF_ANY_WORK}", topic) or re.fullmatch(_STEPS, topic)
    return own is not None


def _without(front: str) -> str:
    """What is said before a date, without the photos and facts of the other thing itself."""
    return re.sub(rf"(?:{_MATTER})(?:证书?|的?(?:照片|信息|名单)|{_OF_CARD})*", "", front)


def role_of_matter(one: Found, role: Role | None) -> Role | None:
    """The *role* of a date; what is of something else has none of the roles of a form."""
    return Role.OTHER if role is not None and is_of_another(one) else role
