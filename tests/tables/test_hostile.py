"""Hostile and broken files: each is read right or refused in words, and the command lives on.

The files stand in `hostile`. They are read in processes of their own, many in one: a file that
ends the process, or keeps it for half a minute, is found out, and the next process goes on behind
it. How long each takes and how much memory is for `benchmarks/bad_files.py` to show.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hostile import CATALOGUE, SOUND, Hostile, mutants, xml_mutants

#: A file that keeps its reader so long hangs.
SECONDS = 30
#: Reads the files whose paths come line by line; one line of JSON each.
READ = """
import json, sys
from pathlib import Path
from tongzhi_cli.model.student import NumberFault
from tongzhi_cli.errors import InputError
from tongzhi_cli.roster import read as rosters

def told(one):
    number = one.number
    sound = one.fault is NumberFault.NONE and number.isascii() and number.isalnum()
    return f"{number if sound else '?'} {one.name or '?'}"

for line in sys.stdin:
    path = Path(line.rstrip("\\n"))
    try:
        result = [told(one) for one in rosters.read_placed(path)[0].students]
    except InputError as error:
        result = {"refused": [error.message, error.hint]}
    print(json.dumps(result), flush=True)
"""


class Reader:
    """A process that reads one file after another."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", READ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def read(self, path: Path) -> list[str] | dict[str, list[str]] | str:
        """The students, what it was refused with, or how the process ended."""
        assert self._process.stdin
        assert self._process.stdout
        timer = threading.Timer(SECONDS, self._process.kill)
        timer.start()
        try:
            self._process.stdin.write(f"{path}\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except OSError:
            line = ""
        finally:
            timer.cancel()
        if line:
            found: list[str] | dict[str, list[str]] = json.loads(line)
            return found
        _, said = self._process.communicate()
        return f"the process ended with {self._process.returncode}: {said[-500:]}"

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()


@pytest.fixture(scope="module")
def readers() -> Iterator[list[Reader]]:
    """The process that reads; it is replaced when a file ended it."""
    running = [Reader()]
    yield running
    running[0].close()


def outcome(readers: list[Reader], path: Path) -> list[str] | dict[str, list[str]] | str:
    """What reading a file comes to."""
    result = readers[0].read(path)
    if isinstance(result, str):
        readers[0].close()
        readers[0] = Reader()
    return result


@pytest.mark.parametrize("one", CATALOGUE, ids=[f"{one.number} {one.title}" for one in CATALOGUE])
def test_a_hostile_file_is_read_right_or_refused(
    readers: list[Reader], tmp_path: Path, one: Hostile
) -> None:
    """The right students, or a Chinese message that names the file, as the table says."""
    path = tmp_path / one.name
    path.write_bytes(one.make())
    result = outcome(readers, path)
    if one.students is None or (one.may_be_refused and isinstance(result, dict)):
        assert isinstance(result, dict), result
        message, hint = result["refused"]
        assert str(path) in message
        assert hint
    else:
        assert result == list(one.students)
    assert [file.name for file in tmp_path.iterdir()] == [one.name]


#: One file of each format, damaged in its bytes, and in its XML where it has any.
DAMAGED = [(name, mutants) for name in SOUND] + [
    (name, xml_mutants) for name in SOUND if name.endswith((".xlsx", ".ods"))
]


@pytest.mark.parametrize(
    ("name", "damage"), DAMAGED, ids=[f"{name} {damage.__name__}" for name, damage in DAMAGED]
)
def test_damage_by_chance_never_ends_the_process(
    readers: list[Reader], tmp_path: Path, name: str, damage: Callable[..., Iterator[bytes]]
) -> None:
    """Files with bytes, tags and numbers changed, always the same ones: read or refused."""
    for at, data in enumerate(damage(SOUND[name](), 100, 2018)):
        path = tmp_path / f"{at}-{name}"
        path.write_bytes(data)
        assert not isinstance(outcome(readers, path), str), at
