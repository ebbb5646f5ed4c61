"""The papers of one set of data, as a notice wants them: signed form, 勘误表, 统计表."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from blank_forms import form, saved
from docx.document import Document as DocumentType
from places import SHIPPED

from conftest import CLASS, HEADER, Run, students, workbook
from tongzhi_cli.anomaly.items.field_correction import split

Fankui = Callable[..., Run]
ALL = 'papers = ["signed", "corrections", "counts"]'
NAMES = ("反馈表", "勘误表", "统计表")


def notice(folder: Path, *lines: str, form_lines: str = "", more: str = "") -> Path:
    """The built-in notice beside the roster, with *lines* at its top, others in and behind."""
    text = SHIPPED.read_text(encoding="utf-8")
    text = text.replace("schema = 1\n", "\n".join(["schema = 1", *lines, ""]))
    text = text.replace("[form]\n", f"[form]\n{form_lines}\n") + more
    path = folder / "notice.toml"
    path.write_text(text, encoding="utf-8")
    return path


def table_of(path: Path) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in docx.Document(str(path)).tables[0].rows]


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """Five students, two of whom have something wrong."""
    rows = students(5)
    rows[1][4] = "民族有误：显示“汉族”，应为“回族”"
    rows[3][4] = "照片不是本人"
    return workbook(tmp_path / "class.xlsx", [HEADER, *rows])


# --- taking an anomaly apart --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "shown", "should_be"),
    [
        ("民族有误：显示“汉族”，应为“回族”", "民族", "汉族", "回族"),
        ("民族有误：应为“回族”", "民族", "", "回族"),
        ("民族应为回族", "民族", "", "回族"),
        ("民族汉族应为回族", "民族", "汉族", "回族"),
        ("民族写成汉族了，应为回族", "民族", "汉族", "回族"),
        ("民族：汉族→回族", "民族", "汉族", "回族"),
        ("性别错了，应该是女", "性别", "", "女"),
        ("姓名显示张珊应为张姗", "姓名", "张珊", "张姗"),
        ("出生日期错误，显示1996年3月，应为1996年4月", "出生日期", "1996年3月", "1996年4月"),
        (
            "专业有误：显示“软件工程”，应为“计算机科学与技术（中外合作）”",
            "专业",
            "软件工程",
            "计算机科学与技术（中外合作）",
        ),
        ("层次有误：显示“专科”", "层次", "专科", ""),
        (
            "姓名有误：显示“张珊”，应为“张姗”\n民族有误：应为“回族”",
            "姓名\n民族",
            "张珊\n",
            "张姗\n回族",
        ),
        # what cannot be taken apart goes whole into what is shown
        ("照片不是本人", "照片", "照片不是本人", ""),
        ("姓名有误", "姓名", "姓名有误", ""),
        ("姓名中的“珊”应为“姗”", "姓名", "姓名中的“珊”应为“姗”", ""),
        ("民族应改为回族，照片太暗", "", "民族应改为回族，照片太暗", ""),
        ("找不到学籍", "", "找不到学籍", ""),
    ],
)
def test_an_anomaly_is_taken_apart(text: str, kind: str, shown: str, should_be: str) -> None:
    """What is wrong, what is shown, what it should be; nothing is lost where that is not told."""
    assert tuple(split(text)) == (kind, shown, should_be)


# --- which papers -------------------------------------------------------------------------------


def test_a_notice_gets_the_papers_it_wants(fankui: Fankui, roster: Path) -> None:
    """Three papers beside the roster, their paths in the usual order and in --json."""
    notice(roster.parent, ALL)
    paths = [str(roster.with_name(f"{name}-{CLASS}.docx")) for name in NAMES]
    run = fankui("build", roster)
    assert (run.code, run.out.split("\n")[:-1]) == (0, paths)
    assert "勘误表：2 人" in run.err
    assert "统计表：1 个班，5 人" in run.err
    told = json.loads(fankui("build", roster, "--json", "--force").out)
    assert told["written"] == paths


def test_paper_picks_one(fankui: Fankui, roster: Path) -> None:
    """--paper makes what the notice does not ask for, by its Chinese name too."""
    for typed, name in (("corrections", "勘误表"), ("统计表", "统计表")):
        run = fankui("build", roster, "--paper", typed)
        assert run.out == f"{roster.with_name(f'{name}-{CLASS}.docx')}\n"
    assert "请每名同学核对自己那一行" not in run.err
    wrong = fankui("build", roster, "--paper", "all")
    assert (wrong.code, "corrections（勘误表）" in wrong.err) == (2, True)


def test_several_papers_do_not_fit_into_one_file(fankui: Fankui, roster: Path) -> None:
    """-o FILE.docx is refused with words where there are several; a folder and one paper do."""
    notice(roster.parent, ALL)
    target = roster.with_name("o.docx")
    run = fankui("build", roster, "-o", target)
    assert (run.code, "要写 3 种纸（反馈表、勘误表、统计表）" in run.err) == (2, True)
    assert not target.exists()
    assert fankui("build", roster, "-o", target, "--paper", "counts").code == 0
    assert len(fankui("build", roster, "-o", roster.with_name("交")).out.split("\n")) == 4


def test_nothing_is_overwritten(fankui: Fankui, roster: Path) -> None:
    """One paper that is there stops all of them."""
    notice(roster.parent, ALL)
    there = roster.with_name(f"统计表-{CLASS}.docx")
    there.write_bytes(b"signed")
    run = fankui("build", roster)
    assert (run.code, there.read_bytes()) == (4, b"signed")
    assert not roster.with_name(f"反馈表-{CLASS}.docx").exists()


def test_the_same_input_gives_the_same_papers(fankui: Fankui, roster: Path) -> None:
    """All three are the same bytes each time."""
    notice(roster.parent, ALL)
    made = []
    for folder in ("一", "二"):
        run = fankui("build", roster, "-o", roster.with_name(folder))
        made.append([Path(line).read_bytes() for line in run.out.split("\n")[:-1]])
    assert made[0] == made[1]


# --- the 勘误表 ----------------------------------------------------------------------------------


def test_corrections_list_the_wrong_ones(fankui: Fankui, roster: Path) -> None:
    """Who is wrong, numbered from 1, the fault in its parts; title and class as on the form."""
    fankui("build", roster, "--paper", "corrections")
    path = roster.with_name(f"勘误表-{CLASS}.docx")
    rows = table_of(path)
    names = [row[1] for row in students(5)]
    assert rows[0] == ["序号", "学号", "姓名", "班级", "错误类别", "错误信息", "正确信息", "备注"]
    assert rows[1:4] == [
        ["1", "2014030102", names[1], CLASS, "民族", "汉族", "回族", ""],
        ["2", "2014030104", names[3], CLASS, "照片", "照片不是本人", "", ""],
        ["3", *[""] * 7],
    ]
    paragraphs = [one.text for one in docx.Document(str(path)).paragraphs]
    assert paragraphs[0] == "高等教育学历电子注册图像信息校对勘误表（2018、2019届）"
    assert paragraphs[-1].startswith(f"班级名称：{CLASS}\t辅导员签名：")


def test_a_class_without_a_fault_says_so(fankui: Fankui, class_of_45: Path) -> None:
    """A notice that wants a 勘误表 of every class gets one that says 本班无异常, to be signed."""
    run = fankui("build", class_of_45, "--paper", "corrections")
    rows = table_of(class_of_45.with_name(f"勘误表-{CLASS}.docx"))
    assert rows[1] == ["1", "", "", CLASS, "无", "本班无异常", "", ""]
    assert "没有人有误，写了“本班无异常”" in run.err


def test_corrections_read_back(fankui: Fankui, roster: Path) -> None:
    """What merge reads out of a 勘误表: who is in it, and the fault as the form has it."""
    fankui("build", roster, "--paper", "corrections")
    run = fankui("merge", roster.with_name(f"勘误表-{CLASS}.docx"), "--json")
    (found,) = json.loads(run.out)["classes"]
    assert [(one["number"], one["result"]) for one in found["students"]] == [
        ("2014030102", "民族有误：显示“汉族”，应为“回族”"),
        ("2014030104", "照片不是本人"),
    ]


def test_corrections_on_the_schools_form(fankui: Fankui, roster: Path) -> None:
    """[corrections_form] blank: the school's columns, its rows, its own title."""
    columns = ("序号", "班级", "姓名", "学号", "更正项目", "更正前", "更正后", "性别")
    blank = roster.with_name("附件3.docx")
    blank.write_bytes(saved(form(columns, 10, above=("信息变更申请汇总表",))))
    notice(roster.parent, 'papers = ["corrections"]',
           more='\n[corrections_form]\nblank = "附件3.docx"\n')  # fmt: skip
    run = fankui("build", roster)
    path = Path(run.out.strip())
    assert path.name == f"勘误表-{CLASS}.docx"
    rows = table_of(path)
    assert rows[1] == ["1", CLASS, students(5)[1][1], "2014030102", "民族", "汉族", "回族", ""]
    assert docx.Document(str(path)).paragraphs[0].text == "信息变更申请汇总表"
    assert len(rows) == 11


