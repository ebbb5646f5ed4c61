"""The dates of what stands around a notice on its page: none is the notice's, all are told."""

from collections.abc import Iterator

from tongzhi_cli.model.traditional import simplified
from tongzhi_cli.notice.draft import FRAME, Left
from tongzhi_cli.notice.reading.due.datelike import unread


def of_frame(frame: str, begin: int) -> Iterator[Left]:
    """Whatever looks like a date in the lines of a *frame*, which *begin* there.

    >>> [one.text for one in of_frame("四六级6月12日开考\\n更新 2027-03-19 11:23", 0)]
    ['6月12日', '2027-03-19 11:23']
    """
    at = begin
    for line in frame.split("\n") if frame else ():
        for one in unread(simplified(line), ()):
            place = at + one.begin, at + one.end
            yield Left(line[one.begin : one.end], FRAME, line, place)
        at += len(line) + 1
