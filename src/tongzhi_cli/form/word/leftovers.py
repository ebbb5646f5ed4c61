"""What is left of a template on a form and would print: {{ name }}, «name», ${name}.

A form that another program was to fill in has them; they are told, and nothing is guessed
(issue 15).
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from tongzhi_cli.office.word.xml import Element, P, W, text_of

#: Jinja, mail merge, shells, poi-tl, ASP, Carbone, brackets that people make up.
_MARKS = (
    r"\{\{[^{}\n]{0,60}\}\}|\{%[^%\n]{0,60}%\}|«[^«»\n]{1,60}»|\$\{[^{}\n]{0,60}\}|"
    r"#\{[^{}\n]{0,60}\}|"
    r"<%[^%\n]{0,60}%>|<<[^<>\n]{1,60}>>|\[\[[^\[\]\n]{1,60}\]\]|"
    r"\{[#/@]?[A-Za-z_][\w.\[\]]{0,40}\}|"
    r"\[[A-Za-z_][A-Za-z0-9_.]{1,40}\]|%[A-Za-z_]{2,40}%|\{[\u4e00-\u9fff]{1,12}\}"
)
_MOST = 8


#: A field that a mail merge fills in; what it shows may have been typed over.
_FIELD = r"\s*MERGEFIELD\s+(?:\"([^\"]{1,60})\"|([^\s\"\\]{1,60}))"


def leftovers(element: Element) -> Iterator[str]:
    """The marks of a template that stand in *element*, as they are written, from the top."""
    for paragraph in element.iter(P):
        text = text_of(paragraph)
        if any(sign in text for sign in "{«$<[%"):
            yield from re.findall(_MARKS, text)
        for field in paragraph.iter(f"{W}instrText", f"{W}fldSimple"):
            told = field.text if field.tag == f"{W}instrText" else field.get(f"{W}instr")
            if match := re.match(_FIELD, told or "", re.IGNORECASE):
                yield f"«{match[1] or match[2]}»"


def told(
    block: Iterable[Element],
    spent: Iterable[Element] = (),
    outside: Mapping[str, Iterable[Element]] | None = None,
) -> list[str]:
    """What a person must know of those on a sheet; nothing where there is none.

    *block* is what the sheet consists of, *outside* what stands elsewhere on each page, by where;
    those in *spent* rows, examples, go with them.
    """
    gone = {paragraph for row in spent for paragraph in row.iter(P)}
    inside = (
        mark
        for element in block
        for paragraph in element.iter(P)
        if paragraph not in gone
        for mark in leftovers(paragraph)
    )
    told = [*_told("表上", inside)]
    for where, elements in (outside or {}).items():
        told += _told(where, (mark for element in elements for mark in leftovers(element)))
    return told


def _told(where: str, marks: Iterable[str]) -> Iterator[str]:
    found = [*dict.fromkeys(marks)]
    if found:
        named = "、".join(found[:_MOST]) + ("……" if len(found) > _MOST else "")
        yield f"{where}还有模板的标记：{named}，会照样印出来：请在 Word/WPS 里改成要印的字或删掉"
