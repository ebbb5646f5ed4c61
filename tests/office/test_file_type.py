"""What each kind of file is called, and what a person is told to do with a wrong one."""

import struct
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
import spreadsheets
from builders import xlsx
from new_document import new_document

from tongzhi_cli.errors import ExitCode, InputError
from tongzhi_cli.office import file_type
from tongzhi_cli.office.file_type import Content
from tongzhi_cli.tables import read as tables

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
RETYPE = "请用 Excel/WPS 打开后另存为 .xlsx。"
COPY = "请把里面的名单复制到 Excel/WPS 里，存成 .xlsx。"
UNPACK = "请先解压，再用里面的文件；如果它本来就是表格，文件已经损坏，请重新下载。"
ROSTER = [["学号", "姓名"], ["2014030101", "李明"]]


def refused(path: Path) -> InputError:
    """The error that a file is refused with as a table."""
    with pytest.raises(InputError) as caught:
        tables.read(path)
    assert caught.value.exit_code is ExitCode.INPUT
    assert str(path) in caught.value.message
    return caught.value


def ole(stream: str) -> bytes:
    """The beginning of an old Office file with a stream of that name in its directory."""
    return OLE + stream.encode("utf-16-le") + bytes(512)


def workbook() -> bytes:
    """A sound workbook."""
    with TemporaryDirectory() as folder:
        return xlsx(Path(folder) / "名单.xlsx", ROSTER).read_bytes()


def document() -> bytes:
    """A Word document with the same table."""
    word = new_document()
    table = word.add_table(rows=2, cols=2)
    for row, texts in enumerate(ROSTER):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def repacked(data: bytes, method: int) -> bytes:
    """An archive whose parts a person packed anew, the first one as the others."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", method) as new:
        for name in sorted(old.namelist()):
            new.writestr(name, old.read(name))
    return file.getvalue()


@pytest.mark.parametrize("method", [ZIP_DEFLATED, ZIP_STORED])
def test_an_ods_that_was_packed_anew_is_read(tmp_path: Path, method: int) -> None:
    """What says its kind stands anywhere in it then, and packed."""
    path = tmp_path / "名单.ods"
    path.write_bytes(repacked(spreadsheets.ods({"名单": ROSTER}), method))
    assert tables.read(path).tables[0].text(1, 1) == "李明"


def test_an_archive_whose_part_begins_at_its_end_is_no_ods() -> None:
    """The part that says its kind stands in the comment, with not a byte behind its name."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("content.xml", "<a/>" * 99)
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    data = bytearray(file.getvalue())
    part = data.rindex(b"PK\3\4")
    name = data[part : part + 30] + b"mimetype"
    struct.pack_into("<I", data, data.rindex(b"PK\1\2") + 42, len(data))
    struct.pack_into("<H", data, data.rindex(b"PK\5\6") + 20, len(name))
    assert file_type.content_of(bytes(data + name)) is Content.ZIP


@pytest.mark.parametrize("head", [b"0\0", b"\x03\0", b"\x30\x01\0", b"\x83", b"\xf5\0\0\0", b"\0"])
def test_a_file_of_a_few_bytes_is_told(head: bytes) -> None:
    """Nothing is looked for behind its end."""
    assert file_type.content_of(head) in {Content.BINARY, Content.TEXT}


@pytest.mark.parametrize("above", ["", "<?xml version='1.0'?>", "<?mso-application progid='x'?>"])
def test_an_xml_sheet_needs_no_first_line(above: str) -> None:
    """It is told by its namespace."""
    sheet = f'{above}\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    assert file_type.content_of(sheet.encode()) is Content.XML_SHEET


