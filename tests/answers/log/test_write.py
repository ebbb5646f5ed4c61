"""Writing the answer log: what was acknowledged is never lost, and nothing before it is touched."""

import errno
import itertools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import windows
from builders import notice_2018
from filelock import FileLock
from hypothesis import example, given
from hypothesis import strategies as st

from conftest import told_by_nobody
from tongzhi_cli.answers.answer import IMPORTED, ON_PURPOSE, PROXY, TYPED, UNREAD, Answer, Source
from tongzhi_cli.answers.log import read as answer_log
from tongzhi_cli.answers.log.write import LogWriter
from tongzhi_cli.errors import ExitCode, OutputError
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.text import clean_answer

SINCE = datetime(2018, 4, 1, 20, 0, tzinfo=timezone(timedelta(hours=8)))
LOG = "class.answers.jsonl"
LOCK = f".{LOG}.lock"
posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
not_for_root = pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere"
)


def answer(text: str | None, number: str = "2014030101") -> Answer:
    """An answer as it is typed for an invented student."""
    return Answer(number, text, Source.LOG, Where(LOG), "安若", recorded_at=SINCE, origin=TYPED)


def writer(path: Path) -> LogWriter:
    """A writer that says it began on the evening before the deadline."""
    return LogWriter(path, SINCE)


def read(path: Path) -> answer_log.Log:
    """The log as every other command reads it."""
    return answer_log.read(path, notice_2018())


def texts(path: Path) -> list[str | None]:
    """The texts of a log, oldest first."""
    return [one.text for one in read(path).answers]


def torn(path: Path) -> list[int | None]:
    """The lines of a log that were set aside; no other note is known."""
    notes = read(path).notes
    assert {one.code for one in notes} <= {"torn-log"}
    return [one.where.line if one.where else None for one in notes]


def lines(*several: str | None) -> bytes:
    """Whole lines of a log."""
    return b"".join(answer_log.line_of(answer(text)) for text in several)


