"""What lies in an OLE file (.doc, .wps, .xls, .et): the names at its top, and where they begin.

Word and Excel of 1997 to 2003, and WPS, keep their files in such a container. A name alone says
nothing: a document may have a workbook within it, and a text may say "Workbook". Source: [MS-CFB],
Compound File Binary File Format, 2.2 (header), 2.3 (FAT), 2.6 (directory entries).
"""

import struct
from collections.abc import Iterator, Sequence

from tongzhi_cli.named_tuple import NamedTuple

MAGIC = b"\xd0\xcf\x11\xe0"
_ENTRY = 128
_HEADER_FAT, _IN_HEADER = 0x4C, 109
#: An entry is a storage or a stream.
_KINDS = (1, 2)
#: Sectors are numbered below this; above it stand marks (end of chain, free).
_MARKS = 0xFFFFFFFA
#: So many sectors of a directory are looked at, and so many of the list of the FAT's sectors.
_MOST = 4_096


class Stream(NamedTuple):
    """Something at the top of an OLE file: its *name*, and the place its first byte stands at."""

    name: str
    start: int


def top(data: bytes) -> list[Stream]:
    """What stands at the top of an OLE file; nothing where its directory cannot be read.

    >>> top(MAGIC + b"no directory")
    []
    """
    if not data.startswith(MAGIC) or len(data) < 512:
        return []
    shift = data[0x1E]
    if shift not in {9, 12}:
        return []
    size = 1 << shift
    entries = b"".join(_directory(data, size))
    if len(entries) < _ENTRY:
        return []
    return list(_children(entries, size))


def _sector(data: bytes, size: int, number: int) -> bytes:
    return data[(number + 1) * size : (number + 2) * size]


def _numbers(sector: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")


def _directory(data: bytes, size: int) -> Iterator[bytes]:
    """The sectors of the directory, one after the other as the FAT chains them."""
    fat = _fat(data, size)
    number, seen = _number(data, 0x30), set[int]()
    while number < _MARKS and number not in seen and len(seen) < _MOST:
        seen.add(number)
        yield _sector(data, size, number)
        at = number // (size // 4)
        chain = _numbers(_sector(data, size, fat[at])) if at < len(fat) else ()
        place = number % (size // 4)
        number = chain[place] if place < len(chain) else _MARKS


def _fat(data: bytes, size: int) -> list[int]:
    """The numbers of the sectors that the FAT stands in."""
    found = list(_numbers(data[_HEADER_FAT : _HEADER_FAT + 4 * _IN_HEADER]))
    more, seen = _number(data, 0x44), set[int]()
    while more < _MARKS and more not in seen and len(seen) < _MOST:
        seen.add(more)
        numbers = _numbers(_sector(data, size, more))
        if not numbers:
            break
        found += numbers[:-1]
        more = numbers[-1]
    return found


def _children(entries: bytes, size: int) -> Iterator[Stream]:
    """The children of the root, which are a tree of entries of their own."""
    waiting, seen = [_number(entries, 76)], set[int]()
    while waiting:
        number = waiting.pop()
        entry = entries[number * _ENTRY : (number + 1) * _ENTRY] if number < _MARKS else b""
        if number in seen or len(entry) < _ENTRY:
            continue
        seen.add(number)
        waiting += [_number(entry, 72), _number(entry, 68)]
        if entry[66] not in _KINDS:
            continue
        length = int.from_bytes(entry[64:66], "little")
        name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        yield Stream(name, (_number(entry, 116) + 1) * size)
