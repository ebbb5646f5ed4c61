"""`fankui signed` where nothing is installed beside it: what it says, records and refuses."""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import HEADER, Run, students, workbook
from tongzhi_cli.cli.signed import signed
from tongzhi_cli.columns.column import Column
from tongzhi_cli.scan import extra
from tongzhi_cli.scan.judge import State, Verdict
from tongzhi_cli.scan.printed import Difference
from tongzhi_cli.scan.seen import Seal, SeenRow, SeenSheet, Shot

Fankui = Callable[..., Run]
NOW = ("--now", "2018-04-02 09:00")
NUMBER = "20140301"
NAMES = [str(row[1]) for row in students(6)]


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
    run = fankui("signed", roster, "--seen", f"已签 {NUMBER}02 {NUMBER}05，未签 {NUMBER}03", *NOW)
    assert "记下了 3 人：白若 2014030102 已签、" in run.err
    written = Path("花名册.answers.jsonl").read_text("utf-8")
    lines = [json.loads(line) for line in written.splitlines()]
    assert [(line["number"], line["signed"]) for line in lines] == [
        ("2014030102", "已签"), ("2014030105", "已签"), ("2014030103", "未签"),
    ]  # fmt: skip
    assert {*lines[0]} == {"number", "name", "signed", "sheet", "recorded_at"}
    assert run.code == 1
    assert "6 人，没有照片，记着：已签 2，未签 1" in run.out
    assert "没有照片：只记着看过的。" in run.out


def test_what_was_seen_makes_no_class_complete_without_a_picture(
    fankui: Fankui, roster: Path
) -> None:
    """Exit 1, and it is not said that what is printed agrees; 序号 alone name nobody then."""
    assert fankui("signed", roster, "--seen", "已签 1-6", *NOW).code == 2
    everybody = " ".join(f"{NUMBER}{at:02d}" for at in range(1, 7))
    run = fankui("signed", roster, "--seen", f"已签 {everybody}", *NOW)
    assert (run.code, "一致" in run.out) == (1, False), run.err
    answers = fankui("check", roster)
    assert (answers.code, "不认识" in answers.out + answers.err) == (0, False)


