"""A notice's own text -> what it says, as a draft of a notice file; nothing is guessed.

Source: 普院教发（2018）4号 and some fifty other notices (docs/design-notes.md, 读通知).
"""

import re
from collections.abc import Sequence
from html import unescape
from itertools import takewhile

from tongzhi_cli.model.terms import Paper
from tongzhi_cli.model.words import STUDENT_VERBS, either
from tongzhi_cli.notice.draft import Draft, DraftForm, Unsure
from tongzhi_cli.notice.reading.cohorts import cohorts
from tongzhi_cli.notice.reading.deadlines import read_dates
from tongzhi_cli.notice.reading.sections import parts, sentences

#: What a notice says of students without a photo.
_NO_PHOTO = r"无(?:图像|照片|学历照片)|未(?:参加|采集|拍)|没有(?:学历)?(?:图像|照片)|补采|补拍"


def read(text: str, source: str = "") -> Draft:
    """What the *text* of a notice says; *source* names the file. The draft's id is left empty.

    Every deadline has its phrase and its sentence; *at* only where the phrase is sure.
    """
    text = unescape(text).replace("\r\n", "\n").replace("\r", "\n")
    told = parts(text)
    found = cohorts(told.title, text)
    dated = read_dates(text, told)
    signed = told.issue.issued
    is_day = signed is not None and signed.first == signed.last
    correction = _sentence_with(text, r"勘误|信息有误|更正")
    no_photo = _sentence_with(text, _NO_PHOTO)
    return Draft(
        id="",
        title=told.title,
        issuer=told.issue.issuer,
        school=told.issue.school,
        issued=signed.first if signed and is_day else None,
        number=told.number,
        to=told.to,
        website=_website(text),
        cohorts=found,
        deadlines=dated.deadlines,
        papers=_papers(text),
        form=_form(told.attachments, text),
        ok_text=_ok_text(text),
        attachments=told.attachments,
        materials=_materials(text),
        correction=correction,
        correction_where=_place(
            correction, r"[至到交]([^，。；至到交]{2,14}?[处科室])(?:进行|办理)?勘误"
        ),
        no_photo=no_photo,
        no_photo_where=_place(
            no_photo,
            r"(?:前往|[到赴去])([^，。；到赴去]{2,16}?)(?:进行|参加)?(?:采集|补拍|补采|拍照)",
        ),
        unsure=[Unsure(told.issue.text, told.issue.why)] if told.issue.why else [],
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
        one for one in attachments if re.search(rf"{either((*_SIGNED, '登记'))}[^，。]*表", one)
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


_BROUGHT = (
    r"(?:携带|提供|提交|出具|附上|带上?)好?([^，。；（）()\n]{2,60}?)"
    r"(?=[，。；（(\n]|各一份|原件交|[于至到交])"
)
_ITEM = r"^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?\d{1,2}[)）、.．])"
#: What proves an identity, by the words for it.
_PROOF = r"身份证|户口[本簿]|证明|申请表|复印件|学生证|材料"


def _materials(text: str) -> Sequence[str]:
    """What to bring for 勘误: in brackets behind 材料, else what 携带, 提供 or 提交 names."""
    match = re.search(r"材料\s*[（(]([^（）()]{2,60})[)）]", text)
    if match is None or re.search("附件|见|详", match[1]):
        named = re.finditer(_BROUGHT, text)
        match = next((one for one in named if re.search(_PROOF, one[1])), None)
    if match is None:
        return ()
    found = [one.strip() for one in re.split(r"[、，,和及]", match[1]) if one.strip()]
    return [one for one in found if not re.fullmatch("(?:相应|相关|有关|勘误|证明)?材料", one)]


def _sentence_with(text: str, words: str) -> str:
    for sentence in sentences(text):
        if (
            re.search(words, sentence.text)
            and len(sentence.text) > 12
            and "关于" not in sentence.text[:6]
        ):
            told = re.sub(r"\s+", "", sentence.text)
            return re.sub(
                r"^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?\d{1,2}[)）、.．])",
                "",
                told,
            )
    return ""


def _place(sentence: str, shape: str) -> str:
    """The place that a sentence names in front of what is done there."""
    match = re.search(shape, sentence)
    return match[1] if match else ""
