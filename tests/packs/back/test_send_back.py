"""What goes back to classes: each kind of file, each problem once, nothing of other classes."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from builders import notice_2018
from send_backs import (
    NUMBER,
    class_file,
    comments,
    document,
    merge,
    noted,
    text_of,
    workbook,
    zipped,
)

from tongzhi_cli.model.problem import Severity
from tongzhi_cli.packs.back.send_back import UNREAD
from tongzhi_cli.packs.names import SENT_BACK
from tongzhi_cli.summary.workbook import write as summary_writing

HERE = Path(__file__).parent
FIRST, SECOND = "2014级软件1班", "2014级软件2班"
#: The school's list.
ROLL = (
    ("学号", "姓名", "班级"),
    ("2014030101", "安若溪", FIRST),
    ("2014030102", "白景行", FIRST),
    ("2014030103", "毕思远", FIRST),
    ("2014030201", "卫澜", SECOND),
    ("2014030202", "易安", SECOND),
)
OTHERS = ("2014030201,卫澜,无误", "2014030202,易安,无误")


class Row(NamedTuple):
    """A row of kinds_send_back.tsv."""

    kind: str
    ending: str
    above: str
    rows: str
    back: str
    marks: str


KINDS = [
    Row(*line.split("\t"))
    for line in (HERE / "kinds_send_back.tsv").read_text("utf-8").splitlines()[1:]
]


def roll(folder: Path) -> Path:
    path = folder / "全校.xlsx"
    path.write_bytes(workbook({"全校": ROLL}))
    return path


def school(folder: Path, name: str, data: bytes) -> tuple[Path, Path]:
    """The first class's file beside a right one of the second; and the school's list."""
    handed = folder / "交来"
    handed.mkdir()
    (handed / name).write_bytes(data)
    rows = [["学号", "姓名", "校对结果"], *(one.split(",") for one in OTHERS)]
    (handed / "乙.docx").write_bytes(document(rows, f"班级：{SECOND}"))
    return handed, roll(folder)


@pytest.mark.parametrize("row", KINDS, ids=[f"{at}-{one.kind}" for at, one in enumerate(KINDS)])
def test_each_kind_of_file(row: Row, tmp_path: Path) -> None:
    """A class's own file goes back with its cells marked, any other as a clean workbook."""
    rows = [line.split(",") for line in row.rows.split("|")]
    name = f"甲{'.xls' if row.ending == '.html.xls' else row.ending}"
    handed, listed = school(tmp_path, name, class_file(row.ending, rows, above=row.above))
    before = (handed / name).read_bytes()
    _, plan = merge(handed, [listed], notice_2018())
    told = [one for one in plan.folders if one.name == FIRST]
    assert [one.name for one in plan.folders] == ([FIRST] if row.marks else [])
    files = dict(told[0].files) if told else {}
    text = files.pop(SENT_BACK, b"")
    assert list(files) == ([row.back] if row.back else [])
    marks = {
        f"{place}={title}"
        for file, data in files.items()
        for place, titles in noted(file, data).items()
        for _, title in titles
    }
    assert sorted(marks) == sorted(filter(None, row.marks.split(" ")))
    numbers = [int(one) for one in NUMBER.findall(text.decode("utf-8-sig"))]
    assert numbers == list(range(1, sum(one.problems for one in told) + 1))
    assert (handed / name).read_bytes() == before


def test_each_kind_has_three() -> None:
    """Three files of each kind at least."""
    kinds = [row.kind for row in KINDS]
    assert {kind: kinds.count(kind) for kind in kinds if kinds.count(kind) < 3} == {}


# --- what a text says ----------------------------------------------------------------------------


def rows_of(*lines: str) -> list[list[str]]:
    return [["学号", "姓名", "校对结果"], *(one.split(",") for one in lines)]


