"""What hand-made forms are built from, and those that are odd in their XML or their package.

Every piece is WordprocessingML as text, so that a form holds exactly what stands here. A string
that begins with "<" is markup, any other is text as somebody types it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from itertools import chain
from typing import NamedTuple
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

Student = tuple[str, str, str]

CLASS = "2014级软件工程1班"
TITLE = "学历注册图像信息校对反馈表"
SIGNATURES = "辅导员签名：\t学院领导：\t学院（公章）"
LAST_LINE = f"班级名称：{CLASS}\t{SIGNATURES}"
LABELS = ("序号", "学号", "姓名", "校对结果（无异常填“无误”）", "本人签名")

ZHOU = ("2014030101", "周安然", "无误")
LI = ("2014030102", "李想", "无误")
WANG = ("2014030103", "王子墨", "民族有误：显示“汉族”，应为“回族”")
OUYANG = ("2014030104", "欧阳雪", "无误")
MA = ("2014030105", "马小川", "照片不是本人")
STUDENTS = (ZHOU, LI, WANG, OUYANG, MA)


class Typed(NamedTuple):
    """One hand-made form and what must be read from it.

    *rows* are (学号, 姓名, 校对结果) of the students in the order of the document, without outer
    white space, lines joined by a newline. *class_name* is what the form itself tells of its
    class, without white space, None if nothing. *statuses* tell how the results are judged, where
    that matters.
    """

    make: Callable[[], bytes]
    rows: tuple[Student, ...]
    class_name: str | None = CLASS
    statuses: tuple[str, ...] | None = None


# --- pieces -------------------------------------------------------------------------------------


def run(text: str, properties: str = "") -> str:
    """A run; a tab and a line break are elements of their own."""
    pieces = []
    for piece in re.split(r"([\t\n])", text):
        if piece in {"\t", "\n"}:
            pieces.append({"\t": "<w:tab/>", "\n": "<w:br/>"}[piece])
        elif piece:
            pieces.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{look}{''.join(pieces)}</w:r>"


def underlined(text: str) -> str:
    return run(text, '<w:u w:val="single"/>')


def paragraph(content: str = "", properties: str = "") -> str:
    inside = content if not content or content.startswith("<") else run(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def holding(*blocks: str, properties: str = "") -> str:
    """A cell that holds paragraphs and tables."""
    width = '<w:tcW w:w="0" w:type="auto"/>'
    return f"<w:tc><w:tcPr>{width}{properties}</w:tcPr>{''.join(blocks)}</w:tc>"


def cell(content: str = "", properties: str = "") -> str:
    """A cell of one paragraph."""
    return holding(paragraph(content), properties=properties)


def over(columns: int, content: str = "") -> str:
    """A cell that covers several columns of the grid."""
    return cell(content, f'<w:gridSpan w:val="{columns}"/>')


def down(content: str = "", *, first: bool = False) -> str:
    """A cell merged with the one above it, or the *first* of those."""
    return cell(content, '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>")


def row(*cells: str, properties: str = "") -> str:
    made = [each if each.startswith(("<w:tc>", "<w:sdt>")) else cell(each) for each in cells]
    about = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{about}{''.join(made)}</w:tr>"


def table(*rows: str, columns: int = 5) -> str:
    """A table with lines; its grid has that many *columns*."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = f'<w:gridCol w:w="{9000 // columns}"/>' * columns
    width = '<w:tblW w:w="9000" w:type="dxa"/>'
    about = f"<w:tblPr>{width}<w:tblBorders>{sides}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{about}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def line(student: Student, serial: object = "", signature: str = "") -> str:
    """The row of one student under the usual labels."""
    return row(str(serial), *student, signature)


def lines(students: Sequence[Student] = STUDENTS, first: int = 1) -> list[str]:
    return [line(student, serial) for serial, student in enumerate(students, first)]


def blanks(count: int, first: int) -> list[str]:
    """Rows that nobody filled in, numbered on."""
    return lines([("", "", "")] * count, first)


def listed(*columns: tuple[str, str], students: Sequence[Student] = STUDENTS) -> str:
    """A table of columns, each a label and what stands below it.

    That is `serial`, `number`, `name`, `result`, or the same text for everybody.
    """
    made = [row(*(label for label, _ in columns))]
    for serial, (number, name, result) in enumerate(students, 1):
        values = {"serial": str(serial), "number": number, "name": name, "result": result}
        made.append(row(*(values.get(below, below) for _, below in columns)))
    return table(*made, columns=len(columns))


def usual(*rows: str) -> str:
    """A table with the usual labels above *rows*."""
    return table(row(*LABELS), *rows)


def sheet(
    *blocks: str, above: Sequence[str] = (TITLE,), below: Sequence[str] = (LAST_LINE,)
) -> str:
    """The title, the blocks, the line with class and signatures."""
    return "".join(chain(map(paragraph, above), blocks, map(paragraph, below)))


# --- documents ----------------------------------------------------------------------------------

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{OFFICE}relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def document(*blocks: str, section: str = "") -> str:
    """The XML of a document part; *section* comes before the size of its paper."""
    paper = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="850" w:right="1134" w:bottom="850" '
    paper += 'w:left="1134" w:header="500" w:footer="500" w:gutter="0"/>'
    return (
        f'{DECLARATION}<w:document {DECLARED} mc:Ignorable="w14 w15 w16se"><w:body>'
        f"{''.join(blocks)}<w:sectPr>{section}{paper}</w:sectPr></w:body></w:document>"
    )


def packed(
    xml: str | bytes,
    others: Mapping[str, str] | None = None,
    main: str = "word/document.xml",
) -> bytes:
    """A package of a document part and *others* beside it, by their kinds.

    The relation to a kind has that kind as its id.
    """
    folder, _, name = main.rpartition("/")
    others = others or {}
    types = "".join(
        f'<Override PartName="/{part}" ContentType="{KIND}.{kind}+xml"/>'
        for part, kind in [
            (main, "document.main"),
            *((f"{folder}/{kind}.xml", kind) for kind in others),
        ]
    )
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}relationships/{kind}" Target="{kind}.xml"/>'
        for kind in others
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}relationships/officeDocument" Target="{main}"/></Relationships>',
        main: xml,
        f"{folder}/_rels/{name}.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f"{relations}</Relationships>",
        **{f"{folder}/{kind}.xml": text for kind, text in others.items()},
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            if isinstance(content, str) and not content.startswith("<?xml"):
                content = DECLARATION + content  # noqa: PLW2901  no part begins without it
            archive.writestr(part, content)
    return buffer.getvalue()


