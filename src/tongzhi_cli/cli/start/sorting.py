"""What is dropped on the program or dragged into the menu, before a command is made of it."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.errors import InputError
from tongzhi_cli.loader.notices import NOTICE_FILE
from tongzhi_cli.model.file_kind import ANSWERS, FileKind
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import limits

if TYPE_CHECKING:
    from tongzhi_cli.summary.file_kind import Known

#: Of more files nobody drops a class: they were handed in.
_FEW = 8
#: How tables and papers are called by their ending.
_SHEETS = frozenset({".xlsx", ".xls", ".et"})
_PAPERS = frozenset({".docx", ".doc", ".wps"})


#: Says what a file of that name is.
Look = Callable[[str], "Known | None"]


def known(name: str) -> "Known | None":
    """What the file of that name is; None for a folder, and where it cannot be told."""
    from tongzhi_cli.columns.mapping import ColumnMap
    from tongzhi_cli.loader.notices import notice_for
    from tongzhi_cli.loader.word.roll import with_roll
    from tongzhi_cli.summary.file_kind import opened

    if not limits.is_file(Path(name)):
        return None
    try:
        notice, _ = notice_for(name, None)
        _, found = with_roll(opened(Path(name)), notice, ColumnMap())
    except InputError:
        return None
    return None if found.kind is FileKind.UNKNOWN else found


def is_class_folder(name: str) -> bool:
    """Whether a folder is that of one class."""
    from tongzhi_cli.loader.notice_beside import notice_in
    from tongzhi_cli.loader.slots import looked_into

    if not os.path.isdir(name):  # noqa: PTH112  asks without raising
        return False
    try:
        return looked_into(name, notice_in(name, None), []).is_class
    except InputError:
        return False


def notice_beside(folder: Path) -> list[str]:
    """The option that names the notice in *folder*, if there is one."""
    path = folder / NOTICE_FILE
    return ["--notice", str(path)] if os.path.exists(path) else []  # noqa: PTH110  without raising


def blanks_beside(roster: str) -> list[str]:
    """The blank forms that lie where a roster does, if few files do that could be one."""
    return _lying_in(Path(roster).parent, _SHEETS | _PAPERS, FileKind.BLANK, but=Path(roster).name)


def rolls_beside(folder: str) -> list[str]:
    """The rosters that lie beside a folder, if few files do that could be one: a school's list."""
    return _lying_in(Path(folder).resolve().parent, _SHEETS, FileKind.ROSTER)


def _lying_in(folder: Path, endings: frozenset[str], kind: FileKind, but: str = "") -> list[str]:
    """The files in *folder* with one of those *endings* that are of the *kind*, *but* one."""
    try:
        files = [one for one in sorted(folder.iterdir()) if one.suffix.lower() in endings]
    except OSError:
        return []
    others = [str(one) for one in files if one.name != but and one.name[:2] != "~$"]
    kinds = {name: known(name) for name in others} if len(others) <= _FEW else {}
    return [name for name, one in kinds.items() if one and one.kind is kind]


class Dropped(NamedTuple):
    """Files by what they are: a *roster*, if it is known, *answers* of its class, the one *kind*.

    *what* names the first file of answers.
    """

    roster: str | None = None
    answers: tuple[str, ...] = ()
    what: str = ""
    kind: FileKind | None = None

    @property
    def words(self) -> list[str]:
        """The roster with the files of answers, as check, remind and build take them."""
        return [self.roster or "", *(word for one in self.answers for word in ("--results", one))]


def sorted_files(
    files: Sequence[str], ask: Callable[[str], str | None], look: Look = known
) -> Dropped:
    """The roster and the answers among *files*; *ask* asks for the roster that goes with them.

    A roster that lies beside the answers, alone, need not be asked for. *look* says what each is.
    """
    if len(files) > _FEW:
        return Dropped()
    kinds = {name: look(name) for name in files}
    first = kinds[files[0]]
    alone = first.kind if first and len(files) == 1 else None
    answers = tuple(name for name, one in kinds.items() if one and one.kind in ANSWERS)
    rosters = [name for name, one in kinds.items() if one and one.kind is FileKind.ROSTER]
    if not answers or len(rosters) > 1 or len(rosters) + len(answers) < len(files):
        return Dropped(kind=alone)
    told = kinds[answers[0]]
    what = told.what if told else ""
    if rosters:
        return Dropped(rosters[0], answers, what)
    from tongzhi_cli.loader.slots import roster_beside

    beside = roster_beside(answers[0])
    roster = beside or ask(f"{Path(answers[0]).name} 是{what}，要和花名册一起看。")
    return Dropped(roster, answers if roster else (), what, alone)
