"""Which papers a build makes, on which blank forms, into which files."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from tongzhi_cli.check.check import ClassReport, Report
from tongzhi_cli.columns.column import Column
from tongzhi_cli.errors import InputError, UnconvertedError, UsageError
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form import paper_rows
from tongzhi_cli.form.rows import rows
from tongzhi_cli.form.shipped import Blank, blank_for, facts_of
from tongzhi_cli.form.word.fill import Filled, Wording
from tongzhi_cli.form.word.fit import Layout, fitting
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.model.terms import OF_SHEETS, SHORT, Paper, paper_named
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.model import Notice
from tongzhi_cli.office.disk.names import file_names

if TYPE_CHECKING:
    from tongzhi_cli.form.printed import Compared

#: How a form's file ends, and how it may.
WORD = ".docx"
KINDS = (WORD, ".xlsx")
_NOTHING: Mapping[Paper, str] = MappingProxyType({})


class Sheaf(NamedTuple):
    """One file to write: the *paper*, about these *classes*, to *path*."""

    paper: Paper
    classes: Sequence[ClassReport]
    path: Path


class Made(NamedTuple):
    """One file: what goes where (*sheaf*), the *form* filled, how it differs from the old one.

    *compared* is None where there is no old one. *is_there*: the file has these very bytes, so
    that nothing is to be written.
    """

    sheaf: Sheaf
    form: Filled
    compared: "Compared | None" = None
    is_there: bool = False


def wanted(typed: Sequence[str], notice: Notice) -> list[Paper]:
    """The papers that --paper names, else those that the notice wants, in the usual order.

    Raises:
        UsageError: --paper names none.

    """
    named = {paper_named(one) for one in typed} or set(notice.papers)
    return [paper for paper in Paper if paper in named]


def plan(
    classes: Sequence[ClassReport],
    papers: Sequence[Paper],
    output: str | None,
    suffixes: Mapping[Paper, str] = _NOTHING,
) -> list[Sheaf]:
    """The files to write: beside each roster, into the folder, or the one file of -o.

    A 统计表 is one for all classes: its last row is their total. *suffixes* say how the files
    end, as their blank forms do; .docx where they do not.

    Raises:
        UsageError: -o names a file, and there are several to write, or it is of another kind.

    """
    names = file_names(one.stem for one in classes)
    sheaves = []
    for paper in papers:
        groups = [([each], name) for each, name in zip(classes, names, strict=True)]
        if paper is Paper.COUNTS and len(classes) > 1:
            groups = [(list(classes), f"{len(classes)}个班")]
        for group, name in groups:
            folder = Path(output) if output else _beside(group[0].file)
            sheaves.append(
                Sheaf(paper, group, folder / f"{SHORT[paper]}-{name}{suffixes.get(paper, WORD)}")
            )
    if not (output and output.lower().endswith(KINDS)):
        return sheaves
    if len(papers) > 1:
        named = "、".join(SHORT[paper] for paper in papers)
        raise UsageError(
            f"要写 {len(papers)} 种纸（{named}），不能都写进 {output}",
            f"请用 -o 写一个文件夹；只要一种，加 --paper {papers[0]}。",
        )
    if len(sheaves) > 1:
        raise UsageError(
            f"有 {len(classes)} 个班，不能都写进 {output}", "请用 -o 写一个文件夹，每班一份。"
        )
    suffix = suffixes.get(papers[0], WORD)
    if not output.lower().endswith(suffix):
        blank = "空白表是 Excel 的" if suffix != WORD else "空白表是 Word 的"
        raise UsageError(
            f"-o {output} 不是 {suffix}", f"{blank}，请写成 {suffix} 结尾的文件名，或一个文件夹。"
        )
    return [sheaves[0]._replace(path=Path(output))]


def _beside(file: str) -> Path:
    """The folder that a file is in; of what is packed into a .zip, that of the .zip."""
    packed = (one.parent for one in Path(file).parents if one.suffix.lower() == ".zip")
    outermost = min(packed, key=lambda one: len(one.parts), default=None)
    return Path(file).parent if outermost is None else outermost


def blanks(
    papers: Sequence[Paper],
    notice: Notice,
    notice_path: Path | None,
    template: str | None,
    allow: Collection[str] = (),
) -> dict[Paper, Blank]:
    """The blank form of each paper; --template is the signed one's, or the only one's.

    *allow* are the codes of --allow.

    Raises:
        UsageError: it cannot be told which paper --template is for.
        InputError: a blank form cannot be read or is not recognised.

    """
    if template and len(papers) > 1 and Paper.SIGNED not in papers:
        raise UsageError(
            "--template 不知道是哪一种纸的", "请加 --paper 只要一种，或在通知里写 blank。"
        )
    return {
        paper: blank_for(
            paper, notice, notice_path, template if paper is papers[0] else None, allow
        )
        for paper in papers
    }


def blank_among(paths: Sequence[str], papers: Sequence[Paper], notice: Notice) -> str | None:
    """The blank form for the first of *papers* among files of a folder, as --template would say.

    None where there is none, or the notice names its own.

    Raises:
        UsageError: there are several.
        UnconvertedError: one is of an old program and cannot be converted: no other is used for it.

    """
    found = blanks_for(paths, papers, notice)
    if len(found) > 1:
        named = "、".join(Path(path).name for path in found)
        raise UsageError(
            f"文件夹里有 {len(found)} 份空白的表：{named}",
            f"请用 --template {quoted(found[0])} 指明用哪一份，或拿走不用的。",
        )
    return found[0] if found else None


def blanks_for(paths: Sequence[str], papers: Sequence[Paper], notice: Notice) -> list[str]:
    """The blank forms among *paths* that are for the first of *papers*.

    None where the notice names its own.

    Raises:
        UnconvertedError: one is of an old program and cannot be converted: no other is used for it.

    """
    if not paths or facts_of(papers[0], notice).blank:
        return []
    found = []
    for path in paths:
        try:
            blank_form.find(Path(path), papers[0])
        except UnconvertedError:
            raise
        except InputError:
            continue
        found.append(path)
    return found


def of_sheets(path: Path, sheets: Collection[int]) -> Path:
    """Where only some sheets of the form at *path* go, which is never the form itself.

    >>> of_sheets(Path("反馈表-1班.docx"), [1, 2, 3, 5]).name
    '反馈表-1班-只重印第1-3、5张.docx'
    """
    from tongzhi_cli.form.changes import numbered  # noqa: PLC0415  seldom asked

    return path.with_name(f"{path.stem}-{OF_SHEETS}{numbered(sheets)}张{path.suffix}")


def suffixes(blanks: Mapping[Paper, Blank]) -> dict[Paper, str]:
    """How the files of each paper end: as its blank form does."""
    return {paper: blank_form.suffix_of(blank.form) for paper, blank in blanks.items()}


def filled(
    sheaf: Sheaf,
    blank: Blank,
    notice: Notice,
    layout: Layout | None,
    only: Collection[int] = (),
) -> Filled:
    """The form of a sheaf with its rows; *layout* None leaves it to the form.

    *only* are the sheets that are wanted, from 1; all where it has none.
    """
    if sheaf.paper is Paper.COUNTS:
        from tongzhi_cli.form.word.around.total import row_of_total  # noqa: PLC0415  seldom

        lines, total = paper_rows.counts(sheaf.classes)
        has_room = len(lines) <= blank.form.rows_per_sheet
        in_place = row_of_total(blank.form.parts) is not None and has_room
        one = sheaf.classes[0].name if len(sheaf.classes) == 1 else None
        return blank_form.fill(
            blank.form,
            lines,
            class_name=one,
            wording=_wording(sheaf.paper, blank, notice),
            layout=layout or (Layout.SHEETS if in_place else Layout.FLOW),
            total=total,
            only=only,
        )
    (each,) = sheaf.classes
    is_signed = sheaf.paper is Paper.SIGNED
    lines = rows(each, notice) if is_signed else paper_rows.corrections(each, notice)
    made = blank_form.fill(
        blank.form,
        lines,
        class_name=each.name,
        wording=_wording(sheaf.paper, blank, notice),
        layout=layout or fitting(blank.form, len(lines)),
        facts=None if blank.is_ours else paper_rows.of_class(each),
        only=only,
    )
    if is_signed and (unsaid := _excuses_unsaid(each, blank, notice)):
        made = made._replace(notes=(*made.notes, unsaid))
    if layout or made.sheets:
        return made
    few = (
        "没有空行，" if blank.form.parts.made else f"只有 {blank.form.rows_per_sheet} 个空行，照它"
    )
    told = f"空白表{few}加到 {len(lines)} 行，成一张长表，表头每页重复"
    return made._replace(notes=(*made.notes, told))


def _excuses_unsaid(each: ClassReport, blank: Blank, notice: Notice) -> str:
    """What the notice wants in 备注 of those for whom something was let pass; "" if it is there."""
    if not notice.form.allowed_in_note or Column.NOTE in blank.form.parts.columns:
        return ""
    said = [
        f"{line.student.number} {line.student.name}：{'；'.join(line.excuses)}"
        for line in each.lines
        if line.excuses
    ]
    told = "通知要在备注里写明放行的，表上没有“备注”一列，请手写"
    return f"{told}：{'，'.join(said)}" if said else ""


def told(sheaf: Sheaf, report: Report) -> str:
    """What a paper beside the signed one says, in one line."""
    if sheaf.paper is Paper.COUNTS:
        people = sum(each.expected for each in sheaf.classes)
        return f"统计表：{len(sheaf.classes)} 个班，{people} 人"
    (each,) = sheaf.classes
    count = sum(bool(row.text(Column.WRONG)) for row in paper_rows.corrections(each, report.notice))
    whose = f"{each.title}：" if len(report.classes) > 1 and each.title else ""
    empty = f"没有人有误，写了“{paper_rows.NOBODY}”"
    return f"勘误表：{whose}{f'{count} 人' if count else empty}"


def _wording(paper: Paper, blank: Blank, notice: Notice) -> Wording | None:
    return wording_of(notice, paper) if blank.is_ours else None


def wording_of(notice: Notice, paper: Paper = Paper.SIGNED) -> Wording:
    """What the notice says about the form of a paper, for our own form."""
    if paper is Paper.SIGNED:
        said = notice.form
        return Wording(said.title, said.columns, said.rows, said.signatures)
    other = facts_of(paper, notice)
    title = other.title
    if not title and SHORT[Paper.SIGNED] in notice.form.title:
        title = notice.form.title.replace(SHORT[Paper.SIGNED], SHORT[paper])
    return Wording(title, other.columns, 0, other.signatures)
