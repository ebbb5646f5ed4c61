"""The parts of a notice's text: head, body, date of issue, attachments, and its sentences.

A 通知 has 文号, title, 主送 (各学院：), body, 附件, 落款 (issuer and date), and the attachments
behind it (党政机关公文格式, GB/T 9704-2012, 7); a copied web page has a day of publication, too.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tongzhi_cli.core.date_meaning import Issued
from tongzhi_cli.core.date_words import Sort, number, plain, words

_NUMBER = r"[一-鿿]{1,14}?\s*[〔\[（(【［]\s*(?:19|20)\d\d\s*[〕\]）)】］]\s*第?\s*\d{1,4}\s*号"
_SCHOOL = r"[一-鿿（）()·]{2,20}?(?:大学(?!生)|学院|学校|党校)"
_OFFICE = (
    r"教务处|教务部|学生处|学工(?:处|部)|研究生院|继续教育学院|就业(?:指导中心|处|科)|招就处|学籍|学院|办公室|"
    r"中心|教学|系|部|处|校"
)
_ATTACHMENTS = r"^\s*附\s*件\s*[\d一二三四五六七八九]*\s*[:：、.．]?"
_TAG = r"(?:发布|发文|印发|更新|成文)(?:时间|日期)|日\s*期|时\s*间"
_ITEM = (
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?\d{1,2}[)）、.．](?!\d)|[①-⑳]|附件|第[一二三四五六七八九十]|"
    r"[-•●◆■★※·]\s)"
)
#: A line of a copied page that is as long as this goes on in the next one.
_FULL = 24


class Parts(NamedTuple):
    """The parts of a notice; "" or None where one is missing. *body* is what has the deadlines.

    *issued* is when it was issued, *issued_text* how that stands there, *why* what is not sure
    about it.
    """

    number: str
    title: str
    to: str
    issuer: str
    school: str
    body: str
    attachments: Sequence[str]
    issued: Issued | None
    issued_text: str
    why: str


class Sentence(NamedTuple):
    """A sentence of a text and where it begins."""

    text: str
    begin: int


def parts(text: str) -> Parts:
    """The parts of the *text* of a notice."""
    lines = [line.strip() for line in plain(text).split("\n")]
    title = _title(lines)
    dated = _dated_lines(lines)
    issued, issued_text, at, why = _issued(dated)
    issuer = _issuer(lines, at, title)
    school = _school(issuer, title, lines)
    numbered = re.search(_NUMBER, "\n".join(lines[:8]))
    to = next(
        (
            line
            for line in lines[:12]
            if re.fullmatch(r"[^。]{2,40}[：:]", line)
            and not re.search("时间|日期|如下|通知", line)
        ),
        "",
    )
    attachments = [_bare_item(one) for one in _attached(lines)]
    return Parts(
        number=numbered[0] if numbered and numbered[0] not in title else "",
        title=title,
        to=to.rstrip("：:"),
        issuer=issuer,
        school=school,
        body=text,
        attachments=attachments,
        issued=issued,
        issued_text=issued_text,
        why=why,
    )


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text; a line goes on in the next where a page's width broke it.

    >>> [one.text for one in sentences("一、时间：4月1日前。\\n二、要求\\n核对。")]
    ['一、时间：4月1日前。', '二、要求', '核对。']
    """
    begin = 0
    for match in re.finditer(r"[。！!？?](?![”’])|\n+", text):
        if match[0][0] == "\n" and _goes_on(text, match.start(), match.end()):
            continue
        piece = text[begin : match.end()]
        if piece.strip():
            yield Sentence(piece.strip(), begin + len(piece) - len(piece.lstrip()))
        begin = match.end()
    if text[begin:].strip():
        piece = text[begin:]
        yield Sentence(piece.strip(), begin + len(piece) - len(piece.lstrip()))


def _goes_on(text: str, at: int, after: int) -> bool:
    """Whether the line that ends *at* goes on behind the break."""
    line = text[:at].rsplit("\n", 1)[-1].rstrip()
    following = text[after:].split("\n", 1)[0]
    if not line or not following.strip() or after - at > 1:
        return False
    if line[-1].isdecimal() and re.match(r"\s*[年月日号\d:：点时]", following):
        return True
    if line[-1] in "年月" and re.match(r"\s*\d", following):
        return True
    if re.search(r"[日号)）]$", line) and re.match(
        r"\s*(?:\d{1,2}\s*[:：点时]|[上下中]午|晚|之?前)", following
    ):
        return True
    if line[-1] in "：:；;、" or re.match(_ITEM, following) or "\t" in line:
        return False
    return len(line) >= _FULL and "\t" not in following


def _title(lines: Sequence[str]) -> str:
    """The title: 关于……的通知, perhaps over two or three lines."""
    head = [line for line in lines[:15] if line]
    for at, line in enumerate(head):
        for many in (1, 2, 3) if "关于" in line and "。" not in line else ():
            joined = "".join(head[at : at + many])
            if re.search(r"(?:通知|通告|公告|函|安排)(?:（[^）]*）)?$", joined):
                return joined
    return next((line for line in head if re.search(r"(?:通知|通告|公告)$", line)), "")


