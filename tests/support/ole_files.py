"""OLE files made by hand, for what programs put into them: streams, and storages of streams."""

import struct
from collections.abc import Mapping

#: A stream's bytes, or what is in a storage.
Node = bytes | Mapping[str, "Node"]
_SECTOR, _FREE, _END, _FAT, _NONE = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5


def ole_file(inside: Mapping[str, Node]) -> bytes:
    """An OLE file with *inside* at its top, its one FAT sector first, its directory last.

    >>> ole_file({"WordDocument": bytes(9)})[:4].hex()
    'd0cf11e0'
    """
    entries: list[list[object]] = [["Root Entry", _ROOT, _NONE, _NONE, _END, 0]]
    sectors: list[bytes] = []
    fat = [_FAT]
    _add(inside, 0, entries, sectors, fat)
    directory = len(fat)
    packed = b"".join(_entry(*one) for one in entries)  # type: ignore[arg-type]
    count = -(-len(packed) // _SECTOR)
    sectors.append(packed.ljust(count * _SECTOR, b"\0"))
    fat += [*range(directory + 1, directory + count), _END]
    header = bytearray(_SECTOR)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<5H", header, 0x18, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<9I", header, 0x2C, 1, directory, 0, 4096, _END, 0, _END, 0, 0)
    struct.pack_into("<108I", header, 0x50, *[_FREE] * 108)
    table = struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat)))
    return bytes(header) + table + b"".join(sectors)


def _add(
    inside: Mapping[str, Node],
    parent: int,
    entries: list[list[object]],
    sectors: list[bytes],
    fat: list[int],
) -> None:
    """Put what is inside a storage into the directory: a tree that only leans to the right."""
    before = None
    for name, node in inside.items():
        at = len(entries)
        if before is None:
            entries[parent][3] = at
        else:
            entries[before][2] = at
        before = at
        if isinstance(node, bytes):
            entries.append([name, _STREAM, _NONE, _NONE, len(fat), len(node)])
            count = max(1, -(-len(node) // _SECTOR))
            sectors.append(node.ljust(count * _SECTOR, b"\0"))
            fat += [*range(len(fat) + 1, len(fat) + count), _END]
        else:
            entries.append([name, _STORAGE, _NONE, _NONE, _END, 0])
            _add(node, at, entries, sectors, fat)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    spelt = name.encode("utf-16-le")
    head = spelt.ljust(64, b"\0") + struct.pack(
        "<HBB3I", len(spelt) + 2, kind, 1, _NONE, right, child
    )
    return head + bytes(36) + struct.pack("<IQ", start, size)