def form(*rows: str) -> bytes:
    """A file with the usual sheet of these rows."""
    return packed(document(sheet(usual(*rows))))


def file(*blocks: str) -> bytes:
    """A file with these paragraphs and tables."""
    return packed(document(*blocks))


# --- content controls ---------------------------------------------------------------------------


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def control_in_cell(text: str) -> str:
    return cell(control(run(text)))


def cells_in_controls() -> bytes:
    """Each cell in a control of its own; two of them are merged down."""
    results = (down("无误", first=True), down(), *(cell(result) for *_, result in STUDENTS[2:]))
    rows = [
        row(*map(control, (cell(), cell(number), cell(name), result)), "")
        for (number, name, _), result in zip(STUDENTS, results, strict=True)
    ]
    return form(*rows)


def runs_in_controls() -> bytes:
    """Number, name and result in controls within their paragraphs, once two deep."""
    rows = [row("", *map(control_in_cell, student), "") for student in STUDENTS[:4]]
    deep = cell(control(run("照片") + control(run("不是本人"))))
    rows.append(row("5", holding(control(paragraph(MA[0]))), MA[1], deep, ""))
    return form(*rows)


def repeating_section() -> bytes:
    """A control that repeats, with an item of one row for each student."""
    items = "".join(control(each, "<w15:repeatingSectionItem/>") for each in lines())
    return form(control(items, "<w15:repeatingSection/>"))


def placeholders() -> bytes:
    """Controls that nobody touched show what to do; that is no answer."""
    hint = control(run("单击或点击此处输入文字。"), "<w:showingPlcHdr/><w:text/>")
    rows = lines((ZHOU,))
    rows += [
        row("2", *LI[:2], cell(hint), ""),
        row("3", *(cell(hint) for _ in range(3)), ""),
    ]
    return form(*rows)


def check_box(glyph: str) -> str:
    """A check box to click on, which Word fills with ☒."""
    state = f'<w14:checkbox><w14:checked w14:val="{int(glyph != "☐")}"/></w14:checkbox>'
    return control(run(glyph, '<w:rFonts w:eastAsia="MS Gothic"/>'), state)