def content(path: Path) -> bytes:
    """The bytes of a log; none where there is none."""
    return path.read_bytes() if path.exists() else b""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Fail, instead of waiting for ever, where something takes longer."""

    class TooLongError(Exception):
        """No OSError: that would be taken for a fault of the disk."""

    def stop(*_: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except TooLongError:
        pytest.fail(f"no end after {seconds} seconds")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


# --- what is written reads back -----------------------------------------------------------------

ODD = (
    "",
    " ",
    '"',
    "\\",
    "\\n",
    "\n",
    "\r\n",
    "民族有误：显示“汉族”，应为“纳西族”\n照片不是本人",
    '{"number": "2014030101", "answer": "无误"}',
    '}\n{"number"',
    "\x00\x01\x1f\x7f\x85",
    "\u2028\u2029\ufeff\u202e\u200b",
    "\ufffe\uffff",
    "𠮷䶮㛃〾\U000313c0",
    "\ue000\ue864",
    "照片不清楚😀👩‍👩‍👧🇨🇳",
    "=cmd|'/c calc'!A1",
    "null",
    "误" * 5000,
)
anything = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=["Cs"]))
moments = st.none() | st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001  hypothesis adds the zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001  hypothesis adds the zone
    timezones=st.sampled_from([UTC, SINCE.tzinfo]),
)
answers = st.builds(
    Answer,
    number=st.sampled_from(["2014030101", "0014030101", "B2014-07", "1"]),
    text=st.none() | anything,
    source=st.just(Source.LOG),
    where=st.just(Where(LOG)),
    name=st.sampled_from([None, "安若", "𠮷田䶮", "阿依古丽·麦麦提", "Anna Li"]),
    checked_at=moments,
    recorded_at=moments,
    note=st.none(),
    origin=st.sampled_from([None, TYPED, PROXY, f"{IMPORTED} 问卷星 “结果”.xlsx"]),
    undoes=st.booleans(),
    class_name=st.none(),
    beside=st.none(),  # a log has no rows of students
    means=st.sampled_from([None, ON_PURPOSE, UNREAD]),
)


def placed(given_answers: Sequence[Answer], path: Path) -> list[Answer]:
    """The same answers as those that stand in a log, one a line."""
    return [
        one._replace(where=Where(str(path), line=line), text=one.text and clean_answer(one.text))
        for line, one in enumerate(given_answers, start=1)
    ]


@given(st.lists(st.lists(st.lists(answers, max_size=3), max_size=3), max_size=3))
@example([[[answer(text)] for text in ODD]])
def test_lines_read_back_exactly(sessions: list[list[list[Answer]]]) -> None:
    """Whatever is appended, in one session or several, reads back as it is printed, in order."""
    with TemporaryDirectory() as folder:
        path = Path(folder, LOG)
        for session in sessions:
            with writer(path) as log:
                for several in session:
                    log.append(several)
        written = [one for session in sessions for several in session for one in several]
        assert list(read(path).answers) == placed(written, path)
        assert torn(path) == []


@pytest.mark.parametrize("text", ["\ud800", "照片\udcff有误"])
def test_what_no_file_can_hold_spoils_nothing(tmp_path: Path, text: str) -> None:
    """Half a character (from a broken paste) is replaced, and its line is like the others."""
    with writer(tmp_path / LOG) as log:
        for one in ("无误", text, "无误"):
            log.append([answer(one)])
    assert texts(tmp_path / LOG) == ["无误", text.encode("utf-8", "replace").decode(), "无误"]
    assert torn(tmp_path / LOG) == []


def test_each_answer_is_in_the_file_once_it_is_acknowledged(tmp_path: Path) -> None:
    """After each append, not only at the end, the file holds every answer, a line each."""
    with writer(tmp_path / LOG) as log:
        for count in range(1, 6):
            log.append([answer(f"第{count}次")])
            whole = (tmp_path / LOG).read_bytes()
            assert whole == lines(*(f"第{one}次" for one in range(1, count + 1)))
            assert [json.loads(line)["answer"] for line in whole.splitlines()] == texts(
                tmp_path / LOG
            )


def test_what_was_there_stays(tmp_path: Path) -> None:
    """Lines that another version or a hand has written are not touched, whatever they are."""
    there = b'\xef\xbb\xbf{"number": "1"}\r\n\n\xff\xfe\nnot json\n' + lines("甲")
    (tmp_path / LOG).write_bytes(there)
    with writer(tmp_path / LOG) as log:
        log.append([answer("乙")])
    assert (tmp_path / LOG).read_bytes() == there + lines("乙")
    assert texts(tmp_path / LOG) == ["甲", "乙"]


def test_a_session_without_answers_writes_nothing(tmp_path: Path) -> None:
    """To look and to stop leaves no log and no lock."""
    with writer(tmp_path / LOG):
        pass
    assert list(tmp_path.iterdir()) == []


# --- who may read it ----------------------------------------------------------------------------


@posix_only
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_nobody_else_may_read_a_new_log(tmp_path: Path, umask: int) -> None:
    """A new log, and its lock while it is held, have the mode 0600 whatever the umask."""
    before = os.umask(umask)
    try:
        with writer(tmp_path / LOG) as log:
            log.append([answer("无误")])
            modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    finally:
        os.umask(before)
    assert modes == {LOG: 0o600, LOCK: 0o600}


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o660])
def test_the_mode_of_a_log_stays(tmp_path: Path, mode: int) -> None:
    """A log that its owner has opened to a group stays so."""
    (tmp_path / LOG).write_bytes(lines("甲"))
    (tmp_path / LOG).chmod(mode)
    with writer(tmp_path / LOG) as log:
        log.append([answer("乙")])
    assert (tmp_path / LOG).stat().st_mode & 0o777 == mode


# --- a last line that was cut off ---------------------------------------------------------------

LAST = lines("民族有误：显示“汉族”，应为“纳西族”😀")


@pytest.mark.parametrize("head", [(), ("甲",), ("甲", "乙")])
def test_a_torn_line_is_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, head: tuple[str, ...]
) -> None:
    """Cut at any byte, the last line is reported, and the next answer has a line of its own."""
    monkeypatch.setattr(os, "fsync", lambda _: None)  # nothing here depends on it
    for cut in range(1, len(LAST) - 1):
        path = tmp_path / f"{cut}.answers.jsonl"
        before = lines(*head) + LAST[:cut]
        path.write_bytes(before)
        assert (texts(path), torn(path)) == ([*head], [len(head) + 1])
        with writer(path) as log:
            log.append([answer("丙")])
            log.append([answer("丁"), answer("戊")])
        assert path.read_bytes() == before + b"\n" + lines("丙", "丁", "戊")
        assert texts(path) == [*head, "丙", "丁", "戊"]
        assert torn(path) == [len(head) + 1]


def test_a_line_that_lacks_nothing_but_its_end_counts(tmp_path: Path) -> None:
    """Cut right before its line end, the last line is whole, and the next does not run into it."""
    (tmp_path / LOG).write_bytes(LAST[:-1])
    with writer(tmp_path / LOG) as log:
        log.append([answer("丙")])
    assert (tmp_path / LOG).read_bytes() == LAST + lines("丙")
    assert torn(tmp_path / LOG) == []


# --- one at a time ------------------------------------------------------------------------------

_HOLDER = """
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tongzhi_cli.answers.log.write import LogWriter
since = datetime(2018, 4, 1, 20, 0, tzinfo=timezone(timedelta(hours=8)))
with LogWriter(Path(sys.argv[1]), since):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holder(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that holds the log until its standard input is closed."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        try:
            assert child.stdout.readline().strip() == b"held"
            yield child
        finally:
            child.kill()


def test_a_second_collect_is_refused(tmp_path: Path) -> None:
    """While one process has the log another is told which and since when, and writes nothing."""
    path = tmp_path / LOG
    path.write_bytes(lines("甲"))
    with holder(path) as child:
        for _ in range(2):
            with pytest.raises(OutputError) as caught, writer(path):
                pytest.fail("two at a time")
            assert caught.value.exit_code == ExitCode.OUTPUT
            since = f"（进程 {child.pid}，从 2018-04-01 20:00 开始）"
            assert caught.value.message == f"{path} 正由另一个 fankui collect 记着{since}"
            assert caught.value.hint == "请先在那个窗口里按 Ctrl+C 停下，再运行一次。"
        assert path.read_bytes() == lines("甲")
        assert child.stdin is not None
        child.stdin.close()
        assert child.wait(30) == 0
    assert [one.name for one in tmp_path.iterdir()] == [LOG]
    with writer(path) as log:
        log.append([answer("乙")])
    assert texts(path) == ["甲", "乙"]


def test_a_second_writer_of_the_same_process_is_refused(tmp_path: Path) -> None:
    """The lock holds against everybody, and the first writer goes on as if nothing had been."""
    path = tmp_path / LOG
    with writer(path) as log:
        log.append([answer("甲")])
        with pytest.raises(OutputError, match=f"进程 {os.getpid()}"), writer(path):
            pytest.fail("two at a time")
        assert (tmp_path / LOCK).exists()
        log.append([answer("乙")])
        with pytest.raises(OutputError, match=f"进程 {os.getpid()}"), writer(path):
            pytest.fail("two at a time")
    assert texts(path) == ["甲", "乙"]
    assert [one.name for one in tmp_path.iterdir()] == [LOG]


def test_a_collect_on_another_computer_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a shared folder the one who holds the log may sit elsewhere."""
    with holder(tmp_path / LOG):
        host = socket.gethostname()
        monkeypatch.setattr(socket, "gethostname", lambda: "辅导员的电脑")
        with pytest.raises(OutputError, match=f"在电脑 {host} 上"), writer(tmp_path / LOG):
            pytest.fail("two at a time")


@posix_only
@pytest.mark.parametrize("signed", [b"", b" ", b" 1\n", b"\xff" * 300, b" a\nb\n\nc\nd\ne"])
def test_a_lock_that_says_nothing_still_holds(tmp_path: Path, signed: bytes) -> None:
    """Where the disk was too full to sign the lock, the refusal is the same with less told."""
    with writer(tmp_path / LOG):
        (tmp_path / LOCK).write_bytes(signed)
        with pytest.raises(OutputError, match="正由另一个"), writer(tmp_path / LOG):
            pytest.fail("two at a time")


@posix_only
def test_a_killed_process_does_not_block(tmp_path: Path) -> None:
    """The lock file that kill -9 leaves behind holds nobody up, and goes with the next session."""
    path = tmp_path / LOG
    with holder(path) as child:
        child.kill()
        assert child.wait(30) == -signal.SIGKILL
    assert (tmp_path / LOCK).exists()
    with writer(path) as log:
        log.append([answer("甲")])
        with pytest.raises(OutputError, match=f"进程 {os.getpid()}，"), writer(path):
            pytest.fail("two at a time")
    assert texts(path) == ["甲"]
    assert [one.name for one in tmp_path.iterdir()] == [LOG]


@posix_only
@pytest.mark.parametrize(("times", "held"), [(1, False), (4, False), (5, True)])
def test_a_log_that_a_virus_scanner_has_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, *, held: bool
) -> None:
    """Windows lets nobody open it for a moment: a second is waited, then it is said."""
    windows.play(monkeypatch)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    path, plain, refusals = tmp_path / LOG, os.open, iter(range(times))

    def refuse(name: object, *more: Any) -> int:
        if name == path and more[0] & os.O_APPEND and next(refusals, None) is not None:
            raise windows.error(32, path)
        return plain(name, *more)  # type: ignore[arg-type]  # as it came

    with writer(path) as log:
        log.append([answer("无误")])
        monkeypatch.setattr(os, "open", refuse)
        with pytest.raises(OutputError, match="别的程序") if held else nullcontext():
            log.append([answer("民族错")])
    assert texts(path) == ["无误", *([] if held else ["民族错"])]


def test_a_lock_is_let_go_before_its_file_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows takes no open file away: the lock is let go of first, and nothing is left."""
    windows.play(monkeypatch)
    path, done = tmp_path / LOG, []
    release, unlink = FileLock.release, Path.unlink

    def let_go(lock: FileLock, *more: bool) -> None:
        release(lock, *more)
        done.append("release")

    def take_away(one: Path, *, missing_ok: bool = False) -> None:
        assert done == ["release"], "the file is open"
        unlink(one, missing_ok=missing_ok)

    monkeypatch.setattr(FileLock, "release", let_go)
    with writer(path) as log:
        log.append([answer("无误")])
        monkeypatch.setattr(Path, "unlink", take_away)
    assert [one.name for one in tmp_path.iterdir()] == [LOG]
    assert texts(path) == ["无误"]


@pytest.mark.parametrize("left", [b"", b" 1\nelsewhere\n2018-04-01 20:00\n", b"\xff" * 1000])
def test_a_lock_file_alone_does_not_block(tmp_path: Path, left: bytes) -> None:
    """What counts is who holds the lock, not what lies in the folder."""
    (tmp_path / LOCK).write_bytes(left)
    with writer(tmp_path / LOG) as log:
        log.append([answer("甲")])
    assert [one.name for one in tmp_path.iterdir()] == [LOG]


@posix_only
@pytest.mark.parametrize("end", [None, KeyboardInterrupt, OutputError])
def test_the_lock_goes_however_the_session_ends(
    tmp_path: Path, end: type[BaseException] | None
) -> None:
    """After a normal end, Ctrl+C or an error there is no lock file, and another may begin."""

    def session() -> None:
        with writer(tmp_path / LOG) as log:
            log.append([answer("甲")])
            assert {one.name for one in tmp_path.iterdir()} == {LOG, LOCK}
            if end:
                raise end("停")

    if end:
        with pytest.raises(end):
            session()
    else:
        session()
    assert [one.name for one in tmp_path.iterdir()] == [LOG]
    with writer(tmp_path / LOG) as log:
        log.append([answer("乙")])
    assert texts(tmp_path / LOG) == ["甲", "乙"]


@posix_only
@pytest.mark.parametrize("number", [errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL])
def test_a_file_system_without_locks_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """A network drive that knows no locks does not keep anybody from recording."""
    import fcntl

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(fcntl, "flock", refuse)
        for text in ("甲", "乙"):
            with writer(tmp_path / LOG) as log:
                log.append([answer(text)])
    assert texts(tmp_path / LOG) == ["甲", "乙"]


# --- one write, one fsync -----------------------------------------------------------------------


class Calls:
    """The system's file calls, as they are made; the one numbered *fails* does not succeed.

    Where it is *lasting*, those behind it do not either. Counting begins with `put_under`.
    """

    def __init__(self, fails: int = 0, number: int = 0, *, lasting: bool = False) -> None:
        self.fails = fails
        self.number = number
        self.lasting = lasting
        self.names: list[str] = []

    def put_under(self, patch: pytest.MonkeyPatch) -> None:
        """Watch the calls that a log is written with."""
        for name in ("open", "write", "fsync"):
            patch.setattr(os, name, self._watched(name, getattr(os, name)))

    def _watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            self.names.append(name)
            count = len(self.names)
            if count == self.fails or (self.lasting and 0 < self.fails < count):
                raise OSError(self.number, os.strerror(self.number))
            return real(*arguments, **options)

        return call


@pytest.mark.parametrize("count", [1, 2, 60])
@pytest.mark.parametrize("there", [b"", lines("甲"), lines("甲")[:-9]], ids=["new", "log", "torn"])
def test_one_write_and_one_fsync_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bytes, count: int
) -> None:
    """One append is one write and then one fsync, however many answers; a new name has its own."""
    if there:
        (tmp_path / LOG).write_bytes(there)
    with writer(tmp_path / LOG) as log:
        for new in (not there, False, False):
            calls = Calls()
            with monkeypatch.context() as patch:
                calls.put_under(patch)
                log.append([answer("无误")] * count)
            folder = ["open", "fsync"] if new and os.name != "nt" else []
            assert calls.names == ["open", "write", "fsync", *folder]


