"""Delimited text: .csv, .tsv, and the text that 教务系统 save under the name .xls."""

import codecs
import csv
import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO, TextIOWrapper
from itertools import islice
from pathlib import Path
from unicodedata import east_asian_width

from tongzhi_cli.errors import InputError
from tongzhi_cli.model.words import TOTALS
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
#: A list has no more lines above its headings, and among its rows none that says other things.
_TITLES, _NOTES = 5, 5
#: Anything else without a 学号 may be a student, whose line is then not put right.
_NOTE = (
    rf"\s*+(?:(?:{TOTALS}|总人数|人数|共)(?:人数)?\s*+[:：]?\s*+\d|共\s*+\d|"
    r"(?:注|备注|说明|附注|制表人?|填表人?|审核人?|签[名字]|班长|班主任|辅导员|日期|时间|"
    r"(?:制表|填表|打印|统计)(?:日期|时间))\s*+(?:[:：]|$))"
)
_SPREAD = r"(?<!\S)([^\W\d_a-zA-Z])\s{1,4}+([^\W\d_a-zA-Z])(?!\S)"
#: In bytes; no row of a roster is as long.
_LONGEST_LINE = 1_000_000
#: So many bytes are decoded at a time.
_PIECE = 1_000_000


def decode(data: bytes) -> str | None:
    """Text by its BOM, else as UTF-16 looks, else UTF-8, GB18030, all strict; None if none fits.

    The order matters: nearly no GB18030 text is valid UTF-8, but many a small UTF-8 file is valid
    GB18030, and would turn into other characters without an error.
    """
    for encoding in _encodings(data):
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
        raise _of_no_encoding(path)
    return text


def _encodings(data: bytes) -> tuple[str, ...]:
    codec = utf_16(data)
    return (codec,) if codec else ("utf-8-sig", "gb18030")


def _of_no_encoding(path: Path) -> InputError:
    return InputError(
        f"{path} 的文字编码认不出来", "请在 Excel/WPS 里打开后另存为 .xlsx 或“CSV UTF-8”。"
    )


def read(path: Path, data: bytes) -> Book:
    """The one table of a text file, which is never in memory as one text.

    That would take four bytes a character beside the rows that are made of it.

    Raises:
        InputError: its encoding is not known, a quote does not close, or it is far too long.

    """
    _refuse_vast(path, data)
    encoding = _encoding(path, data)
    if aligned := _aligned(_lines(data, encoding)):
        return Book(str(path), (Table(str(path), None, aligned, range(1, len(aligned) + 1)),))
    delimiter, width = _delimiter(_lines(data, encoding))
    rows: list[Sequence[str]] = []
    lines = array("l")
    cells = widest = 0
    above: Sequence[str] = ()
    reader = csv.reader(_lines(data, encoding), delimiter=delimiter, strict=True)
    start = 1
    try:
        for row in reader:
            if reader.line_num > start:
                _refuse_swallowed(path, row, delimiter, start, widest)
            above = _cells(row, delimiter, width, above)
            rows.append(above)
            lines.append(start)
            start = reader.line_num + 1
            widest = max(widest, len(above))
            cells += len(above)
            if cells > MAX_CELLS:
                raise InputError(f"{path} 有 {MAX_CELLS} 多格，不像花名册", "请换成正确的文件。")
    except csv.Error as error:
        if "field larger" in str(error):
            raise InputError(
                f"{path} 第 {start} 行有一格太长，不像花名册", "请换成正确的文件。"
            ) from error
        raise _quotes(path, start) from error
    return Book(str(path), (Table(str(path), None, rows, lines),))


def _encoding(path: Path, data: bytes) -> str:
    """What `decode` would read it by, found piece by piece."""
    for encoding in _encodings(data):
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            for at in range(0, len(data), _PIECE):
                is_last = at + _PIECE >= len(data)
                if "\x00" in decoder.decode(data[at : at + _PIECE], is_last):
                    raise _of_no_encoding(path)
        except UnicodeDecodeError:
            continue
        return encoding
    raise _of_no_encoding(path)


def _lines(data: bytes, encoding: str) -> Iterable[str]:
    """The lines of a text, one after another, each with "\\n" at its end however it was written."""
    return TextIOWrapper(BytesIO(data), encoding)


def _cells(row: list[str], delimiter: str, width: int, above: Sequence[str]) -> Sequence[str]:
    """The cells of a line: no rule of Markdown, and a mark within an answer put back.

    What is the same as in the line *above*, as class and year are, takes no memory a second time.
    """
    if delimiter == "|" and all(re.fullmatch(_RULE, cell) for cell in row):
        return ()
    if width and len(row) > width:
        row = [*row[: width - 1], delimiter.join(row[width - 1 :])]
    if len(row) != len(above):
        return tuple(row)
    return tuple([old if old == new else new for old, new in zip(above, row, strict=True)])


def _delimiter(text: Iterable[str]) -> tuple[str, int]:
    """What parts the cells of a text, and how many a line has where that mark stands in prose too.

    What people type by hand may be parted by ，、； or |. These count only where nearly every line
    of the whole text has as many of them, and no mark of programs stands in most of the first.

    >>> _delimiter(["学号,姓名", "1,张三，李四"]), _delimiter(["学号，姓名", "1，张三，李四"])
    ((',', 0), ('，', 2))
    >>> _delimiter(["请写学号、姓名、结果", "张三 无误", "李四 无误"])
    (',', 0)
    """
    every = iter(text)
    first = [*_filled(islice(every, _HEAD))]
    usual = max(_USUAL, key=lambda mark: sum(mark in line for line in first))
    if 2 * sum(usual in line for line in first) > len(first):
        return usual, 0
    rest = {mark: Counter[int]() for mark in _RARE}
    for line in _filled(every):
        for mark, counts in rest.items():
            counts[line.count(mark)] += 1
    for mark, others in rest.items():
        counts = Counter(line.count(mark) for line in first)
        least = counts.most_common(1)[0][0] if counts else 0
        if not least or len(first) < 2 or not _is_in_most(counts, least):
            continue
        if _is_in_most(others, least):
            return mark, least + 1 if mark in _IN_PROSE else 0
    return usual, 0


