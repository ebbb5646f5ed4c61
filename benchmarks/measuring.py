"""What the benchmarks share: rounds of variants in turn, their table, and the bars they meet."""

import gc
from collections.abc import Callable, Mapping, Sequence
from statistics import median

#: Seconds by variant, one a round.
Times = Mapping[str, Sequence[float]]


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
