"""Why a date of a notice is no deadline: the words around it, and what is said of it then.

Nothing is dropped unsaid (issue 15): what is no deadline goes to `left` with one of these reasons.
Each is one entry of a table, the first that fits counts.
"""

import re
from typing import NamedTuple

from tongzhi_cli.dates.phrase import CLOSES
from tongzhi_cli.dates.tokens import plain
from tongzhi_cli.notice.reading.dateline import Issue
from tongzhi_cli.notice.reading.due.found import Found
from tongzhi_cli.notice.reading.page.furniture import META, NEIGHBOURS, is_frame, is_stamp

SIGNED = "通知的落款（发文日期）"
TITLE = "标题里的日期"
HANDED_ON = "下面转发的文件里的日期"
ALONE = "单独写的日期，没有写要做什么"
AGAIN = "前面的日期又写了一遍（英文）"
NAMED = "后面括号里写了是哪一天"
BESIDE = "括号里把前面的日子又说了一遍"
MENTIONED = "只是提到，没有写要在这一天做什么"
_PAGE = "网页上的发布、来源、编辑、更新时间"
_LINK = "网页上别的通知的日期"
_CHAT = "聊天、网页自己写的时间"
OFFICE = "办公、值班的时间，或每天的钟点"
_MONEY = "收费、缴费的时间"
_FILE = "文件名里的日期"
_OTHER_PAPER = "别的文件的日期"
_WAS = "原来的时间，已经改了"
_PAST = "已经过去的事"
_EVENT = "别的事情的时间，不是要交、要核对的期限"
_EXAMPLE = "写法的例子"
_RECORD = "学籍上的日期（入学、毕业、出生）"

_DATE_WORD = r"(?:日期|时间|年月|之日|于)"
#: What is done from a day on: 6月27日后领取.
_FROM_THEN = r"[，,]?[^，。；]{0,10}(?:领取|起|开始|可|凭|自行|发放|补采)"
_LIMIT = "截止|以前|之前|前|为止|不晚于|务必"
_NO_LIMIT = rf"^(?!.*(?:{_LIMIT}))"


class _Reason(NamedTuple):
    """*why*, if *before*, *after* and *line* are found there; "" is not looked for.

    *signs*: one of them stands near the date wherever the words do, so that most dates cost
    nothing.
    """

    why: str
    before: str = ""
    after: str = ""
    line: str = ""
    signs: str = ""

    def fits(self, one: Found, line: str) -> bool:
        """Whether the words stand there."""
        if self.signs and set(self.signs).isdisjoint(one.before[-8:] + one.after[:24]):
            return False
        return (
            (not self.before or re.search(self.before, one.before) is not None)
            and (not self.after or re.match(self.after, one.after) is not None)
            and (not self.line or re.search(self.line, line) is not None)
        )