def test_a_text_reads_as_a_person_writes(tmp_path: Path) -> None:
    """What, where, who, how to mend it, until when; the numbers are those of the notes."""
    rows = rows_of("2014030101,安若溪,有问题", "2014030103,毕思远,无误")
    handed, listed = school(tmp_path, "甲.docx", document(rows, f"班级：{FIRST}"))
    _, plan = merge(handed, [listed], notice_2018())
    (back,) = plan.folders
    assert back.folder == (FIRST,)
    assert text_of(back.files).splitlines() == [
        f"【学信网信息校对：请改好再交】{FIRST}",
        "交来的表有 3 处要改。",
        "上交截止：4月2日（星期一）17:00 以前（逾期不再受理）",
        "改哪里：要改的格子在 甲.docx 里标成了黄色，批注写着怎么改，序号和下面一样。",
        "",
        "■ 表上缺的同学（1 处）",
        "怎么改：请把这名同学补到表里，填上校对结果；已经不在校的，在备注里写明（如：休学）。",
        "- 【1】白景行 2014030102，表头：名单上有，交来的表上没有",
        "",
        "■ 异常未写明（1 处）",
        "怎么改：请问清楚是哪一项错、应当是什么，改写清楚，例如：姓名有误：显示“张珊”，应为“张姗”。",
        "- 【2】安若溪 2014030101，第 2 行：只写了“有问题”，看不出是哪里不对，还是无误",
        "",
        "■ 人数不符（1 处）",
        "怎么改：请照着下面缺的、多的逐个核对。",
        "- 【3】表头：名单 3 人，交来 2 人（表上没有的 1 人，名单外的 0 人）",
        "",
        "■ 改好以后",
        "按学号由小到大排好，打印签字，重新交一份；黄色和批注留着也不要紧。",
    ]
    assert back.files[SENT_BACK].startswith(b"\xef\xbb\xbf")  # Notepad of Windows 7
    assert back.files[SENT_BACK].count(b"\r\n") == back.files[SENT_BACK].count(b"\n")


def test_a_class_of_which_nothing_came_gets_its_list(tmp_path: Path) -> None:
    """Only a text: that nothing came, until when, and who is to be on the form."""
    handed = tmp_path / "交来"
    handed.mkdir()
    rows = rows_of(*(one for one in ("2014030201,卫澜,无误", "2014030202,易安,无误")))
    (handed / "乙.docx").write_bytes(document(rows, f"班级：{SECOND}"))
    _, plan = merge(handed, [roll(tmp_path)], notice_2018())
    (back,) = plan.folders
    assert back.is_silent
    nothing = "还没有收到你们班能读的表，名单上有 3 人，一份表也没有交来。"
    assert list(back.files) == [SENT_BACK]
    assert text_of(back.files).splitlines() == [
        f"【学信网信息校对：请交反馈表】{FIRST}",
        f"【1】{nothing}请按通知填好反馈表，在截止以前交来。",
        "上交截止：4月2日（星期一）17:00 以前（逾期不再受理）",
        "",
        "■ 名单（3 人）",
        "- 2014030101 安若溪",
        "- 2014030102 白景行",
        "- 2014030103 毕思远",
    ]


def test_a_file_that_cannot_be_read_goes_to_its_class(tmp_path: Path) -> None:
    """By its name to the class of which nothing came; else into a folder of its own."""
    handed, listed = school(tmp_path, "软件1班.pdf", b"%PDF-1.4 scanned")
    (handed / "扫描.jpg").write_bytes(b"\xff\xd8\xff picture")
    _, plan = merge(handed, [listed], notice_2018())
    assert [(one.folder, one.problems, list(one.files)) for one in plan.folders] == [
        ((FIRST,), 2, [SENT_BACK]),
        ((UNREAD, "扫描.jpg"), 1, [SENT_BACK]),
    ]
    assert "■ 软件1班.pdf 打不开，或里面没有认得的表" in text_of(plan.folders[0].files)
    assert "■ 扫描.jpg 打不开，或里面没有认得的表" in text_of(plan.folders[1].files)


