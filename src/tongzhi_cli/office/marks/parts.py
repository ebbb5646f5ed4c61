"""A package to which parts are added: what relations lead where, and of what type parts are.

Source: ECMA-376 part 2, 9.2 (relations), 10.1 (types of content).
"""

import posixpath
from collections.abc import Iterable
from itertools import count

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.marks.spans import (
    Edit,
    Span,
    appended,
    edited,
    in_utf8,
    prefix_of,
    spans,
)
from tongzhi_cli.office.package import TYPES, Package

#: What the types of relations begin with, also in files of the strict kind.
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Relation(NamedTuple):
    """A relation: its *id*, its type, and the *part* that it leads to."""

    id: str
    type: str
    part: str


class Parts:
    """The parts of a *package* as they are now; those that nobody touched stay byte for byte."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._changed: dict[str, bytes] = {}
        self._added: dict[str, bytes] = {}

    def __contains__(self, part: str) -> bool:
        return part in self._added or part in self.package

    def read(self, part: str) -> bytes:
        """A part, in UTF-8.

        Raises:
            InputError: there is none, or it is damaged.

        """
        return in_utf8(self.package.path, self.raw(part))

    def raw(self, part: str) -> bytes:
        """A part as it is, which need not be XML.

        Raises:
            InputError: as `read`.

        """
        for there in (self._changed, self._added):
            if part in there:
                return there[part]
        return self.package.read(part)

    def put(self, part: str, xml: bytes) -> None:
        """Another content for a part, or a new one."""
        (self._changed if part in self.package else self._added)[part] = xml

    def spans(self, xml: bytes, names: Iterable[str] = (), depth: int = 1) -> list[Span]:
        """The elements of a part (`marks.spans.spans`)."""
        return spans(self.package.path, xml, frozenset(names), depth)

    def data(self) -> bytes:
        """The package as it is now."""
        return self.package.rewritten(self._changed, self._added)

    def free(self, pattern: str) -> str:
        """The first name that no part has; *pattern* has {} for its number."""
        names = (pattern.format(number) for number in count(1))
        return next(name for name in names if name not in self)

    def relations(self, part: str) -> list[Relation]:
        """Where the relations of a part lead, those within the package."""
        file = _relations_of(part)
        if file not in self:
            return []
        folder = posixpath.dirname(part)
        found = []
        for one in self.spans(self.read(file))[1:]:
            if one.name == "Relationship" and one.get("TargetMode") != "External":
                target = (one.get("Target") or "").replace("\\", "/")
                there = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found.append(Relation(one.get("Id") or "", one.get("Type") or "", there))
        return found

    def related(self, part: str, kind: str) -> Relation | None:
        """The first relation of a part whose type ends so."""
        wanted = f"/{kind.lower()}"
        return next((o for o in self.relations(part) if o.type.lower().endswith(wanted)), None)

    def relate(self, part: str, kind: str, target: str) -> str:
        """A new relation of a part, and its id; *kind* is its whole type."""
        file = _relations_of(part)
        if file not in self:
            self.put(file, HEAD + f'<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode())
        xml = self.read(file)
        root, *there = self.spans(xml)
        taken = {one.get("Id") for one in there}
        made = next(one for number in count(1) if (one := f"rId{number}") not in taken)
        way = posixpath.relpath(f"/{target}", f"/{posixpath.dirname(part)}")
        tag = f'Relationship Id="{made}" Type="{kind}" Target="{way}"/>'.encode()
        self.put(file, edited(xml, [appended(xml, root, b"<" + prefix_of(xml, root) + tag)]))
        return made

    def declare(self, part: str, content: str) -> None:
        """Say of what type a new part is."""
        self._declare(f'Override PartName="/{part}" ContentType="{content}"/>')

    def declare_ending(self, ending: str, content: str) -> None:
        """Say of what type all parts with that ending are, unless it is said."""
        xml = self.read(TYPES)
        endings = {
            (one.get("Extension") or "").lower() for one in self.spans(xml) if one.name == "Default"
        }
        if ending not in endings:
            self._declare(f'Default Extension="{ending}" ContentType="{content}"/>', first=True)

    def _declare(self, tag: str, *, first: bool = False) -> None:
        xml = self.read(TYPES)
        root = self.spans(xml, depth=0)[0]
        made = b"<" + prefix_of(xml, root) + tag.encode()
        edit = Edit(root.inner, root.inner, made) if first else appended(xml, root, made)
        self.put(TYPES, edited(xml, [edit]))


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
