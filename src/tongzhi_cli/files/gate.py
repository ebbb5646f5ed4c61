"""What a file really is, told by its content before any library opens it.

Names lie: a .xls may be an HTML table, a .xlsx may be a .docx. Every
refusal names what the file is and what to do with it.
"""

import os
import re
import stat
import zlib
from difflib import get_close_matches
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from tongzhi_cli.errors import InputError

#: A roster of a whole school has a few MB; more than this is not a roster.
MAX_BYTES = 50_000_000


class Content(StrEnum):
    """What a file's bytes are."""

    XLSX = "Excel 工作簿（.xlsx）"
    XLSB = "Excel 二进制工作簿（.xlsb）"
    XLS = "旧版 Excel 工作簿（.xls）"
    ODS = "ODS 表格（.ods）"
    DOCX = "Word 文档（.docx）"
    DOC = "旧版 Word 文档（.doc 或 .wps）"
    PPTX = "演示文稿（.pptx）"
    LOCKED = "加了密码的 Office 文件"
    OLE = "旧版 Office 文件"
    ZIP = "压缩包"
    PDF = "PDF"
    PICTURE = "图片"
    HTML = "网页表格（HTML）"
    XML = "XML 文件"
    RAR = "压缩包（.rar 或 .7z）"
    TEXT = "文本"
    BINARY = "认不出来的文件"


_MAGIC = (
    (b"%PDF", Content.PDF),
    (b"\x89PNG", Content.PICTURE),
    (b"\xff\xd8\xff", Content.PICTURE),
    (b"GIF8", Content.PICTURE),
    (b"Rar!", Content.RAR),
    (b"7z\xbc\xaf", Content.RAR),
)
_IN_ZIP = (
    (b"xl/workbook.bin", Content.XLSB),
    (b"xl/workbook.xml", Content.XLSX),
    (b"word/document", Content.DOCX),
    (b"ppt/presentation.xml", Content.PPTX),
)
_ODS = b"opendocument.spreadsheet"  # stands in the part called mimetype
_IN_OLE = (
    ("EncryptedPackage", Content.LOCKED),
    ("Workbook", Content.XLS),
    ("Book", Content.XLS),
    ("WordDocument", Content.DOC),
)
_TEXT_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


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
        raise _unreadable(path, error) from error
    try:
        _refuse_unfit(path, os.fstat(descriptor))
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read()
    except OSError as error:
        raise _unreadable(path, error) from error
    finally:
        os.close(descriptor)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long to be asked for, a folder that may not be entered
        return False


def is_file(path: Path) -> bool:
    """Whether there is a file that can be asked for."""
    try:
        return path.is_file()
    except OSError:
        return False