@posix_only
def test_the_write_is_the_whole_line_and_the_fsync_is_of_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written and then fsynced is the log, and nothing is written behind the fsync."""
    made: list[tuple[str, str, bytes]] = []
    write, fsync = os.write, os.fsync

    def name(descriptor: int) -> str:
        known = {(one := path.stat()).st_ino: path.name for path in [*tmp_path.iterdir(), tmp_path]}
        assert one
        return known[os.fstat(descriptor).st_ino]

    def watched_write(descriptor: int, data: bytes) -> int:
        made.append(("write", name(descriptor), data))
        return write(descriptor, data)

    def watched_fsync(descriptor: int) -> None:
        made.append(("fsync", name(descriptor), b""))
        fsync(descriptor)

    with writer(tmp_path / LOG) as log:
        monkeypatch.setattr(os, "write", watched_write)
        monkeypatch.setattr(os, "fsync", watched_fsync)
        log.append([answer("甲")])
        log.append([answer("乙"), answer("丙")])
    assert made == [
        ("write", LOG, lines("甲")),
        ("fsync", LOG, b""),
        ("fsync", tmp_path.name, b""),
        ("write", LOG, lines("乙", "丙")),
        ("fsync", LOG, b""),
    ]


# --- faults -------------------------------------------------------------------------------------

NUMBERS = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT]
STATES = {
    "new": (b"", False),
    "log": (lines("甲", "乙"), False),
    "torn": (lines("甲", "乙") + LAST[:40], False),
    "deleted": (lines("甲", "乙"), True),
}


def known(number: int) -> str:
    """The name of an error."""
    return errno.errorcode[number]


def begin_state(path: Path, state: str) -> list[str | None]:
    """Make a log of that state; the texts that it has acknowledged."""
    there, _ = STATES[state]
    if there:
        path.write_bytes(there)
    return texts(path)


@posix_only
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "lasting"])
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("number", NUMBERS, ids=known)
def test_a_fault_at_any_call_of_an_append(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, state: str, *, lasting: bool
) -> None:
    """Whichever call fails, the log is as it was, and trying again later stores everything."""
    for fails in itertools.count(1):
        folder = tmp_path / str(fails)
        folder.mkdir()
        path = folder / LOG
        acknowledged = begin_state(path, state)
        with writer(path) as log:
            if STATES[state][1]:
                path.unlink()
            before = content(path)
            calls = Calls(fails, number, lasting=lasting)
            with monkeypatch.context() as patch:
                calls.put_under(patch)
                try:
                    log.append([answer("丙"), answer("丁")])
                    refused = None
                except OutputError as error:
                    refused = error
            if refused:
                assert str(path.parent) in str(refused)
                assert refused.hint
                assert content(path) == before
                log.append([answer("丙"), answer("丁")])
            log.append([answer("戊")])
        assert texts(path) == [*acknowledged, "丙", "丁", "戊"]
        assert len(torn(path)) == (state == "torn")
        assert [one.name for one in folder.iterdir()] == [LOG]
        if len(calls.names) < fails:
            assert fails > 3, "open, write and fsync are watched"
            return


@posix_only
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "lasting"])
@pytest.mark.parametrize("state", ["new", "log", "torn"])
@pytest.mark.parametrize("number", NUMBERS, ids=known)
def test_a_fault_at_any_call_of_a_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, state: str, *, lasting: bool
) -> None:
    """From the lock to the last answer, a call that fails loses nothing and blocks nobody later."""
    for fails in itertools.count(1):
        folder = tmp_path / str(fails)
        folder.mkdir()
        path = folder / LOG
        acknowledged = begin_state(path, state)
        before = content(path)
        calls = Calls(fails, number, lasting=lasting)
        with monkeypatch.context() as patch:
            calls.put_under(patch)
            try:
                with writer(path) as log:
                    for text in ("丙", "丁"):
                        log.append([answer(text)])
                        acknowledged.append(text)
            except OutputError as error:
                assert error.hint  # noqa: PT017  which call may fail without harm is not the point
        assert content(path).startswith(before)
        assert texts(path) == acknowledged
        with writer(path) as log:
            log.append([answer("戊")])
        assert texts(path) == [*acknowledged, "戊"]
        assert len(torn(path)) == (state == "torn")
        if len(calls.names) < fails:
            assert fails > 4, "the lock is watched too"
            return


@posix_only
def test_faults_leave_no_file_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred failed attempts hold no more open files than none."""
    if not Path("/dev/fd").is_dir():
        pytest.skip("no /dev/fd to count open files in")
    with writer(tmp_path / LOG) as log:
        log.append([answer("甲")])
        before = len(os.listdir("/dev/fd"))  # noqa: PTH208  counted, not walked
        for at in range(100):
            with monkeypatch.context() as patch:
                Calls(at % 3 + 1, errno.EIO).put_under(patch)
                with pytest.raises(OutputError):
                    log.append([answer("乙")])
        assert len(os.listdir("/dev/fd")) == before  # noqa: PTH208  counted, not walked


