"""What a Word document has beside its body: footnotes where they are referred to, and the rest.

A footnote is part of what its sentence says, and is put there in brackets; headers, footers and
remarks at the margin stand around the text. ECMA-376, 17.10 and 17.11.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tongzhi_cli.office.package import Package
from tongzhi_cli.office.word.xml import Element, P, T, W, parsed

_REFERENCE = re.compile(
    rb'<w:(foot|end)noteReference\b[^>]{0,200}?w:id="(-?\d{1,9})"[^>]{0,200}?/>'
)
_AROUND = re.compile(r"word/(?:header|footer|comments)\d{0,3}\.xml")
#: No document has as many headers and footers.
_MOST = 12


def with_notes(path: Path, package: Package, xml: bytes) -> bytes:
    """The body *xml* with each footnote and endnote in brackets where it is referred to.

    Raises:
        InputError: the part with the notes is not well-formed.

    """
    if b"noteReference" not in xml:
        return xml
    from html import escape  # noqa: PLC0415  two thousand names (start fast)

    notes = {kind: dict(_notes(path, package, kind)) for kind in ("foot", "end")}

    def told(match: re.Match[bytes]) -> bytes:
        said = notes[match[1].decode()].get(match[2].decode(), "")
        return (
            f'<w:t xml:space="preserve">（{escape(said, quote=False)}）</w:t>'.encode()
            if said
            else match[0]
        )

    return _REFERENCE.sub(told, xml)


def _notes(path: Path, package: Package, kind: str) -> Iterator[tuple[str, str]]:
    """The notes of one *kind*, with their number."""
    name = f"word/{kind}notes.xml"
    if name not in package:
        return
    for note in parsed(path, package.read(name)).iter(f"{W}{kind}note"):
        lines = map(_text, note.iter(P))
        yield note.get(f"{W}id", ""), " ".join(filter(None, map(str.strip, lines))).rstrip("。")


def _text(line: Element) -> str:
    return "".join(one.text or "" for one in line.iter(T))


def around(path: Path, package: Package) -> list[str]:
    """The lines of headers, footers and remarks.

    Raises:
        InputError: one of these parts is not well-formed.

    """
    names = [name for name in package.names if _AROUND.fullmatch(name)][:_MOST]
    lines = (_text(line) for name in names for line in parsed(path, package.read(name)).iter(P))
    return [line for line in lines if line.strip()]