def test_notice_words_the_corrections(fankui: Fankui, roster: Path) -> None:
    """Title and headers of the notice stand on our form; what ours lacks is told."""
    notice(
        roster.parent,
        'papers = ["corrections"]',
        more='\n[corrections_form]\ntitle = "异常登记表"\ncolumns = ["序号", "学号", "姓名",'
        ' "错误项目", "身份证号"]\nsignatures = ["系主任："]\n',
    )
    run = fankui("build", roster)
    path = Path(run.out.strip())
    assert docx.Document(str(path)).paragraphs[0].text == "异常登记表"
    assert table_of(path)[0][4] == "错误项目"
    assert "没有通知所要的“身份证号”一列、“系主任：”" in run.err


# --- the 统计表 ----------------------------------------------------------------------------------


@pytest.fixture
def three_classes(tmp_path: Path) -> Path:
    """Three classes of one 专业, one student in each wrong, one of all missing."""
    rows = [
        [f"20140301{10 * each + at}", f"安若{at}", f"2014级软件{each}班", "本科",
         "照片不是本人" if at == 1 else "无误"]
        for each in (1, 2, 3)
        for at in range(1, each + 3)
    ]  # fmt: skip
    rows[-1][4] = ""
    return workbook(tmp_path / "grade.xlsx", [HEADER, *rows])


