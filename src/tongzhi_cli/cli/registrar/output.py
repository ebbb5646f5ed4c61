"""What `fankui merge` can write, each a thing of its own: it knows its files, its words, its steps.

`merge` asks each in turn; another one is another class here, and nothing else has to change.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import writing
from tongzhi_cli.summary.inbox import Inbox
from tongzhi_cli.summary.merge import Merged

if TYPE_CHECKING:
    from tongzhi_cli.cli.registrar.standing import Standing
    from tongzhi_cli.loader.contacts.find import Told
    from tongzhi_cli.loader.contacts.match import Monitor
    from tongzhi_cli.packs.back.send_back import Plan

    Monitors = dict[tuple[str, str], tuple[Monitor, ...]]


class _Made(NamedTuple):
    """What everything is written of: what was *found* in what was handed in, and in the *lists*.

    *given* are the paths as typed, of both. *now* is the time that was typed as such, else None.
    *contacts* are who was found in the tables to speak for whom (`Output.calls`).
    """

    found: Merged
    handed_in: Inbox
    lists: Inbox
    given: Sequence[Path]
    mapping: ColumnMap
    now: datetime | None
    contacts: "Sequence[Told]" = ()


class Made(_Made):
    """That, with what several of the outputs need worked out once."""

    @property
    def sources(self) -> list[Path]:
        """All that was given, as typed and file by file: nothing is written over it."""
        return [*self.given, *self.handed_in.paths, *self.lists.paths]

    @cached_property
    def going_back(self) -> "Plan":
        """What goes back to the classes: planned once, however many folders it is put into."""
        from tongzhi_cli.packs.back import send_back
        from tongzhi_cli.packs.back.originals import Originals

        return send_back.plan(self.found, Originals(self.handed_in), self.mapping)

    @cached_property
    def monitors(self) -> "Monitors":
        """Whom to call of each class."""
        if not self.contacts:
            return {}
        from tongzhi_cli.loader.contacts import match

        found = self.found
        numbers = {one.number: (one.college, one.class_name) for one in found.lines}
        classes = {
            (one.college, one.name): match.Named(one.college, one.name) for one in found.classes
        }
        return match.by_class(self.contacts, numbers, classes)


class Output:
    """Something that is written; by itself, nothing."""

    #: How it is asked for.
    option = "-o"
    #: The files that are known before anything is read; they are not overwritten unasked.
    targets: Sequence[Path] = ()
    #: What it is made from besides, and what is to be known of that before.
    sources: Sequence[Path] = ()
    doubts: Sequence[str] = ()
    #: Whether it says whom to call.
    calls = False

    def is_own(self, path: Path) -> bool:  # noqa: ARG002  an interface
        """Whether a target that lies among what was handed in is an earlier one of ours."""
        return False

    def keep(self, standing: "Standing") -> None:  # noqa: ARG002  an interface
        """Have *standing* take what people wrote into the files that are replaced."""
        return

    def files(self, made: Made) -> list[writing.File]:  # noqa: ARG002  an interface
        """The files, ready to be written.

        Raises:
            UsageError: it cannot be made of that.
            OutputError: a file would be overwritten, or would lie among what was handed in.

        """
        return []

    # --- of what was made ---------------------------------------------------------------------

    @property
    def notes(self) -> Sequence[str]:
        """What is said of it before the verdict, once it is written."""
        return []

    @property
    def said(self) -> Sequence[str]:
        """What is said of it after the verdict."""
        return []

    @property
    def shown(self) -> Sequence[Path]:
        """The paths that are shown as written."""
        return self.targets

    @property
    def steps(self) -> Sequence[str]:
        """What is to be done with it."""
        return []
