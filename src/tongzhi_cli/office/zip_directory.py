"""How many members a zip archive has, counted before each of them becomes an object.

An archive of 45 MB may be nothing but a directory of 900,000 members, which took 560 MB and 12 s
to list. Only the directory is read here, piece by piece. Source: issue 16; APPNOTE.TXT 4.3.14
(zip64 end of the directory), 4.3.16 (its end).
"""

import os
from collections.abc import Iterable
from typing import IO

#: Of an archive that was handed in: a school's classes, with their photographs.
MAX_MEMBERS = 20_000
_END, _END64, _LOCATOR64, _ENTRY = b"PK\5\6", b"PK\6\6", b"PK\6\7", b"PK\1\2"
#: An end with the longest comment, and that of zip64 before it.
_TAIL = 22 + 65_535 + 20 + 56
_LEAST_ENTRY, _PIECE = 46, 1_000_000


def is_crowded(file: IO[bytes], most: int = MAX_MEMBERS) -> bool:
    """Whether an archive has more than *most* members; False for what is no archive."""
    size = file.seek(0, os.SEEK_END)
    start = max(0, size - _TAIL)
    file.seek(start)
    tail = file.read(_TAIL)
    at = tail.rfind(_END)
    told = 0
    if at >= 0:
        told = int.from_bytes(tail[at + 12 : at + 16], "little")
        if tail[at - 20 : at - 16] == _LOCATOR64 and at >= 76 and tail[at - 76 :][:4] == _END64:
            at -= 76
            told = max(told, int.from_bytes(tail[at + 40 : at + 48], "little"))
    is_more = False
    if told > most * _LEAST_ENTRY:
        first = max(0, start + at - told)
        is_more = _entries(file, first, start + at) > most
    file.seek(0)
    return is_more


def _entries(file: IO[bytes], first: int, end: int) -> int:
    """How often an entry begins between two places of a file."""
    count, left = 0, b""
    file.seek(first)
    while first < end and (piece := file.read(min(_PIECE, end - first))):
        first += len(piece)
        count += (left + piece).count(_ENTRY)
        left = piece[1 - len(_ENTRY) :]
    return count


#: What stands at the top of every package: of Office, of OpenDocument.
_TOP = ("[content_types].xml", "content.xml")
#: What a Mac packs beside a folder.
_BESIDE = "__macosx/"


def folder_of(names: Iterable[str]) -> str:
    """The one folder that a whole package stands in, "" where it stands at the top, as it should.

    So it is packed where somebody unpacked it to a folder and packed that. Source: issue 16.

    >>> folder_of(["名单/mimetype", "名单/content.xml", "__MACOSX/名单/._content.xml"])
    '名单/'
    >>> folder_of(["mimetype", "content.xml"]), folder_of(["a/content.xml", "b/content.xml"])
    ('', '')
    """
    kept = [one.replace("\\", "/") for one in names if not one.lower().startswith(_BESIDE)]
    folder = kept[0].partition("/")[0] + "/" if kept else ""
    if not all(one.startswith(folder) for one in kept):
        return ""
    tops = {one.removeprefix(folder).lower() for one in kept}
    return folder if not tops.isdisjoint(_TOP) else ""