def _aligned(lines: Iterable[str]) -> list[list[str]] | None:
    """The rows of a list whose columns are put below one another with blanks; None for any other.

    Its first line below the title has nothing but headings, 学号 and 姓名 among them. Every other
    word stands below one of them, or belongs to the word before it; or each line has as many words.
    A few lines may be about nobody, a total or who wrote the list.

    >>> _aligned(["学号     姓名   结果", "1030101  李 明  无误", "1030102         照片错"])
    [['学号', '姓名', '结果'], ['1030101', '李 明', '无误'], ['1030102', '', '照片错']]
    >>> _aligned(["软件1班名单", "学号 姓名 结果", "2014030101 李　明 无误", "合计：1人"])
    [['软件1班名单'], ['学号', '姓名', '结果'], ['2014030101', '李明', '无误'], ['合计：1人']]
    >>> _aligned(["学号 姓名 结果", "2014030101 李 明明 无误"]), _aligned(["学号,姓名", "1,张三"])
    (None, None)
    """
    every = iter(lines)
    above: list[list[str]] = []
    first, titles = "", 0
    for first in every:
        if {*_KEYS} <= {*first.split()}:
            break
        titles += bool(first.strip())
        if titles > _TITLES:
            return None
        above.append([first.strip()] if first.strip() else [])
    heading = first.split()
    if not {*_KEYS} <= {*heading} or any(mark in first for mark in (*_USUAL, *_RARE)):
        return None
    rest = [line.rstrip() for line in every]
    even = [_even(line, len(heading)) for line in rest]
    if all(row[0][-1].isdigit() for row in even if row) and (rows := _with_notes(rest, even)):
        return [*above, heading, *rows]
    for measure in (_width, len):
        starts = [at for at, _ in _words(first, measure)]
        if rows := _with_notes(rest, [_below(line, starts, measure) for line in rest]):
            return [*above, heading, *rows]
    return None


def _even(line: str, count: int) -> list[str] | None:
    """The words of a line if they are so many, a name with blanks in it being one: 李　明."""
    words = re.sub(_SPREAD, r"\1\2", line, count=1).split()
    words = words if len(words) == count else line.split()
    return words if len(words) in {0, count} else None


def _with_notes(lines: Sequence[str], rows: Sequence[list[str] | None]) -> list[list[str]] | None:
    """The *rows* of a list, whose *lines* that are none are about nobody; None if one may be not.

    It says so by the word that it begins with. A line that has a number as long as a 学号 is about
    somebody.
    """
    made = []
    notes = 0
    for line, row in zip(lines, rows, strict=True):
        if row is not None and (not row or row[0]):
            made.append(row)
            continue
        notes += 1
        if notes > _NOTES or re.search(r"\d{5}", line) or not re.match(_NOTE, line):
            return None
        made.append([line.strip()])
    return made if any(row is not None and len(row) > 1 for row in rows) else None


def _below(line: str, starts: Sequence[int], measure: Callable[[str], int]) -> list[str] | None:
    """The cells of a line whose columns begin at *starts*; None where a word lies across two."""
    cells: list[list[str]] = [[] for _ in starts]
    for at, word in _words(line, measure):
        place = bisect_right(starts, at) - 1
        ends = starts[place + 1] if place + 1 < len(starts) else None
        if place < 0 or (at > starts[place] and not cells[place]):
            return None
        if ends is not None and at + measure(word) >= ends:
            return None
        cells[place].append(word)
    return [" ".join(cell) for cell in cells] if line else []


def _words(line: str, measure: Callable[[str], int]) -> Iterator[tuple[int, str]]:
    """Each word of a line and where it begins, blanks and all being measured."""
    return ((measure(line[: one.start()]), one[0]) for one in re.finditer(r"\S+", line))


def _width(text: str) -> int:
    """How wide a text is on a screen: 汉字 take two columns."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def _filled(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if line.strip())


def _is_in_most(counts: Counter[int], least: int) -> bool:
    """Whether all lines but one that has none, a title or a total, have so many of a mark.

    *counts* has how many lines have how many.
    """
    enough = sum(count for times, count in counts.items() if times >= least)
    return enough + (1 if counts[0] else 0) >= counts.total()


def _refuse_vast(path: Path, data: bytes) -> None:
    """Refuse text of more rows or longer lines than any roster has, before it is decoded."""
    mark = max((b"\n", b"\r"), key=data.count)
    count = data.count(mark)
    if count > MAX_ROWS:  # a cell may have several lines: they are of one row
        count -= sum(one[0].count(mark) for one in re.finditer(rb'"[^"]*+"', data))
    if count > MAX_ROWS:
        raise InputError(f"{path} 有 {count} 行，不像花名册", "请换成正确的文件。")
    at = 0
    while len(data) - at > _LONGEST_LINE:
        end = data.rfind(mark, at, at + _LONGEST_LINE)
        if end < 0:
            line = data.count(mark, 0, at) + 1
            raise InputError(f"{path} 第 {line} 行太长，不像花名册", "请换成正确的文件。")
        at = end + 1


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
