"""The workbook around a form's worksheet: more worksheets like it, names that refer to it.

A worksheet is copied with what belongs to it alone (its drawing, comments, printer settings);
pictures are shared. Source: ECMA-376 part 1, 18.2.5 and 18.2.6 (names), 18.2.19 (sheets); part 2,
9 and 10 (relations, types of content).
"""

import re
from collections.abc import Collection, Sequence
from copy import deepcopy
from pathlib import Path, PurePosixPath
from posixpath import normpath

from lxml import etree

from tongzhi_cli.form.excel.grow import drawing_moved
from tongzhi_cli.form.excel.references import Shift, quoted_sheet
from tongzhi_cli.office.excel.xml import (
    FORMULA,
    RELATIONS,
    WORKBOOK,
    Place,
    S,
    whole,
)
from tongzhi_cli.office.package import TYPES, Package
from tongzhi_cli.office.word.xml import ID, Element, parsed, remove, written

_CHAIN = "xl/calcChain.xml"
#: Parts that several worksheets may have in common.
_SHARED = ("/image", "/hyperlink", "/theme", "/externalLink", "/slicer", "/pivotTable", "/person")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_WORKSHEET = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_LONGEST_NAME = 31
_PRINT_TITLES = "_xlnm.Print_Titles"


class Book:
    """The parts of a workbook that are *changed* and *added*; the others stay as they were."""

    def __init__(self, package: Package, place: Place) -> None:
        self._package, self._place = package, place
        self.changed: dict[str, bytes] = {}
        self.added: dict[str, bytes] = {}
        self._dropped: list[str] = []
        self._workbook = self._parsed(WORKBOOK)
        self._relations = self._parsed(RELATIONS)
        self._types = self._parsed(TYPES)
        self._touched: set[str] = set()
        self._copies = 0

    def _parsed(self, name: str) -> Element:
        return parsed(self._package.path, self._package.read(name))

    def bytes(self) -> bytes:
        """The workbook as it is now."""
        for name, root in (
            (WORKBOOK, self._workbook), (RELATIONS, self._relations), (TYPES, self._types),
        ):  # fmt: skip
            if name in self._touched:
                self.changed[name] = written(root)
        return self._package.rewritten(self.changed, self.added, self._dropped)

    # --- further worksheets ----------------------------------------------------------------------

    def add(self, root: Element) -> str:
        """One more worksheet behind the form's and those added before; its name."""
        sheets = self._workbook.find(f"{S}sheets")
        assert sheets is not None  # noqa: S101  the form's own is there
        all_of_it = list(sheets.iterchildren(f"{S}sheet"))
        name = _new_name(self._place.name, [one.get("name", "") for one in all_of_it])
        part = self._copied_part(self._place.part)
        self._own_relations(self._place.part, part)
        self.added[part] = written(_as_copy(root))
        made = deepcopy(all_of_it[self._place.at])
        numbers = [whole(one.get("sheetId"), 0) for one in all_of_it]
        made.set("name", name)
        made.set("sheetId", str(max(numbers) + 1))
        made.set(ID, self._related(part))
        behind = self._place.at + self._copies
        all_of_it[behind].addnext(made)
        self._name_in_copy(name, behind + 1)
        self._copies += 1
        self._touched |= {WORKBOOK, RELATIONS, TYPES}
        return name

    def drop(self, names: Collection[str]) -> None:
        """Take worksheets out, with the names that belong to them or lead there."""
        sheets = self._workbook.find(f"{S}sheets")
        assert sheets is not None  # noqa: S101  as in `add`
        for name in names:
            all_of_it = list(sheets.iterchildren(f"{S}sheet"))
            at = next(at for at, one in enumerate(all_of_it) if one.get("name") == name)
            gone = all_of_it[at]
            sheets.remove(gone)
            self._forget_names(name, at)
            relation = next(one for one in self._relations if one.get("Id") == gone.get(ID))
            target = relation.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            self._relations.remove(relation)
            for one in [one for one in self._types if one.get("PartName") == f"/{part}"]:
                self._types.remove(one)
            self.changed.pop(part, None)
            if self.added.pop(part, None) is None:
                self._dropped.append(part)
        if names:
            self._touched |= {WORKBOOK, RELATIONS, TYPES}

    def _forget_names(self, name: str, at: int) -> None:
        """The names of a worksheet that was the one *at* that place; later ones move up."""
        for view in self._workbook.iterfind(f"{S}bookViews/{S}workbookView"):
            for told in ("activeTab", "firstSheet"):
                if (tab := whole(view.get(told), 0)) > at:
                    view.set(told, str(tab - 1))
        spelt = tuple(f"{one}!" for one in (quoted_sheet(name), f"'{name}'", name))
        for one in list(self._workbook.iterfind(f"{S}definedNames/{S}definedName")):
            local = whole(one.get("localSheetId"), -1)
            if local == at or (local < 0 and (one.text or "").startswith(spelt)):
                remove(one)
            elif local > at:
                one.set("localSheetId", str(local - 1))

    def _related(self, part: str) -> str:
        taken = {one.get("Id", "") for one in self._relations}
        number = next(at for at in range(1, 10_000) if f"rId{at}" not in taken)
        made = etree.SubElement(self._relations, f"{_RELATIONSHIP}Relationship")
        made.set("Id", f"rId{number}")
        made.set("Type", _WORKSHEET)
        made.set("Target", f"/{part}")
        return f"rId{number}"

    def _name_in_copy(self, name: str, at: int) -> None:
        """Names that belong to a worksheet belong to its copy as well; later ones move on."""
        for view in self._workbook.iterfind(f"{S}bookViews/{S}workbookView"):
            for told in ("activeTab", "firstSheet"):
                if (tab := whole(view.get(told), 0)) >= at:
                    view.set(told, str(tab + 1))
        own = quoted_sheet(self._place.name)
        for one in list(self._workbook.iterfind(f"{S}definedNames/{S}definedName")):
            local = whole(one.get("localSheetId"), -1)
            if local >= at:
                one.set("localSheetId", str(local + 1))
            elif local == self._place.at:
                made = deepcopy(one)
                made.set("localSheetId", str(at))
                for spelt in {own, f"'{self._place.name}'", self._place.name}:
                    pattern = rf"(?<![\w'\]]){re.escape(spelt)}!"
                    said = made.text or ""
                    new = f"{quoted_sheet(name)}!"
                    if re.search(pattern, said):
                        made.text = re.sub(pattern, lambda _, new=new: new, said)  # type: ignore[misc]
                        break
                one.addnext(made)

    def _own_relations(self, old: str, new: str) -> None:
        """Copy the relations of a part, and the parts that are its alone."""
        relations = _relations_of(old)
        if relations not in self._package:
            return
        root = self._parsed(relations)
        folder = str(PurePosixPath(old).parent)
        for one in root:
            kind, target = one.get("Type", ""), one.get("Target", "")
            if one.get("TargetMode") == "External" or kind.endswith(_SHARED):
                continue
            part = normpath(target.lstrip("/") if target.startswith("/") else f"{folder}/{target}")
            if part not in self._package:
                continue
            made = self._copied_part(part)
            self._own_relations(part, made)
            content = self._package.read(part)
            self.added[made] = _renamed_table(content, made) if "/tables/" in made else content
            one.set("Target", f"/{made}")
        self.added[_relations_of(new)] = written(root)

    def _copied_part(self, part: str) -> str:
        """A name for a copy of a part, of the same type of content."""
        stem, dot, suffix = part.rpartition(".")
        stem = stem.rstrip("0123456789")
        taken = {name.lower() for name in (*self._package.names, *self.added)}
        names = (f"{stem}{at}{dot}{suffix}" for at in range(1, 10_000))
        made = next(one for one in names if one.lower() not in taken)
        self.added[made] = b""  # taken
        for one in self._types:
            if one.get("PartName", "").lstrip("/").lower() == part.lower():
                copy = deepcopy(one)
                copy.set("PartName", f"/{made}")
                one.addnext(copy)
                break
        return made

    # --- rows that were put in -------------------------------------------------------------------

    def shifted(self, shift: Shift, header: tuple[int, int]) -> None:
        """Rows were put into the form's worksheet: names and drawings move with them.

        The rows of the *header* (from 0, the first and the last) are repeated on each page, where
        no others are.
        """
        for one in self._workbook.iterfind(f"{S}definedNames/{S}definedName"):
            one.text = shift.formula(one.text or "", self._place.name)
        self.repeat(header)
        self._touched.add(WORKBOOK)
        self.without_chain()
        relations = _relations_of(self._place.part)
        if relations in self._package:
            for part in map(normpath, self._package.targets(relations).values()):
                if "/drawings/drawing" in part and part in self._package:
                    root = self._parsed(part)
                    drawing_moved(root, shift)
                    self.changed[part] = written(root)

    def repeat(self, header: tuple[int, int]) -> None:
        """Let the rows of the *header* stand on each page, where no others are told to."""
        names = self._workbook.find(f"{S}definedNames")
        local = str(self._place.at)
        if names is None:
            names = etree.Element(f"{S}definedNames")
            before = [self._workbook.find(f"{S}{one}") for one in _BEFORE_NAMES]
            [one for one in before if one is not None][-1].addnext(names)
        own = [one for one in names if one.get("localSheetId") == local]
        if any(one.get("name") == _PRINT_TITLES for one in own):
            return
        made = etree.SubElement(names, f"{S}definedName")
        made.set("name", _PRINT_TITLES)
        made.set("localSheetId", local)
        made.text = f"{quoted_sheet(self._place.name)}!${header[0] + 1}:${header[1] + 1}"
        self._touched.add(WORKBOOK)

    def without_chain(self) -> None:
        """Let the program find out anew in what order formulas are computed, and compute them."""
        calc = self._workbook.find(f"{S}calcPr")
        if calc is not None:
            calc.set("fullCalcOnLoad", "1")
            self._touched.add(WORKBOOK)
        if _CHAIN not in self._package or self._dropped:
            return
        self._dropped.append(_CHAIN)
        for root in (self._relations, self._types):
            for one in list(root):
                told = one.get("Target", "") + one.get("PartName", "")
                if told.lower().endswith("calcchain.xml"):
                    root.remove(one)
        self._touched |= {RELATIONS, TYPES}


