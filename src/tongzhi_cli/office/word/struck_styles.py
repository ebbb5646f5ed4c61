"""Which text of a Word document its styles strike out or hide, where it does not say so itself.

Nearly no document has a style that does: `struck_by` tells by the bytes, and looks further only
where one does and is used.

Source: ECMA-376 part 1, 17.7.2 (what a style is based on, and the order of styles), 17.7.3 (strike
and vanish are toggle properties: struck in the style of the paragraph and in that of the run is not
struck), 17.7.6 (parts of a table style), 17.4.55 (tblLook).
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.package import Package
from tongzhi_cli.office.word.xml import (
    PPR,
    RPR,
    STRICT,
    TBL,
    TC,
    TR,
    Element,
    P,
    W,
    is_on,
    parsed,
)

PART = "word/styles.xml"
#: What a line through text, and hidden text, are called.
STRIKING = ("strike", "dstrike", "vanish")
ON = rb'<w:(?:d?strike|vanish)(?: w:val="(?!0"|false"|off")[^"]*")? ?/>'
_TOGGLES = ("strike", "vanish")
_VAL, _BASED = f"{W}val", f"{W}basedOn"
#: The parts of a table style that lie at its edges: by what a table's tblLook switches them on.
_EDGES = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstCol": 0x80,
    "lastCol": 0x100,
}
_NAMES = {"firstCol": "firstColumn", "lastCol": "lastColumn"}


class _Style(NamedTuple):
    """What a style says of each of `STRIKING`, with what it is based on; *parts* of a table."""

    says: Mapping[str, bool]
    parts: frozenset[str] = frozenset()


class StruckStyles(NamedTuple):
    """The styles of a document by what they strike: of runs, paragraphs and tables."""

    of: Mapping[str, _Style]
    defaults: Mapping[str, str]
    always: Mapping[str, bool]

    def strikes(self, run: Element) -> bool:
        """Whether a run's text is struck out or hidden by a style, and it does not say otherwise.

        What the run says itself counts before all styles.
        """
        own = run.find(RPR)
        levels = list(self._levels(run, own))
        for one in STRIKING:
            if own is not None and own.find(f"{W}{one}") is not None:
                continue  # direct: whoever looks at that knows
            said = [level[one] for level in levels if one in level]
            by_styles = sum(said) % 2 == 1 if one in _TOGGLES else bool(said and said[-1])
            if by_styles or self.always.get(one, False):
                return True
        return False

    def _levels(self, run: Element, own: Element | None) -> Iterator[Mapping[str, bool]]:
        """What the styles of the table, the paragraph and the run say."""
        paragraph = next(run.iterancestors(P), None)
        table = next(run.iterancestors(TBL), None)
        if table is not None:
            style = self._style(table.find(f"{TBL}Pr/{W}tblStyle"), "table")
            at_edge = bool(style.parts) and any(
                edge in style.parts for edge in _edges_of(run, table)
            )
            yield {"strike": True} if at_edge else style.says
        named = None if paragraph is None else paragraph.find(f"{PPR}/{W}pStyle")
        yield self._style(named, "paragraph").says
        yield self._style(None if own is None else own.find(f"{W}rStyle"), "character").says

    def _style(self, named: Element | None, kind: str) -> _Style:
        name = self.defaults.get(kind, "") if named is None else named.get(_VAL, "")
        return self.of.get(name, _NONE)


_NONE = _Style({})


def struck_by(package: Package, xml: bytes) -> StruckStyles | None:
    """The styles of *package* that strike out or hide text of its part *xml*; None if none does.

    Raises:
        InputError: the styles are broken, and one may.

    """
    if PART not in package:
        return None
    styles = package.read(PART)
    if b"trike" not in styles and b"anish" not in styles:
        return None
    return _used(package.path, styles, xml) if re.search(ON, styles) else None


def _used(path: Path, styles: bytes, xml: bytes) -> StruckStyles | None:
    root = parsed(path, styles.replace(STRICT, W[1:-1].encode()))
    by_id = {each.get(f"{W}styleId", ""): each for each in root.iter(f"{W}style")}
    of = {name: _style_of(name, by_id) for name in by_id}
    defaults = {
        each.get(f"{W}type", ""): name
        for name, each in by_id.items()
        if each.get(f"{W}default") in {"1", "true", "on"}
    }
    usual = root.find(f"{W}docDefaults/{W}rPrDefault/{RPR}")
    always = {one: True for one in STRIKING if is_on(usual, one)}
    striking = {name for name, style in of.items() if any(style.says.values()) or style.parts}
    used = {one.decode("utf-8", "replace") for one in re.findall(rb'Style w:val="([^"]*)"', xml)}
    if not (always or striking & {*used, *defaults.values()}):
        return None
    return StruckStyles(of, defaults, always)


def _style_of(name: str, by_id: Mapping[str, Element]) -> _Style:
    """What a style says, itself or by what it is based on."""
    says: dict[str, bool] = {}
    parts: set[str] = set()
    seen: set[str] = set()
    while (style := by_id.get(name)) is not None and name not in seen:
        seen.add(name)
        properties = style.find(RPR)
        for one in STRIKING:
            if properties is not None and properties.find(f"{W}{one}") is not None:
                says.setdefault(one, is_on(properties, one))
        for part in style.iterfind(f"{W}tblStylePr"):
            if any(is_on(part.find(RPR), one) for one in STRIKING):
                parts.add(part.get(f"{W}type", ""))
        based = style.find(_BASED)
        name = "" if based is None else based.get(_VAL, "")
    return _Style(says, frozenset(parts))


def _edges_of(run: Element, table: Element) -> Iterator[str]:
    """The parts of its table's style that a run is in, as far as the table switches them on."""
    look = table.find(f"{TBL}Pr/{W}tblLook")
    row, cell = next(run.iterancestors(TR), None), next(run.iterancestors(TC), None)
    if row is None or cell is None:
        return
    yield "wholeTable"
    at = {
        "firstRow": _is_first(row, TR),
        "lastRow": next(row.itersiblings(TR), None) is None,
        "firstCol": _is_first(cell, TC),
        "lastCol": next(cell.itersiblings(TC), None) is None,
    }
    for edge, is_there in at.items():
        if is_there and _switched(look, edge):
            yield edge


def _is_first(element: Element, tag: str) -> bool:
    return next(element.itersiblings(tag, preceding=True), None) is None


def _switched(look: Element | None, edge: str) -> bool:
    """Whether a table wants that part of its style."""
    if look is None:
        return False
    named = look.get(f"{W}{_NAMES.get(edge, edge)}")
    if named is not None:
        return named in {"1", "true", "on"}
    value = look.get(_VAL, "0")
    return bool(re.fullmatch("[0-9A-Fa-f]{1,4}", value)) and bool(int(value, 16) & _EDGES[edge])
