"""The copies of the checkout that mutants are tried in, and the processes that try them.

A copy stands in .mutate/, first on the path of the tests and of the processes that they start. A
process is a fork of the one that has imported what is not ours, in a group of its own, so that
what its tests have left running ends with it.
"""

import importlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import hypothesis

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".mutate"
SAID = KEPT / "said"  # what the runs say, for who mends this
OPTIONS = ("-q", "-s", "-p", "no:cacheprovider", "-p", "no:cov", "--no-header",
           "-W", "ignore::pytest.PytestAssertRewriteWarning")  # fmt: skip
_OTHERS = ("docx", "lxml.etree", "openpyxl", "pexpect", "prompt_toolkit", "pydantic", "pypinyin",
           "python_calamine", "rich", "typer", "xlrd", "xlsxwriter", "xlwt")  # fmt: skip
_MEMORY = 4 << 30


def copied(at: int) -> Path:
    """The tree of job *at*, made the same as the checkout."""
    tree = KEPT / f"tree-{at}"
    listed = ["git", "-C", str(ROOT), "ls-files", "-z", "-co", "--exclude-standard"]
    names = subprocess.run(listed, check=True, capture_output=True, text=True).stdout
    wanted = {name for name in names.split("\0") if name and (ROOT / name).is_file()}
    for path in list(tree.rglob("*")):
        name = str(path.relative_to(tree))
        if path.is_file() and "__pycache__" not in path.parts and name not in wanted:
            path.unlink()
    for name in wanted:
        here, there = ROOT / name, tree / name
        known, is_ = there.stat() if there.exists() else None, here.stat()
        if not known or (known.st_size, known.st_mtime_ns) != (is_.st_size, is_.st_mtime_ns):
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(here, there)
    return tree


def fork() -> int:
    """As os.fork, after all has been imported that is not ours; the child is a group of its own."""
    for name in _OTHERS:
        importlib.import_module(name)
    child = os.fork()
    if not child:
        os.setpgid(0, 0)
    return child


def ending(action: Callable[[], object]) -> NoReturn:
    """Do *action*, and end this process."""
    code = 70
    try:
        action()
        code = 0
    except SystemExit as end:
        code = int(end.code) if isinstance(end.code, int) else 70
        print(end, file=sys.stderr)
    finally:
        if sys.exception() and not isinstance(sys.exception(), SystemExit):
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def wait(child: int, limit: float) -> int:
    """The exit code of *child*, negative where a signal ended it, at the latest after *limit*."""
    end = time.monotonic() + limit
    known = 0
    while not known:
        known, status = os.waitpid(child, os.WNOHANG)
        if not known:
            time.sleep(0.02)
            if time.monotonic() > end:
                os.kill(child, signal.SIGKILL)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)  # what its tests have left running
    return os.waitstatus_to_exitcode(status)


def enter(tree: Path) -> None:
    """Be a process that runs tests in *tree*: nothing of it reaches the terminal or the source."""
    for name in [*sys.modules]:
        assert not name.startswith("tongzhi_cli"), name
    said = os.open(SAID, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for old, new in ((nothing, 0), (said, 1), (said, 2)):
        os.dup2(old, new)
    os.chdir(tree)
    sys.path.insert(0, str(tree / "src"))
    os.environ["PYTHONPATH"] = str(tree / "src")
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    hypothesis.settings.register_profile("mutants", derandomize=True, database=None, deadline=None)
    hypothesis.settings.load_profile("mutants")


def forget() -> None:
    """Empty what functions of ours remember, as they do in a process that begins."""
    ours = [module for name, module in sys.modules.items() if name.startswith("tongzhi_cli")]
    for module in ours:
        for value in list(vars(module).values()):
            clear = getattr(value, "cache_clear", None)
            if clear is not None:
                clear()
