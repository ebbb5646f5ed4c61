"""`fankui followup --template`: a form of the school's for each student who needs it."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from drawn_forms import drawn, read_back
from form_reading import body, parts
from places import ROOT

from cli.monitor.test_followup import class_with
from conftest import CLASS, Run, students

Fankui = Callable[..., Run]
FAULTS = [
    "无误", "民族有误：显示“汉族”，应为“回族”", "照片没有", "班级不对", "高考报名时姓名就错了",
    "有误", "姓名错，没照片", None,
]  # fmt: skip
FORM = [
    "学籍信息更正申请表",
    "| 姓名 |  | 学号 |  | 班级 |  |",
    "| 身份证号 |  | < | 联系电话 |  | < |",
    "| 更正项目 |  | 原信息 |  | 更正后信息 |  |",
    "| 学院意见 | 签字（盖章）：　　年　月　日 | < | < | < | < |",
]
PHOTOS = ["毕业照片补采申请表", "姓名：________ 学号：________ 存在的问题：________"]
NAMES = [row[1] for row in students(8)]


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """A class of eight, with a fault of every group."""
    return class_with(tmp_path / "class.xlsx", FAULTS)


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """A form for one person."""
    return saved(tmp_path / "更正申请表.docx", FORM)


def saved(path: Path, lines: list[str]) -> Path:
    path.write_bytes(drawn(lines))
    return path


def test_who_has_something_to_correct_gets_a_form(
    roster: Path, blank: Path, tmp_path: Path, fankui: Fankui
) -> None:
    """One file a student, by 学号 and name; the values are those of the answer."""
    run = fankui("followup", roster, "--template", blank, "-o", tmp_path / "申请表")
    assert run.code == 0
    files = sorted(path.name for path in (tmp_path / "申请表").iterdir())
    assert files == [
        f"2014030102-{NAMES[1]}-更正申请表.docx",
        f"2014030107-{NAMES[6]}-更正申请表.docx",
    ]
    assert run.out.splitlines() == [str(tmp_path / "申请表" / name) for name in files]
    read = read_back(body((tmp_path / "申请表" / files[0]).read_bytes()))
    assert read[1:4] == [
        f"| 姓名 | {NAMES[1]} | 学号 | 2014030102 | 班级 | {CLASS} |",
        "| 身份证号 |  | < | 联系电话 |  | < |",
        "| 更正项目 | 民族 | 原信息 | 汉族 | 更正后信息 | 回族 |",
    ]


def test_who_gets_none_and_what_stays_blank_is_told(
    roster: Path, blank: Path, tmp_path: Path, fankui: Fankui
) -> None:
    """Nobody of the list is passed over in silence; one line says what is blank on all forms."""
    run = fankui("followup", roster, "--template", blank, "-o", tmp_path / "申请表")
    assert run.err.splitlines()[2:] == [
        f"没有写表（不用办）：{NAMES[3]}",
        f"没有写表（先问清楚）：{NAMES[5]}",
        f"没有写表（只差照片，这份表不是照片的）：{NAMES[2]}",
        f"没有写表（本人到别处办）：{NAMES[4]}",
        f"都空着的：身份证号、联系电话、学院意见、签名、日期、盖章；{NAMES[6]}：原信息、更正后信息",
        "下一步：打印这 2 份，空着的手写补上，本人核对后签名",
    ]


def test_a_form_about_photos_is_for_who_needs_one(
    roster: Path, tmp_path: Path, fankui: Fankui
) -> None:
    """Who only needs a photo gets it; of two faults each is on the forms that are for it."""
    form = saved(tmp_path / "补采.docx", PHOTOS)
    run = fankui("followup", roster, "--template", form, "-o", tmp_path / "表")
    lines = {
        path.name.split("-")[0]: read_back(body(path.read_bytes()))[1]
        for path in (tmp_path / "表").iterdir()
    }
    assert sorted(lines) == ["2014030102", "2014030103", "2014030107"]
    assert lines["2014030103"].endswith("存在的问题：照片没有")
    assert lines["2014030107"].endswith("存在的问题：姓名错，没照片")
    assert "只差照片" not in run.err


def test_nothing_is_overwritten(roster: Path, blank: Path, tmp_path: Path, fankui: Fankui) -> None:
    """One form that is there keeps all of them from being written; --force writes anew."""
    before = blank.read_bytes()
    there = tmp_path / "表" / f"2014030107-{NAMES[6]}-更正申请表.docx"
    there.parent.mkdir()
    there.write_bytes(b"mine")
    run = fankui("followup", roster, "--template", blank, "-o", there.parent)
    assert (run.code, [path.name for path in there.parent.iterdir()]) == (4, [there.name])
    assert there.read_bytes() == b"mine"
    assert fankui("followup", roster, "--template", blank, "-o", there.parent, "--force").code == 0
    assert there.read_bytes() != b"mine"
    assert blank.read_bytes() == before


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "templates").glob("*.docx")))
def test_a_form_of_a_class_is_refused(
    name: str, roster: Path, tmp_path: Path, fankui: Fankui
) -> None:
    """Without a place for one 姓名 it says what was looked for, and which command is for it."""
    run = fankui("followup", roster, "--template", ROOT / "templates" / name, "-o", tmp_path / "表")
    assert run.code == 3
    assert "找不到填“姓名”的地方" in run.err
    assert "fankui build --template" in run.err
    assert not (tmp_path / "表").exists()


def test_a_workbook_is_refused_with_words(roster: Path, tmp_path: Path, fankui: Fankui) -> None:
    """A form for one person in Excel is not filled, and what to do is said."""
    run = fankui("followup", roster, "--template", roster, "-o", tmp_path / "表")
    assert run.code == 3
    assert ".docx" in run.err


@pytest.mark.parametrize("ending", [".docx", ".txt", ".TXT", ".xlsx", ".wps"])
def test_a_file_for_o_is_refused(
    ending: str, roster: Path, blank: Path, tmp_path: Path, fankui: Fankui
) -> None:
    """With a form for each student, -o is a folder."""
    run = fankui("followup", roster, "--template", blank, "-o", tmp_path / f"表{ending}")
    assert run.code == 2
    assert f"请写成 -o {tmp_path / '表'}。" in run.err


def test_without_o_the_forms_stand_beside_the_roster(
    roster: Path, blank: Path, fankui: Fankui
) -> None:
    """In a folder that is called as the form is."""
    fankui("followup", roster, "--template", blank)
    assert len([*(roster.parent / "更正申请表").iterdir()]) == 2


def test_nobody_needs_one(blank: Path, tmp_path: Path, fankui: Fankui) -> None:
    """A class without faults: nothing is written, and that is said."""
    fine = class_with(tmp_path / "好班.xlsx", ["无误"] * 3)
    run = fankui("followup", fine, "--template", blank, "-o", tmp_path / "表")
    assert (run.code, run.out) == (0, "")
    assert f"没有人要填 {blank}，什么也没有写。" in run.err
    assert not (tmp_path / "表").exists()


def test_json_names_the_files(roster: Path, blank: Path, tmp_path: Path, fankui: Fankui) -> None:
    """Each form with its student and what is left blank on it."""
    run = fankui("followup", roster, "--template", blank, "-o", tmp_path / "表", "--json")
    told = json.loads(run.out)
    assert told["written"] == [one["file"] for one in told["forms"]]
    assert told["forms"][1] == {
        "number": "2014030107",
        "name": NAMES[6],
        "file": str(tmp_path / "表" / f"2014030107-{NAMES[6]}-更正申请表.docx"),
        "left_blank": ["身份证号", "联系电话", "原信息", "更正后信息"],
    }


def test_inspect_tells_what_would_be_filled(blank: Path, fankui: Fankui) -> None:
    """It says that the form is for one person, what goes where, and what stays blank."""
    run = fankui("form", "inspect", blank)
    assert run.code == 0
    assert run.out.splitlines() == [
        f"{blank}：一个人填一份的表",
        "填上的：",
        "  姓名 → 姓名",
        "  学号 → 学号",
        "  班级 → 班级",
        "  联系电话 → 手机（花名册里有这一列的话）",
        "  更正项目 → 错的是哪一项",
        "  原信息 → 学信网显示的",
        "  更正后信息 → 应当是的",
        "空着的：身份证号、学院意见、签名、日期、盖章",
        "· 给谁：要到本校更正的人；不是照片的，只差照片的人不写",
    ]
    told = json.loads(fankui("form", "inspect", blank, "--json").out)
    assert told["one_person"] is True
    assert told["filled"][0] == {"label": "姓名", "with": "姓名"}


def test_what_a_form_brings_along_is_told(roster: Path, tmp_path: Path, fankui: Fankui) -> None:
    """A picture of elsewhere is taken out, marks of another template are named."""
    form = tmp_path / "更正申请表.docx"
    form.write_bytes(with_outside(drawn([*FORM, "经办：{{teacher}}"])))
    run = fankui("followup", roster, "--template", form, "-o", tmp_path / "表")
    assert run.code == 0
    told = [line for line in run.err.splitlines() if line.startswith("！")]
    assert told == [
        "！ 空白表里有外来的内容：外部文档 1 处，都去掉了再填",
        "！ 表上还有模板的标记：{{teacher}}，会照样印出来：请在 Word/WPS 里改成要印的字或删掉",
    ]
    made = next((tmp_path / "表").iterdir()).read_bytes()
    assert b"example.com" not in b"".join(parts(made).values())


def with_outside(data: bytes) -> bytes:
    """A document that refers to something of elsewhere."""
    made = BytesIO()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/subDocument"
    relation = f'<Relationship Id="x9" Type="{kind}" Target="http://example.com/a.docx" '
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                end = f'{relation}TargetMode="External"/></Relationships>'.encode()
                content = content.replace(b"</Relationships>", end)
            new.writestr(name, content)
    return made.getvalue()


RECORD = [
    "学籍信息更正申请表",
    "| 姓名 |  | 学号 |  | 民族 |  |",
    "| 学制 | 年 | 联系电话 |  | 政治面貌 | □中共党员 □共青团员 □群众 |",
    "| 家长电话 |  | 身份证号 |  | 出生日期 |  |",
    "| 更正项目 |  | 原信息 |  | 更正后信息 |  |",
]


@pytest.mark.parametrize(
    ("answer", "cells", "filled"),
    [
        ("姓名有误：显示“安若”，应为“李明”", ["白族"], "白族"),
        ("民族有误：显示“汉族”，应为“白族”", ["白族"], "白族"),
        ("民族有误：显示“白族”，应为“彝族”", ["白族"], ""),
        ("姓名有误：显示“安若”，应为“李明”", ["白族", "彝族"], ""),
        ("姓名有误：显示“安若”，应为“李明”", ["白族", "白族"], "白族"),
        ("姓名有误：显示“安若”，应为“李明”", ["无"], ""),
    ],
)
def test_what_the_list_tells_of_the_record(
    answer: str, cells: list[str], filled: str, tmp_path: Path, fankui: Fankui
) -> None:
    """民族, 学制, 手机 … of the roster are filled, never a parent's, nor what is doubtful."""
    head = "学号,姓名,班级,学制,政治面貌,出生日期,手机,家长电话,身份证号,校对结果"
    told = "4年,共青团员,2004-03-05,13800000000,13900000000,已核"
    nations = ",".join("民族" for _ in cells)
    text = f"{head},{nations}\n2014030101,李明,软件1班,{told},{answer},{','.join(cells)}\n"
    roster = tmp_path / "class.csv"
    roster.write_text(text, "utf-8-sig")
    form = saved(tmp_path / "更正申请表.docx", RECORD)
    run = fankui("followup", roster, "--template", form, "-o", tmp_path / "表")
    assert run.code == 0
    (path,) = (tmp_path / "表").iterdir()
    assert read_back(body(path.read_bytes()))[1:4] == [
        f"| 姓名 | 李明 | 学号 | 2014030101 | 民族 | {filled} |",
        "| 学制 | 4年 | 联系电话 | 13800000000 | 政治面貌 | □中共党员 ☑共青团员 □群众 |",
        "| 家长电话 |  | 身份证号 |  | 出生日期 | 2004-03-05 |",
    ]
    assert "13800000000" not in run.out + run.err