def packed(name: str, content: bytes, method: int = ZIP_DEFLATED) -> bytes:
    """A zip with one file in it."""
    file = BytesIO()
    with ZipFile(file, "w", method) as package:
        package.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "called", "hint"),
    [
        pytest.param(b"%PDF-1.7\n%\xe2\xe3", " PDF", "复制到 Excel/WPS", id="pdf"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(8), "图片", "原来的表格", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF", "图片", "原来的表格", id="jpg"),
        pytest.param(b"GIF89a" + bytes(8), "图片", "原来的表格", id="gif"),
        pytest.param(b"BM\x36\x00\x0c\x00" + bytes(48), "图片", "原来的表格", id="bmp"),
        pytest.param(b"Rar!\x1a\x07\x00", "压缩包（.rar 或 .7z）", "请先解压", id="rar"),
        pytest.param(b"7z\xbc\xaf\x27\x1c", "压缩包（.rar 或 .7z）", "请先解压", id="7z"),
        pytest.param(ole("EncryptedPackage"), "加了密码的 Office 文件", "去掉密码", id="locked"),
        pytest.param(ole("WordDocument"), "旧版 Word 文档（.doc 或 .wps）", COPY, id="doc"),
        pytest.param(ole("Contents"), "旧版 Office 文件", RETYPE, id="other ole"),
        pytest.param(b"ID;PWXL;N;E\r\nC;Y1;X1;K1", " SYLK 表格（.slk）", RETYPE, id="slk"),
        pytest.param(b'[{"number": "1"}]', " JSON 数据", RETYPE, id="json"),
        pytest.param(b"From: a@b.c\r\nTo: d@e.f\r\n\r\n1", "电子邮件", RETYPE, id="mail"),
        pytest.param(
            b'<?xml version="1.0"?><office:document xmlns:office='
            b'"urn:oasis:names:tc:opendocument:xmlns:office:1.0">',
            "平面 ODF 文件（.fods）", RETYPE, id="fods",
        ),
        pytest.param(b'<?xml version="1.0"?><notes/>', " XML 文件", RETYPE, id="xml"),
        pytest.param(b"{\\rtf1\\ansi", " RTF 文档", COPY, id="rtf"),
        pytest.param(b"\0\1\0\0Standard Jet DB\0", " Access 数据库", RETYPE, id="access"),
        pytest.param(b"\x03\x76\x03\x01" + bytes(60), " DBF 数据表（.dbf）", RETYPE, id="dbf"),
        pytest.param(b"\0\0\0\x18ftypheic" + bytes(8), "图片", "原来的表格", id="heic"),
        pytest.param(b"RIFF\x24\0\0\0WEBPVP8 ", "图片", "原来的表格", id="webp"),
        pytest.param(b"II*\0" + bytes(8), "图片", "原来的表格", id="tiff"),
        pytest.param(
            packed("Index/Document.iwa", b"1"), "苹果 Numbers 表格（.numbers）", "导出到 → Excel",
            id="numbers",
        ),
        pytest.param(packed("OFD.xml", b"1"), " OFD 版式文件", "原来的表格", id="ofd"),
        pytest.param(
            packed("mimetype", b"application/vnd.oasis.opendocument.text", ZIP_STORED),
            " ODT 文档（.odt）", COPY, id="odt",
        ),
        pytest.param(packed("名单.csv", b"1,2\n"), "压缩包", UNPACK, id="zip"),
        pytest.param(packed("照片/1.jpg", bytes(99)), "压缩包", UNPACK, id="zip of pictures"),
        pytest.param(
            packed("1班.xlsx", workbook(), ZIP_STORED),
            "压缩包",
            UNPACK,
            id="zip of a workbook",
        ),
        pytest.param(
            packed("反馈表.docx", document(), ZIP_STORED),
            "压缩包",
            UNPACK,
            id="zip of a document",
        ),
        pytest.param(packed("ppt/presentation.xml", b"1"), "演示文稿（.pptx）", RETYPE, id="pptx"),
        pytest.param(
            document(),
            " Word 文档（.docx）",
            COPY,
            id="docx",
        ),
        pytest.param(b"\x00\x01\x02\x03", "认不出来的文件", "请重新下载或重新保存", id="binary"),
        pytest.param(bytes(4096), "认不出来的文件", "请重新下载或重新保存", id="zeros"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_is_called_by_its_name(
    tmp_path: Path, data: bytes, called: str, hint: str
) -> None:
    """Whatever the file is called, its content is named, with what to do about it.

    *called* begins with a space where it begins with a Latin letter.
    """
    path = tmp_path / "名单.xlsx"
    path.write_bytes(data)
    error = refused(path)
    assert error.message == f"{path} 是{called}，不是能读的表格"
    assert hint in error.hint


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param("学号,姓名\n".encode(), Content.TEXT, id="utf-8"),
        pytest.param("学号,姓名\n".encode("utf-8-sig"), Content.TEXT, id="utf-8-sig"),
        pytest.param("学号,姓名\n".encode("gb18030"), Content.TEXT, id="gb18030"),
        pytest.param("学号\t姓名\n".encode("utf-16"), Content.TEXT, id="utf-16"),
        pytest.param(b"2014030101,li\n", Content.TEXT, id="ascii"),
        pytest.param(workbook(), Content.XLSX, id="xlsx"),
        pytest.param(document(), Content.DOCX, id="docx"),
        pytest.param(ole("Workbook"), Content.XLS, id="xls"),
        pytest.param(ole("Book"), Content.XLS, id="xls of 1995"),
        pytest.param(spreadsheets.bare_biff(ROSTER), Content.XLS, id="xls without a container"),
        pytest.param(packed("xl/workbook.bin", b"1"), Content.XLSB, id="xlsb"),
        pytest.param(spreadsheets.ods({"名单": ROSTER}), Content.ODS, id="ods"),
        pytest.param(spreadsheets.xml2003({"名单": ROSTER}), Content.XML_SHEET, id="xml 2003"),
        pytest.param(spreadsheets.mhtml(ROSTER), Content.MHTML, id="mhtml"),
        pytest.param(b"<html><table><tr><td>1</td></tr></table>", Content.HTML, id="html"),
        pytest.param(b"\r\n <!DOCTYPE HTML PUBLIC><HTML>", Content.HTML, id="html with doctype"),
        pytest.param(b"<TABLE border=1>", Content.HTML, id="html fragment"),
        pytest.param(b"<!-- 1 --><table>", Content.HTML, id="html behind a comment"),
        pytest.param("<table><td>学号".encode("utf-8-sig"), Content.HTML, id="html with bom"),
        pytest.param("<table><td>学号".encode("utf-16"), Content.HTML, id="html in utf-16"),
        pytest.param(b'<?xml version="1.0"?><html><table>', Content.HTML, id="xhtml"),
    ],
)
def test_what_is_read_is_known(data: bytes, kind: Content) -> None:
    """Text of every encoding, workbooks, pages and documents are told apart by content."""
    assert file_type.content_of(data) is kind


def test_a_form_of_an_old_kind_is_not_sent_to_excel() -> None:
    """The hint for a .doc template names the program that can save it as .docx."""
    hint = file_type.refuse(Path("表.doc"), Content.DOC, "Word 表格（.docx）", ".docx").hint
    assert ".docx" in hint
    assert "Word" in hint
    assert "Excel" not in hint
