"""The lines of a table as curves: what is left of perspective and of bent paper bends them."""

from itertools import pairwise

import cv2
import numpy as np

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan.image.flat import Array
from tongzhi_cli.scan.image.runs import runs

#: A table is looked at in so many strips.
_STRIPS_ACROSS, _STRIPS_DOWN = 30, 40
#: A strip has a line where so much of it is dark.
_DARK = 0.72
#: In points: how far a line moves from one strip to the next, and over how many strips it may fade.
_JUMP, _FADE = 9.0, 4
#: A line is there on so many strips, and on such a part of the table; a header of two rows has one
#: that is as short as two of its columns.
_FEWEST, _COVER = 6, 0.3
#: In parts of the picture: how far a line lies from where the table is said to end; the last one
#: may lie farther, where its corner was not found.
_SLACK, _END = 0.012, 0.04
#: In points: the shortest stroke that is a line across; of one down, in heights of a row.
_RULER, _RULER_DOWN = 38, 0.7
#: A line that is seen on fewer strips, in parts of all, may be bent; so far a stroke slopes then.
_WHOLE, _SLOPES = 0.9, (-0.15, -0.1, -0.05, 0.05, 0.1, 0.15)
#: In points: two lines nearer than this are one; and in parts of the usual way between two.
_APART, _THIN = 9.0, 0.3


class Curve(NamedTuple):
    """A line of the table: where it lies at each of the *stations*, and how often it was seen."""

    stations: Array
    places: Array
    seen: int

    def at(self, where: Array) -> Array:
        """Its place at other stations; beyond its ends it goes on as it ended."""
        inner = np.interp(where, self.stations, self.places)
        if len(self.stations) < 3:
            return inner
        span = min(6, len(self.stations) - 1)
        first = (self.places[span] - self.places[0]) / (self.stations[span] - self.stations[0])
        last = (self.places[-1] - self.places[-1 - span]) / (
            self.stations[-1] - self.stations[-1 - span]
        )
        before = np.minimum(where - self.stations[0], 0) * first
        behind = np.maximum(where - self.stations[-1], 0) * last
        return inner + before + behind

    @property
    def middle(self) -> float:
        """Where it lies, by and large."""
        return float(np.median(self.places))


class Lines(NamedTuple):
    """The lines of a table that run *across*, from above, and *down*, from the left."""

    across: list[Curve]
    down: list[Curve]


def traced(mask: Array, margin: tuple[int, int]) -> Lines | None:
    """The lines of a table in the dark points of its picture; None where they make no table."""
    aside, above = margin
    across = _curves(mask, aside, _RULER, _STRIPS_ACROSS)
    across = _within(across, above, mask.shape[0])
    if len(across) < 4:
        return None
    gaps = np.diff([one.middle for one in across])
    row = float(np.median(gaps))
    ruler = max(9, round(row * _RULER_DOWN))
    down = _within(_curves(mask.T.copy(), above, ruler, _STRIPS_DOWN), aside, mask.shape[1])
    return Lines(across, down) if len(down) >= 4 else None


def _within(curves: list[Curve], margin: int, size: int) -> list[Curve]:
    """The lines, in their order, that are of this table and not of what lies beside it."""
    slack = max(14.0, _SLACK * size)
    first, last = margin - slack, size - margin + slack
    places = [one.middle for one in curves]
    if not any(first <= one <= margin + slack for one in places):
        first = max((one for one in places if first - _END * size <= one < first), default=first)
    if not any(last - 2 * slack <= one <= last for one in places):
        last = min((one for one in places if last < one <= last + _END * size), default=last)
    return [one for one in curves if first <= one.middle <= last]


def _curves(mask: Array, margin: int, ruler: int, strips: int) -> list[Curve]:
    """The lines that run across in a mask, from above.

    Where one is not seen all along, it may end there, or the paper is bent: what slopes is looked
    for as well.
    """
    thick = cv2.dilate(mask, np.ones((3, 1), np.uint8))
    edges = np.linspace(margin, mask.shape[1] - margin, strips + 1).round().astype(int)
    stations = (edges[:-1] + edges[1:]) / 2
    level = _strokes(thick, ruler)
    joined = _seen(level, edges, stations)
    if any(one.seen < _WHOLE * strips for one in joined):
        sloping = [_sloping(thick, ruler, slope) for slope in _SLOPES]
        joined = _seen(np.maximum.reduce([level, *sloping]), edges, stations)
    joined = [one for one in joined if one.seen >= max(_FEWEST, _COVER * strips)]
    joined.sort(key=lambda one: one.middle)
    apart = _APART
    if len(joined) > 3:
        usual = float(np.median(np.diff([one.middle for one in joined])))
        apart = max(apart, min(_THIN * usual, 2.5 * _APART))
    result: list[Curve] = []
    for one in joined:
        if result and _distance(one, result[-1], stations) < apart:
            if one.seen > result[-1].seen:
                result[-1] = one
            continue
        result.append(one)
    return result


