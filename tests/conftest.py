"""What the tests of the commands share: running one, and classes to run it on."""

import gc
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import openpyxl
import pytest
from hypothesis import HealthCheck, settings

from tongzhi_cli.__main__ import main

CLASS = "2014级信息管理与信息系统1班"
NOW = "2018-04-01 20:00"
#: Where Linux keeps files in memory. The tests write, sync and delete some 20,000: a disk took
#: minutes for that, and loses nothing by it.
MEMORY = Path("/dev/shm")  # noqa: S108  pytest makes a folder of the user's own there


class Run(NamedTuple):
    """What a command did: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


def is_roomy(folder: Path) -> bool:
    """Whether so many files may lie in *folder* and be run from there."""
    if not folder.is_dir():
        return False
    told = os.statvfs(folder)
    return told.f_bavail * told.f_frsize > 2 << 30 and not told.f_flag & os.ST_NOEXEC


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """18,000 tests stay until the end: no collection of garbage looks through them again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Of a test that passes a worker sends one report: its set-up and its end say nothing more."""
    worker = next(
        (one for one in session.config.pluginmanager.get_plugins() if hasattr(one, "sendevent")),
        None,
    )
    option = session.config.option
    if worker is None or option.durations is not None or option.xmlpath:
        return
    send = worker.sendevent

    def sendevent(name: str, **what: Any) -> None:
        told = what.get("data", {})
        if name != "testreport" or told["when"] == "call" or told["outcome"] != "passed":
            send(name, **what)

    worker.sendevent = sendevent


def pytest_configure() -> None:
    """A terminal of 80 columns without colour, and no law that a busy machine breaks."""
    for name in ("FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS", "FANKUI_NOW"):
        os.environ.pop(name, None)
    # FANKUI_DEBUG: a fault of ours in reading one of several files fails a test
    os.environ.update(COLUMNS="80", TERM="xterm", NO_COLOR="1", FANKUI_DEBUG="1")
    # Where Python may not keep what it compiled, each worker compiles every test anew, and each of
    # hundreds of programs the whole package: three times the work.
    if "FANKUI_NO_BYTECODE" not in os.environ:  # tools/mutation_runs.py changes files
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        sys.dont_write_bytecode = False
    # What a shell starts in the background never sees Ctrl+C, nor does what it starts itself.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if is_roomy(MEMORY) and "TMPDIR" not in os.environ:
        os.environ["TMPDIR"], tempfile.tempdir = str(MEMORY), None
    slow = [HealthCheck.too_slow]
    settings.register_profile("fankui", deadline=None, suppress_health_check=slow)
    # The gate tries the same examples each time, so that what was green stays green; new ones are
    # looked for by `just laws`, and what they find is kept as an @example.
    settings.register_profile("daily", settings.get_profile("fankui"), derandomize=True)
    is_searching = os.environ.get("FANKUI_LAWS") == "search"
    settings.load_profile("fankui" if is_searching else "daily")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user can reach (pytest's own are private)."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def told_by_nobody(action: Callable[[], str]) -> str:
    """What *action* says where a user without root's rights does it, or the error that it ends in.

    Root may write everywhere; the test folders of pytest are private.
    """
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:  # nothing but os._exit may end this copy of the test run
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            os.write(write_end, action().encode())
        except BaseException as error:  # noqa: BLE001  told to the parent
            os.write(write_end, f"{type(error).__name__}：{error}".encode())
        finally:
            os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    return said


@pytest.fixture
def fankui(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Run]:
    """Run `fankui` with arguments, on the evening before the deadline unless --now is given."""

    def run(*arguments: object, now: str | None = NOW) -> Run:
        words = [str(argument) for argument in arguments]
        timed = {"build", "check", "collect", "followup", "remind"}
        if now and "--now" not in words and words[0] in timed:
            words += ["--now", now]
        monkeypatch.setattr(sys, "argv", ["fankui", *words])
        capsys.readouterr()
        try:
            code = main()
        except SystemExit as end:  # as the console script would end
            code = int(end.code or 0)
        said = capsys.readouterr()
        return Run(int(code), said.out, said.err)

    return run


def students(count: int, answer: str | None = "无误") -> list[list[object]]:
    """Rows of an invented class: 学号, 姓名, 班级, 层次, 校对结果."""
    surnames = "安白毕曹岑陈程崔邓丁董杜范方冯傅高顾郭韩"
    return [
        [
            str(2014030101 + at),
            f"{surnames[at % 20]}{'若思雨子望'[at // 20 % 5]}",
            CLASS,
            "本科",
            answer,
        ]
        for at in range(count)
    ]


HEADER: list[object] = ["学号", "姓名", "班级", "层次", "校对结果"]


def workbook(path: Path, rows: Iterable[Iterable[object]], sheet: str = "名单") -> Path:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    book.save(path)
    return path


@pytest.fixture
def class_of_45(tmp_path: Path) -> Path:
    """A roster of 45 whose own column says that all is well."""
    return workbook(tmp_path / "class.xlsx", [HEADER, *students(45)])
