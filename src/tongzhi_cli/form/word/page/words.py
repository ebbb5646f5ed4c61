"""Words of a name that are wider than their column: NGUYEN is not broken into NGUYE and N."""

from collections.abc import Iterable, Mapping, Sequence

from tongzhi_cli.columns.column import Column
from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.word.blank import Form
from tongzhi_cli.form.word.document.parts import FormParts
from tongzhi_cli.form.word.fit import CellFit, Fit
from tongzhi_cli.form.word.page.styles import Styles
from tongzhi_cli.named_tuple import NamedTuple

#: How wide a capital is, in widths of a Chinese character.
_CAPITAL = 0.72
#: Letters are no narrower than this part of theirs, in hundredths.
_NARROWEST = 66


class Narrowed(NamedTuple):
    """The rows, by their 序号, whose name has narrower letters: so many hundredths of theirs."""

    serials: frozenset[int] = frozenset()
    percent: int = 100


def narrowed(
    form: Form, parts: FormParts, rows: Sequence[Row], sizes: Mapping[Column, int]
) -> Narrowed:
    """The rows of a class with a word in the name that would be broken, and what keeps it whole.

    One that would have to be narrower still is broken as it is.
    """
    latin = [row for row in rows if any(map(str.isascii, row.name))]
    if not latin or Column.NAME not in parts.columns:
        return Narrowed()
    styles = Styles(form.package)
    fit = Fit(parts, styles.size, styles.digit)
    fit.resize({one: size for one, size in sizes.items() if one in fit.cells})
    cell = fit.cells[Column.NAME]
    found = {row.serial: _percent(cell, row.name.split()) for row in latin}
    wanted = {serial: one for serial, one in found.items() if _NARROWEST <= one < 100}
    return Narrowed(frozenset(wanted), min(wanted.values())) if wanted else Narrowed()


def _percent(cell: CellFit, words: Iterable[str]) -> int:
    """How wide letters may be, in hundredths of theirs, for each word to stand on one line."""
    wide = max(
        (
            sum(_CAPITAL if one.isupper() else cell.digit for one in word)
            for word in words
            if word.isascii()
        ),
        default=0.0,
    )
    return min(100, int(100 * cell.room / wide)) if wide else 100