def test_a_file_of_a_college_stays_with_the_college(tmp_path: Path) -> None:
    """What lies in its folder and is no class's is asked for there, beside its classes."""
    handed = tmp_path / "交来"
    for college, number in (("软件学院", "2014030101"), ("数学学院", "2014050101")):
        (handed / college).mkdir(parents=True)
        rows = [["学号", "姓名", "班级", "校对结果"], [number, "安若溪", FIRST, ""]]
        (handed / college / "甲.csv").write_bytes(class_file(".csv", rows))
    for place in ("软件学院/扫描.jpg", "软件学院/又一张.jpg", "扫描.jpg"):
        (handed / place).write_bytes(b"\xff\xd8\xff picture")
    _, plan = merge(handed, [], notice_2018())
    assert sorted((one.college, one.folder) for one in plan.folders) == [
        ("", (UNREAD, "扫描.jpg")),
        ("数学学院", ("数学学院", FIRST)),
        ("软件学院", ("软件学院", FIRST)),
        ("软件学院", ("软件学院", UNREAD, "又一张.jpg")),
        ("软件学院", ("软件学院", UNREAD, "扫描.jpg")),
    ]


def test_two_sheets_that_differ_are_asked_about(tmp_path: Path) -> None:
    """Nothing names an option that a merge has not got; the class is told which sheets."""
    book = openpyxl.Workbook()
    for title, result in (("名单", "无误"), ("名单改", "照片不是本人")):
        sheet = book.create_sheet(title)
        sheet.append(["学号", "姓名", "校对结果"])
        sheet.append(["2014030101", "安若溪", result])
    del book["Sheet"]
    data = BytesIO()
    book.save(data)
    handed, listed = school(tmp_path, "软件1班.xlsx", data.getvalue())
    found, plan = merge(handed, [listed], notice_2018())
    [unread] = [o for o in found.all_problems if o.code == "unreadable-file"]
    assert "两张写得不一样：2014030101 安若溪" in unread.do
    assert unread.do.endswith("请删掉或隐藏不用的那一张，保存后再试。")
    text = text_of(plan.folders[0].files)
    assert "软件1班.xlsx 的工作表“名单”和“名单改”里有同样的学生，不知道该用哪一张" in text
    assert "■ 工作表" not in text
    assert "每张写明是哪个班；保存后再交。" in text


@pytest.mark.parametrize(
    ("archive", "inside"),
    [("甲.zip", "甲.docx"), ("软件学院.zip", "一班/甲.xlsx"), ("内外.zip", "包.zip")],
)
def test_a_file_in_an_archive_goes_back_itself(archive: str, inside: str, tmp_path: Path) -> None:
    """What was packed is taken out again, also of an archive in an archive."""
    name = "甲.xlsx" if inside.endswith(".xlsx") else "甲.docx"
    lines = rows_of("2014030101,安若溪,无误", "2014030102,白景行,", "2014030103,毕思远,无误")
    if name == "甲.xlsx":
        data = workbook({"名单": [[*one, FIRST if at else "班级"] for at, one in enumerate(lines)]})
    else:
        data = document(lines, f"班级：{FIRST}")
    member = zipped({name: data}) if inside == "包.zip" else data
    handed, listed = school(tmp_path, archive, zipped({inside: member}))
    _, plan = merge(handed, [listed], notice_2018())
    (back,) = plan.folders
    (place,) = noted(name, back.files[name])
    assert place in {"3.3", "C3"}


