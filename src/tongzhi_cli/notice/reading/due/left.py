"""Why a date of a notice is no deadline: the words around it, and what is said of it then.

Nothing is dropped unsaid (issue 15): what is no deadline goes to `left` with one of these reasons.
Each is one entry of a table, the first that fits counts.
"""

import re
from typing import NamedTuple

from tongzhi_cli.dates.tokens import plain
from tongzhi_cli.notice.reading.dateline import Issue, is_stamp
from tongzhi_cli.notice.reading.due.found import Found

SIGNED = "通知的落款（发文日期）"
TITLE = "标题里的日期"
HANDED_ON = "下面转发的文件里的日期"
ALONE = "单独写的日期，没有写要做什么"
AGAIN = "前面的日期又写了一遍（英文）"
NAMED = "后面括号里写了是哪一天"
MENTIONED = "只是提到，没有写要在这一天做什么"
_PAGE = "网页上的发布、来源、编辑、更新时间"
_LINK = "网页上别的通知的日期"
CHAT = "聊天、网页自己写的时间"
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
#: What the page of a notice writes around it by itself.
_PAGE_WORDS = (
    r"(?:来源|作者|编辑|责编|审核|审稿|审校|签发|发布(?:者|人|日期|时间|单位|部门|机构)?|供稿|撰稿|"
    r"录入|更新|发表|创建|(?:浏览|点击|阅读|访问)(?:次数|量|数)?)"
)
_LIMIT = "截止|以前|之前|前|为止|不晚于|务必"
_NO_LIMIT = rf"^(?!.*(?:{_LIMIT}))"


class _Reason(NamedTuple):
    """*why*, if *before*, *after* and *line* are found there; "" is not looked for."""

    why: str
    before: str = ""
    after: str = ""
    line: str = ""

    def fits(self, one: Found, line: str) -> bool:
        """Whether the words stand there."""
        return (
            (not self.before or re.search(self.before, one.before) is not None)
            and (not self.after or re.match(self.after, one.after) is not None)
            and (not self.line or re.search(self.line, line) is not None)
        )