def check_boxes() -> bytes:
    good = check_box("☒") + run("无误 ") + check_box("☐") + run("有误")
    bad = check_box("☐") + run("无误 ") + check_box("☒") + run("有误：民族应为回族")
    return form(row("1", *ZHOU[:2], cell(good), ""), row("2", *LI[:2], cell(bad), ""))


def choices() -> bytes:
    """A list to choose from: its items stand in the properties, the choice in the content."""
    items = "".join(f'<w:listItem w:displayText="{x}" w:value="{x}"/>' for x in ("无误", "有误"))
    chosen = control(run("无误"), f"<w:dropDownList>{items}</w:dropDownList>")
    return form(row("1", *ZHOU[:2], cell(chosen), ""), *lines(STUDENTS[1:], 2))


# --- tracked changes ----------------------------------------------------------------------------

MARK = 'w:id="7" w:author="辅导员" w:date="2018-03-20T08:00:00Z"'


def added(text: str) -> str:
    return f"<w:ins {MARK}>{run(text)}</w:ins>"


def removed(text: str) -> str:
    return f"<w:del {MARK}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def tracked_text() -> bytes:
    never = f"<w:ins {MARK}>{removed('照片')}</w:ins>"
    rows = [
        row("1", cell(run("20140301") + removed("10") + added("01")), ZHOU[1], "无误", ""),
        row("2", LI[0], cell(added("李") + removed("响") + added("想")), cell(added("无误")), ""),
        row("3", *WANG[:2], cell(removed("无误") + added(WANG[2]) + never), ""),
        row("4", *OUYANG[:2], cell(removed("有误") + run("无误")), ""),
        row("5", *MA[:2], cell(removed("无误")), ""),
    ]
    last = run("班级：2014级软件工程") + removed("2") + added("1") + run("班\t" + SIGNATURES)
    return packed(document(sheet(usual(*rows), below=(last,))))


def tracked_move() -> bytes:
    """A result was dragged from one student to the next; what moved away still has its text."""
    start = f'<w:moveFromRangeStart {MARK} w:name="move1"/><w:moveFrom {MARK}>'
    away = f'{start}{run("照片不是本人")}</w:moveFrom><w:moveFromRangeEnd w:id="7"/>'
    start = f'<w:moveToRangeStart {MARK} w:name="move1"/><w:moveTo {MARK}>'
    here = f'{start}{run("照片不是本人")}</w:moveTo><w:moveToRangeEnd w:id="7"/>'
    return form(
        *lines(STUDENTS[:3]),
        row("4", *OUYANG[:2], cell(away + run("无误")), ""),
        row("5", *MA[:2], cell(here), ""),
    )


def tracked_rows() -> bytes:
    """Rows that were put in and taken out; Word marks what a row holds too, others do not."""
    out, into = f"<w:del {MARK}/>", f"<w:ins {MARK}/>"
    gone = ("2014030110", "赵转出", "无误")
    return form(
        *lines(STUDENTS[:2]),
        row("", *(cell(removed(text)) for text in gone), "", properties=out),
        row("3", *(cell(added(text)) for text in WANG), "", properties=into),
        row("4", "2014030111", "钱退学", "无误", "", properties=out),
        row("5", *OUYANG, "", properties=into),
        line(MA, 6),
    )


def tracked_marks() -> bytes:
    """The end of a paragraph was taken out, so its two lines are one; another was put in."""
    gone, new = (f"<w:rPr><w:{kind} {MARK}/></w:rPr>" for kind in ("del", "ins"))
    joined = holding(paragraph("民族应为", gone), paragraph("回族"))
    parted = holding(paragraph("照片不是本人", new), paragraph("民族应为回族"))
    name = holding(paragraph("周", gone), paragraph("安然"))
    return form(
        row("1", ZHOU[0], name, joined, ""),
        row("2", *LI[:2], parted, ""),
    )


def tracked_column() -> bytes:
    """A column of results was taken out, and another put in before the signatures."""
    out, into = f"<w:cellDel {MARK}/>", f"<w:cellIns {MARK}/>"
    rows = [row(*LABELS[:3], cell("校对结果", out), cell("核对结果", into), LABELS[4])]
    for number, name, result in STUDENTS:
        rows.append(row("", number, name, cell("未登录", out), cell(result, into), ""))
    return packed(document(sheet(table(*rows, columns=6))))


