"""`fankui followup`: what each student with a fault has to bring, as text, workbook and JSON."""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from places import SHIPPED

from conftest import CLASS, HEADER, Run, students, workbook
from tongzhi_cli.anomaly.kinds import OTHER
from tongzhi_cli.followup.steps import Step
from tongzhi_cli.notice.reading.read import read
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.notice.toml.for_students import for_students

Fankui = Callable[..., Run]
FAULTS = [
    "无误", "民族应为回族", "照片没有", "班级不对", "高考报名时姓名就错了", "有误",
    "姓名错，没照片", None,
]  # fmt: skip


def class_with(path: Path, results: list[str | None]) -> Path:
    rows = students(len(results))
    for row, result in zip(rows, results, strict=True):
        row[4] = result
    return workbook(path, [HEADER, *rows])


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """A class of eight, with a fault of every group."""
    return class_with(tmp_path / "class.xlsx", FAULTS)


def test_the_text(roster: Path, fankui: Fankui) -> None:
    """Groups in their order; who, what is wrong as written, what to bring, where, until when."""
    run = fankui("followup", roster)
    assert run.code == 0
    headings = [line for line in run.out.splitlines() if line.startswith("■")]
    assert headings == [
        "■ 本校办理（2 人）", "■ 本人到别处办（1 人）", "■ 不用办（1 人）", "■ 没有照片的（2 人）",
        "■ 先问清楚（1 人）",
    ]  # fmt: skip
    lines = run.out.splitlines()
    name = students(8)[1][1]
    at = lines.index(f"2014030102 {name}：民族应为回族")
    assert lines[at + 1 : at + 5] == [
        "  谁办：教务处（报省级主管部门）",
        "  带什么：身份证复印件；通知没有写、一般还要：身份证、户口本",
        "  交到：教务处",
        "  什么时候以前：通知没有写",
    ]
    assert "  什么时候以前：6月初" in lines
    assert lines[0] == f"【信息有误的怎么办】{CLASS}"
    assert "还有 1 人没有反馈，不在这份名单里。" in run.err
    assert run.out.count("2014030107") == 2  # a fault here, and no photo


def test_nobody_is_wrong(class_of_45: Path, fankui: Fankui, tmp_path: Path) -> None:
    """It says so, exit 0; no workbook is made of nothing."""
    run = fankui("followup", class_of_45, "-o", tmp_path / "跟进.xlsx")
    assert (run.code, run.out) == (0, "")
    assert "没有人有异常，没有要跟进的。" in run.err
    assert not (tmp_path / "跟进.xlsx").exists()


def test_quiet(roster: Path, fankui: Fankui) -> None:
    """--quiet: the text alone."""
    run = fankui("followup", roster, "-q")
    assert run.err == ""
    assert run.out.startswith("【")


@pytest.mark.parametrize(
    ("text", "at", "told"),
    [
        ("6月初", None, "6月初"),
        ("4月10日前", "2018-04-10T17:00:00",
         "4月10日前，即4月10日（星期二）17:00 以前（还有 8 天 21 小时）"),
        ("4月10日（星期二）前", "2018-04-10T17:00:00", "4月10日（星期二）前（还有 8 天 21 小时）"),
        ("3月30日（周五）前", "2018-03-30T17:00:00", "3月30日（周五）前（现在已过期）"),
    ],
)  # fmt: skip
def test_until_when(roster: Path, fankui: Fankui, text: str, at: str | None, told: str) -> None:
    """The notice's words, the day with its weekday where they lack it, and how long it still is."""
    facts = SHIPPED.read_text(encoding="utf-8")
    moment = f"at = {at}\n" if at else ""
    facts += f'\n[[deadline]]\nrole = "materials"\ntext = "{text}"\n{moment}what = "材料"\n'
    (roster.parent / "notice.toml").write_text(facts, encoding="utf-8")
    run = fankui("followup", roster)
    assert f"  什么时候以前：{told}\n" in run.out


