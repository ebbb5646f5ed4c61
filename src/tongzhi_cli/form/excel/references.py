"""References to cells, moved where rows are put in: A1, $A$1:$F$31, in formulas and in names.

Pure: texts in, texts out.
"""

import re

from tongzhi_cli.named_tuple import NamedTuple

#: A reference within a formula: no name of a function, and not in a text between quotes.
_REFERENCE = (
    r"(?P<quoted>\"[^\"]*\")|"
    r"(?P<sheet>(?:'[^']*'|[\w.\u4e00-\u9fff]{1,40})!)?"
    r"(?<![\w.])(?P<first>\$?[A-Z]{1,3}\$?[0-9]{1,7})(?::(?P<last>\$?[A-Z]{1,3}\$?[0-9]{1,7}))?"
    r"(?![\w(!.])"
)
_PARTS = r"(\$?[A-Z]{1,3}\$?)([0-9]+)"


class Shift(NamedTuple):
    """So many *rows* that are put in: what stood in the row *at* (from 1) stands below.

    With *grows* a range that ends right above them takes them in.
    """

    at: int
    rows: int
    grows: bool = False

    def row(self, row: int) -> int:
        """Where a row is then."""
        return row + self.rows if row >= self.at else row

    def ranges(self, text: str) -> str:
        """Ranges as a list of the part has them: A1:B2 C3.

        >>> Shift(5, 10).ranges("A1:B2 C4:C6 D7"), Shift(5, 10, grows=True).ranges("A4 B4:B4")
        ('A1:B2 C4:C16 D17', 'A4:A14 B4:B14')
        """
        return " ".join(self._range(*one.partition(":")[::2]) for one in text.split())

    def formula(self, text: str, sheet: str | None = None) -> str:
        """A formula of the sheet itself, or (*sheet* is its name) one from elsewhere.

        >>> Shift(5, 10).formula('COUNTA(B4:B6)&"B6"&LOG10(A5)')
        'COUNTA(B4:B16)&"B6"&LOG10(A15)'
        >>> Shift(5, 10).formula("附件2!$A$1:$F$31,其他!$A$9", "附件2")
        '附件2!$A$1:$F$41,其他!$A$9'
        """

        def moved(match: re.Match[str]) -> str:
            named = match["sheet"]
            name = named and named[:-1].strip("'")
            if match["quoted"] or (named and name != sheet) or (sheet and not named):
                return match[0]
            return (named or "") + self._range(match["first"], match["last"] or "")

        return re.sub(_REFERENCE, moved, text)

    def _range(self, first: str, last: str) -> str:
        top, bottom = self._row_of(first), self._row_of(last or first)
        if self.grows and bottom == self.at - 1:
            return f"{first}:{self._moved(last or first, bottom + self.rows)}"
        start = self._moved(first, self.row(top))
        return f"{start}:{self._moved(last, self.row(bottom))}" if last else start

    @staticmethod
    def _row_of(reference: str) -> int:
        match = re.fullmatch(_PARTS, reference)
        return int(match[2]) if match else 0

    @staticmethod
    def _moved(reference: str, row: int) -> str:
        match = re.fullmatch(_PARTS, reference)
        return f"{match[1]}{row}" if match else reference


def copied_down(formula: str, by: int) -> str:
    """A formula as it is in the same column, so many rows below.

    >>> copied_down('A3+1&$B$2&"A3"&SUM(C$1:C3)', 2)
    'A5+1&$B$2&"A3"&SUM(C$1:C5)'
    """

    def moved(match: re.Match[str]) -> str:
        if match["quoted"]:
            return match[0]
        pieces = [_down(match["first"], by)]
        if match["last"]:
            pieces.append(_down(match["last"], by))
        return (match["sheet"] or "") + ":".join(pieces)

    return re.sub(_REFERENCE, moved, formula)


def _down(reference: str, by: int) -> str:
    match = re.fullmatch(_PARTS, reference)
    if not match or match[1].endswith("$"):
        return reference
    return f"{match[1]}{int(match[2]) + by}"


def quoted_sheet(name: str) -> str:
    """The name of a sheet as formulas have it.

    >>> quoted_sheet("附件2"), quoted_sheet("附件2 (2)"), quoted_sheet("it's")
    ('附件2', "'附件2 (2)'", "'it''s'")
    """
    if re.fullmatch(r"[^\W\d]\w*", name) and not re.fullmatch(r"[A-Za-z]{1,3}\d+", name):
        return name
    return "'" + name.replace("'", "''") + "'"
