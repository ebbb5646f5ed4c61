"""The blank form of a paper: as --template says, as the notice says, or the shipped one."""

import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.columns.mapping import mapped
from tongzhi_cli.errors import InputError, UsageError
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.allowances import ELSEWHERE
from tongzhi_cli.form.word import blank as word_blank
from tongzhi_cli.model.terms import TABLE_OF, Paper
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import limits

if TYPE_CHECKING:
    from tongzhi_cli.form.excel.blank import ExcelForm
    from tongzhi_cli.form.word.blank import Form
    from tongzhi_cli.notice.model import Form as FormFacts
    from tongzhi_cli.notice.model import Notice, OtherForm

#: The shipped form of each paper.
_SHIPPED = {
    Paper.SIGNED: "fankui_template.docx",
    Paper.CORRECTIONS: "corrections_template.docx",
    Paper.COUNTS: "counts_template.docx",
}


class Blank(NamedTuple):
    """A blank *form*, the file it is in, and whether it is the shipped one (*is_ours*)."""

    form: "Form | ExcelForm"
    path: Path
    is_ours: bool


def blank_for(
    paper: Paper,
    notice: "Notice",
    notice_path: Path | None,
    template: str | None = None,
    allow: Collection[str] | None = (),
) -> Blank:
    """The blank form to fill for *paper*; *notice_path* is the file the notice was read from.

    *allow* has the codes of --allow: a notice leads to no blank outside of its own folder without.
    None is for a command that has no such option.

    Raises:
        InputError: it is not there, cannot be read, or is not recognised; or the notice maps a
            column that there is none of.

    """
    said = facts_of(paper, notice)
    if template:
        path = Path(template)
        is_that = bool(said.blank) and path.resolve() == _beside(notice_path, said.blank).resolve()
        mapping = said.map if is_that else {}
        return Blank(_found(path, paper, mapping, notice_path, allow), path, is_ours=False)
    if said.blank:
        path = _beside(notice_path, said.blank)
        if ELSEWHERE.code not in (allow or ()) and is_elsewhere(notice_path, said.blank):
            trusted = "" if allow is None else f"加 --allow {ELSEWHERE.code}，或"
            raise InputError(
                f"通知里写的空白表 {said.blank} 不在通知所在的文件夹里，没有去打开",
                f"请把它和通知文件放在一起，把 [{TABLE_OF[paper]}] 的 blank 改成文件名；"
                f"信得过就{trusted}用 --template 指明。",
            )
        if not limits.is_file(path):
            raise InputError(
                f"通知里写的空白表 {path} 没有找到",
                f"请把它和通知文件放在一起，或改 [{TABLE_OF[paper]}] 的 blank，"
                "或用 --template 指定。",
            )
        return Blank(_found(path, paper, said.map, notice_path, allow), path, is_ours=False)
    path = shipped_template(paper)
    return Blank(word_blank.find(path, paper), path, is_ours=True)


def facts_of(paper: Paper, notice: "Notice") -> "FormFacts | OtherForm":
    """What the notice says of the form of a paper."""
    match paper:
        case Paper.SIGNED:
            return notice.form
        case Paper.CORRECTIONS:
            return notice.corrections_form
        case Paper.COUNTS:
            return notice.counts_form


def _found(
    path: Path,
    paper: Paper,
    mapping: Mapping[str, str],
    notice_path: Path | None,
    allow: Collection[str] | None,
) -> "Form | ExcelForm":
    source = f"{notice_path} 的 [{TABLE_OF[paper]}] map"
    try:
        return blank_form.find(path, paper, mapped(mapping.items(), paper, source), allow=allow)
    except UsageError as error:
        raise InputError(error.message, error.hint) from error


def _beside(notice_path: Path | None, blank: str) -> Path:
    return (notice_path.parent if notice_path else Path()) / blank


#: A drive, another computer, an address of the net: whatever system the notice was written on.
_AWAY = r"[A-Za-z]:|[\\/]|[A-Za-z][A-Za-z0-9+.-]*://"


def is_elsewhere(notice_path: Path | None, blank: str) -> bool:
    """Whether a notice's *blank* is outside of its folder; links count where they lead.

    >>> [is_elsewhere(None, one) for one in ("附件2.docx", "表/附件2.docx", "a/../附件2.docx")]
    [False, False, False]
    >>> [is_elsewhere(None, one) for one in ("../附件2.docx", "C:\\\\表.docx", "//pc/表.docx")]
    [True, True, True]
    """
    plain = blank.strip().replace("\\", "/")
    if re.match(_AWAY, blank.strip()) or os.path.normpath(plain).startswith(".."):
        return True
    folder = (notice_path.parent if notice_path else Path()).resolve()
    try:
        return not (folder / plain).resolve().is_relative_to(folder)
    except OSError:  # a link that leads round in a circle
        return True


def shipped_template(paper: Paper = Paper.SIGNED) -> Path:
    """The form that comes with the program: beside the package, or at the top of a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "templates" / _SHIPPED[paper]
    checkout = package.parents[1] / "templates" / _SHIPPED[paper]
    return installed if installed.exists() else checkout
