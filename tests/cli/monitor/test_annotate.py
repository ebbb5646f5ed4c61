"""`fankui check --annotate`: a copy of the file with its problems noted at the cells."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from send_backs import class_file, noted

from conftest import Run

Fankui = Callable[..., Run]
CLASS = "2014级软件1班"
ROWS = (
    ("学号", "姓名", "班级", "校对结果"),
    ("2014030101", "安若溪", CLASS, "无误"),
    ("2014030102", "白景行", CLASS, ""),
    ("2014030103", "毕思远", CLASS, "有问题"),
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("ending", "copy", "marks"),
    [
        (".xlsx", "甲-批注.xlsx", {"D3": "未反馈", "D4": "异常未写明"}),
        (".docx", "甲-批注.docx", {"3.4": "未反馈", "4.4": "异常未写明"}),
        (".csv", "甲-批注.xlsx", {"G3": "未反馈", "G4": "异常未写明"}),
        (".xls", "甲-批注.xlsx", {"G3": "未反馈", "G4": "异常未写明"}),
        (".ods", "甲-批注.xlsx", {"G3": "未反馈", "G4": "异常未写明"}),
        (".txt", "甲-批注.xlsx", {"G3": "未反馈", "G4": "异常未写明"}),
    ],
)
def test_the_problems_of_a_file_stand_at_its_cells(
    ending: str, copy: str, marks: dict[str, str], fankui: Fankui, here: Path
) -> None:
    """In a copy beside it; the file itself stays as it is, and the report is what it was."""
    path = here / f"甲{ending}"
    data = class_file(ending, ROWS)
    path.write_bytes(data)
    plain = fankui("check", path.name)
    done = fankui("check", path.name, "--annotate")
    assert path.read_bytes() == data
    assert done.out == f"{plain.out}{copy}\n"
    assert done.code == plain.code == 1
    found = noted(copy, (here / copy).read_bytes())
    assert {place: title for place, those in found.items() for _, title in those} == marks
    assert f"打开 {copy}：黄色的格子要改" in done.err
    assert (here / copy).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("ending", [".xls", ".ods", ".xlsb"])
def test_of_lists_side_by_side_who_is_meant_has_the_note(
    ending: str, fankui: Fankui, here: Path
) -> None:
    """Two students stood in each row of the file; the workbook of it has a row for each."""
    other = [[one.replace("20140301", "20140302") for one in row] for row in ROWS[::-1]]
    beside = [ROWS[0], *other[:-1]]
    rows = [[*row, "", *more] for row, more in zip(ROWS, beside, strict=True)]
    (here / f"甲{ending}").write_bytes(class_file(ending, rows))
    fankui("check", f"甲{ending}", "--annotate")
    data = (here / "甲-批注.xlsx").read_bytes()
    sheet = openpyxl.load_workbook(BytesIO(data))["花名册"]
    marked = {row[0].value for row in sheet.iter_rows() if any(cell.comment for cell in row)}
    assert marked == {"2014030102", "2014030103", "2014030202", "2014030203"}


def test_an_answer_elsewhere_is_noted_at_its_student(fankui: Fankui, here: Path) -> None:
    """What a chat says stands at the student in the roster; who is nobody's, at the header."""
    (here / "名单.csv").write_bytes(class_file(".csv", [row[:3] for row in ROWS]))
    (here / "群.txt").write_text("1. 安若溪 无误\n2. 白景行 有问题\n3. 张三 无误\n", "utf-8")
    fankui("check", "名单.csv", "--results", "群.txt", "--annotate")
    found = noted("x.xlsx", (here / "名单-批注.xlsx").read_bytes())
    titles = {place: [title for _, title in those] for place, those in found.items()}
    assert titles == {"G3": ["异常未写明"], "G4": ["未反馈"], "B1": ["不知道是谁的结果"]}
    numbers = sorted(number for those in found.values() for number, _ in those)
    assert numbers == [1, 2, 3]


