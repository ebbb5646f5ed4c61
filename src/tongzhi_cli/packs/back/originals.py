"""The bytes of files that were handed in, by what reports call them; also of those in archives."""

from collections.abc import Collection, Iterator
from pathlib import Path

from tongzhi_cli.errors import InputError
from tongzhi_cli.office import limits
from tongzhi_cli.summary import inbox
from tongzhi_cli.summary.inbox import Inbox


class Originals:
    """What lies in an inbox, read again when it is asked for."""

    def __init__(self, box: Inbox) -> None:
        self._paths = {_named(inbox.label_of(path)): path for path in box.paths}
        self._archives = [name for name in self._paths if name.lower().endswith(".zip")]

    def each(self, files: Collection[str]) -> Iterator[tuple[str, bytes | None]]:
        """Those of *files* with their bytes, archive by archive; None where there are none."""
        left = dict.fromkeys(files)
        for file in list(left):
            if (path := self._paths.get(_named(file))) and _named(file) not in self._archives:
                del left[file]
                yield file, _bytes(path)
        for archive in self._archives:
            inside = {_named(one): one for one in left if _named(one).startswith(f"{archive}/")}
            for found in inbox.opened(self._paths[archive]) if inside else ():
                if (packed := inside.get(_named(found.label))) is not None:
                    left.pop(packed, None)
                    yield packed, found.data
        yield from ((file, None) for file in left)


def _named(label: str) -> str:
    """A label on whatever system it was made."""
    return label.replace("\\", "/")


def _bytes(path: Path) -> bytes | None:
    try:
        return limits.read_bytes(path)
    except InputError:
        return None  # it was there a moment ago
