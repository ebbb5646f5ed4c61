"""Text boxes, which a document has twice: as Word draws them now, and for older programs.

Both must say the same: what is written goes into the one, and the other one is made alike.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from tongzhi_cli.office.word.xml import Element, P, W, text_of

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOTH, _FALLBACK = f"{_MC}AlternateContent", f"{_MC}Fallback"
_BOX = f"{W}txbxContent"
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
_PICTURE, _WRAP = f"{W}pict", "{urn:schemas-microsoft-com:office:word}wrap"
#: A text box, and the same one for older programs.
Twins = Sequence[tuple[Element, Element]]


def emptied_twins(block: Iterable[Element]) -> Twins:
    """The text boxes that a *block* has twice; the ones for older programs are emptied."""
    twins = []
    for both in [one for element in block for one in element.iter(_BOTH)]:
        older = [one for old in both.iterchildren(_FALLBACK) for one in old.iter(_BOX)]
        newer = [one for one in both.iter(_BOX) if one not in older]
        twins += [
            (new, old) for new, old in zip(newer, older, strict=False) if _said(new) == _said(old)
        ]
    for _, old in twins:
        for child in list(old):
            old.remove(child)
    return twins


def made_alike(twins: Twins) -> None:
    """Give the emptied ones what the others say now."""
    for new, old in twins:
        old.extend([deepcopy(child) for child in new])


def lines_in(paragraph: Element) -> Iterator[Element]:
    """The paragraphs that take room where a *paragraph* stands: itself, and those of its boxes.

    A box that stands there twice is printed once, and one that floats lets the text go on.
    """
    yield paragraph
    for box in paragraph.iter(_BOX):
        if next(box.iterancestors(_FALLBACK), None) is None and not _floats(box):
            yield from box.iter(P)


def _floats(box: Element) -> bool:
    """Whether a text box stands beside, before or behind the text, not between its lines."""
    anchor = next(box.iterancestors(_ANCHOR), None)
    if anchor is not None:
        return anchor.find("{*}wrapTopAndBottom") is None
    old = next(box.iterancestors(_PICTURE), None)
    if old is None or not any("position:absolute" in one.get("style", "") for one in old.iter()):
        return False
    return all(one.get("type") != "topAndBottom" for one in old.iter(_WRAP))


def _said(box: Element) -> list[str]:
    return [text_of(paragraph) for paragraph in box.iter(P)]
