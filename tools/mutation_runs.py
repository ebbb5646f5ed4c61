"""Running the tests of a package against mutants: which test reaches which line, and who dies.

A copy of the checkout stands in .mutate/, first on the path of the tests and of the processes that
they start; the mutated file is written there and nowhere else. The tests are collected once; each
mutant is a fork of that process in which the code of one function is another. What runs while the
modules are imported is tried by a fork that has imported nothing of ours yet.
"""

import ast
import hashlib
import importlib
import inspect
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
import traceback
import types
from collections import defaultdict
from collections.abc import Callable, Collection, Generator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import coverage
import hypothesis
import pytest

from mutants import Mutant, mutated

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".mutate"
_SAID = KEPT / "said"  # what the runs say, for who mends this
_OPTIONS = ("-q", "-s", "-p", "no:cacheprovider", "-p", "no:cov", "--no-header",
            "-W", "ignore::pytest.PytestAssertRewriteWarning")  # fmt: skip
_OTHERS = ("docx", "lxml.etree", "openpyxl", "pexpect", "prompt_toolkit", "pydantic", "pypinyin",
           "python_calamine", "rich", "typer", "xlrd", "xlsxwriter", "xlwt")  # fmt: skip
_MEMORY = 4 << 30
_UNFIT = "to be imported anew"


class Outcome(NamedTuple):
    """How a mutant ended, and by which test."""

    mutant: Mutant
    killed: bool
    by: str


@dataclass(frozen=True)
class Seen:
    """The tests of a package: their seconds, who reaches each line, what runs at import."""

    seconds: Mapping[str, float]
    reached: Mapping[str, Mapping[int, Collection[str]]]
    imported: Mapping[str, Collection[int]]

    def quick(self, slowest: float) -> "Seen":
        """Without the tests that took longer."""
        seconds = {test: took for test, took in self.seconds.items() if took <= slowest}
        return replace(self, seconds=seconds)

    def tests(self, mutant: Mutant) -> list[str]:
        """The tests to run, those that reach least first; all where none is known to reach it."""
        lines = self.reached.get(mutant.module, {})
        module = {test for tests in lines.values() for test in tests}
        near = {test for line in mutant.lines for test in lines.get(line, ())}
        if self.at_import(mutant) or not near:
            near = set(self.seconds)
        return self.in_order(near & self.seconds.keys(), first=module)

    def in_order(self, tests: Collection[str], first: Collection[str] = ()) -> list[str]:
        """*tests*, those that are slow or reach much last."""
        return sorted(tests, key=lambda test: (test not in first, self._rank[test], test))

    def at_import(self, mutant: Mutant) -> bool:
        """Whether its change is to be there when the modules of the tests are imported."""
        return not mutant.owner or not set(mutant.lines).isdisjoint(
            self.imported.get(mutant.module, ())
        )

    @cached_property
    def _rank(self) -> dict[str, tuple[bool, int, float]]:
        width: dict[str, int] = defaultdict(int)
        for lines in self.reached.values():
            for tests in lines.values():
                for test in tests:
                    width[test] += 1
        return {test: (took > 1, width[test], took) for test, took in self.seconds.items()}


# --- which test reaches which line --------------------------------------------------------------


def reach(package: str, modules: Mapping[str, Path], files: Sequence[Path]) -> Seen:
    """What the tests in *files* reach of *modules*; kept until the code or a test changes."""
    kept_in = KEPT / f"reach-{package}.json"
    kept = json.loads(kept_in.read_text("utf-8")) if kept_in.exists() else {}
    shared = [path for path in ROOT.glob("tests/**/*.py") if not path.name.startswith("test_")]
    base = _digest([*sorted(ROOT.glob("src/**/*.py")), *sorted(shared)])
    now = {str(path.relative_to(ROOT)): _digest([path], base) for path in files}
    kept = {name: known for name, known in kept.items() if now.get(name) == known["digest"]}
    missing = [name for name in now if name not in kept]
    if missing:
        tree = _copy(0)
        answer = KEPT / "recorded.json"
        print(f"  {len(missing)} test files: which test reaches which line …", flush=True)
        child = _fork()
        if not child:
            _ending(lambda: answer.write_text(_record(tree, modules, missing), "utf-8"))
        if _wait(child, 3600):
            raise SystemExit(f"the tests of {package} do not run, see {_SAID}")
        found = json.loads(answer.read_text("utf-8"))
        kept |= {name: {"digest": now[name], **found[name]} for name in missing}
        kept_in.write_text(json.dumps(kept), "utf-8")
    seconds: dict[str, float] = {}
    reached: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    imported: dict[str, set[int]] = defaultdict(set)
    for known in kept.values():
        seconds.update(known["seconds"])
        for module, line, test in known["lines"]:
            (reached[module][line].add(test) if test else imported[module].add(line))
    return Seen(seconds, reached, imported)


