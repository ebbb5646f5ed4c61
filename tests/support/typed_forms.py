"""Forms as students type them by hand in Word and WPS, each with what must be read from it.

Nothing here is made or read by our own code. All students are invented.
"""

from io import BytesIO

from new_document import new_document
from typed_forms_odd import (
    CLASS,
    DECLARED,
    LABELS,
    LAST_LINE,
    LI,
    MA,
    ODD_FORMS,
    OUYANG,
    SIGNATURES,
    STUDENTS,
    TITLE,
    WANG,
    ZHOU,
    Student,
    Typed,
    added,
    blanks,
    cell,
    changed,
    control,
    document,
    down,
    file,
    form,
    holding,
    line,
    lines,
    listed,
    over,
    packed,
    paragraph,
    row,
    run,
    sheet,
    table,
    underlined,
    usual,
)

__all__ = ["CLASS", "FORMS", "Typed"]

PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
BLANK_LINE = f"班级名称：____级________班\t{SIGNATURES}"
NOTE = "注：无异常填“无误”，异常情况请如实填写，学号由小到大排列。"


def with_class_line(content: str) -> bytes:
    """The usual form, above whose signatures another line tells the class."""
    return file(sheet(usual(*lines()), below=(content,)))


def plain(*columns: tuple[str, str]) -> bytes:
    return file(sheet(listed(*columns)))


# --- rows and serials ---------------------------------------------------------------------------


