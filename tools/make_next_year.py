"""Make the inputs of examples/next-year: another school's notice of 2027, its form, a class.

    .venv/bin/python tools/make_next_year.py

School and students are invented. The notice is a Word document as a 教务处 sends it; its form
(附件2.docx) has columns of its own, 30 rows, and other words for the result.
"""

import csv
import io
import sys
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openpyxl import Workbook

from tongzhi_cli.office.writing import timeless

FOLDER = Path(__file__).resolve().parents[1] / "examples" / "next-year"
CLASS = "2023级网络工程2班"
NOTICE = (
    "示例院教〔2027〕12号",
    "",
    "关于做好2027届毕业生学历图像及学籍信息核对工作的通知",
    "",
    "各学院：",
    (
        "根据上级有关要求，现组织2027届毕业生（2023级本科、2024级专科、2025级专升本）核对学历图像和"
        "学籍信息，有关事项通知如下："
    ),
    "一、网上核对",
    (
        "毕业生于即日起至2027年4月1日（星期四）晚22:00前登录学信网（https://www.chsi.com.cn），"
        "核对本人的学历图像和学籍信息。"
    ),
    "二、反馈表",
    (
        "各班班长按学号由小到大填写《学历图像及学籍信息核对反馈表》（附件2），无误的填“正确”，"
        "有误的写明哪一项；经本人签名、辅导员签字、学院盖章，于4月6日（星期二）下午5点半前"
        "交教务处行政楼208室，逾期不再受理。"
    ),
    "三、勘误",
    "信息有误的学生，4月9日下午17:00前提交勘误材料（身份证复印件、户口簿复印件）至教务处。",
    "四、补采集",
    "没有学历图像的学生，4月17日（周六）上午9:00到图书馆一楼大厅补拍。",
    "附件：1. 学信网核对步骤",
    "2. 学历图像及学籍信息核对反馈表（2027届）",
    "示例学院教务处",
    "二〇二七年三月十五日",
)
HEADER = ("序号", "姓 名", "学 号", "班级", "核对情况", "学生签字", "备注")
NAMES = (
    "艾青禾", "卜知行", "柴静姝", "邓九如", "段晓星", "樊一川", "葛清和", "洪予安", "姬明月",
    "康时雨", "蓝亭序", "廖远山", "路知白", "麦穗丰", "倪听澜", "欧阳朔", "裴如是", "邱见南",
    "任长风", "司马青", "陶然亭", "温故新", "向晚晴", "严以宁", "余思危", "翟北辰", "钟离秋",
    "祝南山", "庄梦之", "邹子淇", "左思远", "薛定安",
)  # fmt: skip
RESULTS = {
    3: "民族有误：显示“汉族”，应为“苗族”",
    11: "没有学历照片",
    20: "姓名第三个字错了，应为“婷”",
}


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "通知.docx").write_bytes(saved(notice()))
    (FOLDER / "附件2.docx").write_bytes(saved(form()))
    roster(FOLDER / "花名册.xlsx")
    results(FOLDER / "结果.csv")
    print(f"{FOLDER.name}: {len(NAMES)} students")
    return 0


def a4() -> DocumentType:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(16)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(10.5)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
    style.paragraph_format.space_after = Pt(4)
    return document


def notice() -> DocumentType:
    document = a4()
    for line in NOTICE:
        paragraph = document.add_paragraph(line)
        if line.startswith(("示例院教", "关于")):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif line in NOTICE[-2:]:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return document


def form() -> DocumentType:
    document = a4()
    title = document.add_paragraph("学历图像及学籍信息核对反馈表（2027届）")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("学院：____________　　班级：____________________")
    table = document.add_table(rows=31, cols=len(HEADER))
    table.style = "Table Grid"
    table.autofit = False
    widths = (Mm(12), Mm(18), Mm(31), Mm(40), Mm(34), Mm(18), Mm(13))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for at, row in enumerate(table.rows):
        row.height = Mm(7.6)
        for place, cell in enumerate(row.cells):
            cell.width = widths[place]
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
            if at == 0:
                cell.text = HEADER[place]
            elif place == 0:
                cell.text = str(at)
    document.add_paragraph("辅导员签字：　　　　　　学院负责人签字：　　　　　　（学院盖章）")
    return document


def saved(document: DocumentType) -> bytes:
    document.core_properties.author = ""
    buffer = io.BytesIO()
    document.save(buffer)
    return timeless(buffer.getvalue())


def number(at: int) -> str:
    return f"20230512{at + 1:02}"


def roster(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["学号", "姓名", "班级", "层次", "专业"])
    for at in reversed(range(len(NAMES))):
        sheet.append([number(at), NAMES[at], CLASS, "本科", "网络工程"])
    book.properties.creator = ""
    buffer = io.BytesIO()
    book.save(buffer)
    path.write_bytes(timeless(buffer.getvalue()))


def results(path: Path) -> None:
    """As a questionnaire exports it: who answered, when, and what."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["提交时间", "学号", "姓名", "核对结果"])
    for at, name in enumerate(NAMES):
        result = RESULTS.get(at, ("正确", "无误", "没问题")[at % 3])
        writer.writerow(
            [f"2027/3/{20 + at % 11} {8 + at % 12}:{at % 60:02}", number(at), name, result]
        )
    path.write_bytes(table.getvalue().encode("gb18030"))


if __name__ == "__main__":
    sys.exit(main())