def test_the_copy_goes_where_it_is_told(fankui: Fankui, here: Path) -> None:
    """-o names a file, or a folder; what is there is not overwritten without --force."""
    (here / "甲.docx").write_bytes(class_file(".docx", ROWS))
    (here / "桌面").mkdir()
    assert fankui("check", "甲.docx", "--annotate", "-o", "改.docx").out.endswith("改.docx\n")
    fankui("check", "甲.docx", "--annotate", "-o", "桌面")
    assert (here / "桌面/甲-批注.docx").read_bytes() == (here / "改.docx").read_bytes()
    done = fankui("check", "甲.docx", "--annotate", "-o", "改.docx")
    assert (done.code, "改.docx 已经有了，没有覆盖" in done.err) == (4, True)
    assert fankui("check", "甲.docx", "--annotate", "-o", "改.docx", "--force").code == 1
    done = fankui("check", "甲.docx", "--annotate", "-o", "甲.docx", "--force")
    assert done.code == 4


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("甲.docx", "-o", "改.docx"), "要写了批注的一份，加 --annotate"),
        (("甲.docx", "--annotate", "-o", "改.xlsx"), "甲.docx 标好的是 .docx，写不成 改.xlsx"),
        (("甲.docx", "--annotate", "-o", "a.docx", "-o", "b.docx"), "-o 写了几次"),
        (("夹", "--annotate"), "--annotate 一次标一份文件"),
        (("甲.docx", "夹/乙.docx", "--annotate"), "--annotate 一次标一份文件"),
    ],
)
def test_what_cannot_be_is_refused(
    words: tuple[str, ...], said: str, fankui: Fankui, here: Path
) -> None:
    """One file, of its own kind; of many it is told how each class gets its own."""
    (here / "夹").mkdir()
    (here / "甲.docx").write_bytes(class_file(".docx", ROWS))
    rows = [[one.replace("201403", "201404") for one in row] for row in ROWS]
    (here / "夹/乙.docx").write_bytes(class_file(".docx", rows))
    (here / "夹/丙.docx").write_bytes(class_file(".docx", ROWS))
    done = fankui("check", *words)
    assert (done.code, said in done.err) == (2, True)
    assert not [one for one in here.rglob("*") if "批注" in one.name]


def test_where_nothing_is_wrong_nothing_is_written(fankui: Fankui, here: Path) -> None:
    """A copy without a mark would say nothing."""
    rows = [*ROWS[:2], (*ROWS[2][:3], "无误")]
    (here / "甲.xlsx").write_bytes(class_file(".xlsx", rows))
    done = fankui("check", "甲.xlsx", "--annotate")
    assert (done.code, "没有要标的，没有写批注。" in done.err) == (0, True)
    assert not (here / "甲-批注.xlsx").exists()


@pytest.mark.parametrize("more", [(), ("--quiet",)])
def test_what_is_written_beside_the_names_is_told(
    more: tuple[str, ...], fankui: Fankui, here: Path
) -> None:
    """With --missing the names stand alone on stdout; the files are told on stderr, quiet too."""
    (here / "甲.csv").write_bytes(class_file(".csv", ROWS))
    run = fankui("check", "甲.csv", "--missing", "--annotate", "-o", "报告.html", *more)
    assert run.out == "白景行\n"
    assert run.err.endswith("另写了 报告.html。\n另写了 甲-批注.xlsx。\n")
    quiet = fankui("check", "甲.csv", "--annotate", "--force", "--quiet")
    assert (quiet.out.splitlines()[-1], quiet.err) == ("甲-批注.xlsx", "")


def test_json_has_the_copy(fankui: Fankui, here: Path) -> None:
    """`written` names it, where it was asked for."""
    (here / "甲.xlsx").write_bytes(class_file(".xlsx", ROWS))
    assert json.loads(fankui("check", "甲.xlsx", "--annotate", "--json").out)["written"] == [
        "甲-批注.xlsx"
    ]
    assert "written" not in json.loads(fankui("check", "甲.xlsx", "--json").out)


def test_the_clock_is_not_in_the_copy(fankui: Fankui, here: Path) -> None:
    """After the deadline the copy is the same, whatever time it is."""
    (here / "甲.xlsx").write_bytes(class_file(".xlsx", ROWS))
    made = []
    for day in ("2018-05-01 08:00", "2018-05-02 09:30"):
        fankui("check", "甲.xlsx", "--annotate", "--force", "--now", day, now=None)
        made.append((here / "甲-批注.xlsx").read_bytes())
    assert made[0] == made[1]
    titles = [title for those in noted("甲.xlsx", made[0]).values() for _, title in those]
    assert "提交逾期" in titles


def test_the_folder_of_a_class_is_read_without_the_copy(fankui: Fankui, here: Path) -> None:
    """The copy is of another day: only the file itself counts, and the copy is told as left."""
    folder = here / "软件1班"
    folder.mkdir()
    (folder / "花名册.csv").write_bytes(class_file(".csv", ROWS))
    fankui("check", "软件1班", "--annotate")
    assert (folder / "花名册-批注.xlsx").exists()
    done = fankui("check", "软件1班")
    assert "花名册-批注.xlsx" in done.err
    assert "标了批注的一份，读的是原来的" in done.err
    assert "批注" not in done.out
    (folder / "花名册.csv").unlink()
    assert "未反馈（missing-answer）1 条" in fankui("check", "软件1班").out
