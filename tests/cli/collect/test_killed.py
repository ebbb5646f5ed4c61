"""Ending `fankui collect` the hard way: every answer it has acknowledged is in the log.

FANKUI_KILLS sets how many sessions are killed; a run before a release takes 500.
"""

import contextlib
import io
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import NamedTuple, Self

import pytest
from builders import notice_2018
from forked import program

from conftest import Run
from tongzhi_cli.answers.answer import PROXY, TYPED, Answer, Source
from tongzhi_cli.answers.log import read as answer_log
from tongzhi_cli.answers.result.newest import newest
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.model.problem import Where

KILLS = int(os.environ.get("FANKUI_KILLS", "10"))
#: So many classes are collected at the same time.
LANES = 2
STUDENTS = 30
LOG, LOCK = "class.answers.jsonl", ".class.answers.jsonl.lock"
OK, TAKEN_BACK = "无误", "撤回，算没有反馈"
#: Longer than anything takes.
PATIENCE = 60
posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")


def make_class(folder: Path) -> bytes:
    """A roster `class.csv` of an invented class; its bytes."""
    surnames = "安白毕曹岑陈程崔邓丁董杜范方冯傅高顾郭韩何贺侯胡黄江姜蒋金孔"
    rows = [f"{2014030101 + at},{surnames[at]}若,2014级软件1班,本科\n" for at in range(STUDENTS)]
    data = "".join(["学号,姓名,班级,层次\n", *rows]).encode()
    folder.mkdir()
    (folder / "class.csv").write_bytes(data)
    return data


def read(folder: Path) -> answer_log.Log:
    """The log of a class, as every other command reads it."""
    return answer_log.read(folder / LOG, notice_2018())


class Stored(NamedTuple):
    """An acknowledgement: one answer of *number*, or *of* several that were filled in at once.

    A *text* of None takes back.
    """

    number: str | None
    text: str | None
    of: int = 1

    def is_of(self, answers: list[Answer]) -> bool:
        """Whether it is these that it acknowledges."""
        if self.number is None:
            origins = {(one.text, one.origin) for one in answers}
            return len(answers) == self.of and origins == {(self.text, PROXY)}
        return [(one.number, one.text) for one in answers] == [(self.number, self.text)]


class Session:
    """One `fankui collect class.csv` that is answered through a pipe."""

    def __init__(self, folder: Path) -> None:
        env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
        self.process = subprocess.Popen(
            [*program(env), "collect", "class.csv"],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            bufsize=0,
            env=env,
        )
        self.said: list[str] = []
        self.stored: list[Stored] = []
        self._news = threading.Condition()
        self._ended = False
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.end()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        for raw in iter(self.process.stderr.readline, b""):
            line = raw.decode().rstrip("\r\n")
            with self._news:
                self.said.append(line)
                if many := re.fullmatch(r"  已存：(\d+) 人 (.*)（代填）", line):
                    self.stored.append(Stored(None, many[2], int(many[1])))
                elif raw.endswith(b"\n") and (one := re.fullmatch(r"  已存：(\d+) \S+ (.*)", line)):
                    self.stored.append(Stored(one[1], None if one[2] == TAKEN_BACK else one[2]))
                self._news.notify_all()
        with self._news:
            self._ended = True
            self._news.notify_all()

    def feed(self, *lines: str) -> None:
        """Type lines; a session that has ended does not hear them."""
        assert self.process.stdin is not None
        with contextlib.suppress(OSError):
            self.process.stdin.write("".join(f"{line}\n" for line in lines).encode())

    def wait_for(self, count: int) -> None:
        """Until so many acknowledgements were heard, or the session has ended."""
        with self._news:
            assert self._news.wait_for(
                lambda: len(self.stored) >= count or self._ended, timeout=PATIENCE
            )

    def end(self) -> int:
        """Close the pipe and wait for the end; the exit code."""
        assert self.process.stdin is not None
        assert self.process.stderr is not None
        self.process.stdin.close()
        code = self.process.wait(PATIENCE)
        self._listener.join(PATIENCE)
        self.process.stderr.close()
        return code


class Count(NamedTuple):
    """What became of the answers of some sessions that were killed."""

    sessions: int = 0
    acknowledged: int = 0
    lost: int = 0
    not_acknowledged: int = 0
    torn: int = 0

    def plus(self, other: "Count") -> "Count":
        """Both together."""
        return Count(*map(sum, zip(self, other, strict=True)))


def compare(stored: list[Stored], added: list[Answer]) -> tuple[int, int, int]:
    """How many acknowledged answers there were, are not in the log, and lie behind them there.

    The log has to hold them in the order of the acknowledgements, from the beginning.
    """
    at = lost = acknowledged = 0
    for one in stored:
        acknowledged += one.of
        if one.is_of(added[at : at + one.of]):
            at += one.of
        else:
            lost += one.of
    return acknowledged, lost, len(added) - at