def test_counts_of_all_classes_are_one_table(fankui: Fankui, three_classes: Path) -> None:
    """Several classes have one 统计表, a row each and the total; the other papers one a class."""
    notice(three_classes.parent, ALL)
    run = fankui("build", three_classes, "--draft")
    names = [Path(line).name for line in run.out.split("\n")[:-1]]
    assert names == [
        *(f"{paper}-2014级软件{each}班.docx" for paper in NAMES[:2] for each in (1, 2, 3)),
        "统计表-3个班.docx",
    ]
    rows = table_of(three_classes.with_name("统计表-3个班.docx"))
    assert ["".join(cell.split()) for cell in rows[0]] == [
        "序号", "班级", "应校对人数", "已校对人数", "无误人数", "有误人数", "未校对人数", "备注",
    ]  # fmt: skip
    assert rows[1:] == [
        ["1", "2014级软件1班", "3", "3", "2", "1", "0", ""],
        ["2", "2014级软件2班", "4", "4", "3", "1", "0", ""],
        ["3", "2014级软件3班", "5", "4", "3", "1", "1", ""],
        ["", "合计", "12", "11", "8", "3", "1", ""],
    ]


def with_total(columns: tuple[str, ...]) -> DocumentType:
    """A school's 统计表 of 8 rows whose last row says 合计."""
    document = form(columns, 9, above=("核对统计表",), below=("填表人：　　审核人：",))
    document.tables[0].rows[-1].cells[0].text = "合　计"
    return document


def test_the_schools_row_for_the_total_is_used(fankui: Fankui, three_classes: Path) -> None:
    """A printed 合计 row takes the totals where it stands; the blank rows above it stay."""
    columns = ("序号", "班级", "层次", "总人数", "已核对人数", "有误人数", "核对率")
    three_classes.with_name("附件4.docx").write_bytes(saved(with_total(columns)))
    notice(three_classes.parent, 'papers = ["counts"]',
           more='\n[counts_form]\nblank = "附件4.docx"\n')  # fmt: skip
    run = fankui("build", three_classes, "--draft")
    rows = table_of(Path(run.out.strip()))
    assert rows[3] == ["3", "2014级软件3班", "本科", "5", "4", "1", "80.0%"]
    assert rows[4] == ["4", *[""] * 6]
    assert rows[-1] == ["合　计", "", "", "12", "11", "3", "91.7%"]
    assert len(rows) == 10


# --- who is new, what is noted, who signs for whom ----------------------------------------------