def test_of_a_file_of_several_classes_each_gets_its_own(tmp_path: Path) -> None:
    """A counsellor's workbook is divided: each class gets its rows, with where they stood."""
    handed = tmp_path / "交来"
    handed.mkdir()
    lines = [["学号", "姓名", "班级", "校对结果"]]
    lines += [[*one, "有问题" if one[1] in {"白景行", "易安"} else "无误"] for one in ROLL[1:]]
    (handed / "两个班.xlsx").write_bytes(workbook({"名单": lines}))
    _, plan = merge(handed, [roll(tmp_path)], notice_2018())
    assert [one.name for one in plan.folders] == [FIRST, SECOND]
    for back, own, other in zip(plan.folders, ("3", "6"), ("易安", "白景行"), strict=True):
        sheet = openpyxl.load_workbook(BytesIO(back.files["两个班.xlsx"]))["花名册"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert rows[0][-1] == "原表的行"
        assert {row[2] for row in rows[1:]} == {back.name}
        assert [row[-1] for row in rows[1:] if row[6] == "有问题"] == [own]
        assert other not in text_of(back.files)
        assert other not in str(rows)


def test_two_files_of_a_class_go_back_both(tmp_path: Path) -> None:
    """Each as it came, and two of one name beside each other; the numbers go on."""
    handed = tmp_path / "交来"
    lines = {
        "一": ["2014030101,安若溪,无误", "2014030102,白景行,无误"],
        "二": ["2014030101,安若溪,照片不是本人", "2014030103,毕思远,有问题"],
    }
    for folder, those in lines.items():
        (handed / folder).mkdir(parents=True)
        (handed / folder / "甲.docx").write_bytes(document(rows_of(*those), f"班级：{FIRST}"))
    _, plan = merge(handed, [], notice_2018())
    (back,) = plan.folders
    names = [name for name in back.files if name != SENT_BACK]
    assert sorted(names) == ["甲-2.docx", "甲.docx"]
    numbers = [
        n for name in names for those in noted(name, back.files[name]).values() for n, _ in those
    ]
    assert sorted(numbers) == list(range(1, back.problems + 1))
    assert "这里写“无误”，甲.docx [第1张表] 第 2 行 写“照片不是本人”" in text_of(back.files)


def test_classes_of_one_name_have_folders_of_their_own(tmp_path: Path) -> None:
    """1班 of two colleges, a college's name that is no folder's, a class beside the colleges."""
    handed = tmp_path / "交来"
    for at, college in enumerate(("软件学院", "数学学院")):
        (handed / college).mkdir(parents=True)
        lines = rows_of(f"20140{at + 3}0101,安若溪,有问题")
        (handed / college / "甲.docx").write_bytes(document(lines, "班级：2014级1班"))
    lines = rows_of("2014060101,卫澜,有问题")
    (handed / "乙.docx").write_bytes(document(lines, "班级：2014级:测绘/1班"))
    _, plan = merge(handed, [], notice_2018())
    assert [one.folder for one in plan.folders] == [
        ("2014级_测绘_1班",), ("数学学院", "2014级1班"), ("软件学院", "2014级1班"),
    ]  # fmt: skip


def test_who_wrote_a_number_of_another_class_mends_it(tmp_path: Path) -> None:
    """It is in their file; the other class is told nothing, and they nothing of the other class."""
    rows = rows_of("2014030101,安若溪,无误", "2014030102,白景行,无误", "2014030201,毕思远,无误")
    handed, listed = school(tmp_path, "甲.docx", document(rows, f"班级：{FIRST}"))
    _, plan = merge(handed, [listed], notice_2018())
    assert [one.name for one in plan.folders] == [FIRST]
    told = text_of(plan.folders[0].files)
    assert "毕思远" in told
    for private in ("卫澜", "易安", SECOND, "乙.docx"):
        assert private not in told


@pytest.mark.parametrize(
    ("name", "result", "folders", "is_told"),
    [
        (FIRST, "无误", [], False),
        (FIRST, "", [FIRST], False),
        ("2014级软件9班", "无误", [FIRST], True),
        ("14级软件（一）班", "无误", [], False),  # only the spelling differs
    ],
)
def test_what_needs_no_doing_is_not_sent_back(
    name: str, result: str, folders: list[str], is_told: bool, tmp_path: Path
) -> None:
    """A class whose name is as on the list has nothing to mend, though another college has it."""
    given = [["学院", *ROLL[0]], *(["软件学院", *one] for one in ROLL[1:4])]
    given += [["数学学院", f"201405010{at}", f"丁{at}", FIRST] for at in (1, 2, 3)]
    listed = tmp_path / "全校.xlsx"
    listed.write_bytes(workbook({"全校": given}))
    handed = tmp_path / "交来"
    handed.mkdir()
    rows = rows_of(*(f"{number},{who},{result}" for number, who, _ in ROLL[1:4]))
    if name == FIRST:  # of two colleges, on one paper
        rows += [[*one[1:3], "无误"] for one in given[4:]]
    (handed / "甲.docx").write_bytes(document(rows, f"班级：{name}"))
    _, plan = merge(handed, [listed], notice_2018())
    marked = [one for one in plan.folders if not one.is_silent]
    assert [one.name for one in marked] == folders
    assert ("班级写错" in "".join(text_of(one.files) for one in plan.folders)) == is_told


def test_what_is_only_told_sends_no_file_back(tmp_path: Path) -> None:
    """Hidden rows of whom nobody is missing are the registrar's to look at."""
    rows = [["学号", "姓名", "班级", "校对结果"], *([*one, "无误"] for one in ROLL[1:4])]
    handed, listed = school(tmp_path, "甲.xlsx", hidden(rows))
    found, plan = merge(handed, [listed], notice_2018())
    assert "left-out" in {one.code for one in found.all_problems}
    assert plan.folders == ()
    assert "left-out" in {one.code for one in plan.left}


def hidden(rows: list[list[str]]) -> bytes:
    """A workbook with a hidden row below its students, of one who has left."""
    book = openpyxl.Workbook()
    for row in [*rows, ["2014030199", "周游", FIRST, "无误"]]:
        book.worksheets[0].append(row)
    book.worksheets[0].row_dimensions[len(rows) + 1].hidden = True
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def test_what_is_nobodys_stays_with_the_registrar(tmp_path: Path) -> None:
    """The total of a college is no class's to mend."""
    handed, listed = school(tmp_path, "甲.docx", document(rows_of("2014030101,安若溪,无误")))
    found, plan = merge(handed, [listed], notice_2018())
    told = sum(one.problems for one in plan.folders) + len(plan.left)
    assert told == sum(one.severity is not Severity.INFO for one in found.all_problems)


def test_what_only_an_earlier_summary_has_becomes_a_workbook(tmp_path: Path) -> None:
    """The file itself is no longer there: its rows are, with where they stood."""
    rows = rows_of("2014030101,安若溪,无误", "2014030102,白景行,有问题", "2014030103,毕思远,无误")
    handed, listed = school(tmp_path, "甲.docx", document(rows, f"班级：{FIRST}"))
    found, _ = merge(handed, [listed], notice_2018())
    later = tmp_path / "后来"
    later.mkdir()
    with (later / "汇总.xlsx").open("wb") as file:
        summary_writing.write(file, merged=found, tell=lambda _: None)
    _, plan = merge(later, [listed], notice_2018())
    (back,) = plan.folders
    assert {name: noted(name, data) for name, data in back.files.items() if name != SENT_BACK} == {
        "甲.xlsx": {"G3": [(1, "异常未写明")]}
    }
    sheet = openpyxl.load_workbook(BytesIO(back.files["甲.xlsx"]))["花名册"]
    assert [row[-1].value for row in sheet.iter_rows()] == ["原表的行", "2", "3", "4"]


def test_a_log_beside_a_roster_is_its_classs(tmp_path: Path) -> None:
    """Whom a log has and the roster has not is told at the header of the roster."""
    rows = [["学号", "姓名", "班级"], *([*one] for one in ROLL[1:4])]
    handed, listed = school(tmp_path, "甲.xlsx", workbook({"名单": rows}))
    log = [f'{{"number": "{one[0]}", "answer": "无误"}}\n' for one in ROLL[1:4]]
    log.append('{"number": "2014030188", "answer": "无误"}\n')
    (handed / "甲.answers.jsonl").write_text("".join(log), "utf-8")
    _, plan = merge(handed, [listed], notice_2018())
    (back,) = plan.folders
    assert noted("甲.xlsx", back.files["甲.xlsx"]) == {"B1": [(1, "名单外")]}
    assert "收集记录里有这个学号的结果，名单里没有" in text_of(back.files)


@pytest.mark.parametrize(
    ("ending", "sign", "marks"),
    [
        (".docx", (), ("2.6", "3.3")),
        (".xlsx", (), ("F3", "C4")),
        (".xlsx", ("签名",), ("G3", "C4")),
    ],
)
def test_lists_side_by_side_are_marked_each_in_its_own_columns(
    ending: str, sign: tuple[str, ...], marks: tuple[str, str], tmp_path: Path
) -> None:
    """The second list's student is marked in the second list's result: roster, or form."""
    blank = [""] * len(sign)
    rows = [
        ["学号", "姓名", "校对结果", *sign, "学号", "姓名", "校对结果", *sign],
        ["2014030101", "安若溪", "无误", *blank, "2014030103", "毕思远", "有问题", *blank],
        ["2014030102", "白景行", "", *blank, "", "", "", *blank],
    ]
    data = class_file(ending, rows, above=f"班级：{FIRST}")
    handed, listed = school(tmp_path, f"甲{ending}", data)
    _, plan = merge(handed, [listed], notice_2018())
    (back,) = plan.folders
    found = noted(f"甲{ending}", back.files[f"甲{ending}"])
    titles = {place: title for place, those in found.items() for _, title in those}
    assert titles == dict(zip(marks, ("异常未写明", "未反馈"), strict=True))


def test_many_who_are_missing_fit_into_one_note(tmp_path: Path) -> None:
    """What to do is said once at the header, and of each further one who it is."""
    data = class_file(".xlsx", [[*ROLL[0], "校对结果"], [*ROLL[2], "无误"]])
    handed, listed = school(tmp_path, "甲.xlsx", data)
    _, plan = merge(handed, [listed], notice_2018())
    sheet = openpyxl.load_workbook(BytesIO(plan.folders[0].files["甲.xlsx"]))["名单"]
    told = sheet["B1"].comment.text.split("\n")
    assert told[0].startswith(
        "【1】表上缺的同学：安若溪 2014030101，名单上有，交来的表上没有。请把"
    )
    assert told[1] == "【2】表上缺的同学：毕思远 2014030103（同上）"
    assert told[2].startswith("【3】人数不符：名单 3 人，交来 1 人（")
    assert len(told) == 3


def test_a_stray_row_leaves_a_file_its_classs(tmp_path: Path) -> None:
    """One of another class among ten does not make it a file of two classes."""
    names = "甲乙丙丁戊己庚辛壬癸"
    rows = [["学号", "姓名", "班级", "校对结果"]]
    rows += [[f"20140301{at:02}", f"安若{one}", FIRST, "无误"] for at, one in enumerate(names, 1)]
    rows += [["2014030201", "卫澜", SECOND, "有问题"]]
    handed = tmp_path / "交来"
    handed.mkdir()
    (handed / "甲.xlsx").write_bytes(class_file(".xlsx", rows))
    _, plan = merge(handed, [], notice_2018())
    assert [(one.name, list(one.files)) for one in plan.folders] == [
        (FIRST, ["甲.xlsx", SENT_BACK])
    ]
    assert noted("甲.xlsx", plan.folders[0].files["甲.xlsx"]) == {"D12": [(1, "异常未写明")]}


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".csv"])
@pytest.mark.parametrize(
    ("lines", "stray"),
    [
        (("2014030101,安若溪,无误", "2014030102,白景行,无误", "2014030102,毕思远,无误"),
         "毕思远 2014030102"),
        (("2014030101,安若溪,无误", "2014030102,白景行,无误", "2014030201,毕思远,无误"),
         "毕思远 2014030201"),
        (("2014030101,白景行,无误", "2014030102,毕思远,无误", "2014030103,卫澜,无误"),
         "白景行 2014030101"),
        (("2014030101,安若溪,无误", "2014030102,白景行,无误", "2014030109,毕思远,无误"),
         "毕思远 2014030109"),
    ],
    ids=["a classmate's", "another class's", "one row down", "nobody's"],
)  # fmt: skip
def test_a_row_with_a_wrong_number_is_told_with_it(
    lines: tuple[str, ...], stray: str, ending: str, tmp_path: Path
) -> None:
    """As it stands in the class's own file: the number is what the monitor looks for."""
    handed, listed = school(
        tmp_path, f"甲{ending}", class_file(ending, rows_of(*lines), above=f"班级：{FIRST}")
    )
    _, plan = merge(handed, [listed], notice_2018())
    (back,) = [one for one in plan.folders if one.name == FIRST]
    assert [line for line in text_of(back.files).splitlines() if f"】{stray}，" in line]


