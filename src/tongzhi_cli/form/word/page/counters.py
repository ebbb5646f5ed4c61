"""What Word counts by itself in a form: numbered rows, pages.

Source: ECMA-376 part 1, 17.9.18 (numPr), 17.16.5 (PAGE, NUMPAGES, SECTIONPAGES, SEQ, AUTONUM).
"""

import re
from collections.abc import Iterable

from tongzhi_cli.form.word.blank import Form
from tongzhi_cli.office.word.xml import PPR, Element, W, parsed

_FIELDS = re.compile(
    r"\b(?:PAGE|NUMPAGES|SECTIONPAGES|SEQ|AUTONUM\w*|LISTNUM|SECTION)\b", re.IGNORECASE
)
_STYLES = "styles.xml"


def of(form: Form) -> str:
    """What of the form is counted by Word, "" if nothing."""
    inside = [form.root, *(root for some in form.outside.values() for root in some)]
    found = []
    if _has_numbers(form):
        found.append("序号")
    if any(_FIELDS.search(text) for text in _instructions(inside)):
        found.append("页码")
    return "、".join(found)


def _instructions(roots: Iterable[Element]) -> Iterable[str]:
    for root in roots:
        yield "".join(one.text or "" for one in root.iter(f"{W}instrText"))
        yield from (one.get(f"{W}instr", "") for one in root.iter(f"{W}fldSimple"))


def _has_numbers(form: Form) -> bool:
    """Whether a paragraph of the sheet is numbered, by itself or by its style."""
    paragraphs = [one for element in form.parts.block for one in element.iter(PPR)]
    if any(one.find(f"{W}numPr") is not None for one in paragraphs):
        return True
    styles = f"{form.part.rpartition('/')[0]}/{_STYLES}"
    if styles not in form.package:
        return False
    used = {name.get(f"{W}val") for one in paragraphs for name in one.iterfind(f"{W}pStyle")}
    return any(
        style.get(f"{W}styleId") in used and style.find(f"{PPR}/{W}numPr") is not None
        for style in parsed(form.package.path, form.package.read(styles)).iter(f"{W}style")
    )