def _digest(paths: Sequence[Path], base: str = "") -> str:
    total = hashlib.sha256(base.encode())
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()


class _Recorder:
    """Notes who runs which line: coverage with a context a test."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self.measured = measured
        self.seconds: dict[str, float] = {}
        self.unfit: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self.measured.switch_context(item.nodeid)
        begun = time.monotonic()
        result = yield
        self.seconds[item.nodeid] = round(time.monotonic() - begun, 3)
        self.measured.switch_context("")
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.passed:
            self.unfit.add(report.nodeid)


def _record(tree: Path, modules: Mapping[str, Path], files: Sequence[str]) -> str:
    """Run the tests of *files*; by file, what each reaches, as JSON."""
    _enter(tree)
    paths = {module: str(tree / path.relative_to(ROOT)) for module, path in modules.items()}
    measured = coverage.Coverage(None, config_file=False, include=list(paths.values()))
    measured.start()
    recorder = _Recorder(measured)
    code = pytest.main([*_OPTIONS, f"--basetemp={tree}-scratch", *files], plugins=[recorder])
    measured.stop()
    if code not in {0, 1}:
        raise SystemExit(int(code))
    found: dict[str, Any] = {name: {"seconds": {}, "lines": []} for name in files}
    for test, took in recorder.seconds.items():
        if test not in recorder.unfit:
            found[test.partition("::")[0]]["seconds"][test] = took
    data = measured.get_data()
    for module, path in paths.items():
        for line, contexts in data.contexts_by_lineno(path).items():
            for test in contexts:
                if not test or test not in recorder.unfit:
                    name = test.partition("::")[0] or files[0]
                    found[name]["lines"].append((module, line, test))
    return json.dumps(found)


# --- running mutants ----------------------------------------------------------------------------


class _Chosen:
    """Runs some of the tests, in their order, up to the first that fails, and ends the process."""

    def __init__(self, names: Sequence[str], seconds: Mapping[str, float], by: Path) -> None:
        self.places = {name: at for at, name in enumerate(names)}
        self.seconds = seconds
        self.by = by
        self.failed: list[str] = []

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        chosen = [item for item in items if item.nodeid in self.places]
        items[:] = sorted(chosen, key=lambda item: self.places[item.nodeid])

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # an endless loop ends the process
        signal.setitimer(signal.ITIMER_REAL, 15 + 10 * self.seconds[item.nodeid])
        result = yield
        signal.setitimer(signal.ITIMER_REAL, 0)
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, exitstatus: int) -> None:
        self.by.write_text("\n".join(self.failed) or "the import", "utf-8")
        os._exit(int(exitstatus))


class _Forks:
    """Once the tests are collected: a fork of the session for each mutant."""

    def __init__(self, job: "_Job", mutants: Sequence[Mutant]) -> None:
        self.job = job
        self.mutants = mutants

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        for mutant in self.mutants:
            function = _function(self.job.dotted(mutant), mutant.owner)
            code = function and _code(self.job.changed(mutant), function.__code__)
            if function is None or code is None:
                self.job.tell(Outcome(mutant, killed=False, by=_UNFIT))
                continue
            self.job.write(mutant)
            child = _fork()
            if not child:  # this copy of the session goes on, with other code and fewer tests
                function.__code__ = code
                _forget()
                chosen = self.job.plugin(self.job.seen.tests(mutant))
                session.config.pluginmanager.register(chosen)
                chosen.pytest_collection_modifyitems(session.items)
                return None
            self.job.ended(mutant, child)
        return True


class _Job:
    """One process after another, in a tree of its own."""

    def __init__(self, at: int, seen: Seen, modules: Mapping[str, Path]) -> None:
        self.tree = _copy(at)
        self.by = KEPT / f"by-{at}"
        self.told = KEPT / f"outcomes-{at}.jsonl"
        self.told.write_text("")
        self.seen = seen
        self.modules = modules

    def run(self, mutants: Sequence[Mutant]) -> None:
        """Try each of *mutants*; what became of them is told in a file."""
        soon = [each for each in mutants if not self.seen.at_import(each)]
        if soon:
            child = _fork()
            if not child:
                _ending(lambda: self._together(soon))
            if _wait(child, 24 * 3600):
                raise SystemExit(f"the tests cannot be collected, see {_SAID}")
        later = {name for name, _, by in self._lines() if by == _UNFIT}
        for mutant in mutants:
            if mutant not in soon or mutant.name in later:
                self.write(mutant)
                child = _fork()
                if not child:
                    _ending(lambda mutant=mutant: self.anew(self.seen.tests(mutant)))  # type: ignore[misc]
                self.ended(mutant, child)

    def _together(self, mutants: Sequence[Mutant]) -> None:
        _enter(self.tree)
        tests = {test for mutant in mutants for test in self.seen.tests(mutant)}
        pytest.main(self._arguments(tests), plugins=[_Forks(self, mutants)])

    def anew(self, tests: Sequence[str], *options: str) -> None:
        """Run *tests* in a process that has imported nothing of ours; it ends with their code."""
        _enter(self.tree)
        pytest.main([*self._arguments(tests), *options], plugins=[self.plugin(tests)])

    def _arguments(self, tests: Collection[str]) -> list[str]:
        files = sorted({test.partition("::")[0] for test in tests})
        return [*_OPTIONS, "-x", f"--basetemp={self.tree}-scratch", *files]

    def plugin(self, tests: Sequence[str]) -> _Chosen:
        """What runs *tests* and nothing else."""
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        return _Chosen(tests, self.seen.seconds, self.by)

    def dotted(self, mutant: Mutant) -> str:
        path = self.modules[mutant.module].relative_to(ROOT / "src").with_suffix("")
        return ".".join(path.parts).removesuffix(".__init__")

    def changed(self, mutant: Mutant) -> ast.Module:
        return mutated(mutant, self.modules[mutant.module].read_text("utf-8"))

    def _target(self, mutant: Mutant) -> Path:
        return self.tree / self.modules[mutant.module].relative_to(ROOT)

    def write(self, mutant: Mutant) -> None:
        """Put the mutated file into the tree, younger than any compiled one."""
        self.by.write_text("")
        target = self._target(mutant)
        target.write_text(ast.unparse(self.changed(mutant)), "utf-8")
        os.utime(target, (time.time() + 3600,) * 2)

    def ended(self, mutant: Mutant, child: int) -> None:
        seconds = sum(self.seen.seconds[test] for test in self.seen.tests(mutant))
        status = _wait(child, 120 + 10 * seconds)
        shutil.copy2(self.modules[mutant.module], self._target(mutant))
        by = self.by.read_text("utf-8").partition("\n")[0] or (
            "too long" if status < 0 else "its end"
        )
        self.tell(Outcome(mutant, status not in {0, pytest.ExitCode.NO_TESTS_COLLECTED}, by))

    def tell(self, outcome: Outcome) -> None:
        with self.told.open("a", encoding="utf-8") as told:
            told.write(json.dumps([outcome.mutant.name, outcome.killed, outcome.by]) + "\n")

    def outcomes(self, mutants: Sequence[Mutant]) -> list[Outcome]:
        """What became of *mutants*, in their order."""
        told = {name: (killed, by) for name, killed, by in self._lines()}
        return [Outcome(mutant, *told[mutant.name]) for mutant in mutants]

    def _lines(self) -> list[tuple[str, bool, str]]:
        return [tuple(json.loads(line)) for line in self.told.read_text("utf-8").splitlines()]


def control(seen: Seen, modules: Mapping[str, Path]) -> Seen:
    """The tests that pass in the order in which mutants meet them; who fails is told and left out.

    Raises:
        SystemExit: they cannot be run.
    """
    job = _Job(0, seen, modules)
    child = _fork()
    if not child:
        _ending(lambda: job.anew(seen.in_order(seen.seconds), "--maxfail=20"))
    if not _wait(child, 3600):
        return seen
    failed = job.by.read_text("utf-8").splitlines()
    if not seen.seconds.keys() >= set(failed) or not failed:
        raise SystemExit(f"the tests cannot be run, see {_SAID}")
    for name in failed:
        print(f"  fails without a mutant, left out: {name}")
    return replace(
        seen, seconds={test: took for test, took in seen.seconds.items() if test not in failed}
    )


def run_all(
    mutants: Sequence[Mutant], seen: Seen, modules: Mapping[str, Path], jobs: int
) -> list[Outcome]:
    """Try *mutants* in so many *jobs* at once; what became of each."""
    shares = [mutants[at::jobs] for at in range(jobs)]
    work = [_Job(at, seen, modules) for at in range(jobs)]
    children = []
    for job, share in zip(work, shares, strict=True):
        child = _fork()
        if not child:
            _ending(lambda job=job, share=share: job.run(share))  # type: ignore[misc]
        children.append(child)
    codes = [_wait(child, 24 * 3600) for child in children]
    if any(codes):
        raise SystemExit(f"a job ended before its time, see {_SAID}")
    return [each for job, share in zip(work, shares, strict=True) for each in job.outcomes(share)]


# --- processes and files ------------------------------------------------------------------------


def _copy(at: int) -> Path:
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


def _fork() -> int:
    """As os.fork, after all has been imported that is not ours; the child is a group of its own."""
    for name in _OTHERS:
        importlib.import_module(name)
    child = os.fork()
    if not child:
        os.setpgid(0, 0)
    return child


def _ending(action: Callable[[], object]) -> NoReturn:
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


def _wait(child: int, limit: float) -> int:
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


def _enter(tree: Path) -> None:
    """Be a process that runs tests in *tree*: nothing of it reaches the terminal or the source."""
    for name in [*sys.modules]:
        assert not name.startswith("tongzhi_cli"), name
    said = os.open(_SAID, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for old, new in ((nothing, 0), (said, 1), (said, 2)):
        os.dup2(old, new)
    os.chdir(tree)
    sys.path.insert(0, str(tree / "src"))
    os.environ["PYTHONPATH"] = str(tree / "src")
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    hypothesis.settings.register_profile("mutants", derandomize=True, database=None, deadline=None)
    hypothesis.settings.load_profile("mutants")


def _function(module: str, owner: str) -> types.FunctionType | None:
    """The function of that dotted name, under whatever decorates it; None where there is none."""
    found: Any = importlib.import_module(module)
    for part in owner.split("."):
        found = vars(found).get(part)
        if isinstance(found, property):
            found = found.fget
        elif isinstance(found, cached_property):
            found = found.func
        elif isinstance(found, classmethod | staticmethod):
            found = found.__func__
        if found is None:
            return None
    found = inspect.unwrap(found)
    return found if isinstance(found, types.FunctionType) else None


def _code(tree: ast.Module, like: types.CodeType) -> types.CodeType | None:
    """The code that stands in *tree* where *like* stood; None where it needs other variables."""
    open_ = [compile(tree, like.co_filename, "exec")]
    while open_:
        code = open_.pop()
        if (code.co_qualname, code.co_firstlineno) == (like.co_qualname, like.co_firstlineno):
            return code if code.co_freevars == like.co_freevars else None
        open_ += [inner for inner in code.co_consts if isinstance(inner, types.CodeType)]
    return None


def _forget() -> None:
    """Empty what functions of ours remember, as they do in a process that begins."""
    ours = [module for name, module in sys.modules.items() if name.startswith("tongzhi_cli")]
    for module in ours:
        for value in list(vars(module).values()):
            clear = getattr(value, "cache_clear", None)
            if clear is not None:
                clear()
