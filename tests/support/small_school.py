"""A small school, and a notice with a blank form of its own."""

import shutil
from pathlib import Path

from builders import xlsx
from places import ROOT

#: 学院, 班级 and the names of a class; two classes of one name, in two colleges.
CLASSES = (
    ("软件学院", "2014级软件1班", "安若 毕若 曹若 岑若"),
    ("软件学院", "2014级软件2班", "陈若 程若 崔若"),
    ("数学学院", "2014级数学1班", "邓若 丁若 董若"),
    ("数学学院", "2014级数学2班", "杜若 范若"),
)
HEADER = ("学院", "班级", "年级", "层次", "学号", "姓名", "学籍状态", "班长", "班长手机")
#: Who is away.
GONE = "2014010103"


def rows(classes: tuple[tuple[str, str, str], ...] = CLASSES) -> list[list[str]]:
    """The rows of the school's list; one student is away."""
    found = []
    for at, (college, name, people) in enumerate(classes, start=1):
        for place, who in enumerate(people.split(), start=1):
            number = f"20140{at}01{place:02d}"
            standing = "休学" if number == GONE else ""
            phone = f"1380000000{at}"
            first = people.split()[0]
            found.append([college, name, "2014", "本科", number, who, standing, first, phone])
    return found


def school(folder: Path, *more: tuple[str, str, str]) -> Path:
    """The list of the school as a workbook."""
    return xlsx(folder / "全校.xlsx", [HEADER, *rows((*CLASSES, *more))])


def own_notice(folder: Path, workbook: bytes = b"") -> Path:
    """A notice file beside which the school's blank form lies, in a folder of its own.

    It is a *workbook* where one is given.
    """
    blank = "表/附件2.xlsx" if workbook else "表/附件2.docx"
    (folder / "表").mkdir(parents=True)
    if workbook:
        (folder / blank).write_bytes(workbook)
    else:
        shutil.copy(ROOT / "templates/fankui_template.docx", folder / blank)
    text = (ROOT / "src/tongzhi_cli/notices/puer-2018-4.toml").read_text("utf-8")
    head, form, rest = text.partition("[form]\n")
    path = folder / "notice.toml"
    path.write_text(f'{head}{form}blank = "{blank}"\n{rest}', "utf-8")
    return path


def files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, by its place."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
