"""Handing over: what goes into the zip, what stays, what has to be deleted."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import HEADER, Run, students, workbook
from tongzhi_cli.notice.toml import read as notice_toml

Fankui = Callable[..., Run]
pytestmark = pytest.mark.usefixtures("here")
ZIP = "班/交接-2014级信息管理与信息系统1班.zip"
FORM = "反馈表-2014级信息管理与信息系统1班.docx"
NOW = ("--now", "2018-04-01 20:00")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fankui: Fankui) -> None:
    """A class folder with roster, chat, picture, log and form."""
    monkeypatch.chdir(tmp_path)
    Path("班").mkdir()
    workbook(Path("班/名单.xlsx"), [HEADER[:4], *(row[:4] for row in students(2, None))])
    Path("班/接龙.txt").write_text("#接龙\n1. 安若 无误\n2. 白若 无误\n", "utf-8")
    Path("班/安若.png").write_bytes(b"1")
    assert fankui("collect", "班", *NOW).code == 0
    assert fankui("build", "班/名单.xlsx", *NOW).code == 0


def test_form_log_notice_and_a_page(fankui: Fankui) -> None:
    """They are in the zip as they lie there; roster, chat and picture are named to be deleted."""
    run = fankui("archive", "班", *NOW)
    assert (run.code, run.out) == (0, f"{ZIP}\n")
    with zipfile.ZipFile(ZIP) as archive:
        assert archive.namelist() == ["说明.txt", FORM, "名单.answers.jsonl", "notice.toml"]
        assert archive.read(FORM) == Path("班", FORM).read_bytes()
        page = archive.read("说明.txt").decode("utf-8-sig")
    assert "学生 2 人：有结果的 2 人，没有的 0 人" in page
    assert f"  {FORM}：填好的反馈表" in page
    for name in ("名单.xlsx：花名册", "接龙.txt：群接龙（聊天记录）", "安若.png：图片"):
        assert name in page.partition("要删的")[2]
        assert name in run.err


def test_the_same_class_gives_the_same_bytes(fankui: Fankui) -> None:
    """A second archive is the first, byte for byte, whenever it is made."""
    fankui("archive", "班", "-o", "一.zip", "--now", "2018-04-01 20:00")
    fankui("archive", "班", "-o", "二.zip", "--now", "2018-05-01 08:00")
    assert Path("一.zip").read_bytes() == Path("二.zip").read_bytes()


def test_nothing_is_overwritten(fankui: Fankui) -> None:
    """What is there stays, unless somebody says --force."""
    Path(ZIP).write_bytes(b"old")
    run = fankui("archive", "班", *NOW)
    assert run.code == 4
    assert Path(ZIP).read_bytes() == b"old"
    assert fankui("archive", "班", "--force", *NOW).code == 0
    assert Path(ZIP).read_bytes() != b"old"


def test_no_identity_number_is_packed(fankui: Fankui) -> None:
    """A file with a 身份证号 in it is left out, and said to be; the number stands nowhere."""
    Path("班/通知.toml").write_text("# 53270119950101123X\n", "utf-8")
    log = Path("班/名单.answers.jsonl")
    text = log.read_text("utf-8")
    log.write_text(text.replace("无误", "证号53270119950101123X不对", 1), "utf-8")
    run = fankui("archive", "班", "--json", *NOW)
    assert run.code == 1
    assert {"file": "名单.answers.jsonl", "reason": "里面有身份证号"} in json.loads(run.out)[
        "left_out"
    ]
    with zipfile.ZipFile(ZIP) as archive:
        assert "名单.answers.jsonl" not in archive.namelist()
        assert not any(b"53270119950101123X" in archive.read(one) for one in archive.namelist())


def _packed(name: str = ZIP) -> list[str]:
    with zipfile.ZipFile(name) as archive:
        return archive.namelist()


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("beside", "named", "left"),
    [
        ([], "别/今年.toml", []),
        (["notice.toml"], "别/今年.toml", ["notice.toml"]),
        (["notice.toml"], "别/notice.toml", ["notice.toml"]),
        (["notice.toml", "通知.toml"], "班/通知.toml", ["notice.toml"]),
        (["notice.toml"], "班/../班/notice.toml", []),
        (["notice.toml", "通知.toml"], None, ["通知.toml"]),
        (["notice.toml"], "puer-2018-4", ["notice.toml"]),
    ],
)
def test_one_notice_is_packed(
    beside: list[str], named: str | None, left: list[str], fankui: Fankui
) -> None:
    """The notice that counts is notice.toml, once; another beside it is left out, and told."""
    Path("别").mkdir()
    text = notice_toml.text_of("puer-2018-4")
    for path in (
        *(Path("班", one) for one in beside),
        Path("别/今年.toml"),
        Path("别/notice.toml"),
    ):
        path.write_text(f"# {path}\n{text}", "utf-8")
    run = fankui("archive", "班", *NOW, *(["--notice", named] if named else []))
    assert run.code == 0
    assert _packed() == ["说明.txt", FORM, "名单.answers.jsonl", "notice.toml"]
    counts = Path(named or "班/notice.toml")
    with zipfile.ZipFile(ZIP) as archive:
        expected = counts.read_bytes() if counts.exists() else text.encode()
        assert archive.read("notice.toml") == expected
        page = archive.read("说明.txt").decode("utf-8-sig")
    why = "文件夹里的另一份通知，没有用它"
    assert [one for one in beside if f"{one} 没有装进去：{why}" in run.err] == left
    assert [one for one in beside if f"{one}：{why}" in page] == left
    for told in (run.err, page):
        assert not any(one in told.partition("要删的")[2] for one in ("toml", FORM, "answers"))


@pytest.mark.parametrize("name", ["名单.answers.jsonl", FORM.replace("docx", "pdf"), FORM])
def test_what_is_left_out_for_its_numbers_is_to_be_deleted(name: str, fankui: Fankui) -> None:
    """What is packed is not in the list of what to delete; what was left out of it is."""
    path = Path("班", name)
    if path.suffix == ".jsonl":
        path.write_text(path.read_text("utf-8").replace("无误", "53270119950101123X", 1), "utf-8")
    elif path.suffix == ".pdf":
        path.write_bytes(b"%PDF 53270119950101123X")
    else:
        with zipfile.ZipFile(path, "a") as package:
            package.writestr("word/more.xml", "<w:t>53270119950101123X</w:t>")
    found = json.loads(fankui("archive", "班", "--json", *NOW).out)
    to_delete = [one["file"] for one in found["to_delete"]]
    assert to_delete == ["名单.xlsx", "接龙.txt", "安若.png", name]
    assert name not in _packed()


def test_a_class_without_its_form(fankui: Fankui) -> None:
    """The rest is packed, and it is said that the form is still to be made."""
    Path("班", FORM).unlink()
    run = fankui("archive", "班", *NOW)
    assert run.code == 1
    assert "还没有反馈表" in run.err


def _answered_later(fankui: Fankui) -> None:
    number = students(1, None)[0][0]
    said = ("--set", f"{number}=民族应为回族")
    assert fankui("collect", "班/名单.xlsx", *said, "--now", "2018-04-01 21:00").code == 0


def _one_taken_off(_: Fankui) -> None:
    rows = [row[:4] for row in students(3, None)]
    workbook(Path("班/名单.xlsx"), [HEADER[:4], rows[0], rows[2]])


def _broken(_: Fankui) -> None:
    Path("班", FORM).write_text("garbage", "utf-8")


#: What became of the class after its form was made, and what is said of the form.
BEHIND: dict[str, tuple[Callable[[Fankui], None], str]] = {
    "somebody said something else": (_answered_later, "和现在的结果不一样（1 人）"),
    "one came, one went": (_one_taken_off, "和现在的结果不一样（2 人）"),
    "the form is broken": (_broken, "读不出来，看不出和现在的结果一样不一样"),
}


@pytest.mark.parametrize("case", BEHIND)
def test_a_form_that_is_behind_is_told(case: str, fankui: Fankui) -> None:
    """It ends in 1, with what to type first; also where only files are wanted."""
    change, told = BEHIND[case]
    change(fankui)
    run = fankui("archive", "班", "--quiet", *NOW)
    assert run.code == 1
    assert f"！ {FORM} {told}：先 fankui build 班，再交接一次。" in run.err
    found = json.loads(fankui("archive", "班", "--force", "--json", *NOW).out)
    assert [one["file"] for one in found["behind"]] == [FORM]


def test_what_is_no_class(fankui: Fankui) -> None:
    """Without a roster, or with nothing to hand over, it is said what to do."""
    Path("空").mkdir()
    assert "没有花名册" in fankui("archive", "空").err
    Path("新").mkdir()
    Path("新/名单.xlsx").write_bytes(Path("班/名单.xlsx").read_bytes())
    run = fankui("archive", "新", *NOW)
    assert run.code == 2
    assert "先生成：fankui build 新\n" in run.err
    assert fankui("archive", "没有").code == 3
