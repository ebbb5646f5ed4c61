"""The parts of a notice's text: head, body, date of issue, attachments, and its sentences.

A 通知 has 文号, title, 主送 (各学院：), body, 附件, 落款 (issuer and date), and the attachments
behind it (党政机关公文格式, GB/T 9704-2012, 7); a copied web page has a day of publication, too.
"""

import re
from collections.abc import Iterator, Sequence

from tongzhi_cli.dates.asides import breaks
from tongzhi_cli.dates.tokens import plain
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.reading.attached import attached
from tongzhi_cli.notice.reading.dateline import Issue, issue
from tongzhi_cli.notice.reading.page.chat import is_chat_stamp
from tongzhi_cli.notice.reading.page.furniture import is_furniture, is_stamp
from tongzhi_cli.notice.reading.page.title import title_of

_IN_BRACKETS = r"[〔\[（(【［﹝]\s*+(?:(?:19|20)\d\d|\d\d)\s*+[〕\]）)】］﹞]"
_COUNT = r"(?:\d{1,4}|[〇一二三四五六七八九十百]{1,6})"
_NUMBER = (
    rf"(?:[一-鿿]{{1,14}}?\s*+{_IN_BRACKETS}\s*+第?\s*+{_COUNT}\s*+号|"
    rf"{_IN_BRACKETS}\s*+[一-鿿]{{1,14}}?\s*+第?\s*+{_COUNT}\s*+号|"
    r"[一-鿿]{1,14}(?:字|函|发|通)\s*+第?\s*+(?:19|20)\d\d\s*+[-—–－年]\s*+第?\s*+\d{1,4}\s*+号?)"
)
_ITEM = (
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?\d{1,2}[)）、.．](?!\d)|[①-⑳]|\d\ufe0f?\u20e3|附件|第[一二三四五六七八九十]|"
    r"[-•●◆■★※·]\s|[—–―─]{2}|[\u2300-\u23ff\u2600-\u27bf\U0001f300-\U0001faff])"
)
#: A line that ends with a limit, and what is to be done by then in the next one.
_LIMIT_ENDS = r"[^\d，。；：:\n]{0,30}[一-鿿]{3}\d[^，。；\n]{1,24}(?:之前|以前|前)[，,]?"
_DOES = (
    r"\s*(?:请|并|统一|集中|将|把|由|[上提]?交|报|送|发送|登[录陆])(?![^\n]*\d\s?[月日号])"
    r"[^：:\n]{5,}(?<!时间)(?<!日期)(?:\n|$)"
)
#: A limit alone on its line, and who has to in the next one: 4月12日中午12点前⏎班长把签字表送到.
_LIMIT_ALONE = (
    r"[\d月日号\s:：点时半上下中午晚（）()周星期一二三四五六日天]{3,30}(?:之前|以前|前)[，,]?"
)
_DOER = r"\s*(?:请|各班|全体|班长|由|将|把|学生|毕业生|同学)(?![^\n]*\d\s?[月日号])[^：:\n]{6,}"
#: A line that ends within a clause: 将签字表送到, 于4月6日11:00前报.
_CUT = (
    r"[交送报寄发][到至给往]$|(?<=[一-鿿])[于将把]$|"
    r"(?:\d\s?[日号]?|[:：]\d\d)\s?(?:之|以)?前[上]?[交报送]$|表[交报送]$"
)
_SIGNATURE = (
    r"\s*+[一-鿿（）()]{2,20}[^\S\n]*+\n\s*+(?:20\d\d|二[〇○]\S{2})\s?[年./-]"
    r"[^，。；：:\n]{2,12}(?:\n|$)"
)
#: A title ends so, and never goes on in the next line.
_TITLE = r"关于.{2,60}(?:通知|通告|公告|安排|说明|提醒|方案|函)[】》”]?$"
#: A short line that stands over a day: 校对时间, and 4月6日 22:00 below it.
_OVER_DAY = (
    r"(?i:part|step|no)?[.\s]?(?:\d{1,2}[\ufe0f\u20e3.．)）\s]{1,4})?"
    r"(?=[^\n]{0,24}[一-鿿]|DDL|ddl)[^\n\d，。；：:、\t|｜]{2,14}"
)
_DAY_LINE = r"[^\n\d，。；：:]{0,5}(?:20\d\d\s?[年./-]\s?)?(?:\d{1,2}\s?[月./-]\s?\d{1,2}|即日)"
#: A line of a copied page that is as long as this goes on in the next one.
_FULL = 24
_LONGEST = 2000
_LONGEST_LABEL = 20
#: A line that has a label of its own, or is one: 反馈表：4月8日.
_LABELLED = r"[^\d\n，。；：:]{2,14}[：:]|[^\d\n，。；：:]{2,6}$"
#: Nothing but a day and its hour.
_DAY_ALONE = r"\s*+\d[\d年月日号:：./~～至到—–\s（()）周星期一二三四五六日天上下中午前-]{3,40}"
#: So many lines of a page may stand over the notice: its menu and lists of others.
_HEAD = 18


class Sections(NamedTuple):
    """The parts of a notice; "" where one is missing.

    *issue* says who issued it and when.
    """

    number: str
    title: str
    to: str
    attachments: Sequence[str]
    issue: Issue


class Sentence(NamedTuple):
    """A sentence of a text and where it begins."""

    text: str
    begin: int


