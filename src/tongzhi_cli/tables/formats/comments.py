"""What the comments (批注) on the cells of a worksheet say: notes, and threads of comments.

Source: ECMA-376 part 1, 18.7; [MS-XLSX] 2.6.203. A thread has a note as well, for programs that
know no threads; what the thread says counts.
"""

import posixpath
import re
from typing import TYPE_CHECKING

from tongzhi_cli.office.addresses import cell_at
from tongzhi_cli.office.marks.mark import AUTHOR
from tongzhi_cli.office.package import Package
from tongzhi_cli.tables.formats.events import attributes, elements, local

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_PART = re.compile(r"[cC]omments?[^/]{0,20}\.xml$")
_ADDRESS = re.compile("[A-Z]{1,3}[1-9][0-9]{0,6}")


def comments_on(package: Package, sheet: str) -> dict[tuple[int, int], str]:
    """What is said of each cell of a worksheet part; what we wrote ourselves is left out.

    Raises:
        InputError: a part with comments is not well-formed.

    """
    folder, _, name = sheet.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in package:
        return {}
    targets = {posixpath.normpath(one) for one in package.targets(relations).values()}
    parts = [one for one in sorted(targets) if _PART.search(one) and one in package]
    notes: dict[tuple[int, int], str] = {}
    threads: dict[tuple[int, int], str] = {}
    us = _our_numbers(package)
    for part in parts:
        authors: list[str] = []
        for element in _ends(package, part):
            tag, told = local(element.tag), attributes(element)
            if tag == "author":
                authors.append((element.text or "").strip())
            if tag not in {"comment", "threadedComment"}:
                continue
            number = told.get("authorId", "")
            by = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""
            texts = ("".join(one.itertext()) for one in element if local(one.tag) == "text")
            said = "".join(texts).partition(f"\n{AUTHOR}：")[0].strip()
            said = said.removeprefix(by).lstrip(":：\n ") if by else said
            is_ours = by == AUTHOR or told.get("personId") in us
            if said and not is_ours and _ADDRESS.fullmatch(told.get("ref", "")):
                found = threads if tag == "threadedComment" else notes
                place = cell_at(told["ref"])
                found[place] = f"{found[place]}；{said}" if place in found else said
    return {**notes, **threads}


def _our_numbers(package: Package) -> set[str | None]:
    """The numbers of the persons in a workbook who are we: our answers in threads are theirs."""
    return {
        told.get("id")
        for part in package.names
        if part.startswith("xl/persons/") and part.endswith(".xml")
        for element in _ends(package, part)
        if (told := attributes(element)).get("displayName") == AUTHOR
    }


def _ends(package: Package, part: str) -> "Iterator[Element]":
    """The elements of a part, each when it is whole."""
    for event, _, element in elements(package.path, package.read(part), ()):
        if event == "end":
            yield element
