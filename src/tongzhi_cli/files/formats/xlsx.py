"""Excel workbooks, .xlsx and .xlsm, transitional and strict, read by python-calamine.

calamine reads values, fast, and nothing else. What else a roster needs is taken from the parts
themselves, where there is any of it: hidden rows, numbers that their format shows with zeros in
front, formulas that no program has computed, error values.
"""

import re
from collections.abc import Sequence
from html import unescape
from io import BytesIO
from typing import NamedTuple

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from tongzhi_cli.errors import InputError
from tongzhi_cli.files import gate
from tongzhi_cli.files.formats.events import elements, local
from tongzhi_cli.files.formats.number_format import adds_digits, padded
from tongzhi_cli.files.package import Package
from tongzhi_cli.files.table import Book, Table, Value, as_text, cell_at, tops, without_hidden

_WORKBOOK, _STYLES, _STRINGS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
#: Excel takes 255 signs, each of which XML may write as six.
_LONGEST_CODE = 6 * 255
#: What stands in a sheet that holds more than calamine tells.
_TELLING = (b"hidden=", b"<f")
_IN_ROWS = (b"<f", b":f", b"'s'", b'"s"')
_ROW = rb"(?s)<(?:\w+:)?row\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?row>)"
_CELL = rb"(?s)<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)"
_VALUE = rb"(?s)<(?:\w+:)?v\b[^>]*>(.*?)</(?:\w+:)?v>"
_FORMULA = rb"(?s)<(?:\w+:)?f\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?f>)"
#: A text's number in the table of texts; calamine takes the first text for whatever is no number.
_NO_INDEX = rb't="s"[^<>]*><v>(?!\d{1,9}<|<)'
_ERRORS = rb"(<(?:\w+:)?c\s[^>]*?\bt\s*=\s*[\"'])e([\"'])"


def read(package: Package) -> Book:
    """The visible sheets of a workbook.

    Raises:
        InputError: it is broken, or claims more than any roster has.

    """
    path = package.path
    parts = _sheet_parts(package)
    _refuse_unfit(package)
    codes = _padding_codes(package)
    tables: list[Table] = []
    hidden: list[str] = []
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(package.data))
        for at, one in enumerate(workbook.sheets_metadata):
            if one.typ is not SheetTypeEnum.WorkSheet:
                continue
            if one.visible is not SheetVisibleEnum.Visible:
                hidden.append(one.name)
                continue
            xml = package.read(parts[at])
            xml = gate.without_blanks(xml)
            odd = gate.spelt_oddly(xml)
            gate.refuse_sheet(path, xml, odd=odd)
            _refuse_no_index(package, xml)
            page = None
            if odd or b't="e"' in xml or b"!--" in xml:
                page = _rewritten(package, at, parts[at], xml)
            if page is None:
                page = workbook.get_sheet_by_index(at)
            rows = page.to_python(skip_empty_area=False)
            if sum(map(any, rows)) < xml.count(b"row>"):  # blank ones, or two of one number
                gate.refuse_rows_of_one_number(path, xml)
            more = _NOTHING
            if odd or codes or any(mark in xml for mark in _TELLING):
                more = _more(package, xml, codes)
            tables.append(_table(package, page, rows, more))
    except InputError:
        raise
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        # Not only CalamineError: a panic in its Rust code is a BaseException
        raise gate.broken(path) from error
    return Book(str(path), tuple(tables), tuple(hidden))


def _rewritten(package: Package, at: int, part: str, xml: bytes) -> CalamineSheet | None:
    """The sheet without what calamine reads wrongly; None where there is nothing of the kind.

    It reads error values as blanks, and refuses a sheet that has one of the newer ones (#SPILL!),
    so they are made text; of a value with a comment inside it reads the first part.
    """
    changed = re.sub(_ERRORS, rb"\1str\2", re.sub(rb"(?s)<!--.*?-->", b"", xml))
    if changed == xml:
        return None
    workbook = CalamineWorkbook.from_filelike(BytesIO(package.replaced(part, changed)))
    return workbook.get_sheet_by_index(at)


def _table(
    package: Package, page: CalamineSheet, rows: Sequence[Sequence[Value]], more: "_More"
) -> Table:
    grid: list[Sequence[Value]] = list(rows)
    for (row, column), text in more.texts.items():
        grid += [[] for _ in range(len(grid), row + 1)]
        line = list(grid[row])
        line += [""] * (column + 1 - len(line))
        line[column] = text
        grid[row] = line
    told: dict[int, Sequence[Value]] = {}
    if more.hidden:
        grid, told = without_hidden(grid, more.hidden)
    merged = page.merged_cell_ranges
    if merged and len(merged) > gate.MAX_MERGES:
        raise gate.vast(package.path, "合并的单元格太多")
    return Table(
        str(package.path),
        page.name,
        grid,
        merged=tops(merged, len(grid) - 1) if merged else {},
        hidden=told,
    )


def _sheet_parts(package: Package) -> list[str]:
    """The part of each sheet, in the order of the workbook."""
    path = package.path
    relations, workbook = package.read(_RELATIONS), package.read(_WORKBOOK)
    gate.refuse_xml(path, relations)
    gate.refuse_xml(path, workbook)
    targets: dict[str, str] = {}
    for tag in re.findall(rb"<(?:\w+:)?Relationship\s[^>]*>", relations):
        kept = dict(re.findall(rb"\s(Id|Target)\s*=\s*[\"']([^\"']*)[\"']", tag))
        if len(kept) == 2:
            targets[_text(kept[b"Id"])] = _text(kept[b"Target"])
    ids = re.findall(rb"<(?:\w+:)?sheet\s[^>]*?\s\w+:id\s*=\s*[\"']([^\"']*)[\"']", workbook)
    parts = [targets.get(_text(one), "") for one in ids]
    parts = [part.removeprefix("/") if part.startswith("/") else f"xl/{part}" for part in parts]
    if not parts:
        raise gate.broken(path, "里面没有工作表")
    if len(parts) > gate.MAX_SHEETS:
        raise gate.vast(path, f"有 {len(parts)} 张工作表")
    return parts