def parts(text: str) -> Sections:
    """The parts of the *text* of a notice."""
    lines = [line.strip() for line in plain(text).split("\n")]
    title = title_of(lines)
    addressed = (
        line.rstrip("：:").removesuffix("注意")
        for line in lines[:12]
        if re.fullmatch(r"[^。]{2,40}[：:]", line)
        and not re.search("时间|日期|如下|通知|^转发?[：:]|(?<![各位]).老师[：:]$", line)
        and not is_furniture(line)
    )
    return Sections(
        number=_number(lines),
        title=title,
        to=next(addressed, ""),
        attachments=attached(lines),
        issue=issue(lines, title),
    )


def _number(lines: Sequence[str]) -> str:
    """The 文号, on a line of its own: one within a sentence is that of another paper."""
    for line in lines[:_HEAD]:
        if not (line.endswith("号") or line[-1:].isdecimal()):
            continue  # the pattern is costly to set up
        match = re.fullmatch(rf"(?:\S{{2,20}}文件\s+|文\s*+号\s*+[：:]\s*+)?({_NUMBER})", line)
        if match:
            return match[1]
    return ""


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text; a line goes on in the next where a page's width broke it.

    >>> [one.text for one in sentences("一、时间：4月1日前。\\n二、要求\\n核对。")]
    ['一、时间：4月1日前。', '二、要求', '核对。']
    """
    begin = 0
    has_clock = re.search(r"\d[:：]\d", text) is not None  # the pattern of a stamp is costly
    is_chat = has_clock and any(is_chat_stamp(line) for line in text.split("\n"))
    within = set() if is_chat else {text.find("\n", *span) for span in breaks(plain(text))}
    ends = [
        match.end()
        for match in re.finditer(r"(?:[！!？?]|。(?!(?<=\d。)\d\d(?!\d)))(?![”’])|\n+", text)
        if match[0][0] != "\n"
        or not (
            match.start() in within or _goes_on(text, match.start(), match.end(), is_chat=is_chat)
        )
    ]
    for end in (*ends, len(text)):
        for at in range(begin, end, _LONGEST):  # no sentence of a person is as long
            piece = text[at : min(end, at + _LONGEST)]
            if piece.strip():
                yield Sentence(piece.strip(), at + len(piece) - len(piece.lstrip()))
        begin = end


def is_over_day(line: str, below: Sequence[str]) -> bool:
    """Whether a short *line* says what the day is for that the next one, of those *below*, has.

    >>> is_over_day("⏰ 校对时间", ["3月26日 10:00 → 4月6日 22:00"])
    True
    >>> is_over_day("校对时间：", ["3月26日"]), is_over_day("校对时间", ["登录学信网"])
    (False, False)
    """
    return is_label(line) and bool(below) and re.match(_DAY_LINE, below[0]) is not None


def is_label(line: str) -> bool:
    """Whether a *line* is so short, and built so, that it may say what a day beside it is for."""
    return len(line) <= _LONGEST_LABEL and re.fullmatch(_OVER_DAY, line.strip()) is not None


def _goes_on(text: str, at: int, after: int, *, is_chat: bool) -> bool:
    """Whether the line that ends *at* goes on behind the break; those of a chat are whole."""
    start = text.rfind("\n", 0, at) + 1
    line = text[start:at].rstrip()
    following, *below = text[after : after + _LONGEST].split("\n", 2)
    if not line or not following.strip() or after - at > 1 or is_chat_stamp(line):
        return False
    if (
        (is_chat and is_stamp(following))
        or re.search(_TITLE, line)
        or is_over_day(following, below)
    ):
        return False
    is_item = re.match(_ITEM, following) is not None
    if (
        "\t" not in line
        and line[-1].isdecimal()
        and not is_item
        and re.match(r"\s*[年月日号\d:：点时]", following)
    ):
        return True
    if re.match(r"\s*(?:之?前|以前|[一二三四五六日天]\s*[)）])", following):
        return True
    if line[-1] in "年月至到—~～" and re.match(r"\s*\d", following):
        return True
    if re.search(r"[日号)）]$", line) and re.match(
        r"\s*(?:\d{1,2}\s*[:：点时]|[上下中]午|晚|之?前)", following
    ):
        return True
    if re.search(r"[A-Za-z\d][.!]$", line):  # an English sentence
        return False
    if re.search(r"[\d前止日号午)）]$", line) and re.match(_LABELLED, following):
        return False
    if re.fullmatch(_DAY_ALONE, following) and not re.search(r"[于在至到从自为是，、]$", line):
        return False
    if line[-1] in "：:；;、" or is_item or re.search(r"[\t|｜│]", line):
        return False
    if re.search(_CUT, line) and re.match(r"\s*[一-鿿]", following):
        return True
    if (
        re.match(_DOER, following)
        and re.fullmatch(_LIMIT_ALONE, line)
        and text[:start].rstrip().endswith(("。", "；", ";", "：", ":", "！", "!"))
    ):
        return True
    if re.match(_DOES, following) and re.fullmatch(_LIMIT_ENDS, line):
        return True
    return (
        len(line) >= _FULL
        and "\t" not in following
        and not is_chat
        and not (re.match(_LABELLED, following) and re.match(_LABELLED, line))
        and not re.match(_SIGNATURE, text[after : after + _FULL * 2])
    )
