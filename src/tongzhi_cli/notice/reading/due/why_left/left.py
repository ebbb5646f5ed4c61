"""Why a date of a notice is no deadline: the words around it, and what is said of it then.

Nothing is dropped unsaid (issue 15): what is no deadline goes to `left` with one of these reasons.
Most are entries of the table in `reasons`, of which the first that fits counts.
"""

import re

from tongzhi_cli.dates.tokens import plain
from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.reading.dateline import WEEKDAY, Issue
from tongzhi_cli.notice.reading.due.deadline_role import role_of_words
from tongzhi_cli.notice.reading.due.found import Found
from tongzhi_cli.notice.reading.due.moved import has_no_new_day, is_newly_moved_to
from tongzhi_cli.notice.reading.due.why_left.leaving import LEAVING, is_taken_then
from tongzhi_cli.notice.reading.due.why_left.money import is_of_money
from tongzhi_cli.notice.reading.due.why_left.more_reasons import MORE_REASONS
from tongzhi_cli.notice.reading.due.why_left.of_page import CHAT, OF_PAGE, PAGE
from tongzhi_cli.notice.reading.due.why_left.reasons import (
    EVENT,
    MONEY,
    OTHER_PAPER,
    PAST,
    REASONS,
    WAS,
)
from tongzhi_cli.notice.reading.handed_on import LINK
from tongzhi_cli.notice.reading.page.furniture import NEIGHBOURS, is_frame, is_stamp, proofread_by

