"""A form filled: the rows of a class written into a blank form found by `form.word.blank`.

Each written row is a copy of the first blank row with its row, cell, paragraph and run
properties; the font of a blank cell sits on the paragraph mark and is given to the run. Nothing
but the document part changes.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import deepcopy
from types import MappingProxyType

from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.heading import column_of, normal
from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.word import class_line
from tongzhi_cli.form.word.blank import Form
from tongzhi_cli.form.word.document.breaks import on_new_page
from tongzhi_cli.form.word.document.parts import FormParts
from tongzhi_cli.form.word.fit import Layout, Plan, plan_of_ours
from tongzhi_cli.form.word.prototypes import (
    instruction,
    keep_with_next,
    prototypes_of,
    second_prototypes_of,
)
from tongzhi_cli.form.word.template import Joined, LaidOut, MarkedText
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.model.text import printable
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.word.xml import (
    ID,
    SECTION,
    TR,
    Element,
    P,
    W,
    cell_at,
    remove,
    replace_text,
    rows_of,
    set_row,
    strip_ids,
    text_of,
    unwrap_control,
)

_NOTHING: Mapping[str, bytes] = MappingProxyType({})
#: Where a document says that its pages have headers or footers.
_PAGE_HEADER = f".//{SECTION}/*[@{ID}]"


class Wording(NamedTuple):
    """What a notice says about its form; for our own form, a school's keeps its own words."""

    title: str
    columns: Sequence[str]
    rows: int
    signatures: Sequence[str]


class Filled(NamedTuple):
    """A filled form: its bytes, the number of *sheets* (0: one flowing table), what to know."""

    data: bytes
    sheets: int
    notes: tuple[str, ...]


# --- filling ---------------------------------------------------------------------------------
#
# The tree is worked on once: the block for the first sheet, the block for a further sheet, a row
# with holes for a student and a row that stays blank. Marks (processing instructions, which never
# reach the file) say where each begins and where a value goes; the document is then put together
# as text between the marks. It is as fast as copying a string, and a tree of a thousand rows is
# never built (benchmarks/build.py).


def fill(
    form: Form,
    rows: Sequence[Row],
    *,
    class_name: str | None = None,
    wording: Wording | None = None,
    layout: Layout = Layout.SHEETS,
    total: Row | None = None,
    facts: Mapping[Column, str] | None = None,
    only: Collection[int] = (),
) -> Filled:
    """The form with *rows* written into it; *form* stays as it is and can be filled again.

    *total* is the last row of a 统计表; *facts* of the class go into the form's head and foot.
    *only* are the sheets that are wanted, from 1, as in the whole form; all where it has none.

    `sheets`: the block is repeated for every so many rows as the blank form has, each on a page
    of its own. `flow`: one table, its header repeated, the last rows kept with the signature.
    """
    joined = Joined()
    made = _laid_out(form, rows, class_name, wording, layout, total, facts)
    if only:
        wanted = [at for at in range(len(made.pages)) if at + 1 in only]
        pages, seconds = ([some[at] for at in wanted] for some in (made.pages, made.seconds))
        numbers = [at + 1 for at in wanted]
        made = made._replace(pages=pages, seconds=seconds, numbers=numbers)
    changed: dict[str, bytes] = {}
    if wording is None and form.root.find(_PAGE_HEADER) is not None:
        from tongzhi_cli.form.word.page.outside import outside_written  # noqa: PLC0415  as below

        changed, has_class = outside_written(form, class_name, _known(rows, facts))
        if has_class:
            kept = [one for one in made.notes if not one.startswith(class_line.NO_PLACE)]
            made = made._replace(notes=kept)
    return _put_together(form, [made], joined, layout, changed)


def fill_all(
    form: Form,
    classes: Iterable[tuple[Sequence[Row], str | None]],
    *,
    wording: Wording | None = None,
    layout: Layout = Layout.SHEETS,
    total: Row | None = None,
    facts: Mapping[Column, str] | None = None,
) -> Filled:
    """As `fill`, for several classes (their rows and names) in one file, each on its own sheets.

    Raises:
        ValueError: there is no class.

    """
    joined = Joined()
    laid_out = (
        _laid_out(form, rows, name, wording, layout, total, facts) for rows, name in classes
    )
    return _put_together(form, laid_out, joined, layout)