@pytest.mark.parametrize("ending", [".xls", ".ods", ".xlsb"])
@pytest.mark.parametrize("wrong", [0, 1])
def test_of_lists_side_by_side_the_student_is_marked_who_is_meant(
    ending: str, wrong: int, tmp_path: Path
) -> None:
    """In a clean workbook, too, where two students stood in one row of the file."""
    results = ("无误", "有问题")
    rows = [
        ["学号", "姓名", "校对结果", "", "学号", "姓名", "校对结果"],
        ["2014030101", "安若溪", results[wrong == 0], "", "2014030103", "毕思远", results[wrong]],
        ["2014030102", "白景行", "无误", "", "", "", ""],
    ]
    data = class_file(ending, rows, above=f"班级：{FIRST}")
    handed, listed = school(tmp_path, f"甲{ending}", data)
    _, plan = merge(handed, [listed], notice_2018())
    (back,) = plan.folders
    sheet = openpyxl.load_workbook(BytesIO(back.files["甲.xlsx"]))["花名册"]
    (marked,) = [one for one in sheet.iter_rows() if any(cell.comment for cell in one)]
    assert marked[1].value == ("安若溪", "毕思远")[wrong]


@pytest.mark.parametrize(
    ("lost", "own", "others"),
    [
        (("2.014E+09", "卫澜", "无误"), False, True),
        (("2.014E+09", "毕思远", "无误"), True, False),
        (("2.014E+09", "易安", "有问题"), False, True),
    ],
)
def test_a_class_is_not_told_of_whom_of_another_class_a_row_may_be(
    lost: tuple[str, str, str], own: bool, others: bool, tmp_path: Path
) -> None:
    """Only of its own: the 学号 and class of a namesake elsewhere are the registrar's."""
    rows = rows_of("2014030101,安若溪,无误", "2014030102,白景行,无误", ",".join(lost))
    handed = tmp_path / "交来"
    handed.mkdir()
    (handed / "甲.docx").write_bytes(document(rows, f"班级：{FIRST}"))
    found, plan = merge(handed, [roll(tmp_path)], notice_2018())
    said = [one.message for one in found.problems if one.code == "bad-number"]
    assert ["像是" in one for one in said] == [True]
    (back,) = [one for one in plan.folders if one.name == FIRST]
    told = text_of(back.files)
    whole = told + "".join(
        comment for name, data in back.files.items() if name != SENT_BACK
        for _, comment in comments(data)
    )  # fmt: skip
    assert "学号" in told
    assert ("像是" in whole) is own
    assert (SECOND in said[0]) is others
    for private in ("20140302", SECOND):
        assert private not in whole