SIGNED = "通知的落款（发文日期）"
_ALL = (*REASONS, *MORE_REASONS, *LEAVING)
TITLE = "标题里的日期"
ALONE = "单独写的日期，没有写要做什么"
AGAIN = "前面的日期又写了一遍（英文）"
STARTS = "开始的时间，写在它后面那个截止的 start 里"
NAMED = "后面括号里写了是哪一天"
ABOVE = "学校、上级的时间，通知另有自己的"
BESIDE = "括号里把前面的日子又说了一遍"
BESIDE_DAY = "这一行的日子的钟点，和那个日子一起问"
MENTIONED = "只是提到，没有写要在这一天做什么"
#: A day in another cell: that its hour is here is asked of it.
_DAY_OF_ROW = r"\d\s?[月./-]\s?\d{1,2}"
#: A date behind these words was put off, if the sentence says that it was.
_PUT_OFF = (
    r"(?:由|从)?(?:原(?![因件则始])(?:定|来|计划|通知|规定|截止|先|的)*"
    r"[^，。；\d]{0,8}|(?:由|从))\s*$"
)
_WAS_PUT_OFF = "延(?!续)|推迟|改|调整|提前|变更|作废"
_STAYS = r"[^，。；]{0,4}(?:不变|照旧|不作|不做)"
#: What the old plan says is all old, over several clauses: 原定核对截止4月1日，交表截止4月3日.
_OLD_PLAN = (
    r"(?:发布|印发|下发|发出|转发)[的了]?"
    r"(?:《[^》]{1,60}》(?:[（(〔][^（）()\n]{1,24}[)）〕])?|(?:首次|上一份)?通知[，,])中?[，,]?\s?"
    r"(?:要求|规定|明确|通知|提出|安排)|"
    r"(?:此前|前期|之前|前次|上次)的?通知(?:中)?(?:要求|规定|明确)|"
    r"(?:之前|先前|上次|前面|昨天|上周)(?:群里)?(?:说|讲|定|通知|发)(?:好|过)?的(?:是|在)?|"
    r"(?:原|本)来(?:说|讲|定)?的?(?:是|在)?|原(?:[定先]|(?:计划|通知|安排|方案|文)(?!精神|要求))|"
    r"(?<![按照依仍循])原通知(?:要求|规定)"
)
#: One of these is in each of them.
_OF_OLD_PLAN = frozenset("原》前上本昨")
#: Behind these the old plan is over: what comes is the new one, or stays.
_PLAN_IS_OVER = (
    r"延(?!续)|推迟|改|调|变|提前|更正|取消|作废|现|因|由于|受|但|故|另|再|新|为准|不变|照旧|"
    r"[请须。；;\n]|务必|按时|仍"
)
#: A plan is old if it is said to be moved: here, in the title, or in the next sentence.
_IS_MOVED = (
    r"延[期长迟后至到]|[再重]新?开放|宽限|放宽|顺延|推[迟后]|改[为到至在期成了]|调整|变更|"
    r"提前[到至为]|作废|重新安排"
)
_MOVES = frozenset("延推")
#: What stands between an old day and the new one.
_CHANGES = frozenset("改调变推延顺提更修应误错不")
_IS_NOW = (
    r"[^，。；\d]{0,6}(?:改[为到至成在]|调整[为到至]|变更[为到至]|推迟[为到至]|[延顺][长期延]?[为到至]|提前[为到至]|"
    r"[更修]正为|应[为是])\s*|(?:有误|[写打]错|不对|错误|[系为是]?笔误)[，,；;。]?[^。；\d]{0,14}[为是：:]\s*"
)
#: The day that another takes the place of stands close behind: 3月22日，因放假顺延至3月23日.
_PUT_OFF_TO = (
    r"(?:[）)]|[^。；\d]{0,16})[，,（(]\s?(?:如?[遇逢]|恰逢|适逢|正值|由于|因)[^，。；\d]{1,12}?"
    r"(?:[，,]?(?:故|统一|均|则))?(?:顺延|推迟|延后|延期|推后)[至到为]\s?\d|"
    r"[，,]\s?[^，。；\d交报送核校]{0,12}顺延[至到]\s?\d"
)
#: What is said of all that stands before it: 更正：以上时间以下面表格为准.
_ALL_IS_OLD = (
    r"\W{0,8}(?:更正|注意|说明)?[：:]?\s?(?:以上|上述|前面|上面)的?(?:时间|日期|安排|内容)?[^，。；]{0,4}"
    r"(?:以(?:下[面列表方]|以下|后面)[^，。；]{0,8}为准|作废|有误|不算)"
)
#: Of those above, in brackets behind one's own: 3月22日前校对（教务处规定为3月29日）.
_ABOVE_BEFORE = (
    r"[（(](?:注[：:])?(?:教务处|学校|校里|校级|学籍科|省教育厅|省厅|省里|教育厅|上级|主管部门|学校教务处|原通知|总校|校本部)"
    r"[^（）()，。；\d]{0,10}$"
)
_ABOVE_BEHIND = r"[^（）()，。；]{0,10}[)）]"
#: So is a day of all the state's schools before one's own plan: 按省厅通知，4月底前完成。我校安排.
_BY_STATE = r"(?:省(?:教育)?厅|省教委|市教委|教育[厅部]|上级)[^。；\n]{0,40}$"
_OWN_PLAN = (
    r"\W{0,4}(?:为此[，,]?|结合[^，。]{0,12}[，,]?|现将?)?"
    r"(?:我[校院系处]|本[校院系]|学校)[^。；\n]{0,10}(?:安排|要求|规定|定)"
)
_SIGNED_BEFORE = (
    r"[（(][^（）()，。；\n]{0,20}(?:学院|大学|[系院部处科室]|办公室|教务办|学工办)"
    r"(?:制|编|发布)?[，,、 ]?\s?$"
)
_SAYS_SO = "规定|要求|截止|期限|时间|通知|定的|限"
_NO_LONGER = (
    r"(?:[^，。；]{0,10}|[^。；“]{0,40}[”」]\s*)(?:作废|取消|不再(?:有效|执行|进行|适用))|"
    r"[”」][^。；”]{0,8}以(?:本|此|这)[^，。；]{0,6}为准"
)
#: 2027年4月26日 上午8:47, alone.
_HEAD_OF_CHAT = (
    r"20\d\d年\d{1,2}月\d{1,2}日\s{0,3}(?:星期.|周.)?\s{0,3}(?:凌晨|早上|[上中下]午|晚上)?\s{0,3}"
    r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?"
)
#: What happened: 教务处3月15日印发了.
_HAPPENED = (
    r"[^，。；\d\t\n|]{0,14}(?:已(?!知|有[^，。；\d]{1,8}的)|来文|来函|"
    r"(?:印发|发布|下发|召开|举行|完成|采集|上传|公布|开始|下达)了)"
)
#: What stands around a day before the day of issue that is told as a fact.
IS_OVER = "发文日期之前|早于发文日期"
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
#: A row of a timetable: the day, and those whose turn it is (22号上午 护理1-6班).
_TURN = (
    r"[ \t　：:|｜]*+[^，。；：:\n]{0,24}?(?:班(?!会|主任|级?长)|[一-鿿]级|系|专业|学院|学生)"
    r"[）)]?[^\S\n]*(?:\n|$)"
)
#: What a college does itself, to those above it: 系里4月12日统一送教务处.
_OWN_COLLEGE = "系里|院里|系上|院上|[我本][院系]|我们学?[院系]"
#: In what the school's own office signs, 系里 is each of its colleges, that have to.
_SCHOOL = r"教[务学](?:处|部|事务部)|学籍|学生(?:工作)?[处部]|(?:研究生|本科生)院|招生就业处"
#: In its own notice, it is what these do, too.
_COLLEGE = "学院|系部?|二级学院|学?[院系]办(?:公室)?|学院办公室|(?:学院|系部?)?(?:教[务学]|学工)办"
#: So a college, or an office of one, signs.
_ISSUER = (
    r"(?:学院|系)(?:(?:党委|团委|教[务学](?:科研)?|学工|学生工作|综合|行政)?(?:办公室|办|科|部))?$"
)
_DOES = r"[^，。；各请须应要]{0,4}(?:将|拟|会|计划)?(?:统一|集中)?[于在]?\s*$"
_SUBJECT = r"(?:^|[，。；：:、.．\s）)▲●◆■★·]|由|再由|然后)"
_UPWARDS = (
    r"\s*[^，。；]{0,16}?(?:[报送交](?:送|到|至|给)?|上报|上交|提交)(?:至|到|给)?[^，。；]{0,6}?"
    r"(?:教务[处部]|学校|学籍[科办]|研究生院|本科生院|学生处|学工[处部])"
)
#: That it is not fixed for which day: 学院大约4月中旬统一报教务处.
_NOT_FIXED = r"(?:[上中下]旬|月[初中底末])"
#: What says that others have to be ready by then: 逾期未交的自己去送, 周五就上报了.
_TOO_LATE = r"^就|逾期|过期|过时|未交|没交|不等"
#: Hours of every day, or of no day: of an office; a room that is called so (值班室) says none.
_HOURS = (
    r"(?:办公|上班|工作|值班|接待|作息|咨询|服务|受理|营业|接听|补办|打印|办证|开放)时间|"
    r"(?:值班|咨询)(?!(?:[室处点台岗]|窗口|服务[处台]|老师|教师)(?!时间|[^，。；\n]{0,4}[：:]))|热线|电话(?=\s?(?:[：:（(为是\d]|咨询|号码|联系))|联系方式|"
    r"(?:周|星期)[一二三四五六日]\s*[至到—\-~～]+\s*(?:周|星期)?[一二三四五六日]|(?<![个\d])工作日|每天|每日|"
    r"每(?:周|星期)[一二三四五六日][^，。；]{0,12}(?:办公|接待|值班|收表|受理)"
)
#: What parts a line.
_PARTS = r"[。；;\n]"