#: What the schema wants in front of the names (CT_Workbook).
_BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")


def has_formulas(root: Element) -> bool:
    """Whether a worksheet computes anything."""
    return next(root.iter(FORMULA), None) is not None


def _relations_of(part: str) -> str:
    path = PurePosixPath(part)
    return f"{path.parent}/_rels/{path.name}.rels"


def _new_name(name: str, taken: Sequence[str]) -> str:
    """What Excel calls a copy of a sheet: 附件2 (2)."""
    lower = {one.lower() for one in taken}
    for at in range(2, 10_000):
        tail = f" ({at})"
        made = name[: _LONGEST_NAME - len(tail)] + tail
        if made.lower() not in lower:
            return made
    return name


def _as_copy(root: Element) -> Element:
    """A worksheet without what only one of a workbook may have or be."""
    properties = root.find(f"{S}sheetPr")
    if properties is not None:
        properties.attrib.pop("codeName", "")
    for view in root.iterfind(f"{S}sheetViews/{S}sheetView"):
        view.attrib.pop("tabSelected", "")
    for name in [one for one in root.attrib if str(one).endswith("}uid")]:
        del root.attrib[name]
    return root


def _renamed_table(content: bytes, part: str) -> bytes:
    """A table with an id and a name of its own."""
    number = re.sub(r"\D", "", PurePosixPath(part).name)
    root = parsed(Path(part), content)
    root.set("id", str(1000 + int(number)))
    for attribute in ("name", "displayName"):
        root.set(attribute, f"{root.get(attribute, '')}_{number}")
    return written(root)


def sheets_told(names: Sequence[str]) -> str:
    """How to print several worksheets."""
    return (
        f"写在 {len(names)} 张工作表上（{'、'.join(names)}）：打印时选“整个工作簿”，"
        "不然只印打开的那一张"
    )
