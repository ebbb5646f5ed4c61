"""Who issued a notice: the office that signs, else the one in the title, at the head of a page.

Source: GB/T 9704-2012, 7.3.5 (发文机关署名); how some three hundred notices have it.
"""

import re
from collections.abc import Sequence

from tongzhi_cli.notice.reading.issue_days import DAY, NO_YEAR

_OFFICE = (
    r"教务处|教务部|教务办|教务科|本科生院|学生处|学生工作(?:处|部|办公室)|学工[处部办]|研究生院|研究生处|"
    r"(?:继续|成人|网络)教育学院|就业指导中心|就业[处科]|招就处|学籍科|学院|大学|学校|办公室|中心|[系部处科办校室组]"
)
NAMED = rf"[一-鿿（）()·]{{0,30}}?(?:{_OFFICE})"
#: What an office is called, too, in brackets behind it.
_ALSO = r"(?:[（(][一-鿿]{1,16}[)）])?"
#: What closes a letter behind its sender.
_CLOSING = r"(?<=[处部院室科])(?:谨?启|敬启|敬上|宣)$"
_SCHOOL = r"[一-鿿（）()·]{2,20}?(?:大学(?!生)|学院|学校|党校)"
_NO_SCHOOL = r"(?:各|本|我|请|由|交|到|至|关于|在|和|与|为|对|全|该|向|经|组织)"
#: Who published a page; the next label may follow without a blank (发布者:教务处发布时间:).
_SOURCE = (
    r"(?:来源|来自|作者|供稿|发布(?:单位|部门|机构|者|人)|发文(?:单位|机关|部门))\s*+[\]】]?\s*+[：:]\s*+"
    r"([一-鿿、]{3,30}?)(?=(?:发布|发文|更新|创建|编辑|审核|作者|来源|浏览|点击|阅读|访问|日期|时间)|"
    r"[^一-鿿、]|$)"
)
#: So many lines of a page are its head; so many are that of a notice pasted into a chat.
PAGE, HEAD = 14, 3
#: A sentence that an office may sign behind, and what follows its line.
_ENDED = r"(?:[。；;！!）)”]|\d|@\S{1,40})$"
_BEHIND = (
    r"附\s*件|附[:：]|[【\[（(]|相关|上一?[篇条]|下一?[篇条]|热点|推荐|责任编辑|编辑|审核|打印|关闭|分享|"
    r"版权|Copyright|©|地址|联系|抄送|主送|\d{1,2}[:：]\d\d|\d{4}[-/.年]|[—–―─=*_-]{2}|[一-鿿A-Z]{1,8}[：:]"
)
#: No office's name is as long, nor a line with its day.
_LONGEST_OFFICE, LONGEST = 24, 40


def issuer_of(lines: Sequence[str], place: int | None, title: str) -> str:
    """Who issued it: beside or above the day, in front of 关于 in the title, or 来源."""
    if place is not None:
        same = re.match(rf"({NAMED})\s*+[（(]?\s*+(?:{DAY}|{NO_YEAR}$)", lines[place])
        if same:
            return same[1]
        above = [line for line in lines[max(0, place - 4) : place] if line][-2:]
        for line in reversed(above):
            bare = re.sub(_CLOSING, "", re.sub(r"\s", "", line))
            if are_offices(bare) and not re.search("[：:]", line):
                named = line.split()
                are_several = len(named) > 1 and all(map(are_offices, named))
                return " ".join(named) if are_several else bare
    if office := _in_front(title):
        return office
    told = [line for line in lines if line and not re.fullmatch("即日起?", line)]
    last = told[-1] if told else ""
    if are_offices(last) and len(last) < _LONGEST_OFFICE and last not in title:
        return last
    if signed := _signed_alone(told, title):
        return signed
    for line in lines[:PAGE]:
        source = re.search(_SOURCE, line)
        if source and re.search(_OFFICE, source[1]):
            return _in_full(source[1], told)
    return _over_title(lines, title)


