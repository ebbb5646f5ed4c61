"""The deadlines of a notice: which of its dates somebody has to keep, for what, and how surely.

Source: 普院教发（2018）4号 and some three hundred other notices (docs/design-notes.md, 读通知).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from itertools import pairwise
from typing import NamedTuple

from tongzhi_cli.dates.parse import Phrase, phrases
from tongzhi_cli.dates.resolve import Issued
from tongzhi_cli.dates.tokens import plain
from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.draft import DraftDeadline
from tongzhi_cli.notice.reading.dateline import is_stamp
from tongzhi_cli.notice.reading.deadline_role import role_of
from tongzhi_cli.notice.reading.sections import Sections, Sentence, sentences
from tongzhi_cli.notice.reading.where import handed_to

#: What says that late papers are refused.
_HARD = r"逾期|过期|过时不候|不再受理|不予受理|不予办理|不再接收|概不|后果自负"
#: A date behind these words is none that anybody has to keep.
_NO_DEADLINE = (
    r"(?:(?:入学|毕业|出生|注册|离校|报到|成立|生效|取得)(?:日期|时间|年月|之日|于)|"
    r"印发|发布|发文|发表|更新|修订|签发|落款)(?:日期|时间|于)?[^，。；\d]{0,2}(?:为|是|[：:])?\s*$|"
    r"(?:根据|依据|按照|按(?!时)|参照|遵照|截至目前|例如|如|格式为?|样式|形如|写成|填为)[^，。；]{0,6}$|"
    r"(?:考试|典礼|大会|会议)\s*[（(]?\s*$|(?:影响|保证|以免|避免|以便|今天是|今年|拟于)[^，。；]{0,6}$"
)
#: A date behind these words was put off, if the sentence says that it was.
_PUT_OFF = r"(?:由|从)?(?:原(?:定|来|计划|通知|规定|截止|的)*[^，。；\d]{0,8}|(?:由|从))\s*$"
_WAS_PUT_OFF = "延|推迟|改|调整|提前"
#: A date before these words is that of another paper, or of something that happens.
_OF_PAPER = (
    r"^\s*(?:印发|发布|下发|颁布|修订|实施|施行|召开|起施行|起执行|的?《|的?(?:会议|文件|通知)|版|[〕）)]?号)|"
    r"^\s*(?:因|暂停|停止)|^[^，。；]{0,4}(?:举行|举办|考试|放假|开学|典礼|毕业(?:证|$|[）)])|注册)|"
    r"^\s*(?:系统|平台|网站)?(?:升级|维护|检修)|^\s*(?:之后|以后|后)(?!领取|起|开始)"
)
_PICKED_UP = r"^\s*(?:[，,]?\s*)(?:[^，。；]{0,12}?)?(?:领取|开始|起(?!至|到))"
#: A phrase with a weekday, an hour or two days is meant to be kept.
_SPECIFIC = r"星期|周|礼拜|[:：点时]|[日号].*[日号]"
_STARTS = r"(?:开始|起始|开放|启动|不早于)(?:时间|日期)?\s*[：:为]?\s*$"
_BEGIN, _END = r"开始|起始|起(?:始)?时间|^起$", r"截止|结束|终止|^止$"
#: So many signs around a date may tell what it is for.
_NEAR = 400
#: Lines that a web page adds to every notice.
_OF_PAGE = r"^\s*(?:上一篇|下一篇|上一条|下一条|\[\s*20\d\d[-/.])|今天是"
#: A paper of somebody else, handed on below the notice's own end.
_HANDED_ON = r"^[^\n]{0,12}(?:教育厅|教育部|教育委员会)[^\n]{0,40}(?:通知|函)\s*$"
_PAPER_NAME = r"(?:《[^》]*表》|“[^”]*表”|[一-鿿]{2,20}?(?<!申请)(?:表|名单))"
_EDGES = "，,、：: "
#: A line that stands over others: a heading, or what ends with a colon.
_HEADING = (
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?\d{1,2}[)）、.．]|【).{0,24}[^。；]$|"
    r".*[：:]$"
)


class _Found(NamedTuple):
    """A date phrase, the sentence that it is in, and what stands on both sides of it there."""

    phrase: Phrase
    sentence: Sentence
    before: str
    after: str
    earlier: str
    later: str
    lead: tuple[str, ...]
    is_hard: bool


def deadlines(text: str, told: Sections) -> list[DraftDeadline]:
    """The deadlines of a notice's *text*, in order; *told* are its parts."""
    found: list[DraftDeadline] = []
    for one in _dates(_with_ranges(_own_part(text, told)), told.issue.issued):
        phrase = one.phrase
        role = role_of(one.before, one.after, one.lead, one.earlier, one.later)
        if not _counts(one, role, told):
            continue
        is_start = re.match(_PICKED_UP, one.after) or re.search(_STARTS, one.before)
        if phrase.at and not phrase.start and not phrase.until and is_start:
            start = phrase.at if phrase.has_clock else datetime.combine(phrase.at.date(), time())
            phrase = phrase._replace(start=phrase.start or start, at=None)
            role = Role.OTHER if role is None or "领取" in one.after[:16] else role
        made = _deadline(one, phrase, role or Role.OTHER)
        if found and _opens(found[-1], made):
            made = made._replace(start=found.pop().start)
        found.append(made)
    return _without_contradictions(found)