@pytest.mark.parametrize(
    ("row", "absent", "strange"),
    [
        ("2014030120,白景行,无误", 0, 1),  # a slip of 2014030102
        ("2014030120,别的人,无误", 1, 1),
        ("2014030120,卫澜,无误", 1, 1),  # the other class's student of that name is not absent here
    ],
)
def test_who_is_missing_as_their_number_is_miswritten_is_told_once(
    row: str, absent: int, strange: int, tmp_path: Path
) -> None:
    """At the row with the slip, which names the 学号 that is not in the form."""
    rows = rows_of("2014030101,安若溪,无误", row, "2014030103,毕思远,无误")
    handed, listed = school(tmp_path, "甲.docx", document(rows, f"班级：{FIRST}"))
    _, plan = merge(handed, [listed], notice_2018())
    (back,) = plan.folders
    text = text_of(back.files)
    assert (text.count("■ 表上缺的同学（1 处）"), text.count("■ 名单外（1 处）")) == (
        absent,
        strange,
    )
    assert f"交来的表有 {back.problems} 处要改。" in text
    assert text.count("2014030102") == 1
    said = "名单里本班的白景行是 2014030102（表上没有这个学号），是不是抄错了"
    assert (said in text) is not bool(absent)


@pytest.mark.parametrize(
    ("rows", "title", "do"),
    [
        (("2014030102,白景行,无误", "2014030102,白景行,照片不是本人"), "结果不一",
         "请问清楚哪一行对，删掉另一行。"),
        (("2014030102,白景行,无误", "2014030102,白景行,无误"), "学号重复", "请删掉多出的一行。"),
        (("2014030102,白景行,", "2014030102,白景行,无误"), "学号重复", "请删掉多出的一行。"),
        (("2014030102,白景行,无误", "2014030102,周游,无误"), "学号重复", "学号不会相同"),
    ],
)  # fmt: skip
def test_two_rows_of_one_student_are_one_matter(
    rows: Sequence[str], title: str, do: str, tmp_path: Path
) -> None:
    """It is told once, as what it is: two rows of one file are no two papers."""
    every = rows_of("2014030101,安若溪,无误", *rows, "2014030103,毕思远,无误")
    handed, listed = school(tmp_path, "甲.docx", document(every, f"班级：{FIRST}"))
    _, plan = merge(handed, [listed], notice_2018())
    (back,) = plan.folders
    told = text_of(back.files)
    assert f"■ {title}（1 处）\n怎么改：{do}" in told.replace("\r", "")
    assert "另一份" not in told
    others = {"结果不一", "学号重复"} - {title}
    assert not any(f"■ {other}" in told for other in others)