class _Dated(NamedTuple):
    """A line that is a date: its *place*, how much of the day it tells, whether it is tagged."""

    place: int
    issued: Issued
    text: str
    is_tagged: bool


def _dated_lines(lines: Sequence[str]) -> list[_Dated]:
    """The lines that say nothing but a date (落款), or the day of publication."""
    found: list[_Dated] = []
    for place, line in enumerate(lines):
        tagged = re.match(rf".*?(?:{_TAG})\s*[：:]\s*", line) if place < 12 else None
        behind = line[tagged.end() :] if tagged else line
        if tagged and not re.match(r".*?(?:发布|发文|印发|更新|成文)", line):
            continue
        if not tagged:  # 示例学院教务处 2027年3月15日 on one line
            behind = re.sub(
                rf"^(?:[一-鿿（）()]{{2,30}}?(?:{_OFFICE})\s*[（(]?\s*(?=20|二)|[（(])", "", line
            )
            if len(line) > _FULL:  # all on one line: the date at its end, behind the issuer
                last = re.search(
                    rf"(?:{_OFFICE})\s*((?:20\d\d|二[〇一二三四五六七八九]{{3}})\s*年[^。年]{{3,12}}日)\s*$",
                    line,
                )
                behind = last[1] if last else behind
            behind = behind.rstrip("）) 。印发")
        if issued := _as_issue(behind, whole=not tagged):
            found.append(_Dated(place, issued, behind.strip(), tagged is not None))
    return found


def _as_issue(text: str, *, whole: bool) -> Issued | None:
    """The day, or the month, that *text* is (or begins with)."""
    for word in words(text):
        if word.sort is Sort.DAY and word.start == 0 and word.year:
            if whole and text[word.end :].strip():
                return None
            try:
                return Issued.on(date(word.year, word.month or 0, word.day or 0))
            except ValueError:
                return None
        break
    match = re.match(
        r"((?:19|20)\d\d|[一二][〇一二三四五六七八九]{3})\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*",
        text,
    )
    if match and (not whole or match.end() == len(text)):
        month = number(match[2])
        return Issued.within(number(match[1]), month) if 1 <= month <= 12 else None
    return None


def _issued(
    dated: Sequence[_Dated],
) -> tuple[Issued | None, str, int | None, str]:
    """The day of issue: that of 落款 before that of the page; why it is not sure."""
    own = [one for one in dated if not one.is_tagged] or list(dated)
    if not own:
        return None, "", None, "没有找到发文日期"
    first = own[0]
    years = {one.issued.first.year for one in own}
    if len({one.issued for one in own}) > 1 and len(years) > 1:
        return (
            None,
            first.text,
            first.place,
            f"有几个日期像发文日期：{'、'.join(one.text for one in own)}",
        )
    why = "" if first.issued.first == first.issued.last else "发文日期只写到月"
    return first.issued, first.text, first.place, why


def _issuer(lines: Sequence[str], place: int | None, title: str) -> str:
    """Who issued it: the line above the date, or what stands before 关于 in the title."""
    if place is not None:
        same = re.match(rf"([一-鿿（）()]{{2,30}}?(?:{_OFFICE}))\s+\S", lines[place])
        if same:
            return same[1]
        for line in reversed(lines[max(0, place - 3) : place]):
            if line and re.fullmatch(rf"[一-鿿（）()\s、·]{{3,40}}(?:{_OFFICE})", line):
                return "".join(line.split())
    before = title.partition("关于")[0]
    if re.search(_SCHOOL, before):
        return before.strip()
    source = next(
        (
            re.search(
                r"(?:来源|发布(?:单位|部门|者)|作者|发文单位)\s*[：:]\s*([一-鿿]{3,30})", line
            )
            for line in lines[:12]
            if re.search(r"来源|发布|作者|发文", line)
        ),
        None,
    )
    return source[1] if source else ""


def _school(issuer: str, title: str, lines: Sequence[str]) -> str:
    for text in (issuer, title.partition("关于")[0], *lines[:4]):
        match = re.match(_SCHOOL, text)
        if match and not re.match(r"各|本|我|我校|关于", match[0]):
            return match[0]
    return ""


def _attached(lines: Sequence[str]) -> Iterator[str]:
    """The names in the list of attachments (附件：1、…)."""
    start = next((at for at, line in enumerate(lines) if re.match(r"附\s*件\s*[:：]", line)), None)
    if start is None:
        start = next(
            (
                at
                for at, line in enumerate(lines)
                if re.match(r"附\s*件\s*\d\s*[:：.、]\s*\S", line)
            ),
            None,
        )
        if start is None:
            return
    for at, line in enumerate(lines[start : start + 10]):
        text = re.sub(_ATTACHMENTS, "", line) if at == 0 or re.match(r"附\s*件", line) else line
        if at and line and not re.match(r"\s*(?:附\s*件\s*)?\d{1,2}\s*[、.．:：]", line):
            return
        if text.strip():
            yield text.strip()


def _bare_item(text: str) -> str:
    return re.sub(r"^\d{1,2}\s*[、.．:：]\s*", "", text).strip("《》。；; ")