def test_new_students_stand_last_with_the_reason(fankui: Fankui, tmp_path: Path) -> None:
    """[[extra]] with new_last: behind the sorted rows, the reason in 备注 with the roster's own."""
    rows = [[*row, ""] for row in students(5)]
    rows[0][5] = "复学"
    rows[2][5] = "寒假参军 身份证530102199601011234"
    roster = workbook(tmp_path / "class.xlsx", [[*HEADER, "备注"], *rows])
    blank = tmp_path / "附件2.docx"
    blank.write_bytes(saved(form(("序号", "学号", "姓名", "校对结果", "本人签名", "备注"))))
    extra = '\n[[extra]]\nnumber = "2014030101"\nreason = "新增"\n'
    notice(tmp_path, form_lines='blank = "附件2.docx"\nnew_last = true\nproxy = "写（代）"',
           more=extra)  # fmt: skip
    run = fankui("build", roster)
    assert run.code == 0
    assert "代签：写（代）" in run.err
    table = table_of(Path(run.out.strip()))
    assert [row[1] for row in table[1:6]] == [f"201403010{at}" for at in (2, 3, 4, 5, 1)]
    assert table[5] == ["5", "2014030101", students(1)[0][1], "无误", "", "新增；复学"]
    assert table[2][5].startswith("寒假参军")
    assert "530102" not in "".join("".join(row) for row in table)
    joined = tmp_path / "全部.docx"
    assert fankui("merge", Path(run.out.strip()), "--docx", joined, "--json").code == 0
    assert [row[1:] for row in table_of(joined)[5:6]] == [table[5][1:]]


def test_new_students_are_sorted_in_where_nobody_says(fankui: Fankui, tmp_path: Path) -> None:
    """Without new_last the order is that of the numbers, as the notice of 2018 wants."""
    roster = workbook(tmp_path / "class.xlsx", [HEADER, *students(3)])
    notice(tmp_path, more='\n[[extra]]\nnumber = "2014030101"\nreason = "新增"\n')
    table = table_of(Path(fankui("build", roster).out.strip()))
    assert [row[1] for row in table[1:4]] == [f"201403010{at}" for at in (1, 2, 3)]


def test_every_paper_opens_elsewhere(fankui: Fankui, roster: Path) -> None:
    """python-docx opens each, and finds A4 in it, one table, and no mark of ours."""
    notice(roster.parent, ALL)
    for line in fankui("build", roster).out.split("\n")[:-1]:
        data = Path(line).read_bytes()
        document = docx.Document(BytesIO(data))
        section = document.sections[0]
        assert section.page_width
        assert section.page_height
        sides = sorted((round(section.page_width.mm), round(section.page_height.mm)))
        assert (sides, len(document.tables)) == ([210, 297], 1)
        assert b"fankui" not in data


def test_the_three_papers_of_a_class_are_merged_as_one(fankui: Fankui, tmp_path: Path) -> None:
    """A 勘误表 says in columns what the signed form says in a sentence; a 统计表 has nobody."""
    rows = students(3)
    rows[1][4] = "出生日期错了，显示1996年3月1日，应为1996年3月11日"
    rows[2][4] = "学历照片不是本人"
    roster = workbook(tmp_path / "class.xlsx", [HEADER, *rows])
    wanted = notice(tmp_path, ALL)
    folder = tmp_path / "交来"
    folder.mkdir()
    assert fankui("build", roster, "--notice", wanted, "-o", folder).code == 0
    assert len(list(folder.iterdir())) == 3
    run = fankui("merge", folder, "--notice", wanted, "--json")
    assert run.code == 0, run.err
    found = json.loads(run.out)
    assert found["totals"]["students"] == 3
    codes = {one["code"] for one in found["problems"]}
    assert not codes & {"conflicting-answer", "unreadable-file"}
    assert any("统计表" in one["message"] for one in found["problems"])


@pytest.mark.parametrize("inner", ["class.csv", "班里/class.csv", "a/b/class.csv"])
def test_what_came_packed_is_written_beside_the_packet(
    fankui: Fankui, tmp_path: Path, inner: str
) -> None:
    """The form of a class in a .zip stands in the folder of the .zip."""
    packet = tmp_path / "交来.zip"
    with ZipFile(packet, "w") as archive:
        archive.writestr(inner, f"学号,姓名,班级,校对结果\n2014030101,安若溪,{CLASS},无误\n")
    run = fankui("build", packet)
    assert run.code == 0
    assert [path.parent for path in tmp_path.rglob("*.docx")] == [tmp_path]
