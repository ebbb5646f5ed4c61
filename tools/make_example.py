"""Make the inputs of examples/puer-2018, import and merge: invented classes as schools have them.

    .venv/bin/python tools/make_example.py

Every name and number is invented. What the roster has on purpose: a merged title, a note, number
cells for 学号, rows out of order, a name with a dot typed as •, a padded two-character name, a
character beyond GBK, two students of one name, a total and a signature row, a hidden sheet. The
answers are a CSV as Excel saves it in China (GB18030), with what people write for 无误, three
anomalies, and one student who answered twice.
"""

import csv
import io
import sys
from datetime import datetime, timedelta
from pathlib import Path

from docx import Document
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.shipped import shipped_template
from tongzhi_cli.form.word import blank as blank_form
from tongzhi_cli.form.word import fill
from tongzhi_cli.office.writing import timeless

FOLDER = Path(__file__).resolve().parents[1] / "examples" / "puer-2018"
CLASS = "2014级信息管理与信息系统1班"
NAMES = (
    "安若溪", "白景行", "毕思远", "曹雨桐", "岑子墨", "陈望舒", "程一诺", "崔明哲", "邓可欣",
    "丁以宁", "董书瑶", "杜若飞", "范知秋", "方清扬", "冯远航", "傅晓棠", "高以恒", "顾南乔",
    "郭沐晨", "韩初夏", "何见山", "胡星河", "黄亦凡", "江晚晴", "蒋承宇", "阿依努尔•吐尔逊",
    "雷鸣宇",
    "李㛃", "李一鸣", "李一鸣", "梁见微", "林听雨", "刘知远", "罗青禾", "马思齐", "孟昭华",
    "宁\u3000远", "潘云舒", "钱多多", "沈砚秋", "宋词安", "唐晚舟", "王䶮", "吴念真", "杨柳青",
)  # fmt: skip
OK_WORDS = ("无误", "正确", "没问题", "无误。", "信息无误", "√", "ok", "无异常")
ANOMALIES = {
    7: "民族有误：显示“汉族”，应为“纳西族”",
    22: "学历照片不是本人",
    42: "姓名有误：显示“王龑”，应为“王䶮”；毕业证已按错字印出的请一并更正，并告知需要补交的材料",
}


def number(at: int) -> int:
    return 2014030101 + at


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    roster(FOLDER / "class.xlsx")
    answers(FOLDER / "results.csv")
    exports(FOLDER.with_name("import"))
    handed_in(FOLDER.with_name("merge"))
    print(f"{FOLDER.name}: {len(NAMES)} students")
    return 0