@pytest.mark.parametrize(
    ("said", "heading", "who_does_it"),
    [
        ("照片非本人的学生，到行政楼201室找周老师登记。", "■ 照片不是本人的（1 人）",
         "学生本人（行政楼201室）"),
        ("照片串号的，到教务处登记。", "■ 照片不是本人的（1 人）", "学生本人（教务处）"),
        ("图像错误的（不是本人照片）学生到保卫处201室登记。", "■ 照片不是本人的（1 人）",
         "学生本人（保卫处201室）"),
        ("照片与本人不符的，先截图，再报辅导员。", "■ 照片不是本人的（1 人）",
         "学院 → 教务处 → 采集单位"),
        ("没有照片或照片不是本人的学生到图书馆二楼补采。", "■ 没有照片的（2 人）",
         "学生本人（图书馆二楼）"),
    ],
)  # fmt: skip
def test_a_photo_that_is_not_theirs_goes_where_the_notice_sends_it(
    said: str, heading: str, who_does_it: str, fankui: Fankui, tmp_path: Path
) -> None:
    """As `notice import` has written it, not to where the missing ones are taken."""
    roster = class_with(tmp_path / "class.xlsx", ["照片没有", "照片不是本人"])
    written = "\n".join(for_students(read(f"校对通知\n{said}\n", "")))
    facts = SHIPPED.read_text(encoding="utf-8")
    if "\n[no_photo]" in written:
        facts = re.sub(r"\[no_photo\]\n(?:\w.*\n)*", "", facts)
    (roster.parent / "notice.toml").write_text(f"{facts}\n{written}\n", encoding="utf-8")
    out = fankui("followup", roster).out
    assert heading in out
    at = out.splitlines().index(f"2014030102 {students(2)[1][1]}：照片不是本人")
    assert out.splitlines()[at + 1] == f"  谁办：{who_does_it}"


def test_json(roster: Path, fankui: Fankui) -> None:
    """--json: one entry for each student in each group, with the kinds and what they need."""
    run = fankui("followup", roster, "--json")
    document = json.loads(run.out)
    assert list(document) == ["schema", "notice", "now", "students", "counts", "written"]
    assert document["counts"] == {
        "here": 2, "elsewhere": 1, "nothing": 1, "photo": 2, "not_own": 0, "ask": 1, "unclear": 0,
        "missing": 1,
    }  # fmt: skip
    photo = next(one for one in document["students"] if one["group"] == "photo")
    assert photo == {
        "group": "photo", "class": CLASS, "file": str(roster), "number": "2014030103",
        "name": students(3)[2][1], "result": "照片没有",
        "anomalies": [
            {
                "name": "无学历照片", "scope": "photo", "text": "无学历照片",
                "office": "学生本人（昆明补采集）", "materials": ["补采集的纸质照片"],
                "where": "教务处214室",
                "deadline": {"role": "photo", "text": "6月初", "at": None},
            }
        ],
    }  # fmt: skip


def test_the_workbook(roster: Path, fankui: Fankui, tmp_path: Path) -> None:
    """-o: lists to print; texts, no formula; those without a photo on a sheet of their own."""
    out = tmp_path / "跟进.xlsx"
    run = fankui("followup", roster, "-o", out)
    assert (run.code, run.out) == (0, f"{out}\n")
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["信息有误", "补采集", "先问清楚"]
    numbers = {
        page.title: [row[2 if page.title == "信息有误" else 1] for row in page.values][1:]
        for page in book
    }
    assert numbers == {
        "信息有误": ["2014030102", "2014030107", "2014030105", "2014030104"],
        "补采集": ["2014030103", "2014030107"],
        "先问清楚": ["2014030106"],
    }
    for page in book:
        assert page.page_setup.orientation == "landscape"
        assert page.print_title_rows == "$1:$1"
        assert all((page.row_dimensions[at].height or 0) >= 24 for at in range(2, page.max_row + 1))


def test_the_workbook_holds_no_clock_and_no_formula(fankui: Fankui, tmp_path: Path) -> None:
    """The same answers give the same bytes whenever; what looks like a formula stays a text."""
    roster = class_with(tmp_path / "class.xlsx", ["=民族错", "=有只猫"])
    made = []
    for now in ("2018-03-20 09:00", "2018-04-01 09:00"):
        out = tmp_path / f"{now[5:7]}.xlsx"
        assert fankui("followup", roster, "-o", out, "--now", now).code == 0
        made.append(out.read_bytes())
    assert made[0] == made[1]
    book = openpyxl.load_workbook(out)
    assert not [
        cell for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"
    ]
    assert book["信息有误"]["E2"].value == "=民族错"
    assert "=有只猫" in [cell.value for cell in book["先问清楚"][2]]


def test_nothing_is_overwritten(roster: Path, fankui: Fankui, tmp_path: Path) -> None:
    """Without --force a file that is there stays, with it not; the roster itself always."""
    out = tmp_path / "跟进.xlsx"
    out.write_bytes(b"old")
    assert fankui("followup", roster, "-o", out).code == 4
    assert out.read_bytes() == b"old"
    assert fankui("followup", roster, "-o", out, "--force").code == 0
    before = roster.read_bytes()
    assert fankui("followup", roster, "-o", roster, "--force").code == 4
    assert roster.read_bytes() == before
    assert fankui("followup", roster, "-o", tmp_path / "跟进.pdf").code == 2


