"""Rosters in Word documents: who is read of each, and which documents are none."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from docx import Document
from new_document import new_document

from conftest import Run

Fankui = Callable[..., Run]

HEAD = ["学号", "姓名"]
AN, BAI = ["2014030101", "安若溪"], ["2014030102", "白景行"]
BI, WEI = ["2014030201", "毕思远"], ["2014030202", "卫澜"]
ONE, TWO = "2014级软件1班", "2014级软件2班"
#: What a document holds, a text for each line and a list for each table, and who is in it: for
#: each class its students. A row of one cell in a wider table is merged over all of it.
ROSTERS = {
    "the class in the line above each table": (
        [ONE, [HEAD, AN, BAI], TWO, [HEAD, BI, WEI]],
        {ONE: [AN, BAI], TWO: [BI, WEI]},
    ),
    "the class in a merged first row": (
        ["各班名单", [[ONE], HEAD, AN, BAI], "", [[TWO], HEAD, BI]],
        {ONE: [AN, BAI], TWO: [BI]},
    ),
    "one above, one within": (
        [f"{ONE}学生名单（2018年3月）", [HEAD, AN], [[TWO], HEAD, BI]],
        {ONE: [AN], TWO: [BI]},
    ),
    "torn in two by a page": (
        [f"{ONE}花名册", [HEAD, AN], "第1页", [BAI], "第2页"],
        {ONE: [AN, BAI]},
    ),
    "the header again on each page": (
        [ONE, [HEAD, AN], [HEAD, BAI]],
        {ONE: [AN, BAI]},
    ),
    "a column for the class": (
        ["软件专业名单", [["序号", *HEAD, "班级"], ["1", *AN, ONE], ["2", *BI, TWO]]],
        {ONE: [AN], TWO: [BI]},
    ),
    "a total and a signature below": (
        [ONE, [["序号", *HEAD, "备注"], ["1", *AN, ""], ["合计", "1人", "", ""]], "制表人：李明"],
        {ONE: [AN]},
    ),
}
#: Documents that are none, with what is said of each.
OTHERS = {
    "a filled form": (
        [ONE, [["序号", *HEAD, "校对结果", "本人签名"], ["1", *AN, "无误", ""]]],
        "填好的反馈表",
    ),
    "a blank form": (
        [[["序号", *HEAD, "校对结果", "本人签名"], ["1", "", "", "", ""]]],
        "空白的反馈表",
    ),
    "a notice": (
        [
            "关于做好2018届毕业生图像信息校对工作的通知",
            "各学院：请2018届毕业生于2018年4月8日17:00前登录学信网校对，名单见附表。",
            "班级于2018年4月12日17:00前将反馈表交教务处。",
            [[*HEAD, "班级"], [*AN, ONE]],
        ],
        "通知的原文",
    ),
    "a notice about people": (
        [
            f"关于{ONE}转专业学生的通知",
            "经研究，同意下列同学转专业：",
            [[*HEAD, "转入专业"], [*AN, "会计"]],
        ],
        "Word 文档",
    ),
    "who is when at what": (
        ["软件工程专业答辩安排", [["序号", *HEAD, "时间"], ["1", *AN, "5月2日上午"]]],
        "Word 文档",
    ),
    "what is made public": (
        ["示例学院", "2018年奖学金公示（第一批）", [[*HEAD, "班级"], [*AN, ONE]]],
        "Word 文档",
    ),
    "signatures alone": ([ONE, [[*HEAD, "本人签名"], [*AN, ""]]], "只签名的表"),
    "nobody": ([ONE, [HEAD, ["", ""]]], "Word 文档"),
    "no table": ([ONE, "2014030101 安若溪"], "Word 文档"),
}


def written(path: Path, pieces: Sequence[str | Sequence[Sequence[str]]]) -> Path:
    """A document with these lines and tables."""
    document = new_document()
    for piece in pieces:
        if isinstance(piece, str):
            document.add_paragraph(piece)
            continue
        width = max(map(len, piece))
        table = document.add_table(rows=len(piece), cols=width)
        for row, texts in zip(table.rows, piece, strict=True):
            if len(texts) == 1 < width:
                row.cells[0].merge(row.cells[-1])
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = text
    document.save(str(path))
    return path


@pytest.mark.parametrize(("pieces", "classes"), ROSTERS.values(), ids=ROSTERS)
@pytest.mark.parametrize("command", ["check", "import"])
def test_a_document_that_is_a_roster_is_read_as_a_sheet_is(
    fankui: Fankui,
    tmp_path: Path,
    command: str,
    pieces: list[str | list[list[str]]],
    classes: dict[str, list[list[str]]],
) -> None:
    """Everybody, each in their class, by both commands, with a place that a person finds."""
    path = written(tmp_path / "名单.docx", pieces)
    told = (
        json.loads(fankui(command, path, "--json", "--now", "2018-03-30 09:00").out)
        if (command == "check")
        else json.loads(fankui(command, path, "--json").out)
    )
    if command == "check":
        rows = [(each["class"], one) for each in told["classes"] for one in each["students"]]
    else:
        rows = [(one["class"], one) for one in told["students"]]
        assert {one["where"]["sheet"][0] for _, one in rows} == {"第"}
    found: dict[str, list[list[str]]] = {}
    for name, one in rows:
        found.setdefault(name, []).append([one["number"], one["name"]])
    assert found == classes
    assert [one for one in told["problems"] if one["code"] == "unread-students"] == []


@pytest.mark.parametrize(("pieces", "kind"), OTHERS.values(), ids=OTHERS)
def test_any_other_document_is_what_it_was(
    fankui: Fankui, tmp_path: Path, pieces: list[str | list[list[str]]], kind: str
) -> None:
    """A form stays a form and a notice a notice, whoever is named in it: `import` says which."""
    run = fankui("import", written(tmp_path / "名单.docx", pieces))
    assert run.code == 3
    assert kind in run.err


def test_a_form_is_written_for_each_class_of_a_document(fankui: Fankui, tmp_path: Path) -> None:
    """`collect` keeps its log beside the document, and `build` fills the forms from both."""
    pieces, _ = ROSTERS["the class in the line above each table"]
    path = written(tmp_path / "名单.docx", pieces)
    now = ("--now", "2018-03-30 09:00")
    for number, *_ in (AN, BAI, BI, WEI):
        assert fankui("collect", path, "--set", f"{number}=无误", *now).code == 0
    assert (tmp_path / "名单.answers.jsonl").exists()
    run = fankui("build", path, *now)
    assert run.code == 0
    assert sorted(one.name for one in tmp_path.glob("反馈表-*.docx")) == [
        f"反馈表-{ONE}.docx",
        f"反馈表-{TWO}.docx",
    ]
    assert fankui("check", *sorted(tmp_path.glob("反馈表-*.docx")), *now).code == 0


def test_what_to_do_next_is_that_of_a_roster(fankui: Fankui, tmp_path: Path) -> None:
    """Nobody sends a class its own list back."""
    path = written(tmp_path / "名单.docx", ROSTERS["the class in a merged first row"][0])
    run = fankui("check", path, "--now", "2018-03-30 09:00")
    assert "fankui collect" in run.err
    assert "--send-back" not in run.err


LISTS: dict[str, list[str | list[list[str]]]] = {
    "the class above": [f"{ONE}花名册", [HEAD, AN, BAI]],
    "the class in a merged row": [[[ONE], HEAD, AN, BAI]],
    "a column for the class": [[[*HEAD, "班级"], [*AN, ONE], [*BAI, ONE]]],
}


@pytest.mark.parametrize("pieces", LISTS.values(), ids=LISTS)
def test_the_folder_of_a_class_has_its_list_in_a_document(
    fankui: Fankui, tmp_path: Path, pieces: list[str | list[list[str]]]
) -> None:
    """The folder's day and its check read the list, and the answers that lie beside it."""
    folder = tmp_path / "班"
    folder.mkdir()
    written(folder / "名单.docx", pieces)
    (folder / "接龙.txt").write_text("#接龙\n1. 安若溪 无误\n2. 白景行 民族应为回族", "utf-8")
    now = ("--now", "2018-03-30 09:00")
    (told,) = json.loads(fankui("check", folder, "--json", *now).out)["classes"]
    assert [(one["number"], one["status"]) for one in told["students"]] == [
        (AN[0], "ok"),
        (BAI[0], "anomaly"),
    ]
    assert "花名册 名单.docx" in fankui(folder, *now).out