@pytest.mark.parametrize("there", [b"", lines("甲"), LAST[:40]], ids=["new", "log", "torn"])
@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_short_write_is_cut_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, share: float, there: bytes
) -> None:
    """A disk that takes only a part of a line says nothing; the log is cut back to what it was."""
    path = tmp_path / LOG
    if there:
        path.write_bytes(there)
    write = os.write
    with writer(path) as log:
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", lambda fd, data: write(fd, data[: int(len(data) * share)]))
            with pytest.raises(OutputError, match="磁盘已满"):
                log.append([answer("乙")])
        assert content(path) == there
        log.append([answer("丙")])
    assert content(path).endswith(lines("丙"))
    assert content(path).startswith(there)
    assert texts(path)[-1] == "丙"
    assert "乙" not in texts(path)


@pytest.mark.parametrize("there", [b"", lines("甲")], ids=["new", "log"])
def test_a_short_write_that_cannot_be_cut_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bytes
) -> None:
    """Where even cutting back fails, the half line is set aside as after a power failure.

    Of a log that was not there nothing is left: it is taken away again (issue 16).
    """
    path = tmp_path / LOG
    if there:
        path.write_bytes(there)
    write = os.write

    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "no")

    with writer(path) as log:
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", lambda fd, data: write(fd, data[: len(data) // 2]))
            patch.setattr(os, "ftruncate", refuse)
            with pytest.raises(OutputError):
                log.append([answer("乙")])
        log.append([answer("丙")])
    assert texts(path) == [*(["甲"] if there else []), "丙"]
    assert len(torn(path)) == (1 if there else 0)


