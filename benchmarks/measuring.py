"""What the benchmarks share: their options, processes, rounds of variants, tables, and bars."""

import argparse
import compileall
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

import tongzhi_cli

FANKUI = str(Path(sys.executable).with_name("fankui"))

#: Seconds by variant, one a round.
Times = Mapping[str, Sequence[float]]


def options(description: str, **defaults: object) -> argparse.Namespace:
    """The options of a benchmark by their names, each of the kind of its default.

    A default that is False makes a flag, None a path.
    """
    parser = argparse.ArgumentParser(description=description)
    for name, value in defaults.items():
        word = f"--{name.replace('_', '-')}"
        if value is False:
            parser.add_argument(word, action="store_true")
        else:
            kind = Path if value is None else type(value)
            parser.add_argument(word, type=kind, default=value)
    return parser.parse_args()


def compiled() -> None:
    """Compile the package, as pip does what it installs.

    An editable install is compiled when it first runs, or, with PYTHONDONTWRITEBYTECODE set, at
    every start: a cost that no user has.
    """
    compileall.compile_dir(Path(tongzhi_cli.__file__).parent, quiet=1)


def environment() -> dict[str, str]:
    """That of a user, without the settings of a developer's Python."""
    return {name: os.environ[name] for name in os.environ if not name.startswith("PYTHON")}


def cpu(*command: str) -> float:
    """The CPU seconds, user and system, of a process that a user would start; it must end well."""
    silent = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    child = os.posix_spawn(command[0], command, environment(), file_actions=silent)
    return spent(child, command)


def spent(pid: int, command: Sequence[str], expected: int = 0) -> float:
    """The CPU seconds of a child, as the kernel accounts them; it must end with *expected*."""
    _, status, usage = os.wait4(pid, 0)
    if (code := os.waitstatus_to_exitcode(status)) != expected:
        raise SystemExit(f"{' '.join(command)} ended with {code}")
    return usage.ru_utime + usage.ru_stime


def rounds(variants: Mapping[str, Callable[[], float]], count: int) -> dict[str, list[float]]:
    """What each of *variants* says it took, *count* times, all of them in turn."""
    times: dict[str, list[float]] = {name: [] for name in variants}
    gc.collect()
    for _ in range(count):
        for name, run in variants.items():
            times[name].append(run())
    return times


def worst(times: Times, name: str, peer: str) -> float:
    """The worse of the ratio of the minima and the median ratio within a round."""
    within = median(one / other for one, other in zip(times[name], times[peer], strict=True))
    return max(min(times[name]) / min(times[peer]), within)


def table(title: str, times: Times, peer: str, unit: float, digits: int = 2) -> None:
    """Print *times* in units of 1/*unit* s, and how many times those of *peer* they are."""
    print(f"\n{title}\n{'':<24}{'min':>9}{'median':>9}{'x ' + peer:>20}")
    for name, found in times.items():
        low, middle = min(found) * unit, median(found) * unit
        ratio = f"{worst(times, name, peer):>20.{digits + 1}f}"
        print(f"{name:<24}{low:>9.{digits}f}{middle:>9.{digits}f}{ratio}")


def bar(what: str, value: float, limit: float, *, least: bool = False) -> None:
    """Print whether *value* is within *limit*: at most that, or at *least*."""
    met = value >= limit if least else value <= limit
    wanted = f"{'>=' if least else '<='} {limit}"
    print(f"{'met    ' if met else 'NOT MET'} {what}: {value:.2f} ({wanted})")
