"""What a file's bytes are, whatever the file is called, and how a wrong kind is refused.

Names lie: a .xls may be an HTML table or tab-separated text, a .xlsx may be a .docx. Every
refusal names what the file is and what to do with it.
"""

import re
import zlib
from collections.abc import Collection
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from tongzhi_cli.errors import InputError
from tongzhi_cli.model.file_kind import SOME_ROSTER
from tongzhi_cli.model.shell import command
from tongzhi_cli.office.zip_directory import folder_of, is_crowded


class Content(StrEnum):
    """What a file's bytes are."""

    XLSX = "Excel 工作簿（.xlsx）"
    XLSB = "Excel 二进制工作簿（.xlsb）"
    XLS = "旧版 Excel 工作簿（.xls）"
    ODS = "ODS 表格（.ods）"
    XML_SHEET = "XML 表格（Excel 2003）"
    HTML = "网页表格（HTML）"
    MHTML = "单个文件的网页（.mht）"
    TEXT = "文本"
    DOCX = "Word 文档（.docx）"
    DOC = "旧版 Word 文档（.doc 或 .wps）"
    ODT = "ODT 文档（.odt）"
    RTF = "RTF 文档"
    PPTX = "演示文稿（.pptx）"
    NUMBERS = "苹果 Numbers 表格（.numbers）"
    LOCKED = "加了密码的 Office 文件"
    OLE = "旧版 Office 文件"
    DBF = "DBF 数据表（.dbf）"
    ACCESS = "Access 数据库"
    FODS = "平面 ODF 文件（.fods）"
    SYLK = "SYLK 表格（.slk）"
    JSON = "JSON 数据"
    MAIL = "电子邮件"
    OFD = "OFD 版式文件"
    PDF = "PDF"
    PICTURE = "图片"
    XML = "XML 文件"
    ZIP = "压缩包"
    RAR = "压缩包（.rar 或 .7z）"
    BINARY = "认不出来的文件"


#: What LibreOffice converts before it is read, where a document or a blank form is wanted.
OLD = frozenset({Content.DOC, Content.XLS})

_MAGIC = (
    (b"%PDF", Content.PDF),
    (b"\x89PNG", Content.PICTURE),
    (b"\xff\xd8\xff", Content.PICTURE),
    (b"GIF8", Content.PICTURE),
    (b"II*\x00", Content.PICTURE),
    (b"MM\x00*", Content.PICTURE),
    (b"Rar!", Content.RAR),
    (b"7z\xbc\xaf", Content.RAR),
    (b"{\\rtf", Content.RTF),
    (b"\x00\x01\x00\x00Standard", Content.ACCESS),
)
_PHONE_PICTURES = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
_IN_ZIP = (
    ("xl/workbook.xml", Content.XLSX),
    ("xl/workbook.bin", Content.XLSB),
    ("word/document", Content.DOCX),
    ("ppt/presentation.xml", Content.PPTX),
    ("index/document.iwa", Content.NUMBERS),
    ("index.zip", Content.NUMBERS),
    ("ofd.xml", Content.OFD),
)
#: What stands in the part called mimetype, the first one of the archive and not packed, unless a
#: person packed it anew.
_MIME = (
    (b"opendocument.spreadsheet", Content.ODS),
    (b"opendocument.text", Content.ODT),
    (b"<office:spreadsheet", Content.ODS),
    (b"<office:text", Content.ODT),
)
#: Where else it is told: the part, how much of it is looked at, and what says that it is told.
_TELLING = (
    ("mimetype", 200, b"opendocument."),
    ("META-INF/manifest.xml", 65_536, b"opendocument."),
    ("content.xml", 4_000_000, b"<office:"),
)
_OLE = b"\xd0\xcf\x11\xe0"
#: By what stands at the top of an OLE file; where only names are left of it, the first one counts.
_IN_OLE = (
    ("EncryptedPackage", Content.LOCKED),
    ("WordDocument", Content.DOC),
    ("WpsDocument", Content.DOC),  # WPS of before 2003
    ("Workbook", Content.XLS),
    ("Book", Content.XLS),
)
#: What a document begins with, and in its flags, second byte, that it wants a password
#: ([MS-DOC] 2.5.2, wIdent and fEncrypted).
_WORD = (b"\xec\xa5", b"\xdc\xa5")
_FLAGS, _ENCRYPTED = 0x0B, 0x01
#: The first record of a workbook that stands alone, as small programs write it: BIFF2 to 5 and 8.
_BOF_ALONE = (
    b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00",
    b"\x09\x08\x10\x00",
)  # fmt: skip
#: The versions of a DBF table, and how long the head is that each has.
_DBF, _DBF_HEAD = frozenset((0x03, 0x30, 0x83, 0xF5)), 32
#: So many bytes at each end of a broken archive are looked at.
_END = 1_000_000
#: So much of a text that begins with a tag is looked at: comments may stand in front.
_MARKUP = 65_536
_ASIDES = (("<!--", "-->"), ("<?", "?>"))
_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
#: In bytes: what is looked at of a text without such a mark, and what is too little to tell.
_HEAD, _LEAST = 4096, 8
#: What nearly all of a text in Chinese is made of.
_ORDINARY = r"[\s!-~　-〿一-鿿！-～]"
_HTML = (
    r"<(?:!doctype\s+html|html|head|body|table|meta|style|tbody|tr|div|center|"
    r"font|title|form|script|link|span|p|h\d)\b"
)


