"""The rows of a form as prototypes: copies of its first blank row with holes for the values."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from tongzhi_cli.columns.column import Column
from tongzhi_cli.office.word.xml import (
    PPR,
    RPR,
    SPACE,
    TC,
    Element,
    P,
    R,
    T,
    W,
    cell_at,
    continues,
    is_placeholder,
    remove,
    set_paragraph,
    set_row,
    strip_ids,
    unwrap_control,
)

if TYPE_CHECKING:
    from tongzhi_cli.form.word.document.parts import FormParts

#: The name of our marks in the tree.
MARK = "fankui"
#: Where a person signs, by hand; 身份证号 and the like have no column here at all.
_NEVER = (Column.SIGNATURE,)
_ORDER = tuple(Column)


def holes(blocks: Sequence[Mapping[Column, int]]) -> Iterator[tuple[str, int, Column, int]]:
    """The holes of a row: name, number of the list, what goes in, place in the grid."""
    for block, columns in enumerate(blocks):
        for column, place in columns.items():
            if column not in _NEVER:
                yield f"hole{block}x{_ORDER.index(column)}", block, column, place


def with_holes(
    blank: Element,
    wanted: Mapping[str, int],
    sizes: Mapping[str, int] | None = None,
    widths: Mapping[str, int] | None = None,
) -> Element:
    """A copy of the *blank* row with a hole of each name at its place in the grid.

    The lower part of a merged cell gets none, nor a 序号 that Word counts. *sizes* are those of
    holes whose text is smaller than the form's, in half-points; *widths* those of its letters, in
    hundredths of what they are.
    """
    row = deepcopy(blank)
    strip_ids(row)
    for run in [run for run in row.iter(R) if is_placeholder(run)]:
        remove(run)
    for control in list(row.iter(f"{W}sdt")):
        unwrap_control(control)
    for name, place in wanted.items():
        cell = cell_at(row, place)
        if cell is None or continues(cell) or cell.find(f".//{W}numPr") is not None:
            continue
        slot = text_slot(cell)
        slot.set(SPACE, "preserve")
        slot.append(instruction(name))
        written = slot.getparent()
        if sizes and name in sizes and written is not None:
            for look in ("sz", "szCs"):
                set_look(written, look, sizes[name])
        if widths and name in widths and written is not None:
            set_look(written, "w", widths[name])
    return row


def prototypes_of(
    parts: "FormParts", sizes: Mapping[Column, int], percent: int
) -> dict[str, Element]:
    """Rows with holes: one with somebody, one left blank; and the uppermost where it is merged.

    One with somebody whose name has letters of a *percent* of their width, where that is less.

    A cell merged over all blank rows begins in the first of them and goes on in the others.
    """
    blank, every = parts.blank, [*holes(parts.blocks)]
    all_holes = {name: place for name, _, _, place in every}
    smaller = {name: sizes[one] for name, _, one, _ in every if one in sizes}
    narrow = {name: percent for name, _, one, _ in every if one is Column.NAME}
    serials = _serials(every, parts.numbered)
    kinds = {"": blank[0]}
    if blank[0].find(f".//{W}vMerge") is not None and len(blank) > 1:
        kinds = {"_top": blank[0], "": blank[1]}
    made = {}
    for kind, row in kinds.items():
        made[f"written{kind}"] = with_holes(row, all_holes, smaller)
        made[f"unused{kind}"] = with_holes(row, serials)
        if percent < 100:
            made[f"written_narrow{kind}"] = with_holes(row, all_holes, smaller, narrow)
    for one in made.values():
        set_row(one, "cantSplit")
    return made


def second_prototypes_of(parts: "FormParts", blank: Element) -> dict[str, Element]:
    """The same of the 勘误表, which has a table of its own below the list, with *blank* rows."""
    own = [one for one in holes(parts.all_blocks) if one[1] == len(parts.blocks)]
    kinds = {
        "second_written": {name: at for name, _, _, at in own},
        "second_unused": _serials(own, parts.numbered),
    }
    made = {name: with_holes(blank, wanted) for name, wanted in kinds.items()}
    for one in made.values():
        set_row(one, "cantSplit")
    return made


def _serials(
    some: Sequence[tuple[str, int, Column, int]], numbered: Sequence[bool]
) -> dict[str, int]:
    """The holes for a 序号 in rows of nobody."""
    return {name: at for name, block, one, at in some if one is Column.SERIAL and numbered[block]}


#: How wide and how large letters are, and what the schema wants behind that (ECMA-376 part 1,
#: 17.3.2, CT_RPr), in its order.
_LOOKS = tuple(
    f"{W}{name}"
    for name in (
        "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText",
        "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
        "rPrChange",
    )
)  # fmt: skip


def set_look(run: Element, name: str, value: int) -> None:
    """Give a *run* a look (w, sz, szCs) with a *value*, in the place that the schema wants."""
    look = run.find(RPR)
    if look is None:
        look = etree.Element(RPR)
        run.insert(0, look)
    for old in look.findall(f"{W}{name}"):
        look.remove(old)
    made = etree.Element(f"{W}{name}")
    made.set(f"{W}val", str(value))
    behind = _LOOKS[_LOOKS.index(made.tag) + 1 :]
    at = next((at for at, one in enumerate(look) if one.tag in behind), len(look))
    look.insert(at, made)


def write_in(cell: Element, text: str) -> None:
    """Put *text* for all that stands in a cell."""
    slot = text_slot(cell)
    slot.text = text
    slot.set(SPACE, "preserve")


def look_like(cell: Element, other: Element) -> None:
    """Give a *cell* that says nothing of how its text stands the look of an *other* one."""
    paragraph, model = cell.find(P), other.find(P)
    look = None if model is None else model.find(PPR)
    if paragraph is not None and look is not None and paragraph.find(PPR) is None:
        paragraph.insert(0, deepcopy(look))
    properties, stands = cell.find(f"{TC}Pr"), other.find(f"{TC}Pr/{W}vAlign")
    if properties is not None and stands is not None and properties.find(stands.tag) is None:
        behind = properties.find(f"{W}hideMark")
        at = len(properties) if behind is None else properties.index(behind)
        properties.insert(at, deepcopy(stands))


def text_slot(cell: Element) -> Element:
    """The one text element of *cell*, in a run that looks as the blank cell would."""
    paragraph = cell.find(f".//{P}")
    if paragraph is None:
        paragraph = etree.SubElement(cell, P)
    slot = text_slot_in(paragraph)
    for other in cell.findall(P):
        if other is not paragraph:
            cell.remove(other)
    return slot


def text_slot_in(paragraph: Element) -> Element:
    """The one text element of a *paragraph*, in a run that looks as the blank one would."""
    runs = list(paragraph.iter(R))
    look = next((run.find(RPR) for run in runs if run.find(RPR) is not None), None)
    if look is None:
        look = paragraph.find(f"{PPR}/{RPR}")
    for run in runs:
        remove(run)
    run = etree.SubElement(paragraph, R)
    if look is not None:
        look = deepcopy(look)
        for mark in ("ins", "del", "moveFrom", "moveTo", "rPrChange"):
            for tracked in look.findall(f"{W}{mark}"):
                look.remove(tracked)
        run.append(look)
    return etree.SubElement(run, T)


def instruction(name: str) -> Element:
    """A mark of ours in the tree; none reaches a file."""
    return etree.ProcessingInstruction(MARK, name)


def keep_with_next(row: Element) -> None:
    """Word looks for keepNext on the paragraphs inside the cells."""
    for paragraph in row.iter(P):
        set_paragraph(paragraph, "keepNext", after=("pStyle",))