_FILE_END = (
    r"[^\s，。；：《》]{0,40}?\.(?:docx?|xlsx?|pdf|rar|zip|7z|png|jpe?g|html?|wps|et|pptx?)\b"
)
#: 审核4月6日 is what somebody does then; 审核：王五 2027-03-18 is of the page.
_BY_PAGE = rf"(?:{META})\s*[：:\s][^，。；]*$|(?:发布|发表|更新|创建)于?\s*$"
_OF_PAGE = (
    _Reason(_LINK, line=r"^\W*(?:相关(?:文章|阅读|链接|新闻)|热点|推荐阅读)"),
    _Reason(_LINK, line=r"^\s*\[\s*(?:20\d\d[-/.])?\d\d?[-/.]\d\d?\s*\]"),
    _Reason(
        _LINK,
        line=r"^[^，。；]{0,80}关于[^，。；]{0,200}\s[\[(（]?(?:20\d\d[-/.])?\d\d[-/.]\d\d[\])）]?$",
    ),
    _Reason(_PAGE, line=r"今天是\s*(?:\d|星期)"),
    _Reason(_PAGE, line=_NO_LIMIT, before=_BY_PAGE, after=r"[^，。；\n]*$"),
    _Reason(_PAGE, line=rf"{_NO_LIMIT}\W*(?:{META})\s*[：:][^，。；]*$"),
    _Reason(_PAGE, line=r"首页\s*[>»›/]|设为首页"),
    _Reason(_PAGE, line=r"已?下载\s*[（(\[]?\d+|下载次数"),
)  # fmt: skip
#: What an office does itself, to those above it, is no deadline of a class.
_OFFICE = "教务处|教务部|学生处|学籍科|学校|我校|我处|本处|校方|省教育厅|省厅|教育厅"
_ABOVE = "省|市教|国家|教育部|教育厅|上级|主管|学信网"
_REASONS = (
    _Reason(_FILE, after=_FILE_END),
    _Reason(_OTHER_PAPER, before=r"《[^《》]*$|》\s{0,9}[（(〔][^）)\n]{0,80}$"),
    _Reason(
        _EXAMPLE,
        before=r"(?:例如|比如|如|格式为?|样式|形如|写成|填为|命名为?)[：:“\"]?[^，。；]{0,6}$",
    ),
    _Reason(
        _RECORD,
        before=rf"(?:入学|毕业|毕?[（(]?结[)）]?业|出生|离校|取得|注册){_DATE_WORD}[^，。；\d]{{0,6}}(?:为|是|[：:])?\s*$",
    ),
    _Reason(
        _OTHER_PAPER,
        before=(
            rf"(?:成立|生效|印发|发布|发文|发表|更新|修订|签发|落款){_DATE_WORD}?"
            r"[^，。；\d]{0,2}(?:为|是|[：:])?\s*$"
        ),
    ),
    _Reason(_OTHER_PAPER, before=r"(?:根据|依据|按照|按(?!时)|参照|遵照)[^，。；]{0,6}$"),
    _Reason(
        _OTHER_PAPER,
        after=(
            r"\s*(?:[\u4e00-\u9fff]{0,4})?(?:印发|发布|下发|颁布|修订|实施|施行|起施行|起执行)|"
            r"\s*(?:的?《|的?(?:会议|文件|通知)|版|[〕）)]?号)"
        ),
    ),
    _Reason(_PAST, before=r"(?:往|历|去|前|上一?)年[^，。；]{0,4}$", signs="往历去前上"),
    _Reason(_EVENT, before=r"(?:^|[，。；\s])预计[于在将]{0,2}$", signs="预"),
    _Reason(
        _EVENT, after=r"[^，。；]{0,6}上传[至到]?学信网(?![^。]{0,6}(?:届时|请))", signs="传"
    ),
    _Reason(_EVENT, after=r"\s*为[^，。；]{0,6}学期", signs="期"),
    _Reason(_PAST, before=r"截至目前[^，。；]{0,6}$|(?:已经?|刚刚|曾)(?:于|在)?[^，。；]{0,6}$"),
    _Reason(_EVENT, before=r"(?:考试|典礼|大会|会议)\s*+[（(]?\s*+$"),
    _Reason(_EVENT, before=r"(?:会议|例会)安排\s*+[：:]\s*+$"),
    _Reason(_EVENT, before=r"(?:影响|保证|以免|避免|以便|今天是|今年|拟于)[^，。；]{0,6}$"),
    _Reason(_EVENT, before=r"放假(?:时间|安排|日期)?(?:为|是|[：:])?\s*$"),
    _Reason(_EVENT, before=r"期间\s*[（(]?$", after=r"\s*[)）]?[^，。；]{0,6}(?:不(?!得)|停|暂)"),
    _Reason(_EVENT, before=r"(?:假期?|节|放假)\s*[（(]$", after=r"\s*[)）]\s*(?:之|以)?后"),
    _Reason(_EVENT, after=r"[，,]?\s*期间[^，。；]{0,6}(?:不|停)"),
    _Reason(
        _EVENT,
        before=rf"(?:^|[，。；、\s.．)）]|由)(?:{_OFFICE})[^，。；]{{0,4}}(?:将|拟|计划|统一)[于在]?\s*$",
        after=(
            rf"(?![^，。；]{{0,16}}[验回]?收)[^，。；]{{0,12}}?"
            rf"(?:上报|报送|报(?:{_ABOVE})|向|上传|导入|提交)"
        ),
        signs="将拟划统",
    ),
    _Reason(
        _EVENT,
        before=rf"(?:^|[，。；、\s.．)）]|由)(?:{_OFFICE})\s*[于在]?\s*$",
        after=rf"[^，。；]{{0,14}}?(?:上?报送?|向|送|传|提交)[至到给]?(?:{_ABOVE})",
        signs="省市国级管网",
    ),
    _Reason(
        _EVENT,
        after=rf"(?:{_OFFICE})[^，。；]{{0,8}}(?:报|向|送|传|提交)[至到给]?(?:{_ABOVE})",
        signs="省市国级管网",
    ),
    _Reason(
        _EVENT,
        after=(
            r"\s*(?:因|暂停|停止(?!收|接收|受理|办理|核对|提交|报))|"
            r"\s*(?:系统|平台|网站)?(?:升级|维护|检修)"
        ),
    ),
    _Reason(
        _EVENT,
        after=(
            r"(?:在[^，。；]{1,14}|(?:教务处|学校|学院)?(?:将|统一|组织)*)(?:召开|举行|举办)(?!补?[采拍])|"
            r"(?:[^，。；]{0,4}(?:举行|举办|召开|考试|放假|开学|典礼|放[寒暑]假|毕业(?:证|$|[）)])))|"
            r"[^，。；]{0,4}学历(?:电子)?注册|[^，。；]{0,14}(?:未能|没能|无法)|"
            r"[^，。；]{0,4}(?:返校|停电|停水|发车|出发)|"
            rf"\s*(?:的|起)?注册(?:学籍|入学)?的|(?!{CLOSES})\s*(?:之后|以后|后)(?!{_FROM_THEN})"
        ),
    ),
)  # fmt: skip
#: A date behind these words was put off, if the sentence says that it was.
_PUT_OFF = r"(?:由|从)?(?:原(?:定|来|计划|通知|规定|截止|先|的)*[^，。；\d]{0,8}|(?:由|从))\s*$"
_WAS_PUT_OFF = "延(?!续)|推迟|改|调整|提前|变更|作废"
_STAYS = r"[^，。；]{0,4}(?:不变|照旧|不作|不做)"
#: What stands between an old day and the new one.
_CHANGES = frozenset("改调变推延顺提更修应误错不")
_IS_NOW = (
    r"[^，。；\d]{0,6}(?:改[为到至成在]|调整[为到至]|变更[为到至]|推迟[为到至]|[延顺][长期延]?[为到至]|提前[为到至]|"
    r"[更修]正为|应[为是])\s*|(?:有误|写错|不对|错误)[，,；;。]?[^。；\d]{0,14}[为是：:]\s*"
)
_NO_LONGER = r"(?:[^，。；]{0,10}|[^。；“]{0,40}[”」]\s*)(?:作废|取消|不再(?:有效|执行|进行|适用))"
#: What happened: 教务处3月15日印发了.
_HAPPENED = (
    r"[^，。；\d]{0,14}(?:已(?!知)|来文|来函|"
    r"(?:印发|发布|下发|召开|举行|完成|采集|上传|公布|开始|下达)了)"
)
#: What stands around a day before the day of issue that is told as a fact.
_IS_OVER = "发文日期"
_FACT_BEFORE = r"(?:截[至止]到?|曾|（|\()\s*$"
_FACT_BEHIND = r"[^。；]{0,30}?(?:过|了|结束|仍|尚|已|共|公布|统计|印发|数据|来文|通知|会议|要求)"
#: 3月10日前已完成核对的学生.
_WHO_HAS = r"\s*已经?[^，。；]{1,14}[的者]"
#: So a day of any year: 已采集的学生不再采集; （已结束）.
_NOT_AGAIN = (
    r"\s*已经?[^，。；]{1,14}[的者](?:学生|同学)?[，,]?[^，。；]{0,6}(?:不|无需|免)|"
    r"[^，。；]{0,8}[（(]已经?(?:结束|完成|截止)"
)
_CLOSED_THEN = r"[^，。；]{0,6}(?:不(?!得)|停|暂)"
#: Money, and what is no money though its word has it in it.
_PAID = (
    r"(?:财务|计财)[处科部]|缴费|交费|收费|缴纳|缴清|付款|付费|"
    r"[费款](?=[，。；：:|]|$|[用交缴汇至到于])|\d元"
)
_COMPOUND = r"[\u4e00-\u9fff]{0,4}(?:费用?|款)(?:凭证|票据|发票|回执|回单|收据)?"
_OF_PAYING = r"凭证|票据|发票|回执|回单|收据|免费|名单"
_NO_MONEY = r"采集|拍[照摄]|补拍|核对|校对|表|登[录陆]|签[字名]|名单|材料|照片"
#: Hours of every day, or of no day: of an office.
_HOURS = (
    r"(?:办公|上班|工作|值班|接待|作息|咨询|服务|受理)时间|值班|咨询|热线|电话|联系方式|"
    r"(?:周|星期)[一二三四五六日]\s*[至到—\-~～]+\s*(?:周|星期)?[一二三四五六日]|(?<![个\d])工作日|每天|每日|"
    r"每(?:周|星期)[一二三四五六日][^，。；]{0,12}(?:办公|接待|值班|收表|受理)"
)


