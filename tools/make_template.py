"""Make the shipped forms in templates/; run it after changing what is below.

    .venv/bin/python tools/make_template.py

fankui_template.docx is true to the form of the notice (普院教发（2018）4号, 附件2): title, five
columns, 25 numbered rows, the last line with class, counsellor, college leader and seal. The 勘误表
and the 统计表 have the columns that other schools' notices name (docs/glossary.md). All of each
fits one A4 page, with room left for rows that grow.
"""

import sys
import tomllib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt, Twips
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from lxml import etree

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "templates"
NOTICE = ROOT / "src" / "tongzhi_cli" / "notices" / "puer-2018-4.toml"

SONG, LATIN = "宋体", "Times New Roman"
TITLE_SIZE, TEXT_SIZE = Pt(16), Pt(10.5)
PAGE = Twips(11906), Twips(16838)  # A4 upright
MARGINS = {"left": 1020, "right": 1020, "top": 1020, "bottom": 850, "header": 500, "footer": 500}
ROW_HEIGHT, HEADER_HEIGHT = Twips(468), Twips(620)  # 8.25 mm: tall enough to sign
UNUSED_PARTS = (
    "stylesWithEffects", "thumbnail", "customXml", "webSettings", "fontTable", "theme", "numbering",
    "docProps/app",
)  # fmt: skip
KEPT_SETTINGS = ("defaultTabStop", "characterSpacingControl", "compat")


class Paper(NamedTuple):
    """One form: its file, *widths* of the columns in twips, *rows*, the *labels* of its last line.

    *stops* are where the labels behind the first one stand.
    """

    file: str
    title: str
    columns: Sequence[str]
    widths: Sequence[int]
    rows: int
    labels: Sequence[str]
    stops: Sequence[int]
    upright: bool = True
    numbered: bool = True


CLASS = "班级名称："


def papers() -> list[Paper]:
    form = tomllib.loads(NOTICE.read_text(encoding="utf-8"))["form"]
    signers = (CLASS, "辅导员签名：", "学院领导：", "学院（公章）")
    counted = ("应校对\n人数", "已校对\n人数", "无误\n人数", "有误\n人数", "未校对\n人数")
    return [
        Paper(
            "fankui_template.docx",
            form["title"],
            form["columns"],
            (650, 1700, 1700, 4116, 1700),
            form["rows"],
            signers,
            (4250, 6700, 8590),
        ),
        Paper(
            "corrections_template.docx",
            form["title"].replace("反馈表", "勘误表"),
            ("序号", "学号", "姓名", "班级", "错误类别", "错误信息", "正确信息", "备注"),
            (650, 1600, 1450, 3250, 1350, 2750, 2450, 1298),
            15,
            signers,
            (6500, 9900, 12900),
            upright=False,
        ),
        Paper(
            "counts_template.docx",
            form["title"].replace("反馈表", "统计表"),
            ("序号", "班级", *counted, "备注"),
            (650, 3250, 1000, 1000, 1000, 1000, 1000, 966),
            25,
            ("填表人：", "学院领导：", "学院（公章）", "日期："),
            (2900, 5800, 7900),
            numbered=False,
        ),
    ]


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    for paper in papers():
        document = Document()
        page(document, upright=paper.upright)
        styles(document)
        first = document.paragraphs[0] if document.paragraphs else document.add_paragraph()
        title(first, paper.title)
        table(document, paper)
        signatures(document.add_paragraph(), paper)
        settings(document)
        properties(document, paper.title)
        buffer = BytesIO()
        document.save(buffer)
        target = FOLDER / paper.file
        target.write_bytes(lean(buffer.getvalue()))
        print(f"{target.relative_to(ROOT)}: {target.stat().st_size} bytes")
    return 0


def page(document: DocumentType, *, upright: bool) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = PAGE if upright else PAGE[::-1]
    if not upright:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin, section.right_margin = Twips(MARGINS["left"]), Twips(MARGINS["right"])
    section.top_margin, section.bottom_margin = Twips(MARGINS["top"]), Twips(MARGINS["bottom"])
    section.header_distance = Twips(MARGINS["header"])
    section.footer_distance = Twips(MARGINS["footer"])
    for grid in section._sectPr.findall(qn("w:docGrid")):  # noqa: SLF001  no API
        section._sectPr.remove(grid)  # noqa: SLF001  a grid would stretch rows


