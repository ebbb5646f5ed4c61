"""The order of lines: 学院, 班级, 学号 由小到大; what is unknown comes last.

They are sorted class by class: a key takes more room than what it sorts.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import lt

from tongzhi_cli.model.student import number_key
from tongzhi_cli.summary.model import Record, place_key
from tongzhi_cli.summary.store.store import Store


def line_key(record: Record) -> tuple[object, ...]:
    """The sort key of a line."""
    return (
        *_class_key(record.college, record.class_name),
        number_key(record.number),
        record.where.file,
        place_key(record.where),
    )


def _class_key(college: str, name: str) -> tuple[object, ...]:
    return not college, college, not name, number_key(name)


def in_order(
    store: Store, ids: Sequence[int], key: Callable[[Record], object] = line_key
) -> "array[int]":
    """The places in *ids* by *key*, one that begins as `line_key`; records of one class are sorted.

    Where their 学号 ascend already, as in nearly all files, they stay as they are for `line_key`.
    """
    found = array("I")
    for own in _by_class(store, ids):
        if key is line_key and _ascend(store, [ids[at] for at in own]):
            found.extend(own)
        else:
            keys = {at: key(store.record(ids[at])) for at in own}
            found.extend(sorted(own, key=keys.__getitem__))  # type: ignore[arg-type]
    return found


def _by_class(store: Store, ids: Iterable[int]) -> Iterator["array[int]"]:
    """The places of the records of each class, in the order of the classes."""
    by_class: dict[tuple[str, str], array[int]] = {}
    by_common: dict[int, array[int]] = {}
    for at, one in enumerate(ids):
        common = store.commons[one]
        own = by_common.get(common)
        if own is None:
            told = store.common[common]
            own = by_class.setdefault((told.college, told.class_name), array("I"))
            by_common[common] = own
        own.append(at)
    for name in sorted(by_class, key=lambda name: _class_key(*name)):
        yield by_class[name]


def _ascend(store: Store, ids: Sequence[int]) -> bool:
    """Whether 学号 come one behind the other."""
    codes = [store.numbers[at] for at in ids]
    if not store.are_alike(codes):
        keys = [number_key(store.number(at)) for at in ids]
        return all(map(lt, keys, keys[1:]))
    return all(map(lt, codes, codes[1:]))
