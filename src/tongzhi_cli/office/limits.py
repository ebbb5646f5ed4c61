"""The cheap checks on a file before any library opens it.

A file of 2 kB can end the process inside a reader, and one of 50 kB can keep it busy for minutes.
What is refused here is never opened. Limits are absolute sizes, not ratios: a real sheet of
blank cells packs better than any limit on the ratio would allow.
"""

import os
import re
import stat
from collections import Counter
from pathlib import Path

from tongzhi_cli.errors import InputError
from tongzhi_cli.office.addresses import cell_at
from tongzhi_cli.office.disk.unread import a_folder, unreadable

#: A roster of a whole school has a few MB; more than this is not a roster.
MAX_BYTES = 50_000_000
#: Of a zip package: parts, bytes of one part and of all of them, inflated.
MAX_PARTS, MAX_PART, MAX_PACKAGE = 2_000, 64_000_000, 200_000_000
#: Of a sheet: cells from A1 to the last one, rows, merged ranges; of a workbook: texts.
MAX_CELLS, MAX_ROWS, MAX_MERGES, MAX_STRINGS = 1_000_000, 200_000, 5_000, 1_000_000
#: Sheets of a workbook: a school has no more classes in one file.
MAX_SHEETS = 500
#: Elements within each other; libxml2 allows as many.
MAX_DEPTH = 256


def read_bytes(path: Path) -> bytes:
    """The content of a regular file.

    Raises:
        InputError: there is no such file, it is a folder, a device, empty, too large, or may not
            be read.

    """
    if path.name.startswith("~$"):
        raise InputError(
            f"{path} 是 Excel/WPS 打开表格时的临时文件",
            "请先关闭那个表格，再用名字前没有 ~$ 的那个。",
        )
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _O_BINARY)
    except OSError as error:
        raise unreadable(path, error) from error
    try:
        status = os.fstat(descriptor)
        _refuse_unfit(path, status)
        data = os.read(descriptor, status.st_size)
        while len(data) < status.st_size and (more := os.read(descriptor, MAX_BYTES)):
            data += more  # a read may come in pieces
    except OSError as error:
        raise unreadable(path, error) from error
    finally:
        os.close(descriptor)
    return data


def is_file(path: Path) -> bool:
    """Whether there is a file that can be asked for."""
    try:
        return path.is_file()
    except OSError:
        return False


