"""The record of a chat as QQ for the PC saves it by default: one .mht, a page with its pictures.

Source: 消息管理器 › 导出消息记录 › “.mht”; RFC 2557. The page is a table: a row 日期: 2018-03-28
for each day, a row for each message: in one box who wrote it (floating left) and the hour, in
the next the text (issue 14, item 10). It becomes the lines that the .txt of QQ has.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from tongzhi_cli.tables.formats import html
from tongzhi_cli.tables.formats import text as text_format

#: So much of it has the head of the file.
_HEAD = 400
_BOUNDARY = rb'boundary\s*=\s*"([^"\r\n]{1,80})"'
_DAY = r"\x04?\s*日期\s*[:：]\s*(\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?)"
#: Around a sender, who floats; no text has these.
_FROM, _TO = "\x02", "\x03"
#: In front of what stands in no box, as days do and messages do not.
_BARE = "\x04"
_HEADER = rf"{_FROM}(?P<sender>[^{_TO}]*){_TO}\s*(?P<clock>\S.*)"
_BREAKS = frozenset({"div", "p", "br", "tr", "td", "table", "li"})
_SKIPPED = frozenset({"script", "style", "title"})


def record_in(data: bytes) -> str:
    """The record in a .mht as its lines in .txt would be, "" where its page cannot be read.

    Only the page is decoded, the first part; the pictures behind it may be large.
    """
    found = re.search(_BOUNDARY, data[:_HEAD])
    if found:
        parts = data.split(b"--" + found[1], 2)
        data = (b"--" + found[1]).join(parts[:2]) + b"--" + found[1] + b"--\r\n"
    told = next(map(text_format.decode, html.pages_in(data)), None)
    if not told:
        return ""
    reading = _Page()
    reading.feed(told)
    reading.close()
    return "".join(f"{line}\n" for line in _lines("".join(reading.pieces)))


def _lines(text: str) -> Iterator[str]:
    """The lines of a .txt: a day, an hour and who, then the text."""
    day = ""
    for line in text.splitlines():
        bare = " ".join(line.split())
        if line.startswith(_BARE) and (found := re.fullmatch(_DAY, bare)):
            day = found[1]
        elif header := re.fullmatch(_HEADER, bare):
            yield ""
            yield f"{day} {header['clock']} {header['sender'].strip()}"
        elif said := re.sub(f"[{_FROM}{_TO}{_BARE}]", " ", bare).strip():
            yield said


class _Page(HTMLParser):
    """The texts of a page, a line for each box, with marks around what floats."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        #: For each open box, whether it floats.
        self._boxes: list[bool] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipped += 1
        elif tag == "img":
            self.pieces.append("[图片]")
        elif tag == "div":
            floats = "float:left" in (dict(attrs).get("style") or "").replace(" ", "").lower()
            self._boxes.append(floats)
            self.pieces.append(f"\n{_FROM}" if floats else "\n")
        elif tag in _BREAKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipped -= bool(self._skipped)
        elif tag == "div":
            floats = self._boxes.pop() if self._boxes else False
            self.pieces.append(_TO if floats else "\n")
        elif tag in _BREAKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            said = re.sub(f"[\\s{_FROM}{_TO}{_BARE}]+", " ", data)
            self.pieces.append(said if self._boxes else f"{_BARE}{said}")