@pytest.mark.parametrize("there", [b"", lines("甲"), LAST[:40]], ids=["new", "log", "torn"])
@pytest.mark.parametrize("name", ["write", "fsync"])
def test_an_interruption_while_saving_leaves_whole_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, there: bytes
) -> None:
    """Ctrl+C in the middle of an append that was not acknowledged leaves the log as it was."""
    path = tmp_path / LOG
    if there:
        path.write_bytes(there)
    real = getattr(os, name)

    def interrupt(*arguments: Any) -> Any:
        real(*arguments)
        raise KeyboardInterrupt

    with writer(path) as log:
        monkeypatch.setattr(os, name, interrupt)
        with pytest.raises(KeyboardInterrupt):
            log.append([answer("乙")])
        monkeypatch.undo()
    assert content(path) == there
    with writer(path) as log:
        log.append([answer("丙")])
    assert texts(path)[-1] == "丙"


# --- a disk that is really full -----------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB."""
    mount = shutil.which("mount")
    if not sys.platform.startswith("linux") or os.geteuid() != 0 or mount is None:
        pytest.skip("only root on Linux can mount a small disk")
    folder = tmp_path / "U盘"
    folder.mkdir()
    command = [mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"no small disk can be mounted here: {done.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(file: Path) -> None:
    """Take all the space that is left."""
    with file.open("ab", buffering=0) as rest:
        try:
            while rest.write(bytes(512)):
                pass
        except OSError as error:
            assert error.errno == errno.ENOSPC  # noqa: PT017  what is full is what was meant


def append_until_full(log: LogWriter, path: Path) -> list[str | None]:
    """Append until the disk is full, and a few times more; what was acknowledged."""
    stored: list[str | None] = []
    refusals = 0
    for at in range(5000):
        before = content(path)
        text = f"第{at}次：" + "误" * (at % 97)
        try:
            log.append([answer(text)])
            stored.append(text)
        except OutputError as error:
            assert "磁盘已满" in str(error)  # noqa: PT017  the message is the promise
            assert content(path) == before
            refusals += 1
            if refusals == 5:
                return stored
    raise AssertionError("the disk has no end")


def test_a_full_disk(small_disk: Path) -> None:
    """Where the disk really runs full no line is half, and with some room it goes on."""
    path = small_disk / LOG
    (small_disk / "照片.jpg").write_bytes(bytes(32 << 10))
    with writer(path) as log:
        stored = append_until_full(log, path)
        assert len(stored) > 20
        (small_disk / "照片.jpg").unlink()
        log.append([answer("后来")])
    assert texts(path) == [*stored, "后来"]
    assert torn(path) == []


@pytest.mark.parametrize("state", ["new", "log", "torn", "deleted"])
def test_a_disk_that_was_full_before(small_disk: Path, state: str) -> None:
    """A collection that begins on a full disk can wait for room, and loses nothing."""
    path = small_disk / LOG
    there, deleted = STATES[state]
    # as long as a block, so that not a byte of an answer has room
    there = there and b" " * (-len(there) % 4096) + there
    if there:
        path.write_bytes(there)
    earlier = texts(path)
    fill(small_disk / "照片.jpg")
    with writer(path) as log:
        if deleted:
            path.unlink()
            fill(small_disk / "照片.jpg")
        before = content(path)
        for _ in range(3):
            with pytest.raises(OutputError, match="磁盘已满"):
                log.append([answer("丙")])
            assert content(path) == before
        (small_disk / "照片.jpg").unlink()
        log.append([answer("丙")])
    assert texts(path) == [*earlier, "丙"]


_LIMITED = """
import resource, sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tongzhi_cli.answers.answer import Answer, Source
from tongzhi_cli.model.problem import Where
from tongzhi_cli.errors import OutputError
from tongzhi_cli.answers.log.write import LogWriter
resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
path = Path(sys.argv[1])
stored = 0
with LogWriter(path, datetime(2018, 4, 1, 20, 0, tzinfo=timezone(timedelta(hours=8)))) as log:
    for at in range(100):
        before = path.read_bytes() if path.exists() else b""
        try:
            log.append([Answer("2014030101", f"第{at}次", Source.LOG, Where("x"))])
            stored += 1
        except OutputError as error:
            assert path.read_bytes() == before
            said = str(error)
print(stored, said)
"""


@posix_only
def test_a_file_that_really_ends(tmp_path: Path) -> None:
    """A real limit of the system (4000 bytes a file) leaves whole lines and nothing else."""
    path = tmp_path / LOG
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(path)],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    stored, said = done.stdout.split(maxsplit=1)
    assert "磁盘已满" in said
    assert texts(path) == [f"第{at}次" for at in range(int(stored))]
    assert 10 < int(stored) < 100
    assert torn(path) == []