def why_left(one: Found, title: str, issue: Issue) -> str:
    """Why a date is none that anybody has to keep, whatever is done then; "" if it may be one."""
    line = plain(one.line).strip()
    if plain(one.phrase.text).strip() == issue.text and is_signed(one):
        return SIGNED
    if is_frame(line):
        return _LINK if re.search(NEIGHBOURS, line) else _PAGE
    if reason := next((reason.why for reason in _OF_PAGE if reason.fits(one, line)), ""):
        return reason
    if is_stamp(line):
        return _CHAT
    was_put_off = re.search(_WAS_PUT_OFF, one.sentence.text + title)
    if was_put_off and re.search(_PUT_OFF, one.before) and not re.match(_STAYS, one.after):
        return _WAS
    if not _CHANGES.isdisjoint(one.after) and re.fullmatch(_IS_NOW, one.after):
        return _WAS
    if re.match(_NO_LONGER, one.sentence.text[one.phrase.end :]):
        return _WAS
    if not one.phrase.until and re.match(_HAPPENED, one.after):
        return _PAST
    if reason := next((reason.why for reason in _REASONS if reason.fits(one, line)), ""):
        return reason
    if _IS_OVER in one.phrase.why and _is_fact(one):
        return _PAST
    if "已" in one.after and re.match(_NOT_AGAIN, one.after):
        return _PAST
    if one.phrase.text.endswith("期间") and re.match(_CLOSED_THEN, one.after):
        return _EVENT
    if one.before.count("《") > one.before.count("》"):
        return _OTHER_PAPER
    if one.sentence.text == title:
        return TITLE
    return _MONEY if _is_of_money(one) else ""


