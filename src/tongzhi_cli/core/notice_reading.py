"""A notice's own text -> what it says, as a draft of a notice file; nothing is guessed.

Source: 普院教发（2018）4号 and some fifty other notices (docs/design-notes.md, 读通知).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from html import unescape
from itertools import takewhile
from typing import NamedTuple

from tongzhi_cli.core.cohort_phrases import cohorts
from tongzhi_cli.core.date_meaning import Issued
from tongzhi_cli.core.date_phrases import Phrase, phrases
from tongzhi_cli.core.date_words import plain
from tongzhi_cli.core.deadline_role import role_of
from tongzhi_cli.core.draft import Draft, DraftDeadline, DraftForm, Unsure
from tongzhi_cli.core.notice_text import Parts, Sentence, parts, sentences
from tongzhi_cli.core.role import Paper, Role

#: What says that late papers are refused.
_HARD = r"逾期|过期|过时不候|不再受理|不予受理|不予办理|不再接收|概不|后果自负"
#: A date behind these words is none that anybody has to keep.
_NO_DEADLINE = (
    r"(?:(?:入学|毕业|出生|注册|离校|报到|成立|生效|取得)(?:日期|时间|年月|之日|于)|印发|发布|发文|更新|修订|签发|落款)"
    r"(?:日期|时间|于)?\s*(?:为|是|[：:])?\s*$|"
    r"(?:根据|依据|按照|按(?!时)|参照|遵照|截至目前|例如|如|格式为?|样式|形如|写成|填为)[^，。；]{0,6}$|"
    r"(?:考试|典礼|大会|会议)\s*[（(]?\s*$"
)
#: A date behind these words was put off.
_PUT_OFF = r"(?:原(?:定|来|计划|截止)?(?:时间|日期)?(?:为|是|于)?|由)\s*$"
#: A date before these words is that of another paper, or of something that happens.
_OF_PAPER = (
    r"^\s*(?:印发|发布|下发|颁布|修订|实施|施行|召开|起施行|起执行|的?《|的?(?:会议|文件|通知)|版|[〕）)]?号)|"
    r"^\s*(?:因|暂停|停止)|^[^，。；]{0,4}(?:举行|举办|考试|放假|开学|典礼)"
)
_PICKED_UP = r"^\s*(?:[，,]?\s*)(?:[^，。；]{0,12}?)?(?:领取|开始|起(?!至|到)|以后|之后)"
#: A phrase with a weekday, an hour or two days is meant to be kept.
_SPECIFIC = r"星期|周|礼拜|[:：点时]|[日号].*[日号]"
_STARTS = r"(?:开始|起始|开放|启动)(?:时间|日期)?\s*[：:为]?\s*$"
#: To which room, office or system a paper goes.
_PLACE = (
    r"(?:交|送|报|发)(?:送)?(?:至|到|回|给)?([^，。；、\s]{1,24}"
    r"(?:室|处|科|中心|办公室|窗口|邮箱|系统|学院|办|部|号))(?=[^一-鿿]|[一-鿿]{1,3}老师|$)"
)
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
    lead: tuple[str, ...]
    is_hard: bool


def read(text: str, source: str = "") -> Draft:
    """What the *text* of a notice says; *source* names the file. The draft's id is left empty.

    Every deadline has its phrase and its sentence; *at* only where the phrase is sure.
    """
    text = unescape(text).replace("\r\n", "\n").replace("\r", "\n")
    told = parts(text)
    found = cohorts(told.title, text)
    is_day = told.issued is not None and told.issued.first == told.issued.last
    return Draft(
        id="",
        title=told.title,
        issuer=told.issuer,
        school=told.school,
        issued=told.issued.first if told.issued and is_day else None,
        number=told.number,
        to=told.to,
        website=_website(text),
        cohorts=found,
        deadlines=_deadlines(text, told),
        papers=_papers(text),
        form=_form(told.attachments, text),
        ok_text=_ok_text(text),
        attachments=told.attachments,
        materials=_materials(text),
        correction=_sentence_with(text, r"勘误|信息有误|更正"),
        no_photo=_sentence_with(
            text, r"无(?:图像|照片|学历照片)|未(?:参加|采集|拍)|没有(?:图像|照片)|补采|补拍"
        ),
        unsure=[Unsure(told.issued_text, told.why)] if told.why else [],
        source=source,
    )


# --- deadlines -------------------------------------------------------------------------------


def _deadlines(text: str, told: Parts) -> list[DraftDeadline]:
    found: list[DraftDeadline] = []
    for one in _dates(text, told.issued):
        phrase = one.phrase
        role = role_of(one.before, one.after, one.lead, one.earlier)
        if not _counts(one, role, told):
            continue
        is_start = re.match(_PICKED_UP, one.after) or re.search(_STARTS, one.before)
        if phrase.at and not phrase.until and is_start:
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
        said.setdefault(_said(one), set()).add(one.at)
    return [
        one._replace(at=None, start=None, why="同一件事写了两个时间")
        if one.at and len(said[_said(one)]) > 1
        else one
        for one in found
    ]


def _said(one: DraftDeadline) -> tuple[object, ...]:
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
        said = list(phrases(sentence.text, issued))
        following = all_sentences[at + 1].text if at + 1 < len(all_sentences) else ""
        refused = re.match(rf"[^。]{{0,12}}(?:{_HARD})", following) is not None
        for place, phrase in enumerate(said):
            start = said[place - 1].end if place else 0
            end = said[place + 1].begin if place + 1 < len(said) else len(sentence.text)
            after = sentence.text[phrase.end : end]
            is_last = place + 1 == len(said)
            hard = re.search(_HARD, after) is not None or (refused and is_last)
            yield _Found(
                phrase,
                sentence,
                sentence.text[start : phrase.begin],
                after,
                sentence.text[:start],
                tuple(headings[:2]),
                hard,
            )


def _counts(one: _Found, role: Role | None, told: Parts) -> bool:
    """Whether a date is one that somebody has to keep, and not one that is only mentioned."""
    phrase = one.phrase
    if told.issued_text and plain(one.sentence.text).strip().startswith(told.issued_text):
        return False
    if re.search(_PUT_OFF, one.before) and re.search("延|推迟|改|调整", one.sentence.text):
        return False
    if re.search(_NO_DEADLINE, one.before) or re.match(_OF_PAPER, one.after):
        return False
    if one.before.count("《") > one.before.count("》"):
        return False
    if one.sentence.text == told.title:
        return False
    is_alone = not re.search(r"\w", one.before + one.after)
    if is_alone and not phrase.until and not phrase.start:
        return False  # 落款
    is_marked = phrase.until or phrase.start is not None or phrase.has_clock
    is_marked = is_marked or re.search(_SPECIFIC, phrase.text) is not None
    return is_marked or role is not None


def _opens(before: DraftDeadline, made: DraftDeadline) -> bool:
    """Whether 即日起 stands before a deadline of the same sentence: then it is its start."""
    is_open = before.start is not None and before.at is None and not before.why
    same = before.sentence == made.sentence and before.role is made.role
    return is_open and same and made.start is None and made.at is not None


def _deadline(one: _Found, phrase: Phrase, role: Role) -> DraftDeadline:
    behind = re.split(r"[。；;]", one.after)[0]
    where = re.search(_PLACE, behind)
    whom = re.search(r"([一-鿿]{1,3}老师)", behind)
    return DraftDeadline(
        role=role,
        text=phrase.text,
        at=phrase.at,
        start=phrase.start,
        hard=one.is_hard,
        has_clock=phrase.has_clock,
        what=_what(one, role),
        where=where[1] if where else "",
        whom=_name_only(whom[1]) if whom else "",
        sentence=one.sentence.text,
        why=phrase.why,
    )


def _name_only(text: str) -> str:
    return re.sub(r"^[室处科号院系部办]", "", text)


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
        paper = re.search(rf"{_PAPER_NAME}.*", before) or re.search(_PAPER_NAME, behind)
        said = paper[0] if paper else ""
    return re.sub(r"\s+", " ", said).strip(_EDGES)[:100]


# --- the rest --------------------------------------------------------------------------------


def _website(text: str) -> str:
    match = re.search(r"https?://[A-Za-z0-9./?=&_%:-]+|www\.chsi\.com\.cn", text)
    return match[0].rstrip(".,/") if match else ""


def _papers(text: str) -> Sequence[Paper]:
    """Which papers the notice wants, by the words for them; the signed form where none is named."""
    wanted = []
    if re.search(r"反馈表|核对表|校对表|签名表|签字表|核查表|确认表|签字确认|本人签[名字]", text):
        wanted.append(Paper.SIGNED)
    if re.search(
        r"勘误(?:汇总)?表|异常登记表|错误信息(?:汇总|登记)表|变更(?:申请)?汇总表|有误信息(?:汇总|登记)表",
        text,
    ):
        wanted.append(Paper.CORRECTIONS)
    if re.search(r"统计表", text):
        wanted.append(Paper.COUNTS)
    return wanted or (Paper.SIGNED,)


def _form(attachments: Sequence[str], text: str) -> DraftForm:
    """The form's title, and its columns, rows and labels where the form stands in the text."""
    names = (
        one
        for one in attachments
        if re.search(r"(?:反馈|核对|校对|核查|确认|签名|登记)[^，。]*表", one)
    )
    title = next(names, None)
    lines = text.split("\n")
    for at, line in enumerate(lines):
        cells = [" ".join(cell.split()) for cell in line.split("\t")]
        if {"学号", "姓名"} <= {"".join(cell.split()) for cell in cells}:
            below = [one for one in lines[at + 1 :] if one.strip()]
            blank = list(takewhile(_is_blank_row, below))
            behind = next(iter(below[len(blank) :]), "")
            labels = _labels(behind)
            columns = ["".join(cell.split()) for cell in cells if cell]
            return DraftForm(title, columns, len(blank) or None, labels or None)
    return DraftForm(title)