def content_of(data: bytes) -> Content:
    """What *data* is, whatever the file is called.

    >>> content_of(b"%PDF-1.7"), content_of("学号,姓名".encode("gbk")), content_of(b"\\x00\\x01")
    (<Content.PDF: 'PDF'>, <Content.TEXT: '文本'>, <Content.BINARY: '认不出来的文件'>)
    """
    if data.startswith(b"PK"):
        if is_crowded(BytesIO(data)):
            return Content.ZIP
        try:
            names = ZipFile(BytesIO(data)).namelist()
        except (BadZipFile, ValueError, OSError, NotImplementedError):
            # broken, but what it was meant to be can be told by the names in front and at the end
            ends = data if len(data) < 2 * _END else data[:_END] + b"\0" + data[-_END:]
            names = re.findall(r"[!-~]{5,40}", ends.decode("latin-1"))
        return of_parts(names, data)
    if data.startswith(_OLE):
        return _of_ole(data)
    if data.startswith(_BOF_ALONE):
        return Content.XLS
    for mark, kind in _MAGIC:
        if data.startswith(mark):
            return kind
    if data[4:12] in _PHONE_PICTURES or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return Content.PICTURE
    if data.startswith(_UTF8_BOM):
        return content_of(data[len(_UTF8_BOM) :])
    if codec := utf_16(data):
        return _of_text(data[: 2 * _MARKUP].decode(codec, "replace"))
    if data.startswith(b"BM") and b"\x00" in data[:16]:  # text may begin with BM too
        return Content.PICTURE
    if b"\x00" in data[:4096]:
        is_dbf = data[0] in _DBF and len(data) > _DBF_HEAD and data[1] < 200 and 1 <= data[2] <= 12
        return Content.DBF if is_dbf else Content.BINARY
    start = len(data) - len(data.lstrip()) if data[:1].isspace() else 0
    size = _MARKUP if data[start : start + 1] == b"<" else 4096
    return _of_text(data[start : start + size].decode("latin-1"))


def utf_16(data: bytes) -> str:
    """The codec of text in UTF-16, "" where it is something else.

    Where nothing in front says so, half of the bytes of its digits, marks and ends of lines are 0,
    always the same half, and all of it is text of lines or cells. Source: issue 16.

    >>> utf_16("学号,姓名".encode("utf-16")), utf_16("学号,姓名\\n".encode("utf-16-le"))
    ('utf-16', 'utf-16-le')
    >>> utf_16("学号,姓名\\n".encode("utf-16-be")), utf_16("学号,姓名".encode()), utf_16(bytes(99))
    ('utf-16-be', '', '')
    """
    if data.startswith(_UTF16_BOMS):
        return "utf-16"
    head = data[:_HEAD]
    if b"\x00" not in head or len(head) < _LEAST:
        return ""
    codec = "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    text = head.decode(codec, "ignore")  # the last sign may be cut in two
    is_text = all(one.isprintable() or one.isspace() for one in text) and re.search(
        r"[\n\t,]", text
    )
    return codec if is_text and 2 * len(re.findall(_ORDINARY, text)) > len(text) else ""


def _of_ole(data: bytes) -> Content:
    """What an OLE file is; of one whose directory is lost, by the names that are left anywhere."""
    from tongzhi_cli.office import ole  # noqa: PLC0415  start fast

    there = {stream.name.casefold(): stream.start for stream in ole.top(data)}
    for name, kind in _IN_OLE:
        if there and (start := there.get(name.casefold())) is not None:
            head = data[start : start + _FLAGS + 1]
            is_locked = head.startswith(_WORD) and head[-1] & _ENCRYPTED
            return Content.LOCKED if is_locked else kind
        if not there and name.encode("utf-16-le") in data:
            return kind
    return Content.OLE


