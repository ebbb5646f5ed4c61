"""Values that stand in column after column as numbers: texts, moments, 学号."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, tzinfo
from itertools import count
from operator import itemgetter
from typing import Generic, TypeVar

T = TypeVar("T")

#: So many values are kept as they are; what people say alike comes early.
_SHARED = 30_000


class Pool(Generic[T]):
    """Values by number. The first are one object wherever they are said, the rest are packed.

    *pack* and *unpack* make bytes of a value, and the value of these bytes. The `first` values may
    be looked up by themselves where no other is asked for.

    >>> pool = Pool(str.encode, bytes.decode)
    >>> [pool.number(one) for one in ("无误", "李明", "无误")], pool[1]
    ([0, 1, 0], '李明')
    """

    def __init__(self, pack: Callable[[T], bytes], unpack: Callable[[bytes], T]) -> None:
        self._pack, self._unpack = pack, unpack
        self._known: dict[T, int] = {}
        self.first: list[T] = []
        self._heap = bytearray()
        self._ends = array("Q", [0])

    @property
    def is_over(self) -> bool:
        """Whether there are more values than the `first`."""
        return len(self._ends) > 1

    def number(self, value: T) -> int:
        """The number of a value; values of one number are equal, but one may have several."""
        found = self._known.get(value)
        return self._added(value) if found is None else found

    def numbers(self, values: Sequence[T]) -> list[int]:
        """The numbers of several."""
        known = self._known
        new = {value: None for value in values if value not in known}
        if len(self.first) + len(new) > _SHARED:
            return [*map(self.number, values)]
        if new:
            known.update(zip(new, count(len(self.first))))
            self.first += new
        return [*map(known.__getitem__, values)]

    def _added(self, value: T) -> int:
        """The number of a value that is not known."""
        if len(self.first) < _SHARED:
            found = self._known[value] = len(self.first)
            self.first.append(value)
            return found
        self._heap += self._pack(value)
        self._ends.append(len(self._heap))
        return len(self.first) + len(self._ends) - 2

    def __getitem__(self, number: int) -> T:
        if number < len(self.first):
            return self.first[number]
        at = number - len(self.first)
        return self._unpack(bytes(self._heap[self._ends[at] : self._ends[at + 1]]))


#: What precedes the digits at the end of a 学号, as B in B2014030101: so many are numbered.
_HEADS, DIGITS, _BITS = 256, 16, 55
_BELOW = (1 << _BITS) - 1
_WITHOUT_FIRST = itemgetter(slice(1, None))


class Numbers:
    """学号 as integers of 64 bits: each has one, whatever is in it.

    >>> numbers = Numbers()
    >>> [numbers.text(numbers.code(one)) for one in ("0123", "123", "B2014-1", "", "1" * 30)][:4]
    ['0123', '123', 'B2014-1', '']
    """

    def __init__(self) -> None:
        self._heads = {"": 0}
        self._head_of = [""]
        self._odd: dict[str, int] = {}
        self._odd_of: list[str] = []

    def code(self, number: str) -> int:
        """The integer that stands for a 学号."""
        found = self.known(number)
        if found is not None:
            return found
        head = number.rstrip("0123456789")
        if len(number) - len(head) <= DIGITS and len(self._heads) < _HEADS:
            self._heads[head] = len(self._heads)
            self._head_of.append(head)
            return self.code(number)
        self._odd[number] = -1 - len(self._odd)
        self._odd_of.append(number)
        return self._odd[number]

    def known(self, number: str) -> int | None:
        """The integer that stands for a 学号, None where it surely stands nowhere."""
        head = number.rstrip("0123456789")
        digits = number[len(head) :]
        at = self._heads.get(head)
        if at is None or len(digits) > DIGITS:
            return self._odd.get(number)
        return at << _BITS | int(f"1{digits}")  # the 1 keeps zeros in front

    @staticmethod
    def are_digits(code: int) -> bool:
        """Whether it stands for digits and nothing else, as nearly all do."""
        return 1 < code <= _BELOW

    @classmethod
    def all_digits(cls, codes: Sequence[int]) -> bool:
        """Whether all of them do."""
        return cls.are_digits(min(codes)) and cls.are_digits(max(codes))

    @classmethod
    def are_alike(cls, codes: Sequence[int]) -> bool:
        """Whether all stand for so many digits, so that the integers ascend as the 学号 do."""
        least, most = min(codes), max(codes)
        return cls.all_digits((least, most)) and len(str(least)) == len(str(most))

    def texts(self, codes: Sequence[int]) -> Iterator[str]:
        """The 学号 that these integers stand for."""
        if min(codes) > 0 and max(codes) <= _BELOW:  # as nearly always
            return map(_WITHOUT_FIRST, map(str, codes))
        return map(self.text, codes)

    def text(self, code: int) -> str:
        """The 学号 that an integer stands for."""
        if 0 < code <= _BELOW:  # as nearly all
            return str(code)[1:]
        if code < 0:
            return self._odd_of[-1 - code]
        return self._head_of[code >> _BITS] + str(code & _BELOW)[1:]


def texts() -> Pool[str]:
    """A pool of texts, whatever is in them."""
    return Pool(_packed, _unpacked)


def moments() -> "Pool[datetime | None]":
    """A pool of moments, and of None."""
    zones = _Zones()
    return Pool(zones.packed, zones.unpacked)


def _packed(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _unpacked(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogatepass")


class _Zones:
    """Moments as bytes: they have one zone, that of the notice, or a few."""

    def __init__(self) -> None:
        self._zones: list[tzinfo | None] = []

    def packed(self, at: datetime | None) -> bytes:
        """The zone and the fold, then the rest; nothing for no moment."""
        if at is None:
            return b""
        if at.tzinfo not in self._zones:
            self._zones.append(at.tzinfo)
        head = bytes([self._zones.index(at.tzinfo), at.fold])
        return head + at.replace(tzinfo=None).isoformat().encode()

    def unpacked(self, raw: bytes) -> datetime | None:
        """The moment again."""
        if not raw:
            return None
        at = datetime.fromisoformat(raw[2:].decode())
        return at.replace(tzinfo=self._zones[raw[0]], fold=raw[1])