def _without_contradictions(found: Sequence[DraftDeadline]) -> list[DraftDeadline]:
    """The deadlines; of one thing that is said twice with two times, neither is sure."""
    said: dict[tuple[object, ...], set[datetime | None]] = {}
    for one in found:
        said.setdefault(_beside_time(one), set()).add(one.at)
    return [
        one._replace(at=None, start=None, why="同一件事写了两个时间")
        if one.at and len(said[_beside_time(one)]) > 1
        else one
        for one in found
    ]


def _beside_time(one: DraftDeadline) -> tuple[object, ...]:
    """What a deadline's sentence says beside the time."""
    bare = re.sub(
        r"^\W*(?:[一二三四五六七八九十]+|\d{1,2})?\W+", "", one.sentence.replace(one.text, "")
    )
    return one.role, bare if len(bare) > 4 else one.sentence


def _dates(text: str, issued: Issued | None) -> Iterator[_Found]:
    """The date phrases of each sentence, in order."""
    all_sentences = list(sentences(text))
    headings: list[str] = []
    for at, sentence in enumerate(all_sentences):
        if re.fullmatch(_HEADING, sentence.text.split("\n")[0]):
            headings.insert(0, sentence.text)
        said = _apart(list(phrases(sentence.text, issued)), sentence.text)
        following = all_sentences[at + 1].text if at + 1 < len(all_sentences) else ""
        refused = re.match(rf"[^。]{{0,12}}(?:{_HARD})", following) is not None
        refused = refused and not any(phrases(following, issued))
        for place, phrase in enumerate(said):
            start = said[place - 1].end if place else 0
            end = said[place + 1].begin if place + 1 < len(said) else len(sentence.text)
            after = sentence.text[phrase.end : min(end, phrase.end + _NEAR)]
            is_last = place + 1 == len(said)
            before = sentence.text[: phrase.begin] if place == 0 else ""
            hard = re.search(_HARD, before + after) is not None or (refused and is_last)
            yield _Found(
                phrase,
                sentence,
                sentence.text[max(start, phrase.begin - _NEAR) : phrase.begin],
                after,
                sentence.text[max(0, start - _NEAR) : start],
                sentence.text[said[place + 1].end :][:_NEAR] if place + 1 < len(said) else "",
                tuple(headings[:2]),
                hard,
            )


def _apart(said: Sequence[Phrase], text: str) -> list[Phrase]:
    """The phrases of a sentence; two days in two cells of a table may be two ends of one thing."""
    found = list(said)
    for at, (one, other) in enumerate(pairwise(said)):
        if re.fullmatch(r"[ ]*\t\s*", text[one.end : other.begin]):
            for place in (at, at + 1):
                why = found[place].why or "一行里有两个日子，是起止还是两件事要看表头"
                found[place] = found[place]._replace(start=None, at=None, why=why)
    return found


