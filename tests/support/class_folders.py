"""The folder of a class as a monitor keeps one, file by file."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from builders import text_file
from new_document import new_document

from conftest import CLASS, HEADER, students, workbook
from tongzhi_cli.form.shipped import shipped_template

PEOPLE = students(4, None)
NUMBERS = [str(row[0]) for row in PEOPLE]
NAMES = [str(row[1]) for row in PEOPLE]
WJX = "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您的学号,2、您的姓名,3、信息是否无误"
FORM = f"反馈表-{CLASS}.docx"


def wjx(*answers: tuple[int, str, str]) -> str:
    """An export of 问卷星: who, when, what."""
    lines = [
        f"{at},2018/3/{when}:00,35秒,微信,N/A,1.1.1.1,{NUMBERS[who]},{NAMES[who]},{said}"
        for at, (who, when, said) in enumerate(answers, start=1)
    ]
    return "\n".join([WJX, *lines])


def roster(path: Path, answer: str | None = None, first: int = 0, count: int = 4) -> None:
    """A roster of the class, or of another one."""
    rows = students(first + count, answer)[first:]
    width = 4 if answer is None else 5
    workbook(path, [row[:width] for row in [HEADER, *rows]])


def form(path: Path, answer: str = "无误", count: int = 4) -> None:
    """A filled form as somebody types it."""
    document = new_document()
    document.add_paragraph(f"班级：{CLASS}")
    table = document.add_table(0, 3)
    rows = [[str(row[0]), str(row[1]), answer] for row in students(count, None)]
    for said in [["学号", "姓名", "校对结果"], *rows]:
        for cell, text in zip(table.add_row().cells, said, strict=True):
            cell.text = text
    document.save(str(path))


def blank(path: Path) -> None:
    """The shipped blank form."""
    path.write_bytes(shipped_template().read_bytes())


#: What a file of the folder holds, by its name; or how it is made.
Content = str | Callable[[Path], None]
ALL_BUT_ONE = wjx((0, "28 10:00", "无误"), (1, "28 11:00", "民族应为回族"), (2, "28 12:00", "无误"))
CHAT = f"#接龙\n1. {NAMES[3]} 无误\n"
LOG = "".join(
    json.dumps({"number": number, "name": name, "answer": "无误",
                "recorded_at": "2018-03-29T10:00:00+08:00"}, ensure_ascii=False) + "\n"
    for number, name in zip(NUMBERS, NAMES, strict=True)
)  # fmt: skip


def made(folder: Path, files: Mapping[str, Content]) -> Path:
    """A folder with these files."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            text_file(path, content)
        else:
            content(path)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