class Seen(NamedTuple):
    """What stands in for the libraries that read pictures: the *shots* of the next runs."""

    shots: list[Shot]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Pictures of which a test says what they show."""
    found = Seen([])
    monkeypatch.setattr(extra, "require", lambda: None)
    monkeypatch.setattr(signed, "look_at", lambda *_, **__: iter([found.shots]))
    return found


def shot(states: str, first: int = 1, seal: Seal = Seal.SEEN, unread: int = 0) -> Shot:
    known = {"S": State.SIGNED, "U": State.UNSIGNED, "L": State.LOOK}
    rows = [
        SeenRow(f"{NUMBER}{at:02d}", Verdict(known[one]), ())
        for at, one in enumerate(states, start=first)
    ]
    return Shot("1.jpg", (SeenSheet(tuple(rows), unread, seal),))


def test_a_change_of_the_result_voids_what_was_seen(
    fankui: Fankui, roster: Path, seen: Seen
) -> None:
    """已签 was of the sheet that said something else."""
    seen.shots[:] = [shot("SSLSSS")]
    words = ("signed", roster, picture())
    run = fankui(*words, "--seen", "已签 3", *NOW)
    assert (run.code, "记下了 1 人：" in run.err) == (0, True), run.err
    assert fankui(*words, *NOW).code == 0
    later = ("--now", "2018-04-02 10:00")
    fankui("collect", roster, "--set", f"{NUMBER}03=照片不是本人", *later)
    run = fankui(*words, *later)
    assert (run.code, "已签 5，请看一眼 1" in run.out) == (1, True), run.out


def test_what_is_missing_keeps_the_answer_from_being_fine(
    fankui: Fankui, roster: Path, seen: Seen
) -> None:
    """A class without a picture, somebody without a 学号, a row of nobody: told, exit 1."""
    seen.shots[:] = [shot("SSSSSS")]
    run = fankui("signed", roster, picture(), *NOW)
    assert (run.code, "都签了，印的结果和数据一致。" in run.out) == (0, True)
    seen.shots[:] = [shot("SSSSSS", unread=1)]
    run = fankui("signed", roster, picture(), *NOW)
    assert (run.code, "1 行对不上名单里的人" in run.out) == (1, True)
    seen.shots[:] = [shot("SSSSSS")]
    rows = [*students(6), ["", "赵无号", *students(6)[0][2:]]]
    workbook(roster, [HEADER, *rows])
    run = fankui("signed", roster, picture(), *NOW)
    assert (run.code, "没有学号，对不上纸上的行：赵无号" in run.out) == (1, True), run.out
    other = [[f"20150301{at:02d}", *row[1:2], "2015级别的班", *row[3:]]
             for at, row in enumerate(students(6))]  # fmt: skip
    workbook(roster, [HEADER, *students(6)])
    second = workbook(Path("二班.xlsx"), [HEADER, *other])
    run = fankui("signed", roster, second, picture(), *NOW)
    assert (run.code, "没有照片的班（1 个）：2015级别的班" in run.out) == (1, True), run.out


def test_no_seal_is_told_in_the_last_line(fankui: Fankui, roster: Path, seen: Seen) -> None:
    """The built-in notice wants 学院（公章）."""
    seen.shots[:] = [shot("SSSSSS", seal=Seal.NOT_SEEN)]
    run = fankui("signed", roster, picture(), *NOW)
    assert run.code == 0
    assert "一致；没看到章的 1 张，请看看。" in run.out


def test_what_is_to_be_typed_next_has_no_signature_in_it(
    fankui: Fankui, roster: Path, seen: Seen
) -> None:
    """A line that is only pasted records nothing; 学号 stands beside the 序号."""
    seen.shots[:] = [shot("SSLSSS")]
    run = fankui("signed", roster, picture(), *NOW)
    assert "--seen …" in run.err
    assert "--seen '已签" not in run.err
    assert f"3 {NUMBER}03 " in run.out
    assert fankui("signed", roster, picture(), "--seen", "…", *NOW).code == 2


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
        ("百度网盘同步空间/看.html", "", "同步"),
        ("Nextcloud/看.html", "", "同步"),
        ("微云/看.html", "", "同步"),
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


def test_the_page_of_cells_is_refused_beside_the_pictures_that_are_named(
    fankui: Fankui, roster: Path, seen: Seen
) -> None:
    """Whoever sends that folder on sends the signatures; the page that is proposed can be made."""
    seen.shots[:] = [shot("SSLSSS")]
    run = fankui("signed", roster, picture(), "--look", "看.html", *NOW)
    assert (run.code, "放照片的文件夹" in run.err) == (4, True)
    run = fankui("signed", roster, picture(), *NOW)
    assert f"--look {Path('看完就删', '请看一眼.html')}" in run.err
    run = fankui("signed", roster, picture(), "--look", Path("看完就删", "请看一眼.html"), *NOW)
    assert run.code == 1, run.err


def second_roster(name: str) -> Path:
    """Another class: one of that *name* with the number of the first student, and four more."""
    first, *others = students(5)
    rows = [[first[0], name, "2014级别的班", *first[3:]]]
    rows += [[f"2015{str(row[0])[4:]}", row[1], "2014级别的班", *row[3:]] for row in others]
    return workbook(Path("二班.xlsx"), [HEADER, *rows])


def test_one_number_in_two_rosters_is_two_students(
    fankui: Fankui, roster: Path, seen: Seen
) -> None:
    """Neither the signature nor what was recorded of one is the other's."""
    other = second_roster(f"别{NAMES[0][-1]}")
    (whole,) = shot("LSSSSS").sheets
    rows = tuple(row._replace(name=name) for row, name in zip(whole.rows, NAMES, strict=True))
    seen.shots[:] = [Shot("1.jpg", (whole._replace(rows=rows),))]
    words = (roster, other, picture(), *NOW)
    assert "没有照片的班（1 个）：2014级别的班" in fankui("signed", *words).out
    fankui("signed", roster, picture(), "--seen", "已签 1", *NOW)
    own = rows[0]._replace(name=f"别{NAMES[0][-1]}")
    seen.shots.append(Shot("2.jpg", (whole._replace(rows=(own,)),)))
    out = fankui("signed", *words).out
    assert "6 人，已签 6\n" in out
    assert "2014级别的班：5 人，已签 0，请看一眼 1，" in out, out