def roster(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "在校生名单"
    sheet.append(["普洱学院2018届毕业生花名册"])
    sheet.append(["说明：本表由教务系统导出，请核对后使用。"])
    sheet.append(["序号", "学 号", "姓 名", "性别", "学院", "专业", "班级", "层次", "备注"])
    order = [*range(20, len(NAMES)), *range(20)]  # as if two lists had been pasted together
    for serial, at in enumerate(order, start=1):
        gender = "男" if at % 3 else "女"
        row = [
            serial,
            number(at),
            NAMES[at],
            gender,
            "理工学院",
            "信息管理与信息系统",
            CLASS,
            "本科",
        ]
        sheet.append([*row, "班长" if at == 5 else None])
    sheet.append(["合计", None, f"{len(NAMES)} 人"])
    sheet.append(["制表人：", None, None, None, "辅导员签字："])
    sheet.merge_cells("A1:I1")
    sheet.merge_cells("A2:I2")
    thin = Side(style="thin")
    for cells in sheet.iter_rows(min_row=3, max_row=3 + len(NAMES)):
        for cell in cells:
            cell.border = Border(thin, thin, thin, thin)
    sheet["A1"].font = Font(name="宋体", size=16, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center")
    for letter, width in zip("ABCDEFGHI", (6, 14, 18, 6, 12, 22, 30, 8, 8), strict=True):
        sheet.column_dimensions[letter].width = width
    hidden = book.create_sheet("旧名单")
    hidden.append(["学号", "姓名"])
    hidden.append([2013030101, "已毕业"])
    hidden.sheet_state = "hidden"
    save(book, path)


def save(book: Workbook, path: Path) -> None:
    """Without the clock, so that the file is the same each time it is made."""
    book.properties.creator = ""
    buffer = io.BytesIO()
    book.save(buffer)
    path.write_bytes(timeless(buffer.getvalue()))


def exports(folder: Path) -> None:
    """What a 教务系统 and a counsellor hand out for two other classes.

    一班.xls is really a web page in GBK, one row per course, with a row that a filter hid; 二班.txt
    is what Excel calls Unicode text, with two lists side by side.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = "2014级软件工程1班"
    lines = ['<table border="1"><tr><td colspan="6">学生选课名单</td></tr>']
    header = ("学年", "XH", "姓名", "行政班", "培养层次", "课程名称")
    lines.append(f"<tr>{''.join(f'<th>{word}</th>' for word in header)}</tr>")
    for at, person in enumerate(("陆知微", "秦 未", "阿依努尔•吐尔逊", "隋退学")):
        for course in ("高等数学", "大学英语"):
            style = ' style="display:none"' if at == 3 else ""
            cells = ("2017-2018", str(2014040101 + at), person, name, "本科", course)
            lines.append(f"<tr{style}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
    page = "\r\n".join([*lines, "</table>"])
    (folder / "一班.xls").write_bytes(page.encode("gb18030"))
    rows = [
        ("2014级软件工程2班名单",),
        ("序号", "学号", "姓名", "序号", "学号", "姓名"),
        ("1", "0014040201", "卫澜", "3", "0014040203", "尹桥"),
        ("2", "0014040202", "易安", "", "", ""),
        ("合计", "3 人"),
    ]
    table = "\r\n".join("\t".join(row) for row in rows)
    (folder / "二班.txt").write_bytes(f"\ufeff{table}\r\n".encode("utf-16-le"))


def handed_in(folder: Path) -> None:
    """What a registrar receives: two forms of one college, one of them typed by hand; a roster.

    The school's list has a class that handed in nothing; the typed form has a mistyped 学号, an
    anomaly without a word of what it is, and one result that is missing.
    """
    college = folder / "交来" / "软件学院"
    college.mkdir(parents=True, exist_ok=True)
    one = ["2014040101 陆知微", "2014040102 秦未", "2014040103 阿依努尔·吐尔逊"]
    two = ["2014040201 卫澜", "2014040202 易安", "2014040203 尹桥"]
    three = ["2014050101 文心", "2014050102 章句"]
    form = blank_form.find(shipped_template())
    split = [person.split() for person in one]
    lines = [Row(at, who[0], who[1], "无误") for at, who in enumerate(split, start=1)]
    lines[2] = lines[2]._replace(result="民族有误：显示“汉族”，应为“维吾尔族”")
    filled = fill.fill(form, lines, class_name="2014级软件工程1班")
    (college / "反馈表-2014级软件工程1班.docx").write_bytes(filled.data)
    typed = Document()
    typed.core_properties.created = typed.core_properties.modified = datetime(2018, 4, 1)  # noqa: DTZ001
    typed.add_paragraph("班级：2014级软件工程2班      辅导员签字：")
    table = typed.add_table(1, 4)
    rows = [("姓 名", "学　号", "核对情况", "签字"), ("卫澜", "2014040201", "√", ""),
            ("易 安", "20140402O2", "有误", ""), ("尹桥", "2014040203", "", "")]  # fmt: skip
    for at, texts in enumerate(rows):
        cells = table.rows[0].cells if at == 0 else table.add_row().cells
        for cell, text in zip(cells, texts, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    typed.save(buffer)
    (college / "二班.docx").write_bytes(timeless(buffer.getvalue()))
    (folder / "交来" / "中文1班照片.jpg").write_bytes(b"\xff\xd8\xff\xe0 a photo of the paper")
    classes = (("软件学院", "2014级软件工程1班", one), ("软件学院", "2014级软件工程2班", two),
               ("文学院", "2014级中文1班", three))  # fmt: skip
    listed = ["学院,班级,学号,姓名,年级,层次"]
    for place, name, people in classes:
        listed += [f"{place},{name},{person.replace(' ', ',')},2014,本科" for person in people]
    (folder / "全校名单.csv").write_text("\r\n".join(listed), encoding="gb18030", newline="")
    command = 'fankui merge 交来 --roster 全校名单.csv -o 汇总.xlsx --now "2018-04-02 09:00"\n'
    (folder / "command").write_text(command, encoding="utf-8")


def answers(path: Path) -> None:
    begin = datetime(2018, 3, 26, 12, 0)  # noqa: DTZ001  local to the notice
    rows = []
    for at, name in enumerate(NAMES):
        text = ANOMALIES.get(at, OK_WORDS[at % len(OK_WORDS)])
        when = begin + timedelta(hours=3 * at, minutes=7 * at % 60)
        rows.append([number(at), name.replace("•", "·").replace("　", ""), text, when])
    rows.append([number(22), NAMES[22], "照片没有显示", begin - timedelta(hours=2)])
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["学号", "姓名", "校对结果", "提交时间"])
    writer.writerows([*row[:3], f"{row[3]:%Y/%m/%d %H:%M}"] for row in reversed(rows))
    path.write_bytes(table.getvalue().encode("gb18030"))


if __name__ == "__main__":
    sys.exit(main())