@pytest.mark.parametrize("written", ["2014级软件3班", "2014级软工1班", "2014级计科7班"])
def test_a_wrong_class_name_is_told_with_the_right_one(written: str, tmp_path: Path) -> None:
    """The class hears as which class it was counted, and the office that nothing was refused."""
    every = rows_of("2014030101,安若溪,无误", "2014030102,白景行,无误", "2014030103,毕思远,无误")
    handed, listed = school(tmp_path, "甲.docx", document(every, f"班级：{written}"))
    found, plan = merge(handed, [listed], notice_2018())
    (back,) = plan.folders
    said = f"表上写的班级是“{written}”，学生是名单上“{FIRST}”的，算在“{FIRST}”"
    assert "■ 班级写错（1 处）" in text_of(back.files)
    assert f"表头：{said}" in text_of(back.files)
    (told,) = [one for one in found.problems if one.code == "wrong-class"]
    assert "改正其中一份" not in told.do


@pytest.mark.parametrize("written", ["软件1班", "14级软件（一）班", "2014级软件一班"])
def test_a_name_that_is_only_spelt_otherwise_does_not_go_back(written: str, tmp_path: Path) -> None:
    """It is known whose it is: a note for the office, nothing for the class."""
    every = rows_of("2014030101,安若溪,无误", "2014030102,白景行,无误", "2014030103,毕思远,无误")
    handed, listed = school(tmp_path, "甲.docx", document(every, f"班级：{written}"))
    found, plan = merge(handed, [listed], notice_2018())
    assert not plan.folders
    assert {one.severity for one in found.problems} <= {Severity.INFO}