def _is_blank_row(line: str) -> bool:
    return not re.sub(r"[\d\s]", "", line)


def _labels(line: str) -> list[str]:
    """The labels of the line to sign: 辅导员签名：, 学院（公章）."""
    found = re.findall(
        r"[一-鿿（）()]{2,12}[：:][ \t]*(?:_+[一-鿿]+_*[一-鿿]*)?|"
        r"[一-鿿]{2,8}[（(](?:公章|盖章)[)）]",
        line,
    )
    return [
        re.sub(r"_+", "__", "".join(one.split()))
        for one in found
        if re.search("班|签|领导|章|日期|人", one)
    ]


def _ok_text(text: str) -> str:
    match = re.search(
        r"(?:无异常|无误|没有问题|正确)[^，。；]{0,6}填(?:写)?[“\"]([^”\"]{1,6})[”\"]", text
    )
    return match[1] if match else "无误"


def _materials(text: str) -> Sequence[str]:
    match = re.search(r"材料\s*[（(]([^（）()]{2,60})[)）]", text)
    if not match or re.search("附件|见|详", match[1]):
        return ()
    return [one for one in re.split(r"[、，,和及]", match[1]) if one]


def _sentence_with(text: str, words: str) -> str:
    for sentence in sentences(text):
        if (
            re.search(words, sentence.text)
            and len(sentence.text) > 12
            and "关于" not in sentence.text[:6]
        ):
            return re.sub(r"\s+", "", sentence.text)
    return ""
