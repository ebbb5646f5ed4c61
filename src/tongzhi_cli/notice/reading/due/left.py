"""Why a date of a notice is no deadline: the words around it, and what is said of it then.

Nothing is dropped unsaid (issue 15): what is no deadline goes to `left` with one of these reasons.
Each is one entry of a table, the first that fits counts.
"""

import re
from typing import NamedTuple

from tongzhi_cli.dates.tokens import plain
from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.reading.dateline import Issue, is_stamp
from tongzhi_cli.notice.reading.due.deadline_role import role_of_words
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
    """*why*, if *before*, *after*, *line* and *text* (of the day) are found; "" is not looked for.

    *yields*: a limit that has its task beside it (4月6日前返校签字) is one all the same.
    """

    why: str
    before: str = ""
    after: str = ""
    line: str = ""
    text: str = ""
    yields: bool = False

    def fits(self, one: Found, line: str) -> bool:
        """Whether the words stand there."""
        return (
            (not self.before or re.search(self.before, one.before) is not None)
            and (not self.after or re.match(self.after, one.after) is not None)
            and (not self.line or re.search(self.line, line) is not None)
            and (not self.text or re.match(self.text, one.phrase.text) is not None)
            and not (self.yields and _has_task(one))
        )


_FILE_END = (
    r"[^\s，。；：《》]{0,40}?\.(?:docx?|xlsx?|pdf|rar|zip|7z|png|jpe?g|html?|wps|et|pptx?)\b"
)
#: What a program that saves a chat writes around it: （以上内容于2027-03-15 08:01导出）.
_SAVING = r"(?:导出|截[图取屏]|备份|转存|保存|存档|抓取|下载|复制|打印)"
_SAVED_BEFORE = (
    r"(?:^|[（(\n])\s*(?:以上|聊天|消息|记录|内容|页面|网页|本[文页])[^，。；：:\n]{0,10}$"
)
_SAVED = rf"\s*(?:由[^，。；\n]{{1,10}})?{_SAVING}(?:自[^，。；\n]{{1,10}})?\W*(?:\n|$)"
#: A page writes one day and its year, or figures; 学院审核：4月8日至10日 is none of a page.
_ONE_DAY = r"(?!.*(?:[至到—~～]|\d-\d+[日号]))(?=.*(?:20\d\d|２０|\d[-/.]\d|今[天日]))"
_OF_PAGE = (
    _Reason(_LINK, line=r"^\W*(?:[上下]一[篇条]|相关(?:文章|阅读|链接|新闻)|热点|推荐阅读)"),
    _Reason(_LINK, line=r"^\s*\[\s*(?:20\d\d[-/.])?\d\d?[-/.]\d\d?\s*\]"),
    _Reason(
        _LINK,
        line=r"^[^，。；]*关于[^，。；]*\s[\[(（]?(?:20\d\d[-/.])?\d\d[-/.]\d\d[\])）]?$",
    ),
    _Reason(_PAGE, line=r"今天是"),
    _Reason(
        _PAGE,
        line=_NO_LIMIT,
        before=rf"{_PAGE_WORDS}[^，。；]*$",
        after=r"[^，。；\n]*$",
        text=_ONE_DAY,
    ),
    _Reason(_PAGE, line=rf"{_NO_LIMIT}\W*{_PAGE_WORDS}\s*[：:][^，。；]*$", text=_ONE_DAY),
    _Reason(
        _PAGE,
        line=_NO_LIMIT,
        before=r"(?:^|\n)\s*$",
        after=rf"\s+[^，。；：:\n]{{0,20}}{_PAGE_WORDS}[^，。；：:\n]{{0,3}}[：:]",
    ),
    _Reason(CHAT, line=_NO_LIMIT, before=_SAVED_BEFORE, after=_SAVED),
    _Reason(CHAT, line=_NO_LIMIT, before=rf"(?:^|\n)\W*{_SAVING}(?:时间|日期|于)[：:]?\s*$"),
    _Reason(_PAGE, line=r"首页\s*[>»›/]|当前位置|您的位置|版权所有|[Cc]opyright|©|ICP备|设为首页"),
    _Reason(_PAGE, line=r"已?下载\s*[（(\[]?\d+|下载次数"),
)  # fmt: skip
#: People who are there for others.
_DUTY = r"(?:值守|值班|坐班|轮值|在岗)(?![室处点台教老人员])"
#: What is held somewhere and is kept by those who hold it, not a day for photos.
_HELD = (
    r"(?:召开|(?:举行|举办)"
    r"(?![^，。；]{0,8}(?:采集|补采|拍摄|核对|校对)(?![^，。；]{0,8}(?:会|仪式))))"
)
_TOLD_OF = r"(?:对[^，。；]{1,16})?(?:通报(?:批评)?|点名批评|约谈)(?:[，。；！]|$)"
#: What ends a time to hand in: 4月8日17:00停止受理勘误.
_NO_MORE = r"(?:收|受理|接收|接受|提交|上传|填报|核对|校对|补采)"
_KEPT = r"(?:前|交|报(?!名)|送|核对|校对|采集|收表)"
#: How papers are made, which is no paper itself.
_IN_ORDER = r"要求|规定(?!的)|格式|模板|附件|学号|班级?|专业|顺序|序号|批次|期"
_REASONS = (
    _Reason(_FILE, after=_FILE_END),
    _Reason(_OTHER_PAPER, before=r"《[^》]*$|》\s*[（(〔][^）)\n]*$"),
    _Reason(
        _EXAMPLE,
        before=(
            r"(?:例如|比如|形如|写成|填为|(?:格式|样式|写法|命名)[为是如成：:“\"（(])"
            r"[：:“\"]?[^，。；”」]{0,6}$"
        ),
    ),
    _Reason(  # 如4月8日前未交 is none, nor is 安排如下：
        _EXAMPLE,
        before=r"(?:^|[^一-鿿\w])如\s*[：:“\"]?\s*$",
        after=r"(?![^，。；]{0,10}[未没不仍无])",
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
    _Reason(_OTHER_PAPER, before=r"(?:根据|依据|遵照)[^，。；]{0,6}$", yields=True),
    _Reason(  # 按格式填好4月8日前交 is none
        _OTHER_PAPER,
        before=rf"(?:按照|按(?!照)|参照)(?!时|{_IN_ORDER})[^，。；]{{0,6}}$",
        after=r"(?!(?:之|以)?前|[止内]|截止)",
    ),
    _Reason(
        _OTHER_PAPER,
        after=(
            r"\s*(?:[\u4e00-\u9fff]{0,4})?(?:印发|发布|下发|颁布|修订|实施|施行|起施行|起执行)|"
            r"\s*(?:的?《|的?(?:会议|文件|通知)|版|[〕）)]?号)"
        ),
    ),
    _Reason(_PAST, before=r"截至目前[^，。；]{0,6}$|(?:已经?|刚刚|曾)(?:于|在)?[^，。；]{0,6}$"),
    _Reason(OFFICE, before=rf"{_DUTY}(?:时间|日期|安排|人员)?(?:为|是)?\s*[（(：:]?\s*$"),
    _Reason(
        OFFICE, line=_NO_LIMIT, after=rf"[^，。；交报送]{{0,12}}{_DUTY}(?![^。；]{{0,16}}[收交])"
    ),
    _Reason(_EVENT, before=r"(?:考试|典礼|大会|会议)\s*[（(]?\s*$|(?:会议|例会)安排\s*[：:]\s*$"),
    _Reason(_EVENT, before=r"(?:影响|以免|避免|以便|今天是)[^，。；]{0,6}$"),
    _Reason(_EVENT, before=r"(?:保证|今年)[^，。；]{0,6}$", yields=True),
    _Reason(_EVENT, before=r"放假(?:时间|安排|日期)?(?:为|是|[：:])?\s*$"),
    _Reason(_EVENT, after=r"[，,]?\s*期间[^，。；]{0,6}(?:不|停)"),
    _Reason(_EVENT, after=rf"\s*[^，。；交报]{{0,16}}{_TOLD_OF}"),
    _Reason(
        _EVENT,
        before=r"(?:教务处|学校|我[校处院]|学院)[^，。；]{0,4}(?:将|拟|计划)[于在]?\s*$",
        after=r"\s*(?:统一|集中)?(?:向|报)(?:省|市|国家|教育|上级|学信网)",
    ),
    _Reason(
        _EVENT,
        after=(
            rf"\s*起?(?:因|暂停|停止(?!{_NO_MORE}))|\s*(?:系统|平台|网站)?(?:升级|维护|检修)"
        ),
    ),
    _Reason(
        _EVENT,
        after=(
            rf"[^，。；]{{0,4}}{_HELD}|"
            r"(?:[^，。；]{0,4}(?:考试|放假|开学|典礼|放[寒暑]假|毕业(?:证|$|[）)])))|"
            rf"\s*[在于][^，。；]{{1,20}}?{_HELD}|[^，。；]{{0,4}}(?:[上开行停调补复]课)(?![时后前收交带签])|"
            rf"[^，。；]{{0,8}}(?<!未)恢复(?!学籍|入学|(?![^，。；]{{0,6}}后)[^，。；]{{0,10}}{_KEPT}|.{{0,10}}当[天日])|"
            r"[^，。；]{0,4}学历(?:电子)?注册|[^，。；]{0,14}(?:未能|没能|无法)|"
            rf"\s*(?:的|起)?注册(?:学籍|入学)?的|\s*(?:之后|以后|后)(?!{_FROM_THEN})"
        ),
    ),
    _Reason(_EVENT, after=r"[^，。；]{0,4}(?:返校|停电|停水|发车|出发)", yields=True),
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
_MOVED_MONEY = r"(?:存[入到足]|汇[入至到款]|转[入账]|打[入到]|扣[款缴除]|充值|补足|结清)"
_PAID = (
    rf"(?:费|款)[^，。；]{{0,14}}{_MOVED_MONEY}|"
    r"缴费|交费|收费|缴纳|缴清|付款|付费|[费款](?=[，。；：:|]|$|[用交缴汇至到于])|\d元"
)
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


def _has_task(one: Found) -> bool:
    """Whether what is said behind a day is a student's or a class's task."""
    behind = re.split(r"[，,。；;\n]", one.after)[0]
    return role_of_words(behind) not in {None, Role.OTHER}


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
        or (not front.strip() and re.fullmatch(rf"\s+{name}[：:]?\s*", behind))
    )


def is_signed(one: Found) -> bool:
    """Whether a phrase that reads as the day of issue stands where one is signed."""
    beside = one.before.split("\n")[-1] + one.after.split("\n")[0]
    return not re.search(r"[，。；：:]", beside) and not one.phrase.until


def _is_fact(one: Found) -> bool:
    """Whether a day before the day of issue is told as what was then."""
    before, after = one.before, one.after
    return bool(re.search(_FACT_BEFORE, before) or re.match(_FACT_BEHIND, after))


def _is_of_money(one: Found) -> bool:
    """Whether what is done until then is to pay, and nothing else."""
    front = re.split(r"[，,。；;、\n]", one.before)[-1]
    behind = re.split(r"[，,。；;\n]", one.after.lstrip("，,"))[0]
    clause = re.sub(r"[（(][^（）()]{0,40}[)）]", "", f"{front}|{behind}")
    told = re.sub(_COMPOUND, "", re.split(r"[。；;\n]", one.before)[-1])
    is_priced = re.search(r"\d\s*元", told) and not re.search(rf"{_NO_MONEY}|[的者]", told)
    is_collected = re.search("收[齐取缴]|交齐|代收", clause)
    is_of_price = is_collected and re.search(r"收费|费用|\d元", one.before)
    if is_of_price or (is_priced and re.search("[交缴付]", clause)):
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