def changed_properties() -> bytes:
    """Cells that were merged once; how they were is kept beside how they are."""
    kept = (
        f'<w:tcPrChange {MARK}><w:tcPr><w:gridSpan w:val="3"/><w:vMerge/></w:tcPr></w:tcPrChange>'
    )
    row_was = f'<w:trPrChange {MARK}><w:trPr><w:gridBefore w:val="2"/></w:trPr></w:trPrChange>'
    rows = [
        row("", *(cell(text, kept) for text in student), "", properties=row_was)
        for student in STUDENTS
    ]
    return form(*rows)


# --- what stands between and around the runs ----------------------------------------------------


def split_runs() -> bytes:
    """Each character in a run of its own, with marks of the spelling checker between."""

    def apart(text: str) -> str:
        wrong = '<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>'
        return wrong[0] + wrong[1].join(map(run, text))

    rows = [row("", *(cell(apart(text)) for text in student), "") for student in STUDENTS]
    return packed(document(sheet(usual(*rows), below=(apart(LAST_LINE),))))


def bookmarks() -> bytes:
    """Bookmarks within words, between the cells of a row, and between rows."""

    def around(content: str, number: int) -> str:
        start = f'<w:bookmarkStart w:id="{number}" w:name="_Go{number}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'

    name = cell(run("李") + around("", 1) + run("想"))
    cells = cell("3") + around("".join(map(cell, WANG)), 3) + cell()
    return form(
        line(ZHOU, 1),
        around(row("2", LI[0], name, LI[2], ""), 2),
        f"<w:tr>{cells}</w:tr>",
        *lines((OUYANG, MA), 4),
    )


def wrapped_text() -> bytes:
    """Word of 2003 marks names by itself; rows and runs may be marked by others."""
    uri = 'w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="PersonName"'
    name = f"<w:smartTag {uri}><w:smartTagPr/>{run('周安然')}</w:smartTag>"
    marked = f'<w:customXml w:element="row">{line(LI, 2)}</w:customXml>'
    in_cell = f'<w:customXml w:element="r"><w:customXmlPr/>{run(WANG[2])}</w:customXml>'
    turned = f'<w:bdo w:val="ltr">{run("2014030104")}</w:bdo>'
    return form(
        row("1", ZHOU[0], cell(name), "无误", ""),
        marked,
        row("3", *WANG[:2], cell(in_cell), ""),
        row("4", cell(turned), *OUYANG[1:], ""),
        line(MA, 5),
    )


def hyperlinks() -> bytes:
    """A number and a result that turned into links, one of them put in as a tracked change."""
    link = f'<w:hyperlink w:anchor="top">{run("2014030101")}</w:hyperlink>'
    tracked = f'<w:hyperlink w:anchor="top">{added("照片不是")}{run("本人")}</w:hyperlink>'
    return form(
        row("1", cell(link), *ZHOU[1:], ""),
        *lines(STUDENTS[1:4], 2),
        row("5", *MA[:2], cell(tracked), ""),
    )


