"""Text boxes, which a document has twice: as Word draws them now, and for older programs.

Both must say the same: what is written goes into the one, and the other one is made alike.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy

from tongzhi_cli.office.word.xml import Element, P, W, text_of

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOTH, _FALLBACK = f"{_MC}AlternateContent", f"{_MC}Fallback"
_BOX = f"{W}txbxContent"
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


def _said(box: Element) -> list[str]:
    return [text_of(paragraph) for paragraph in box.iter(P)]
