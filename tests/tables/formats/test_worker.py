"""The process that reads what a broken file could end: it may die, the command does not."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from places import ROOT
from spreadsheets import html, inline_strings, ods, xls

from tongzhi_cli.errors import InputError
from tongzhi_cli.office.file_type import Content
from tongzhi_cli.tables import read as tables
from tongzhi_cli.tables.formats import worker

ROSTER = [["学号", "姓名"], ["2014030101", "李明"]]
#: How the worker's own Python begins where it is to do something else than usual.
_SERVE_WITH = "import os, time; from tongzhi_cli.tables.formats import worker as w"

CPU = pytest.mark.skipif(not hasattr(signal, "SIGPROF"), reason="Windows counts no CPU seconds")


@pytest.fixture(autouse=True)
def a_worker_of_its_own() -> Iterator[None]:
    """Each test begins and ends without a worker."""
    worker.stop()
    yield
    worker.stop()


def some_file(path: Path) -> Path:
    """A file that the worker reads."""
    path.write_bytes(xls({"名单": ROSTER}))
    return path


def process() -> "subprocess.Popen[bytes]":
    """The process that is reading."""
    return worker._running[0]._process  # noqa: SLF001  whose life is what is tested


def test_a_large_workbook_that_is_spelt_oddly_is_read_there(tmp_path: Path) -> None:
    """Parsing it and writing it anew takes seconds: it may not take longer than others may."""
    path = tmp_path / "名单.xlsx"
    people = [[str(2014030101 + at), "李明", "学院's"] for at in range(8_000)]
    path.write_bytes(inline_strings([["学号", "姓名", "备注"], *people], prefix="x"))
    assert len(tables.read(path).tables[0].rows) == 8_001
    assert process().poll() is None


def test_one_process_reads_many_files(tmp_path: Path) -> None:
    """A thousand files do not start a thousand processes."""
    seen = set()
    for at, data in enumerate([xls({"名单": ROSTER}), ods({"名单": ROSTER}), html(ROSTER)]):
        path = tmp_path / str(at)
        path.write_bytes(data)
        assert tables.read(path).tables[0].rows[1] == ["2014030101", "李明"]
        seen.add(process().pid)
    assert len(seen) == 1


def test_a_worker_that_died_is_replaced(tmp_path: Path) -> None:
    """The next file is read, whatever became of the process before."""
    path = tmp_path / "名单.xls"
    path.write_bytes(xls({"名单": ROSTER}))
    tables.read(path)
    process().kill()
    process().wait()
    assert tables.read(path).tables[0].rows[1] == ["2014030101", "李明"]


def test_a_file_that_ends_the_worker_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No reply is an answer, too: the file is called broken, and the worker is put away."""
    monkeypatch.setattr(
        worker, "_SERVE", f"{_SERVE_WITH}; w._reply = lambda _: os.abort(); w.serve()"
    )
    path = tmp_path / "名单.xls"
    path.write_bytes(xls({"名单": ROSTER}))
    with pytest.raises(InputError) as caught:
        tables.read(path)
    assert caught.value.message == f"{path} 打不开，文件不完整或已经损坏"


@pytest.mark.parametrize(
    ("reply", "limit"),
    [
        ("time.sleep(600)", "PATIENCE" if hasattr(signal, "SIGPROF") else "SECONDS"),
        pytest.param("all(one == 0 for one in iter(int, 1))", "", marks=CPU),
        pytest.param("sum(iter(int, 1))", "", marks=CPU),  # within C, no Python runs
    ],
)
def test_a_file_that_takes_too_long_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reply: str, limit: str
) -> None:
    """The person is told, and does not wait for ever."""
    slow = f"{_SERVE_WITH}; w.SECONDS = 0.2; w._reply = lambda _: {reply}; w.serve()"
    monkeypatch.setattr(worker, "_SERVE", slow)
    worker.start()
    if limit:
        monkeypatch.setattr(worker, limit, 0.2)
    path = some_file(tmp_path / "名单.xls")
    with pytest.raises(InputError) as caught:
        tables.read(path)
    assert caught.value.message.endswith(" 秒还没有读完，不像花名册")
    assert not worker._running  # noqa: SLF001