def field(code: str, shown: str) -> str:
    """A field as Word writes most of them: begin, code, what it shows, end."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    ends = [mark.format(kind) for kind in ("begin", "separate", "end")]
    return f"{ends[0]}{instruction}{ends[1]}{run(shown)}{ends[2]}"


def fields() -> bytes:
    """Rows that mail merge filled, and serials that Word counts."""
    counted = '<w:fldSimple w:instr=" SEQ 序号 "><w:r><w:t>{}</w:t></w:r></w:fldSimple>'
    simple = '<w:fldSimple w:instr=" MERGEFIELD 姓名 "><w:r><w:t>{}</w:t></w:r></w:fldSimple>'
    rows = [
        row(
            cell(counted.format(serial)),
            cell(field("MERGEFIELD 学号", number)),
            cell(simple.format(name)),
            cell(field("MERGEFIELD 是否有误", result)),
            "",
        )
        for serial, (number, name, result) in enumerate(STUDENTS, 1)
    ]
    unseen = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TC 有误'
    unseen += '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    rows.append(row("6", "2014030106", cell(run("高远") + unseen), cell(unseen), ""))
    return form(*rows)


def hyphens() -> bytes:
    day = "<w:r><w:t>出生日期应为1996</w:t><w:noBreakHyphen/><w:t>05</w:t><w:noBreakHyphen/>"
    soft = "<w:r><w:t>照片</w:t><w:softHyphen/><w:t>不是\u00ad本人</w:t></w:r>"
    number = "<w:r><w:t>20140301</w:t><w:softHyphen/><w:t>01</w:t></w:r>"
    return form(
        row("1", cell(number), ZHOU[1], cell(f"{day}<w:t>02</w:t></w:r>"), ""),
        row("2", *LI[:2], cell(soft), ""),
    )


def phonetic_guide() -> bytes:
    """The pinyin above a rare character is no part of the name."""
    guide = '<w:rubyPr><w:rubyAlign w:val="center"/></w:rubyPr>'
    name = f"<w:r><w:ruby>{guide}<w:rt>{run('yáo')}</w:rt>"
    name += f"<w:rubyBase>{run('垚')}</w:rubyBase></w:ruby></w:r>"
    return form(row("1", "2014030101", cell(run("王") + name), "无误", ""), *lines(STUDENTS[1:], 2))


def symbols() -> bytes:
    """Ticks out of fonts of signs, to be read as √ each, and a cross, to be read as ×."""
    signs = [
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',  # a tick
        '<w:r><w:sym w:font="Wingdings 2" w:char="F050"/></w:r>',  # a tick
        run("\uf0fc", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
        '<w:r><w:sym w:font="Wingdings" w:char="F0FB"/></w:r>',  # a cross
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run("无误"),
    ]
    pairs = zip(STUDENTS, signs, strict=True)
    return form(*(row("", *student[:2], cell(sign), "") for student, sign in pairs))


def new_symbol() -> bytes:
    """Word of today writes ✓ twice: for itself, and for programs that do not know its way."""
    mine = '<w16se:symEx w16se:font="Segoe UI Symbol" w16se:char="2713"/>'
    sign = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="w16se">{mine}</mc:Choice>'
        "<mc:Fallback><w:t>✓</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    return form(row("1", *ZHOU[:2], cell(sign), ""), *lines(STUDENTS[1:], 2))


def text_box(*blocks: str, number: int = 1) -> str:
    """A run with a text box, whose text Word writes twice: for itself and for older ones."""
    inside = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    size = 'cx="5800000" cy="2600000"'
    place = f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
    shape = f'<wps:spPr>{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
    box = f'<wps:wsp><wps:cNvSpPr txBox="1"/>{shape}<wps:txbx>{inside}</wps:txbx><wps:bodyPr/>'
    data = f'<a:graphicData uri="{SPACES["wps"]}">{box}</wps:wsp></a:graphicData>'
    about = f'<wp:extent {size}/><wp:docPr id="{number}" name="文本框 {number}"/>'
    drawing = f"<w:drawing><wp:inline>{about}<a:graphic>{data}</a:graphic></wp:inline></w:drawing>"
    old = f'<w:pict><v:shape style="width:456pt;height:205pt"><v:textbox>{inside}</v:textbox>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{old}</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def result_in_box() -> bytes:
    """The results of two students in text boxes that hang in their cells."""
    return form(
        *lines(STUDENTS[:3]),
        row("4", *OUYANG[:2], cell(text_box(paragraph("无误"))), ""),
        row("5", *MA[:2], cell(text_box(paragraph(MA[2]), number=2)), ""),
    )


# --- packages and namespaces --------------------------------------------------------------------

USUAL_XML = document(sheet(usual(*lines(STUDENTS[:3]), line(OUYANG, 4), row("5", *MA, ""))))


def strict() -> bytes:
    """Strict Office Open XML, which Word can save; python-docx does not open it."""
    data = packed(USUAL_XML.replace("<w:document ", '<w:document w:conformance="strict" '))
    buffer = BytesIO()
    names = [
        (SPACES["w"], "http://purl.oclc.org/ooxml/wordprocessingml/main"),
        (SPACES["r"], "http://purl.oclc.org/ooxml/officeDocument/relationships"),
        (SPACES["a"], "http://purl.oclc.org/ooxml/drawingml/main"),
        (SPACES["wp"], "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"),
    ]
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            for usual_name, strict_name in names:
                content = content.replace(usual_name.encode(), strict_name.encode())
            new.writestr(info.filename, content)
    return buffer.getvalue()


def other_prefix() -> bytes:
    xml = USUAL_XML.replace("<w:", "<ns0:").replace("</w:", "</ns0:").replace(" w:", " ns0:")
    return packed(xml.replace("xmlns:w=", "xmlns:ns0="))


def no_prefix() -> bytes:
    """The namespace as the default one; attributes still need a prefix."""
    xml = USUAL_XML.replace("<w:", "<").replace("</w:", "</")
    return packed(xml.replace("<document ", f'<document xmlns="{SPACES["w"]}" ', 1))


def indented() -> bytes:
    root = etree.fromstring(USUAL_XML.encode(), etree.XMLParser(remove_blank_text=True))
    etree.indent(root)
    return packed(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def other_parts() -> bytes:
    """Comments, footnotes, a header and a footer: none of it is what the form says."""

    def part(root: str, inside: str) -> str:
        return f"<w:{root} {DECLARED}>{inside}</w:{root}>"

    said = (
        f'<w:comment w:id="1" w:author="辅导员" w:initials="f">{paragraph("此处有误")}</w:comment>'
    )
    marks = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">'
        f"{paragraph(f'<w:r><w:{kind}/></w:r>')}</w:footnote>"
        for number, kind in [(-1, "separator"), (0, "continuationSeparator")]
    )
    note = f'<w:footnote w:id="1">{paragraph("2014030199 孙脚注 有误")}</w:footnote>'
    others = {
        "comments": part("comments", said),
        "footnotes": part("footnotes", marks + note),
        "header": part("hdr", paragraph("信息工程学院　学号、姓名须与身份证一致")),
        "footer": part("ftr", paragraph("第 1 页　校对结果请如实填写")),
    }
    commented = (
        f'<w:commentRangeStart w:id="1"/>{run("无误")}<w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r>'
    )
    noted = run("李想") + '<w:r><w:footnoteReference w:id="1"/></w:r>'
    rows = [
        row("1", *ZHOU[:2], cell(commented), ""),
        row("2", LI[0], cell(noted), LI[2], ""),
        *lines(STUDENTS[2:], 3),
    ]
    section = "".join(
        f'<w:{x}Reference w:type="default" r:id="{x}"/>' for x in ("header", "footer")
    )
    return packed(document(sheet(usual(*rows)), section=section), others)


def cdata_and_comments() -> bytes:
    """What XML allows between and instead of letters, and no program that people use writes."""
    cut = "<w:r><w:t>2014<!-- 年级 -->0301<?mark here?>02</w:t></w:r>"
    rows = [
        row("1", cell("<w:r><w:t><![CDATA[2014030101]]></w:t></w:r>"), *ZHOU[1:], ""),
        "<!-- 第二人 -->",
        row("2", cell(cut), "<w:r><w:t>&#x674E;&#24819;</w:t></w:r>", LI[2], ""),
        row("3", *WANG[:2], cell("<w:r><w:t><![CDATA[民族<汉>应为<回>]]></w:t></w:r>"), ""),
        line(OUYANG, 4).replace("<w:tc>", "<!-- 格 --><?mark cell?><w:tc>"),
        line(MA, 5),
    ]
    return packed(document("<!-- 开始 -->", sheet(usual(*rows)), "<?mark end?>"))


def page_was_here() -> bytes:
    """Word notes where its pages ended when it last looked; that is no break."""
    number = "<w:r><w:t>20140301</w:t><w:lastRenderedPageBreak/><w:t>02</w:t></w:r>"
    result = "<w:r><w:lastRenderedPageBreak/><w:t>民族有误</w:t><w:cr/><w:t>应为回族</w:t></w:r>"
    return form(
        line(ZHOU, 1),
        row("2", cell(number), *LI[1:], ""),
        row("3", *WANG[:2], cell(result), ""),
        *lines((OUYANG, MA), 4),
    )


def old_merges() -> bytes:
    """Cells merged as before Word 2007: each is still there and says that it goes on."""
    first, on = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    top = row(cell(TITLE, first), *(cell("", on) for _ in range(4)))
    last = row(cell(LAST_LINE, first), *(cell("", on) for _ in range(4)))
    own = '<w:tblPrEx><w:jc w:val="center"/></w:tblPrEx>'
    rows = [each.replace("<w:tr>", f"<w:tr>{own}") for each in lines()]
    return file(table(top, row(*LABELS), *rows, last), paragraph())


def changed(number: int, result: str) -> tuple[Student, ...]:
    """The usual students, one of them with another *result*."""
    return tuple(
        (*each[:2], result) if at == number else each for at, each in enumerate(STUDENTS, 1)
    )


#: A check box to click counts by its state, whatever sign stands in it; a fault is read alone.
BOXES = ("☑无误 □有误", "民族应为回族")
TICKS = ("√", "√", "√", "×", "√无误")

ODD_FORMS: dict[str, Typed] = {
    "table in a control": Typed(
        lambda: file(sheet(control(usual(*lines()) + paragraph(LAST_LINE)), below=())), STUDENTS
    ),
    "table in two controls": Typed(
        lambda: file(sheet(control(paragraph() + control(usual(*lines()))))), STUDENTS
    ),
    "rows in controls": Typed(lambda: form(*map(control, lines())), STUDENTS),
    "several rows in one control": Typed(
        lambda: form(lines()[0], control("".join(lines()[1:]))), STUDENTS
    ),
    "repeating section": Typed(repeating_section, STUDENTS),
    "cells in controls": Typed(cells_in_controls, STUDENTS),
    "runs in controls": Typed(runs_in_controls, STUDENTS),
    "placeholders in controls": Typed(
        placeholders, (ZHOU, (*LI[:2], "")), statuses=("ok", "missing")
    ),
    "check boxes to click": Typed(
        check_boxes,
        ((*ZHOU[:2], BOXES[0]), (*LI[:2], BOXES[1])),
        statuses=("ok", "anomaly"),
    ),
    "list to choose from": Typed(choices, STUDENTS),
    "tracked text": Typed(tracked_text, changed(5, "")),
    "tracked move": Typed(tracked_move, STUDENTS),
    "tracked rows": Typed(tracked_rows, STUDENTS),
    "tracked paragraph marks": Typed(
        tracked_marks,
        ((*ZHOU[:2], "民族应为回族"), (*LI[:2], "照片不是本人\n民族应为回族")),
    ),
    "tracked column": Typed(tracked_column, STUDENTS),
    "changed properties": Typed(changed_properties, STUDENTS),
    "split runs": Typed(split_runs, STUDENTS),
    "bookmarks": Typed(bookmarks, STUDENTS),
    "smart tags and custom XML": Typed(wrapped_text, STUDENTS),
    "hyperlinks": Typed(hyperlinks, STUDENTS),
    "fields": Typed(fields, (*STUDENTS, ("2014030106", "高远", ""))),
    "hyphens": Typed(hyphens, ((*ZHOU[:2], "出生日期应为1996-05-02"), (*LI[:2], "照片不是本人"))),
    "phonetic guide": Typed(phonetic_guide, (("2014030101", "王垚", "无误"), *STUDENTS[1:])),
    "ticks as symbols": Typed(
        symbols,
        tuple((*student[:2], tick) for student, tick in zip(STUDENTS, TICKS, strict=True)),
        statuses=("ok", "ok", "ok", "vague", "ok"),
    ),
    "tick in two ways": Typed(
        new_symbol, changed(1, "✓"), statuses=("ok", "ok", "anomaly", "ok", "anomaly")
    ),
    "class in a text box": Typed(
        lambda: file(
            sheet(
                paragraph(text_box(paragraph(f"班级：{CLASS}"))),
                usual(*lines()),
                below=(SIGNATURES,),
            )
        ),
        STUDENTS,
    ),
    "form in a text box": Typed(
        lambda: file(paragraph(text_box(sheet(usual(*lines()))))), STUDENTS
    ),
    "results in text boxes": Typed(result_in_box, STUDENTS),
    "strict": Typed(strict, STUDENTS),
    "another prefix": Typed(other_prefix, STUDENTS),
    "no prefix": Typed(no_prefix, STUDENTS),
    "indented": Typed(indented, STUDENTS),
    "byte order mark": Typed(lambda: packed(b"\xef\xbb\xbf" + USUAL_XML.encode()), STUDENTS),
    "main part of another name": Typed(
        lambda: packed(USUAL_XML, main="word/document2.xml"), STUDENTS
    ),
    "main part in another folder": Typed(lambda: packed(USUAL_XML, main="form/main.xml"), STUDENTS),
    "comments, footnotes, header, footer": Typed(other_parts, STUDENTS),
    "CDATA and XML comments": Typed(cdata_and_comments, changed(3, "民族<汉>应为<回>")),
    "last rendered page break": Typed(page_was_here, changed(3, "民族有误\n应为回族")),
    "merged as before Word 2007": Typed(old_merges, STUDENTS),
}
