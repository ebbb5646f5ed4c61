"""Marks on the cells of a document's tables: each coloured, with a comment that says what is wrong.

Everything else stays byte for byte: other cells, comments of others, changes that are tracked.

Source: ECMA-376 part 1, 17.13.4 (comments), 17.4.32 (shd of a cell), 17.4.69 (tcPr).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from tongzhi_cli.office.marks.mark import AUTHOR, COLOUR, Mark, escaped
from tongzhi_cli.office.marks.parts import HEAD, RELATION, STRICT_RELATION, Parts
from tongzhi_cli.office.marks.spans import Edit, Span, appended, edited, inserted
from tongzhi_cli.office.marks.word_cells import Cells, cells_of
from tongzhi_cli.office.package import Package
from tongzhi_cli.office.word.xml import STRICT, W, main_part

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TABLE = re.compile(r"第(\d{1,6})张表")
#: What stands in the properties of a cell behind its colour.
_BEHIND = frozenset({
    "noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark", "headers", "cellIns",
    "cellDel", "cellMerge", "tcPrChange",
})  # fmt: skip
_WANTED = ("tcPr", "p", "pPr", "vMerge", "shd", *_BEHIND)
_OF_COMMENTS = ("commentReference", "commentRangeStart", "commentRangeEnd")


def mark(package: Package, marks: Sequence[Mark], is_form: Callable[[list[str]], bool]) -> bytes:
    """The document with *marks* on its cells, a comment each.

    *is_form* tells whether a row of texts is the header of a form, as whoever placed the marks
    was told. A row that has not that column is marked in its first cell.

    Raises:
        InputError: a part is damaged.
        IndexError: a mark is in a table or a row that is not there.

    """
    if not marks:
        return package.data
    parts = Parts(package)
    part = main_part(package)
    xml = parts.read(part)
    document = _Document(parts, part, xml)
    tables = cells_of(package, xml, is_form)
    order = sorted((_element(tables, one, document), at) for at, one in enumerate(marks))
    edits: list[Edit] = []
    said: list[str] = []
    first = number = document.first_number
    for cell, those in groupby(order, key=lambda one: one[0]):
        texts = [marks[at].text for _, at in those]
        edits += document.marked(document.cells[cell], range(number, number + len(texts)))
        number += len(texts)
        said += texts
    document.say(said, first)
    parts.put(part, edited(xml, edits))
    return parts.data()


def _element(tables: Sequence[Cells], one: Mark, document: "_Document") -> int:
    """The place of the cell of a mark; one that another reaches into is not seen, and not it."""
    match = _TABLE.match(one.sheet)
    cells = tables[int(match[1]) - 1 if match else -1][one.row]
    at = cells.get(one.column, -1)
    if at >= 0 and not document.goes_on(at):
        return at
    seen = [place for place in cells.values() if place >= 0 and not document.goes_on(place)]
    return seen[0] if seen else next(iter(cells.values()))


class _Document:
    """The main part of a document, and the part of its comments."""

    def __init__(self, parts: Parts, part: str, xml: bytes) -> None:
        self._parts, self._part, self._xml = parts, part, xml
        self._every = parts.spans(xml, ("tc", *_OF_COMMENTS), depth=0)
        root = self._every[0]
        start = xml[root.start : root.inner]
        self._is_strict = STRICT in start
        namespace = STRICT if self._is_strict else W[1:-1].encode()
        self._own = (
            b"" if b'xmlns:w="' + namespace + b'"' in start else b' xmlns:w="%b"' % namespace
        )
        self._namespace = namespace
        self.cells: Mapping[int, Span] = {one.at: one for one in self._every if one.name == "tc"}
        self._known: dict[int, list[Span]] = {}
        relation = parts.related(part, "comments")
        self._comments = relation.part if relation and relation.part in parts else None

    @property
    def first_number(self) -> int:
        """The first number that no comment has, and nothing that refers to one."""
        taken = [one.get("id") for one in self._every if one.name.startswith("comment")]
        if self._comments:
            xml = self._parts.read(self._comments)
            taken += [one.get("id") for one in self._parts.spans(xml) if one.name == "comment"]
        return max((int(one) for one in taken if one and one.isdecimal()), default=-1) + 1

    def _inside(self, cell: Span) -> list[Span]:
        """What is in a cell, as far as it is looked at; its depth is 0."""
        if cell.at not in self._known:
            found = self._parts.spans(self._xml[cell.start : cell.end], _WANTED, depth=0)
            self._known[cell.at] = [one.moved(cell.start) for one in found[1:]]
        return self._known[cell.at]

    def goes_on(self, cell: int) -> bool:
        """Whether a cell is merged with the one above it."""
        for one in self._inside(self.cells[cell]):
            if one.name == "vMerge" and one.depth == 2:
                return one.get("val") in {None, "continue"}
        return False

    def marked(self, cell: Span, numbers: range) -> list[Edit]:
        """The edits that colour a cell and put the comments of *numbers* on it."""
        inside = self._inside(cell)
        return [*self._coloured(cell, inside), *self._commented(inside, numbers)]

    def _coloured(self, cell: Span, inside: Sequence[Span]) -> list[Edit]:
        shade = self._tag("shd", f' w:val="clear" w:color="auto" w:fill="{COLOUR}"')
        own = next((o for o in inside if o.name == "tcPr" and o.depth == 1), None)
        if own is None:
            made = self._tag("tcPr", "")[:-2] + b">" + shade + b"</w:tcPr>"
            return [inserted(cell.inner, made)]
        children = [o for o in inside if o.depth == own.depth + 1 and own.start < o.start < own.end]
        if there := next((o for o in children if o.name == "shd"), None):
            return [Edit(there.start, there.end, shade)]
        if behind := next((o for o in children if o.name in _BEHIND), None):
            return [inserted(behind.start, shade)]
        return [appended(self._xml, own, shade)]

    def _commented(self, inside: Sequence[Span], numbers: range) -> list[Edit]:
        start = b"".join(self._tag("commentRangeStart", f' w:id="{one}"') for one in numbers)
        end = b"".join(
            self._tag("commentRangeEnd", f' w:id="{one}"') + self._reference(one) for one in numbers
        )
        paragraphs = [one for one in inside if one.name == "p"]
        if not paragraphs:
            return []
        paragraph = min(paragraphs, key=lambda one: (one.depth, one.start))
        if paragraph.is_blank:
            return [appended(self._xml, paragraph, start + end)]
        properties = next(
            (o for o in inside if o.name == "pPr" and paragraph.start < o.start < paragraph.end),
            None,
        )
        at = properties.end if properties else paragraph.inner
        return [inserted(at, start), inserted(paragraph.close, end)]

    def _reference(self, number: int) -> bytes:
        made = self._tag("r", "")[:-2] + b'><w:rPr><w:sz w:val="16"/></w:rPr>'
        return made + b'<w:commentReference w:id="%d"/></w:r>' % number

    def _tag(self, name: str, attributes: str) -> bytes:
        return b"<w:" + name.encode() + self._own + attributes.encode() + b"/>"

    def say(self, texts: Sequence[str], first: int) -> None:
        """Put the comments into their part, made if need be, with numbers from *first* on."""
        if self._comments is None:
            usual = "word/comments.xml"
            taken = usual in self._parts
            self._comments = self._parts.free("word/comments{}.xml") if taken else usual
            made = b'<w:comments xmlns:w="%b"></w:comments>' % self._namespace
            self._parts.put(self._comments, HEAD + made)
            kind = STRICT_RELATION if self._is_strict else RELATION
            self._parts.relate(self._part, f"{kind}/comments", self._comments)
            self._parts.declare(self._comments, _TYPE)
        xml = self._parts.read(self._comments)
        root = self._parts.spans(xml, depth=0)[0]
        known = b'xmlns:w="' + self._namespace + b'"' in xml[root.start : root.inner]
        own = b"" if known else b' xmlns:w="%b"' % self._namespace
        made = b"".join(_comment(number, text, own) for number, text in enumerate(texts, first))
        self._parts.put(self._comments, edited(xml, [appended(xml, root, made)]))


def _comment(number: int, text: str, own: bytes) -> bytes:
    head = f' w:id="{number}" w:author="{AUTHOR}" w:initials="f">'.encode()
    lines = b"".join(
        b'<w:p><w:r><w:t xml:space="preserve">' + escaped(line) + b"</w:t></w:r></w:p>"
        for line in text.split("\n")
    )
    return b"<w:comment" + own + head + lines + b"</w:comment>"