def numbered_by_word() -> bytes:
    """The serials are a list that Word counts; no text stands there."""
    counted = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/>'
    )
    numbering = (
        f'<w:numbering {DECLARED}><w:abstractNum w:abstractNumId="0">{level}</w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    rows = [row(holding(paragraph("", counted)), *student, "") for student in STUDENTS]
    rows += [row(holding(paragraph("", counted)), "", "", "", "") for _ in range(3)]
    return packed(document(sheet(usual(*rows))), {"numbering": numbering})


def class_of_thirty() -> tuple[Student, ...]:
    surnames, given = "赵钱孙李周吴郑王冯陈", ("一鸣", "可欣", "雨桐")
    names = [surname + name for name in given for surname in surnames]
    results = {7: "照片没有", 19: "姓名有误：应为“冯一茗”", 26: ""}
    return tuple(
        (f"20140301{at:02}", name, results.get(at, "无误")) for at, name in enumerate(names, 1)
    )


THIRTY = class_of_thirty()


def thirty_on_two_sheets() -> bytes:
    second = sheet(usual(*lines(THIRTY[25:], 26), *blanks(20, 31)))
    return file(sheet(usual(*lines(THIRTY[:25]))), paragraph(PAGE_BREAK), second)


# --- headers ------------------------------------------------------------------------------------


def broken_header() -> bytes:
    """Labels broken into lines and paragraphs, as narrow columns make people do."""
    number = holding(paragraph("学"), paragraph("号"))
    header = row("序\n号", number, "姓\t名", "校对\n结果", holding(*map(paragraph, "本人签名")))
    return file(sheet(table(header, *lines())))


def merged_header() -> bytes:
    """Each label over two rows, to make the header higher."""
    header = row(*(down(label, first=True) for label in LABELS)), row(*(down() for _ in LABELS))
    return file(sheet(table(*header, *lines())))


def header_in_two_rows() -> bytes:
    """What is to be written stands in a row of its own below the labels."""
    first = row("序号", "学号", "姓名", "校对结果", "本人签名")
    second = row("", "", "", "（无异常填“无误”，异常情况请如实填写异常内容）", "")
    return file(sheet(table(first, second, *lines())))


def grouped_header() -> bytes:
    """Groups of columns above the labels proper."""
    top = row(
        down("序号", first=True), over(2, "学生信息"), over(2, "校对情况"), down("签名", first=True)
    )
    labels = row(down(), "学号", "姓名", "校对结果", "备注", down())
    rows = [row(str(at), *student, "", "") for at, student in enumerate(STUDENTS, 1)]
    return file(sheet(table(top, labels, *rows, columns=6)))


def header_in_the_middle() -> bytes:
    """One long table in which the header was typed again where the second page began."""
    again = row(*LABELS)
    return form(*lines(STUDENTS[:3]), *blanks(1, 4), again, *lines(STUDENTS[3:]), *blanks(2, 3))


def sheets_in_one_table() -> bytes:
    """Title, header, rows and last line twice, all of it rows of one table."""
    top, header, last = row(over(5, TITLE)), row(*LABELS), row(over(5, LAST_LINE))
    first = [top, header, *lines(STUDENTS[:3]), last]
    return file(table(*first, top, header, *lines(STUDENTS[3:]), *blanks(1, 3), last), paragraph())


# --- merged cells -------------------------------------------------------------------------------


def merged_results() -> bytes:
    """无误 is written once and stands for all the rows of its cell, but not beyond."""
    results = [down("无误", first=True), down(), WANG[2], down("无误", first=True), down()]
    rows = [
        row("", *student[:2], result, "") for student, result in zip(STUDENTS, results, strict=True)
    ]
    return form(*rows, *blanks(2, 6))


def merged_beyond_students() -> bytes:
    """The cell of 无误 goes down over rows in which nobody stands."""
    results = [down("无误", first=True), *(down() for _ in range(6))]
    people = [*(student[:2] for student in STUDENTS), ("", ""), ("", "")]
    pairs = zip(people, results, strict=True)
    return form(*(row(str(at), *two, result, "") for at, (two, result) in enumerate(pairs, 1)))


def merged_class() -> bytes:
    """The class stands once in a column of its own, merged down, written from top to bottom."""
    upright = '<w:vMerge w:val="restart"/><w:textDirection w:val="tbRlV"/>'
    header = row("班级", "学号", "姓名", "校对结果", "本人签名")
    classes = cell(CLASS, upright), *(down() for _ in STUDENTS[1:])
    rows = [row(first, *student, "") for first, student in zip(classes, STUDENTS, strict=True)]
    return file(sheet(table(header, *rows), below=(SIGNATURES,)))


def merged_by_python_docx() -> bytes:
    """A form of python-docx: it writes all that was in the merged cells into the first."""
    made = new_document()
    made.add_paragraph(TITLE)
    grid = made.add_table(rows=6, cols=5, style="Table Grid")
    rows = [LABELS, *((str(at), *each[:2], "", "") for at, each in enumerate(STUDENTS, 1))]
    for cells, texts in zip(grid.rows, rows, strict=True):
        for each, text in zip(cells.cells, texts, strict=True):
            each.text = text
    grid.cell(1, 3).merge(grid.cell(5, 3)).text = "无误"
    made.add_paragraph(LAST_LINE)
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def wide_cells() -> bytes:
    """The grid has seven columns; the labels and the rows share them in different ways."""
    header = row("序号", over(2, "学号"), "姓名", over(2, "校对结果"), "本人签名")
    return file(
        sheet(
            table(
                header,
                row("1", over(2, ZHOU[0]), ZHOU[1], over(2, ZHOU[2]), ""),
                row("2", over(2, LI[0]), LI[1], LI[2], "", ""),
                row("3", WANG[0], "", WANG[1], over(3, WANG[2])),
                row("4", over(2, OUYANG[0]), OUYANG[1], over(2, OUYANG[2])),
                row("5", over(2, MA[0]), MA[1], over(2, MA[2]), ""),
                columns=7,
            )
        )
    )


def ragged_rows() -> bytes:
    """Rows that begin later or end sooner than the others."""
    before = '<w:gridBefore w:val="1"/><w:wBefore w:w="1800" w:type="dxa"/>'
    after = '<w:gridAfter w:val="1"/><w:wAfter w:w="1800" w:type="dxa"/>'
    return form(
        row(*ZHOU, "", properties=before),
        row("2", *LI, properties=after),
        row(*WANG, properties=before.replace("<w:wB", '<w:gridAfter w:val="1"/><w:wB')),
        line(OUYANG, 4),
        row(*MA[:2], over(2, MA[2]), properties=before),
    )


# --- where the class stands ---------------------------------------------------------------------


def class_in_pairs_inside() -> bytes:
    """Labels and what belongs to them in cells of the form's own table."""
    top = row("班级", over(2, CLASS), "辅导员", "何老师")
    return file(paragraph(TITLE), table(top, row(*LABELS), *lines()), paragraph(SIGNATURES))


def class_in_small_table() -> bytes:
    small = table(row("学院", "信息工程学院"), row("班　级", CLASS), columns=2)
    return file(paragraph(TITLE), small, paragraph(), usual(*lines()), paragraph(SIGNATURES))


def class_in_last_rows() -> bytes:
    last = row(over(3, f"班级名称：{CLASS}"), over(2, "辅导员签名："))
    seal = row(over(3, "学院领导："), over(2, "学院（公章）"))
    return file(table(row(over(5, TITLE)), row(*LABELS), *lines(), last, seal), paragraph())


def class_among_underlines() -> bytes:
    blank = run("班级名称：") + underlined(" 2014") + run(" 级 ")
    blank += underlined("  软件") + underlined("工程1 ") + run(" 班\t\t辅导员签名：")
    return with_class_line(
        blank + underlined("　　　　") + run("\t学院领导：\t学院（公章）\t2018年4月2日")
    )


# --- tables in tables ---------------------------------------------------------------------------


def in_layout_table() -> bytes:
    """A frame of one cell around all of it, and an empty cell below."""
    inside = holding(sheet(usual(*lines())))
    return file(table(row(inside), row(""), columns=1), paragraph())


def table_in_result() -> bytes:
    alone = holding(table(row("照片不是本人"), columns=1), paragraph())
    behind = holding(
        paragraph("民族有误"), table(row("显示汉族"), row("应为回族"), columns=1), paragraph()
    )
    return form(
        *lines((ZHOU, LI)),
        row("3", *WANG[:2], behind, ""),
        line(OUYANG, 4),
        row("5", *MA[:2], alone, ""),
    )


def table_in_signature() -> bytes:
    """The place to sign is a table with labels of its own."""
    place = holding(table(row("学号", "签名"), row("", "周安然"), columns=2), paragraph())
    return form(row("1", *ZHOU, place), *lines(STUDENTS[1:], 2))


# --- what is typed into the cells ---------------------------------------------------------------


def breaks_and_tabs() -> bytes:
    number = holding(paragraph("20140301"), paragraph("02"))
    return form(
        row("1", "201403\n0101", "\t周安然", "\t无误\n", ""),
        row("2", number, "李\t想", holding(paragraph(), paragraph("无误"), paragraph()), ""),
        row("3", "2014030103", "王\n子墨", "民族有误：显示“汉族”，\n应为“回族”", ""),
    )


def several_paragraphs() -> bytes:
    three = holding(
        *map(paragraph, ("1.民族应为回族", "", "2.照片不是本人 ", "3.专业有误\n应为网络工程"))
    )
    return form(row("1", *ZHOU[:2], three, ""), *lines(STUDENTS[1:], 2))


def side_by_side() -> bytes:
    """Two blocks in one table, to save paper: down the left one first, then the right one."""
    rows = [
        row("1", *ZHOU, "", "4", *OUYANG, ""),
        row("2", *LI, "", "5", *MA, ""),
        row("3", *WANG, "", "6", "", "", "", ""),
    ]
    return file(sheet(table(row(*LABELS, *LABELS), *rows, columns=10)))


def totals_and_notes() -> bytes:
    total = row(over(2, "合计"), over(3, "45 人"))
    return form(*lines(), *blanks(2, 6), total, row(over(5, NOTE)))


def totals_without_merging() -> bytes:
    """The same in cells that stand below 序号, 学号 and 姓名 like those of anybody."""
    return form(
        *lines(),
        row("合计", "5人", "", "无误3人", ""),
        row("填表人", "王子墨", "填表日期", "2018年4月2日", ""),
        row(NOTE, "", "", "", ""),
    )


def count_table_behind() -> bytes:
    """Another table of five columns that is not the form's second page."""
    counts = table(
        row("班级人数", "应校对", "已校对", "未校对", "有误"), row("5", "5", "5", "0", "2")
    )
    return file(sheet(usual(*lines())), paragraph("附：校对情况统计"), counts, paragraph())


def notice_before() -> bytes:
    """The notice before the form speaks of classes, numbers and results, and names nobody."""
    text = "各班级按学号由小到大填写反馈表，校对结果填“无误”。班级、姓名须与学信网一致。"
    return file(
        *map(paragraph, ("关于做好图像信息校对工作的通知", text, "教务处")),
        paragraph(PAGE_BREAK),
        sheet(usual(*lines())),
    )


def loose_page() -> bytes:
    """Empty paragraphs and page breaks where people put them to push the form about."""
    return file(
        paragraph(),
        paragraph(PAGE_BREAK + run(TITLE)),
        paragraph(),
        usual(*lines()),
        paragraph(),
        paragraph(),
        paragraph(run(LAST_LINE) + PAGE_BREAK),
        paragraph(),
    )


# --- several of these at once -------------------------------------------------------------------


def everything_around() -> bytes:
    """A frame, a control, rows in controls, a result merged down and put in as a tracked change."""
    merged = [cell(added("无误"), '<w:vMerge w:val="restart"/>'), down(), WANG[2]]
    rows = [
        control(row(str(at), cell("".join(map(run, number))), name.center(6), result, ""))
        for at, ((number, name, _), result) in enumerate(zip(STUDENTS[:3], merged, strict=True), 1)
    ]
    rows += [control("".join(lines(STUDENTS[3:], 4))), row(over(5, "合计：5人"))]
    inside = holding(paragraph(TITLE), control(usual(*rows)), paragraph(LAST_LINE))
    return file(table(row(inside), columns=1), paragraph())


def blocks_on_two_sheets() -> bytes:
    """Two blocks side by side on each of two sheets, the second without labels and serials."""
    first = [row("1", *ZHOU, "", "2", *LI, "")]
    second = [row("", *WANG, "", "", *MA, ""), row("", *OUYANG, "", "", "", "", "", "")]
    return file(
        sheet(
            table(row(*LABELS, *LABELS), *first, columns=10),
            paragraph(PAGE_BREAK),
            table(*second, columns=10),
        )
    )


def merged_without_header() -> bytes:
    """The second table has no labels, and one 无误 for all of its students."""
    header = row("学 号", "姓　名", "核对结果", "签字")
    results = down("无误", first=True), down(), down()
    people = (STUDENTS[2], STUDENTS[3], ("", "", ""))
    rest = [row(*each[:2], result, "") for each, result in zip(people, results, strict=True)]
    start = [row(*each, "") for each in STUDENTS[:2]]
    return file(
        sheet(table(header, *start, columns=4), paragraph(PAGE_BREAK), table(*rest, columns=4))
    )


DASHES = (
    (*ZHOU[:2], "=错"),
    (*LI[:2], "-无"),
    (*WANG[:2], "+86手机号有误"),
    (*OUYANG[:2], "@照片 <无> & “空”"),
)
WORDS = tuple(
    (*student[:2], result)
    for student, result in zip(STUDENTS, ("√", "正确", "有误", "", "没问题"), strict=True)
)
BOXES = (
    (*ZHOU[:2], "☑无误 ☐有误"),
    (*LI[:2], "□无误 ☑有误：民族应为回族"),
    (*WANG[:2], "■无误 □有误"),
)
DOTS = tuple(f"阿依古丽{dot}麦麦提" for dot in "•・･‧⋅∙．.·")
DOTTED = tuple((f"20140302{at:02}", "阿依古丽·麦麦提", "无误") for at, _ in enumerate(DOTS, 1))
RARE = (("2014030101", "刘𬱖", "无误"), ("2014030102", "䶮颖", "姓名有误：“䶮”显示为“?”"))
AWAY = (ZHOU, (*LI[:2], ""), (*WANG[:2], ""))
LETTERS = (("0914030101", "丁零", "无误"), ("B20140301", "卜字母", "无误"))

FORMS: dict[str, Typed] = {
    "as in the notice": Typed(lambda: form(*lines(), *blanks(20, 6)), STUDENTS),
    "as many rows as students": Typed(lambda: form(*lines()), STUDENTS),
    "blank rows between": Typed(
        lambda: form(*lines(STUDENTS[:2]), *blanks(2, 3), *lines(STUDENTS[2:], 5), *blanks(2, 8)),
        STUDENTS,
    ),
    "blank rows without serials": Typed(
        lambda: form(
            line(ZHOU), line(("", "", "")), *map(line, STUDENTS[1:]), line((" ", "　", ""))
        ),
        STUDENTS,
    ),
    "nobody": Typed(lambda: form(*blanks(25, 1)), ()),
    "nobody, but 无误 everywhere": Typed(
        lambda: form(*lines((ZHOU,)), *(line(("", "", "无误"), at) for at in (2, 3, 4))), (ZHOU,)
    ),
    "serials by Word": Typed(numbered_by_word, STUDENTS),
    "no column for the serial": Typed(
        lambda: plain(("学号", "number"), ("姓名", "name"), ("校对结果", "result"), ("签名", "")),
        STUDENTS,
    ),
    "columns in another order": Typed(
        lambda: plain(
            ("学号", "number"),
            ("姓名", "name"),
            ("本人签字", ""),
            ("核对结果", "result"),
            ("序号", "serial"),
        ),
        STUDENTS,
    ),
    "result before the names": Typed(
        lambda: plain(
            ("校对结果", "result"), ("姓名", "name"), ("学号", "number"), ("本人签名", "")
        ),
        STUDENTS,
    ),
    "extra columns": Typed(
        lambda: plain(
            ("序号", "serial"),
            ("班级", CLASS),
            ("学号", "number"),
            ("姓名", "name"),
            ("性别", "女"),
            ("联系方式", "13800000000"),
            ("校对结果", "result"),
            ("本人签名", ""),
            ("备注", ""),
        ),
        STUDENTS,
    ),
    "class only in its column": Typed(
        lambda: file(
            sheet(
                listed(
                    ("序号", "serial"),
                    ("学号", "number"),
                    ("姓名", "name"),
                    ("班级", CLASS),
                    ("校对结果", "result"),
                    ("签名", ""),
                ),
                below=(SIGNATURES,),
            )
        ),
        STUDENTS,
    ),
    "padded labels": Typed(
        lambda: plain(
            ("序　号", "serial"),
            ("学　　号", "number"),
            ("姓 名", "name"),
            ("核 对 结 果", "result"),
            ("本人 签字", ""),
        ),
        STUDENTS,
    ),
    "核对情况 and 学生签字": Typed(
        lambda: plain(
            ("编号", "serial"),
            ("学号：", "number"),
            ("姓名：", "name"),
            ("核对情况", "result"),
            ("学生签字", ""),
        ),
        STUDENTS,
    ),
    "校对情况 with a long explanation": Typed(
        lambda: plain(
            ("序号", "serial"),
            ("学生学号", "number"),
            ("学生姓名", "name"),
            ("校对情况（学号、姓名、照片等无误填“无误”，有误写明内容）", "result"),
            ("学生签名", ""),
        ),
        STUDENTS,
    ),
    "names typed as signatures": Typed(
        lambda: plain(
            ("序号", "serial"),
            ("学号", "number"),
            ("姓名", "name"),
            ("校对结果", "result"),
            ("本人签名", "name"),
        ),
        STUDENTS,
    ),
    "labels broken into lines": Typed(broken_header, STUDENTS),
    "merged header": Typed(merged_header, STUDENTS),
    "header in two rows": Typed(header_in_two_rows, STUDENTS),
    "grouped header": Typed(grouped_header, STUDENTS),
    "header in the middle": Typed(header_in_the_middle, STUDENTS),
    "two sheets in one table": Typed(sheets_in_one_table, STUDENTS),
    "two sheets": Typed(
        lambda: file(sheet(usual(*lines(STUDENTS[:3]))), sheet(usual(*lines(STUDENTS[3:], 4)))),
        STUDENTS,
    ),
    "two sheets, serials begin anew": Typed(
        lambda: file(
            sheet(usual(*lines(STUDENTS[:3]), *blanks(2, 4))),
            paragraph(PAGE_BREAK),
            sheet(usual(*lines(STUDENTS[3:]), *blanks(3, 3))),
        ),
        STUDENTS,
    ),
    "two sheets, the class on the first": Typed(
        lambda: file(
            sheet(usual(*lines(STUDENTS[:3]))),
            sheet(usual(*lines(STUDENTS[3:], 4)), below=(BLANK_LINE,)),
        ),
        STUDENTS,
    ),
    "two sheets, the class on the last": Typed(
        lambda: file(
            sheet(usual(*lines(STUDENTS[:3])), below=()),
            sheet(usual(*lines(STUDENTS[3:], 4)), above=()),
        ),
        STUDENTS,
    ),
    "second table without a header": Typed(
        lambda: file(
            sheet(
                usual(*lines(STUDENTS[:3])),
                paragraph(PAGE_BREAK),
                table(*lines(STUDENTS[3:], 4), *blanks(2, 6)),
            )
        ),
        STUDENTS,
    ),
    "thirty on two sheets": Typed(thirty_on_two_sheets, THIRTY),
    "one result over five students": Typed(
        lambda: form(
            row("1", *ZHOU[:2], down("无误", first=True), ""),
            *(row(str(at), *each[:2], down(), "") for at, each in enumerate(STUDENTS[1:], 2)),
        ),
        tuple((*student[:2], "无误") for student in STUDENTS),
        statuses=("ok",) * 5,
    ),
    "results merged in groups": Typed(merged_results, (*STUDENTS[:4], (*MA[:2], "无误"))),
    "result merged beyond the students": Typed(
        merged_beyond_students, tuple((*student[:2], "无误") for student in STUDENTS)
    ),
    "class merged down": Typed(merged_class, STUDENTS),
    "merged by python-docx": Typed(
        merged_by_python_docx, tuple((*student[:2], "无误") for student in STUDENTS)
    ),
    "wide cells": Typed(wide_cells, STUDENTS),
    "ragged rows": Typed(ragged_rows, STUDENTS),
    "class in a pair of cells": Typed(class_in_pairs_inside, STUDENTS),
    "class in a small table": Typed(class_in_small_table, STUDENTS),
    "class in the last rows": Typed(class_in_last_rows, STUDENTS),
    "class among underlines": Typed(class_among_underlines, STUDENTS),
    "class above": Typed(
        lambda: file(sheet(usual(*lines()), above=(TITLE, f"班级：{CLASS}"), below=(SIGNATURES,))),
        STUDENTS,
    ),
    "class below, alone": Typed(lambda: with_class_line(f"班 级：{CLASS}"), STUDENTS),
    "class between underscores": Typed(
        lambda: with_class_line(f"班级名称：__2014__级__软件工程1__班　{SIGNATURES}"), STUDENTS
    ),
    "class among other facts": Typed(
        lambda: with_class_line(
            f"学院：信息工程学院　专业：软件工程　班级：{CLASS}　班级人数：5人　日期：2018.4.2"
        ),
        STUDENTS,
    ),
    "class by a short name": Typed(
        lambda: with_class_line(f"班级：软件工程141　{SIGNATURES}"), STUDENTS, "软件工程141"
    ),
    "class by a Chinese number": Typed(
        lambda: with_class_line(f"专业班级:2014级软件工程一班　{SIGNATURES}"),
        STUDENTS,
        "2014级软件工程一班",
    ),
    "class left blank": Typed(lambda: with_class_line(BLANK_LINE), STUDENTS, None),
    "class left blank with spaces": Typed(
        lambda: with_class_line(f"班级名称：      级                班\t{SIGNATURES}"),
        STUDENTS,
        None,
    ),
    "no word of the class": Typed(lambda: with_class_line(SIGNATURES), STUDENTS, None),
    "form in a layout table": Typed(in_layout_table, STUDENTS),
    "table inside a result": Typed(table_in_result, changed(3, "民族有误\n显示汉族\n应为回族")),
    "table inside a signature": Typed(table_in_signature, STUDENTS),
    "breaks and tabs": Typed(
        breaks_and_tabs, (ZHOU, LI, (*WANG[:2], "民族有误：显示“汉族”，\n应为“回族”"))
    ),
    "padded names": Typed(
        lambda: form(
            row("1", *ZHOU, ""),
            row("2", LI[0], "李　想", "无误", ""),
            row("3", WANG[0], " 王 子 墨 ", WANG[2], ""),
            row("4", OUYANG[0], "欧阳\u00a0雪", OUYANG[2], ""),
            row("5", MA[0], "马\u2003小川", MA[2], ""),
        ),
        STUDENTS,
    ),
    "full-width numbers": Typed(
        lambda: form(
            row("１", "２０１４０３０１０１", *ZHOU[1:], ""),
            row("２", "2014030１０２", *LI[1:], ""),
            *lines(STUDENTS[2:], 3),
        ),
        STUDENTS,
    ),
    "spaces around and within": Typed(
        lambda: form(
            row("1", "2014030101  ", *ZHOU[1:], ""),
            row("2", "\u00a02014030102", LI[1], "　无误\u00a0", ""),
            row("3", "2014 0301 03", *WANG[1:], ""),
            row("4", "\u200b2014030104", OUYANG[1], " 无误 ", ""),
            row("5", "2014030105\u3000", *MA[1:], ""),
        ),
        STUDENTS,
    ),
    "numbers with a letter and a leading zero": Typed(lambda: form(*lines(LETTERS)), LETTERS),
    "dots in a name": Typed(
        lambda: form(
            *(line((DOTTED[at][0], name, "无误"), at + 1) for at, name in enumerate(DOTS))
        ),
        DOTTED,
    ),
    "rare characters": Typed(lambda: form(*lines(RARE)), RARE),
    "result in several paragraphs": Typed(
        several_paragraphs,
        changed(1, "1.民族应为回族\n2.照片不是本人\n3.专业有误\n应为网络工程"),
    ),
    "signs that are formulas elsewhere": Typed(lambda: form(*lines(DASHES)), DASHES),
    "rows in wrong order": Typed(lambda: form(*lines(STUDENTS[::-1])), STUDENTS[::-1]),
    "same student twice": Typed(
        lambda: form(*lines((ZHOU, LI, (*ZHOU[:2], "照片不是本人")))),
        (ZHOU, LI, (*ZHOU[:2], "照片不是本人")),
    ),
    "half-known students": Typed(
        lambda: form(line(ZHOU, 1), line((LI[0], "", "无误"), 2), line(("", WANG[1], WANG[2]), 3)),
        (ZHOU, (LI[0], "", "无误"), ("", *WANG[1:])),
    ),
    "two blocks side by side": Typed(side_by_side, STUDENTS),
    "totals and notes": Typed(totals_and_notes, STUDENTS),
    "totals without merging": Typed(totals_without_merging, STUDENTS),
    "count table behind": Typed(count_table_behind, STUDENTS),
    "away": Typed(
        lambda: file(
            sheet(
                table(
                    row(*LABELS, "备注"),
                    row("1", *ZHOU, "", ""),
                    row("2", *AWAY[1], "", "休学"),
                    row("3", *AWAY[2], "", "参军"),
                    columns=6,
                )
            )
        ),
        AWAY,
        statuses=("ok", "missing", "missing"),
    ),
    "words and ticks": Typed(
        lambda: form(*lines(WORDS)), WORDS, statuses=("ok", "ok", "vague", "missing", "ok")
    ),
    "check boxes as characters": Typed(
        lambda: form(*lines(BOXES)),
        (BOXES[0], (*LI[:2], "民族应为回族"), BOXES[2]),
        statuses=("ok", "anomaly", "ok"),
    ),
    "notice before": Typed(notice_before, STUDENTS),
    "empty paragraphs and page breaks": Typed(loose_page, STUDENTS),
    "a frame, controls, a tracked and merged result": Typed(everything_around, STUDENTS),
    "two blocks on two sheets": Typed(blocks_on_two_sheets, STUDENTS),
    "merged results without a header": Typed(
        merged_without_header, (ZHOU, LI, (*WANG[:2], "无误"), OUYANG)
    ),
    **ODD_FORMS,
}
