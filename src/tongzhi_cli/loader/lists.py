"""Several lists of people in one folder: which is the roster, which are answers, which are copies.

Pure: what is known of each list comes in, its place comes out.
"""

from collections.abc import Sequence
from pathlib import Path

from tongzhi_cli.answers.log.copies import is_marked
from tongzhi_cli.model.student import same_name
from tongzhi_cli.named_tuple import NamedTuple


class Listing(NamedTuple):
    """A list with 学号 and 姓名: the *numbers* in it, the *answers* beside them.

    *facts* counts what it tells of a student beside that. *is_clean*: `import` made it;
    *is_export*: `collect --export` did; *has_log*: answers are collected beside it. *names* are the
    names beside the 学号.
    """

    path: Path
    numbers: frozenset[str]
    answers: frozenset[tuple[str, str]] = frozenset()
    facts: int = 0
    is_clean: bool = False
    is_export: bool = False
    has_log: bool = False
    names: frozenset[tuple[str, str]] = frozenset()


class Lists(NamedTuple):
    """The *rosters*, the *results* that belong to one, and what is *left* out, with the reason.

    *doubled*: several rosters hold the same students, and nothing tells which one counts.
    """

    rosters: tuple[Path, ...]
    results: tuple[Path, ...] = ()
    left: tuple[tuple[Path, str], ...] = ()
    doubled: bool = False


def sorted_out(lists: Sequence[Listing]) -> Lists:
    """Which of the *lists* is what.

    Answers are a list whose students stand in another one that tells more of them; of two lists of
    the same students the one counts that answers are collected beside, then the one that `import`
    made, then the one that is not called a copy. Where a name is another one, nothing tells.

    >>> roster = Listing(Path("花名册.xlsx"), frozenset({"1", "2"}), facts=2)
    >>> answers = Listing(Path("结果.csv"), frozenset({"1"}), frozenset({("1", "无误")}))
    >>> found = sorted_out([answers, roster])
    >>> [path.name for path in (*found.rosters, *found.results)]
    ['花名册.xlsx', '结果.csv']
    """
    results, left = [], []
    rest = []
    for one in lists:
        owners = [other for other in lists if _belongs(one, other)]
        if not owners:
            rest.append(one)
        elif one.is_export and any(owner.has_log for owner in owners):
            left.append((one.path, "从收集记录导出的"))
        else:
            results.append(one.path)
    kept: list[Listing] = []
    doubled = False
    for one in sorted(rest, key=_preference):
        same = next((other for other in kept if other.numbers == one.numbers), None)
        if same is None or not one.numbers:
            kept.append(one)
        elif one.answers <= same.answers and _has_same_names(one, same):
            left.append((one.path, f"和 {same.path.name} 是同样的学生"))
        else:
            kept.append(one)
            doubled = True
    order = {one.path: at for at, one in enumerate(lists)}
    rosters = sorted((one.path for one in kept), key=lambda path: order[path])
    return Lists(tuple(rosters), tuple(results), tuple(left), doubled and len(kept) > 1)


def _belongs(one: Listing, other: Listing) -> bool:
    """Whether *one* holds answers of the students of *other*, which is more of a roster."""
    if one is other or not one.numbers or 2 * len(one.numbers & other.numbers) < len(one.numbers):
        return False
    if one.is_export or other.is_export:
        return one.is_export and not other.is_export
    if not one.answers or one.has_log or one.is_clean:
        return False
    if len(one.numbers) > len(other.numbers):
        return False
    return one.facts < other.facts or not other.answers


def _has_same_names(one: Listing, other: Listing) -> bool:
    """Whether nobody of two lists of the same 学号 is called otherwise in the other one."""
    names = dict(other.names)
    return all(
        same_name(name, names.get(number, name)) or same_name(names.get(number, name), name)
        for number, name in one.names
    )


def _preference(one: Listing) -> tuple[object, ...]:
    return (
        not one.has_log,
        not one.is_clean,
        is_marked(one.path.stem),
        len(one.path.name),
        one.path.name,
    )
