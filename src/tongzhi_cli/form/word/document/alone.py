"""A form that stands in the notice's own file: the form without the notice's pages.

Schools send the notice and its 附件2 as one document; printed as it is, forty sheets would carry
the notice (issue 15).
"""

import re
from collections.abc import Sequence
from copy import deepcopy

from tongzhi_cli.form.word.document.sheets import begin_page
from tongzhi_cli.office.word.xml import (
    PPR,
    SECTION,
    TBL,
    Element,
    P,
    W,
    remove,
    section_of,
    text_of,
)

#: The line that an attachment begins with: 附件2, 附件二：反馈表, 附表1.
_ATTACHMENT = (
    r"附\s*+[件表]\s*+[\d一二三四五六七八九十]{0,2}\s*+"
    r"(?:[:：、.．](?!\s*1).{0,40}|[\u4e00-\u9fff]{0,30})?"
)
#: What a notice says, and no form does.
_OF_A_NOTICE = (
    r"通\s*知\s*$|特此通知|各(?:二级)?学院[、：:，]|各(?:单位|系|班级|部门)[、：:，]|"
    r"现将.{0,40}通知如下"
)
_LAST_LINES = r"^特此通知|^附件\s*[:：]\s*1|^\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$"
_BEGIN_LAST_LINES = frozenset("特附12")


#: What is said where the notice was left out.
TOLD = "文件里还有通知的正文：只印这张表，别的页不印"


def only_form(block: Sequence[Element], table: Element) -> Sequence[Element]:
    """The *block* of a form's *table* without what is of the notice; the document loses that.

    The same block where there is no notice: a form with other pages of its own (填表说明) keeps
    them.
    """
    body = block[0].getparent()
    if body is None or body.tag != f"{W}body":
        return block
    at = next((at for at, one in enumerate(block) if _holds(one, table)), 0)
    start = max((i for i in range(at) if _is_attachment(block[i])), default=0)
    start = start or max((i + 1 for i in range(at) if _ends_notice(block[i])), default=0)
    before = [one for one in list(body)[: body.index(block[0])] if one.tag != SECTION]
    if not _is_notice([*before, *block[:start]]):
        return block
    end = next((i for i in range(at + 1, len(block)) if _is_attachment(block[i])), len(block))
    kept = block[start:end]
    section = deepcopy(section_of(kept[-1]))
    for one in list(body):
        if one not in kept:
            body.remove(one)
    for own in [own for one in kept for own in one.findall(f"{PPR}/{SECTION}")]:
        remove(own)
    if section is not None:
        body.append(section)
    begin_page(kept[0])
    return kept


def _holds(element: Element, table: Element) -> bool:
    return element is table or any(one is table for one in element.iter(TBL))


def _is_attachment(element: Element) -> bool:
    text = text_of(element).strip() if element.tag == P else ""
    return text.startswith("附") and bool(re.fullmatch(_ATTACHMENT, text))


def _ends_notice(element: Element) -> bool:
    """Whether one of a notice's last lines stands here: 特此通知, its attachments, its date."""
    text = text_of(element).strip() if element.tag == P else ""
    return text[:1] in _BEGIN_LAST_LINES and re.search(_LAST_LINES, text) is not None


def _is_notice(elements: Sequence[Element]) -> bool:
    lines = (text_of(one).strip() for element in elements for one in element.iter(P))
    return any(re.search(_OF_A_NOTICE, line) for line in lines if line)