# --- what goes away and comes back --------------------------------------------------------------


def test_a_folder_that_goes_and_comes_back(tmp_path: Path) -> None:
    """While the memory stick is out nothing is acknowledged; put back, it has everything."""
    folder, elsewhere = tmp_path / "U盘", tmp_path / "拔掉了"
    folder.mkdir()
    path = folder / LOG
    path.write_bytes(lines("甲"))
    with writer(path) as log:
        log.append([answer("乙")])
        folder.rename(elsewhere)
        for _ in range(2):
            with pytest.raises(OutputError, match="不见了") as caught:
                log.append([answer("丙")])
            assert str(folder) in str(caught.value)
            assert "U 盘" in caught.value.hint
        assert not folder.exists()
        elsewhere.rename(folder)
        log.append([answer("丙")])
    assert texts(path) == ["甲", "乙", "丙"]
    assert torn(path) == []


def test_a_folder_that_is_gone_at_the_end(tmp_path: Path) -> None:
    """A session whose folder is gone ends without an error of its own."""
    folder = tmp_path / "U盘"
    folder.mkdir()
    with writer(folder / LOG) as log:
        log.append([answer("甲")])
        folder.rename(tmp_path / "拔掉了")
    assert texts(tmp_path / "拔掉了" / LOG) == ["甲"]


def remove_file(path: Path) -> None:
    """Delete the log."""
    path.unlink()


def empty_file(path: Path) -> None:
    """Leave nothing in the log."""
    os.truncate(path, 0)


def replace_folder(path: Path) -> None:
    """An empty folder of the same name."""
    shutil.rmtree(path.parent)
    path.parent.mkdir()


@posix_only
@pytest.mark.parametrize("gone", [remove_file, empty_file, replace_folder])
@pytest.mark.parametrize("state", ["new", "log", "torn"])
@pytest.mark.parametrize("count", [1, 2])
def test_a_log_that_is_deleted_is_written_again(
    tmp_path: Path, state: str, gone: Callable[[Path], None], count: int
) -> None:
    """What was there and what was acknowledged since is written again with the next answer."""
    path = tmp_path / "花名册" / LOG
    path.parent.mkdir()
    acknowledged = begin_state(path, state)
    with writer(path) as log:
        for at in range(count):
            log.append([answer(f"第{at}次")])
            acknowledged.append(f"第{at}次")
        gone(path)
        log.append([answer("丙")])
        assert texts(path) == [*acknowledged, "丙"]
        gone(path)
        log.append([answer("丁")])
    assert texts(path) == [*acknowledged, "丙", "丁"]
    assert len(torn(path)) == (state == "torn")


@posix_only
@pytest.mark.parametrize("state", ["log", "torn"])
def test_a_log_that_is_deleted_at_once_is_written_again(tmp_path: Path, state: str) -> None:
    """Deleted before the first answer of the session, a log comes back whole."""
    path = tmp_path / LOG
    acknowledged = begin_state(path, state)
    with writer(path) as log:
        path.unlink()
        log.append([answer("丙")])
    assert texts(path) == [*acknowledged, "丙"]
    assert len(torn(path)) == (state == "torn")