def _strokes(thick: Array, ruler: int) -> Array:
    """What of a mask lies on a stroke across of that length."""
    return cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, ruler), np.uint8))


def _sloping(thick: Array, ruler: int, slope: float) -> Array:
    """The same of strokes of a *slope*: the mask is sheared, so that they are level, and back."""
    height, width = thick.shape
    shear = np.array([[1, 0, 0], [-slope, 1, slope * width / 2]], np.float32)
    there = cv2.warpAffine(thick, shear, (width, height), flags=cv2.INTER_NEAREST)
    return cv2.warpAffine(
        _strokes(there, ruler), shear, (width, height),
        flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP,
    )  # fmt: skip


def _seen(strokes: Array, edges: Array, stations: Array) -> list[Curve]:
    """The lines that strokes make from strip to strip, the longest first."""
    lines = cv2.dilate(strokes, np.ones((3, 3), np.uint8))
    shares = [(lines[:, a:b] > 0).mean(axis=1) for a, b in pairwise(edges)]
    chains = _chained([_peaks(one) for one in shares])
    return _joined([one for one in chains if len(one) >= _FEWEST], stations)


def _peaks(share: Array) -> list[float]:
    """Where a strip has lines: the middles of the dark stretches."""
    return [(a + b - 1) / 2 for a, b in runs(share >= _DARK) if b - a <= 24]


_Chain = dict[int, float]


def _chained(peaks: list[list[float]]) -> list[_Chain]:
    """The peaks of neighbouring strips put together to lines."""
    going: list[_Chain] = []
    done: list[_Chain] = []
    for strip, places in enumerate(peaks):
        done += [one for one in going if strip - max(one) > _FADE]
        going = [one for one in going if strip - max(one) <= _FADE]
        offers = sorted(
            (abs(place - _next(one, strip)), at, number)
            for number, place in enumerate(places)
            for at, one in enumerate(going)
        )
        taken_chains: set[int] = set()
        taken: set[int] = set()
        for distance, at, number in offers:
            gap = strip - max(going[at])
            if distance > _JUMP + 2 * (gap - 1):
                break
            if at in taken_chains or number in taken:
                continue
            going[at][strip] = places[number]
            taken_chains.add(at)
            taken.add(number)
        going += [{strip: place} for number, place in enumerate(places) if number not in taken]
    return done + going


def _next(chain: _Chain, strip: int) -> float:
    """Where a line will be on a strip, by how it came there."""
    strips = sorted(chain)[-4:]
    last = strips[-1]
    if len(strips) < 3:
        return chain[last]
    slope = (chain[last] - chain[strips[0]]) / (last - strips[0])
    return chain[last] + slope * (strip - last)


def _joined(chains: list[_Chain], stations: Array) -> list[Curve]:
    """Chains that are parts of one line, put together; the longest first."""
    parts = sorted(chains, key=len, reverse=True)
    result: list[_Chain] = []
    for part in parts:
        home = next((one for one in result if _is_one_line(one, part, stations)), None)
        if home is None:
            result.append(dict(part))
        else:
            home.update(part)
    return [_curve(one, stations) for one in result]


def _is_one_line(line: _Chain, part: _Chain, stations: Array) -> bool:
    if not line.keys().isdisjoint(part):
        return False
    own, other = _curve(line, stations), _curve(part, stations)
    there = stations[sorted(part)]
    return bool(np.abs(own.at(there) - other.at(there)).mean() < _APART)


def _curve(chain: _Chain, stations: Array) -> Curve:
    strips = sorted(chain)
    places = np.array([chain[one] for one in strips])
    if len(places) >= 5:  # a stroke that touches a line pulls it aside on one strip
        padded = np.pad(places, 1, mode="edge")
        middle = np.median([padded[:-2], padded[1:-1], padded[2:]], axis=0)
        places = np.where(np.abs(places - middle) > 3, middle, places)
    return Curve(stations[strips], places, len(chain))


def _distance(one: Curve, other: Curve, stations: Array) -> float:
    return float(np.abs(one.at(stations) - other.at(stations)).mean())
