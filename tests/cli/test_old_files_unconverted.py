"""Files of old programs where nothing converts them: no LibreOffice, one that fails, broken files.

Every command names the file and what it is, says how to save it, and ends as for any file that
cannot be read; nothing is written.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_office import SOFFICE, calls, on_path, without_office
from ole_files import ole_file
from spreadsheets import xls

from conftest import CLASS, HEADER, Run, students, workbook
from tongzhi_cli.office import convert, soffice

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")
Fankui = Callable[..., Run]
WORD, EXCEL = "旧版 Word 文档（.doc 或 .wps）", "旧版 Excel 工作簿（.xls）"
AS_DOCX, AS_XLSX = "选“文件 → 另存为 .docx”", "选“文件 → 另存为 .xlsx”"
DOC = ole_file({"1Table": bytes(600), "WordDocument": bytes(5000)})
#: A Word document with a workbook in it was taken for Excel once.
OBJECT = ole_file({"ObjectPool": {"_1": {"Workbook": bytes(600)}}, "WordDocument": bytes(5000)})
XLS = ole_file({"Workbook": bytes(5000)})
CUT = DOC[:900] + "WordDocument".encode("utf-16-le")
LOCKED = ole_file({"WordDocument": b"\xec\xa5" + bytes(9) + b"\x01" + bytes(5000)})
BROKEN, PASSWORD = "不完整或已经损坏", "加了密码"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a class; nothing was converted before."""
    monkeypatch.setattr(convert, "_made", {})
    monkeypatch.setattr(soffice, "_PATIENCE", 0.5)
    monkeypatch.chdir(tmp_path)
    workbook(tmp_path / "花名册.xlsx", [HEADER, *students(5)])
    return tmp_path


COMMANDS = {
    "build": ("build", "花名册.xlsx", "--template"),
    "inspect": ("form", "inspect"),
    "merge": ("merge",),
    "check": ("check",),
    "import": ("notice", "import"),
}
WORDS = (
    ("附件2.doc", DOC, WORD, AS_DOCX),
    ("附件2.wps", DOC, WORD, AS_DOCX),
    ("插了表.doc", OBJECT, WORD, AS_DOCX),
    ("断了.doc", CUT, BROKEN, "另存为 .docx"),
    ("断了.wps", CUT, BROKEN, "另存为 .docx"),
    ("加密.doc", LOCKED, PASSWORD, "去掉密码"),
)
BLANKS = (
    ("附件2.xls", XLS, EXCEL, AS_XLSX),
    ("附件2.et", XLS, EXCEL, AS_XLSX),
    ("其实是表.doc", XLS, EXCEL, AS_XLSX),
)
CASES = [
    *((command, *one) for command in COMMANDS for one in WORDS),
    *((command, *one) for command in ("build", "inspect") for one in BLANKS),
]


@pytest.mark.parametrize("is_there", [False, True], ids=["no LibreOffice", "one that fails"])
@pytest.mark.parametrize(("command", "name", "data", "what", "how"), CASES)
def test_what_is_not_converted(
    fankui: Fankui,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    name: str,
    data: bytes,
    what: str,
    how: str,
    is_there: bool,
) -> None:
    """Exit 3 with the file, what it is, how to save it; a Word document is never called Excel."""
    (place / name).write_bytes(data)
    before = sorted(place.iterdir())
    if is_there:
        on_path(monkeypatch, place.parent / f"{place.name}-bin", "#!/bin/sh\nexit 1\n")
    else:
        without_office(monkeypatch)
    run = fankui(*COMMANDS[command], name)
    assert (run.code, run.out) == (3, "")
    assert f"出错：{name} " in run.err
    assert what in run.err
    assert how in run.err
    assert ("没有 LibreOffice" in run.err) is (not is_there and what in {WORD, EXCEL})
    assert ("Excel" in run.err) is (what == EXCEL or "Excel/WPS 里打开" in run.err)
    assert sorted(place.iterdir()) == before