def test_a_log_holds_for_its_own_roster(fankui: Fankui, roster: Path, seen: Seen) -> None:
    """Who stands in two of them, with one name, is on two sheets."""
    other = second_roster(NAMES[0])
    seen.shots[:] = [shot("LSSSSS")]
    fankui("signed", roster, picture(), "--seen", "已签 1", *NOW)
    seen.shots.append(shot("L"))
    out = fankui("signed", roster, other, picture(), *NOW).out
    assert "2014级别的班：5 人，已签 0，请看一眼 1，" in out, out


@pytest.mark.skipif(sys.platform == "win32", reason="no permissions of that kind")
def test_the_page_is_its_owners_even_where_there_was_a_file(
    fankui: Fankui, roster: Path, seen: Seen
) -> None:
    """--force over a file that everybody could read; its keys are 学号, which hold anywhere."""
    seen.shots[:] = [shot("SSLSSS")]
    page = Path("看.html")
    page.write_bytes(b"")
    page.chmod(0o644)
    run = fankui("signed", roster, picture("照片/1.jpg"), "--look", page, "--force", *NOW)
    assert (run.code, page.stat().st_mode & 0o777) == (1, 0o600), run.err
    assert f'data-key="{NUMBER}03"' in page.read_text("utf-8")


def shot_with(read: Mapping[int, str]) -> Shot:
    """A signed sheet with what is *read* under the result in some of its rows."""
    (one,) = shot("SSSSSS").sheets
    rows = (
        row._replace(differs=(Difference(Column.RESULT, read[at]),)) if at in read else row
        for at, row in enumerate(one.rows)
    )
    return Shot("1.jpg", (one._replace(rows=tuple(rows)),))


@pytest.mark.parametrize(
    ("typed", "recorded"),
    [
        (["y", ""], {"02": "照片不对"}),
        (["", "y"], {"03": "姓名有误", "05": "姓名有误"}),
        (["照片不是本人", "y"], {"02": "照片不是本人", "03": "姓名有误", "05": "姓名有误"}),
        (["", ""], {}),
    ],
)
def test_what_is_written_by_hand_is_recorded_after_a_yes(
    fankui: Fankui, roster: Path, seen: Seen, monkeypatch: pytest.MonkeyPatch,
    typed: list[str], recorded: dict[str, str],
) -> None:  # fmt: skip
    """Asked once for all who have the same; nobody is asked about a cell without letters."""
    seen.shots[:] = [shot_with({1: "无误照片不对", 2: "姓名有误", 4: "姓名有误", 5: ""})]
    questions: list[str] = []

    def answer(question: str) -> str:
        questions.append(question)
        return typed[len(questions) - 1]

    monkeypatch.setattr(signed, "can_ask", lambda: True)
    monkeypatch.setattr("tongzhi_cli.cli.terminal.prompt.line", answer)
    run = fankui("signed", roster, picture(), *NOW)
    assert run.code == 1
    assert [question.split("：")[1][:10] for question in questions] == [
        "好像写的是“照片不对", "好像写的是“姓名有误",
    ]  # fmt: skip
    log = Path("花名册.answers.jsonl")
    lines = (
        [json.loads(line) for line in log.read_text("utf-8").splitlines()] if log.exists() else []
    )
    assert {line["number"].removeprefix(NUMBER): line["answer"] for line in lines} == recorded


def test_what_was_printed_before_a_change_is_not_offered_as_written(
    fankui: Fankui, roster: Path, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An old sheet says 无误, or the fault that was told first: it is said to be old, and why."""
    for number, texts in (("01", ["无误", "照片不是本人"]), ("02", ["姓名有误", "无误"])):
        for text in texts:
            fankui("collect", roster, "--set", f"{NUMBER}{number}={text}", *NOW)
    seen.shots[:] = [shot_with({0: "无误", 1: "姓名有误", 2: "照片不对"})]
    questions: list[str] = []

    def answer(question: str) -> str:
        questions.append(question)
        return ""

    monkeypatch.setattr(signed, "can_ask", lambda: True)
    monkeypatch.setattr("tongzhi_cli.cli.terminal.prompt.line", answer)
    run = fankui("signed", roster, picture(), *NOW)
    (asked,) = questions
    assert "好像写的是“照片不对”" in asked
    names = [row[1] for row in students(2)]
    assert f"纸上印的是改以前的结果：1 {names[0]}、2 {names[1]}。" in run.err
    assert "重新生成、打印，签了再看" in run.err
