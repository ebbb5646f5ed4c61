"""The invented class that `fankui demo` writes: made of the small tables here, each time the same.

No school, student or number in it is real. Two of one name, an anomaly, a photo that is missing,
an answer that says no more than 有误, one given twice, one too late, one not given: what happens
in a class happens here. The dates are fixed, so that the commands of the demo carry --now.
"""

from collections.abc import Iterable

from tongzhi_cli.office.writing import saved

CLASS = "2021级软件工程1班"
ROSTER = "花名册.xlsx"
FIRST_EXPORT = "问卷1.csv"
SECOND_EXPORT = "问卷2.csv"
CHAIN = "接龙.txt"
HANDED_IN = "交来的表"

NOTICE = """\
# 编造的一份通知，给 fankui demo 用；各项的意思见 docs/notice-file.md。
schema = 1
id = "shili-demo"
number = "示院教发〔2025〕3号"
title = "关于做好2025届毕业证图像信息校对的通知"
issuer = "示例学院教务处"
school = "示例学院"
issued = 2025-03-14
website = "https://www.chsi.com.cn"
steps = [
    "打开学信网 https://www.chsi.com.cn ，登录“学信档案”，点“图像校对”。",
    "先核对学籍信息，再看学历照片；都没有问题才点“正确”。",
    "看完正常退出，不要直接关浏览器。",
]

[[cohort]]
year = 2025
entry_year = 2021
level = "本科"
length = 4

[[deadline]]
role = "check"
text = "4月1日（星期二）晚22:00前"
at = 2025-04-01T22:00:00
hard = true
what = "登录“学信网”校对图像信息"

[[deadline]]
role = "submit"
text = "4月3日（星期四）下午17:30前"
at = 2025-04-03T17:30:00
hard = true
what = "反馈表，辅导员签字，学院盖章"
where = "教务处101室"

[[deadline]]
role = "photo"
text = "5月底"
what = "补采集的纸质照片"
where = "教务处101室"

[form]
title = "图像信息校对反馈表（2025届）"
columns = ["序号", "学号", "姓名", "校对结果（无异常填“无误”）", "本人签名"]
rows = 25
signatures = ["班级名称：__级__班", "辅导员签名：", "学院领导：", "学院（公章）"]

[correction]
materials = ["户口本复印件"]
where = "教务处101室"
text = "如实写明哪一项错、应当是什么，并带户口本复印件到教务处101室勘误。"

[no_photo]
who = "学信网上没有学历照片的同学"
what = "到学校指定的照相馆补拍，把纸质照片交教务处"
where = "照相馆"
"""

_NAMES = (
    "安若溪", "白景行", "岑子墨", "陈望舒", "崔明哲", "邓可欣", "顾南乔", "韩初夏",
    "李一鸣", "李一鸣", "宁远", "阿依努尔·吐尔逊",
)  # fmt: skip
#: Who answered when, what was chosen, what was written below.
_ANSWERS = (
    (1, "2025/3/26 12:10:08", "无误", ""),
    (3, "2025/3/26 12:31:40", "无误", ""),
    (7, "2025/3/26 18:02:15", "有误", "照片没有显示"),
    (2, "2025/3/27 09:44:51", "有误", "民族显示“汉族”，应为“彝族”"),
    (5, "2025/3/27 20:15:02", "无误", ""),
    (4, "2025/3/28 11:07:33", "有误", ""),
    (6, "2025/3/28 19:26:47", "有误", "没有学历照片"),
    (8, "2025/3/29 08:50:19", "无误", ""),
    (7, "2025/3/29 21:12:30", "无误", ""),
    (9, "2025/3/30 13:33:06", "无误", ""),
    (11, "2025/3/30 22:01:55", "无误", ""),
)
_LATER = (
    (4, "2025/4/1 20:15:12", "有误", "学历照片不是本人"),
    (12, "2025/4/1 23:40:27", "无误", ""),
)
_OTHERS = {
    "软件工程2班.csv": ("2021级软件工程2班", 201, ("卫澜 无误", "易安 无误", "尹桥 照片不是本人")),
    "软件工程3班.csv": ("2021级软件工程3班", 301, ("文心 无误", "章句 ", "左思齐 无误")),
}


def files() -> dict[str, bytes]:
    """What is in the folder of the demo, by the path within it."""
    contents = {
        "notice.toml": NOTICE.encode(),
        ROSTER: _roster(),
        FIRST_EXPORT: _questionnaire(_ANSWERS),
        SECOND_EXPORT: _questionnaire([*_ANSWERS, *_LATER]),
        CHAIN: text(["#接龙", "还没填问卷的在这里接：", f"1. {number(10)} {_NAMES[9]} 无误"]),
    }
    for name, (class_name, first, people) in _OTHERS.items():
        lines = ["学号,姓名,班级,层次,校对结果"]
        for at, person in enumerate(people):
            who, result = person.split(" ", 1)
            lines.append(f"{number(first + at)},{who},{class_name},本科,{result}")
        contents[f"{HANDED_IN}/{name}"] = text(lines)
    return contents


def number(at: int) -> str:
    """The invented 学号 of a student; those of the first class are 1 to 12."""
    return f"2021050{at + 100 if at < 100 else at}"


def text(lines: Iterable[str]) -> bytes:
    """A text file as Windows programs read it: with a BOM and their line ends."""
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def _questionnaire(answers: Iterable[tuple[int, str, str, str]]) -> bytes:
    """An export as 问卷星 writes it."""
    questions = (
        "1、您的学号,2、您的姓名,3、信息和照片是否无误,4、如有误，请写明是哪一项、应当是什么"
    )
    lines = [f"序号,提交答卷时间,所用时间,来源,来源详情,来自IP,{questions}"]
    for at, (who, when, chosen, written) in enumerate(answers, start=1):
        about = f"{number(who)},{_NAMES[who - 1]}"
        lines.append(f"{at},{when},21秒,微信,N/A,示例省,{about},{chosen},{written or '(跳过)'}")
    return text(lines)


def _roster() -> bytes:
    """A roster as schools hand it out: a title above the header, not in the order of 学号."""
    from openpyxl import Workbook  # noqa: PLC0415  only where the demo is written (start fast)
    from openpyxl.styles import Font  # noqa: PLC0415

    book = Workbook()
    book.properties.creator = ""
    sheet = book.worksheets[0]
    sheet.title = "名单"
    for row in _rows():
        sheet.append(row)
    sheet.merge_cells("A1:F1")
    sheet["A1"].font = Font(size=14, bold=True)
    for letter, width in zip("ABCDEF", (6, 14, 20, 22, 8, 10), strict=True):
        sheet.column_dimensions[letter].width = width
    return saved(book.save)


def _rows() -> list[list[str | int]]:
    rows: list[list[str | int]] = [
        ["示例学院2025届毕业生花名册（编造的）"],
        ["序号", "学号", "姓名", "班级", "层次", "备注"],
    ]
    order = [*range(7, 13), *range(1, 7)]  # as if two lists had been pasted together
    for serial, at in enumerate(order, start=1):
        note = "班长" if at == 3 else ""
        rows.append([serial, number(at), _NAMES[at - 1], CLASS, "本科", note])
    return rows