_FILE_END = (
    r"[^\s，。；：《》]{0,40}?\.(?:docx?|xlsx?|pdf|rar|zip|7z|png|jpe?g|html?|wps|et|pptx?)\b"
)
_OF_PAGE = (
    _Reason(_LINK, line=r"^\W*(?:[上下]一[篇条]|相关(?:文章|阅读|链接|新闻)|热点|推荐阅读)"),
    _Reason(_LINK, line=r"^\s*\[\s*(?:20\d\d[-/.])?\d\d?[-/.]\d\d?\s*\]"),
    _Reason(
        _LINK,
        line=r"^[^，。；]{0,80}关于[^，。；]{0,200}\s[\[(（]?(?:20\d\d[-/.])?\d\d[-/.]\d\d[\])）]?$",
    ),
    _Reason(_PAGE, line=r"今天是"),
    _Reason(
        _PAGE, line=_NO_LIMIT, before=rf"{_PAGE_WORDS}[^，。；]{{0,80}}$", after=r"[^，。；\n]*$"
    ),
    _Reason(_PAGE, line=rf"{_NO_LIMIT}\W*{_PAGE_WORDS}\s*[：:][^，。；]*$"),
    _Reason(_PAGE, line=r"首页\s*[>»›/]|当前位置|您的位置|版权所有|[Cc]opyright|©|ICP备|设为首页"),
    _Reason(_PAGE, line=r"已?下载\s*[（(\[]?\d+|下载次数"),
)  # fmt: skip
_REASONS = (
    _Reason(_FILE, after=_FILE_END),
    _Reason(_OTHER_PAPER, before=r"《[^《》]*$|》\s{0,9}[（(〔][^）)\n]{0,80}$"),
    _Reason(
        _EXAMPLE,
        before=r"(?:例如|比如|如|格式为?|样式|形如|写成|填为|命名为?)[：:“\"]?[^，。；]{0,6}$",
    ),
    _Reason(
        _RECORD,
        before=rf"(?:入学|毕业|出生|离校|取得|注册){_DATE_WORD}[^，。；\d]{{0,6}}(?:为|是|[：:])?\s*$",
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
    _Reason(_PAST, before=r"截至目前[^，。；]{0,6}$|(?:已经?|刚刚|曾)(?:于|在)?[^，。；]{0,6}$"),
    _Reason(_EVENT, before=r"(?:考试|典礼|大会|会议)\s*+[（(]?\s*+$"),
    _Reason(_EVENT, before=r"(?:会议|例会)安排\s*+[：:]\s*+$"),
    _Reason(_EVENT, before=r"(?:影响|保证|以免|避免|以便|今天是|今年|拟于)[^，。；]{0,6}$"),
    _Reason(_EVENT, before=r"放假(?:时间|安排|日期)?(?:为|是|[：:])?\s*$"),
    _Reason(_EVENT, after=r"[，,]?\s*期间[^，。；]{0,6}(?:不|停)"),
    _Reason(
        _EVENT,
        before=r"(?:教务处|学校|我[校处院]|学院)[^，。；]{0,4}(?:将|拟|计划)[于在]?\s*$",
        after=r"\s*(?:统一|集中)?(?:向|报)(?:省|市|国家|教育|上级|学信网)",
    ),
    _Reason(_EVENT, after=r"\s*(?:因|暂停|停止)|\s*(?:系统|平台|网站)?(?:升级|维护|检修)"),
    _Reason(
        _EVENT,
        after=(
            r"(?:召开|[^，。；]{0,4}(?:举行|举办|召开|考试|放假|开学|典礼|放[寒暑]假|毕业(?:证|$|[）)])))|"
            r"[^，。；]{0,4}学历(?:电子)?注册|[^，。；]{0,14}(?:未能|没能|无法)|"
            r"[^，。；]{0,4}(?:返校|停电|停水|发车|出发)|"
            rf"\s*(?:的|起)?注册(?:学籍|入学)?的|\s*(?:之后|以后|后)(?!{_FROM_THEN})"
        ),
    ),
)  # fmt: skip
#: A date behind these words was put off, if the sentence says that it was.
_PUT_OFF = r"(?:由|从)?(?:原(?:定|来|计划|通知|规定|截止|先|的)*[^，。；\d]{0,8}|(?:由|从))\s*$"
_WAS_PUT_OFF = "延|推迟|改|调整|提前|变更|作废"
_NO_LONGER = r"(?:[^，。；]{0,10}|[^。；“]{0,40}[”」]\s*)(?:作废|取消|不再(?:有效|执行))"
#: What happened: 教务处3月15日印发了.
_HAPPENED = (
    r"[^，。；\d]{0,14}(?:已(?!知)|来文|来函|"
    r"(?:印发|发布|下发|召开|举行|完成|采集|上传|公布|开始|下达)了)"
)
#: What stands around a day before the day of issue that is told as a fact.
_IS_OVER = "发文日期"
_FACT_BEFORE = r"(?:截[至止]到?|曾|（|\()\s*$"
_FACT_BEHIND = r"[^。；]{0,30}?(?:过|了|仍|尚|已|共|公布|统计|印发|数据|来文|通知|会议|要求)"
#: Money, and what is no money though its word has it in it.
_PAID = r"缴费|交费|收费|缴纳|缴清|付款|付费|[费款](?=[，。；：:|]|$|[用交缴汇至到于])|\d元"
_COMPOUND = r"[\u4e00-\u9fff]{0,4}(?:费用?|款)(?:凭证|票据|发票|回执|回单|收据)?"
_OF_PAYING = r"凭证|票据|发票|回执|回单|收据|免费|名单"
_NO_MONEY = r"采集|拍[照摄]|补拍|核对|校对|表|登[录陆]|签[字名]|名单|材料|照片"
#: Hours of every day, or of no day: of an office.
_HOURS = (
    r"(?:办公|上班|工作|值班|接待|作息|咨询|服务|受理)时间|值班|咨询|热线|电话|联系方式|"
    r"(?:周|星期)[一二三四五六日]\s*[至到—\-~～]+\s*(?:周|星期)?[一二三四五六日]|(?<![个\d])工作日|每天|每日"
)


def why_left(one: Found, title: str, issue: Issue) -> str:
    """Why a date is none that anybody has to keep, whatever is done then; "" if it may be one."""
    line = plain(one.line).strip()
    if plain(one.phrase.text).strip() == issue.text and is_signed(one):
        return SIGNED
    if reason := next((reason.why for reason in _OF_PAGE if reason.fits(one, line)), ""):
        return reason
    if is_stamp(line):
        return CHAT
    if re.search(_PUT_OFF, one.before) and re.search(_WAS_PUT_OFF, one.sentence.text + title):
        return _WAS
    if re.match(_NO_LONGER, one.sentence.text[one.phrase.end :]):
        return _WAS
    if not one.phrase.until and re.match(_HAPPENED, one.after):
        return _PAST
    if reason := next((reason.why for reason in _REASONS if reason.fits(one, line)), ""):
        return reason
    if _IS_OVER in one.phrase.why and "前" not in one.phrase.text and _is_fact(one):
        return _PAST
    if one.before.count("《") > one.before.count("》"):
        return _OTHER_PAPER
    if one.sentence.text == title:
        return TITLE
    return _MONEY if _is_of_money(one) else ""


def is_chat_line(one: Found) -> bool:
    """Whether a minute stands at the end or at the head of the line that says who writes.

    教秘丁老师 3月30日 10:02, or 3月30日 10:02 教秘丁老师：; what the line says is no verb.
    """
    front, _, behind = plain(one.line).strip().partition(plain(one.phrase.text).strip())
    name = r"(?:(?:转发|回复|来自)[：:])?(?=.*[\u4e00-\u9fff])[^，。；：:、]{1,24}"
    is_minute = re.search(r"\d[:：]\d\d", one.phrase.text) and not one.phrase.start
    if one.beside or not is_minute or re.search(_LIMIT, one.line):
        return False
    return bool(
        (re.fullmatch(rf"{name}[ \t]+", front) and not behind.strip())
        or (not front.strip() and re.fullmatch(rf"\s++{name}[：:]?\s{{0,40}}", behind))
    )


def is_signed(one: Found) -> bool:
    """Whether a phrase that reads as the day of issue stands where one is signed."""
    return not re.search(r"[，。；：:]", one.before + one.after) and not one.phrase.until


def _is_fact(one: Found) -> bool:
    """Whether a day before the day of issue is told as what was then."""
    before, after = one.before, one.after
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
