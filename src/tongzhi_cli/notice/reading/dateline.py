"""Who issued a notice, and when: 落款 (issuer and date), else the day of a web page or a chat.

Source: GB/T 9704-2012, 7.3.5 (发文机关署名、成文日期); how some three hundred notices have it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from tongzhi_cli.dates.resolve import Issued
from tongzhi_cli.dates.shapes import Sort
from tongzhi_cli.dates.tokens import number, words
from tongzhi_cli.notice.reading.page.chat import day_of
from tongzhi_cli.notice.reading.page.furniture import is_furniture, is_stamp

_OFFICE = (
    r"教务处|教务部|教务办|教务科|本科生院|学生处|学生工作(?:处|部|办公室)|学工[处部办]|研究生院|研究生处|"
    r"(?:继续|成人|网络)教育学院|就业指导中心|就业[处科]|招就处|学籍科|学院|大学|学校|办公室|中心|[系部处科办校室组]"
)
_NAMED = rf"[一-鿿（）()·]{{0,30}}?(?:{_OFFICE})"
_YEAR = r"(?:(?:19|20)\d\d|[一二][〇一二三四五六七八九]{3})"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DAY = (
    rf"(?:{_MONTH}\s\d{{1,2}},\s?20\d\d|(?:{_YEAR}|(?<!\d)[12]\d)\s*+年\s*+[^\s年月]{{1,3}}\s*+月\s*+[^\s年月]{{1,3}}\s*+[日号]|"
    r"20\d\d\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}|20\d\d[01]\d[0-3]\d(?!\d)|"
    r"(?<![\d./-])[12]\d\s?\.\s?(?:1[0-2]|0?[1-9])\s?\.\s?(?:3[01]|[12]\d|0?[1-9])(?![\d./-]))"
)
#: 12月9日，2024年; 2023年4月11日（星期二）.
_YEAR_BEHIND = rf"(\d{{1,2}}\s*+月\s*+\d{{1,2}}\s*+[日号])\s*+[，,]?\s*+({_YEAR}\s*+年)"
#: What may stand behind the day of issue.
WEEKDAY = r"\s*+[（(]?(?:星期|周|礼拜)[一二三四五六日天][)）]?$"
_PUBLISHED = (
    r"(?:发布|发文|印发|更新|成文|发表|创建|编辑)[^：:\d]{0,6}[：:]?\s*+|"
    r"(?:添加|加入|录入|入库|发稿|签发|拟稿)(?:时间|日期)\s*+[：:]?\s*+|"
    # 发布人：教务科 2027-03-16
    r"(?:发布[人者]|发布单位|作者|来源|编辑)\s*+[：:]\s*+[^\s，。；：:\d]{2,20}\s++|"
    r"(?<![一-鿿])(?:日\s*+期|时\s*+间)\s*+[：:]\s*+"  # 补采时间：is none
)
_SIGNED = rf"(?:^|[。！\s])({_NAMED})\s*+[（(]?\s*+({_DAY})\s*+(?:印发)?[)）]?\s*+$"
_HAN = "[一二三四五六七八九十]"
#: ——辅导员 苏晴 2027年3月24日.
_BY_SOMEBODY = rf"[—–―─-]{{1,4}}[一-鿿·\s]{{0,26}}({_DAY})"
_NO_YEAR = rf"(?:\d{{1,2}}\s*+月\s*+\d{{1,2}}\s*+[日号]|{_HAN}{{1,2}}月{_HAN}{{1,3}}[日号])"
#: What stands behind a signature, and how the line of its day looks.
_ATTACHED = r"附\s*件|附\s*[:：]|[（(](?:此件|联系)|抄送|联系(?:人|电话)"
_ENDS_SO = rf"[一-鿿（）()·\s]{{0,40}}{_NO_YEAR}(?:{WEEKDAY})?"
#: What a label of a deadline says: a day below it is none of issue.
_LABEL = r"截止|时间|日期|期限|安排|[：:]\s*$"
_SCHOOL = r"[一-鿿（）()·]{2,20}?(?:大学(?!生)|学院|学校|党校)"
_NO_SCHOOL = r"(?:各|本|我|请|由|交|到|至|关于|在|和|与|为|对|全|该|向|经|组织)"
#: Who published a page; the next label may follow without a blank (发布者:教务处发布时间:).
_SOURCE = (
    r"(?:来源|来自|作者|供稿|发布(?:单位|部门|机构|者|人)|发文(?:单位|机关|部门))\s*+[\]】]?\s*+[：:]\s*+"
    r"([一-鿿、]{3,30}?)(?=(?:发布|发文|更新|创建|编辑|审核|作者|来源|浏览|点击|阅读|访问|日期|时间)|"
    r"[^一-鿿、]|$)"
)
#: So many lines of a page are its head; so many are that of a notice pasted into a chat.
_PAGE, _HEAD = 14, 3
#: No office's name is as long, nor a line with its day.
_LONGEST_OFFICE, _LONGEST = 24, 40
_IN_TITLE = rf".*(?:】|[（(])\s*({_DAY})\s*[)）]?"


_PASSED_ON = r"[【\[（(]?转发?[】\]）)]?\s*+[:：]?\s*+关于"
#: Whose notices a college hands on.
_STATE = r"教育厅|教育部|教委|教育委员会|教育局"
_ABOVE = rf"教务[处部]|研究生院|本科生院|学生处|学工[处部]|{_STATE}|大学$"


class Dated(NamedTuple):
    """A day that may be that of issue: its *place* (line), how surely (*rank*, 0 is surest)."""

    place: int
    issued: Issued
    text: str
    rank: int


class Issue(NamedTuple):
    """When and by whom, how the day stands there, and *why* it is not sure.

    *signed* is the line of a day without a year under which nothing stands, below its office.
    """

    issued: Issued | None = None
    text: str = ""
    place: int | None = None
    issuer: str = ""
    school: str = ""
    why: str = ""
    signed: str = ""


def issue(lines: Sequence[str], title: str) -> Issue:
    """What the *lines* of a notice (plain, stripped) tell; *title* may name the school.

    >>> told = issue(["……", "示例学院教务处", "二〇二七年三月十五日"], "")
    >>> told.issuer, told.school, str(told.issued.first)
    ('示例学院教务处', '示例学院', '2027-03-15')
    """
    found = sorted(_days(lines, title), key=lambda one: one.rank)
    best = [one for one in found if one.rank == found[0].rank]
    if len(best) > 1 and _is_passed_on(title, lines):
        for above in (_ABOVE, _STATE):
            own = [one for one in best if not re.search(above, _issuer(lines, one.place, title))]
            best = own[:1] or best
    place = best[0].place if best else None
    at_end = _day_at_end(lines)
    issuer = _issuer(lines, place if best else at_end, title)
    made = Issue(issuer=issuer, school=_school(issuer, title, lines), signed=_signed(lines, at_end))
    if not best:
        return made._replace(why="没有找到发文日期")
    first = best[0]
    if len({one.issued.first.year for one in best}) > 1:
        told = "、".join(dict.fromkeys(one.text for one in best))
        return made._replace(text=first.text, place=place, why=f"有几个日期像发文日期：{told}")
    why = "" if first.issued.day else "发文日期只写到月"
    return made._replace(issued=first.issued, text=first.text, place=place, why=why)


def _is_passed_on(title: str, lines: Sequence[str]) -> bool:
    """Whether a notice hands on another, which has a signature of its own."""
    if "转发" in title or any(re.match(_PASSED_ON, one) for one in lines[:4]):
        return True
    return any(re.search(r"转发如下|原文(?:如下|[】：:]|$)", one) for one in lines)


def _days(lines: Sequence[str], title: str) -> Iterator[Dated]:
    """Every day that may be that of issue."""
    head = next((at for at, line in enumerate(lines) if line), 0)
    for place, line in enumerate(lines):
        above = next((one for one in reversed(lines[:place]) if one), "")
        is_row = re.search(r"\t|\|", line) and not (place < _PAGE and is_furniture(line))
        if is_row or re.search(r"下一篇|上一篇", line):
            continue
        bare = re.sub(WEEKDAY, "", re.sub("印发$", "", line.strip("（）()【】[]。 ")))
        if len(bare) < _LONGEST and (alone := _as_issue(bare)) is not None:
            if re.fullmatch(_NAMED, re.sub(r"\s", "", above)) and "：" not in above:
                yield Dated(place, alone, bare, 0)
            elif above == title or not re.search(_LABEL, above):
                yield Dated(place, alone, bare, 1)
            continue
        if match := re.search(_SIGNED, line):
            rank, text = 0, match[2]
        elif match := re.fullmatch(_BY_SOMEBODY, line):
            rank, text = 1, match[1]
        elif (
            place < _PAGE
            and "截止" not in line
            and (match := re.search(rf"(?:{_PUBLISHED})({_DAY})", line))
        ):
            rank, text = 2, match[1]
        elif place < _PAGE and is_stamp(line) and (match := re.search(_DAY, line)):
            rank, text = 3, match[0]
        elif (
            place <= head + 1
            and not re.search(_LABEL, above)
            and re.fullmatch(_DAY, over := day_of(line))
        ):
            rank, text = 3, over
        elif place < _HEAD and (match := re.fullmatch(_IN_TITLE, line)):
            rank, text = 4, match[1]
        else:
            continue
        if (told := _as_issue(text)) is not None:
            yield Dated(place, told, text, rank)
    yield from _broken(lines)


def _broken(lines: Sequence[str]) -> Iterator[Dated]:
    """A day whose signs stand on lines of their own, at the end of a copied page."""
    tail = [line for line in lines if line][-8:]
    match = re.search(rf"({_DAY})$", "".join(tail))
    if match is None or any(match[1] in line for line in lines):
        return
    if (told := _as_issue(match[1])) is not None:
        yield Dated(len(lines) - 1, told, match[1], 1)


def _as_issue(text: str) -> Issued | None:
    """The day, or the month, that *text* is."""
    text = re.sub(r"^([12]\d)(?=\s*[年.])", r"20\1", text.strip())
    text = re.sub(rf"^{_YEAR_BEHIND}$", r"\2\1", text)
    if packed := re.fullmatch(r"(20\d\d)([01]\d)([0-3]\d)", text):
        text = "-".join(packed.groups())
    for word in words(text):
        whole = word.start == 0 and not text[word.end :].strip("。 ")
        if word.sort is Sort.DAY and word.year and whole:
            try:
                return Issued.on(date(word.year, word.month or 0, word.day or 0))
            except ValueError:
                return None
        break
    match = re.fullmatch(
        rf"({_YEAR})\s*年\s*(\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*月\s*", text
    )
    if match:
        month = number(match[2])
        return Issued.within(number(match[1]), month) if 1 <= month <= 12 else None
    return None


def _issuer(lines: Sequence[str], place: int | None, title: str) -> str:
    """Who issued it: beside or above the day, in front of 关于 in the title, or 来源."""
    if place is not None:
        same = re.match(rf"({_NAMED})\s*+[（(]?\s*+(?:{_DAY}|{_NO_YEAR}$)", lines[place])
        if same:
            return same[1]
        above = [line for line in lines[max(0, place - 4) : place] if line][-2:]
        for line in reversed(above):
            bare = re.sub(r"\s", "", line)
            if _are_offices(bare) and not re.search("[：:]", line):
                named = line.split()
                are_several = len(named) > 1 and all(map(_are_offices, named))
                return " ".join(named) if are_several else bare
    if office := _in_front(title):
        return office
    told = [line for line in lines if line and not re.fullmatch("即日起?", line)]
    last = told[-1] if told else ""
    if _are_offices(last) and len(last) < _LONGEST_OFFICE and last not in title:
        return last
    for line in lines[:_PAGE]:
        source = re.search(_SOURCE, line)
        if source and re.search(_OFFICE, source[1]):
            return _in_full(source[1], told)
    return _over(lines, title)


def _over(lines: Sequence[str], title: str) -> str:
    """The office of a school that stands alone on the line over the title."""
    filled = [line for line in lines[:_PAGE] if line]
    at = next((at for at, line in enumerate(filled) if title and title.startswith(line)), 0)
    above = re.sub(r"\s", "", filled[at - 1]) if at else ""
    is_office = _are_offices(above) and re.match(rf"{_SCHOOL}.", above) is not None
    return above if is_office and len(above) < _LONGEST_OFFICE else ""


def _in_full(office: str, lines: Sequence[str]) -> str:
    """An *office* as it signs, where a line of its own has its whole name.

    >>> _in_full("学籍科", ["学籍科负责。", "示例大学教务处学籍科"])
    '示例大学教务处学籍科'
    """
    signed = (re.sub(r"\s", "", line) for line in reversed(lines) if len(line) < _LONGEST)
    whole = (one for one in signed if one.endswith(office) and re.fullmatch(_NAMED, one))
    return next(whole, office)


def _day_at_end(lines: Sequence[str]) -> int | None:
    """The line at the end of a notice that is a day without a year: its office stands above.

    What is attached may follow.
    """
    filled = [at for at, line in enumerate(lines) if line]
    above_attached = (
        at
        for at, following in pairwise(filled)
        if re.match(_ATTACHED, lines[following]) and re.fullmatch(_ENDS_SO, lines[at])
    )
    for at in (*filled[-1:], *above_attached):
        if re.search(rf"(?:^|[一-鿿]\s*){_NO_YEAR}(?:{WEEKDAY})?$", lines[at]):
            return at
    return None


def _signed(lines: Sequence[str], at: int | None) -> str:
    """The line at the end that is a day, if its office stands above it, or in front.

    Of colleges that each have a day below them, the last has signed nothing.
    """
    filled = [line for line in lines if line]
    below = [line for above, line in pairwise(filled) if _is_day_of_office(above, line)]
    return below[0] if at is not None and below == [lines[at]] else ""


def _is_day_of_office(above: str, line: str) -> bool:
    day = re.search(rf"{_NO_YEAR}(?:{WEEKDAY})?$", line)
    return day is not None and _are_offices(re.sub(r"\s", "", line[: day.start()] or above))


def _are_offices(text: str) -> bool:
    """Whether a text is the name of an office, or of several with 、 between."""
    return all(re.fullmatch(_NAMED, one) for one in text.split("、"))


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


def _school(issuer: str, title: str, lines: Sequence[str]) -> str:
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