def _counts(one: _Found, role: Role | None, told: Sections) -> bool:
    """Whether a date is one that somebody has to keep, and not one that is only mentioned."""
    phrase = one.phrase
    if plain(phrase.text).strip() == told.issue.text and _is_signed(one):
        return False
    if re.search(_OF_PAGE, _line(one)) or is_stamp(plain(_line(one))):
        return False
    if re.search(_PUT_OFF, one.before) and re.search(_WAS_PUT_OFF, one.sentence.text):
        return False
    if re.search(_NO_DEADLINE, one.before) or re.match(_OF_PAPER, one.after):
        return False
    if one.before.count("《") > one.before.count("》"):
        return False
    if one.sentence.text == told.title:
        return False
    is_alone = not re.search(r"\w", one.before + one.after)
    if is_alone and not phrase.until and not phrase.start:
        lead = one.lead[0] if one.lead else ""
        return re.search("截止|时间|日期|期限", lead) is not None  # else it is that of 落款
    is_marked = phrase.until or phrase.start is not None or phrase.has_clock
    is_marked = is_marked or re.search(_SPECIFIC, phrase.text) is not None
    return is_marked or role is not None


def _is_signed(one: _Found) -> bool:
    """Whether a phrase that reads as the day of issue stands where one is signed."""
    return not re.search(r"[，。；：:]", one.before + one.after) and not one.phrase.until


def _line(one: _Found) -> str:
    """The line that the phrase ends in."""
    begin = one.sentence.text.rfind("\n", 0, one.phrase.begin) + 1
    return one.sentence.text[begin:].split("\n", 1)[0]


def _own_part(text: str, told: Sections) -> str:
    """The text without a paper of somebody else that is handed on below it."""
    if told.issue.place is None:
        return text
    lines = text.split("\n")
    for at in range(told.issue.place + 1, len(lines)):
        if re.match(_HANDED_ON, lines[at]):
            return "\n".join(lines[:at])
    return text


def _with_ranges(text: str) -> str:
    """The text with 至 between the two columns of a table that are 开始 and 截止."""
    lines = text.split("\n")
    column: int | None = None
    for at, line in enumerate(lines):
        cells = line.split("\t")
        if len(cells) == 1:
            column = None
            continue
        starts = [place for place, cell in enumerate(cells[:-1]) if re.search(_BEGIN, cell)
                  and re.search(_END, cells[place + 1])]  # fmt: skip
        if starts:
            column = starts[0]
        elif column is not None and column + 1 < len(cells):
            joined = f"{cells[column]}至{cells[column + 1]}"
            lines[at] = "\t".join([*cells[:column], joined, *cells[column + 2 :]])
    return "\n".join(lines)


def _opens(before: DraftDeadline, made: DraftDeadline) -> bool:
    """Whether 即日起 stands before a deadline of the same sentence: then it is its start."""
    is_open = before.start is not None and before.at is None and not before.why
    same = before.sentence == made.sentence and before.role is made.role
    return is_open and same and made.start is None and made.at is not None


def _deadline(one: _Found, phrase: Phrase, role: Role) -> DraftDeadline:
    to = handed_to(one.after, one.before if not one.earlier or "\n" in one.before else "")
    return DraftDeadline(
        role=role,
        text=phrase.text,
        at=phrase.at,
        start=phrase.start,
        hard=one.is_hard,
        has_clock=phrase.has_clock,
        what=_what(one, role),
        where=to.where,
        whom=to.whom,
        sentence=one.sentence.text,
        why=phrase.why,
    )


def _what(one: _Found, role: Role) -> str:
    """What has to be done: what the sentence says behind the date, else before it.

    What is handed in most often stands before the date, with who signs it: 反馈表（附件2），
    辅导员签字，加盖学院公章，于4月2日前交教务处. "" where nothing is said.
    """
    behind = re.split(r"[。；;\n]", one.after)[0].strip(_EDGES)
    behind = re.sub(rf"[，,]?[^，,]*(?:{_HARD}).*", "", behind)
    before = re.sub(r"(?:务必|请|须)?[于在]$", "", one.before.split("\n")[-1]).strip(_EDGES)
    said = behind if len(behind) > 3 else re.split("[。；;]", before)[-1]
    if role is Role.SUBMIT:
        before = re.sub(r"^[^：:。；]{2,12}[：:]", "", before)
        paper = re.search(rf"{_PAPER_NAME}.*", before) or re.search(_PAPER_NAME, behind)
        said = paper[0] if paper else ""
    return re.sub(r"\s+", " ", said).strip(_EDGES)[:100]
