"""Excel workbooks, .xlsx and .xlsm, transitional and strict, read by python-calamine.

calamine reads values, fast, and nothing else. What else a roster needs is taken from the parts
themselves, where there is any of it: hidden rows, numbers that their format shows with zeros in
front, formulas that no program has computed, error values.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook

from tongzhi_cli.errors import InputError
from tongzhi_cli.model.text import unescaped
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import limits
from tongzhi_cli.office.addresses import cell_at
from tongzhi_cli.office.package import Package
from tongzhi_cli.tables.formats.calamine import worksheets
from tongzhi_cli.tables.formats.events import elements, local
from tongzhi_cli.tables.formats.looks import (
    Looks,
    Said,
    look_of,
    looks_of,
    may_matter,
    struck_on_condition,
    take_out,
)
from tongzhi_cli.tables.formats.number_format import adds_digits, shown_text
from tongzhi_cli.tables.formats.sheet_xml import QUICK, Spelling, plain, refuse_case, spelling
from tongzhi_cli.tables.table import ON_CONDITION, Book, Table, Value, tops, without_hidden

#: In bytes, of the sheets so far and the texts: what is read here. A school of 50,000 has 10 MB;
#: calamine takes six times as much, and ends the process where there is no more memory.
LARGE = 24_000_000
_WORKBOOK, _STYLES, _STRINGS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
#: Excel takes 255 signs, each of which XML may write as six.
_LONGEST_CODE = 6 * 255
#: What stands in a sheet that holds more than calamine tells.
_TELLING = (b"hidden=", b"<f")
_ROW = rb'<row r="(\d+)"([^<>]*)>'
_CELL = rb'<c r="([A-Z]+\d+)"([^<>]*)>'
#: A text's number in the table of texts; calamine takes the first text for whatever is no number.
_NO_INDEX = rb' t="s"[^<>]{0,200}><v>(?!\d{1,9}<|<)'
_ERRORS = rb'(<c r="[A-Z]+\d+"[^<>]* t=")e(")'


class SlowError(Exception):
    """A workbook takes seconds or much memory to read, and should be read by the worker."""


def read_patiently(path: Path, data: bytes) -> Book:
    """As `read`, in the worker: sheets that must be parsed and written anew take seconds."""
    return read(Package(path, data), is_patient=True)


def read(package: Package, *, is_patient: bool = False) -> Book:
    """The visible sheets of a workbook.

    Raises:
        InputError: it is broken, or claims more than any roster has.
        SlowError: it takes seconds or much memory, and nobody is patient.

    """
    path = package.path
    parts = _sheet_parts(package)
    strings = _refuse_unfit(package)
    styles = package.read(_STYLES) if _STYLES in package else b""
    if styles:
        limits.refuse_xml(path, styles)
    codes = _padding_codes(path, styles)
    looks = looks_of(path, styles, strings)
    has_comments = any("omment" in name for name in package.names)
    tables: list[Table] = []
    size = 0
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(package.data))
        visible, hidden = worksheets(workbook)
        for at in visible:
            sheet = _sheet(package, parts[at], LARGE - size - len(strings), is_patient=is_patient)
            size += len(sheet.xml)
            limits.refuse_sum(path, size)
            limits.refuse_repeated(path, sheet.xml, strings)
            page = sheet.page(package, workbook, at)
            rows = page.to_python(skip_empty_area=False)
            if not rows:
                refuse_case(path, package.read(parts[at]))
            if sum(map(any, rows)) < sheet.xml.count(b"</row>"):  # blank, or two of one number
                limits.refuse_rows_of_one_number(path, sheet.xml)
            more = _NOTHING
            shown = _Shown(codes, looks, may_matter(sheet.xml))
            if codes or looks.matter or shown.inline or any(mark in sheet.xml for mark in _TELLING):
                more = _more(path, sheet.xml, shown)
            table = _table(package, page, rows, more)
            if has_comments:
                from tongzhi_cli.tables.formats.comments import comments_on  # noqa: PLC0415  few

                table = table._replace(comments=comments_on(package, parts[at]))
            doubtful = dict.fromkeys(struck_on_condition(sheet.xml, looks), ON_CONDITION)
            tables.append(
                table._replace(struck={**doubtful, **table.struck}) if doubtful else table
            )
    except (InputError, SlowError, MemoryError):
        raise
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        # Not only CalamineError: a panic in its Rust code is a BaseException
        raise limits.broken(path) from error
    return Book(str(path), tuple(tables), hidden)


class _Sheet(NamedTuple):
    """A worksheet part, spelt plainly and without blanks; whether it *changed* for calamine."""

    part: str
    xml: bytes
    changed: bool

    def page(self, package: Package, workbook: CalamineWorkbook, at: int) -> CalamineSheet:
        """The sheet as calamine reads it, from the part as it is now."""
        if self.changed:
            data = package.replaced(self.part, self.xml)
            workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        return workbook.get_sheet_by_index(at)


def _sheet(package: Package, part: str, room: int, *, is_patient: bool) -> _Sheet:
    """A worksheet part that may be read, of at most *room* bytes where nobody is patient.

    calamine reads error values as blanks, and refuses a sheet that has one of the newer ones
    (#SPILL!); so they are made texts.

    Raises:
        InputError: it is broken, or claims more than any roster has.
        SlowError: it is large, or must be written anew, and nobody is patient.

    """
    path = package.path
    xml = package.read(part)
    if len(xml) > room and not is_patient:
        raise SlowError
    limits.refuse_xml(path, xml)
    spelt = spelling(xml)
    changed = spelt is Spelling.ODD
    if changed:
        limits.refuse_crowded(path, xml)
        if xml.count(b"<") > QUICK and not is_patient:
            raise SlowError
        xml = plain(path, xml)
    elif b't="e"' in xml:
        xml, changed = re.sub(_ERRORS, rb"\1str\2", xml), True
    xml = limits.without_blanks(xml)
    if spelt is not Spelling.SMALL or len(xml) > limits.SMALL:
        limits.refuse_sheet(path, xml)
    if spelt is not Spelling.SMALL:
        _refuse_no_index(package, xml)
    return _Sheet(part, xml, changed)


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
    struck = take_out(grid, more.looks.items())
    told: dict[int, Sequence[Value]] = {}
    if more.hidden:
        grid, told = without_hidden(grid, more.hidden)
    merged = page.merged_cell_ranges
    if merged and len(merged) > limits.MAX_MERGES:
        raise limits.vast(package.path, "合并的单元格太多")
    return Table(
        str(package.path),
        page.name,
        grid,
        merged=tops(merged, len(grid) - 1) if merged else {},
        hidden=told,
        struck=struck,
    )


def _sheet_parts(package: Package) -> list[str]:
    """The part of each sheet, in the order of the workbook."""
    path = package.path
    workbook = package.read(_WORKBOOK)
    limits.refuse_xml(path, workbook)
    targets = package.targets(_RELATIONS)
    ids = re.findall(rb"<(?:\w+:)?sheet\s[^<>]*?\s\w+:id\s*=\s*[\"']([^\"'<>]*)[\"']", workbook)
    parts = [targets.get(_text(one), "") for one in ids]
    if not parts:
        raise limits.broken(path, "里面没有工作表")
    if len(set(parts)) < len(parts):
        raise limits.broken(path, "两张工作表是同一个部件")
    if len(parts) > limits.MAX_SHEETS:
        raise limits.vast(path, f"有 {len(parts)} 张工作表")
    return parts


def _text(raw: bytes) -> str:
    return unescaped(raw.decode("utf-8", "replace"))


def _refuse_unfit(package: Package) -> bytes:
    """Look at the parts that calamine reads before any sheet; the texts of all sheets come back."""
    strings = b""
    if _STRINGS in package:
        strings = package.read(_STRINGS)
        limits.refuse_strings(package.path, strings)
    for name in package.names:
        if name.lower().endswith((".xml", ".rels")) and package.could_be_large(name):
            package.read(name)  # is as large as it says, and that is not too large
    return strings


# --- what calamine does not tell ---------------------------------------------------------------


class _Shown(NamedTuple):
    """By what cells may show something else: number formats, looks, looks *inline* in a sheet."""

    codes: dict[int, str]
    looks: Looks
    inline: bool


class _More(NamedTuple):
    """Rows that are *hidden*, and cells that people see as other *texts* than calamine reads.

    *looks* has cells of which a part is struck out (`Said`), those that are as a whole (""), and
    those in a font of signs (its name).
    """

    hidden: frozenset[int]
    texts: dict[tuple[int, int], str]
    looks: dict[tuple[int, int], Said | str]


_NOTHING = _More(frozenset(), {}, {})


def _padding_codes(path: Path, styles: bytes) -> dict[int, str]:
    """The number formats that show digits a number lacks, by the style index of their cells."""
    found = re.findall(rb"formatCode\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", styles)
    codes = {_text(double or single) for double, single in found if len(double) < _LONGEST_CODE}
    if not any(adds_digits(code) for code in codes):
        return {}
    of_id: dict[str, str] = {}
    of_style: dict[int, str] = {}
    for event, name, element in elements(path, styles, ()):
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


def _more(path: Path, xml: bytes, shown: _Shown) -> _More:
    """What is in a sheet beyond what calamine tells."""
    hidden: set[int] = set()
    texts: dict[tuple[int, int], str] = {}
    looks: dict[tuple[int, int], Said | str] = {}
    codes = shown.codes
    styles = _one_of(rb' s="(?:%b)"', codes)
    looking = _one_of(rb' s="(?:%b)"', shown.looks.styles)
    strings = _one_of(rb"<v>(?:%b)</v>", shown.looks.strings)
    for row, end in _with_ends(re.finditer(_ROW, xml), xml.rfind(b"</sheetData>")):
        if b"hidden=" in row[2] and re.search(rb'hidden="(?:1|true)"', row[2]):
            hidden.add(int(row[1]) - 1)
        inside = xml[row.end() : end]
        if b"<f" in inside or (codes and b"<v" in inside and re.search(styles, inside)):
            for place, about, content in _cells(inside):
                if (text := _shown(about, content, codes)) is not None:
                    texts[place] = text
        if (
            (shown.looks.styles and re.search(looking, inside))
            or (shown.looks.strings and re.search(strings, inside))
            or (shown.inline and may_matter(inside))
        ):
            for place, about, content in _cells(inside):
                if (look := look_of(path, about, content, shown.looks)) is not None:
                    looks[place] = look
    return _More(frozenset(hidden), texts, looks)


def _one_of(pattern: bytes, numbers: Iterable[int]) -> bytes:
    return pattern % "|".join(map(str, numbers)).encode()


def _with_ends(found: Iterable[re.Match[bytes]], last: int) -> list[tuple[re.Match[bytes], int]]:
    """What was *found*, each with where the next one starts; of an empty sheet nothing."""
    starts = list(found)
    ends = [*(one.start() for one in starts[1:]), last]
    return list(zip(starts, ends, strict=False))


def _cells(row: bytes) -> Iterator[tuple[tuple[int, int], bytes, bytes]]:
    """The cells of a row: place, attributes, content."""
    for cell, end in _with_ends(re.finditer(_CELL, row), len(row)):
        yield cell_at(cell[1].decode()), cell[2], row[cell.end() : end]


def _shown(about: bytes, content: bytes, codes: dict[int, str]) -> str | None:
    """What a cell shows where calamine reads something else, or None."""
    told = dict(re.findall(rb' (\w+)="([^"]*)"', about))
    kind = told.get(b"t", b"n")
    found = re.search(rb"<v[^<>]*>([^<]*)</v>", content)
    value = _text(found[1]) if found else ""
    formula = re.search(rb"<f(?:\s[^<>]*)?>([^<]*)", content)
    if formula and not value and kind not in {b"str", b"inlineStr"}:
        return f"={_text(formula[1])}"
    if kind == b"n" and re.fullmatch("0[0-9]+", value):
        return value  # a formula's text that its program did not call a text
    code = codes.get(int(told.get(b"s", b"0"))) if codes else None
    return _padded(value, code) if code and kind == b"n" and value else None


def _refuse_no_index(package: Package, xml: bytes) -> None:
    if wrong := re.search(_NO_INDEX, xml):
        about = xml[xml.rfind(b"<", 0, wrong.start()) : wrong.start()]
        found = re.search(rb'r="([^"]*)"', about)
        address = found[1].decode() if found else ""
        raise limits.broken(package.path, f"{address} 的文字没有存进文件")


def _padded(value: str, code: str) -> str | None:
    try:
        return shown_text(float(value), code)
    except ValueError:
        return None