def is_signed(one: Found) -> bool:
    """Whether a phrase that reads as the day of issue stands where one is signed."""
    return not re.search(r"[，。；：:]", one.before + one.after) and not one.phrase.until


def _is_fact(one: Found) -> bool:
    """Whether a day before the day of issue is told as what was then."""
    before, after = one.before, one.after
    if "前" in one.phrase.text:
        return re.match(_WHO_HAS, after) is not None
    return bool(re.search(_FACT_BEFORE, before) or re.match(_FACT_BEHIND, after))


def _is_of_money(one: Found) -> bool:
    """Whether what is done until then is to pay, and nothing else."""
    front = re.split(r"[，,。；;、\n]", one.before)[-1]
    behind = re.split(r"[，,。；;\n]", one.after.lstrip("，,"))[0]
    clause = re.sub(r"[（(][^（）()]{0,40}[)）]", "", f"{front}|{behind}")
    if re.search("收[齐取缴]|交齐|代收", clause) and re.search(r"收费|费用|\d元", one.before):
        clause = f"缴费{clause}"
    if not re.search(_PAID, clause) or re.search(_OF_PAYING, clause):
        return False
    return not re.search(_NO_MONEY, re.sub(_COMPOUND, "", clause))


def is_of_office(text: str) -> bool:
    """Whether hours without a day are those of an office, or of every day.

    >>> is_of_office("办公时间：周一至周五8:00-17:00"), is_of_office("17:00前交")
    (True, False)
    """
    return re.search(_HOURS, text) is not None


def whole(one: Found) -> Found:
    """Office hours with the first weekday, which is no part of the phrase: 周一至周五8:30."""
    first = re.search(r"(?:周|星期)[一二三四五六日]\s*[至到—\-~～]+\s*$", one.before)
    if first is None:
        return one
    begin = one.phrase.begin - len(first[0])
    text = first[0] + one.phrase.text
    return one._replace(
        phrase=one.phrase._replace(text=text, begin=begin), before=one.before[: first.start()]
    )


def has_no_day(text: str) -> bool:
    """Whether a phrase is of hours and weekdays only.

    >>> has_no_day("周五8:30-17:30"), has_no_day("4月5日8:30"), has_no_day("4-5前")
    (True, False, False)
    """
    return not re.search(r"[月日号]|\d[-/.]\d", re.sub(r"\d{1,2}[:：]\d\d", "", text))