def size_of(path: Path) -> int:
    """The size of a regular file in bytes; 0 where there is none that can be asked for."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


def _refuse_unfit(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise a_folder(path)
    if not stat.S_ISREG(status.st_mode):
        raise InputError(f"{path} 不是普通文件", "请换成磁盘上的文件。")
    if status.st_size == 0:
        raise InputError(f"{path} 是空文件", "请重新保存或重新下载。")
    if status.st_size > MAX_BYTES:
        size = status.st_size // 1_000_000
        raise InputError(f"{path} 有 {size} MB，不像花名册或表格", "请换成正确的文件。")


_O_BINARY: int = getattr(os, "O_BINARY", 0)


# --- XML parts ---------------------------------------------------------------------------------


def broken(path: Path, what: str = "") -> InputError:
    """The error for a spreadsheet that its own format does not allow."""
    told = f"（{what}）" if what else ""
    return InputError(
        f"{path} 打不开，文件不完整或已经损坏{told}",
        "请用 Excel/WPS 打开后另存一份，或重新下载。",
    )


def locked(path: Path) -> InputError:
    """The error for a file that wants a password."""
    return InputError(
        f"{path} 打不开，里面的内容加了密码",
        "请在 Excel/WPS 里打开，去掉密码（文件 → 信息 → 保护）后另存。",
    )


def vast(path: Path, what: str) -> InputError:
    """The error for a spreadsheet larger than any roster."""
    return InputError(f"{path} {what}，不像花名册", "请把名单复制到一个新的工作簿里再试。")


def refuse_xml(path: Path, xml: bytes) -> None:
    """Refuse an XML part that could grow while it is read, or that is not in UTF-8.

    No program writes a DOCTYPE into a spreadsheet; entities are how a small file becomes a large
    one, or another file's content. A reader that expects UTF-8 finds no rows in UTF-16.

    Raises:
        InputError: it has a DOCTYPE, or another encoding.

    """
    if b"!" in xml and (b"<!DOCTYPE" in xml or b"<!ENTITY" in xml):
        raise InputError(
            f"{path} 里有不该有的内容（DOCTYPE），不是 Excel/WPS 存出来的表格",
            "请向给你文件的人要原来的表格，或把名单复制到一个新的工作簿里。",
        )
    declared = re.match(rb"\W*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)", xml[:200])
    encoding = declared[1].lower() if declared else b"utf-8"
    if encoding not in {b"utf-8", b"utf8", b"us-ascii", b"ascii"} or b"\x00" in xml[:4]:
        raise InputError(f"{path} 里面的文字不是 UTF-8 编码", "请用 Excel/WPS 打开后另存一份。")


# Only sheets with such addresses are looked at cell by cell. Each pattern begins with literal
# characters, which `re` looks for at memory speed.
_WIDE, _LONG = rb'r="[A-Z]{2}', rb'r="[A-Z]?\d{4}'
_FAR = rb'r="(?:[A-Z]{3}|[A-Z]*\d{5})'
_BLANK_CELL = rb'<c r="[A-Z]+\d+"(?: s="\d+")?/>'
_LAST_COLUMN = 16_384
#: So many tags are not counted by what they are; a part that is small has fewer.
_TAGS, SMALL = 20_000, 60_000
#: In bytes. Excel takes 32,767 characters in a cell; a text of many formats is spelt longer.
_LONGEST_TEXT = 200_000
#: In bytes, of all the texts that the cells of a sheet show.
_MOST_TEXT = 100_000_000


def refuse_sheet(path: Path, xml: bytes) -> None:
    """Refuse a worksheet part whose cells lie further out than a reader can bear.

    A cell in the last corner makes a reader reserve the whole sheet: python-calamine ends the
    process then (its issue 693), and no exception can be caught. The part must be spelt plainly
    (`formats.sheet_xml`), and be `without_blanks`.

    Raises:
        InputError: too many cells, too long a text, or an address that cannot be.

    """
    if _is_far(xml):
        _refuse_far_cells(path, xml)
    if len(xml) > SMALL:
        _refuse_many(path, xml)
        _refuse_long(path, xml, b"</c>")


def refuse_crowded(path: Path, xml: bytes) -> None:
    """Refuse a worksheet part, however it is spelt, of more cells than a roster has.

    Raises:
        InputError: it has.

    """
    if sum(xml.count(mark) for mark in (b"<c ", b"<c>", b"<c/", b":c ", b":c>")) > MAX_CELLS:
        raise vast(path, "里面的行或单元格太多")


def without_blanks(xml: bytes) -> bytes:
    """A plain worksheet part without cells that only have a format, and rows of such cells.

    WPS formats rows down to the last one; what is looked for cell by cell is not in them.
    """
    if len(xml) < SMALL:
        return xml
    xml = re.sub(_BLANK_CELL, b"", xml)
    return re.sub(rb'<row r="\d+"[^<>]*(?:/>|></row>)', b"", xml)


def _is_far(xml: bytes) -> bool:
    """Whether a sheet of unusual addresses could span too many cells."""
    wide_and_long = re.search(_WIDE, xml) and re.search(_LONG, xml)
    return bool(wide_and_long or re.search(_FAR, xml))


def _refuse_many(path: Path, xml: bytes) -> None:
    """Count what a part of many tags holds, and how deep it goes."""
    tags, rows, cells = xml.count(b"<"), xml.count(b"<row "), xml.count(b"<c ")
    if tags < _TAGS:
        return
    if rows > 2 * MAX_ROWS or cells > MAX_CELLS:
        raise vast(path, "里面的行或单元格太多")
    # a cell has at most a formula, a value and runs of text; what else can there be so much of?
    if tags - 12 * cells - 2 * rows > _TAGS:
        refuse_deep(path, xml)


def _refuse_long(path: Path, xml: bytes, mark: bytes) -> None:
    """Refuse what has more than so many bytes between a *mark* and the next one, or the ends."""
    at = 0
    while len(xml) - at > _LONGEST_TEXT:
        found = xml.rfind(mark, at, at + _LONGEST_TEXT + len(mark))
        if found < 0:
            raise vast(path, "有一格的文字太长")
        at = found + len(mark)


def refuse_deep(path: Path, xml: bytes) -> None:
    """Refuse XML whose elements stand too deep within each other.

    Raises:
        InputError: more than MAX_DEPTH deep.

    """
    depth = 0
    for closing, empty in re.findall(rb"<(/?)[A-Za-z_][^<>]*?(/?)>", xml):
        depth += -1 if closing else 0 if empty else 1
        if depth > MAX_DEPTH:
            raise broken(path, "一层套一层，套得太深")


def _refuse_far_cells(path: Path, xml: bytes) -> None:
    filled = re.sub(_BLANK_CELL, b"", xml)
    addresses = b"\n".join(re.findall(rb'<c r="([^"]*)"', filled))
    pattern = rb"[A-Z]{1,3}[1-9]\d{0,6}"
    if addresses and not re.fullmatch(rb"(?:%b\n)*%b" % (pattern, pattern), addresses):
        wrong = next(one for one in addresses.split(b"\n") if not re.fullmatch(pattern, one))
        raise broken(path, f"有一格的地址是 {wrong[:20].decode('utf-8', 'replace')}")
    last = max(
        set(re.findall(rb"[A-Z]+", addresses)), key=lambda name: (len(name), name), default=b"A"
    )
    bottom = max(map(int, re.findall(rb"\d+", addresses)), default=0)
    right = cell_at(f"{last.decode()}1")[1] + 1
    if right > _LAST_COLUMN or bottom > MAX_ROWS or bottom * right > MAX_CELLS:
        where = f"{last.decode()} 列、第 {bottom} 行一带"
        raise vast(path, f"有内容写在很远的格子里（{where}）")


def refuse_sum(path: Path, size: int) -> None:
    """Refuse a workbook whose sheets have so many bytes together.

    Raises:
        InputError: more than a part may have.

    """
    if size > MAX_PART:
        raise vast(path, "几张工作表加起来太大")


def refuse_rows_of_one_number(path: Path, xml: bytes) -> None:
    """Refuse a plain sheet that has a row twice: a reader keeps one, and a student is lost.

    Raises:
        InputError: it has.

    """
    counts = Counter(re.findall(rb'<row r="(\d+)"', xml))
    (number, count), *_ = counts.most_common(1) or [(b"", 0)]
    if count > 1:
        raise broken(path, f"里面有两个第 {number.decode()} 行")


def refuse_strings(path: Path, xml: bytes) -> None:
    """Refuse a table of texts that claims more of them than it can have.

    A reader reserves room for as many as it says there are (python-calamine's issue 684).

    Raises:
        InputError: too many texts, one too long, or a part that `refuse_xml` refuses.

    """
    refuse_xml(path, xml)
    if re.search(rb"ount\s*=\s*[\"']0*\d{7}", xml):  # MAX_STRINGS has seven digits
        raise vast(path, "里面的文字太多")
    if len(xml) < SMALL:
        return
    if b":si" in xml:  # no program writes so; each piece takes memory
        xml = re.sub(rb"<\w{1,20}:si\b", b"<si", xml)
    texts = xml.count(b"<si") + 1
    if texts > MAX_STRINGS:
        raise vast(path, "里面的文字太多")
    _refuse_long(path, xml, b"<si")
    if xml.count(b"<") - 12 * texts > _TAGS:
        refuse_deep(path, xml)


def refuse_repeated(path: Path, xml: bytes, strings: bytes) -> None:
    """Refuse a plain sheet whose cells repeat long texts until memory is full.

    Raises:
        InputError: what the cells show of the table of texts, *strings*, is too much.

    """
    if len(strings) < SMALL or xml.count(b't="s"') * _LONGEST_TEXT < _MOST_TEXT:
        return
    lengths = [len(text) for text in re.split(rb"<(?:\w{1,20}:)?si\b", strings)[1:]]
    shown = (int(one) for one in re.findall(rb' t="s"[^<>]{0,200}><v>(\d{1,9})<', xml))
    if sum(lengths[one] for one in shown if one < len(lengths)) > _MOST_TEXT:
        raise vast(path, "里面的文字太多")