def _put_together(
    form: Form,
    laid_out: Iterable[LaidOut],
    joined: Joined,
    layout: Layout,
    changed: Mapping[str, bytes] = _NOTHING,
) -> Filled:
    """The file, with the headers and footers that are *changed*."""
    data = form.package.rewritten({**changed, form.part: joined.pieces(laid_out)})
    sheets_made = joined.pages if layout is Layout.SHEETS else 0
    return Filled(data, sheets_made, tuple(joined.notes))


def _laid_out(
    form: Form,
    rows: Sequence[Row],
    class_name: str | None,
    wording: Wording | None,
    layout: Layout,
    total: Row | None,
    facts: Mapping[Column, str] | None,
) -> LaidOut:
    root, parts = form.copied()
    if total:
        from tongzhi_cli.form.word.around.total import write_total  # noqa: PLC0415  likewise

        rows = rows if write_total(parts, total) else [*rows, total]
    lines = rows
    notes = [*parts.doubts, *(_reword(parts, form.paper, wording) if wording else [])]
    known = None if wording else _known(rows, facts)
    if known is not None:
        from tongzhi_cli.form.word.choices import rows_ticked  # noqa: PLC0415  not for our forms

        rows = rows_ticked(parts.header, parts.blank[0], rows, parts.right)
    for sheet in (parts, *parts.further):
        notes += _about_class(form, sheet, known, class_name)
    if layout is Layout.FLOW:
        _let_flow(parts)
    way = _way(form, parts, rows, wording, layout)
    notes += way.notes
    for sheet in (parts, *parts.further):
        if way.is_long:
            _let_flow(sheet)
        if way.crowded:
            _hold_foot(sheet)
    serials: Collection[int] = ()
    percent = 100
    if known is not None:
        from tongzhi_cli.form.word.page.words import narrowed  # noqa: PLC0415  as above

        serials, percent = narrowed(form, parts, rows, way.sizes)
    _mark(parts, root, way.sizes, percent)
    text = MarkedText(root, parts, serials)
    if layout is Layout.FLOW:
        pages = [text.rows(rows, held=True)]
    else:
        pages = [text.rows(page.rows, held=at in way.held) for at, page in enumerate(way.pages, 1)]
    if parts.further:
        from tongzhi_cli.form.word.document.further import told_of_more  # noqa: PLC0415  seldom

        notes += told_of_more((parts, *parts.further), len(pages))
    return LaidOut(text, pages, notes, _second_rows(text, parts, lines, len(pages)))


def _second_rows(
    text: MarkedText, parts: FormParts, lines: Sequence[Row], pages: int
) -> list[list[str]]:
    """The rows of the 勘误表 on each page of a form that has one."""
    if parts.second is None:
        return [[]] * pages
    from tongzhi_cli.form.word.document.second import faulty_on  # noqa: PLC0415  as `facts_written`

    room = len(parts.second.blank)
    return [text.second_rows(page) for page in faulty_on(pages, lines, room)]


def _known(rows: Sequence[Row], facts: Mapping[Column, str] | None) -> dict[Column, str]:
    from tongzhi_cli.form.word.around.about import known_of  # noqa: PLC0415  not for our forms

    return known_of(rows, facts)


def _about_class(
    form: Form, parts: FormParts, known: Mapping[Column, str] | None, class_name: str | None
) -> list[str]:
    """Write the class and what is *known* of it into the head and the foot of a form."""
    if known is not None:
        from tongzhi_cli.form.word.around import about, boxes, controls  # noqa: PLC0415  as `_known`

        twins = boxes.emptied_twins(parts.block)
        asking = controls.opened(parts)
    notes = [] if known is None else about.facts_written(parts, known, form.outside)
    if form.paper is not Paper.COUNTS or class_name:
        note = class_line.write(parts, class_name, known)
        if note and Column.CLASS not in parts.columns:
            notes.append(note)
    if known is not None:
        controls.closed(asking)
        boxes.made_alike(twins)
    return notes


