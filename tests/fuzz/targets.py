"""What is fuzzed: whole commands on one file that other people made, in this process.

Anything that ends in exit 5, or in a code that the command does not have, is a fault; so is what
takes longer than anybody waits. The last catch (`errors.reading`) is off, as in all tests.
"""

import os
import sys
import time
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from tongzhi_cli.__main__ import main

SEEDS = Path(__file__).with_name("seeds")
_NOW = "2018-04-01 20:00"
#: Seconds of the processor.
_LONGEST = 20.0
_CLASS = (
    "学号,姓名,班级,层次\n"
    "2014030101,安若曦,2014级软件工程1班,本科\n"
    "2014030102,白思远,2014级软件工程1班,本科\n"
    "2014030103,毕雨桐,2014级软件工程1班,本科\n"
)


class Target(NamedTuple):
    """The *words* of a command; {file} is what is fuzzed, called *name* where it has to be."""

    words: tuple[str, ...]
    name: str = ""


TARGETS = {
    "roster": Target(("check", "{file}", "--now", _NOW)),
    "notice": Target(("notice", "import", "{file}", "--json")),
    "answers": Target(("collect", "class.csv", "--from", "{file}", "--dry-run", "--now", _NOW)),
    "forms": Target(("merge", "{file}", "-o", "out.xlsx", "--force", "--now", _NOW)),
    "log": Target(("check", "class.csv", "--now", _NOW), "class.answers.jsonl"),
}
_CODES = frozenset({0, 1, 3})


class FaultError(Exception):
    """A fault of the program's own."""


def seeds(target: str) -> list[tuple[str, bytes]]:
    """The files that mutants are made of."""
    return [(one.name, one.read_bytes()) for one in sorted((SEEDS / target).iterdir())]


def try_one(target: str, name: str, data: bytes, folder: Path) -> None:
    """Run the command on *data*, called *name*, in *folder*.

    Raises:
        FaultError: it ends in a way that it must not.

    """
    how = TARGETS[target]
    path = folder / (how.name or name)
    path.write_bytes(data)
    (folder / "class.csv").write_text(_CLASS, "utf-8")
    before = time.process_time()
    code, said = _run([word.format(file=path.name) for word in how.words], folder)
    took = time.process_time() - before
    path.unlink(missing_ok=True)
    if code not in _CODES:
        raise FaultError(f"{target} {name}: exit {code}\n{said}")
    if took > _LONGEST:
        raise FaultError(f"{target} {name}: {took:.0f} s")


def _run(words: list[str], folder: Path) -> tuple[int, str]:
    out, err = TextIOWrapper(BytesIO(), "utf-8"), TextIOWrapper(BytesIO(), "utf-8")
    kept = sys.argv, sys.stdout, sys.stderr, Path.cwd(), os.environ.get("FANKUI_DEBUG")
    os.environ["FANKUI_DEBUG"] = "1"
    os.chdir(folder)
    sys.argv, sys.stdout, sys.stderr = ["fankui", *words], out, err
    try:
        code = main()
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        sys.argv, sys.stdout, sys.stderr = kept[:3]
        os.chdir(kept[3])
        if kept[4] is None:
            del os.environ["FANKUI_DEBUG"]
    err.flush()
    return int(code), err.buffer.getvalue().decode("utf-8", "replace")