@pytest.mark.parametrize("name", ["附件2.doc", "附件2.wps", "附件2.xls"])
def test_a_hung_libreoffice(
    fankui: Fankui, place: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """It is ended after its time, and the file is told as one that was not converted."""
    on_path(monkeypatch, place.parent / f"{place.name}-bin", "#!/bin/sh\nsleep 600\n")
    (place / name).write_bytes(XLS if name.endswith("xls") else DOC)
    run = fankui("build", "花名册.xlsx", "--template", name)
    assert (run.code, run.out) == (3, "")
    assert "LibreOffice 没有把它转成" in run.err


def test_one_that_hangs_does_not_cost_the_others(
    fankui: Fankui, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a merge the file at which LibreOffice hangs is told; the roster beside it is read."""
    folder = on_path(monkeypatch, place.parent / f"{place.name}-bin", SOFFICE)
    (place / "坏.doc").write_bytes(ole_file({"WordDocument": b"hang" * 1500}))
    run = fankui("merge", "花名册.xlsx", "坏.doc", "-o", "汇总.xlsx")
    assert (run.code, run.out) == (1, "汇总.xlsx\n")
    said = "".join(run.err.split())  # lines are wrapped
    assert "坏.doc是旧版Word文档（.doc或.wps），LibreOffice没有把它转成.docx" in said
    assert "读了：花名册1份，没有读成1份" in said
    assert len(calls(folder)) == 1


def test_a_merge_without_old_files_starts_nothing(
    fankui: Fankui, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rosters in .xls are read as they are; LibreOffice is started for nothing else."""
    folder = on_path(monkeypatch, place.parent / f"{place.name}-bin", SOFFICE)
    assert fankui("build", "花名册.xlsx").code == 0
    assert fankui("merge", "花名册.xlsx", f"反馈表-{CLASS}.docx", "-o", "汇总.xlsx").code == 0
    assert calls(folder) == []


@pytest.mark.parametrize("name", ["通知.doc", "附件2.wps", "一班.doc"])
def test_the_folder_of_a_class(
    fankui: Fankui, place: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """What is in it that is not converted may be its form: that is said, and how to save it."""
    without_office(monkeypatch)
    (place / name).write_bytes(DOC)
    for command in ("check", "build"):
        run = fankui(command, ".")
        assert run.code == 0
        assert f"！ {name} 是{WORD}，要先转成 .docx 才能读，这台电脑上没有 LibreOffice。" in run.err
        assert AS_DOCX in run.err


@pytest.mark.parametrize("name", ["附件2.xls", "附件2.et", "反馈表.XLS"])
def test_the_blank_form_of_a_folder(
    fankui: Fankui, place: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The school's own form in .xls is told from a roster; no other form is filled for it."""
    without_office(monkeypatch)
    (place / name).write_bytes(blank_xls())
    run = fankui("build", ".")
    assert (run.code, run.out) == (3, "")
    assert f"出错：{name} 是{EXCEL}，要先转成 .xlsx 才能读，这台电脑上没有 LibreOffice" in run.err


def blank_xls() -> bytes:
    """A blank form as Excel of 2003 has it."""
    header: list[object] = ["序号", "学号", "姓名", "校对结果（无异常填“无误”）", "本人签名"]
    rows: list[list[object]] = [["学历图像信息校对反馈表"], header]
    rows += [[at, "", "", "", ""] for at in range(1, 26)]
    return xls({"附件2": [*rows, ["班级名称：", "", "辅导员签名：", "", "学院（公章）"]]})


@pytest.mark.parametrize("name", ["通知.doc", "通知.wps", "其实是.docx"])
def test_a_notice_for_a_command(
    fankui: Fankui, place: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """`--notice` names what it is and how to save it, as `notice import` does."""
    without_office(monkeypatch)
    (place / name).write_bytes(DOC)
    run = fankui("check", "花名册.xlsx", "--notice", name)
    assert (run.code, f"{name} 是{WORD}，要先转成 .docx 才能读" in run.err) == (3, True)


@pytest.mark.parametrize(("data", "what"), [(DOC, WORD), (OBJECT, WORD), (CUT, WORD)])
def test_a_word_document_for_the_schools_list(
    fankui: Fankui, place: Path, data: bytes, what: str
) -> None:
    """The list of the school is no document: that is said, and nothing is converted."""
    (place / "全校.doc").write_bytes(data)
    run = fankui("merge", "花名册.xlsx", "--roster", "全校.doc", "-o", "汇总.xlsx")
    assert f"全校.doc 是{what}，不是全校名单（.xlsx 等）" in run.err


@pytest.mark.parametrize("quiet", [False, True])
@pytest.mark.parametrize("command", COMMANDS)
def test_waiting_is_told(
    fankui: Fankui, place: Path, monkeypatch: pytest.MonkeyPatch, command: str, *, quiet: bool
) -> None:
    """Before files are converted, a line says so, in every command; not with -q."""
    on_path(monkeypatch, place / "bin", SOFFICE)
    (place / "附件2.doc").write_bytes(DOC)
    run = fankui(*COMMANDS[command], "附件2.doc", *(["-q"] if quiet else []))
    told = "正在用 LibreOffice 转换 1 份旧文件…"
    assert run.err.splitlines().count(told) == (not quiet)
    assert quiet or run.err.index(told) < run.err.index("附件2.doc")
    assert told not in run.out
