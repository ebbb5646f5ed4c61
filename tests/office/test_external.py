"""What a blank form brings along of elsewhere: found, told, taken out, and nothing besides."""

import re
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from blank_forms import LAST_LINE, USUAL, form, saved

from form.word.test_forms_of_schools import CLASS, students
from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.allowances import EXTERNAL
from tongzhi_cli.office.external import cleaned
from tongzhi_cli.office.package import Package

TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_V = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
DOCUMENT, BODY = "word/document.xml", "<w:body>"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


class Bringing:
    """A form's package that is made to bring something along."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def relation(self, source: str, kind: str, target: str, *, outside: bool = True) -> None:
        """Let the part *source* lead somewhere."""
        folder, _, name = source.rpartition("/")
        path = f"{folder}/_rels/{name}.rels"
        empty = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            "</Relationships>"
        )
        mode = ' TargetMode="External"' if outside else ""
        full = kind if "://" in kind else TYPE + kind
        made = f'<Relationship Id="rIdX" Type="{full}" Target="{target}"{mode}/></Relationships>'
        told = self.parts.get(path, empty.encode()).decode()
        self.parts[path] = told.replace("</Relationships>", made).encode()
        if not outside:
            self.parts[f"{folder}/{target}"] = b"\xd0\xcf\x11\xe0 something"

    def put(self, part: str, behind: str, xml: str) -> None:
        """Put *xml* behind a text of a part."""
        text = self.parts[part].decode()
        assert behind in text
        self.parts[part] = text.replace(behind, behind + xml, 1).encode()

    def types(self, old: str, new: str) -> None:
        """Call a type otherwise."""
        self.parts["[Content_Types].xml"] = self.parts["[Content_Types].xml"].replace(
            old.encode(), new.encode()
        )

    def bytes(self) -> bytes:
        """The package."""
        file = BytesIO()
        with ZipFile(file, "w") as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return file.getvalue()


def word() -> Bringing:
    return Bringing(_word())


@cache
def _word() -> bytes:
    document = form(USUAL, 6, below=("班级：____  " + LAST_LINE,))
    document.sections[0].header.paragraphs[0].text = "学院"
    return saved(document)


def excel() -> Bringing:
    return Bringing(_excel())


@cache
def _excel() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in [USUAL, *[[str(at), "", "", "", ""] for at in range(1, 7)]]:
        sheet.append([*row])
    sheet.append(["班级：____", "", "", "", "", "=1+1"])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _template(target: str) -> bytes:
    made = word()
    made.relation("word/settings.xml", "attachedTemplate", target)
    root = re.search(r"<w:settings[^>]*>", made.parts["word/settings.xml"].decode())
    assert root
    made.put("word/settings.xml", root[0], f'<w:attachedTemplate {_R} r:id="rIdX"/>')
    return made.bytes()


def _picture(part: str, xml: str) -> bytes:
    made = word()
    made.relation(part, "image", "http://example.com/a.png")
    begin = re.search(r"<w:p[ >][^>]*>?", made.parts[part].decode())
    assert begin
    made.put(part, BODY if part == DOCUMENT else begin[0].split(">")[0] + ">", xml)
    return made.bytes()


_BLIP = (
    f'<w:r><w:drawing><a:graphic {_A}><a:blip {_R} r:link="rIdX"/></a:graphic></w:drawing></w:r>'
)
_IMAGE = f'<w:r><w:pict {_V}><v:shape><v:imagedata {_R} r:href="rIdX"/></v:shape></w:pict></w:r>'


def _object(kind: str, target: str, *, outside: bool) -> bytes:
    made = word()
    made.relation(DOCUMENT, kind, target, outside=outside)
    xml = f'<w:object {_V}><v:shape/><o:OLEObject {_R} r:id="rIdX"/></w:object>'
    made.put(DOCUMENT, BODY, f"<w:p><w:r>{xml}</w:r></w:p>")
    return made.bytes()


def _simple(code: str) -> bytes:
    made = word()
    field = f'<w:fldSimple w:instr="{code}"><w:r><w:t>教务处</w:t></w:r></w:fldSimple>'
    made.put(DOCUMENT, BODY, f"<w:p>{field}</w:p>")
    return made.bytes()


def _open(*code: str) -> bytes:
    made = word()
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in code)
    shown = "<w:r><w:t>教务处</w:t></w:r>"
    field = mark.format("begin") + told + mark.format("separate") + shown + mark.format("end")
    made.put(DOCUMENT, BODY, f"<w:p>{field}</w:p>")
    return made.bytes()


def _chunk(name: str) -> bytes:
    made = word()
    made.relation(DOCUMENT, "aFChunk", name, outside=False)
    made.put(DOCUMENT, BODY, f'<w:altChunk {_R} r:id="rIdX"/>')
    return made.bytes()


def _macros(kind: str) -> bytes:
    made = word()
    vba = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    made.relation(DOCUMENT, vba, "vbaProject.bin", outside=False)
    made.types(_MAIN, f"application/vnd.ms-word.{kind}.main+xml")
    return made.bytes()


def _linked(xml: str, formula: str) -> bytes:
    made = excel()
    made.relation("xl/workbook.xml", "externalLink", "externalLinks/link1.xml", outside=False)
    made.parts["xl/externalLinks/link1.xml"] = xml.encode()
    made.put(
        "xl/workbook.xml",
        "</sheets>",
        f'<externalReferences><externalReference {_R} r:id="rIdX"/></externalReferences>',
    )
    sheet = made.parts["xl/worksheets/sheet1.xml"].decode()
    made.parts["xl/worksheets/sheet1.xml"] = sheet.replace(
        "<f>1+1</f>", f"<f>{formula}</f>"
    ).encode()
    return made.bytes()


def _excel_object(kind: str, target: str, *, outside: bool) -> bytes:
    made = excel()
    sheet = "xl/worksheets/sheet1.xml"
    made.relation(sheet, kind, target, outside=outside)
    made.put(
        sheet,
        "</sheetData>",
        f'<oleObjects><oleObject {_R} progId="Package" shapeId="1" r:id="rIdX"/></oleObjects>',
    )
    return made.bytes()


def _excel_macros(kind: str) -> bytes:
    made = excel()
    vba = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    made.relation("xl/workbook.xml", vba, "vbaProject.bin", outside=False)
    made.types(_BOOK, f"application/vnd.ms-excel.{kind}.macroEnabled.main+xml")
    return made.bytes()


_LINK = '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</externalLink>'
#: The kinds of it, how each is told, and three forms that have it.
KINDS: Mapping[str, tuple[str, tuple[bytes, ...]]] = {
    "remote template": (
        "远程模板",
        (
            _template("http://example.com/a.dotm"),
            _template("file:///C:\\\\Users\\\\a\\\\Normal.dotm"),
            _template("\\\\\\\\pc\\\\share\\\\a.dotx"),
        ),
    ),
    "external picture": (
        "外部图片",
        (
            _picture(DOCUMENT, f"<w:p>{_BLIP}</w:p>"),
            _picture(DOCUMENT, f"<w:p>{_IMAGE}</w:p>"),
            _picture("word/header1.xml", _IMAGE),
        ),
    ),
    "OLE object": (
        "OLE 对象",
        (
            _object("oleObject", "embeddings/oleObject1.bin", outside=False),
            _object("package", "embeddings/book.xlsx", outside=False),
            _object("oleObject", "file:///C:/a.xlsx", outside=True),
        ),
    ),
    "DDE": (
        "DDEAUTO 域",
        (
            _simple("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe x"),
            _open(" DDEAUTO excel a.xlsx "),
            _open("DDE", "AUTO excel a.xlsx"),
        ),
    ),
    "included text": (
        "INCLUDETEXT 域",
        (
            _simple(" INCLUDETEXT a.docx"),
            _open(' includetext "http://example.com/a.docx" '),
            _open(" INCLUDE", "TEXT a.docx"),
        ),
    ),
    "included picture": (
        "INCLUDEPICTURE 域",
        (
            _simple("INCLUDEPICTURE a.png"),
            _open(" INCLUDEPICTURE &quot;http://example.com/a.png&quot; \\d "),
            _open("INCLUDEPICTURE", " a.png"),
        ),
    ),
    "altChunk": (
        "插入的文件（altChunk）",
        (_chunk("afchunk.html"), _chunk("a.rtf"), _chunk("b.docx")),
    ),
    "macros": (
        "宏",
        (
            _macros("document.macroEnabled"),
            _macros("template.macroEnabledTemplate"),
            _excel_macros("sheet"),
            _excel_macros("template"),
        ),
    ),
    "other workbook": (
        "外部工作簿的链接（或 DDE）",
        (
            _linked(_LINK.format("<externalBook/>"), "[1]Sheet1!A1"),
            _linked(_LINK.format("<ddeLink/>"), "cmd|'/c x'!A0"),
            _linked(_LINK.format("<oleLink/>"), "[1]!a"),
        ),
    ),
    "OLE in Excel": (
        "OLE 对象",
        (
            _excel_object("oleObject", "embeddings/oleObject1.bin", outside=False),
            _excel_object("package", "embeddings/a.docx", outside=False),
            _excel_object("oleObject", "file:///C:/a.docx", outside=True),
        ),
    ),
}
EVERY = [
    pytest.param(told, data, id=f"{kind} {at}")
    for kind, (told, every) in KINDS.items()
    for at, data in enumerate(every)
]


def suffix_of(data: bytes) -> str:
    return ".docx" if DOCUMENT in Package(Path("a"), data).names else ".xlsx"


@pytest.mark.parametrize(("told", "data"), EVERY)
def test_what_a_form_brings_along_is_taken_out(told: str, data: bytes, tmp_path: Path) -> None:
    """It is named with how many there are, and the filled form has none of it."""
    path = tmp_path / f"空表{suffix_of(data)}"
    path.write_bytes(data)
    filled = blank_form.fill(blank_form.find(path), students(4), class_name=CLASS)
    (note,) = [note for note in filled.notes if "外来的内容" in note]
    assert note.startswith(f"空白表里有外来的内容：{told} 1 处，都去掉了再填")
    assert EXTERNAL.code in note
    assert not cleaned(Package(path, filled.data)).found
    assert b"rIdX" not in b"".join(Bringing(filled.data).parts.values())
    left = Bringing(filled.data).parts
    assert not {name for name in left if re.search(r"vba|embeddings|afchunk|externalLinks", name)}
    types = left["[Content_Types].xml"]
    assert b"macroEnabled" not in types
    again = tmp_path / f"反馈表{path.suffix}"
    again.write_bytes(filled.data)
    assert blank_form.suffix_of(blank_form.find(path)) == path.suffix
    if path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(again).worksheets[0]
        assert sheet["B2"].value == students(1)[0].number
        assert not str(sheet["F8"].value).startswith(("=[", "=cmd"))


@pytest.mark.parametrize(("told", "data"), EVERY)
def test_all_else_is_as_it_was(told: str, data: bytes) -> None:
    """Other parts byte for byte; what a field showed stays to be read."""
    del told
    made = Bringing(cleaned(Package(Path("a"), data)).data).parts
    before = Bringing(data).parts
    touched = {name for name in made if made[name] != before[name]}
    near = r"document|header1|settings|workbook|sheet1|Content_Types|\.rels"
    assert all(re.search(near, name) for name in touched)
    assert made.keys() <= before.keys()
    if b"fld" in before.get(DOCUMENT, b""):
        assert "教务处".encode() in made[DOCUMENT]


@pytest.mark.parametrize(("told", "data"), EVERY)
def test_it_may_be_kept(told: str, data: bytes, tmp_path: Path) -> None:
    """With --allow external-content it stays and that is told; macros a .docx cannot have."""
    path = tmp_path / f"空表{suffix_of(data)}"
    path.write_bytes(data)
    if told == "宏":
        with pytest.raises(Exception, match="带宏"):
            blank_form.find(path, allow={EXTERNAL.code})
        return
    found = blank_form.find(path, allow={EXTERNAL.code})
    assert f"{told} 1 处，照 --allow {EXTERNAL.code} 留着" in found.parts.doubts[0]
    assert found.package.data == data


def _hyperlink() -> bytes:
    made = word()
    made.relation(DOCUMENT, "hyperlink", "http://www.chsi.com.cn/")
    link = f'<w:p><w:hyperlink {_R} r:id="rIdX"><w:r><w:t>学信网</w:t></w:r></w:hyperlink></w:p>'
    made.put(DOCUMENT, BODY, link)
    return made.bytes()


@pytest.mark.parametrize(
    "data",
    [
        _hyperlink(),
        word().bytes(),
        excel().bytes(),
        _simple(" PAGE "),
        _open(" HYPERLINK &quot;http://www.chsi.com.cn&quot; "),
        _open(" MERGEFIELD 班级 "),
        _simple("DATE \\@ yyyy"),
    ],
)
def test_what_fetches_nothing_stays(data: bytes) -> None:
    """Hyperlinks, page numbers and the form's own parts are as they were, byte for byte."""
    made = cleaned(Package(Path("a"), data))
    assert (made.data, dict(made.found)) == (data, {})


def test_each_kind_has_three_forms() -> None:
    """Each kind has inputs of its own."""
    assert all(len(every) >= 3 for _, every in KINDS.values())
