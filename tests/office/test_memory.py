"""The process holds itself to a limit on its memory, and says so where it comes to it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tongzhi_cli.errors import ExitCode, InputError, UnforeseenError, reading
from tongzhi_cli.office import memory

resource = pytest.importorskip("resource")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts what is written")

UNLIMITED = """
import resource
print(resource.getrlimit(resource.RLIMIT_DATA)[0])
"""


def in_a_process(script: str) -> subprocess.CompletedProcess[str]:
    """A script run by this Python, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False
    )


def soft() -> int:
    """The limit as it is."""
    return int(resource.getrlimit(resource.RLIMIT_DATA)[0])


def test_import_of_the_library_limits_nothing() -> None:
    """Only the program switches the limit on."""
    script = "import tongzhi_cli.summary.read_file, tongzhi_cli.office.memory\n" + UNLIMITED
    assert in_a_process(script).stdout == in_a_process(UNLIMITED).stdout


def test_limit_holds_within_and_ends_with_it() -> None:
    """Limits nest, and each is gone with its block."""
    before = soft()
    with memory.limited(10**12):
        assert soft() == 10**12
        with memory.lifted():
            assert soft() == before
            with memory.room("一班.docx", 10**11):
                assert 10**11 < soft() < 10**12
            assert soft() == before
        assert soft() == 10**12
    assert soft() == before


def test_limit_that_is_lifted_comes_back_with_the_next_command() -> None:
    """What many files amount to has no limit, but each of them has; the next command has one."""
    before = soft()
    with memory.limited(10**12):
        with memory.limited(10**11):
            memory.lift()
            assert soft() == before
            with memory.room("一班.docx", 10**10):
                assert 10**10 < soft() < 10**11
        assert soft() == 10**12
    memory.lift()
    assert soft() == before


def test_room_of_a_file_is_no_way_out_of_the_limit() -> None:
    """One file of the only one that was given gets no more than the whole command."""
    with memory.limited(10**12), memory.room("一班.docx", 10**13):
        assert soft() == 10**12


def test_nothing_has_a_room_where_nobody_limits() -> None:
    """A library's user who has set no limit gets none."""
    before = soft()
    with memory.room("一班.docx", 1), memory.lifted():
        assert soft() == before


TOO_MUCH = """
from tongzhi_cli.errors import InputError
from tongzhi_cli.office import memory
with memory.limited({most}):
    try:
        with memory.room("交来的/一班.docx", 60_000_000):
            bytearray(200_000_000)
    except InputError as error:
        print(error)
    bytearray({after})
    print("goes on")
"""


def test_file_that_takes_too_much_is_refused_and_the_next_is_read() -> None:
    """One of many files comes to its limit: it is told by its name, and the rest goes on."""
    done = in_a_process(TOO_MUCH.format(most=400_000_000, after=200_000_000))
    assert done.stdout == (
        "交来的/一班.docx 读进来要的内存太多。请看看是不是给错了文件；"
        "是对的，就分成几个文件再试。\\ngoes on\\n"
    ).replace("\\n", "\n")
    assert done.returncode == 0


STUCK = """
import os, sys
from tongzhi_cli.errors import InputError
from tongzhi_cli.office import memory
with memory.limited(150_000_000):
    memory.lift()
    if {fork} and (child := os.fork()):
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    held = []
    try:
        with memory.room("一班.csv", 60_000_000):
            try:
                while True:
                    held.append(bytearray(100_000))
            except MemoryError:
                pass
            while True:  # what is left is enough for this, and for nothing that leads on
                str(held)[:100]
    except InputError as error:
        held.clear()
        print(error.message, flush=True)
    held = [bytearray(100_000) for _ in range(2_000)]
    print("goes on")
"""


@pytest.mark.parametrize("fork", [False, True])
def test_who_stays_at_the_limit_is_told(*, fork: bool) -> None:
    """With crumbs left a loop may go on for hours, in the process and in its second one."""
    done = in_a_process(STUCK.format(fork=fork))
    assert done.stdout == "一班.csv 读进来要的内存太多\ngoes on\n"
    assert done.returncode == 0


SMALL = """
from tongzhi_cli.errors import InputError
from tongzhi_cli.office import memory

with memory.limited(400_000_000):
    memory.lift()
    held, left = [], None
    try:
        with memory.room("一班.ods", 60_000_000):
            try:
                while True:
                    held.append((str(len(held)), [None]))
            except MemoryError:
                left = memory._soft_and_hard()[0] - memory._taken()
                raise
    except InputError as error:
        print(error.message, left > 2_000_000)
"""


def test_small_objects_do_not_come_to_the_limit() -> None:
    """Where nothing is left a traceback has no room either, and CPython 3.11 ends with an abort."""
    done = in_a_process(SMALL)
    assert (done.returncode, done.stdout) == (0, "一班.ods 读进来要的内存太多 True\n")


UNSAID = """
from tongzhi_cli.office import memory
held = []
try:
    with memory.limited(100_000_000):
        try:
            while {full}:
                held.append(bytearray(100_000))
        except MemoryError:
            pass
        raise SystemError("error return without exception set")
except (MemoryError, SystemError) as error:
    held.clear()
    print(type(error).__name__)
"""


@pytest.mark.parametrize(("full", "said"), [(True, "MemoryError"), (False, "SystemError")])
def test_library_that_got_nothing_and_says_nothing(*, full: bool, said: str) -> None:
    """At the limit what it says is that; elsewhere it is a fault that is told as one."""
    assert in_a_process(UNSAID.format(full=full)).stdout == f"{said}\n"


def test_child_of_another_kind_starts_without_the_limit() -> None:
    """LibreOffice, and the worker with a limit of its own, are not held to this one."""
    before = soft()
    with memory.limited(10**12):
        held = in_a_process(UNLIMITED).stdout
        with memory.lifted():
            free = in_a_process(UNLIMITED).stdout
    assert (int(held), int(free)) == (10**12, before)


COMMAND = """
import sys
from tongzhi_cli import __main__
from tongzhi_cli.cli.start import start
from tongzhi_cli.office import memory

def greedy(typed, execute):
    bytearray(10**9)
    return 0

start.start = greedy
sys.argv = ["fankui", "check", "名单.csv"]
sys.exit(__main__.main())
"""


def test_command_that_comes_to_its_limit_says_so() -> None:
    """No traceback and no fault of ours: the input is too large, and the code is that of input."""
    done = in_a_process(COMMAND)
    assert done.stderr == (
        "出错：给的文件读进来要的内存太多。请看看是不是给错了文件；是对的，就分成几个文件再试。\n"
    )
    assert done.returncode == ExitCode.INPUT


def test_file_of_several_that_takes_too_much_is_told_by_its_name() -> None:
    """What takes too much memory is not a fault of the program's own."""
    with pytest.raises(InputError) as caught, reading("一班.xlsx"):
        raise MemoryError
    assert caught.value.message == "一班.xlsx 读进来要的内存太多"
    assert not isinstance(caught.value, UnforeseenError)


def test_what_is_taken_is_what_the_system_counts() -> None:
    """The room of a file begins at what the process has."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    data = int(status.partition("VmData:")[2].split()[0]) * 1024
    assert abs(memory._taken() - data) < 32_000_000  # noqa: SLF001  its stack counts as well
