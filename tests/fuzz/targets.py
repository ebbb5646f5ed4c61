"""What is fuzzed: whole commands on one file that other people made, in this process.

Anything that ends in exit 5, or in a code that the command does not have, is a fault; so is what
takes longer than anybody waits, or more memory than the floor of issue 16. The last catch
(`errors.reading`) is off, as in all tests: what would reach it ends in exit 5.
"""

import gc
import os
import sys
import time
from contextlib import suppress
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from tongzhi_cli.__main__ import main

SEEDS = Path(__file__).with_name("seeds")
_ROOT = Path(__file__).parents[2]
_NOW = ("--now", "2018-04-01 20:00")
#: Seconds of the processor.
_LONGEST = 10.0
#: In MB: a process of its own may take 300, of which it has 50 when it begins; this one is large.
_MOST, BEGINNING = 300, 50
_CLASS = (
    "学号,姓名,班级,层次\n"
    "2014030101,安若曦,2014级软件工程1班,本科\n"
    "2014030102,白思远,2014级软件工程1班,本科\n"
    "2014030103,毕雨桐,2014级软件工程1班,本科\n"
)


class Target(NamedTuple):
    """The *words* of a command; {file} is what is fuzzed, called *name* where it has to be.

    It is made of the files in these folders of *seeds*, and of *others* in the repository.
    """

    words: tuple[str, ...]
    seeds: tuple[str, ...]
    others: tuple[str, ...] = ()
    name: str = ""


_ROSTERS = ("examples/*/class.*", "examples/*/花名册.xlsx", "examples/import/?班.*")
_DRAFT = ("--draft", "--force", "-o", "out.docx", *_NOW)

TARGETS = {
    "roster": Target(("check", "{file}", *_NOW), ("roster",), _ROSTERS),
    "import": Target(("import", "{file}", "-o", "out.xlsx", "--force"), ("roster",), _ROSTERS),
    "build": Target(
        ("build", "{file}", "--draft", "--force", "-o", "out", *_NOW), ("roster",), _ROSTERS
    ),
    "notice": Target(
        ("notice", "import", "{file}", "--json"), ("notice",), ("examples/*/通知.docx",)
    ),
    "toml": Target(("notice", "check", "{file}"), ("toml",)),
    "guide": Target(("guide", "--notice", "{file}", *_NOW), ("toml",)),
    "answers": Target(
        ("collect", "class.csv", "--from", "{file}", "--dry-run", *_NOW),
        ("answers",),
        (
            "tests/fuzz/seeds/roster/*",
            "examples/collect/*_*.csv",
            "examples/*/接龙.txt",
            "examples/*/results.csv",
        ),
    ),
    "results": Target(
        ("build", "class.csv", "--results", "{file}", *_DRAFT),
        ("answers",),
        ("examples/*/results.csv", "examples/*/结果.csv"),
    ),
    "followup": Target(("followup", "class.csv", "--results", "{file}", *_NOW), ("answers",)),
    "forms": Target(
        ("merge", "{file}", "-o", "out.xlsx", "--force", *_NOW),
        ("forms",),
        ("examples/merge/交来/*/*.docx",),
    ),
    "joined": Target(
        ("merge", "{file}", "-o", "out.xlsx", "--docx", "out.docx", "--force", *_NOW), ("forms",)
    ),
    "list": Target(
        ("merge", "class.csv", "--roster", "{file}", "-o", "out.xlsx", "--force", *_NOW),
        ("roster",),
        ("examples/merge/全校名单.csv",),
    ),
    "blank": Target(
        ("form", "inspect", "{file}"), ("blank",), ("templates/*.docx", "examples/*/附件2.docx")
    ),
    "template": Target(
        ("build", "class.csv", "--template", "{file}", "--draft", "--force", "-o", "out", *_NOW),
        ("blank",),
        ("templates/*.docx", "examples/*/附件2.docx"),
    ),
    "log": Target(("check", "class.csv", *_NOW), ("log",), name="class.answers.jsonl"),
}
_CODES = frozenset({0, 1, 3})


class FaultError(Exception):
    """A fault of the program's own."""


def seeds(target: str, *, others: bool = False) -> list[tuple[str, bytes]]:
    """The files that mutants are made of; with *others* also those outside of the seeds."""
    how = TARGETS[target]
    found = [one for folder in how.seeds for one in (SEEDS / folder).iterdir()]
    if others:
        found += [one for pattern in how.others for one in _ROOT.glob(pattern)]
    return [(one.name, one.read_bytes()) for one in sorted(found)]


def try_one(target: str, name: str, data: bytes, folder: Path) -> None:
    """Run the command on *data*, called *name*, in *folder*.

    Raises:
        FaultError: it ends in a way that it must not.

    """
    how = TARGETS[target]
    path = folder / (how.name or name)
    path.write_bytes(data)
    (folder / "class.csv").write_text(_CLASS, "utf-8")
    children, own, before = _memory_of_children(), _forget_memory(), time.process_time()
    code, said = _run([word.format(file=path.name) for word in how.words], folder)
    took = time.process_time() - before
    most, after = _memory("VmHWM:"), _memory_of_children()
    memory = most - own + BEGINNING
    if after > max(children, most):  # the highest ever, and a child begins with what this one has
        memory = max(memory, after)
    path.unlink(missing_ok=True)
    if code not in _CODES:
        raise FaultError(f"{target} {name}: exit {code}\n{said}")
    if took > _LONGEST:
        raise FaultError(f"{target} {name}: {took:.0f} s")
    if memory > _MOST:
        raise FaultError(f"{target} {name}: {memory} MB")


def _run(words: list[str], folder: Path) -> tuple[int, str]:
    out, err = TextIOWrapper(BytesIO(), "utf-8"), TextIOWrapper(BytesIO(), "utf-8")
    kept = sys.argv, sys.stdout, sys.stderr, Path.cwd(), os.environ.get("FANKUI_DEBUG")
    os.environ["FANKUI_DEBUG"] = "1"
    os.chdir(folder)
    sys.argv, sys.stdout, sys.stderr = ["fankui", *words], out, err
    try:
        with patch("gc.freeze"):  # a command leaves what it has to the end of its process
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


# --- memory, where the system tells it ---------------------------------------------------------


def _forget_memory() -> int:
    """What this process has; the highest that it has had is counted from here on (proc(5))."""
    gc.collect()
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", "ascii")
    return _memory("VmRSS:")


def _memory(what: str) -> int:
    """The memory of this process, in MB; 0 where nobody tells."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text("utf-8").splitlines():
            if line.startswith(what):
                return int(line.split()[1]) // 1024
    return 0


def _memory_of_children() -> int:
    """The highest memory of any child process that has ended, in MB; 0 where nobody tells."""
    if sys.platform != "linux":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
