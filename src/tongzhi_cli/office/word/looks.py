"""Looks and controls of a Word document that change what it says, put into its text.

What is struck out, hidden (directly or by a style) or deleted under tracked changes stands between
two marks, so that whoever takes the text can take it out and tell it; a letter in a font of signs
becomes its sign, a check box ☑ or □. Nearly no document has any of it: `matter` tells by the bytes.

Source: ECMA-376 part 1, 17.3.2.37 (strike), 17.3.2.9 (dstrike), 17.3.2.41 (vanish), 17.3.2.26
(rFonts), 17.4.20 (a hidden row), 17.16.7 (checkBox); [MS-DOCX] 2.6.1 (w14:checkbox).
"""

import re

from lxml import etree

from tongzhi_cli.model.text import CLOSE, OPEN
from tongzhi_cli.office.signs import OF_SIGNS, as_signs
from tongzhi_cli.office.word.struck_styles import ON, STRIKING, StruckStyles
from tongzhi_cli.office.word.xml import RPR, TC, TR, W14, Element, P, R, T, W, is_on

_FONT = rb"<w:rFonts [^<>]*dings"
_HIDDEN_ROW = b"<w:hidden"
_HINTS = (b"trike", b"anish", b"dings", b"checkBox", b":checkbox", _HIDDEN_ROW)
_TICKED, _EMPTY = "☑", "□"


def matter(xml: bytes) -> bool:
    """Whether a look or a control in *xml* may change what it says; deletions aside."""
    if not any(hint in xml for hint in _HINTS):
        return False
    if b"checkBox" in xml or b":checkbox" in xml or _HIDDEN_ROW in xml:
        return True
    return re.search(ON, xml) is not None or re.search(_FONT, xml) is not None


def put_into_text(root: Element, styles: StruckStyles | None = None) -> None:
    """Mark what does not count, and write signs and check boxes as characters.

    *styles* are those of the document, if one of them strikes out or hides text.
    """
    for properties in root.iter(RPR):
        run = properties.getparent()
        if run is None or run.tag != R:
            continue
        fonts = properties.find(f"{W}rFonts")
        if fonts is not None:
            named = (fonts.get(f"{W}{one}", "") for one in ("ascii", "hAnsi"))
            font = next((one for one in named if one.lower() in OF_SIGNS), "")
            for leaf in run.iter(T) if font else ():
                leaf.text = as_signs(leaf.text or "", font)
        if any(is_on(properties, one) for one in STRIKING):
            _mark(run)
    if styles is not None:
        for run in filter(styles.strikes, root.iter(R)):
            _mark(run)
    for hidden in root.iter(f"{W}hidden"):
        row = next(hidden.iterancestors(TR), None)
        if row is not None and is_on(hidden.getparent(), "hidden"):
            _mark(row)
    for box in root.iter(f"{W}checkBox"):
        checked = box.find(f"{W}checked")
        is_checked = is_on(box, "default" if checked is None else "checked")
        run = next(box.iterancestors(R), None)
        if run is not None:
            etree.SubElement(run, T).text = _TICKED if is_checked else _EMPTY
    for box in root.iter(f"{W14}checkbox"):
        control = next(box.iterancestors(f"{W}sdt"), None)
        content = None if control is None else control.find(f"{W}sdtContent")
        if content is not None:
            checked = box.find(f"{W14}checked")
            value = "0" if checked is None else checked.get(f"{W14}val", "1")
            _write(content, _TICKED if value in {"1", "true", "on"} else _EMPTY)


def _mark(element: Element) -> None:
    """Put all texts of a run or a row between marks; in a deleted row they are already."""
    for leaf in element.iter(T):
        if OPEN not in (leaf.text or ""):
            leaf.text = f"{OPEN}{leaf.text or ''}{CLOSE}"


def _write(content: Element, sign: str) -> None:
    """Put a sign in the place of all that a control shows."""
    for leaf in list(content.iter(T, f"{W}sym")):
        parent = leaf.getparent()
        if parent is not None:
            parent.remove(leaf)
    run = next(content.iter(R), None)
    if run is None:
        inside = next(content.iter(TC, P), content)
        paragraph = inside if inside.tag != TC else next(inside.iter(P), inside)
        run = etree.SubElement(paragraph, R)
    etree.SubElement(run, T).text = sign


def parted(text: str) -> tuple[str, str]:
    """A text without what does not count, and that.

    >>> parted("\\ufdd1李四\\ufdd2王五")
    ('王五', '李四')
    """
    pattern = f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}"
    return re.sub(pattern, "", text), "".join(re.findall(pattern, text))