class Collecting:
    """A log that things happen to, and what it has to hold."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.acknowledged: list[str | None] = []
        self.cuts = 0
        self._gone = False
        self.log = writer(path).__enter__()

    def happen(self, event: str, text: str) -> None:
        """An answer, or something that a log must survive."""
        match event:
            case "append":
                self._store(text)
            case "three":
                self._store(f"{text}甲", f"{text}乙", f"{text}丙")
            case "delete":
                self.path.unlink(missing_ok=True)
                self._gone = True
            case "kill":
                self._be_killed()
            case "short":
                self._store(text, short=True)
            case _:
                self._store(text, fails=["open", "write", "fsync"].index(event) + 1)

    def _store(self, *several: str, fails: int = 0, short: bool = False) -> None:
        write = os.write
        with pytest.MonkeyPatch.context() as patch:
            Calls(fails, errno.EIO).put_under(patch)
            if short:
                patch.setattr(os, "write", lambda fd, data: write(fd, data[:-5]))
            given = [answer(text) for text in several]
            if fails or short:
                with pytest.raises(OutputError):
                    self.log.append(given)
            else:
                self.log.append(given)
                self.acknowledged += several
                self._gone = False

    def _be_killed(self) -> None:
        """The process ends in the middle of a line, and another begins."""
        self.end()
        if not content(self.path) or content(self.path).endswith(b"\n"):
            with self.path.open("ab") as file:
                file.write(LAST[:40])
            self.cuts += 1
        self.log = writer(self.path).__enter__()

    def end(self) -> None:
        """No more answers; what was deleted and not written again is nobody's any more."""
        self.log.__exit__(None, None, None)
        if self._gone:
            self.acknowledged, self.cuts, self._gone = texts(self.path), len(torn(self.path)), False
        assert texts(self.path) == self.acknowledged
        assert len(torn(self.path)) == self.cuts


@posix_only
@given(
    st.lists(
        st.sampled_from(["append", "three", "delete", "open", "write", "short", "fsync", "kill"]),
        max_size=12,
    )
)
@example(["append", "kill", "append", "delete", "append"])
@example(["append", "delete", "short", "delete", "fsync", "append", "kill", "append"])
def test_nothing_acknowledged_is_lost_whatever_happens(events: list[str]) -> None:
    """Answers, deletions, faults and power failures in any order: all acknowledged, in order."""
    with TemporaryDirectory() as folder:
        collecting = Collecting(Path(folder, LOG))
        for at, event in enumerate([*events, "append"]):
            collecting.happen(event, str(at))
        collecting.end()


# --- what is no file, or may not be written -----------------------------------------------------


def test_a_folder_in_the_place_of_the_log(tmp_path: Path) -> None:
    """A folder of that name is an error that says so, and is left alone."""
    (tmp_path / LOG / "里面").mkdir(parents=True)
    with pytest.raises(OutputError) as caught, writer(tmp_path / LOG) as log:
        log.append([answer("甲")])
    if os.name != "nt":  # Windows says no more than that it may not be opened
        assert "不是普通文件" in str(caught.value)
    assert (tmp_path / LOG / "里面").is_dir()


def store_one(path: Path) -> str:
    """Append one answer to the log at *path*, and say so."""
    with writer(path) as log:
        log.append([answer("乙")])
    return "已存"


@posix_only
@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_a_pipe_in_the_place_of_the_log(tmp_path: Path, when: str) -> None:
    """A named pipe is refused at once: nobody waits for a program that never reads it."""
    path = tmp_path / LOG
    if when == "before":
        os.mkfifo(path)
        with limited(3), pytest.raises(OutputError, match="不是普通文件"):
            store_one(path)
        path.unlink()
    with writer(path) as log:  # the lock is free
        log.append([answer("甲")])
        if when == "meanwhile":
            path.unlink()
            os.mkfifo(path)
            with limited(3), pytest.raises(OutputError, match="不是普通文件"):
                log.append([answer("乙")])
            path.unlink()
        log.append([answer("乙")])
    assert texts(path) == ["甲", "乙"]


@posix_only
def test_a_device_in_the_place_of_the_log(tmp_path: Path) -> None:
    """What would swallow the answers is refused."""
    (tmp_path / LOG).symlink_to("/dev/null")
    with limited(3), pytest.raises(OutputError, match="不是普通文件"):
        store_one(tmp_path / LOG)


@posix_only
@pytest.mark.parametrize("existing", [True, False])
def test_a_link_in_the_place_of_the_log(tmp_path: Path, *, existing: bool) -> None:
    """A symbolic link stays one, and the file that it points to gets the answers."""
    real = tmp_path / "网盘" / "答.jsonl"
    real.parent.mkdir()
    if existing:
        real.write_bytes(lines("甲"))
    path = tmp_path / LOG
    path.symlink_to(Path("网盘", "答.jsonl"))
    with writer(path) as log:
        log.append([answer("乙")])
        log.append([answer("丙")])
    assert path.is_symlink()
    assert texts(real) == texts(path) == [*(["甲"] if existing else []), "乙", "丙"]
    assert [one.name for one in real.parent.iterdir()] == ["答.jsonl"]


@posix_only
def test_a_read_only_folder_without_a_log(open_folder: Path) -> None:
    """Where nothing may be made the folder is named, with what to do."""
    said = told_by_nobody(lambda: store_one(open_folder / LOG))
    assert f"OutputError：没有权限在 {open_folder} 里写文件" in said
    assert "桌面" in said
    assert list(open_folder.iterdir()) == []


@posix_only
def test_a_read_only_folder_with_a_log(open_folder: Path) -> None:
    """A log that may be written, in a folder that may not, is written to."""
    (open_folder / LOG).write_bytes(lines("甲"))
    (open_folder / LOG).chmod(0o666)
    assert told_by_nobody(lambda: store_one(open_folder / LOG)) == "已存"
    assert texts(open_folder / LOG) == ["甲", "乙"]


@posix_only
@pytest.mark.parametrize("folder_mode", [0o755, 0o777])
@pytest.mark.parametrize("mode", [0o444, 0o400, 0o000])
def test_a_read_only_log(open_folder: Path, mode: int, folder_mode: int) -> None:
    """A log that is read-only or another's is left alone, and the message says so."""
    (open_folder / LOG).write_bytes(lines("甲"))
    (open_folder / LOG).chmod(mode)
    open_folder.chmod(folder_mode)
    said = told_by_nobody(lambda: store_one(open_folder / LOG))
    assert said.startswith(f"OutputError：{open_folder / LOG} 写不进去")
    assert "只读" in said
    (open_folder / LOG).chmod(0o600)
    assert (open_folder / LOG).read_bytes() == lines("甲")


