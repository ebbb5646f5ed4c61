"""What the program needs of a computer: each thing looked at, and what to do where it is missing.

Nothing is changed: a file that is written to try a folder is gone again. Source: issue 20.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile, gettempdir
from typing import TextIO

from tongzhi_cli.errors import UsageError
from tongzhi_cli.model.problem import Severity
from tongzhi_cli.model.times import moment, zone_of
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import soffice
from tongzhi_cli.office.disk import system
from tongzhi_cli.paper.picture import fonts
from tongzhi_cli.scan import extra
from tongzhi_cli.tables.formats import worker

#: What the program writes on a screen: Chinese, and the marks before a line. All of it is in GBK.
_SHOWN = "反馈表校对结果√×！·（）"
#: A summary of a thousand classes and its page take a tenth of that.
_ROOM = 100_000_000
#: A clock goes wrong by hours where its battery is empty: a file is never saved a day from now.
_WRONG = timedelta(days=1)
#: So many files of a folder tell what time it was.
_MOST_FILES = 2_000
_CHINA = "Asia/Shanghai"
#: What no system of ours has without data, unlike China's (model/times.py).
_ELSEWHERE = "Europe/London"


class Finding(NamedTuple):
    """One thing that was looked at: what it is like, and what to do; *severity* None: all right."""

    code: str
    title: str
    says: str
    do: str = ""
    severity: Severity | None = None


def examined(folder: Path, now: datetime, streams: Sequence[TextIO]) -> Iterator[Finding]:
    """Each thing that the program needs, as it is here.

    *folder* is where somebody works, *now* what the computer's clock says with its own zone,
    *streams* what is written to.
    """
    yield console(streams)
    yield _writable("folder", "这个文件夹", folder)
    yield _writable("temporary", "临时文件夹", Path(gettempdir()))
    yield reader()
    yield font()
    yield office()
    yield pictures()
    yield zone(now)
    yield zone_data()
    yield clock(now, newest([folder, Path(__file__).parent]))


def console(streams: Sequence[TextIO]) -> Finding:
    """Whether what is shown can be shown."""
    told = "、".join(dict.fromkeys(str(one.encoding) for one in streams))
    if all(_can_show(one.encoding) for one in streams):
        return Finding("console", "屏幕上的中文", told)
    how = (
        "用 Windows 终端打开，或先打 chcp 65001"
        if system.is_windows()
        else "先打 export LC_ALL=C.UTF-8"
    )
    return Finding(
        "console", "屏幕上的中文", f"{told} 里没有中文", f"{how}，再来一次。", Severity.ERROR
    )


def _can_show(encoding: str) -> bool:
    """Whether an encoding has what is shown.

    >>> _can_show("gbk"), _can_show("utf-8"), _can_show("cp437")
    (True, True, False)
    """
    try:
        _SHOWN.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _writable(code: str, title: str, folder: Path) -> Finding:
    try:
        with TemporaryFile(dir=folder) as file:
            file.write(b"\0")
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return Finding(code, title, *_unwritable(folder, error), Severity.ERROR)
    if free < _ROOM:
        told = f"{folder.name or folder} 能写，可是只剩 {free // 1_000_000} MB"
        return Finding(code, title, told, _TIDY, Severity.WARNING)
    return Finding(code, title, "能写")


_TIDY = "请先腾出空间。"


def _unwritable(folder: Path, error: OSError) -> tuple[str, str]:
    """Why nothing can be written in a folder, and what to do about it."""
    name = folder.name or folder
    match system.trouble(error, folder):
        case system.Trouble.FULL:
            return f"{name} 里写不下，磁盘已满", _TIDY
        case system.Trouble.AWAY:
            return f"{name} 所在的盘或网络文件夹连不上", "请插好 U 盘、连上网络再试。"
        case system.Trouble.MISSING:
            return f"{name} 不见了", "请把它放回原处，再打开一次。"
        case system.Trouble.CLOUD:
            return (
                f"{name} 在网盘的文件夹里，网盘的程序没有让写",
                "请打开网盘的程序，等它同步完再试。",
            )
        case _:
            return (
                f"{name} 里写不进东西（系统错误 {error.errno}）",
                (
                    "把班级的文件夹放到“文档”或桌面上再打开；"
                    "在压缩包里的先解压，U 盘看看写保护的开关。"
                ),
            )


def reader() -> Finding:
    """Whether the process that reads .xls can be started."""
    code, title = "reader", "读 .xls、.ods"
    try:
        worker.start()
    except OSError as error:
        return Finding(
            code,
            title,
            f"要另起一个进程来读，没有起来（{worker.reason_of(error)}）",
            "看看是不是被杀毒软件拦下了；先用 Excel/WPS 另存为 .xlsx。",
            Severity.ERROR,
        )
    return Finding(code, title, "能读")


def font() -> Finding:
    """Whether Chinese can be printed and drawn."""
    found = fonts.faces()
    if found:
        return Finding("fonts", "中文字体", found[0].path)
    return Finding(
        "fonts",
        "中文字体",
        "没有：PDF 和发到群里的图里，字会变成方框",
        "请安装中文字体（Debian、Ubuntu：apt install fonts-noto-cjk 或 fonts-arphic-uming）。",
        Severity.WARNING,
    )


def office() -> Finding:
    """Whether LibreOffice is there; a form is filled without it."""
    if program := soffice.program():
        return Finding("libreoffice", "LibreOffice", program)
    return Finding(
        "libreoffice",
        "LibreOffice",
        "没有：--pdf 出不来，.doc、.wps 读不了；别的都不用它",
        "要用的，从 libreoffice.org 安装；不装，就用 WPS/Word “输出为 PDF”、“另存为 .docx”。",
        Severity.INFO,
    )


def pictures() -> Finding:
    """Whether the extra is there that photographs are looked at with; nothing else wants it."""
    code, title = "pictures", "看照片的部件"
    try:
        extra.require()
    except UsageError as error:
        says = "没有：fankui signed 看不了照片和扫描件；别的都不用它"
        return Finding(code, title, says, f"要用的，{error.hint}。", Severity.INFO)
    return Finding(code, title, "装好了")


def zone(now: datetime) -> Finding:
    """Whether the computer counts its hours as China does."""
    title = "时区"
    here, there = now.utcoffset(), now.astimezone(_zone_of_china()).utcoffset()
    if here == there:
        return Finding("zone", title, "和北京时间一样")
    ahead = _hours((here or timedelta()) - (there or timedelta()))
    return Finding(
        "zone",
        title,
        f"这台电脑的时区比北京时间{ahead}；截止照通知的时区算，现在是北京时间 "
        f"{moment(now.astimezone(_zone_of_china()))}",
        "这个时间和手机上的不一样的，是时区设错了：在系统的“日期和时间”里选北京，再对时。",
        Severity.WARNING,
    )


def _zone_of_china() -> tzinfo:
    return zone_of(_CHINA)


def _hours(ahead: timedelta) -> str:
    """How far a zone is ahead of another.

    >>> _hours(timedelta(hours=-8)), _hours(timedelta(hours=1, minutes=30))
    ('慢 8 小时', '快 1.5 小时')
    """
    return f"{'慢' if ahead < timedelta() else '快'} {abs(ahead.total_seconds()) / 3600:g} 小时"


def zone_data() -> Finding:
    """Whether there are data of zones; China is known without them."""
    try:
        zone_of(_ELSEWHERE)
    except (KeyError, ValueError, OSError):
        return Finding(
            "zones",
            "时区数据",
            "没有：北京时间照样算得对，通知写了别的时区的读不了",
            "pip install tzdata。",
            Severity.WARNING,
        )
    return Finding("zones", "时区数据", "有")


def newest(folders: Sequence[Path]) -> tuple[Path, datetime] | None:
    """The file in *folders* (not below them) that was saved last, and when."""
    found = [one for folder in folders for one in islice(_saved(folder), _MOST_FILES)]
    return max(found, key=lambda one: one[1], default=None)


def _saved(folder: Path) -> Iterator[tuple[Path, datetime]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_file():
                    at = datetime.fromtimestamp(entry.stat().st_mtime, UTC)
                    yield Path(entry.path), at
    except (OSError, ValueError, OverflowError):
        return


def clock(now: datetime, last: tuple[Path, datetime] | None) -> Finding:
    """Whether the clock is behind a file: one of them is wrong. Nothing here tells a fast one."""
    title, told = "时钟", moment(now)
    if last is None or last[1] - now <= _WRONG:
        return Finding("clock", title, f"{told}（请看一眼对不对）")
    path, at = last
    return Finding(
        "clock",
        title,
        f"现在是 {told}，可是 {path.name} 是 {moment(at.astimezone(now.tzinfo))} 存的："
        "钟慢了，或者这个文件的日期是错的",
        "请和手机比一下：钟不对的，先对时（系统的“日期和时间”，打开自动设置时间），截止和逾期都照"
        "这台电脑的钟算；钟对的，不用管它。",
        Severity.WARNING,
    )