@pytest.mark.parametrize("pieces", LISTS.values(), ids=LISTS)
def test_the_list_of_the_school_may_be_a_document(
    fankui: Fankui, tmp_path: Path, pieces: list[str | list[list[str]]]
) -> None:
    """`merge --roster` asks for everybody on it; a filled form is no list of the school."""
    roll = written(tmp_path / "名单.docx", pieces)
    form = written(
        tmp_path / "软件1班.docx",
        [f"班级：{ONE}", [["序号", *HEAD, "校对结果", "本人签名"], ["1", *AN, "无误", ""]]],
    )
    now = ("--now", "2018-03-30 09:00", "-o", tmp_path / "汇总.xlsx")
    run = fankui("merge", form, "--roster", roll, *now)
    assert run.code == 1
    assert "名单上有，交来的表上没有这名同学" in run.err
    assert BAI[0] in run.err
    refused = fankui("merge", form, "--roster", form, *now, "--force")
    assert "全校名单" in refused.err
    assert refused.code != 0


@pytest.mark.parametrize("pieces", LISTS.values(), ids=LISTS)
def test_a_list_in_a_document_is_read_beside_a_sheet(
    fankui: Fankui, tmp_path: Path, pieces: list[str | list[list[str]]]
) -> None:
    """Of two classes one list may be a sheet; both are rosters."""
    written(tmp_path / "名单.docx", pieces)
    rows = f"学号,姓名,班级,校对结果\n{BI[0]},{BI[1]},{TWO},无误\n"
    (tmp_path / "2班.csv").write_text(rows, "utf-8")
    files = (tmp_path / "2班.csv", tmp_path / "名单.docx")
    told = json.loads(fankui("check", *files, "--json", "--now", "2018-03-30 09:00").out)
    assert sorted(one["class"] for one in told["classes"]) == [ONE, TWO]
    assert "unreadable-file" not in {one["code"] for one in told["problems"]}


@pytest.mark.parametrize("said", ["照片好像有问题，请核实", "民族好像不对", "这名同学休学了"])
def test_a_comment_on_a_list_in_a_document_is_told(
    fankui: Fankui, tmp_path: Path, said: str
) -> None:
    """As it is of a sheet and of a form."""
    path = written(tmp_path / "名单.docx", LISTS["the class above"])
    document = Document(str(path))
    (cell,) = [one for one in document.tables[0].columns[1].cells if one.text == BAI[1]]
    document.add_comment(cell.paragraphs[0].runs, text=said, author="辅导员")
    document.save(str(path))
    told = json.loads(fankui("check", path, "--json", "--now", "2018-03-30 09:00").out)
    assert any(said in one["message"] for one in told["problems"])
