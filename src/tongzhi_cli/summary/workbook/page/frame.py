"""What stands on every printed page: the sheet, the school, the 届, until when it is true.

Nothing prints under 8 pt: the cells are of 10 pt, the widest sheets are reduced to 85 % at most,
and head and foot keep their 9 pt whatever the sheet is reduced to (issue 18).
"""

from datetime import datetime
from typing import Any

from tongzhi_cli.model.text import shortened
from tongzhi_cli.model.times import moment
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary.merge import Merged

#: What a page of A4 is wide where 10 pt print as 8.5 pt at least, in half-width characters. In
#: Excel one takes 8 pixels of 宋体, in LibreOffice 7; of a column 5 pixels are its own.
LANDSCAPE, PORTRAIT = 146, 96
#: Points that a landscape page is high where nothing is reduced, with a little left over.
HEIGHT = 500
#: A head of more signs is no head (Excel takes 255 in all three parts).
_LONGEST = 30
_SMALL = '&"宋体,常规"&9'


class Frame(NamedTuple):
    """The *school*, the *years* of the 届, and the moment *as_of* which all is true, in words."""

    school: str
    years: str
    as_of: str


def frame_of(merged: Merged, now: datetime | None = None) -> Frame:
    """The frame of a summary: as of *now*, where somebody said what time it is.

    Else as of the newest 校对 or 记录 time in it; the clock does not count, so that the same files
    give the same bytes.
    """
    years = "、".join(map(str, sorted({one.year for one in merged.notice.cohorts})))
    at = now or merged.newest
    return Frame(merged.notice.school, f"{years}届" if years else "", moment(at) if at else "")


def set_up(sheet: Any, frame: Frame, *, landscape: bool = True) -> None:
    """Set a sheet up for A4: as many pages high as it takes, one wide."""
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    own_size = {"scale_with_doc": False}
    school = _escaped(" ".join(filter(None, (frame.school, frame.years))))
    as_of = f"&R{_SMALL}截至 {frame.as_of}" if frame.as_of else ""
    sheet.set_header(f'&L{_SMALL}{school}&C&"宋体,加粗"&12&A{as_of}', own_size)
    sheet.set_footer(f"&C{_SMALL}第 &P 页，共 &N 页", own_size)


def _escaped(text: str) -> str:
    return shortened(text, _LONGEST).replace("&", "&&")
