"""What a Word or Excel file fetches from elsewhere, or runs: listed in one place, and taken out.

Remote templates, pictures and files, OLE objects, fields that fetch (DDE, INCLUDETEXT), macros: a
form that somebody sent is opened by a whole class. Plain hyperlinks fetch nothing by themselves
and stay. Source: issue 16; ECMA-376 part 2, 9.3 (relationships), part 1, 17.16.5 (fields).
"""

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from lxml import etree

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.package import TYPES, Package
from tongzhi_cli.office.word.xml import ID, REFERENCE, Element, R, W, parsed, remove, written

#: What a relation is of, by the end of its type, wherever it leads.
_ALWAYS = {
    "attachedTemplate": "远程模板",
    "oleObject": "OLE 对象",
    "aFChunk": "插入的文件（altChunk）",
    "vbaProject": "宏",
    "wordVbaData": "宏",
    "control": "ActiveX 控件",
    "externalLink": "外部工作簿的链接（或 DDE）",
    "connections": "数据连接",
    "queryTable": "数据连接",
}
#: The same, of those that lead out of the file.
_OUTSIDE = {"image": "外部图片", "oleObject": "OLE 对象", "subDocument": "外部文档"}
_ELSE = "外部链接"
_HARMLESS = "hyperlink"
#: A workbook within a document is an object, but for the one that a chart keeps its numbers in.
_PACKAGE, _OF_CHARTS = "package", ("/charts/", "/diagrams/")
#: Fields whose code fetches or runs something.
_FETCHING = re.compile(
    r"\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|INCLUDE|LINK|DATABASE|RD|MACROBUTTON)\b",
    re.IGNORECASE,
)
_FIELD_MARKS = (b"instrText", b"fldSimple")
#: What goes as a whole, where a part of it refers to what is taken out.
_WHOLE = frozenset({
    "object", "drawing", "pict", "altChunk", "attachedTemplate", "subDoc", "control", "oleObject",
    "externalReference",
})  # fmt: skip
#: What is left empty by that.
_HOLDERS = frozenset({"oleObjects", "controls", "externalReferences"})
#: The type of a main part with macros, and without.
_MAIN = (
    (rb"application/vnd\.ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml",
     b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
    (rb"application/vnd\.ms-excel\.(?:sheet|template)\.macroEnabled\.main\+xml",
     b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
)  # fmt: skip
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OTHER_BOOK = re.compile(r"\[\d+\]|\|")


class Cleaned(NamedTuple):
    """A file without what it fetches: its bytes, and what that was, with how many of each."""

    data: bytes
    found: Mapping[str, int]


def cleaned(package: Package) -> Cleaned:
    """The *package* without what is of elsewhere; its own bytes where there is nothing.

    Raises:
        InputError: a part of it is damaged.

    """
    work = _Cleaning(package)
    return Cleaned(work.data(), work.found)


class _Cleaning:
    """What is taken out of a package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._roots: dict[str, Element] = {}
        self._changed: dict[str, bytes] = {}
        self._dropped: dict[str, None] = {}
        self.found: Counter[str] = Counter()
        for name in package.names:
            if name.lower().endswith(".rels"):
                self._look_at(name)
        for name in package.names:
            if name.startswith("word/") and name.endswith(".xml"):
                self._take_fields(name)
        self._close_types()

    def data(self) -> bytes:
        """The package as it is now."""
        changed = {**self._changed, **{name: written(root) for name, root in self._roots.items()}}
        kept = {name: xml for name, xml in changed.items() if name not in self._dropped}
        if not kept and not self._dropped:
            return self._package.data
        return self._package.rewritten(kept, dropped=[*self._dropped])

    # --- relations -------------------------------------------------------------------------------

    def _look_at(self, relations: str) -> None:
        xml = self._package.read(relations)
        if b"xternal" not in xml and not any(one.encode() in xml for one in (*_ALWAYS, _PACKAGE)):
            return
        root = parsed(self._package.path, xml)
        folder, _, file = relations.rpartition("_rels/")
        source = folder + file.removesuffix(".rels")
        gone: set[str] = set()
        for one in list(root.iterchildren("{*}Relationship")):
            kind = _kind_of(one, source)
            if kind is None:
                continue
            self.found[kind] += 1
            gone.add(one.get("Id", ""))
            root.remove(one)
            if one.get("TargetMode") != "External":
                self._drop(posixpath.normpath(posixpath.join(f"/{folder}", one.get("Target", ""))))
        if gone:
            self._roots[relations] = root
            if source in self._package and source.endswith(".xml"):
                self._take_references(source, gone)

    def _drop(self, target: str) -> None:
        """Leave out a part, and what says where it leads."""
        name = target.lstrip("/")
        folder, _, file = name.rpartition("/")
        for one in (name, f"{folder}/_rels/{file}.rels"):
            if one in self._package:
                self._dropped[one] = None

    def _root(self, name: str) -> Element:
        if name not in self._roots:
            self._roots[name] = parsed(self._package.path, self._package.read(name))
        return self._roots[name]

    def _take_references(self, source: str, gone: Collection[str]) -> None:
        """Take out what refers to relations that are *gone*."""
        root = self._root(source)
        for element in list(root.iter()):
            told = {str(key): str(value) for key, value in element.attrib.items()}
            refs = {key: value for key, value in told.items() if key.startswith(REFERENCE)}
            dead = [key for key, value in refs.items() if value in gone]
            if not dead:
                continue
            if len(dead) < len(refs) and ID not in dead:  # it has a copy of its own
                for key in dead:
                    del element.attrib[key]
                continue
            _remove_whole(element)
        for holder in [one for one in root.iter() if _name(one) in _HOLDERS]:
            if not len(holder) or next(holder.iter(f"{{{_SHEET}}}oleObject"), None) is None:
                remove(holder)
        if _name(root) == "workbook":
            self._take_formulas(root)

    def _take_formulas(self, book: Element) -> None:
        """Leave of formulas about other workbooks what they came to."""
        for named in [*book.iter(f"{{{_SHEET}}}definedName")]:
            if _OTHER_BOOK.search(named.text or ""):
                remove(named)
        for name in self._package.names:
            if re.match(r"xl/worksheets/[^/]+\.xml$", name):
                xml = self._package.read(name)
                if not re.search(rb"<f[ >][^<]*(?:\[\d+\]|\|)", xml):
                    continue
                for formula in [*self._root(name).iter(f"{{{_SHEET}}}f")]:
                    if _OTHER_BOOK.search(formula.text or ""):
                        remove(formula)

    # --- fields ----------------------------------------------------------------------------------

    def _take_fields(self, name: str) -> None:
        """Leave of fields that fetch something what they show."""
        xml = self._package.read(name)
        if name in self._dropped or not any(mark in xml for mark in _FIELD_MARKS):
            return
        root = self._roots.get(name)
        root = parsed(self._package.path, xml) if root is None else root
        taken = [*_simple_fields(root), *_open_fields(root)]
        for kind in taken:
            self.found[kind] += 1
        if taken:
            self._roots[name] = root

    # --- the list of types -----------------------------------------------------------------------

    def _close_types(self) -> None:
        if TYPES not in self._package:
            return
        types = told = self._package.read(TYPES)
        for pattern, plain in _MAIN:
            types = re.sub(pattern, plain, types)
        if types != told and "宏" not in self.found:
            self.found["宏"] += 1
        for name in self._dropped:
            part = re.escape(name.encode())
            types = re.sub(
                rb'<Override [^<>]{0,400}PartName="/%b"[^<>]{0,400}/>' % part, b"", types
            )
        if types != told:
            self._changed[TYPES] = types


def _kind_of(relation: Element, source: str) -> str | None:
    """What a relation of the part *source* brings in, None for what is harmless."""
    end = relation.get("Type", "").rpartition("/")[2]
    if end in _ALWAYS:
        return _ALWAYS[end]
    if end == _PACKAGE and not any(one in f"/{source}" for one in _OF_CHARTS):
        return _ALWAYS["oleObject"]
    if relation.get("TargetMode") != "External" or end == _HARMLESS:
        return None
    return _OUTSIDE.get(end, _ELSE)


def _remove_whole(element: Element) -> None:
    """Take out the object, the picture or the like that *element* is a part of."""
    above = [element, *element.iterancestors()]
    remove(next((one for one in above if _name(one) in _WHOLE), element))


def _simple_fields(root: Element) -> Iterator[str]:
    for field in list(root.iter(f"{W}fldSimple")):
        if match := _FETCHING.match(field.get(f"{W}instr", "")):
            for child in list(field):
                field.addprevious(child)
            remove(field)
            yield f"{match[1].upper()} 域"


def _open_fields(root: Element) -> Iterator[str]:
    """The kinds of the fields between marks whose code fetches; their code and marks go."""
    open_ones: list[tuple[list[Element], list[str]]] = []
    for leaf in list(root.iter(f"{W}fldChar", f"{W}instrText")):
        if leaf.tag == f"{W}instrText":
            if open_ones:
                marks, code = open_ones[-1]
                marks.append(leaf)
                code.append(leaf.text or "")
            continue
        kind = leaf.get(f"{W}fldCharType")
        if kind == "begin":
            open_ones.append(([leaf], []))
        elif open_ones:
            open_ones[-1][0].append(leaf)
        if kind == "end" and open_ones:
            marks, code = open_ones.pop()
            if match := _FETCHING.match("".join(code)):
                for mark in marks:
                    _remove_mark(mark)
                yield f"{match[1].upper()} 域"


def _remove_mark(mark: Element) -> None:
    run = mark.getparent()
    remove(mark)
    if run is not None and run.tag == R and all(_name(one) == "rPr" for one in run):
        remove(run)


def _name(element: Element) -> str:
    return etree.QName(element).localname
