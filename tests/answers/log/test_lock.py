"""The lock of an answer log among processes (issue 19: filelock only where it is needed)."""

import multiprocessing
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tongzhi_cli.answers.log import lock
from tongzhi_cli.answers.log.lock import HeldError, Lock

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has filelock alone")


def take(folder: Path, *, with_library: bool, times: int) -> tuple[int, int]:
    """How often one process had the lock, and how often somebody else was inside just then."""
    if with_library:
        lock.made = lambda _: None  # type: ignore[assignment]  # as on Windows
    had, together = 0, 0
    for _ in range(times):
        mine = Lock(folder / ".lock", lambda _: None)
        try:
            mine.acquire()
        except HeldError:
            continue
        had += 1
        try:
            os.close(os.open(folder / "inside", os.O_CREAT | os.O_EXCL))
            os.unlink(folder / "inside")  # noqa: PTH108  quick
        except FileExistsError:
            together += 1
        (folder / ".lock").unlink(missing_ok=True)  # as the log's writer does
        mine.release()
    return had, together


def _told(pipe: "Connection[tuple[int, int], None]", folder: Path, at: int) -> None:
    pipe.send(take(folder, with_library=at % 2 == 1, times=300))


@posix_only
def test_no_two_have_it_at_once(tmp_path: Path) -> None:
    """Whoever makes the lock file and whoever leaves it to filelock keep each other out."""
    context = multiprocessing.get_context("fork")
    ends = []
    children = []
    for at in range(4):
        mine, theirs = context.Pipe()
        children.append(context.Process(target=_told, args=(theirs, tmp_path, at)))
        children[-1].start()
        ends.append(mine)
    found = [end.recv() for end in ends]
    for child in children:
        child.join()
    assert [together for _, together in found] == [0, 0, 0, 0]
    assert all(had for had, _ in found)


@posix_only
@pytest.mark.parametrize("holder", [True, False])
@pytest.mark.parametrize("comer", [True, False])
def test_either_finds_the_other_s_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, holder: bool, comer: bool
) -> None:
    """With filelock or without: held is held, and let go of is free."""
    make = lock.made
    first, second = Lock(tmp_path / ".lock", print), Lock(tmp_path / ".lock", print)
    monkeypatch.setattr(lock, "made", make if holder else lambda _: None)
    first.acquire()
    monkeypatch.setattr(lock, "made", make if comer else lambda _: None)
    with pytest.raises(HeldError):
        second.acquire()
    first.release()
    second.acquire()
    second.release()
