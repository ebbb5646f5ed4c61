"""Folders that are written for others: where they may not lie, and what an earlier time left."""

import os
from collections.abc import Collection
from pathlib import Path

from tongzhi_cli.packs.back.send_back import TEXT

#: So many names of folders are shown.
_SHOWN = 8


def is_in(path: str, folder: str) -> bool:
    """Whether a real path is a folder or lies in it; on Windows they may be of two drives.

    >>> is_in("交来", "交来"), is_in("交来2", "交来"), is_in("D:退回", "C:交来")
    (True, False, False)
    """
    return path == folder or path.startswith(f"{folder.rstrip(os.sep)}{os.sep}")


def stale(folder: Path, written: Collection[Path]) -> list[str]:
    """What went back to classes an earlier time, and does not this time, below *folder*."""
    before = set(folder.rglob(TEXT)) - {*written}
    return sorted(one.parent.relative_to(folder).as_posix() for one in before)


def stale_in_words(folder: Path, left: list[str]) -> list[str]:
    """The line about what is *left* there, if anything is."""
    if not left:
        return []
    more = f" 等 {len(left)} 个" if len(left) > _SHOWN else ""
    named = "、".join(left[:_SHOWN])
    return [f"！ {folder} 里还有上次退回、这次不用退的：{named}{more}，不要再发"]
