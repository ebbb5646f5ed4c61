"""Which notice a command goes by, and which time it takes for now."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.dates.moment import read_time
from tongzhi_cli.errors import InputError, UsageError
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.office import file_type, limits

if TYPE_CHECKING:
    from tongzhi_cli.check.check import Report
    from tongzhi_cli.notice.model import Notice

#: The notice file that is found without being named.
NOTICE_FILE = "notice.toml"
#: How the text of a notice may end, which is no notice file; and that of an old program, which
#: takes long to open.
TEXTS = (".docx", ".docm", ".txt", ".html", ".htm", ".mht", ".mhtml")
OLD_TEXTS = (".doc", ".wps")
#: So many open points of a notice are told.
_POINTS = 3
_SHIPPED = "内置，别的通知用 --notice 指定"


def is_notice_file(name: str) -> bool:
    """Whether a path as typed is a notice file, which has a check of its own."""
    return name.lower().endswith(".toml")


def is_document(path: Path) -> bool:
    """Whether a file is a document of old Word, whatever it is called."""
    try:
        return file_type.content_of(limits.read_bytes(path)) is file_type.Content.DOC
    except InputError:
        return False


def notice_for(roster: str, named: str | None) -> "tuple[Notice, str]":
    """The notice: as *named*, beside the roster, in the working folder, or built in; and which.

    Raises:
        InputError: the notice cannot be read.

    """
    from tongzhi_cli.notice.toml import read as notice_toml

    path = notice_file(roster, named)
    if named:
        return _used(named, f"--notice {named}")
    return _used(str(path), str(path)) if path else _used(notice_toml.BUILT_IN, _SHIPPED)


def notice_file(roster: str, named: str | None) -> Path | None:
    """The file of the notice that `notice_for` reads; None where it is a shipped one."""
    from tongzhi_cli.notice.toml import read as notice_toml

    if named:
        return None if named in notice_toml.shipped() else Path(named)
    beside = Path(roster) if os.path.isdir(roster) else Path(roster).parent  # noqa: PTH112
    paths = (folder / NOTICE_FILE for folder in (beside, Path()))
    return next((path for path in paths if limits.is_file(path)), None)


def beside_first(paths: Sequence[str], named: str | None) -> str:
    """The first of *paths* that a notice file lies beside; the first where none does.

    What was handed in is often in a folder of its own, and the notice beside the list.
    """
    found = (path for path in paths if notice_file(path, named))
    return next(found, paths[0])


def toml_of(beside: str, named: str | None) -> str:
    """The notice that `notice_for` reads, as the text of a notice file.

    Raises:
        InputError: it cannot be read.

    """
    from tongzhi_cli.notice.toml import read as notice_toml

    path = notice_file(beside, named)
    if path and _is_text(path):
        from tongzhi_cli.loader.notice_text import understood

        return understood(path).toml
    return notice_toml.text_of(str(path) if path else named or notice_toml.BUILT_IN)


def _is_text(path: Path) -> bool:
    """Whether a notice is its own text, and no notice file."""
    return path.suffix.lower() in (*TEXTS, *OLD_TEXTS)


def notice_here() -> str | None:
    """The notice file of the working folder, if there is one."""
    return NOTICE_FILE if limits.is_file(Path(NOTICE_FILE)) else None


def _used(name: str, how: str) -> "tuple[Notice, str]":
    """The notice *name*, and its title with *how* it was found."""
    if _is_text(Path(name)):
        from tongzhi_cli.loader.notice_text import notice_of
        from tongzhi_cli.office.convert import CONVERTED

        how = f"读自原文，{CONVERTED}" if is_document(Path(name)) else "读自原文"
        saved = f"{how}；存成通知文件：fankui notice import {quoted(name)}"
        notice = notice_of(Path(name))
        return notice, f"{_titled(notice)}（{name}，{saved}）"
    from tongzhi_cli.notice.toml import read as notice_toml

    notice = notice_toml.read(name)
    return notice, f"{_titled(notice)}（{how}）"


def still_open(roster: str, named: str | None) -> list[str]:
    """What of the notice is to be decided, for what goes out to students: said before a text.

    The others leave it to `notice check`; where they cannot do without they say so. Source: issue
    17, item 4.
    """
    path = notice_file(roster, named)
    if path is None or _is_text(path):
        return []
    points = open_in(path)
    check = f"fankui notice check {quoted(str(path))}"
    head = f"！ 通知里还有 {len(points)} 处待定，先定了再发：{check}"
    return [head, *open_points(points)] if points else []


def open_in(path: Path) -> list[str]:
    """What a notice file leaves to be decided.

    Raises:
        InputError: it cannot be read.

    """
    from tongzhi_cli.notice.toml import read as notice_toml
    from tongzhi_cli.notice.toml.lines import todos

    return [one.short for one in todos(notice_toml.text_of(str(path)))]


def open_points(questions: Sequence[str]) -> list[str]:
    """The first of the open points of a notice, a line each."""
    more = len(questions) - _POINTS
    return [
        *(f"  {one}" for one in questions[:_POINTS]),
        *([f"  ……还有 {more} 处"] if more > 0 else []),
    ]


def _titled(notice: "Notice") -> str:
    return f"{notice.number}《{notice.title}》"


def now_in(notice: "Notice", text: str | None) -> datetime:
    """What --now says, or the clock of the computer, in the zone of the notice.

    Raises:
        UsageError: *text* is no time.

    """
    if text is None:
        return datetime.now(notice.zone).replace(microsecond=0)
    moment = read_time(text)
    if moment is None:
        try:
            moment = datetime.fromisoformat(text.strip())
        except ValueError:
            hint = '写成 --now "2018-04-02 09:00" 的样子。'
            raise UsageError(f"--now {text} 不是时间", hint) from None
    return notice.local(moment)


def typed_now(notice: "Notice", text: str | None) -> datetime | None:
    """The time where somebody typed one, and did not only set it for all commands.

    Raises:
        UsageError: it is no time.

    """
    now = now_in(notice, text)
    return now if text not in {None, os.environ.get("FANKUI_NOW")} else None


def is_built_in(beside: str, named: str | None) -> bool:
    """Whether a shipped notice holds for what lies at *beside*, be it named or not."""
    return notice_file(beside, named) is None


def is_wrong_notice(report: "Report") -> bool:
    """Whether a shipped notice, of which *report* is, is another year's than the class's.

    Another year's dates never go out in a text that people paste (issue 17, item 2). A few who are
    outside it (留级, 复学) are asked about by the rule; half of a class is another class.
    """
    taking_part = sum(each.expected for each in report.classes)
    outside = {one.number for one in report.problems if one.code == "cohort"}
    outside |= {one.number for one in report.allowed if one.code == "cohort"}
    return 0 < taking_part <= 2 * len(outside)
