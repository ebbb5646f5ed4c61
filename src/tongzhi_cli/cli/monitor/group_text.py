"""When no text for the class group is given: its dates would be another year's."""

from datetime import datetime

from tongzhi_cli.check.check import Report
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.loader.notices import is_built_in, is_wrong_notice
from tongzhi_cli.loader.rosters import ClassOptions
from tongzhi_cli.notice.deadlines import past
from tongzhi_cli.notice.model import Notice


def is_refused(report: Report, given: ClassOptions) -> bool:
    """Whether no text is given, because its dates would be another year's; that is said.

    Source: issue 17, item 2.
    """
    if not is_built_in(given.rosters[0], given.notice):
        return False
    if is_wrong_notice(report):
        students = [line.student for each in report.classes for line in each.lines]
        years = "、".join(sorted({str(one.entry_year) for one in students if one.entry_year}))
        _say_refused(f"这个班（{years} 级）不在里面" if years else "这个班不在里面")
        return True
    return is_over(report.notice, report.now)


def is_over(notice: Notice, now: datetime) -> bool:
    """Whether no text is given by a shipped notice, because it is long over; that is said."""
    over = past(notice, now)
    if over:
        _say_refused(f"它的上交截止已经过了 {over.days} 天")
        show.say(*show.long_past(notice, now))
    return over is not None


def _say_refused(why: str) -> None:
    show.say(
        f"！ 用的是内置的 2018 年通知，{why}：没有写发到群里的话，免得把别的年份的日期发出去。",
        "  先把今年的通知读进来，放在花名册旁边：fankui notice import 通知.docx；"
        "没有文件：fankui notice new",
    )