def _refuse_unfit(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise _folder(path)
    if not stat.S_ISREG(status.st_mode):
        raise InputError(f"{path} 不是普通文件", "请换成磁盘上的文件。")
    if status.st_size == 0:
        raise InputError(f"{path} 是空文件", "请重新保存或重新下载。")
    if status.st_size > MAX_BYTES:
        size = status.st_size // 1_000_000
        raise InputError(f"{path} 有 {size} MB，不像花名册或表格", "请换成正确的文件。")


def _folder(path: Path) -> InputError:
    return InputError(f"{path} 是文件夹，不是文件", "请写出里面那个文件的名字。")


_O_BINARY: int = getattr(os, "O_BINARY", 0)


def _look_for(path: Path) -> str:
    """Where to look, and what is there that may be meant."""
    if path.name.startswith(("—", "–")):
        return f"请把开头的长横改成两个短横：--{path.name.lstrip('—–-')}。"
    try:
        there = sorted(one.name for one in path.parent.iterdir() if one.is_file())
    except OSError:
        return f"请检查文件夹：没有 {path.parent}。"
    near = get_close_matches(path.name, there, 1) or [
        name for name in there if Path(name).stem == path.name
    ]
    return f"请检查文件名，是不是 {near[0]}？" if near else "请检查文件名和所在的文件夹。"


def _unreadable(path: Path, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(f"没有 {path} 这个文件", _look_for(path))
    if isinstance(error, IsADirectoryError) or _is_folder(path):
        return _folder(path)
    if isinstance(error, PermissionError):
        return InputError(
            f"{path} 不让读取", "如果正在 Excel/WPS 里打开着，请先关闭；否则请检查文件权限。"
        )
    return InputError(f"{path} 读不出来（系统错误 {error.errno}）", "请把文件复制到本机再试。")


def content_of(data: bytes) -> Content:
    """What *data* is, whatever the file is called.

    >>> content_of(b"%PDF-1.7"), content_of("学号,姓名".encode("gbk")), content_of(b"\\x00\\x01")
    (<Content.PDF: 'PDF'>, <Content.TEXT: '文本'>, <Content.BINARY: '认不出来的文件'>)
    """
    if data.startswith(b"PK"):
        return _in_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        names = ((name.encode("utf-16-le"), kind) for name, kind in _IN_OLE)
        return next((kind for mark, kind in names if mark in data), Content.OLE)
    for mark, kind in _MAGIC:
        if data.startswith(mark):
            return kind
    if data.startswith(_TEXT_BOMS):
        return _markup(_without_bom(data))
    if data.startswith(b"BM") and b"\x00" in data[:16]:  # text may begin with BM too
        return Content.PICTURE
    if b"\x00" in data[:4096]:
        return Content.BINARY
    return _markup(data[:1024])


def _without_bom(data: bytes) -> bytes:
    encoding = "utf-8-sig" if data.startswith(_TEXT_BOMS[0]) else "utf-16"
    return data[:1024].decode(encoding, "ignore").encode()


def _markup(head: bytes) -> Content:
    head = head.lstrip().lower()
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<meta")):
        return Content.HTML
    return Content.XML if head.startswith(b"<?xml") else Content.TEXT


def _in_zip(data: bytes) -> Content:
    """By the archive's directory, because a form may have a workbook inside; else by its bytes."""
    try:
        names = " ".join(ZipFile(BytesIO(data)).namelist()).encode()
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        names = data  # broken, but what it was meant to be can be told
    kind = next((kind for mark, kind in _IN_ZIP if mark in names), None)
    return kind or (Content.ODS if _ODS in data else Content.ZIP)


_INSTEAD = {
    Content.LOCKED: "请在 Excel/WPS 里打开，去掉密码（文件 → 信息 → 保护）后另存。",
    Content.PDF: "请向给你文件的人要原来的表格，或把表格复制到 Excel/WPS 里。",
    Content.PICTURE: "请向给你图片的人要原来的表格。",
    Content.RAR: "请先解压，再用里面的文件。",
    Content.ZIP: "请先解压，再用里面的文件；如果它本来就是表格，文件已经损坏，请重新下载。",
    Content.BINARY: "请重新下载或重新保存；文件可能已经损坏。",
}


def refuse(path: Path, kind: Content, wanted: str, save_as: str) -> InputError:
    """The error for a file that is not what is *wanted* (a Chinese noun)."""
    program = "Word/WPS" if save_as == ".docx" else "Excel/WPS"
    instead = _INSTEAD.get(kind, f"请用 {program} 打开后另存为 {save_as}。")
    if kind is Content.DOCX and save_as != ".docx":
        instead = "请把里面的名单复制到 Excel/WPS 里，存成 .xlsx。"
    space = " " if kind[0].isascii() else ""
    return InputError(f"{path} 是{space}{kind}，不是{wanted}", instead)


#: A cell far out makes a reader reserve the whole sheet: python-calamine ends the process then
#: (its issue 693), and no exception can be caught.
MAX_CELLS, MAX_PART, MAX_STRINGS = 2_000_000, 64_000_000, 1_000_000


def refuse_vast(path: Path, data: bytes) -> None:
    """Refuse a workbook that claims more cells, text or bytes than any roster has.

    Raises:
        InputError: one sheet spans too many cells, or a part is too large.

    """
    try:
        with ZipFile(BytesIO(data)) as package:
            for part in package.infolist():
                if part.file_size > MAX_PART:
                    raise _vast(path, f"里面的 {part.filename} 太大")
                name = part.filename.lower()
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    _refuse_far_cells(path, package.read(part))
                elif name == "xl/sharedstrings.xml":
                    counts = re.findall(rb"[cC]ount\s*=\s*[\"'](\d+)[\"']", package.read(part))
                    if any(int(count) > MAX_STRINGS for count in counts):
                        raise _vast(path, "里面的文字太多")
    except (BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError):
        return  # broken in another way, which the reader tells


def _refuse_far_cells(path: Path, xml: bytes) -> None:
    cells = re.findall(rb"<(?:\w+:)?c\s[^>]*?r\s*=\s*[\"']([A-Za-z]+)(\d+)[\"']", xml)
    if not cells:
        return
    letters = max((column for column, _ in cells), key=lambda name: (len(name), name))
    columns = 0
    for letter in letters.upper():
        columns = columns * 26 + letter - 64
    rows = max(int(row) for _, row in cells)
    if rows * columns > MAX_CELLS:
        raise _vast(path, f"有内容写在很远的格子里（{letters.decode()} 列、第 {rows} 行一带）")


def _vast(path: Path, what: str) -> InputError:
    return InputError(f"{path} {what}，不像花名册", "请把名单复制到一个新的工作簿里再试。")
