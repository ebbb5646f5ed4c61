"""What is wrong with the photo, and what with the rest, of one answer: for forms that ask apart."""

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from tongzhi_cli.anomaly.matching import faults_in
from tongzhi_cli.model.terms import Scope
from tongzhi_cli.named_tuple import NamedTuple

_SENTENCES = r"[；;。\n]+"
_PIECES = r"(?<=[，,])"


class ByItem(NamedTuple):
    """What is wrong with the *photo* and with the rest of the *record*; "" where nothing is."""

    photo: str
    record: str


def by_item(text: str) -> ByItem:
    """A fault taken apart; what names neither, or both in one, stands with both.

    >>> by_item("照片不是本人"), by_item("民族显示汉族，应为回族")
    (ByItem(photo='照片不是本人', record=''), ByItem(photo='', record='民族显示汉族，应为回族'))
    >>> by_item("姓名应为方园；照片模糊，看不清"), by_item("照片和姓名都不对").record
    (ByItem(photo='照片模糊，看不清', record='姓名应为方园'), '照片和姓名都不对')
    """
    told = [run for sentence in re.split(_SENTENCES, text) for run in _runs(sentence)]
    sides = frozenset[bool]().union(*(about for about, _ in told))
    if len(sides) == 1:
        return ByItem(text, "") if True in sides else ByItem("", text)
    parts = {
        side: "；".join(said for about, said in told if side in about or not about)
        for side in (True, False)
    }
    return ByItem(parts[True], parts[False])


def _runs(sentence: str) -> Iterator[tuple[frozenset[bool], str]]:
    """The parts of a sentence, each with what it is about: True the photo, False the rest.

    A piece that names nothing goes with the one before it, or, at the start, behind it.
    """
    pieces = [one for one in re.split(_PIECES, sentence) if one.strip("，, ")]
    about = [_about(piece) for piece in pieces]
    for at in range(1, len(about)):
        about[at] = about[at] or about[at - 1]
    for at in range(len(about) - 2, -1, -1):
        about[at] = about[at] or about[at + 1]
    for side, run in groupby(zip(about, pieces, strict=True), key=itemgetter(0)):
        yield side, "".join(piece for _, piece in run).strip("，, ")


def _about(piece: str) -> frozenset[bool]:
    found = faults_in(piece, ())
    return frozenset(one.scope is Scope.PHOTO or "照片" in one.name for one in found)
