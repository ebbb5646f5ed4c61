"""A day that would be left, though its own words have somebody do what the notice is about.

Most reasons to leave a day name what it is of. Some only say where it stands (the hours of an
office, a stamp of a chat, the title, a quoted mail, which may be the notice handed on); where a
task (核对, 交反馈表, 补拍) stands beside such a day, nobody can be sure, and it is asked (issue
15: a deadline that is told to be none is as bad as a wrong one).
"""

import re
from datetime import date, datetime

from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.reading.due.deadline_role import role_of_words
from tongzhi_cli.notice.reading.due.found import Found
from tongzhi_cli.notice.reading.due.role.matters import is_something_else
from tongzhi_cli.notice.reading.due.why_left.left import ALONE, IS_OVER, MENTIONED, TITLE
from tongzhi_cli.notice.reading.due.why_left.of_page import CHAT
from tongzhi_cli.notice.reading.due.why_left.reasons import EVENT, OFFICE
from tongzhi_cli.notice.reading.handed_on import QUOTED

#: Reasons that say no more than where a day stands.
_WEAK = frozenset({OFFICE, CHAT, TITLE, MENTIONED, ALONE, QUOTED})
#: What a class is named to do beside is no event of others.
_DOERS = "班长|各班(?!级)|同学"
_OF_OTHERS = r"学信网|预计|如|若|后|起|上传|批评|通报|发[给放到]|会|讲座|培训|毕业"
_PARTS = r"[，,。；;：:\n！!？?（）()\t]"
#: What says itself that the task is over, another's, or none.
_SAYS_ELSE = (
    r"已|收到|不是|并非|不影响|无关|省|教育部|教育厅|上级|费|款|[缴元]|财务|《|印发|发布|通知(?:发|下)|"
    r"未[核校交采拍参完]|没[核校交采拍参]|尚|仍有|还有|[了过]的|[？?]"
)
#: What ends then stands elsewhere: 开始3月25日，结束4月9日.
_ENDS = (
    r"(?:结束|截止|终止|关闭|关)\s?(?:于|在|时间|日期|为|[：:])?\||\|\s?(?:结束|截止|终止|关闭|关$)"
)
_END = "写着结束，没有写什么结束：是不是截止要看原文"
_DOUBT = "像是“{}”，可是旁边写着{}的事：是不是截止要看原文"


def doubt_of_leaving(one: Found, why: str, role: Role | None, issued: date | None) -> str:
    """Why a date that is to be left may be a deadline all the same; "" if it is none.

    *role* is what it would be for.
    """
    if why not in {*_WEAK, EVENT} or one.phrase.text.startswith("每") or _is_over(one, issued):
        return ""
    if why == TITLE and not (one.phrase.until or one.phrase.at):
        return ""  # 关于第3周校对的通知
    before = re.sub(r"[（(]\s*$", "", one.before)  # 班级汇总（第7周）
    front, behind = re.split(_PARTS, before)[-1], re.split(_PARTS, one.after)[0]
    if re.search(_SAYS_ELSE, f"{front}|{behind}"):
        return ""
    is_theirs = re.search(_DOERS, f"{front}|{behind}") and not re.search(
        _OF_OTHERS, f"{front}{one.phrase.text}{behind}"
    )
    if why == EVENT and not is_theirs:
        return ""
    is_end = one.phrase.at is not None and re.search(_ENDS, f"{front}|{behind}") is not None
    if why == MENTIONED and is_end and not is_something_else(one):
        return _END
    # a mail's width breaks a clause behind its day: 于4月12日⏎17:00前交
    is_broken = why == QUOTED and re.search(r"\w\w", f"{front} {behind}") is None
    own = role if one.beside or is_broken else role_of_words(f"{front} {behind}")
    return "" if own in {None, Role.OTHER} else _DOUBT.format(why, own.label)


def _is_over(one: Found, issued: date | None) -> bool:
    """Whether the day was before the notice."""
    phrase = one.phrase
    day = phrase.at or phrase.start or phrase.day
    if day is None or issued is None:
        return re.search(IS_OVER, phrase.why) is not None
    return (day.date() if isinstance(day, datetime) else day) < issued
