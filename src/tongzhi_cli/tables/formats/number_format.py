"""Number formats that show digits a number lacks: 00123 for 123."""

import re

from tongzhi_cli.tables.table import as_text

# Two zeros before the decimal point, or digits in quotes or behind a backslash. The formats that
# WPS always writes (#,##0.00, accounting) do not match.
_ADDS_DIGITS = r'(?<![.0#,])0{2,}|"[^"\d]*\d[^"]*"|\\\d'

#: Excel takes no longer ones.
_LONGEST = 255
#: A number from here on has lost digits; a text would hide that.
_EXACT_BELOW = 10**15


def adds_digits(code: str) -> bool:
    """Whether a number format may show digits that the number lacks.

    >>> adds_digits("0000000000"), adds_digits('"2014"000000'), adds_digits("#,##0.00")
    (True, True, False)
    """
    return len(code) <= _LONGEST and re.search(_ADDS_DIGITS, code) is not None


def shown_text(number: float, code: str) -> str | None:
    """The text people see where the format *code* adds digits to *number*; None if it does not.

    >>> shown_text(123.0, "00000"), shown_text(12345.0, "00000"), shown_text(0.5, "000")
    ('00123', None, None)
    """
    if not 0 <= number < _EXACT_BELOW:
        return None
    digits = as_text(number)
    shown = padded(digits, code)
    return shown if shown != digits else None


def padded(digits: str, code: str) -> str:
    """*digits* as the number format *code* shows them, if it does no more than add digits.

    >>> padded("123", "00000"), padded("30101", '"2014"000000'), padded("5", "#,##0.00")
    ('00123', '2014030101', '5')
    >>> padded("7", r"\\2\\000"), padded("123", "General")
    ('2007', '123')
    """
    code = re.sub(r"[_*].", "", code.split(";", maxsplit=1)[0]).strip()  # room and filling
    match = re.fullmatch(r'((?:"[^"]*"|\\.)*)(#*)(0+)((?:"[^"]*"|\\.)*)@?', code)
    if not match or not digits.isdecimal():
        return digits
    before, after = (re.sub(r'"([^"]*)"|\\(.)', r"\1\2", match[part]) for part in (1, 4))
    return before + digits.zfill(len(match[3])) + after