def test_what_was_handed_in(
    fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forms, folders, zips and summaries, as check takes them; what cannot be read is told."""
    monkeypatch.chdir(tmp_path)
    roster = class_with(Path("class.xlsx"), ["民族应为回族", "照片没有", "无误"])
    assert fankui("build", roster, "-o", "交来/反馈表.docx").code == 0
    with zipfile.ZipFile("交来.zip", "w") as archive:
        archive.write("交来/反馈表.docx")
    assert fankui("merge", "交来", "-o", "汇总.xlsx", now=None).code == 0
    texts = {
        fankui("followup", one).out for one in ("交来/反馈表.docx", "交来", "交来.zip", "汇总.xlsx")
    }
    (text,) = texts
    assert "民族应为回族" in text
    assert "■ 没有照片的（1 人）" in text
    Path("交来/坏的.docx").write_bytes(b"PK\x03\x04 no zip")
    run = fankui("followup", "交来")
    assert (run.code, run.out) == (1, text)
    assert "坏的.docx" in run.err


def test_a_roster_that_cannot_be_read(roster: Path, fankui: Fankui) -> None:
    """A list that lacks people would be taken for whole: nothing is written."""
    broken = roster.with_name("broken.xlsx")
    broken.write_bytes(roster.read_bytes()[:500])
    run = fankui("followup", roster, broken)
    assert (run.code, run.out) == (3, "")


def test_no_id_number(fankui: Fankui, tmp_path: Path) -> None:
    """A 身份证号 that a student wrote is nowhere."""
    roster = class_with(tmp_path / "class.xlsx", ["身份证号应为11010519491231002X"])
    out = tmp_path / "跟进.xlsx"
    said = [fankui("followup", roster).out, fankui("followup", roster, "--json").out]
    assert fankui("followup", roster, "-o", out).code == 0
    with zipfile.ZipFile(out) as package:
        said += [package.read(name).decode() for name in package.namelist()]
    assert not [text for text in said if "11010519491231002" in text]
    assert "：证件号码有误，以身份证为准\n" in said[0]


def test_several_classes(fankui: Fankui, tmp_path: Path) -> None:
    """A block for each class that has somebody, to be pasted into its group."""
    rows: list[list[object]] = [
        ["2014030101", "安若曦", "2014级软件1班", "本科", "民族错"],
        ["2014030201", "白思雨", "2014级软件2班", "本科", "无误"],
        ["2014030301", "曹子涵", "2014级软件3班", "本科", "姓名错"],
    ]
    run = fankui("followup", workbook(tmp_path / "class.xlsx", [HEADER, *rows]))
    blocks = run.out.split("\n\n")
    assert [block.split("\n")[0] for block in blocks] == [
        "【信息有误的怎么办】2014级软件1班",
        "【信息有误的怎么办】2014级软件3班",
    ]
    assert "白思雨" not in run.out


def test_the_shipped_notice_has_its_kinds() -> None:
    """The paper of 2018 supports two entries; the rest is shipped."""
    shipped = notice_toml.read(notice_toml.BUILT_IN)
    assert [one.name for one in shipped.anomalies] == ["无学历照片", "个人信息"]


#: What the notice wants of everybody, all materials, whether the rest is only usual; as it is told.
BROUGHT = {
    "of the notice alone": (("表",), ("表",), False, "表"),
    "of the notice, and more of its own": (("表",), ("表", "证"), False, "表；另备 证"),
    "of the notice, and what is usual": (
        ("表",), ("表", "证", "本"), True, "表；通知没有写、一般还要：证、本",
    ),
    "what is usual alone": ((), ("证",), True, "通知没有写，一般要：证"),
    "what the notice says of that fault alone": ((), ("证",), False, "证"),
    "nothing": ((), (), True, ""),
}  # fmt: skip


@pytest.mark.parametrize(("own", "materials", "is_usual", "told"), BROUGHT.values(), ids=BROUGHT)
def test_whose_the_papers_are(
    own: tuple[str, ...], materials: tuple[str, ...], is_usual: bool, told: str
) -> None:
    """What the notice wants is told from what offices usually want."""
    step = Step(OTHER, "教务处", own, materials, "", None, None, is_usual)
    assert step.bring == told
