"""Running the tests of a package against mutants: who dies, and by which test.

The mutated file is written into a copy of the checkout and nowhere else. The tests are collected
once; each mutant is a fork of that process in which the code of one function is another. What runs
while the modules are imported is tried by a fork that has imported nothing of ours yet.
"""

import ast
import importlib
import inspect
import json
import os
import shutil
import signal
import sys
import time
import types
from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from mutants import Mutant, mutated
from mutation_forks import KEPT, OPTIONS, ROOT, SAID, copied, ending, enter, forget, fork, wait
from mutation_reach import Seen

_UNFIT = "to be imported anew"


class Outcome(NamedTuple):
    """How a mutant ended, and by which test."""

    mutant: Mutant
    killed: bool
    by: str


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
            child = fork()
            if not child:  # this copy of the session goes on, with other code and fewer tests
                function.__code__ = code
                forget()
                chosen = self.job.plugin(self.job.seen.tests(mutant))
                session.config.pluginmanager.register(chosen)
                chosen.pytest_collection_modifyitems(session.items)
                return None
            self.job.ended(mutant, child)
        return True


class _Job:
    """One process after another, in a tree of its own."""

    def __init__(self, at: int, seen: Seen, modules: Mapping[str, Path]) -> None:
        self.tree = copied(at)
        self.by = KEPT / f"by-{at}"
        self.told = KEPT / f"outcomes-{at}.jsonl"
        self.told.write_text("")
        self.seen = seen
        self.modules = modules

    def run(self, mutants: Sequence[Mutant]) -> None:
        """Try each of *mutants*; what became of them is told in a file."""
        soon = [each for each in mutants if not self.seen.at_import(each)]
        if soon:
            child = fork()
            if not child:
                ending(lambda: self._together(soon))
            if wait(child, 24 * 3600):
                raise SystemExit(f"the tests cannot be collected, see {SAID}")
        later = {name for name, _, by in self._lines() if by == _UNFIT}
        for mutant in mutants:
            if mutant not in soon or mutant.name in later:
                self.write(mutant)
                child = fork()
                if not child:
                    ending(lambda mutant=mutant: self.anew(self.seen.tests(mutant)))  # type: ignore[misc]
                self.ended(mutant, child)

    def _together(self, mutants: Sequence[Mutant]) -> None:
        enter(self.tree)
        tests = {test for mutant in mutants for test in self.seen.tests(mutant)}
        pytest.main(self._arguments(tests), plugins=[_Forks(self, mutants)])

    def anew(self, tests: Sequence[str], *options: str) -> None:
        """Run *tests* in a process that has imported nothing of ours; it ends with their code."""
        enter(self.tree)
        pytest.main([*self._arguments(tests), *options], plugins=[self.plugin(tests)])

    def _arguments(self, tests: Collection[str]) -> list[str]:
        files = sorted({test.partition("::")[0] for test in tests})
        return [*OPTIONS, "-x", f"--basetemp={self.tree}-scratch", *files]

    def plugin(self, tests: Sequence[str]) -> _Chosen:
        """What runs *tests* and nothing else."""
        sys.dont_write_bytecode = True
        os.environ.update(PYTHONDONTWRITEBYTECODE="1", FANKUI_NO_BYTECODE="1")
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
        status = wait(child, 120 + 10 * seconds)
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
    child = fork()
    if not child:
        ending(lambda: job.anew(seen.in_order(seen.seconds), "--maxfail=20"))
    if not wait(child, 3600):
        return seen
    failed = job.by.read_text("utf-8").splitlines()
    if not seen.seconds.keys() >= set(failed) or not failed:
        raise SystemExit(f"the tests cannot be run, see {SAID}")
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
        child = fork()
        if not child:
            ending(lambda job=job, share=share: job.run(share))  # type: ignore[misc]
        children.append(child)
    codes = [wait(child, 24 * 3600) for child in children]
    if any(codes):
        raise SystemExit(f"a job ended before its time, see {SAID}")
    return [each for job, share in zip(work, shares, strict=True) for each in job.outcomes(share)]


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
