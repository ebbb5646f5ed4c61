"""An Office file made once, and again and again with other texts: what a thousand classes get.

A library sets up styles, themes and parts anew for each file, which takes thirty times as long as
the rows of a class. So it makes one, with marks where the texts of a class go; of each further one
only the parts with marks are written anew. Nothing else of the file is looked at: same texts, same
bytes.
"""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from tongzhi_cli.model.text import masked, printable
from tongzhi_cli.office.package import Package


def mark(name: str) -> str:
    """What stands in the first file where a text goes; no text of a person has it in it.

    >>> mark("class")
    '{{fankui:class}}'
    """
    return f"{{{{fankui:{name}}}}}"


class Mould:
    """The file *data*, in whose *parts* there are marks."""

    def __init__(self, data: bytes, parts: Sequence[str]) -> None:
        self._package = Package(Path("任务包"), data)
        self._parts = {name: self._package.read(name).decode() for name in parts}

    def cast(self, texts: Mapping[str, str], whole: Collection[str] = ()) -> bytes:
        """The file with *texts* in the places of their marks; those of *whole* keep 18 digits."""
        told = {
            mark(name): _as_xml(text if name in whole else masked(text))
            for name, text in texts.items()
        }
        changed = {}
        for part, xml in self._parts.items():
            for place, text in told.items():
                xml = xml.replace(place, text)  # noqa: PLW2901
            changed[part] = xml.encode()
        return self._package.rewritten(changed)


def _as_xml(text: str) -> str:
    return escape(printable(text), {'"': "&quot;"})