def _signed_alone(lines: Sequence[str], title: str) -> str:
    """The office on a line of its own behind the last sentence, links may follow.

    >>> _signed_alone(["请按时核对。", "示例学院教务处", "相关新闻：运动会"], "")
    '示例学院教务处'
    >>> _signed_alone(["请按时核对：", "教务处", "请交名单。", "学院 班级"], "")
    ''
    """
    ended = (at for at in range(len(lines) - 1, 0, -1) if re.search(_ENDED, lines[at - 1]))
    for at in ended:
        named = lines[at].split()
        all_offices = len(lines[at]) < LONGEST and all(
            are_offices(one) and not re.match(_NO_SCHOOL, one) for one in named
        )
        is_over = at + 1 == len(lines) or re.match(_BEHIND, lines[at + 1])
        if named and all_offices and is_over and lines[at] not in title:
            return " ".join(named)
    return ""


def _over_title(lines: Sequence[str], title: str) -> str:
    """The office on a line of its own over the title, as the head of a paper has it.

    >>> _over_title(["示例学院教务处", "", "关于核对的通知"], "关于核对的通知")
    '示例学院教务处'
    >>> _over_title(["示例学院", "教务处文件", "关于核对的通知"], "关于核对的通知")
    '示例学院教务处'
    """
    heads = [line.strip("【】[]（）() ").removesuffix("文件").rstrip() for line in lines[:PAGE]]
    first = next((at for at, head in enumerate(heads) if len(head) > 3 and head in title), 0)
    above = [head for head in heads[:first] if head and not re.search(r"\d号$", head)][-2:]
    named = " ".join(above[-1:]).split()
    if not named or not all(are_offices(one) and not re.match(_NO_SCHOOL, one) for one in named):
        return ""
    school = re.fullmatch(_SCHOOL, named[0])
    if len(named) > 1:
        return ("" if school else " ").join(named)
    over = above[0] if len(above) > 1 else ""
    return over + named[0] if re.fullmatch(_SCHOOL, over) and not school else named[0]


def _in_full(office: str, lines: Sequence[str]) -> str:
    """An *office* as it signs, where a line of its own has its whole name.

    >>> _in_full("学籍科", ["学籍科负责。", "示例大学教务处学籍科"])
    '示例大学教务处学籍科'
    """
    signed = (re.sub(r"\s", "", line) for line in reversed(lines) if len(line) < LONGEST)
    whole = (one for one in signed if one.endswith(office) and re.fullmatch(NAMED, one))
    return next(whole, office)


def are_offices(text: str) -> bool:
    """Whether a text is the name of an office, or of several with 、 between.

    >>> are_offices("学生工作部（处）、教务处"), are_offices("示例大学教务处（学籍管理中心）")
    (True, True)
    """
    return all(re.fullmatch(rf"{NAMED}{_ALSO}", one) for one in text.split("、"))


def _in_front(title: str) -> str:
    """Who a title says that it is of: all before 关于, else the office that it begins with.

    >>> _in_front("示例大学关于核对的通知"), _in_front("计算机学院2027届毕业生信息核对通知")
    ('示例大学', '计算机学院')
    """
    before, about, _ = title.partition("关于")
    if about:
        return before.strip() if re.fullmatch(rf"{_SCHOOL}.*", before) else ""
    own = re.match(rf"({_SCHOOL}(?:教务处|学生处)?)(?=\d|[一二]〇)", title)
    return own[1] if own else ""


def school_of(issuer: str, title: str, lines: Sequence[str]) -> str:
    """The school: in front of the office, or at the head; a college alone is none."""
    heads = [
        line
        for line in lines[:4]
        if re.fullmatch(rf"{_SCHOOL}\S{{0,12}}", line)
        and not re.search(r"[。，；：:！!]|交[到至]", line)
    ]
    for text in (issuer, title.partition("关于")[0], *heads):
        match = re.match(_SCHOOL, text)
        if match is None or re.match(_NO_SCHOOL, match[0]):
            continue
        is_office = re.fullmatch(r"(?:继续|成人|网络)教育学院|[一-鿿]{2,6}学院", match[0])
        if match[0] == text and is_office and "大学" not in text:
            continue  # 外国语学院 may be a college of some school
        return match[0]
    return ""
