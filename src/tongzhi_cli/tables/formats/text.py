"""Delimited text: .csv, .tsv, and the text that 教务系统 save under the name .xls."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from tongzhi_cli.errors import InputError
from tongzhi_cli.office.file_type import utf_16
from tongzhi_cli.office.limits import MAX_CELLS, MAX_ROWS
from tongzhi_cli.tables.table import Book, Table

#: What parts the cells: the marks of programs, and those that people type.
_USUAL, _RARE, _IN_PROSE = ",\t;", "|，；、", "，；、"
#: So many lines are the first.
_HEAD = 20
_RULE = r"\s*+:?-*:?\s*+"
#: What the first line of a list has whose columns stand below one another.
_KEYS = ("学号", "姓名")
_LONGEST_HEADING = 200
#: In bytes; no row of a roster is as long.
_LONGEST_LINE = 1_000_000


def decode(data: bytes) -> str | None:
    """Text by its BOM, else as UTF-16 looks, else UTF-8, GB18030, all strict; None if none fits.

    The order matters: nearly no GB18030 text is valid UTF-8, but many a small UTF-8 file is valid
    GB18030, and would turn into other characters without an error.
    """
    codec = utf_16(data)
    for encoding in (codec,) if codec else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def decoded(path: Path, data: bytes) -> str:
    """Text as `decode` has it.

    Raises:
        InputError: no encoding fits.

    """
    text = decode(data)
    if text is None or "\x00" in text:
        raise InputError(
            f"{path} 的文字编码认不出来", "请在 Excel/WPS 里打开后另存为 .xlsx 或“CSV UTF-8”。"
        )
    return text


def read(path: Path, data: bytes) -> Book:
    """The one table of a text file.

    Raises:
        InputError: its encoding is not known, a quote does not close, or it is far too long.

    """
    _refuse_vast(path, data)
    text = decoded(path, data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if aligned := _aligned(text):
        return Book(str(path), (Table(str(path), None, aligned, range(1, len(aligned) + 1)),))
    delimiter, width = _delimiter(text)
    rows: list[list[str]] = []
    lines: list[int] = []
    reader = csv.reader(StringIO(text), delimiter=delimiter, strict=True)
    start = 1
    try:
        for row in reader:
            if reader.line_num > start:
                _refuse_swallowed(path, row, delimiter, start, max(map(len, rows), default=0))
            rows.append(_cells(row, delimiter, width))
            lines.append(start)
            start = reader.line_num + 1
    except csv.Error as error:
        if "field larger" in str(error):
            raise InputError(
                f"{path} 第 {start} 行有一格太长，不像花名册", "请换成正确的文件。"
            ) from error
        raise _quotes(path, start) from error
    return Book(str(path), (Table(str(path), None, rows, lines),))


def _cells(row: list[str], delimiter: str, width: int) -> list[str]:
    """The cells of a line: no rule of Markdown, and a mark within an answer put back."""
    if delimiter == "|" and all(re.fullmatch(_RULE, cell) for cell in row):
        return []
    if width and len(row) > width:
        return [*row[: width - 1], delimiter.join(row[width - 1 :])]
    return row


def _delimiter(text: str) -> tuple[str, int]:
    """What parts the cells of a text, and how many a line has where that mark stands in prose too.

    What people type by hand may be parted by ，、； or |. These count only where nearly every line
    of the whole text has as many of them, and no mark of programs stands in most of the first.

    >>> _delimiter("学号,姓名\\n1,张三，李四"), _delimiter("学号，姓名\\n1，张三，李四")
    ((',', 0), ('，', 2))
    >>> _delimiter("请写学号、姓名、结果\\n张三 无误\\n李四 无误")
    (',', 0)
    """
    lines = _filled(text.split("\n", _HEAD)[:_HEAD])
    usual = max(_USUAL, key=lambda mark: sum(mark in line for line in lines))
    if 2 * sum(usual in line for line in lines) > len(lines):
        return usual, 0
    rest = _filled(text.split("\n")[_HEAD:])
    for mark in _RARE:
        counts = Counter(line.count(mark) for line in lines)
        least = counts.most_common(1)[0][0] if counts else 0
        if not least or len(lines) < 2 or not _is_in_most(lines, mark, least):
            continue
        if not rest or _is_in_most(rest, mark, least):
            return mark, least + 1 if mark in _IN_PROSE else 0
    return usual, 0


def _aligned(text: str) -> list[list[str]] | None:
    """The rows of a list whose columns are put below one another with blanks; None for any other.

    Its first line has nothing but headings, 学号 and 姓名 among them, and every other line as many
    words, or one less where the last is blank.

    >>> _aligned("学号        姓名    结果\\n2014030101  安若溪  无误\\n2014030102  白景行")
    [['学号', '姓名', '结果'], ['2014030101', '安若溪', '无误'], ['2014030102', '白景行']]
    >>> _aligned("学号 姓名\\n张三 无误 谢谢"), _aligned("学号,姓名\\n1,张三")
    (None, None)
    """
    if not all(word in text[:_LONGEST_HEADING] for word in _KEYS):
        return None
    lines = text.lstrip("\ufeff").split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    heading = lines[first].split()
    if not {*_KEYS} <= {*heading} or any(mark in lines[first] for mark in (*_USUAL, *_RARE)):
        return None
    rows = [line.split(maxsplit=len(heading) - 1) for line in lines]
    last = len(heading) - 1
    rows = [[*row[:last], row[last].rstrip()] if len(row) > last else row for row in rows]
    people = [row for row in rows[first + 1 :] if row]
    even = all(len(row) in {last, len(heading)} and row[0][-1].isdigit() for row in people)
    return rows if people and even else None


def _filled(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line.strip()]


def _is_in_most(lines: Sequence[str], mark: str, least: int) -> bool:
    """Whether all lines but one that has none, a title or a total, have so many of a *mark*."""
    counts = Counter(line.count(mark) for line in lines)
    enough = sum(count for times, count in counts.items() if times >= least)
    return enough + (1 if counts[0] else 0) >= len(lines)


def _refuse_vast(path: Path, data: bytes) -> None:
    """Refuse text of more or longer lines than any roster has, before it is decoded."""
    if len(data) < _LONGEST_LINE:
        return
    cells = max(data.count(mark) for mark in (b",", b"\t", b";"))
    if cells > MAX_CELLS:
        raise InputError(f"{path} 有 {cells} 格，不像花名册", "请换成正确的文件。")
    count = max(data.count(b"\n"), data.count(b"\r"))
    if count > MAX_ROWS:
        raise InputError(f"{path} 有 {count} 行，不像花名册", "请换成正确的文件。")
    for at, line in enumerate(data.splitlines(), start=1):
        if len(line) > _LONGEST_LINE:
            raise InputError(f"{path} 第 {at} 行太长，不像花名册", "请换成正确的文件。")


def _refuse_swallowed(path: Path, row: list[str], delimiter: str, line: int, width: int) -> None:
    """A field over several lines that holds whole rows: a quote was opened and never closed.

    A row has a 学号, or as many fields as the rows before, *width*.
    """
    for field in row:
        for inner in field.split("\n")[1:] if delimiter in field else ():
            cells = [cell.strip() for cell in inner.split(delimiter)]
            has_number = any(re.fullmatch(r"[A-Za-z]{0,3}\d{4,}", one) for one in cells)
            if len(cells) > 1 and (has_number or len(cells) == width):
                raise _quotes(path, line)


def _quotes(path: Path, line: int) -> InputError:
    return InputError(f"{path} 第 {line} 行附近读不下去", "请看看这一行的引号是否成对。")