@CPU
def test_a_busy_computer_may_take_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts is the work of the reader, not how long others kept it from working."""
    waits = "w._count(0.3), time.sleep(1), w._reply_now(_)"
    monkeypatch.setattr(
        worker,
        "_SERVE",
        f"{_SERVE_WITH}; w._reply_now = w._reply; w._reply = lambda _: ({waits})[-1]; w.serve()",
    )
    assert tables.read(some_file(tmp_path / "名单.xls")).tables[0].rows[1] == ROSTER[1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")
def test_a_file_that_fills_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker may take so much and no more; a page that needs more is refused in words."""
    little = f"{_SERVE_WITH}; w.MEMORY = 10**8; w.serve()"
    monkeypatch.setattr(worker, "_SERVE", little)
    path = tmp_path / "名单.xls"
    path.write_bytes(html([["学号", "姓名"], *([str(at), "李明"] for at in range(150_000))]))
    with pytest.raises(InputError) as caught:
        tables.read(path)
    assert caught.value.message == f"{path} 读进来太大，不像花名册"


def test_the_worker_ends_with_the_command(tmp_path: Path) -> None:
    """Nothing is left running behind."""
    path = tmp_path / "名单.xls"
    path.write_bytes(xls({"名单": ROSTER}))
    code = (
        "import sys, pathlib\n"
        "from tongzhi_cli.tables import read as tables\n"
        "from tongzhi_cli.tables.formats import worker\n"
        "tables.read(pathlib.Path(sys.argv[1]))\n"
        "print(worker._running[0]._process.pid)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, check=True, encoding="utf-8"
    )
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("executable", "没有", "系统错误 2"),  # no process left to start, or none allowed
        ("_SERVE", "raise SystemExit(3)", "退出码 3"),  # killed by a guard, a part is missing
        ("_SERVE", "import time; time.sleep(600)", "等了太久"),  # held by a guard
    ],
)
def test_a_worker_that_cannot_start_is_told(
    name: str, value: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is named and not blamed: why nothing could read it, and what to do."""
    monkeypatch.setattr(sys if name == "executable" else worker, name, value)
    monkeypatch.setattr(worker, "PATIENCE", 0.2 if "sleep" in value else 60)
    path = tmp_path / "名单.xls"
    path.write_bytes(xls({"名单": ROSTER}))
    with pytest.raises(InputError) as caught:
        tables.read(path)
    assert caught.value.message == (
        f"{path} 要另起一个进程来读，那个进程没有起来（{reason}），不是文件的毛病"
    )
    assert not worker._running  # noqa: SLF001


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
def test_the_standalone_program_starts_itself_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has no Python to start: packaging/start.py, run as it runs frozen, is the worker."""
    program = tmp_path / "fankui"
    start = ROOT / "packaging/start.py"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{start}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    path = tmp_path / "名单.xls"
    path.write_bytes(xls({"名单": ROSTER}))
    assert tables.read(path).tables[0].rows == ROSTER


def test_nothing_is_imported_from_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file called xlrd.py beside the rosters is not run."""
    monkeypatch.chdir(tmp_path)
    for name in ("xlrd.py", "pickle.py", "tongzhi_cli.py"):
        (tmp_path / name).write_text("raise SystemExit", encoding="utf-8")
    path = tmp_path / "名单.xls"
    path.write_bytes(xls({"名单": ROSTER}))
    assert tables.read(path).tables[0].rows[1] == ["2014030101", "李明"]


def test_what_a_reader_prints_is_not_taken_for_its_reply(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Xlrd prints warnings about odd files; neither the reply nor the screen gets them."""
    data = bytearray(xls({"名单": ROSTER}))
    data[44:48] = (99).to_bytes(4, "little")  # so many sectors of the directory
    path = tmp_path / "名单.xls"
    path.write_bytes(bytes(data))
    assert tables.read(path).tables[0].rows == ROSTER
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("kind", [one for one in Content if one in worker.READERS])
def test_every_format_has_a_reader(kind: Content, tmp_path: Path) -> None:
    """What `tables` hands over, the worker can read: rubbish of that kind is refused in words."""
    with pytest.raises(InputError):
        worker.read(tmp_path / "名单", b"\xff\x00" * 50, kind)
