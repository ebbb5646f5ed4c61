"""What is marked in a file: a cell, and what is said of it.

`marks.excel.mark` and `marks.word.mark` put marks into a package; the file is the same but for the
marked cells and the parts that hold comments.
"""

import re

from tongzhi_cli.named_tuple import NamedTuple

#: Who says it; no clock says when.
AUTHOR = "fankui"
#: The colour of a marked cell, red, green and blue: one that is seen on paper, and read through.
COLOUR = "FFF200"
#: What XML has no place for.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Mark(NamedTuple):
    """*text* about the cell at *row* and *column*, from 0, of the sheet (or table) of that name.

    A table of a document is called 第1张表, the lists in it that stand side by side
    第1张表第2栏 (`form.word.tables`); a *column* is one of its grid.
    """

    sheet: str
    row: int
    column: int
    text: str


def escaped(text: str) -> bytes:
    """*text* as it stands between two tags."""
    fit = _UNFIT.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        fit = fit.replace(sign, entity)
    return fit.encode()
