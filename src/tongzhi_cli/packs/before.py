"""What lay among the packs before, which nobody writes anew: of classes that are gone, mostly."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path


def others_in(target: Path, written: Collection[Path]) -> list[Path]:
    """What is in *target* and none of those *written*: a folder where nothing in it is.

    `merge` reads it with the packs of today, so that it has to be told.
    """
    ours = {part for path in written for part in (path, *path.parents)}
    return [*_others(target, ours)]


def _others(folder: Path, ours: Collection[Path]) -> Iterator[Path]:
    try:
        lying = sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError:  # writing says what is wrong
        return
    for each in lying:
        path = folder / each.name
        if each.name.startswith((".", "~$")):  # of a system or of an open Office: nobody's
            continue
        if path not in ours:
            yield path
        elif each.is_dir(follow_symlinks=False):
            yield from _others(path, ours)