def _text(raw: bytes) -> str:
    return unescape(raw.decode("utf-8", "replace"))


def _refuse_unfit(package: Package) -> None:
    """The parts that calamine reads before any sheet, and the texts of all sheets."""
    if _STRINGS in package:
        gate.refuse_strings(package.path, package.read(_STRINGS))
    for name in package.names:
        if name.lower().endswith((".xml", ".rels")) and package.could_be_large(name):
            package.read(name)  # is as large as it says, and that is not too large


# --- what calamine does not tell ---------------------------------------------------------------


class _More(NamedTuple):
    """Rows that are *hidden*, and cells that people see as other *texts* than calamine reads."""

    hidden: frozenset[int]
    texts: dict[tuple[int, int], str]


_NOTHING = _More(frozenset(), {})


def _padding_codes(package: Package) -> dict[int, str]:
    """The number formats that show digits a number lacks, by the style index of their cells."""
    if _STYLES not in package:
        return {}
    styles = package.read(_STYLES)
    gate.refuse_xml(package.path, styles)
    found = re.findall(rb"formatCode\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", styles)
    codes = {_text(double or single) for double, single in found if len(double) < _LONGEST_CODE}
    if not any(adds_digits(code) for code in codes):
        return {}
    of_id: dict[str, str] = {}
    of_style: dict[int, str] = {}
    for event, name, element in elements(package.path, styles, ()):
        if event != "end":
            continue
        if name == "numFmt":
            of_id[element.get("numFmtId", "")] = element.get("formatCode", "")
        elif name == "cellXfs":
            ids = [one.get("numFmtId", "") for one in element if local(one.tag) == "xf"]
            of_style = {
                at: of_id[one] for at, one in enumerate(ids) if adds_digits(of_id.get(one, ""))
            }
    return of_style


def _more(package: Package, xml: bytes, codes: dict[int, str]) -> _More:
    """What is in a sheet beyond what calamine tells.

    A row or a cell without an address comes after the one before it (ECMA-376 18.3.1.4, .73).
    """
    hidden: set[int] = set()
    texts: dict[tuple[int, int], str] = {}
    styles = rb"s\s*=\s*[\"'](?:%b)[\"']" % "|".join(map(str, codes)).encode()
    last, since = b"", 0  # the last row that has an address, and how many came behind it
    for about_row, inside in re.findall(_ROW, xml):
        last, since = (about_row, 0) if re.search(rb"\br\s*=", about_row) else (last, since + 1)
        is_hidden = b"hidden" in about_row and _attribute(about_row, b"hidden") in {"1", "true"}
        is_padded = codes and b"v>" in inside and re.search(styles, inside)
        if not (is_hidden or is_padded or any(mark in inside for mark in _IN_ROWS)):
            continue
        row = int(_attribute(last, b"r") or 0) + since - 1
        if is_hidden:
            hidden.add(row)
        column = -1
        for about, content in re.findall(_CELL, inside):
            address = _attribute(about, b"r")
            place = cell_at(address) if address else (row, column + 1)
            column = place[1]
            text = _shown(package, about, content, codes)
            if text is not None:
                texts[place] = text
    return _More(frozenset(hidden), texts)


def _attribute(about: bytes, name: bytes) -> str:
    """An attribute of a start tag, "" where it has none."""
    found = re.search(rb"(?:^|[\s\"'])%b\s*=\s*[\"']([^\"']*)[\"']" % name, about)
    return _text(found[1]) if found else ""


def _shown(package: Package, about: bytes, content: bytes, codes: dict[int, str]) -> str | None:
    """What a cell shows where calamine reads something else, or None."""
    kind = _attribute(about, b"t") or "n"
    found = re.search(_VALUE, content)
    value = _text(found[1]) if found else ""
    formula = re.search(_FORMULA, content)
    if formula and not value and kind not in {"str", "inlineStr"}:
        return f"={_text(formula[1] or b'')}"
    if kind == "s" and value and not re.fullmatch("[0-9]{1,9}", value):
        raise _no_text(package, _attribute(about, b"r"))
    if kind == "n" and re.fullmatch("0[0-9]+", value):
        return value  # a formula's text that its program did not call a text
    style = _attribute(about, b"s")
    code = codes.get(int(style or 0)) if codes else None
    return _padded(value, code) if code and kind == "n" and value else None


def _refuse_no_index(package: Package, xml: bytes) -> None:
    if wrong := re.search(_NO_INDEX, xml):
        about = xml[xml.rfind(b"<", 0, wrong.start()) : wrong.start()]
        raise _no_text(package, _attribute(about, b"r"))


def _no_text(package: Package, address: str) -> InputError:
    return gate.broken(package.path, f"{address} 的文字没有存进文件")


def _padded(value: str, code: str) -> str | None:
    try:
        number = float(value)
    except ValueError:
        return None
    if not number.is_integer() or not 0 <= number < 10**15:
        return None
    digits = as_text(number)
    shown = padded(digits, code)
    return shown if shown != digits else None