def why_left(one: Found, title: str, issue: Issue) -> str:
    """Why a date is none that anybody has to keep, whatever is done then; "" if it may be one."""
    line = plain(one.line).strip()
    day = re.sub(WEEKDAY, "", plain(one.phrase.text).strip())
    if (day == issue.text or line == issue.signed) and is_signed(one):
        return SIGNED
    if is_frame(line):
        return LINK if re.search(NEIGHBOURS, line) else PAGE
    if reason := next((reason.why for reason in OF_PAGE if reason.fits(one, line)), ""):
        return reason
    if proofread_by(one.before.split("\n")[-1], has_year=re.match(r"20\d\d", day) is not None):
        return PAGE
    if is_stamp(line) or _is_head_of_chat(one, line):
        return CHAT
    if one.beside and one.beside.was:
        return WAS
    if one.beside and has_no_day(one.phrase.text) and re.search(_DAY_OF_ROW, line):
        return BESIDE_DAY
    if has_no_new_day(one):
        return ""  # asked
    was_put_off = re.search(_WAS_PUT_OFF, one.sentence.text + title)
    if was_put_off and re.search(_PUT_OFF, one.before) and not re.match(_STAYS, one.after):
        return WAS
    if not _OF_OLD_PLAN.isdisjoint(one.sentence.text) and _is_of_old_plan(one, title):
        return WAS
    if not _CHANGES.isdisjoint(one.after) and re.fullmatch(_IS_NOW, one.after):
        return WAS
    behind = one.sentence.text[one.phrase.end :]
    if not _MOVES.isdisjoint(behind) and re.match(_PUT_OFF_TO, behind):
        return WAS
    if re.match(_NO_LONGER, behind):
        return WAS
    if _is_signed_in_brackets(one):
        return SIGNED
    if re.match(_ALL_IS_OLD, one.following.strip()):
        return WAS
    if re.match(_OWN_PLAN, one.following) and re.search(_BY_STATE, one.before):
        return ABOVE
    if one.earlier is not None and _is_of_above(one):
        return ABOVE
    is_new = is_newly_moved_to(one)
    if not (one.phrase.until or is_new) and re.match(_HAPPENED, one.after):
        return PAST
    fitting = (reason.why for reason in _ALL if reason.fits(one, line))
    if reason := next((why for why in fitting if not (is_new and why == PAST)), ""):
        return reason
    if _is_of_college(one, issue) or is_taken_then(one):
        return EVENT
    if re.search(IS_OVER, one.phrase.why) and _is_fact(one):
        return PAST
    if "已" in one.after and re.match(_NOT_AGAIN, one.after):
        return PAST
    if one.phrase.text.endswith("期间") and re.match(_CLOSED_THEN, one.after):
        return EVENT
    if one.before.count("《") > one.before.count("》"):
        return OTHER_PAPER
    if one.sentence.text == title:
        return TITLE
    return MONEY if is_of_money(one) else ""


