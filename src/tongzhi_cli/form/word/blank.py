"""The form in a .docx: where its table, columns, blank rows and sheet are.

A school's form has no placeholders: the table is the one whose header row has 学号, 姓名 and a
result column, and its blank rows are those below.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import normal
from tongzhi_cli.columns.mapping import Mapped
from tongzhi_cli.errors import InputError
from tongzhi_cli.form.word import blank_rows
from tongzhi_cli.form.word.document.parts import FormParts, copy_of
from tongzhi_cli.form.word.document.sheets import sheet_of
from tongzhi_cli.form.word.document.wanted import asked_by
from tongzhi_cli.form.word.header import Header, first_header, likeness
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import file_type, limits
from tongzhi_cli.office.package import TYPES, Package
from tongzhi_cli.office.word.xml import (
    ID,
    TBL,
    Element,
    W,
    cells_of,
    main_part,
    parsed,
    rows_of,
    text_of,
)

#: What the list of types calls a template (.dotx), a document (.docx), and one with macros.
_TEMPLATE, _DOCUMENT = (
    b"wordprocessingml.template.main+xml",
    b"wordprocessingml.document.main+xml",
)
_MACROS = b"macroEnabled"
#: Where the headers and footers of pages are, in words.
HEADERS = "页眉页脚里"
_OUTSIDE = (f"{W}headerReference", f"{W}footerReference")
#: One of these is in each notice: 通知, 各学院.
_OF_A_NOTICE = "通各"
#: What each paper is called, and what its table must have over its columns.
_WANTED = {
    Paper.SIGNED: ("反馈表", "“学号”“姓名”和“校对结果”"),
    Paper.CORRECTIONS: ("勘误表", "“学号”“姓名”和“错误信息”"),
    Paper.COUNTS: ("统计表", "“班级”和“应校对人数”“有误人数”这样的几列"),
}


class AnyForm(Protocol):
    """What is known of a blank form, whatever kind of file it is in."""

    @property
    def parts(self) -> FormParts:
        """What is where."""

    @property
    def paper(self) -> Paper:
        """The paper that it is the form of."""

    @property
    def rows_per_sheet(self) -> int:
        """How many students, or classes, one sheet has room for."""

    @property
    def outside(self) -> Mapping[str, Sequence[Element]]:
        """What stands on each page outside the sheet, by where."""


class Form(NamedTuple):
    """A blank form: its *package*, the main *part* of it, parsed as *root*, and what is where."""

    package: Package
    part: str
    root: Element
    parts: FormParts
    paper: Paper = Paper.SIGNED

    @property
    def rows_per_sheet(self) -> int:
        """How many students, or classes, one sheet has room for."""
        return len(self.parts.blank) * len(self.parts.blocks)

    @property
    def outside(self) -> Mapping[str, Sequence[Element]]:
        """The headers and footers of the pages."""
        found = self.outside_parts()
        return {HEADERS: [*found.values()]} if found else {}

    def outside_parts(self) -> dict[str, Element]:
        """The parts of the package that are headers and footers, parsed anew."""
        wanted = [one.get(ID) for one in self.root.iter(*_OUTSIDE)]
        folder, _, name = self.part.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels"
        if not wanted or relations not in self.package:
            return {}
        targets = self.package.targets(relations)
        names = dict.fromkeys(targets.get(one or "", "") for one in wanted)
        parts = (name for name in names if name in self.package)
        return {name: parsed(self.package.path, self.package.read(name)) for name in parts}

    def copied(self) -> tuple[Element, FormParts]:
        """A copy of the document to write into, and where the parts are in the copy."""
        return copy_of(self.root, self.parts)


def find(
    path: Path,
    paper: Paper = Paper.SIGNED,
    mapped: Mapped | None = None,
    data: bytes | None = None,
) -> Form:
    """The form for a *paper* in a .docx; *mapped* says what columns are where words do not.

    *data* is what the file was converted to, or holds, where that is known.

    Raises:
        InputError: the file cannot be read, is no .docx, or has no table that is recognised; the
            columns that there are are named.

    """
    data = limits.read_bytes(path) if data is None else data
    kind = file_type.content_of(data)
    if kind is not file_type.Content.DOCX:
        raise file_type.refuse(path, kind, "Word 表格（.docx）", ".docx")
    package = as_document(path, Package(path, data))
    part = main_part(package)
    xml = package.read(part)
    root = parsed(path, xml)
    parts = _locate(path, root, paper, mapped)
    if sum(1 for _ in root.iter(TBL)) > 1:
        from tongzhi_cli.form.word.document.others import others_taken_out  # noqa: PLC0415  seldom

        if paper is Paper.SIGNED:
            parts = _with_others(root, parts)
        kept = [element for one in (parts, *parts.further) for element in one.block]
        printed = [one.table for one in parts.further]
        own = (kept, parts.table)
        others = others_taken_out(root, own, parts.header, paper, mapped, printed)
        parts = parts._replace(doubts=(*parts.doubts, *others))
    if any(sign.encode() in xml for sign in _OF_A_NOTICE):
        from tongzhi_cli.form.word.document.alone import TOLD, only_form  # noqa: PLC0415  hardly ever

        block = only_form(parts.block, parts.table)
        told = (TOLD,) if block is not parts.block else ()
        parts = parts._replace(block=block, doubts=(*parts.doubts, *told))
    return Form(package, part, root, parts, paper)


def _with_others(root: Element, parts: FormParts) -> FormParts:
    """The form with the 勘误表 on its sheet, and with the further sheets that it has printed."""
    from tongzhi_cli.form.word.document import further, second  # noqa: PLC0415  seldom

    first = (parts.block, parts.table)
    found, told = second.second_on(*first)
    parts = parts._replace(second=found, doubts=(*parts.doubts, *told))
    if found:
        return parts
    block, sheets = further.further_sheets(root, first, (parts.header, parts.blank))
    own = [
        parts._replace(block=one.block, table=one.table, header=one.header, blank=one.blank)
        for one in sheets
    ]
    return parts._replace(block=block, further=tuple(own))


def as_document(path: Path, package: Package) -> Package:
    """A template (.dotx) as the document that is written: its type is changed, nothing else.

    Raises:
        InputError: it has macros, which a .docx must not have.

    """
    types = package.read(TYPES) if TYPES in package else b""
    if _MACROS in types:
        raise InputError(f"{path} 是带宏的 Word 文档", "请在 Word/WPS 里另存为 .docx 再用。")
    if _TEMPLATE not in types:
        return package
    return Package(path, package.replaced(TYPES, types.replace(_TEMPLATE, _DOCUMENT)))


def _locate(path: Path, root: Element, paper: Paper, mapped: Mapped | None) -> FormParts:
    """Where the parts of the form are in the document *root*; *path* names it in messages.

    Raises:
        InputError: no table is recognised, or its rows are filled in already.

    """
    seen: list[str] = []
    nearest: Header | None = None
    found: list[tuple[Element, Sequence[Element], Header]] = []
    for table in root.iter(TBL):
        rows = list(rows_of(table))
        end, header, near = first_header(rows, paper, mapped)
        if header:
            found.append((table, rows[end:], header))
            continue
        if near and (nearest is None or near.known > nearest.known):
            nearest = near
        texts = (normal(text_of(cell)) for cell in cells_of(rows[0])) if rows else ()
        seen += [text for text in texts if text][:8]
    if not found:
        raise unrecognised(path, paper, nearest, seen)
    best = max(likeness(header, paper) for _, _, header in found)
    failures: list[InputError] = []
    for table, below, header in found:
        if likeness(header, paper) == best:
            try:
                return parts_of(path, sheet_of(table), table, below, header)
            except InputError as error:  # an example, filled in
                failures.append(error)
    raise failures[0]


def parts_of(
    path: Path,
    block: Sequence[Element],
    table: Element,
    below: Sequence[Element],
    header: Header,
) -> FormParts:
    """The parts of a form whose *header* is found; *below* are the rows of its *table* below that.

    Raises:
        InputError: they are filled in already.

    """
    found = blank_rows.blank_rows(below, header)
    if found.fault:
        raise InputError(
            f"{path} 的表格{found.fault}，不是空白的表，没有空行可填", "请换成没有填过的那一份。"
        )
    header = blank_rows.without_merged(found.rows, header)
    if merged := blank_rows.merged_down(found.rows, header):
        raise InputError(
            f"{path} 的表格“{merged}”一列的空格上下合并成了一格，写不下每个人的",
            "请在 Word/WPS 里把它拆成一行一格再用。",
        )
    if blank_rows.offers_choices(found.rows[0]):
        from tongzhi_cli.form.word.choices import with_detail  # noqa: PLC0415  not for our forms

        header = with_detail(header, found.rows[0])
    right, peculiar = asked_by(block, header)
    doubts = [*peculiar, *found.doubts]
    across = blank_rows.serials_run_across(found.rows, header.blocks)
    if len(header.blocks) > 1:
        printed = "、".join(blank_rows.first_serials(found.rows[0], header.blocks))
        told = "一行一行地从左到右填" if across else "先填满左边一栏，再填右边"
        told += f"（照第一行印的序号 {printed}）" if printed else ""
        doubts.append(f"表上并排着 {len(header.blocks)} 栏，{told}")
    return FormParts(
        block, table, header, found.rows, found.spent, tuple(doubts), across, found.made,
        right=right,
    )  # fmt: skip


_OF_SOMEBODY = frozenset({Column.NUMBER, Column.NAME})


def _is_for_one(header: Header) -> bool:
    """Whether a header is labels with a blank cell behind each: 姓名 | ____ | 学号 | ____."""
    texts = [place.text.strip() for place in header.places]
    labels = [at for at, text in enumerate(texts) if text]
    is_apart = all(at + 1 < len(texts) and not texts[at + 1] for at in labels)
    return is_apart and Column.NAME in header.columns and Column.RESULT not in header.columns


#: So many columns have to be known for a table to be taken for a form with something odd about it.
_NEARLY = 2


def unrecognised(
    path: Path, paper: Paper, nearest: Header | None, seen: Sequence[str]
) -> InputError:
    """The error for a file without the form of a *paper*; *seen* are the headings that it has."""
    name, wanted = _WANTED[paper]
    if nearest and _is_for_one(nearest):
        return InputError(
            f"{path} 像一个人填一份的表（“姓名”旁边是要填的空格），不是一个班的{name}",
            f"要更正的同学各填一份：fankui followup 花名册.xlsx --template {path}；"
            "全班的请换成一行一个人的空白表。",
        )
    if nearest and not _OF_SOMEBODY & nearest.columns.keys() and paper is not Paper.COUNTS:
        there = "、".join(place.text for place in nearest.places if place.text)
        return InputError(
            f"{path} 里认不出{name}：不是学生名单，表头里没有“学号”“姓名”，各列是：{there}",
            "请换成教务处发的空白表。",
        )
    if nearest and nearest.known >= _NEARLY:
        lacking = nearest.lacking or Column.RESULT
        return InputError(
            f"{path} 的{nearest.fault}"
            if nearest.fault.startswith("表头")
            else f"{path} 的表头{nearest.fault}",
            f"写明是哪一列：fankui form inspect {path} --map {lacking}=列名或列号；"
            "记在通知里就再加 --save-as notice.toml。",
        )
    headers = f"，看到的表头：{'、'.join(seen)}" if seen else ""
    return InputError(
        f"{path} 里认不出{name}：要有一张表，表头里有{wanted}{headers}",
        "请换成教务处发的空白表；表头写的是别的字，就用 fankui form inspect 加 --map 指明。",
    )
