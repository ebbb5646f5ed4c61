"""The new summary of `signed --by`: written while pictures are looked at, and never lost."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tongzhi_cli.cli.signed.stack import Stack
from tongzhi_cli.errors import OutputError
from tongzhi_cli.loader.notices import typed_now
from tongzhi_cli.office import writing
from tongzhi_cli.office.disk.names import numbered


class Book:
    """What a *stack* has seen, at *target*; beside it where that cannot be written any more.

    An hour's reading is not lost because somebody has opened the old one in between.
    """

    def __init__(self, target: Path | None, stack: Stack, now: str | None) -> None:
        self._stack, self._now = stack, now
        self._target = target
        self._beside: Path | None = None
        self.refused: OutputError | None = None
        #: What was written beside it for a while and could not be taken away.
        self.left: Path | None = None

    @property
    def path(self) -> Path | None:
        """Where it is; None where nothing is to be written."""
        return self._beside or self._target

    def write(self) -> list[Path]:
        """Write the whole of it, or nothing: which files were written.

        Raises:
            OutputError: it can be written neither there nor beside it.

        """
        if self._target is None:
            return []
        try:
            self._put(self._target)
        except OutputError as error:
            self.refused = error
            self._beside = self._beside or next(_free(self._target))
            self._put(self._beside)
            return [self._beside]
        if self._beside:  # it was held for a while only
            try:
                self._beside.unlink(missing_ok=True)
            except OSError:
                self.left = self._beside
        self.refused = self._beside = None
        return [self._target]

    def _put(self, path: Path) -> None:
        from tongzhi_cli.summary.workbook import write as summary_writing

        found = self._stack.merged
        at = typed_now(found.notice, self._now)
        content = partial(summary_writing.write, merged=found, now=at, papers=self._stack.papers())
        writing.write_all([writing.File(path, content)])


def _free(target: Path) -> Iterator[Path]:
    """The names beside a file that are free."""
    names = (target.with_name(name) for name in numbered(target.stem, target.suffix))
    return (one for one in names if one != target and not one.exists())
