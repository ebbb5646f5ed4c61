"""The blank form in a file, Word or Excel: found, and filled in the same kind of file."""

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.mapping import Mapped
from tongzhi_cli.form.allowances import EXTERNAL
from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.word import blank as word_blank
from tongzhi_cli.form.word import fill as word_fill
from tongzhi_cli.form.word.blank import Form
from tongzhi_cli.form.word.fill import Filled, Wording
from tongzhi_cli.form.word.fit import Layout
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.office import file_type, limits
from tongzhi_cli.office.file_type import Content
from tongzhi_cli.office.package import Package

if TYPE_CHECKING:
    from tongzhi_cli.form.excel.blank import ExcelForm

#: Workbooks of other kinds, which are not filled as they are.
_OTHER_BOOKS = (Content.XLSB, Content.ODS, Content.FODS, Content.XML_SHEET)
#: A document that keeps people from typing.
_PROTECTED = rb"<\w{1,9}:documentProtection\s[^>]{0,600}:enforcement=[\"'](?:1|true|on)[\"']"
#: What a workbook is called that was cut off before it says what it is.
_BOOK_NAMES = (".xls", ".et")


def find(
    path: Path,
    paper: Paper = Paper.SIGNED,
    mapped: Mapped | None = None,
    *,
    allow: Collection[str] | None = (),
) -> "Form | ExcelForm":
    """The form for a *paper* in a .docx or an .xlsx; *mapped* says what columns are where.

    A .doc, .wps, .xls or .et is what LibreOffice makes of it, and its doubts say so. What it brings
    along of elsewhere is taken out, unless *allow* has that code, and told in its doubts. None
    instead of codes is for a command that has no --allow.

    Raises:
        InputError: the file cannot be read, is neither and does not become one, or has no form
            that is recognised.

    """
    data = limits.read_bytes(path)
    kind = file_type.content_of(data)
    if kind in file_type.OLD:
        from tongzhi_cli.office import convert  # noqa: PLC0415  start fast

        is_book = kind is Content.XLS
        data, brought = _cleaned(path, convert.converted(path, data), allow)
        form = _found(path, data, paper, mapped, is_book=is_book)
        told = f"{path} 是{kind}，{convert.CONVERTED}，打印前看一眼"
        return _with_doubts(form, [told, *brought])
    if kind in _OTHER_BOOKS or (kind is Content.OLE and path.suffix.lower() in _BOOK_NAMES):
        raise file_type.refuse(path, kind, "能填的空白表（.docx、.xlsx）", ".xlsx")
    brought = []
    if kind in {Content.XLSX, Content.DOCX}:
        data, brought = _cleaned(path, data, allow)
    form = _found(path, data, paper, mapped, is_book=kind is Content.XLSX)
    return _with_doubts(form, [*brought, *_protection(form)])


def _protection(form: "Form | ExcelForm") -> list[str]:
    """What is told of a form that is protected: it is filled, and keeps people from typing."""
    if isinstance(form, Form):
        settings = f"{form.part.rpartition('/')[0]}/settings.xml"
        package = form.package
        is_set = settings in package and re.search(_PROTECTED, package.read(settings)) is not None
        what, program = "文档", "Word"
    else:
        is_set = form.sheet.root.find("{*}sheetProtection") is not None
        what, program = "工作表", "Excel"
    told = f"空白表的{what}设了保护，填好的表也带着：要手改，先在 {program}/WPS 的“审阅”里取消保护"
    return [told] if is_set else []


def _cleaned(path: Path, data: bytes, allow: Collection[str] | None) -> tuple[bytes, list[str]]:
    """A blank form without what it brings along, and what is told of that."""
    from tongzhi_cli.office import external  # noqa: PLC0415  not for our forms

    made = external.cleaned(Package(path, data))
    if not made.found:
        return data, []
    named = "、".join(f"{what} {count} 处" for what, count in sorted(made.found.items()))
    if allow and EXTERNAL.code in allow:
        return data, [f"空白表里有外来的内容：{named}，照 --allow {EXTERNAL.code} 留着"]
    keep = "" if allow is None else f"（要留着就加 --allow {EXTERNAL.code}）"
    return made.data, [f"空白表里有外来的内容：{named}，都去掉了再填{keep}"]


def _with_doubts(form: "Form | ExcelForm", doubts: Sequence[str]) -> "Form | ExcelForm":
    parts = form.parts._replace(doubts=(*doubts, *form.parts.doubts))
    return form._replace(parts=parts) if doubts else form


def _found(
    path: Path, data: bytes, paper: Paper, mapped: Mapped | None, *, is_book: bool
) -> "Form | ExcelForm":
    if is_book:
        from tongzhi_cli.form.excel import blank as excel_blank  # noqa: PLC0415  start fast

        return excel_blank.find(path, data, paper, mapped)
    return word_blank.find(path, paper, mapped, data)


def suffix_of(form: "Form | ExcelForm") -> str:
    """How the file of the filled form ends."""
    return ".docx" if isinstance(form, Form) else ".xlsx"


def counts_by_itself(form: "Form | ExcelForm") -> str:
    """What the program counts that opens the form, "" if nothing: it would count some sheets anew.

    Numbers of rows or pages that Word or Excel make stand in no file: without the first sheet they
    begin at the second.
    """
    if isinstance(form, Form):
        from tongzhi_cli.form.word.page import counters  # noqa: PLC0415  seldom asked

        return counters.of(form)
    from tongzhi_cli.form.excel import counters as excel  # noqa: PLC0415  likewise

    return excel.of(form)


def fill(
    form: "Form | ExcelForm",
    rows: Sequence[Row],
    *,
    class_name: str | None = None,
    wording: Wording | None = None,
    layout: Layout = Layout.SHEETS,
    total: Row | None = None,
    facts: Mapping[Column, str] | None = None,
    only: Collection[int] = (),
) -> Filled:
    """The form with *rows* written into it; *wording* is for our own forms, which are Word.

    *only* are the sheets that are wanted, from 1; all where it has none.
    """
    if isinstance(form, Form):
        return word_fill.fill(
            form,
            rows,
            class_name=class_name,
            wording=wording,
            layout=layout,
            total=total,
            facts=facts,
            only=only,
        )
    from tongzhi_cli.form.excel import fill as excel_fill  # noqa: PLC0415  start fast

    return excel_fill.fill(
        form, rows, class_name=class_name, layout=layout, total=total, facts=facts, only=only
    )
