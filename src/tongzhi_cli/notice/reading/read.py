"""A notice's own text -> what it says, as a draft of a notice file; nothing is guessed.

Source: 普院教发（2018）4号 and some fifty other notices (docs/design-notes.md, 读通知).
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from tongzhi_cli.model.terms import Paper
from tongzhi_cli.model.text import unescaped
from tongzhi_cli.model.traditional import simplified
from tongzhi_cli.model.words import STUDENT_VERBS, either
from tongzhi_cli.notice.draft import Draft, DraftForm, Unsure
from tongzhi_cli.notice.reading.advice import advice
from tongzhi_cli.notice.reading.as_written import as_written
from tongzhi_cli.notice.reading.attached import without_ending
from tongzhi_cli.notice.reading.due.deadlines import read_dates
from tongzhi_cli.notice.reading.due.why_left.of_frame import of_frame
from tongzhi_cli.notice.reading.handed_on import own_end_of
from tongzhi_cli.notice.reading.page.chat import as_message
from tongzhi_cli.notice.reading.page.frame import apart
from tongzhi_cli.notice.reading.page.struck import parted
from tongzhi_cli.notice.reading.sections import parts
from tongzhi_cli.notice.reading.whom.cohorts import cohorts

#: So many patterns are kept compiled. `re` keeps 512, a notice asks for some 570: in their turn
#: each would be gone when the next notice asks for it. Where a Python has no such limit, or
#: another, it is only slower (`test_no_pattern_is_compiled_again`).
_KEPT = 4096
setattr(re, "_MAXCACHE", max(getattr(re, "_MAXCACHE", 0), _KEPT))  # noqa: B010  not in typeshed


def read(text: str, source: str = "") -> Draft:
    """What the *text* of a notice says; *source* names the file. The draft's id is left empty.

    Every deadline has its phrase and its sentence; *at* only where the phrase is sure.
    """
    written = unescaped(text).replace("\r\n", "\n").replace("\r", "\n")
    page = apart(written)
    own, struck = parted(as_message(page.text))
    draft = as_written(_read(simplified(own), source), own)
    left = [*draft.left, *struck, *of_frame(page.frame, len(own) + 2)]
    return draft._replace(left=sorted(left, key=lambda one: one.place))


def _read(text: str, source: str) -> Draft:
    """What a *text* in simplified characters says."""
    told = parts(text)
    own = text[: own_end_of(text, told.issue).place]
    found = cohorts(told.title, own, told.attachments)
    if not found.found and own != text:
        found = cohorts(told.title, text, told.attachments)
    dated = read_dates(text, told)
    signed = told.issue.issued
    told_students = advice(text)
    return Draft(
        id="",
        title=told.title,
        issuer=told.issue.issuer,
        school=told.issue.school,
        issued=signed.day if signed else None,
        number=told.number,
        to=told.to,
        website=_website(text),
        cohorts=found.found,
        deadlines=dated.deadlines,
        papers=_papers(text),
        form=_form(told.attachments, text),
        ok_text=_ok_text(text),
        attachments=told.attachments,
        materials=told_students.materials,
        correction=told_students.correction,
        correction_where=told_students.correction_where,
        no_photo=told_students.no_photo,
        no_photo_where=told_students.no_photo_where,
        not_own_photo=told_students.not_own,
        not_own_photo_where=told_students.not_own_where,
        unread_advice=told_students.unread,
        unsure=[
            *([Unsure(told.issue.text, told.issue.why)] if told.issue.why else []),
            *found.beside,
        ],
        left=dated.left,
        source=source,
    )


# --- the rest --------------------------------------------------------------------------------


def _website(text: str) -> str:
    match = re.search(r"https?://[A-Za-z0-9./?=&_%:-]+|www\.chsi\.com\.cn", text)
    return match[0].rstrip(".,/") if match else ""


#: What the signed form is called for.
_SIGNED = (*STUDENT_VERBS, "反馈", "签名")


def _papers(text: str) -> Sequence[Paper]:
    """Which papers the notice wants, by the words for them; the signed form where none is named."""
    wanted = []
    if re.search(rf"{either((*_SIGNED, '签字'))}表|签字确认|本人签[名字]", text):
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
        if re.search(rf"{either((*_SIGNED, '登记'))}[^，。]{{0,60}}表", one)
    )
    title = next(map(without_ending, names), None)
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
