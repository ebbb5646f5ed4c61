"""Many forms read by two processes: nothing is lost, whatever becomes of the other one."""

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from places import ROOT

from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.word import blank as blank_form
from tongzhi_cli.form.word import fill
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.summary import read_file, read_files
from tongzhi_cli.summary.inbox import Found
from tongzhi_cli.summary.read_file import Read

TEMPLATE = ROOT / "templates/fankui_template.docx"
NOTICE = notice_toml.read(notice_toml.BUILT_IN)
COUNT = 70
needs_a_fork = pytest.mark.skipif(sys.platform != "linux", reason="patches go over by a fork")


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Forms of as many classes, one of them broken, and a roster."""
    folder = tmp_path_factory.mktemp("交来")
    form = blank_form.find(TEMPLATE)
    for at in range(COUNT):
        rows = [Row(1, f"20140301{at:02}", "安若", "无误")]
        data = fill.fill(form, rows, class_name=f"2014级软件工程{at + 1}班").data
        (folder / f"{at:02}.docx").write_bytes(data[:900] if at == COUNT // 2 else data)
    (folder / "名单.csv").write_text("学号,姓名,校对结果\n2014030199,毕方,无误\n", encoding="utf-8")
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def alone(paths: list[Path]) -> list[Read]:
    """What one process makes of them."""
    return [
        read_file.read(Found(path.as_posix(), path=path), NOTICE, ColumnMap()) for path in paths
    ]


def read(paths: list[Path]) -> tuple[list[Read], int]:
    """What two processes make of them, in the order of the paths, and how often they told so."""
    told: list[None] = []
    found = read_files.read_all(paths, NOTICE, ColumnMap(), lambda: told.append(None))
    return sorted(found, key=lambda one: one.label), len(told)


@needs_a_fork
def test_two_read_what_one_reads(
    paths: list[Path], alone: list[Read], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same of every file, each told once; and the other process has read some.

    It is forked when some are read, and has what they needed.
    """
    ours: list[str] = []
    plain = read_file.read

    def counted(found: Found, *more: object, **named: object) -> Read:
        ours.append(found.label)
        return plain(found, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(read_file, "read", counted)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    before: list[int] = []
    fork = os.fork

    def forked() -> int:
        before.append(len(ours))
        return fork()

    monkeypatch.setattr(os, "fork", forked)
    assert read(paths) == (alone, len(paths))
    assert 0 < len(ours) < len(paths)
    assert before == [4]
    assert ours[:4] == [path.as_posix() for path in paths[:4]]


@needs_a_fork
def test_a_process_that_starts_anew_reads_the_same(
    paths: list[Path], alone: list[Read], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows and macOS have no fork: the other process imports what it needs; the rest is sent."""
    asked: list[str] = []
    plain = multiprocessing.get_context

    def anew(kind: str) -> object:
        asked.append(kind)
        return plain("spawn")

    monkeypatch.setattr(multiprocessing, "get_context", anew)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    ours: list[str] = []
    first = read_file.read

    def counted(found: Found, *more: object, **named: object) -> Read:
        ours.append(found.label)
        return first(found, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(read_file, "read", counted)
    # the other one has its share, however long it takes to begin
    monkeypatch.setattr(read_files, "_CHUNK", COUNT // 2)
    assert read(paths) == (alone, len(paths))
    assert asked == ["fork"]
    assert len(ours) < len(paths)


def died(_paths: object, _notice: object, _mapping: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def no_room(*_: object) -> Iterator[None]:
    raise OSError


def no_semaphores(*_: object) -> None:
    raise NotImplementedError


@needs_a_fork
@pytest.mark.parametrize(
    ("owner", "name", "instead"),
    [
        (read_files, "_answer", died),
        (os, "fork", no_room),
        (ProcessPoolExecutor, "__init__", no_semaphores),
    ],
)
def test_without_the_other_process_the_first_reads_all(
    paths: list[Path],
    alone: list[Read],
    monkeypatch: pytest.MonkeyPatch,
    owner: object,
    name: str,
    instead: object,
) -> None:
    """It is killed, cannot be started, or the system has no such thing: no file is lost."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(owner, name, instead)
    assert read(paths) == (alone, len(paths))


HANGING = """
import os, sys, time
from pathlib import Path
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.summary import read_files
from tongzhi_cli.columns.mapping import ColumnMap

first = os.getpid()
os.cpu_count = lambda: 2
read_files._FIRST = 0

def read(*_, **__):
    if os.getpid() != first:
        print("reading", flush=True)
    time.sleep(600)

read_files.read_file.read = read
paths = [Path(f"{at}.docx") for at in range(100)]
list(read_files.read_all(paths, notice_toml.read(notice_toml.BUILT_IN), ColumnMap()))
"""


@needs_a_fork
@pytest.mark.parametrize(
    ("sign", "said"), [(signal.SIGINT, "KeyboardInterrupt"), (signal.SIGKILL, "")]
)
def test_both_end_together(sign: signal.Signals, said: str) -> None:
    """Ctrl+C ends both at once, the other without a word; so does the end of the first."""
    process = subprocess.Popen(
        [sys.executable, "-c", HANGING],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    assert process.stdout
    process.stdout.readline()
    if sign is signal.SIGINT:
        os.killpg(process.pid, sign)  # as a terminal does
    else:
        process.kill()
    _, errors = process.communicate(timeout=60)  # returns when both have closed their ends
    assert errors.count("Traceback") == bool(said)
    assert said in errors
