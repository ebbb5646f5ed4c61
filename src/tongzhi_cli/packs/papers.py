"""The blank forms of a notice, and the empty form of a class, ready to print."""

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from tongzhi_cli.errors import InputError
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form import plan
from tongzhi_cli.form.plan import Sheaf
from tongzhi_cli.form.shipped import Blank, facts_of
from tongzhi_cli.model.terms import SHORT, Paper
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import limits

if TYPE_CHECKING:
    from tongzhi_cli.check.check import ClassReport
    from tongzhi_cli.notice.model import Notice

#: What the name of a form begins with that has the students and no result, and of one that is
#: blank altogether; what `build` writes is called otherwise.
EMPTY, BLANK = "空表", "空白"


class Papers(NamedTuple):
    """The *blanks* of a notice: each file's place below the notice's, and its bytes.

    *signed* is the one that the empty form of a class is made of, None where there is none.
    """

    notice: "Notice"
    signed: Blank | None
    blanks: tuple[tuple[PurePosixPath, bytes], ...]

    @property
    def suffix(self) -> str:
        """How the empty form of a class ends."""
        return blank_form.suffix_of(self.signed.form) if self.signed else ""

    def empty(self, each: "ClassReport") -> bytes:
        """The form of a class with its students and no result."""
        if self.signed is None:
            raise InputError("通知不要反馈表")
        return plan.filled(Sheaf(Paper.SIGNED, [each], Path()), self.signed, self.notice, None).data


def papers_of(notice: "Notice", notice_path: Path | None) -> Papers:
    """The blank forms of a notice: its own files as they are, ours with its words on them.

    Raises:
        InputError: one cannot be read, is not recognised, or lies outside the notice's folder.

    """
    wanted = plan.wanted([], notice)
    found = plan.blanks(wanted, notice, notice_path, None)
    files: dict[PurePosixPath, bytes] = {}
    for paper, one in found.items():
        if own := facts_of(paper, notice).blank:
            files[PurePosixPath(own.replace("\\", "/"))] = limits.read_bytes(one.path)
        else:
            name = f"{BLANK}{SHORT[paper]}{blank_form.suffix_of(one.form)}"
            wording = plan.wording_of(notice, paper)
            files[PurePosixPath(name)] = blank_form.fill(one.form, [], wording=wording).data
    return Papers(notice, found.get(Paper.SIGNED), tuple(files.items()))
