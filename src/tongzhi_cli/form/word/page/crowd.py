"""What gives way where a class does not fit into the cells of a school's form.

A 学号 that breaks makes its row higher, and the line to sign slips onto a page of its own. So the
letters of that column become smaller, as far as they can still be read; then a sheet takes fewer
rows; and where that would be too few, it is said which column to widen (issue 15).
"""

import math
from collections.abc import Iterator, Mapping, Sequence

from tongzhi_cli.columns.column import OF_A_STUDENT, Column
from tongzhi_cli.errors import InputError
from tongzhi_cli.form.rows import Row, Sheet, sheets
from tongzhi_cli.form.word.blank import Form
from tongzhi_cli.form.word.document.parts import FormParts
from tongzhi_cli.form.word.fit import (
    CUTS,
    GROWN,
    CellFit,
    Fit,
    Layout,
    Plan,
    broken,
    fewer_rows,
    least,
    look_at,
)
from tongzhi_cli.form.word.page.heights import Heights
from tongzhi_cli.form.word.page.measure import Measure
from tongzhi_cli.form.word.page.styles import Styles
from tongzhi_cli.office.word.xml import W

#: What stands in one short text, and may be made smaller; a result is read by the counsellor.
_SHORT = (Column.NUMBER, Column.NAME, *OF_A_STUDENT)
#: 小五, in half-points; and no smaller than such a part of what the form has.
_SMALLEST, _PART = 18, 0.75
#: Of so many texts the widest is what a column must hold: one long name may break.
_MOST = 0.9
#: A 学号 or name on more lines than this cannot be read.
MOST_LINES = 3
#: A sheet of fewer rows than this part of the blank one's is not what the school gave out.
_FEWEST = 1 / 3
#: A sheet that leaves less of its page may be more than it in another program.
_NEAR = 360
_CM = 1440 / 2.54
_BLANK_IS_OVER = "空白表自己就印成两页"
_LET_GROW = "空白表的行高是固定的，字多的会被截掉：行高改成了“最小值”，字多的一行会变高"


def plan(form: Form, parts: FormParts, rows: Sequence[Row], layout: Layout) -> Plan:
    """How *rows* go on a school's form, of which *parts* are.

    Raises:
        InputError: a column is so narrow that hardly anybody fits on a page.

    """
    styles = Styles(form.package)
    fit = Fit(parts, styles.size, styles.digit)
    room = form.rows_per_sheet
    whole = sheets(rows, room)
    every = range(1, len(whole) + 1)
    measure = Measure(styles, parts.block)
    is_flow = layout is Layout.FLOW
    blank = Heights(parts, fit, measure)
    if not fit.extra_lines(rows) and (is_flow or not blank.is_over):
        notes = [] if is_flow else [*_told_of_fonts(parts, measure, whole, {})]
        held = every if notes or _is_nearly_full(measure) else ()
        return Plan(whole, notes=(*notes,), held=held, is_long=blank.is_long)
    sizes, own = dict(_smaller(fit, rows)), dict(fit.cells)
    notes = [
        f"“{heading_of(parts, column)}”一列窄，字缩小到 {size / 2:g} 磅"
        for column, size in sizes.items()
    ]
    fit.resize(sizes)
    for column in (Column.NUMBER, Column.NAME):
        if column in fit.cells and is_usual(
            [fit.lines_in(column, one) for one in rows], MOST_LINES
        ):
            raise _too_narrow(form, parts, own[column], column, rows)
    if fit.cuts and fit.extra_lines(rows):
        fit.cuts = not _let_grow(parts, measure)
        measure = Measure(styles, parts.block)
        notes.append(CUTS if fit.cuts else _LET_GROW)
    heights = Heights(parts, fit, measure)
    is_fine = not fit.extra_lines(rows) and not heights.is_over
    if is_flow or fit.cuts or is_fine:
        if not is_flow:
            notes += _told_of_fonts(parts, measure, whole, sizes)
        held = every if _is_nearly_full(measure) else ()
        return Plan(whole, sizes, (*notes,), held=held, is_long=heights.is_long)
    pages = heights.pages(rows)
    fewest = min((len(page.rows) for page in pages[:-1]), default=room)
    if fewest < room * _FEWEST:
        worst = fit.worst(rows)
        if worst in _SHORT and is_usual([fit.lines_in(worst, one) for one in rows], 1):
            raise _too_narrow(form, parts, own[worst], worst, rows)
    is_cut = any(len(page.rows) < room for page in pages)
    if over := [str(at) for at, page in enumerate(pages, 1) if not heights.hold(page.rows)]:
        notes.append(look_at(over))
    if is_cut:
        why = _BLANK_IS_OVER if heights.is_over else GROWN
        notes.append(fewer_rows(room, pages, why))
    notes += _told_of_fonts(parts, measure, pages, sizes)
    is_full = _is_nearly_full(measure, near=0)  # the blank form as the school made it
    grown = [at for at, page in enumerate(pages, 1) if is_full or fit.extra_lines(page.rows)]
    return Plan(pages, sizes, (*notes,), held=grown, crowded=is_cut, is_long=heights.is_long)


