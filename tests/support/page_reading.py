"""What stands on the pages of a PDF: words where they are, the room left at the foot."""

import re
import subprocess
import tempfile
from collections.abc import Sequence
from html import unescape
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple

#: Of how many dots to the inch the picture is in which ink is looked for; what is darker is ink.
_DPI, _INK = 36, 200
_WORD = re.compile(r'<word xMin="[-\d.]+" yMin="([-\d.]+)"[^>]*>(.*?)</word>')
_PAGE = re.compile(r'<page width="[\d.]+" height="([\d.]+)">(.*?)</page>', re.DOTALL)


class Printed(NamedTuple):
    """A page: its *words* and how far down they are, how far down its ink goes, in points."""

    words: Sequence[tuple[float, str]]
    high: float
    ink: float

    def rows(self, number: str) -> list[float]:
        """How far down the rows are in which a word matches the pattern *number*."""
        return sorted({round(y) for y, text in self.words if re.fullmatch(number, text)})

    def count(self, pattern: str) -> int:
        """How many words match the pattern."""
        return sum(bool(re.fullmatch(pattern, text)) for _, text in self.words)


def pages(pdf: Path) -> list[Printed]:
    """The pages of a PDF."""
    said = subprocess.run(
        ("pdftotext", "-bbox", str(pdf), "-"), check=True, capture_output=True, encoding="utf-8"
    ).stdout
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ("pdftoppm", "-r", str(_DPI), "-gray", str(pdf), f"{folder}/page"), check=True
        )
        pictures = [path.read_bytes() for path in sorted(Path(folder).glob("*.pgm"))]
    found = []
    for (high, inner), picture in zip(_PAGE.findall(said), pictures, strict=True):
        words = [(float(y), unescape(text)) for y, text in _WORD.findall(inner)]
        found.append(Printed(words, float(high), _lowest(picture)))
    return found


def _lowest(picture: bytes) -> float:
    """How far down the ink of a picture goes, in points."""
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
    assert head is not None
    wide, high = int(head[1]), int(head[2])
    dots = picture[head.end() :]
    lines = (y for y in range(high - 1, 0, -1) if min(dots[y * wide : (y + 1) * wide]) < _INK)
    return (next(lines, 0) + 1) * 72 / _DPI


def free_rows(page: Printed, number: str, margin: float) -> float:
    """How many more rows of usual height the *page* has room for above its *margin* in points."""
    steps = [below - above for above, below in pairwise(page.rows(number)) if below - above > 8]
    return (page.high - margin - page.ink) / (median(steps) if steps else page.high)
