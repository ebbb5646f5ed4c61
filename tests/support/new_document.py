"""A new Word document, as python-docx makes one, without the styles that no form of a school has.

The document that python-docx begins with has a hundred styles of tables, twice: 790 of its 830 KB.
"""

from functools import cache
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

#: The styles of tables that are kept: the usual one, and that with lines.
_KEPT = frozenset({"TableNormal", "TableGrid"})
#: What is left out beside them: the styles once more, for Word 2007, and a picture of the page.
_LEFT_OUT = (
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    RELATIONSHIP_TYPE.THUMBNAIL,
)


@cache
def _beginning() -> bytes:
    document = docx.Document()
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in _KEPT:
            styles.remove(style)
    for relations in (document.part.rels, document.part.package.rels):
        for key, relation in list(relations.items()):
            if relation.reltype in _LEFT_OUT:
                del relations[key]
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def new_document() -> Document:
    """An empty document."""
    return docx.Document(BytesIO(_beginning()))
