"""How long hostile and broken files keep the reader, and how much memory they take.

    .venv/bin/python benchmarks/bad_files.py [--only C46] [--mutants 0]

Reads every file of tests/support/hostile.py in a process of its own, as `fankui import` would, and
prints
the slowest, the largest, and which bars are met. With --mutants N it also reads N damaged copies
of a sound file of each format, in one process each. Needs Linux; takes some minutes.

Bars:
    no file ends its process or needs more than 2 s (12 s where the worker reads it: 10 s for the
    file and what starting takes) and 300 MB, in the reading process and its worker alike.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests/support"))

from hostile import CATALOGUE, SOUND, mutants, xml_mutants

from measuring import bar, options

SECONDS, WORKER_SECONDS, MEGABYTES = 2.0, 12.0, 300
READ = """
import json, re, sys, time
from pathlib import Path
from tongzhi_cli.errors import InputError
from tongzhi_cli.roster import read as rosters
from tongzhi_cli.tables.formats import worker

def peak(pid):
    told = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmHWM:\\s*(\\d+)", told)[1]) // 1024

asked = []
ask = worker.read
worker.read = lambda *what: asked.append(1) or ask(*what)

for line in sys.stdin:
    asked.clear()
    start = time.perf_counter()
    try:
        rosters.read_placed(Path(line.rstrip("\\n")))
        outcome = "read"
    except InputError as error:
        outcome = "refused"
    took = time.perf_counter() - start
    pids = ["self", *(one._process.pid for one in worker._running)]
    print(json.dumps([outcome, took, max(map(peak, pids)), bool(asked)]), flush=True)
"""


class Read(NamedTuple):
    """What reading one file came to; *outcome* is how its process ended where it did."""

    title: str
    outcome: str
    seconds: float
    megabytes: int
    by_worker: bool


def main() -> int:
    given = options("Read hostile files.", only="", mutants=0)
    found: list[Read] = []
    with TemporaryDirectory() as folder:
        for file in CATALOGUE:
            if file.number.startswith(given.only):
                path = Path(folder) / file.name
                path.write_bytes(file.make())
                found += read([(f"{file.number} {file.title}", path)])
        for name, make in SOUND.items() if given.mutants else ():
            found += read(list(damaged(Path(folder), name, make(), given.mutants)))
    print(f"{len(found)} files")
    print("\nslowest")
    for one in sorted(found, key=lambda one: -one.seconds)[:8]:
        print(f"{one.seconds:7.2f} s  {one.outcome:<8} {one.title}{'  (worker)' * one.by_worker}")
    print("\nlargest")
    for one in sorted(found, key=lambda one: -one.megabytes)[:8]:
        print(f"{one.megabytes:7} MB {one.outcome:<8} {one.title}{'  (worker)' * one.by_worker}")
    print()
    ended = [one for one in found if one.outcome not in {"read", "refused"}]
    bar("files that ended their process", len(ended), 0)
    here = [one.seconds for one in found if not one.by_worker]
    there = [one.seconds for one in found if one.by_worker]
    bar("seconds, at most", max(here, default=0), SECONDS)
    bar("seconds by the worker, at most", max(there, default=0), WORKER_SECONDS)
    bar("megabytes, at most", max(one.megabytes for one in found), MEGABYTES)
    return 0


def damaged(folder: Path, name: str, data: bytes, count: int) -> Iterator[tuple[str, Path]]:
    """So many damaged copies of a file, and as many with damaged XML where it has any."""
    kinds = [mutants, xml_mutants] if name.endswith((".xlsx", ".ods")) else [mutants]
    for change in kinds:
        for at, content in enumerate(change(data, count, 1)):
            path = folder / f"{change.__name__}-{at}-{name}"
            path.write_bytes(content)
            yield f"{name} {change.__name__} {at}", path


def read(files: list[tuple[str, Path]]) -> list[Read]:
    """Read files in one process, and in another one behind each that ended it."""
    found: list[Read] = []
    while len(found) < len(files):
        rest = files[len(found) :]
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", READ],
            input="".join(f"{path}\n" for _, path in rest),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        found += [Read(title, *line) for (title, _), line in zip(rest, lines, strict=False)]
        if len(lines) < len(rest):
            took = time.perf_counter() - start
            found.append(Read(rest[len(lines)][0], f"ended {done.returncode}", took, 0, False))
    return found


if __name__ == "__main__":
    sys.exit(main())