def answer_until_killed(session: Session, random: Random, serial: Iterator[int]) -> None:
    """Answer some students, one at a time or in a hurry, and kill the session at a bad moment."""

    def line() -> str:
        keys = ["", f"2 照片有误，第 {next(serial)} 次填写", "0", "8"]
        return random.choices(keys, weights=[3, 5, 1, 1])[0]

    match random.choice(["at once", "in a hurry", "one by one", "all the others"]):
        case "at once":  # wherever it is, reading the roster perhaps
            session.feed(*(line() for _ in range(STUDENTS // 2)))
            time.sleep(random.uniform(0, 0.6))
        case "in a hurry":
            session.feed(*(line() for _ in range(STUDENTS // 2)))
            session.wait_for(1)
            time.sleep(random.uniform(0, 0.02))
        case "one by one":
            for count in range(1, random.randrange(2, 8)):
                session.feed(f"2 照片有误，第 {next(serial)} 次填写")
                session.wait_for(count)
            session.feed(line(), line())
            time.sleep(random.uniform(0, 0.003))
        case _:
            session.feed(line(), f"2 照片有误，第 {next(serial)} 次填写")
            session.wait_for(1)
            session.feed("9", "9")
            time.sleep(random.uniform(0, 0.005))
    session.process.kill()


def finish(folder: Path) -> list[str]:
    """Run again to the end: it works, and everybody has an answer that counts; what it said."""
    with Session(folder) as session:
        session.feed(*[""] * STUDENTS)
        code = session.end()
    assert code == ExitCode.OK, session.said
    assert f"已记 {STUDENTS} 人：" in session.said[-2]
    assert session.said[-1] == "下一步：fankui check class.csv"
    counting, _ = newest(read(folder).answers)
    assert len(counting) == STUDENTS
    assert {path.name for path in folder.iterdir()} == {"class.csv", LOG}
    return session.said


def killed_again_and_again(folder: Path, seed: int, times: int) -> Count:
    """Collect class after class, killed that many times; what became of the answers."""
    random = Random(seed)  # noqa: S311  the same moments every time, no secrets
    serial = iter(range(1_000_000))
    total = Count()
    made = 0
    while total.sessions < times:
        made += 1
        place = folder / f"{seed}-{made}"
        roster = make_class(place)
        noted = 0
        for _ in range(min(5, times - total.sessions)):
            before = read(place).answers
            with Session(place) as session:
                answer_until_killed(session, random, serial)
                session.end()
            after = read(place)
            assert after.answers[: len(before)] == before
            assert {one.code for one in after.notes} <= {"torn-log"}
            assert len(after.notes) <= noted + 1
            added = list(after.answers[len(before) :])
            counts = compare(session.stored, added)
            # one line or one batch may have been stored without having been acknowledged
            besides = [one.origin for one in added[len(added) - counts[2] :]]
            batches = {PROXY} & set(besides)
            assert len(besides) - besides.count(PROXY) + len(batches) <= 1
            total = total.plus(Count(1, *counts, len(after.notes) - noted))
            noted = len(after.notes)
            assert (place / "class.csv").read_bytes() == roster
            if len(newest(after.answers)[0]) == STUDENTS:
                break
        if len(newest(read(place).answers)[0]) < STUDENTS:
            finish(place)
        assert (place / "class.csv").read_bytes() == roster
    return total


def test_kill_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """Killed at any moment, it loses no acknowledged answer, and the next run goes on from there.

    The log holds them in their order, the roster is as it was, at most one line of a session is
    torn, and at most what was typed last is stored without having been acknowledged.
    """
    shares = [KILLS // LANES + (lane < KILLS % LANES) for lane in range(LANES)]
    with ThreadPoolExecutor(LANES) as pool:
        total = Count()
        for done in pool.map(killed_again_and_again, [tmp_path] * LANES, range(LANES), shares):
            total = total.plus(done)
    sys.stdout.write(f"{total}\n")
    assert total.sessions == KILLS
    assert total.acknowledged >= KILLS // 2  # killed in time, but not all before the first answer
    assert total.lost == 0


@pytest.mark.parametrize("cut", [1, 60])
def test_a_line_that_a_power_failure_cut_off_is_told(tmp_path: Path, cut: int) -> None:
    """The next run says that a line was set aside, asks that student again, and touches nothing."""
    folder = tmp_path / "班"
    make_class(folder)
    given = [("2014030101", "民族应为回族"), ("2014030102", "姓名应为安若")]
    typed = [Answer(number, text, Source.LOG, Where(LOG), origin=TYPED) for number, text in given]
    before = b"".join(map(answer_log.line_of, typed))[:-cut]
    (folder / LOG).write_bytes(before)
    whole = cut == 1  # nothing but its end is missing
    told = any("torn-log" in line for line in finish(folder))
    assert told is not whole
    assert (folder / LOG).read_bytes().startswith(before + b"\n")
    counting, _ = newest(read(folder).answers)
    texts = [one.text for one in counting.values()]
    assert texts.count("民族应为回族") == 1
    assert texts.count("姓名应为安若") == whole
    assert len(read(folder).notes) == (not whole)


# --- signals ------------------------------------------------------------------------------------


@pytest.fixture
def own_signals() -> Iterator[None]:
    """Signals that the test run ignores (nohup, a background job) are not ignored by `collect`."""
    if os.name == "nt":
        pytest.skip("Windows has no such signals")
    names = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [(one, signal.getsignal(one)) for one in names]
    for one in names:  # a handler does not outlive exec, SIG_IGN does
        signal.signal(one, signal.default_int_handler)
    try:
        yield
    finally:
        for one, handler in before:
            signal.signal(one, handler)


def all_stored(session: Session, folder: Path) -> bool:
    """Whether the log holds what was acknowledged, and not more than one answer besides."""
    _, lost, besides = compare(session.stored, list(read(folder).answers))
    return lost == 0 and besides <= 1


@posix_only
@pytest.mark.usefixtures("own_signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_at_the_prompt(tmp_path: Path, name: str) -> None:
    """Ended while it waits for an answer, it has stored every one, and can be run again."""
    folder = tmp_path / "班"
    roster = make_class(folder)
    number = signal.Signals[name]
    with Session(folder) as session:
        for count, line in enumerate(["", "2 民族应为回族", ""], start=1):
            session.feed(line)
            session.wait_for(count)
        session.process.send_signal(number)
        code = session.process.wait(PATIENCE)
        session.end()
    if number is signal.SIGINT:
        assert code == ExitCode.INTERRUPTED
        assert session.said[-2:] == [
            f"已记 3 人：无误 2，有误 1；还有 {STUDENTS - 3} 人没有结果。",
            f"已停下，记过的都在 {LOG}。接着来：fankui collect class.csv",
        ]
        assert {path.name for path in folder.iterdir()} == {"class.csv", LOG}
    else:
        assert code == -number
    assert [one.text for one in read(folder).answers] == [OK, "民族应为回族", OK]
    assert read(folder).notes == ()
    assert (folder / "class.csv").read_bytes() == roster
    finish(folder)


@posix_only
@pytest.mark.usefixtures("own_signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_while_saving(tmp_path: Path, name: str) -> None:
    """Ended while answer after answer is stored, it loses none that it has acknowledged."""
    random = Random(name)  # noqa: S311  the same moments every time, no secrets
    for at in range(max(1, KILLS // 10)):
        folder = tmp_path / str(at)
        roster = make_class(folder)
        with Session(folder) as session:
            session.feed(*(f"2 照片有误，第 {one} 次填写" for one in range(STUDENTS - 1)))
            session.wait_for(random.randrange(1, 5))
            time.sleep(random.uniform(0, 0.01))
            session.process.send_signal(signal.Signals[name])
            code = session.process.wait(PATIENCE)
            session.end()
        assert all_stored(session, folder)
        assert read(folder).notes == ()
        assert (folder / "class.csv").read_bytes() == roster
        if name == "SIGINT":
            assert code == ExitCode.INTERRUPTED, session.said
            assert session.said[-1].endswith("接着来：fankui collect class.csv")
            assert "Traceback" not in "\n".join(session.said)
            assert not (folder / LOCK).exists()


@pytest.mark.parametrize("count", [1, 2, 3])
def test_an_interruption_right_behind_an_acknowledgement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fankui: Callable[..., Run], count: int
) -> None:
    """Ctrl+C after an answer was acknowledged: the last words count that answer as well."""
    folder = tmp_path / "班"
    make_class(folder)
    say = show.say
    left = iter(range(count, 0, -1))

    def interrupted(*lines: str) -> None:
        say(*lines)
        if any(line.startswith("  已存：") for line in lines) and next(left) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(show, "say", interrupted)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n" * STUDENTS)))
    done = fankui("collect", folder / "class.csv")
    assert done.code == ExitCode.INTERRUPTED
    assert done.err.count("  已存：") == len(read(folder).answers) == count
    assert (
        f"已记 {count} 人：无误 {count}，有误 0；还有 {STUDENTS - count} 人没有结果。" in done.err
    )


def test_the_end_of_the_input(tmp_path: Path) -> None:
    """Where the lines end before the class does, what was given is stored and the rest is asked."""
    folder = tmp_path / "班"
    make_class(folder)
    with Session(folder) as session:
        session.feed("", "2 民族应为回族")
        code = session.end()
    assert code == ExitCode.INTERRUPTED
    assert session.said[-1].endswith("接着来：fankui collect class.csv")
    assert [one.text for one in read(folder).answers] == [OK, "民族应为回族"]
    finish(folder)