@not_for_root
def test_a_folder_that_becomes_read_only(tmp_path: Path) -> None:
    """Where the permission goes in the middle, nothing is lost and nothing is acknowledged."""
    path = tmp_path / LOG
    with writer(path) as log:
        log.append([answer("甲")])
        path.unlink()
        tmp_path.chmod(0o555)
        try:
            with pytest.raises(OutputError, match="没有权限"):
                log.append([answer("乙")])
        finally:
            tmp_path.chmod(0o755)
        log.append([answer("乙")])
    assert texts(path) == ["甲", "乙"]


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS])
@pytest.mark.parametrize("existing", [True, False])
def test_a_folder_as_if_read_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, *, existing: bool
) -> None:
    """Without any permission the message is about the log if there is one, else the folder."""
    path = tmp_path / LOG
    if existing:
        path.write_bytes(lines("甲"))
    opened = (f"{path} 写不进去，可能正被别的程序打开着，或是只读文件", "请关闭打开它的程序。")
    barred = (f"没有权限在 {tmp_path} 里写文件", "请把花名册复制到能写的文件夹，例如桌面。")
    with monkeypatch.context() as patch:
        Calls(1, number, lasting=True).put_under(patch)
        with pytest.raises(OutputError) as caught, writer(path) as log:
            log.append([answer("乙")])
    assert (caught.value.message, caught.value.hint) == (opened if existing else barred)
    assert content(path) == (lines("甲") if existing else b"")


FULL = ("{path} 写不下，磁盘已满", "请腾出一点空间（例如清空回收站）。")
OPEN = ("{path} 写不进去，可能正被别的程序打开着，或是只读文件", "请关闭打开它的程序。")
MESSAGES = [
    (errno.ENOSPC, FULL),
    (errno.EDQUOT, FULL),
    (errno.EFBIG, FULL),
    (errno.EACCES, OPEN),
    (errno.EPERM, OPEN),
    (errno.EBUSY, OPEN),
    (errno.EROFS, OPEN),
    (errno.ENOENT, ("{folder} 不见了", "请把它放回原处，或插好 U 盘、连上网络。")),
    (errno.EISDIR, ("{path} 不是普通文件", "请把它移走。")),
    (
        errno.ENAMETOOLONG,
        ("{path} 的文件名太长", "请把花名册改一个短些的名字，或放到浅些的文件夹里。"),
    ),
    *(
        (number, (f"{{path}} 写不进去（系统错误 {number}）", "请换一个盘再试。"))
        for number in (errno.EIO, errno.ESTALE)
    ),
]


@pytest.mark.parametrize(("number", "expected"), MESSAGES, ids=[known(one) for one, _ in MESSAGES])
def test_each_fault_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, expected: tuple[str, str]
) -> None:
    """The message says what is wrong in Chinese, the hint what to do, and the exit code is 4."""
    with writer(tmp_path / LOG) as log:
        log.append([answer("甲")])
        with monkeypatch.context() as patch:
            Calls(1, number).put_under(patch)
            with pytest.raises(OutputError) as caught:
                log.append([answer("乙")])
    told = (caught.value.message, caught.value.hint)
    assert told == tuple(one.format(path=tmp_path / LOG, folder=tmp_path) for one in expected)
    assert caught.value.exit_code == ExitCode.OUTPUT
    assert texts(tmp_path / LOG) == ["甲"]


@posix_only
@pytest.mark.parametrize(("length", "is_stored"), [(80, True), (83, False)])
def test_a_name_that_is_too_long(tmp_path: Path, length: int, *, is_stored: bool) -> None:
    """A name that the system does not take for the log's lock is an error about it."""
    if os.pathconf(tmp_path, "PC_NAME_MAX") != 255:
        pytest.skip("names of another length are too long here")
    path = tmp_path / f"{'班' * length}.jsonl"  # 246 and 255 bytes; the lock's are 6 more
    if is_stored:
        with writer(path) as log:
            log.append([answer("甲")])
        assert texts(path) == ["甲"]
    else:
        with pytest.raises(OutputError, match="文件名太长"), writer(path):
            pass
        assert list(tmp_path.iterdir()) == []


def test_a_log_that_cannot_be_read_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in it would be lost: it is refused, and the lock is free again."""
    path = tmp_path / "class.answers.jsonl"

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("tongzhi_cli.answers.log.write._content", refuse)
        with pytest.raises(OutputError), writer(path):
            pass
    with writer(path):
        pass


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_log_that_another_program_saved_anew_is_left_alone(tmp_path: Path, encoding: str) -> None:
    """In UTF-16 nothing can be appended; it says what to do, and holds no lock afterwards."""
    path = tmp_path / LOG
    path.write_bytes(f"\ufeff{lines('甲').decode()}".encode(encoding))
    before = path.read_bytes()
    with pytest.raises(OutputError) as caught, writer(path):
        pass
    assert caught.value.message == f"{path} 被别的程序另存成了 Unicode（UTF-16），不能接着写"
    assert caught.value.hint == "请用记事本打开它，另存为，编码选 UTF-8，再运行一次。"
    assert path.read_bytes() == before
    path.unlink()
    with writer(path) as log:  # the lock is free
        log.append([answer("无误")])
    assert texts(path) == ["无误"]
