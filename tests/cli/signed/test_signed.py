"""`fankui signed` where nothing is installed beside it: what it says, records and refuses."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import HEADER, Run, students, workbook
from tongzhi_cli.scan import extra

Fankui = Callable[..., Run]
NOW = ("--now", "2018-04-02 09:00")


@pytest.fixture
def roster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A class of six, in the working folder."""
    monkeypatch.chdir(tmp_path)
    return workbook(tmp_path / "花名册.xlsx", [HEADER, *students(6)])


def picture(name: str = "1.jpg") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\xff\xd8\xff\xe0 no picture")
    return path


def test_without_the_extra_one_line_says_how_to_install_it(
    fankui: Fankui, roster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From where the program runs, with just what is missing."""
    monkeypatch.setattr(extra, "missing", lambda: ["onnxruntime", "rapidocr"])
    monkeypatch.setattr("sys.executable", "/opt/python")
    run = fankui("signed", roster, picture(), *NOW)
    assert run.code == 2
    assert "/opt/python -m pip install onnxruntime rapidocr" in run.err


def test_what_was_seen_is_a_line_of_the_log(fankui: Fankui, roster: Path) -> None:
    """Number, 已签 or 未签, when; no picture and nothing that was read in one."""
    run = fankui("signed", roster, "--seen", "已签 2 5，未签 3", *NOW)
    assert "记下了 3 人" in run.err
    written = Path("花名册.answers.jsonl").read_text("utf-8")
    lines = [json.loads(line) for line in written.splitlines()]
    assert [(line["number"], line["signed"]) for line in lines] == [
        ("2014030102", "已签"), ("2014030105", "已签"), ("2014030103", "未签"),
    ]  # fmt: skip
    assert {*lines[0]} == {"number", "name", "signed", "sheet", "recorded_at"}
    assert run.code == 1
    assert "6 人，已签 2，不在照片上 4" in run.out
    assert "还不齐：4 人不在照片上。" in run.out


def test_what_was_seen_holds_in_the_next_run(fankui: Fankui, roster: Path) -> None:
    """A class of which a person has seen every signature is complete."""
    fankui("signed", roster, "--seen", "已签 1 2 3", *NOW)
    run = fankui("signed", roster, "--seen", "已签 4 5 6", *NOW)
    assert run.code == 0, run.err
    assert "都签了，印的和数据一致。" in run.out
    answers = fankui("check", roster)
    assert (answers.code, "不认识" in answers.out + answers.err) == (0, False)


@pytest.mark.parametrize(("name", "data"), [("1.jpg", b"\xff\xd8\xff\xe0"), ("1.pdf", b"%PDF-1.7")])
def test_check_of_a_picture_leads_here(
    fankui: Fankui, roster: Path, name: str, data: bytes
) -> None:
    """A photograph in the place of a roster is told what it is for."""
    assert roster.exists()
    Path(name).write_bytes(data)
    run = fankui("check", name)
    assert run.code == 3
    assert f"看谁签了：fankui signed 花名册.xlsx {name}" in run.err


@pytest.mark.parametrize("typed", ["已签 77", "7", "已签 2 未签 2", ""])
def test_what_is_not_understood_is_not_recorded(fankui: Fankui, roster: Path, typed: str) -> None:
    """A line of which a part is not understood leaves no log."""
    assert fankui("signed", roster, "--seen", typed, *NOW).code == 2
    assert not Path("花名册.answers.jsonl").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("1.jpg",), 2, "没有写花名册"),
        (("花名册.xlsx",), 2, "没有写照片"),
        (("花名册.xlsx", "没有.jpg"), 3, "没有 没有.jpg 这个文件"),
        (("花名册.xlsx", "空"), 3, "空 里没有照片或扫描件"),
        (("花名册.xlsx", "1.jpg", "--look", "看.txt"), 2, "要以 .html 结尾"),
    ],
)
def test_what_is_missing_is_said(
    fankui: Fankui, roster: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    """With what to type, before anything is read."""
    assert roster.exists()
    Path("空").mkdir()
    picture()
    run = fankui("signed", *words, *NOW)
    assert run.code == code
    assert said in run.err


@pytest.mark.parametrize(
    ("target", "beside", "where"),
    [
        ("照片/看.html", "", "给的文件夹"),
        ("OneDrive - 示例大学/看.html", "", "同步"),
        ("我的坚果云/班/看.html", "", "同步"),
        ("任务包/1班/看.html", "任务包/索引.xlsx", "任务包"),
        ("退回/1班/看.html", "退回/1班/退回说明.txt", "退回"),
    ],
)
def test_the_page_of_cells_is_refused_where_files_are_handed_on(
    fankui: Fankui, roster: Path, target: str, beside: str, where: str
) -> None:
    """Signatures are not to go to a cloud, into a pack, or among what was handed in."""
    picture("照片/1.jpg")
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    if beside:
        Path(beside).write_bytes(b"")
    run = fankui("signed", roster, "照片", "--look", target, *NOW)
    assert run.code == 4
    assert where in run.err
    assert not Path(target).exists()