def styles(document: DocumentType) -> None:
    """Keep four styles; a grid of lines comes from the table itself."""
    kept = {"Normal", "Default Paragraph Font", "Normal Table", "No List"}
    root = document.styles.element
    for style in root.findall(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is None or name.get(qn("w:val")) not in kept:
            root.remove(style)
    for latent in root.findall(qn("w:latentStyles")):
        root.remove(latent)
    defaults = root.find(qn("w:docDefaults"))
    for each in list(defaults.iter(qn("w:rPr"), qn("w:pPr"))):
        for child in list(each):
            each.remove(child)
    run = next(defaults.iter(qn("w:rPr")))
    font(run, TEXT_SIZE)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    run.append(language)
    normal = document.styles["Normal"].element
    for each in normal.findall(qn("w:rPr")):
        normal.remove(each)


def font(properties: etree._Element, size: Pt, *, bold: bool = False) -> None:
    """Set 宋体 as the eastAsia font: ascii and hAnsi do not reach 汉字."""
    fonts = OxmlElement("w:rFonts")
    for script, face in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", SONG), ("cs", LATIN)):
        fonts.set(qn(f"w:{script}"), face)
    properties.append(fonts)
    if bold:
        properties.append(OxmlElement("w:b"))
    for tag in ("w:sz", "w:szCs"):
        element = OxmlElement(tag)
        element.set(qn("w:val"), str(int(size.pt * 2)))
        properties.append(element)


def write(paragraph: Paragraph, text: str, *, bold: bool = False, underline: bool = False) -> None:
    run = paragraph.add_run(text)
    font(run._r.get_or_add_rPr(), TEXT_SIZE, bold=bold)  # noqa: SLF001  no API for eastAsia
    if underline:
        run.font.underline = True


def title(paragraph: Paragraph, text: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(0)
    paragraph.paragraph_format.space_after = Pt(8)
    run = paragraph.add_run(text)
    font(run._r.get_or_add_rPr(), TITLE_SIZE, bold=True)  # noqa: SLF001  no API for eastAsia


def table(document: DocumentType, paper: Paper) -> None:
    made = document.add_table(rows=paper.rows + 1, cols=len(paper.columns))
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    borders_and_margins(made, sum(paper.widths))
    for column, width in zip(made.columns, paper.widths, strict=True):
        column.width = Twips(width)
    for at, row in enumerate(made.rows):
        numbers = [str(at)] if paper.numbered else []
        texts = paper.columns if at == 0 else numbers
        row.height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST  # exact would clip long names
        row.height = HEADER_HEIGHT if at == 0 else ROW_HEIGHT
        row_properties(row, header=at == 0)
        for position, (cell, width) in enumerate(zip(row.cells, paper.widths, strict=True)):
            cell.width = Twips(width)
            fill(cell, texts[position] if position < len(texts) else "", header=at == 0)


def borders_and_margins(made: Table, total: int) -> None:
    properties = made._tbl.tblPr  # noqa: SLF001  no API
    for style in properties.findall(qn("w:tblStyle")):
        properties.remove(style)
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    margins = OxmlElement("w:tblCellMar")
    for side, room in (("top", 20), ("left", 60), ("bottom", 20), ("right", 60)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(room))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    layout, width = properties.find(qn("w:tblLayout")), properties.find(qn("w:tblW"))
    assert layout is not None
    assert width is not None
    layout.addprevious(borders)
    layout.addnext(margins)
    width.set(qn("w:type"), "dxa")
    width.set(qn("w:w"), str(total))
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)


def row_properties(row: _Row, *, header: bool) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001  no API
    properties.insert(0, OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))


def fill(cell: _Cell, text: str, *, header: bool) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Emu(0)
    mark = OxmlElement("w:rPr")  # the font of a blank cell sits on its paragraph mark
    font(mark, TEXT_SIZE, bold=header)
    paragraph._p.get_or_add_pPr().append(mark)  # noqa: SLF001  no API
    if text:
        write(paragraph, text, bold=header)


def signatures(paragraph: Paragraph, paper: Paper) -> None:
    """The last line: __级__班 behind 班级名称, its blanks underlined spaces; then who signs."""
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.paragraph_format.space_after = Pt(0)
    for position in paper.stops:
        paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(position))
    write(paragraph, paper.labels[0])
    if paper.labels[0] == CLASS:
        write(paragraph, " " * 6, underline=True)
        write(paragraph, "级")
        write(paragraph, " " * 16, underline=True)
        write(paragraph, "班")
    for label in paper.labels[1:]:
        write(paragraph, f"\t{label}")


def settings(document: DocumentType) -> None:
    root = document.settings.element
    for child in list(root):
        if child.tag not in {qn(f"w:{name}") for name in KEPT_SETTINGS}:
            root.remove(child)
    for setting in root.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # Word 2013 and later; lower ones say 兼容模式


def properties(document: DocumentType, text: str) -> None:
    """No author, no clock: the form is everybody's, and the same bytes each time."""
    core = document.core_properties
    core.title = text.partition("（")[0]
    core.author = core.last_modified_by = core.comments = core.keywords = core.subject = ""
    for tag in ("dcterms:created", "dcterms:modified", "cp:revision"):
        for element in core._element.findall(qn(tag)):  # noqa: SLF001  no API to remove
            core._element.remove(element)  # noqa: SLF001


def lean(data: bytes) -> bytes:
    """Leave out the parts that python-docx's own template carries along, and all dates."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if any(part in name for part in UNUSED_PARTS):
                continue
            content = old.read(name)
            if name.endswith((".rels", "[Content_Types].xml")):
                content = without_unused(content)
            info = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, content)
    return out.getvalue()


def without_unused(xml: bytes) -> bytes:
    root = etree.fromstring(xml)
    for child in list(root):
        target = child.get("Target", "") + child.get("PartName", "")
        if any(part in target for part in UNUSED_PARTS):
            root.remove(child)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


if __name__ == "__main__":
    sys.exit(main())
