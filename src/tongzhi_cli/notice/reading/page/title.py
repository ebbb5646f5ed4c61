"""The title of a notice: 关于……的通知, perhaps over two or three lines; else what it calls itself.

Source: GB/T 9704-2012, 7.3.3 (标题); how some three hundred notices have it; issue 15, item 7.
"""

import re
from collections.abc import Sequence

from tongzhi_cli.notice.reading.page.furniture import is_furniture

#: What a notice calls itself at the end of its title.
_KINDS = (
    "通知|通告|公告|通报|函|安排|说明|提醒|方案|日程表?|须知|解答|计划|意见|启事|办法|指南|一览表|"
    "安排表|时间表|日历|分解表"
)
#: Behind that, a title may have a bracket, and the mark that closes a title within it.
ENDED = rf"(?:{_KINDS})[》”\"」]?(?:[（(][^（）()]{{1,20}}[)）])?$"
#: What stands at the head of a page or chat and is the name of no notice.
_NO_TITLE = (
    r"(?:特|专)?此(?:通知|通告|公告|公示|函告|函达|说明|安排).*|通知公告|公告|.{0,2}群公告|最新(?:公告|通知)|"
    r"[^。；]*(?:群聊?|聊天记录)(?:[（(]\d+[)）])?|转(?:学[院校]|教务[处部]|[院系处]里?|年级|学工|辅导员)[^，。；关]{0,4}通知|"
    r"温馨提[示醒]|重要(?:通知|提醒)?|[^，。]{0,12}(?:如下|见下|见附件)"
)
#: Numbers of sections, and what an attachment begins with.
_ITEM = (
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?\d{1,2}(?:[)）、]|[.．](?!\d))|[①-⑳]|"
    r"第[一二三四五六七八九十]{1,2}[条章、]|附\s*+[件表]?\s*+\d{0,2}\s*+[:：、.．]|附\s*+件|《|[-•●◆■★※·])"
)
#: A sentence begins with these, or has these.
_SAID = (
    r"^(?:根据|依据|按照|为了?(?!期)|现将|现就|请|经|由于|因|接|各位|大家)|"
    r"[。；;！!]|[，,].{0,40}[，,]"
)
#: What is said in a chat and sends to another paper: 4月20号之前补，具体看上学期的通知.
_TOLD = (
    r"^(?!.*关于).*(?:\d\s?[日号]\s?(?:之?前|以前)|"
    r"(?:[，,]|具体|详情|详细)[请可]?(?:查?看|见|按照?)[^，。；]{0,24}(?:通知|公告|安排)$)"
)
#: What the students, or their record, are called in a title that ends with no word for a notice.
_ABOUT = r"\d届|\d级|毕业|学籍|学历|学信网|图像|照片"
#: What chats draw in front of a line.
_PICTURES = "[\U0001f000-\U0001faff\u2600-\u2604\u2607-\u26ff\u2700-\u27bf\ufe0f]"
#: What a mail has in front of its title.
_SUBJECT = r"^(?:发件人.{0,60})?(?:主\s?题|标\s?题|(?i:subject))\s?[:：]\s?"
_HEAD, _LINES, _LONGEST, _SHORT = 18, 3, 80, 40


def title_of(lines: Sequence[str]) -> str:
    """The title of a notice of stripped *lines*; "" where it has none.

    >>> title_of(["计算机学院2027届毕业生", "图像信息核对工作通知", "各班级："])
    '计算机学院2027届毕业生图像信息核对工作通知'
    >>> title_of(["各学院：", "请于4月5日前核对。", "特此通知"])
    ''
    """
    head = [_bare(line) for line in lines[:_HEAD] if line and not is_furniture(line)]
    for at, line in enumerate(head):
        if "关于" in line and _may_be(line) and (joined := _joined(head[at : at + _LINES])):
            return joined
    named = [line for line in head if re.search(ENDED, line) and _may_be(line)]
    own = [line for line in named if line != "通知"]
    if own:
        at = head.index(own[0])
        above = head[at - 1] if at else ""
        broken = _is_broken(above)
        return above + own[0] if broken else own[0]
    return (_below(head) if named else "") or next(iter(named), "") or _first(head)


def _bare(line: str) -> str:
    """A line without marks around it; 通  知 is 通知."""
    bare = re.sub(_PICTURES, "", line.strip("#*|｜ ")).strip()
    bare = re.sub(_SUBJECT, "", bare)
    label = re.match(r"[【\[][^【】\[\]]{1,16}[】\]](?=.)", bare)  # 【学籍】关于……
    bare = bare.rstrip("【】[] ") if label else bare.strip("【】[] ")
    if bare[-2:-1] in {" ", "\u3000"}:  # the pattern is costly to set up
        bare = re.sub(r"(?<=[一-鿿])[ \u3000]+(?=[一-鿿]$)", "", bare)
    bare = re.sub(r"[（(][^（）()]{0,20}\d[日号][)）]$", "", bare)  # when it was issued
    return re.sub(r"(?<=通知)[:：]$|(?<=提醒)[:：]$", "", bare)


def _may_be(line: str) -> bool:
    """Whether a line is no section's heading, attachment, sentence or standing phrase."""
    if len(line) > _LONGEST or re.match(_ITEM, line) or "\t" in line:
        return False
    return not any(re.search(one, line) for one in (rf"^(?:{_NO_TITLE})$", _SAID, _TOLD))


def _joined(lines: Sequence[str]) -> str:
    """The title that begins with the first of *lines*; "" if it ends in none of them."""
    for many in range(1, len(lines) + 1):
        joined = "".join(lines[:many])
        if any(re.search(r"[:：。；]$", line) for line in lines[: many - 1]):
            return ""
        if re.search(ENDED, joined) and not re.search("[。；]", joined):
            return joined
    return ""


def _is_broken(above: str) -> bool:
    """Whether a line above a title is its first half."""
    about = re.search(r"(?:\d[届级]|学年|毕业生?|信息|图像|照片|学籍|学历|[的及和、])$", above)
    return about is not None and _may_be(above) and not re.search(ENDED, above)


def _below(head: Sequence[str]) -> str:
    """What a heading 通知 is about, on the next line: 关于2027届毕业生图像校对."""
    at = head.index("通知") + 1
    below = head[at] if at < len(head) else ""
    return below if below.startswith("关于") and _may_be(below) and len(below) <= _SHORT else ""


def _first(head: Sequence[str]) -> str:
    """The first line, where it can be nothing else than a title without a word for a notice."""
    line = head[0] if len(head) > 1 else ""
    short = 6 <= len(line) <= 40 and not re.search(r"[:：，,@]|\d[日号点时]|[前止内]$", line)
    calls = re.sub("[！!？?]", "", line)  # 2027届的同学注意！照片核对开始了
    return line if short and _may_be(calls) and len(re.findall(_ABOUT, line)) > 1 else ""
