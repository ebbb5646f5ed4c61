"""Many pictures read by two processes: the same as by one, in their order, whatever becomes of it.

What a picture shows is said by its name here; only where the extra is installed.
"""

import os
import random
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from tongzhi_cli.scan import extra
from tongzhi_cli.scan.judge import State, Verdict
from tongzhi_cli.scan.match import Person
from tongzhi_cli.scan.seen import Seal, SeenRow, SeenSheet, Shot

if extra.missing():
    pytest.skip("the extra scan is not installed", allow_module_level=True)

from tongzhi_cli.scan import inputs, stack, stacks
from tongzhi_cli.scan.stack import Work

PEOPLE = [Person("1", "安若")]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="patches go over by a fork")
OURS: list[str] = []
FIRST = os.getpid()


class Reader:
    """As `stack.Reader`: "own-7" has a header of its own, "goes-on" none, "empty" no sheet."""

    def __init__(self, people: object, *, crops: bool) -> None:
        assert people == PEOPLE
        assert not crops

    def read(self, work: Work, before: str = "") -> list[Shot]:
        """One page, by the name of its file."""
        name = work.path.name
        if os.getpid() == FIRST:
            OURS.append(name)
        kind, _, own = name.partition("-")
        if kind == "empty":
            return [Shot(name, ())]
        fits = before if before and not before.startswith("?") else "?5:学号1"
        head = f"{own}:学号1,姓名2" if kind == "own" else fits
        rows = (SeenRow("1", Verdict(State.SIGNED), ()),) if own != "nobody" else ()
        return [Shot(name, (SeenSheet(rows, 0, Seal.SEEN, head=head),))]


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names instead of pictures."""
    OURS.clear()
    monkeypatch.setattr(stacks, "Reader", Reader)


def read(works: list[Work | list[Shot]]) -> list[list[Shot]]:
    return [*stacks.read(works, PEOPLE, many=len(works), crops=False)]


def stack_of(seed: int, many: int = 40) -> list[Work | list[Shot]]:
    """Pages of all kinds, some of which are known already."""
    rng = random.Random(seed)  # noqa: S311  what a test draws
    works: list[Work | list[Shot]] = []
    for at in range(many):
        kind = rng.choice(["own-{}", "own-{}", "goes", "goes", "empty", "goes-nobody"])
        work = Work(Path(kind.format(at + 3)))
        works.append(Reader(PEOPLE, crops=False).read(work) if rng.random() < 0.2 else work)
    OURS.clear()
    return works


def one_by_one(works: list[Work | list[Shot]]) -> list[list[Shot]]:
    """What each shows where the header of the sheet before it is known when its turn comes."""
    before, result = "", []
    for one in works:
        shots = one if isinstance(one, list) else Reader(PEOPLE, crops=False).read(one, before)
        heads = [sheet.head for shot in shots for sheet in shot.sheets if sheet.rows]
        before = heads[-1] if heads else before
        result.append(shots)
    return result


@pytest.mark.parametrize("seed", range(6))
def test_two_see_what_one_sees(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same order; a list without a header has that of the sheet before it, in either."""
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    alone = read(stack_of(seed))
    assert alone == one_by_one(stack_of(seed))
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    works = stack_of(seed)
    assert read(works) == alone
    once = [one.path.name for one in works if isinstance(one, Work) if "goes" not in one.path.name]
    ours = [name for name in OURS if "goes" not in name]
    assert len(ours) < len(once)  # the other has read some; what goes on may be read by both


def died(_work: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def no_room(*_: object) -> None:
    raise OSError


def no_semaphores(*_: object) -> None:
    raise NotImplementedError


@pytest.mark.parametrize(
    ("owner", "name", "instead"),
    [
        (stacks, "_read", died),
        (os, "fork", no_room),
        (ProcessPoolExecutor, "__init__", no_semaphores),
    ],
)
def test_without_the_other_process_the_first_reads_all(
    monkeypatch: pytest.MonkeyPatch, owner: object, name: str, instead: object
) -> None:
    """It is killed, cannot be started, or the system has no such thing: no page is lost."""
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    alone = read(stack_of(3))
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(owner, name, instead)
    assert read(stack_of(3)) == alone


def test_a_header_is_kept_in_a_few_signs() -> None:
    """What is read back of one without all its columns is none more."""
    told = "?5:学号1"
    head = stack._head_of(told)  # noqa: SLF001  what a summary keeps is its form
    assert head is not None
    assert (head.is_whole, head.width, stack._told(head)) == (False, 5, told)  # noqa: SLF001


def test_a_tiff_is_known_by_all_its_pages(tmp_path: Path) -> None:
    """Where one of them has to be read, all are; what is known of the others hides it not."""
    from PIL import Image

    pages = [Image.new("L", (40, 40), 255) for _ in range(3)]
    path = tmp_path / "扫描.tif"
    pages[0].save(path, save_all=True, append_images=pages[1:])
    assert inputs.number_of_pages(path) == 3
    known: dict[int | None, Shot] = {at: Shot("", (), page=at) for at in range(1, 4)}
    assert [*stacks.works([path], lambda _: known)] == [[*known.values()]]
    del known[2]
    assert [*stacks.works([path], lambda _: known)] == [Work(path)]
    path.write_bytes(path.read_bytes()[:8])
    assert inputs.number_of_pages(path) == 1
