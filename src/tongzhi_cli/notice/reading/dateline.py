"""When a notice was issued: the day of 落款, below its issuer, else that of a web page or a chat.

Source: GB/T 9704-2012, 7.3.5 (发文机关署名、成文日期); how some three hundred notices have it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from tongzhi_cli.dates.resolve import Issued
from tongzhi_cli.dates.shapes import Sort
from tongzhi_cli.dates.tokens import number, words
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.reading.issue_days import DAY, NO_YEAR, YEAR
from tongzhi_cli.notice.reading.issuer import (
    HEAD,
    LONGEST,
    NAMED,
    PAGE,
    are_offices,
    issuer_of,
    school_of,
)
from tongzhi_cli.notice.reading.page.chat import day_of
from tongzhi_cli.notice.reading.page.furniture import is_furniture, is_stamp

#: 12月9日，2024年; 2023年4月11日（星期二）.
_YEAR_BEHIND = rf"(\d{{1,2}}\s*+月\s*+\d{{1,2}}\s*+[日号])\s*+[，,]?\s*+({YEAR}\s*+年)"
#: What may stand behind the day of issue.
WEEKDAY = r"\s*+[（(]?(?:星期|周|礼拜)[一二三四五六日天][)）]?$"
_PUBLISHED = (
    r"(?:发布|发文|印发|更新|成文|发表|创建|编辑)[^：:\d]{0,6}[：:]?\s*+|"
    r"(?:添加|加入|录入|入库|发稿|签发|拟稿)(?:时间|日期)\s*+[：:]?\s*+|"
    r"(?:发送|发件)(?:时间|日期)\s*+[：:]\s*+|"
    # 发布人：教务科 2027-03-16
    r"(?:发布[人者]|发布单位|作者|来源|编辑)\s*+[：:]\s*+[^\s，。；：:\d]{2,20}\s++|"
    r"(?<![一-鿿])(?:日\s*+期|时\s*+间)\s*+[：:]\s*+"  # 补采时间：is none
)
_SIGNED = (
    rf"(?:^|[。！\s（(])({NAMED})(?:制|编制|印制)?\s*+[（(]?\s*+({DAY})\s*+(?:印发)?[)）]?\s*+$"
)
#: 2027年3月30日 / March 30, 2027; 2027年3月30日 (30 March 2027), without its last bracket.
_IN_ENGLISH = r"(?<!\s)\s*+(?:[/／|]\s*+|[（(])(?=[\d ]{0,4}[A-Za-z])[A-Za-z\d][A-Za-z., \d]{4,24}$"
#: 2027年春分后一日（3月22日）.
_BY_TERM = rf"({YEAR}\s*年)[一-鿿]{{2,8}}[（(](\d{{1,2}}月\d{{1,2}}日)[)）]?"
#: 【群公告】辅导员-姜禾　2027/4/7 10:15 发布.
_POSTED = rf".{{0,40}}?({DAY})\s+\d{{1,2}}[:：]\d\d\s*发布"
#: The number of a page is no line of a notice.
_PAGE_NUMBER = r"[—–―-]\s*\d{1,3}\s*[—–―-]"
#: What another year's notice stands below, as an example: 附：去年通知.
_OLD_BELOW = r"附\s?件?\s?\d?\s?[：:]\s?(?:去年|往年|上一?年|上届|上一届)的?[^，。]{0,12}"
#: ——辅导员 苏晴 2027年3月24日.
_BY_SOMEBODY = rf"[—–―─-]{{1,4}}[一-鿿·\s]{{0,26}}({DAY})"
#: What stands behind a signature, and how the line of its day looks.
_ATTACHED = r"附\s*件|附\s*[:：]|[（(](?:此件|联系)|抄送|联系(?:人|电话)"
_ENDS_SO = rf"[一-鿿（）()·\s]{{0,40}}{NO_YEAR}(?:{WEEKDAY})?"
#: What a label of a deadline says: a day below it is none of issue.
_LABEL = r"截止|时间|日期|期限|安排|[：:]\s*$"
_IN_TITLE = rf".*(?:】|[（(])\s*({DAY})\s*[)）]?"


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
    below = next((at for at, one in enumerate(lines) if re.fullmatch(_OLD_BELOW, one)), len(lines))
    found = sorted(_days(lines[:below], title), key=lambda one: one.rank)
    best = [one for one in found if one.rank == found[0].rank]
    if len(best) > 1 and _is_passed_on(title, lines):
        for above in (_ABOVE, _STATE):
            own = [one for one in best if not re.search(above, issuer_of(lines, one.place, title))]
            best = own[:1] or best
    place = best[0].place if best else None
    at_end = _day_at_end(lines)
    issuer = issuer_of(lines, place if best else at_end, title)
    made = Issue(
        issuer=issuer, school=school_of(issuer, title, lines), signed=_signed(lines, at_end)
    )
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
        is_row = re.search(r"[^\s|][^\S\t]*+[\t|][\s|]*+[^\s|]", line) and not (
            place < PAGE and is_furniture(line)
        )
        if is_row or re.search(r"下一篇|上一篇", line):
            continue
        bare = re.sub(f"印发$|{_IN_ENGLISH}", "", line.strip("（）()【】[]。 "))
        bare = re.sub(WEEKDAY, "", bare)
        if len(bare) < LONGEST and (alone := _as_issue(bare)) is not None:
            if re.fullmatch(NAMED, re.sub(r"\s", "", above)) and "：" not in above:
                yield Dated(place, alone, bare, 0)
            elif above == title or not re.search(_LABEL, above):
                yield Dated(place, alone, bare, 1)
            continue
        if match := re.search(_SIGNED, re.sub(WEEKDAY, "", line.rstrip("\t |"))):
            rank, text = 0, match[2]
        elif match := re.fullmatch(_BY_SOMEBODY, line):
            rank, text = 1, match[1]
        elif (
            place < PAGE
            and "截止" not in line
            and (match := re.search(rf"(?:{_PUBLISHED})({DAY})", line))
        ) or (match := re.fullmatch(_POSTED, line)):
            rank, text = 2, match[1]
        elif place < PAGE and is_stamp(line) and (match := re.search(DAY, line)):
            rank, text = 3, match[0]
        elif (
            place <= head + 1
            and not re.search(_LABEL, above)
            and re.fullmatch(DAY, over := day_of(line))
        ):
            rank, text = 3, over
        elif place < HEAD and (match := re.fullmatch(_IN_TITLE, line)):
            rank, text = 4, match[1]
        else:
            continue
        if (told := _as_issue(text)) is not None:
            yield Dated(place, told, text, rank)
    yield from _broken(lines)


def _broken(lines: Sequence[str]) -> Iterator[Dated]:
    """A day whose signs stand on lines of their own, at the end of a copied page."""
    tail = [line for line in lines if line and not re.fullmatch(_PAGE_NUMBER, line)][-8:]
    match = re.search(rf"({DAY})$", "".join(tail))
    if match is None or any(match[1] in line for line in lines):
        return
    if (told := _as_issue(match[1])) is not None:
        yield Dated(len(lines) - 1, told, match[1], 1)


def _as_issue(text: str) -> Issued | None:
    """The day, or the month, that *text* is."""
    text = re.sub(r"^([12]\d)(?=\s*[年.])", r"20\1", text.strip())
    text = re.sub(rf"^{_YEAR_BEHIND}$", r"\2\1", text)
    text = re.sub(rf"^{_BY_TERM}$", r"\1\2", text)
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
        rf"({YEAR})\s*年\s*(\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*月\s*", text
    )
    if match:
        month = number(match[2])
        return Issued.within(number(match[1]), month) if 1 <= month <= 12 else None
    return None


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
        if re.search(rf"(?:^|[一-鿿]\s*){NO_YEAR}(?:{WEEKDAY})?$", lines[at]):
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
    day = re.search(rf"{NO_YEAR}(?:{WEEKDAY})?$", line)
    return day is not None and are_offices(re.sub(r"\s", "", line[: day.start()] or above))