def _told_of_fonts(
    parts: FormParts, measure: Measure, pages: Sequence[Sheet], sizes: Mapping[Column, int]
) -> Iterator[str]:
    """That a column only just holds its text, where sheets become more than a page in other fonts.

    What stands in for Cambria on a machine without it breaks a 学号 of ten digits in a fifth of a
    Letter page, and then every row is two lines high.
    """
    rows = [row for page in pages for row in page.rows]
    fit = Fit(parts, measure.styles.size, measure.styles.widest_digit)
    fit.resize(sizes)
    if fit.cuts or not fit.extra_lines(rows):
        return
    heights = Heights(parts, fit, measure)
    if not all(heights.hold(page.rows) for page in pages):
        worst = fit.worst(rows)
        yield (
            f"“{heading_of(parts, worst)}”一列刚够宽：电脑上没有空白表用的字体时会折行，"
            "一张表印成两页；打印前看一眼，或在 Word/WPS 里拉宽这一列"
        )


def _let_grow(parts: FormParts, measure: Measure) -> bool:
    """Let rows of a fixed height be higher where a text needs it; whether the others stay as high.

    What a row cuts off is neither printed nor in the PDF's text.
    """
    if any(measure.row(row) > least(row) for row in parts.blank):
        return False
    for row in parts.blank:
        for height in row.iterfind(f"{W}trPr/{W}trHeight"):
            height.set(f"{W}hRule", "atLeast")
    return True


def _is_nearly_full(measure: Measure, near: float = _NEAR) -> bool:
    """Whether a program whose lines are a little higher would put the foot on a page of its own."""
    return measure.sheet > measure.page.height - near


def _smaller(fit: Fit, rows: Sequence[Row]) -> Iterator[tuple[Column, int]]:
    """The columns whose usual text breaks, and the size at which it does not, or hardly."""
    for column in _SHORT:
        texts = [text for row in rows if (text := row.text(column))]
        if column not in fit.cells or not texts:
            continue
        cell = fit.cells[column]
        wide = typical(sorted(map(cell.ems, texts)))
        if wide <= cell.room:
            continue
        lowest = min(cell.size, max(_SMALLEST, math.ceil(cell.size * _PART)))
        size = max(int(cell.width * 0.99 / (10 * wide)), lowest)
        widest = max(texts, key=lambda text: (cell.ems(text) <= wide, cell.ems(text)))
        smaller = cell.of_size(size)
        if broken(widest, smaller.room, cell.digit) < broken(widest, cell.room, cell.digit):
            yield column, size


def is_usual(lines: Sequence[int], most: int) -> bool:
    """Whether so many texts of a column take more than so many lines that it is no odd one."""
    return sum(count > most for count in lines) > max(2, len(lines) // 2)


def typical(numbers: Sequence[float]) -> float:
    """What most of some sorted *numbers* stay within: one of them may be odd."""
    return numbers[min(len(numbers) - 1, int(len(numbers) * _MOST))] if numbers else 0


def heading_of(parts: FormParts, column: Column) -> str:
    """What stands over a column, as the form has it."""
    at = parts.columns[column]
    text = next((place.text for place in parts.header.places if place.at == at), "")
    return text or str(column)


def _too_narrow(
    form: Form, parts: FormParts, cell: CellFit, column: Column, rows: Sequence[Row]
) -> InputError:
    wide = typical(sorted(cell.ems(row.text(column)) for row in rows))
    needed = math.ceil((wide * 10 * cell.size + cell.margins) / _CM * 10 + 0.5) / 10
    have = (cell.width + cell.margins) / _CM
    heading = heading_of(parts, column)
    return InputError(
        f"{form.package.path} 的“{heading}”一列太窄（{have:.1f} 厘米）："
        f"一名学生的{column}要折成好几行，一张纸放不下几个人",
        f"请在 Word/WPS 里把“{heading}”一列拉宽到 {needed:.1f} 厘米以上，再重新生成。",
    )