def of_parts(names: Collection[str], data: bytes) -> Content:
    """What a zip archive with parts of these *names* is.

    By its directory, because a form may have a workbook inside.
    """
    joined = "\n".join(names).replace("\\", "/").lower()
    for mark, kind in _IN_ZIP:
        if mark in joined:
            return kind
    head = data[:200]
    if "content.xml" in joined and not any(mark in head for mark, _ in _MIME):
        folder = folder_of(names)
        told = (_start_of(data, folder + name, size, mark) for name, size, mark in _TELLING)
        head = next(filter(None, told), b"")
    return next((kind for mark, kind in _MIME if mark in head), Content.ZIP)


def _start_of(data: bytes, name: str, size: int, wanted: bytes) -> bytes:
    """What an archive's part says of what it is, in lower case; b"" where it does not."""
    try:
        with ZipFile(BytesIO(data)) as archive, archive.open(name) as part:
            start = part.read(size).lower()
    except (BadZipFile, KeyError, ValueError, OSError, RuntimeError, EOFError, zlib.error):
        return b""
    return start if wanted in start else b""


def _of_text(head: str) -> Content:
    """What text that begins with *head* is."""
    start = head.lstrip("\ufeff \t\r\n")
    if re.match(r"(?i)(?:MIME-Version|Content-Type|Content-Location):", start):
        return Content.MHTML
    if re.match(r"From:\s*<Saved? by|Snapshot-Content-Location:", start):  # Chrome, Edge
        return Content.MHTML
    if re.match(r"ID;P\w", start):
        return Content.SYLK
    if re.match(
        r"(?:From|Received|Return-Path|Subject|Delivered-To):[^,\t;]*$", start, re.MULTILINE
    ):
        return Content.MAIL
    if re.match(r'[\[{]\s*["{\[\]}]', start):
        return Content.JSON
    return _of_markup(start) if start.startswith("<") else Content.TEXT


def _of_markup(text: str) -> Content:
    """What a text is that begins with a tag, whatever stands in front of its first element."""
    element = _first_element(text)
    if re.match(f"(?is){_HTML}", element):
        return Content.HTML
    tag = re.match(r"<(?:[\w.-]{1,40}:)?(\w{1,40})", element)
    if tag and tag[1] == "document" and "opendocument:xmlns:office" in text:
        return Content.FODS
    if tag and tag[1] == "Workbook" and "urn:schemas-microsoft-com:office:spreadsheet" in text:
        return Content.XML_SHEET
    is_xml = text.startswith("<?") or (tag is not None and "xmlns" in text)
    return Content.XML if is_xml else Content.TEXT


def _first_element(text: str) -> str:
    """A text from its first element on: behind declarations, instructions and comments."""
    space, at = re.compile(r"\s*"), 0
    while True:
        at = space.match(text, at).end()  # type: ignore[union-attr]  # matches anywhere
        end = next((end for start, end in _ASIDES if text.startswith(start, at)), None)
        if end is None or (found := text.find(end, at)) < 0:
            return text[at:]
        at = found + len(end)


_INSTEAD = {
    Content.LOCKED: "请在 Word/Excel/WPS 里打开，去掉密码（文件 → 信息 → 保护）后另存。",
    Content.PDF: "请向给你文件的人要原来的表格，或把表格复制到 Excel/WPS 里。",
    Content.OFD: "请向给你文件的人要原来的表格，或把表格复制到 Excel/WPS 里。",
    Content.PICTURE: "请向给你图片的人要原来的表格；或用 WPS 的“图片转表格”，转完逐行核对。",
    Content.NUMBERS: "请在 Numbers 里选“文件 → 导出到 → Excel”，再用导出的 .xlsx。",
    Content.RAR: "请先解压，再用里面的文件。",
    Content.ZIP: "请先解压，再用里面的文件；如果它本来就是表格，文件已经损坏，请重新下载。",
    Content.BINARY: "请重新下载或重新保存；文件可能已经损坏。",
}
#: What the signed paper is photographed or scanned as.
_OF_PAPER = (Content.PICTURE, Content.PDF)
_DOCUMENTS = (Content.DOCX, Content.DOC, Content.ODT, Content.RTF)


def refuse(path: Path, kind: Content, wanted: str, save_as: str) -> InputError:
    """The error for a file that is not what is *wanted* (a Chinese noun)."""
    program = "Word/WPS" if save_as == ".docx" else "Excel/WPS"
    instead = _INSTEAD.get(kind, f"请用 {program} 打开后另存为 {save_as}。")
    if kind is Content.OLE:
        instead += "打不开，就是文件不完整或已经损坏，请重新下载。"
    if kind in _DOCUMENTS and save_as != ".docx":
        instead = "请把里面的名单复制到 Excel/WPS 里，存成 .xlsx。"
    if kind in _OF_PAPER:
        instead += f"签了字的反馈表，看谁签了：{command(['signed', SOME_ROSTER, str(path)])}。"
    space = " " if kind[0].isascii() else ""
    return InputError(f"{path} 是{space}{kind}，不是{wanted}", instead)
