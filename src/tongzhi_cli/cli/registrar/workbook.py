"""The workbook of `fankui merge`, and what is new since the one before."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.cli.registrar.output import Made, Output
from tongzhi_cli.errors import UsageError
from tongzhi_cli.model.problem import Severity
from tongzhi_cli.office import writing

if TYPE_CHECKING:
    from tongzhi_cli.cli.registrar.standing import Before, Standing, Target
    from tongzhi_cli.summary.changes.compare import Changes
    from tongzhi_cli.summary.merge import Merged

#: What is written where no name is given.
DEFAULT = "汇总.xlsx"


class Workbook(Output):
    """The workbook at *target*, if there is to be one; compared with the one named *since*.

    Without *since* it is compared with the summary that it replaces.
    """

    def __init__(self, target: Path | None, since: str | None) -> None:
        self._target, self._since = target, since
        self.targets = [target] if target else []
        self._written: list[str] = []  # what writing has to tell
        self._news: list[str] = []
        self._step = ""
        self._opened: Target | None = None
        self._standing: Standing | None = None
        self._before: Before | None = None

    def is_own(self, path: Path) -> bool:  # noqa: ARG002  there is only the one
        """An earlier summary may be replaced, also where it is merged again."""
        return self._there().is_summary()

    def keep(self, standing: "Standing") -> None:
        """What people decided in the summary that it replaces."""
        if self._target:
            self._before = self._there().before(standing.notice)
            self._standing = standing
            standing.take(self._before)

    def _there(self) -> "Target":
        from tongzhi_cli.cli.registrar.standing import Target

        self._opened = self._opened or Target(self._target or Path())
        return self._opened

    def files(self, made: Made) -> list[writing.File]:
        """The workbook, with a sheet of what is new only where that was asked for."""
        changes = self._changes(made.found)
        if changes:
            from tongzhi_cli.summary.changes.compare import told

            self._news = told(changes)
        if not self._target:
            return []
        from tongzhi_cli.summary.workbook import write as summary_writing

        self._step = _step(self._target, made.found)
        content = partial(
            summary_writing.write,
            merged=made.found,
            tell=self._written.append,
            now=made.now,
            news=changes.rows if changes and self._since else None,
            papers=self._papers_of(made.found),
        )
        return [writing.File(self._target, content)]

    def _papers_of(self, found: "Merged") -> dict[tuple[str, str], str]:
        """纸件 of each class, where pictures of any were looked at, and what there is to tell."""
        if not (scans := found.summary.scans):
            return {}
        from tongzhi_cli.scan.classes.of_summary import Signed

        signed = Signed(found)
        self._written += signed.told(scans)
        return signed.papers(scans)

    @property
    def notes(self) -> Sequence[str]:
        """What stands, what had to be done to write it, and what is new."""
        before = self._standing.told(self._target) if self._standing and self._target else ""
        told = [*([before] if before else []), *self._written]
        return [*(f"· {note}" for note in told), *self._news]

    @property
    def steps(self) -> Sequence[str]:
        """What to look at."""
        return [self._step] if self._step else []

    def _changes(self, found: "Merged") -> "Changes | None":
        """What is new since the summary that was named, or is about to be replaced."""
        before = self._before.said if self._before else None
        if not (self._since or before):
            return None
        from tongzhi_cli.cli.registrar import changes

        before = changes.since(self._since) if self._since else before
        return changes.of_merged(before, found) if before else None


def target_of(output: str | None, *, is_asked: bool) -> Path | None:
    """Where the workbook goes; where -o does not ask for it, it may be that nothing does.

    Raises:
        UsageError: the name is no workbook's.

    """
    if output is None:
        return Path(DEFAULT) if is_asked else None
    if os.path.isdir(output):  # noqa: PTH112  asks without raising
        return Path(output) / DEFAULT
    if not output.lower().endswith(".xlsx"):
        stem = Path(output).stem or "汇总"
        hint = f"请写成 -o {stem}.xlsx（工作簿），或 -o {stem}.html（网页）。"
        raise UsageError(f"-o {output} 不是 .xlsx、.html，也不是已有的文件夹", hint)
    return Path(output)


def _step(target: Path, found: "Merged") -> str:
    """What to look at in the workbook."""
    is_all = all(one.severity is Severity.INFO for one in found.all_problems)
    where = "总览、明细" if is_all else "总览（要联系谁）、异常汇总、未反馈、问题"
    return f"打开 {target} 看{where}"
