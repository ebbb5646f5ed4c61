"""Which test of a package reaches which line of its modules, and how long each test takes."""

import hashlib
import json
import time
from collections import defaultdict
from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import coverage
import pytest

from mutants import Mutant
from mutation_forks import KEPT, OPTIONS, ROOT, SAID, copied, ending, enter, forget, fork, wait


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
        tree = copied(0)
        answer = KEPT / "recorded.json"
        print(f"  {len(missing)} test files: which test reaches which line …", flush=True)
        child = fork()
        if not child:
            ending(lambda: answer.write_text(_record(tree, modules, missing), "utf-8"))
        if wait(child, 3600):
            raise SystemExit(f"the tests of {package} do not run, see {SAID}")
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
        forget()  # else only the first test reaches what a function of ours remembers
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
    enter(tree)
    paths = {module: str(tree / path.relative_to(ROOT)) for module, path in modules.items()}
    measured = coverage.Coverage(None, config_file=False, include=list(paths.values()))
    measured.start()
    recorder = _Recorder(measured)
    code = pytest.main([*OPTIONS, f"--basetemp={tree}-scratch", *files], plugins=[recorder])
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
