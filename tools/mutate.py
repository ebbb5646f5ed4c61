"""Show that the tests would see it if the code were wrong: change it and see them fail.

    .venv/bin/python tools/mutate.py                         # 80 mutants of each package
    .venv/bin/python tools/mutate.py --package check --seed 7 --slowest 2
    .venv/bin/python tools/mutate.py --package summary --list
    .venv/bin/python tools/mutate.py --only summary/merge:merged:compare:2

Draws --count mutants of each package (tools/mutants.py says what they are), the kinds in equal
shares, by a hash of the seed and their names: the same ones after an edit elsewhere. Each runs
against the tests of its package that reach its line, those that reach least first, up to the first
failure; what runs at import is tried by all of them. Nine in ten must die, else the exit code is 1.
Who cannot be told from the code as it is stands in tools/equivalent_mutants.toml with the reason;
what is more than one in twenty of a draw counts as alive all the same.

Hypothesis draws the same examples each time. Not part of the CI: it takes some minutes a package.
It needs a system that can fork. tools/mutation_runs.py has how they are run.
"""

import argparse
import hashlib
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from filelock import FileLock, Timeout

from mutants import KINDS, Mutant, mutants
from mutation_forks import KEPT, ROOT
from mutation_reach import reach
from mutation_runs import Outcome, control, run_all

SEED = 20180402
COUNT = 80
ENOUGH = 0.9
EXCUSED = 0.05  # of a draw may be equivalent
EQUIVALENT = Path(__file__).with_name("equivalent_mutants.toml")
PACKAGES = ("check", "summary", "answers")
SAMPLES = {"check/rules/sample"}  # made for tests and doctests
HOME = ROOT / "src/tongzhi_cli"


def main() -> int:
    parser = argparse.ArgumentParser(description="changes the code and sees whether a test fails")
    parser.add_argument("--package", choices=PACKAGES, action="append", help="default: all")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--count", type=int, default=COUNT, help="of each package")
    parser.add_argument("--list", action="store_true", help="say which would be drawn")
    parser.add_argument("--only", metavar="ID", action="append", help="this mutant and no draw")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--slowest", type=float, metavar="SECONDS", help="leave slower tests out")
    parser.add_argument("--no-control", action="store_true", help="the tests are known to pass")
    asked = parser.parse_args()
    KEPT.mkdir(exist_ok=True)
    lock = FileLock(KEPT / "lock", timeout=0)  # the trees are one run's
    try:
        with nullcontext() if asked.list else lock:
            return 0 if try_out(asked) else 1
    except Timeout:
        raise SystemExit(f"another run is at work in {KEPT}: wait for its end") from None


def try_out(asked: argparse.Namespace) -> bool:
    """Do what is *asked*; whether enough mutants died in every package."""
    enough = True
    for package in asked.package or PACKAGES:
        paths = modules(package)
        every = [
            each for name, path in paths.items() for each in mutants(name, path.read_text("utf-8"))
        ]
        for name, change in equivalents().keys() - {key(each) for each in every}:
            if name.startswith(f"{package}/"):
                print(f"{EQUIVALENT.name}: there is no {name} any more with {change}")
        chosen = drawn(every, asked.count, asked.seed)
        if asked.only:
            chosen = [each for each in every if each.name in asked.only]
        if asked.list:
            for each in chosen:
                print(f"{each.name}  {said(each)}")
        if asked.list or not chosen:
            continue
        print(f"{package}: {len(chosen)} of {len(every)} mutants, seed {asked.seed}", flush=True)
        seen = reach(package, paths, tests(package))
        if asked.slowest:
            seen = seen.quick(asked.slowest)
        if not asked.no_control:
            seen = control(seen, paths)
        enough &= report(run_all(chosen, seen, paths, asked.jobs))
    return enough


def modules(package: str) -> dict[str, Path]:
    """The modules of *package* by their names, e.g. `summary/merge`."""
    found = {
        str(path.relative_to(HOME).with_suffix("")).removesuffix("/__init__"): path
        for path in sorted((HOME / package).rglob("*.py"))
    }
    return {name: path for name, path in found.items() if name not in SAMPLES}


def tests(package: str) -> list[Path]:
    """The test files of *package*, and its modules, for their doctests."""
    return [*sorted((ROOT / "tests" / package).rglob("test_*.py")), *modules(package).values()]


def drawn(every: Sequence[Mutant], count: int, seed: int) -> list[Mutant]:
    """*count* of *every* mutant, of each kind as many as of another while there are any."""

    def lot(mutant: Mutant) -> bytes:
        return hashlib.sha256(f"{seed}:{mutant.name}".encode()).digest()

    turns: Counter[str] = Counter()
    order: list[tuple[int, int, Mutant]] = []
    for mutant in sorted(every, key=lot):
        turns[mutant.kind] += 1
        order.append((turns[mutant.kind], KINDS.index(mutant.kind), mutant))
    return sorted(mutant for *_, mutant in sorted(order)[:count])


def key(mutant: Mutant) -> tuple[str, str]:
    """What an equivalent mutant is named by: itself and its change."""
    return mutant.name, f"{mutant.before} → {mutant.after}"


def said(mutant: Mutant) -> str:
    return f"line {mutant.lines.start}: {key(mutant)[1]}"


def report(outcomes: Sequence[Outcome]) -> bool:
    """Say who lives and how many died; whether that is enough."""
    named = equivalents()
    excused = 0
    for outcome in outcomes:
        mutant = outcome.mutant
        reason = named.get(key(mutant))
        if outcome.killed:
            if reason:
                print(f"  not equivalent, killed by {outcome.by}: {mutant.name}")
            continue
        excused += reason is not None
        print(f"  {'equivalent' if reason else 'ALIVE'}  {mutant.name}  {said(mutant)}")
    killed = sum(outcome.killed for outcome in outcomes)
    timed_out = sum(outcome.by == "too long" for outcome in outcomes)
    counted = len(outcomes) - min(excused, int(EXCUSED * len(outcomes)))
    rate = killed / counted
    print(
        f"  {killed} of {len(outcomes)} died ({timed_out} took too long), "
        f"{excused} equivalent: {rate:.1%}",
        flush=True,
    )
    return rate >= ENOUGH


def equivalents() -> dict[tuple[str, str], str]:
    """The named mutants that nobody can tell from the code, by name and change; the reasons."""
    if not EQUIVALENT.exists():
        return {}
    listed = tomllib.loads(EQUIVALENT.read_text("utf-8"))["equivalent"]
    return {(each["mutant"], each["change"]): each["why"] for each in listed}


if __name__ == "__main__":
    sys.exit(main())
