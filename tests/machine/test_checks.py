"""What the program needs of a computer: found where it is, told with what to do where it is not."""

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from io import BytesIO, TextIOWrapper
from pathlib import Path
from types import SimpleNamespace

import pytest

from tongzhi_cli.machine import checks
from tongzhi_cli.machine.checks import Finding
from tongzhi_cli.model.problem import Severity
from tongzhi_cli.office import soffice
from tongzhi_cli.paper.picture import fonts
from tongzhi_cli.scan import extra
from tongzhi_cli.tables.formats import worker

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2018, 4, 1, 20, 0, tzinfo=CHINA)
DAY = timedelta(days=1)


def stream(encoding: str) -> TextIOWrapper:
    return TextIOWrapper(BytesIO(), encoding=encoding)


def raising(number: int) -> Callable[..., None]:
    def refused(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refused


refused = raising(errno.EROFS)


def nearly_full(_: object) -> SimpleNamespace:
    return SimpleNamespace(free=3_900_000)


def no_data(_: str) -> None:
    raise KeyError


#: What is missing: how it comes to be so, which thing tells it, how bad it is, and what it says.
MISSING: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], str, Severity, str]] = {
    "a folder that cannot be written": (
        lambda patch: patch.setattr(checks, "TemporaryFile", refused),
        "folder", Severity.ERROR, "里写不进东西（系统错误 30）",
    ),
    "a folder that is gone": (
        lambda patch: patch.setattr(checks, "TemporaryFile", raising(errno.ENOENT)),
        "folder", Severity.ERROR, " 不见了",
    ),
    "a full disk": (
        lambda patch: patch.setattr(checks, "TemporaryFile", raising(errno.ENOSPC)),
        "folder", Severity.ERROR, " 里写不下，磁盘已满",
    ),
    "a disk that is nearly full": (
        lambda patch: patch.setattr(shutil, "disk_usage", nearly_full),
        "temporary", Severity.WARNING, "能写，可是只剩 3 MB",
    ),
    "a process that is not let start": (
        lambda patch: patch.setattr(worker, "start", refused),
        "reader", Severity.ERROR, "要另起一个进程来读，没有起来（系统错误 30）",
    ),
    "no Chinese font": (
        lambda patch: patch.setattr(fonts, "faces", list),
        "fonts", Severity.WARNING, "没有：PDF 和发到群里的图里，字会变成方框",
    ),
    "no LibreOffice": (
        lambda patch: patch.setattr(soffice, "program", lambda: None),
        "libreoffice", Severity.INFO, "没有：--pdf 出不来，.doc、.wps 读不了；别的都不用它",
    ),
    "no libraries for pictures": (
        lambda patch: patch.setattr(extra, "missing", lambda: ["rapidocr>=3.8"]),
        "pictures", Severity.INFO, "没有：fankui signed 看不了照片和扫描件；别的都不用它",
    ),
    "no zone data": (
        lambda patch: patch.setattr(checks, "zone_of", no_data),
        "zones", Severity.WARNING, "没有：北京时间照样算得对，通知写了别的时区的读不了",
    ),
}  # fmt: skip


def by_code(folder: Path, now: datetime = NOW) -> dict[str, Finding]:
    found = checks.examined(folder, now, (stream("utf-8"),))
    return {one.code: one for one in found}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where nothing was saved after NOW."""
    monkeypatch.setattr(checks, "newest", lambda _: (tmp_path / "花名册.xlsx", NOW))
    return tmp_path


def test_each_thing_is_looked_at_once(folder: Path) -> None:
    """All right is told too, in one order; nothing is left in the folder."""
    codes = [one.code for one in checks.examined(folder, NOW, (stream("gbk"),))]
    assert codes == [
        "console", "folder", "temporary", "reader", "fonts", "libreoffice", "pictures",
        "zone", "zones", "clock",
    ]  # fmt: skip
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", MISSING)
def test_what_is_missing_is_told(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How bad it is, what is wrong, and something to do."""
    lacks, code, severity, says = MISSING[name]
    if code == "zones":  # the others ask for China's zone
        lacks(monkeypatch)
        found = checks.zone_data()
    else:
        lacks(monkeypatch)
        found = by_code(folder)[code]
    assert found.severity is severity
    assert found.says.endswith(says)
    assert found.do.endswith("。")


@pytest.mark.parametrize(
    ("encodings", "severity", "says"),
    [
        (("utf-8", "utf-8"), None, "utf-8"),
        (("gbk", "utf-8"), None, "gbk、utf-8"),
        (("cp437", "cp437"), Severity.ERROR, "cp437 里没有中文"),
        (("utf-8", "ascii"), Severity.ERROR, "utf-8、ascii 里没有中文"),
    ],
)
def test_a_screen_without_chinese_is_told(
    encodings: tuple[str, ...], severity: Severity | None, says: str
) -> None:
    """Whichever of what is written to has no Chinese."""
    found = checks.console([stream(one) for one in encodings])
    assert (found.severity, found.says) == (severity, says)


@pytest.mark.parametrize(
    ("hours", "says"),
    [
        (8, "和北京时间一样"),
        (0, "这台电脑的时区比北京时间慢 8 小时"),
        (9, "这台电脑的时区比北京时间快 1 小时"),
    ],
)
def test_another_zone_is_told(hours: int, says: str) -> None:
    """With the time in China, which a person can hold against a phone."""
    found = checks.zone(NOW.astimezone(timezone(timedelta(hours=hours))))
    assert found.says.startswith(says)
    assert (found.severity, "2018-04-01 20:00" in found.says) == (
        (None, False) if hours == 8 else (Severity.WARNING, True)
    )


@pytest.mark.parametrize(
    ("ahead", "is_wrong"), [(-400 * DAY, False), (DAY, False), (2 * DAY, True)]
)
def test_a_clock_that_is_behind_a_file_may_be_wrong(
    ahead: timedelta, is_wrong: bool, tmp_path: Path
) -> None:
    """A file that was saved a day from now was not: the clock or its date is wrong, as is said."""
    path = tmp_path / "花名册.xlsx"
    path.write_bytes(b"")
    saved = (NOW + ahead).timestamp()
    os.utime(path, (saved, saved))
    found = checks.clock(NOW, checks.newest([tmp_path, tmp_path / "没有"]))
    assert found.severity is (Severity.WARNING if is_wrong else None)
    both = "花名册.xlsx 是 2018-04-03 20:00 存的：钟慢了，或者这个文件的日期是错的"
    assert (both in found.says) == is_wrong


def test_nothing_is_changed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is left where it was tried to write, not even in the folder of temporary files."""
    away = folder / "temporary"
    away.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(away))
    by_code(folder)
    assert [re.sub(".*/", "", str(one)) for one in folder.rglob("*")] == ["temporary"]