def _way(
    form: Form, parts: FormParts, rows: Sequence[Row], wording: Wording | None, layout: Layout
) -> Plan:
    """How the rows go on the sheets; our own forms have columns that are wide enough."""
    room = form.rows_per_sheet
    if wording:
        return plan_of_ours(parts, rows, min(room, wording.rows or room))
    from tongzhi_cli.form.word.page.crowd import plan  # noqa: PLC0415  as in `facts_written`

    return plan(form, parts, rows, layout)


def _hold_foot(parts: FormParts) -> None:
    """Keep all that stands below the rows of a sheet together: nobody signs an empty page."""
    rows = list(rows_of(parts.table))
    inside = rows[rows.index(parts.blank[-1]) + 1 :]
    top = parts.table
    while top not in parts.block and (parent := top.getparent()) is not None:
        top = parent
    below = list(parts.block[parts.block.index(top) + 1 :]) if top in parts.block else []
    foot = [*inside, *below]
    while foot and not text_of(foot[-1]).strip():
        foot.pop()
    for one in foot[:-1]:
        keep_with_next(one)


def _reword(parts: FormParts, paper: Paper, wording: Wording) -> list[str]:
    """Give our form the notice's title and headers; what it cannot follow is said."""
    for element in parts.block if wording.title else ():
        if element.tag == P and text_of(element).strip():
            replace_text(element, 0, len(text_of(element)), printable(wording.title))
            break
    lacking = []
    for text in wording.columns:
        column = column_of(normal(text), paper)
        place = parts.columns.get(column) if column else None
        cell = None if place is None else cell_at(parts.header.rows[-1], place)
        if cell is None:
            lacking.append(f"“{text}”一列")
            continue
        for paragraph in cell.iter(P):
            replace_text(paragraph, 0, len(text_of(paragraph)), printable(text))
    said = "".join(text_of(element) for element in parts.block if element.tag == P)
    lacking += [f"“{label}”" for label in wording.signatures if label.split("：")[0] not in said]
    if wording.rows > len(parts.blank) * len(parts.blocks):
        lacking.append(f"{wording.rows} 行（每张 {len(parts.blank)} 行）")
    if not lacking:
        return []
    own = "附件2" if paper is Paper.SIGNED else "空白表"
    return [f"自带的表没有通知所要的{'、'.join(lacking)}，请用 --template 换成学校的{own}"]


def _mark(parts: FormParts, root: Element, sizes: Mapping[Column, int], percent: int = 100) -> None:
    """Turn the tree into sheet, further sheet and prototype rows, with marks between them."""
    blank = parts.blank[0]
    prototypes = prototypes_of(parts, sizes, percent)
    for name in tuple(prototypes):
        prototypes[f"{name}_held"] = held = deepcopy(prototypes[name])
        keep_with_next(held)
    if parts.second:
        prototypes |= second_prototypes_of(parts, parts.second.blank[0])
    for control in list(parts.table.iter(f"{W}sdt")):
        if any(row in parts.blank or row in parts.spent for row in control.iter(TR)):
            unwrap_control(control)
    blank.addprevious(instruction("rows"))
    if parts.second:
        parts.second.blank[0].addprevious(instruction("second_rows"))
    spent = (*parts.second.blank, *parts.second.spent) if parts.second else ()
    for row in (*parts.blank, *parts.spent, *spent):
        remove(row)
    for at, sheet in enumerate(parts.further, 2):
        sheet.blank[0].addprevious(instruction("rows"))
        for row in sheet.blank:
            remove(row)
        sheet.block[0].addprevious(instruction(f"sheet{at}"))
    block = list((parts, *parts.further)[-1].block)
    further = deepcopy(block)
    for element in further:
        strip_ids(element)
    further = on_new_page(further, block)
    parts.block[0].addprevious(instruction("sheet"))
    last = block[-1]
    for element in (instruction("further"), *further, instruction("rest")):
        last.addnext(element)
        last = element
    for name, row in prototypes.items():
        root.append(instruction(name))
        root.append(row)
    root.append(instruction("end"))


def _let_flow(parts: FormParts) -> None:
    """Repeat the header on each page, and let no row be cut in two.

    A header repeats only if all rows from the table's first one on are marked.
    """
    in_header = True
    for row in rows_of(parts.table):
        set_row(row, "cantSplit")
        in_header = in_header and row is not parts.blank[0]
        if in_header:
            set_row(row, "tblHeader")
