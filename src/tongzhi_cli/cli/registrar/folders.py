"""Folders that are written for others: what an earlier time left there."""

from collections.abc import Collection, Iterable
from pathlib import Path

from tongzhi_cli.packs.names import SENT_BACK

#: So many names of folders are shown.
_SHOWN = 8


def stale(folder: Path, written: Collection[Path], homes: Iterable[str] | None = None) -> list[str]:
    """What went back to classes an earlier time, and does not this time, below *folder*.

    With *homes* only in these folders of it: of the others nothing was handed in.
    """
    within = [folder] if homes is None else [folder / one for one in homes]
    before = {path for home in within for path in home.rglob(SENT_BACK)} - {*written}
    return sorted(one.parent.relative_to(folder).as_posix() for one in before)


def stale_in_words(folder: Path, left: list[str]) -> list[str]:
    """The line about what is *left* there, if anything is."""
    if not left:
        return []
    more = f" 等 {len(left)} 个" if len(left) > _SHOWN else ""
    named = "、".join(left[:_SHOWN])
    return [f"！ {folder} 里还有上次退回、这次不用退的：{named}{more}，不要再发"]
