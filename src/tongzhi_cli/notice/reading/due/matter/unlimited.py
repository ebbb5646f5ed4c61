"""A day that nothing calls a limit: what a page writes by itself looks like one (issue 15).

A line of a page (2027-04-01 教学办), a reader's question, 校对：李敏 4月1日 have a day and perhaps
a word of the check, and are no deadline. Where neither 前, 截止 nor what somebody has to do stands
beside a day, it is asked about.
"""

import re
from collections.abc import Mapping, Sequence

from tongzhi_cli.dates.phrase import CLOSES
from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.text import has_words
from tongzhi_cli.notice.draft import DraftDeadline
from tongzhi_cli.notice.reading.due.deadline_role import role_of_words
from tongzhi_cli.notice.reading.due.found import Found

#: What makes a limit of a day.
_LIMIT = (
    r"截[止至]|(?<![目当])前|止|为止|[之以]内|最[迟晚]|不[晚迟]于|期限|时间|日期|日程|安排|阶段|节点|ddl|DDL|deadline|"
    r"改[为到至在成]|[延顺推][期长迟]|顺延|仍|集中|统一|开始|结束|关闭|开放|起"
)
#: What makes a task of what is said of it.
_TASK = (
    r"请|[须需应要]|务必|必须|于|在|登[录陆]|完成|进行|组织|上[交报]|[提报送]交|交[到至给表]|报[送至到]|送[至到交]|"
    r"学信网|[学毕][生业]|同学|班|[院系](?=\W|$)|截图|自行|到|去|全部|本人"
)
#: A page has its own 时间：2027-04-01 below its title.
_LABEL = r"(?:^|\n)[^\w\n]{0,8}(?:提交|上传|录入|填报|登记)?(?:时间|日期)\s?[：:]?\s?$"
#: What is over then is not said: 4月9日18:00后视为放弃; nor what is put off: 那改下周一.
_GIVEN_UP = (
    r"\s*(?:之后|以后|后|起)?[，,]?[^，。；]{0,4}(?:视[为作]|算作?|按)[^，。；]{0,4}"
    r"(?:放弃|弃权|自愿|默认|无误|认可)"
)
_MOVED_TO = (
    r"(?:^|[，,。；;\n])\W{0,4}(?:那|就|都|也|再|先){0,2}(?:改|挪|推迟?|延后?)[到为成在至]?\s?$"
)
_ARROW = "[→➜➔➡⇢⇒⟶>]"
_MOVED = r"延(?!续)|改|调整|变更|提前|推迟|原(?!件|则|因)|截止|更[正新]"
_ASKED = r"(?:[？?吗呢么]|行不行|可不可以|能不能|来得及|可以不)\W{0,3}$"

BESIDE_LIMIT = "别处写明了校对的截止，这一行没有写“前”“截止”，是不是截止要看原文"
NO_TASK = "没有写这一天要做什么，要看原文"
QUESTION = "这是一句问话，是不是截止要看原文"
OF_HEAD = "标题旁边的日期，没有写“前”“截止”，是网页自己写的还是截止要看原文"
BELOW_LABEL = "上面只写着“{}”，没有写“前”“截止”，是不是截止要看原文"
NO_LIMIT = "这一行没有写“前”“截止”，也没有写谁要做什么，是不是截止要看原文"
ARROW = "“→”是从哪天到哪天，还是改到哪天，要看原文"


def end_of_head(text: str, title: str) -> int:
    """Where the line ends that stands right below the title."""
    at = text.find(title) if title else -1
    return len("\n".join(text[at:].split("\n")[:2])) + at if at >= 0 else 0


def why_no_limit(one: Found, role: Role | None, title: str, head: int) -> str:
    """Why it is not sure that a date is one that somebody has to keep; "" if it is.

    Up to *head* is the *title*, with what stands above it and right below.
    """
    phrase = one.phrase
    if re.search(_ASKED, one.sentence.text):
        return QUESTION
    if phrase.start and phrase.at and re.search(_ARROW, phrase.text):
        said = f"{title}{one.label}{one.sentence.text}"
        return ARROW if re.search(_MOVED, said) or len(re.findall(_ARROW, phrase.text)) > 1 else ""
    if role is None and (re.match(_GIVEN_UP, one.after) or re.search(_MOVED_TO, one.before)):
        return NO_TASK
    if role is None and one.beside is None and not has_words(one.line.replace(phrase.text, "")):
        return NO_TASK
    table = one.beside
    is_row = table is not None and (table.several or table.said is not None or bool(table.tasks))
    if phrase.until or phrase.start or phrase.why or is_row:
        return ""
    line = one.line.replace(phrase.text, "")
    if one.place[0] < head and (re.search(_LABEL, one.before) or not role_of_words(line)):
        return OF_HEAD
    is_own = has_words(line) and not re.search(_LIMIT, line) and not re.match(CLOSES, one.after)
    is_answer = bool(one.lead) and re.search(_ASKED, one.lead[0]) is not None
    if (
        is_own
        and not is_answer
        and role is not None
        and not (role_of_words(line) or re.search(_TASK, line))
    ):
        return NO_LIMIT  # 2027.4.7 张老师, below a heading that speaks of the check
    if _is_limited(one):
        return ""
    if one.label and not role_of_words(line):
        return BELOW_LABEL.format(one.label)
    is_said = role is not Role.CHECK or re.search(f"{_TASK}|[，。；]", line) is not None
    return "" if is_said else NO_LIMIT


def asked_beside_limit(
    found: Sequence[DraftDeadline], of: Mapping[int, Found]
) -> list[DraftDeadline]:
    """The deadlines *found*; a day to check that nothing calls a limit is asked where another is.

    *of* are the dates that they were read from, by where these end. A notice has one such day, so
    that the other is what a page says, or when something begins.
    """
    free = {at for at, one in enumerate(found) if _is_free(one, of.get(one.places[-1][1]))}
    checks = {at for at, one in enumerate(found) if one.role is Role.CHECK and not _opens(one)}
    if not free or not checks - free:
        return list(found)
    return [one.asked(BESIDE_LIMIT) if at in free else one for at, one in enumerate(found)]


def _opens(due: DraftDeadline) -> bool:
    """Whether it only says from when on: 即日起."""
    return due.start is not None and due.at is None


def _is_free(due: DraftDeadline, one: Found | None) -> bool:
    """Whether a day is settled to be that of the check, and nothing beside it says a limit."""
    if one is None or due.role is not Role.CHECK or due.at is None or due.start or due.why:
        return False
    return not (one.phrase.until or one.beside or _is_limited(one))


def _is_limited(one: Found) -> bool:
    """Whether its line, or the heading above, calls a day a limit, or says what is over then."""
    above = [line for line in one.lead[:1] if line != one.sentence.text]
    said = "".join((*above, one.line.replace(one.phrase.text, "")))
    return re.search(_LIMIT, said) is not None or re.match(CLOSES, one.after) is not None