def _is_head_of_chat(one: Found, line: str) -> bool:
    """Whether a line is nothing but a day and its hour, as a chat writes it over a message."""
    above = one.before.rstrip().split("\n")[-1] + "".join(one.lead[:1])
    if one.beside or not re.fullmatch(_HEAD_OF_CHAT, line):
        return False
    return re.search(r"时间|日期|截止|期限|[：:]\s*$", above) is None


def _is_signed_in_brackets(one: Found) -> bool:
    """Whether a line ends with who wrote it and when: （信息工程系，2027年3月29日）."""
    ends = re.match(r"\s?[)）]\s{0,4}(?:\n|$)", one.after)
    return ends is not None and re.search(_SIGNED_BEFORE, one.before) is not None


def _is_of_above(one: Found) -> bool:
    """Whether a date in brackets is that of those above, behind the notice's own."""
    lead = re.search(_ABOVE_BEFORE, one.before)
    behind = re.match(_ABOVE_BEHIND, one.after)
    return bool(lead and behind and re.search(_SAYS_SO, lead[0] + behind[0]))


def _is_of_old_plan(one: Found, title: str) -> bool:
    """Whether a date is one of a plan that was changed, of which there may be several."""
    front = one.sentence.text[: one.phrase.begin]
    begun = list(re.finditer(_OLD_PLAN, front))
    if not begun or re.search(_PLAN_IS_OVER, front[begun[-1].end() :]):
        return False
    clause = re.split(r"[，,。；;\n]", one.after)[0]
    if re.search("不变|照旧|不作|不做|仍", clause):
        return False
    behind = one.sentence.text[one.phrase.end :]
    return re.search(_IS_MOVED, f"{behind}{title}{one.following}") is not None


def _is_of_college(one: Found, issue: Issue) -> bool:
    """Whether a college tells what it does itself, to those above it, and no class has to do.

    Of which day nobody knows classes have to be ready by then: it is asked.
    """
    if not re.match(_UPWARDS, one.after) or re.search(_TOO_LATE, one.after):
        return False
    if re.search(_NOT_FIXED, one.phrase.text):
        return False
    is_own = re.search(f"{_SUBJECT}(?:{_OWN_COLLEGE}){_DOES}", one.before) is not None
    if is_own and not re.search(_SCHOOL, issue.issuer):
        return True
    if one.phrase.until or not (is_own or re.search(_ISSUER, issue.issuer)):
        return False  # 学院4月2日前统一送教务处 may be a limit to keep
    if not re.search("汇总|统一|集中|一并|一起|将|把", one.before[-8:] + one.after[:16]):
        return False
    return is_own or re.search(f"{_SUBJECT}(?:{_COLLEGE}){_DOES}", one.before) is not None


def is_signed(one: Found) -> bool:
    """Whether a phrase that reads as the day of issue stands where one is signed."""
    beside = one.before.split("\n")[-1] + one.after.split("\n")[0]
    return not re.search(r"[，。；：:]", beside) and not one.phrase.until


def _is_fact(one: Found) -> bool:
    """Whether a day before the day of issue is told as what was then."""
    before, after = one.before, one.after
    if "前" in one.phrase.text:
        return re.match(_WHO_HAS, after) is not None
    return bool(re.search(_FACT_BEFORE, before) or re.match(_FACT_BEHIND, after))


def is_turn(one: Found) -> bool:
    """Whether a line is a day and those whose turn it is then, and nothing else."""
    is_first = not one.before.split("\n")[-1].strip()
    return is_first and re.match(_TURN, one.after) is not None


def is_of_office(text: str) -> bool:
    """Whether hours without a day are those of an office, or of every day.

    >>> is_of_office("办公时间：周一至周五8:00-17:00"), is_of_office("17:00前交")
    (True, False)
    """
    return re.search(_HOURS, text) is not None


def beside_week(one: Found) -> str:
    """The line of a date, without days of one certain week, which are no office's: 下周一到周三.

    Of a limit with its task (周五12:00前交表；咨询点：…) it is the part between two signs.
    """
    text = one.phrase.text
    front, behind = re.split(_PARTS, one.before)[-1], re.split(_PARTS, one.after)[0]
    if one.phrase.until and role_of_words(behind) not in {None, Role.OTHER}:
        return front + behind
    return one.line.replace(text, "") if re.match("下|[本这](?:周|星期)", text) else one.line


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

    >>> [has_no_day(one) for one in ("周五8:30-17:30", "4月5日8:30", "4-5前", "4．5")]
    [True, False, False, False]
    """
    return not re.search(r"[月日号]|\d[-/.]\d", re.sub(r"\d{1,2}[:：]\d\d", "", plain(text)))
