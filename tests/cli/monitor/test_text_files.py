"""`guide`, `remind`, `followup` with -o: a document to print, or the text in a file."""

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from conftest import CLASS, HEADER, Run, students, workbook

Fankui = Callable[..., Run]
#: What is typed, the heading of what comes of it, and what the text on the screen begins with.
COMMANDS = {
    "guide": (["guide"], "学信网图像信息校对", "【学信网图像信息校对】2018、2019届毕业生"),
    "guide --short": (["guide", "--short"], "学信网图像信息校对", "【学信网图像信息校对】\n截止："),
    "remind": (["remind", "class.xlsx"], "学信网信息校对", f"【学信网信息校对】{CLASS}"),
    "followup": (["followup", "class.xlsx"], "信息有误的怎么办", f"【信息有误的怎么办】{CLASS}"),
}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A class in which somebody is missing and somebody has a fault."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FANKUI_NOW", "2018-04-01 20:00")
    rows = students(4)
    rows[1][4], rows[2][4] = None, "民族应为回族"
    workbook(Path("class.xlsx"), [HEADER, *rows])


@pytest.mark.parametrize(("words", "title", "begin"), COMMANDS.values(), ids=list(COMMANDS))
def test_each_text_as_a_document(fankui: Fankui, words: list[str], title: str, begin: str) -> None:
    """On the screen by default; with -o the path, a heading, and the same each time."""
    plain = fankui(*words)
    assert plain.out.startswith(begin)
    run = fankui(*words, "-o", "说明.docx")
    assert (run.code, run.out) == (0, "说明.docx\n")
    made = docx.Document("说明.docx")
    assert made.paragraphs[0].text == title
    data = Path("说明.docx").read_bytes()
    again = fankui(*words, "-o", "说明.docx", "--force", "--now", "2018-03-30 08:00")
    assert (again.code, Path("说明.docx").read_bytes()) == (0, data)  # on paper nothing runs out


@pytest.mark.parametrize(("words", "title", "begin"), COMMANDS.values(), ids=list(COMMANDS))
def test_each_text_as_a_text(fankui: Fankui, words: list[str], title: str, begin: str) -> None:
    """A file that every Notepad reads, with just what is on the screen."""
    plain = fankui(*words)
    assert title in begin
    run = fankui(*words, "-o", "说明.txt")
    assert (run.code, run.out) == (0, "说明.txt\n")
    data = Path("说明.txt").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig") == plain.out.replace("\n", "\r\n")


@pytest.mark.parametrize(("words", "_title", "_begin"), COMMANDS.values(), ids=list(COMMANDS))
@pytest.mark.parametrize(
    ("output", "code", "told"),
    [
        ("有了.docx", 4, "有了.docx 已经有了，没有覆盖"),
        ("有了.txt", 4, "有了.txt 已经有了，没有覆盖"),
        ("说明.pdf", 2, "-o 说明.pdf 不是"),
        ("说明", 2, "-o 说明 不是"),
        ("说明.doc", 2, "-o 说明.doc 不是"),
    ],
)
def test_what_is_refused(
    fankui: Fankui, words: list[str], _title: str, _begin: str, output: str, code: int, told: str
) -> None:
    """A file that is there, and any other ending; nothing is written."""
    for name in ("有了.docx", "有了.txt"):
        Path(name).write_bytes(b"old")
    run = fankui(*words, "-o", output)
    assert (run.code, run.out) == (code, "")
    assert told in run.err
    assert {path.name for path in Path().iterdir()} == {"class.xlsx", "有了.docx", "有了.txt"}
    assert Path("有了.docx").read_bytes() == b"old"


def test_how_long_it_still_is_is_for_the_group_alone(fankui: Fankui) -> None:
    """On paper 还有 3 小时 would be wrong tomorrow; that papers are refused stays."""
    assert "（还有 3 小时，逾期不再受理）" in fankui("guide").out
    fankui("guide", "-o", "说明.docx")
    told = [one.text for one in docx.Document("说明.docx").paragraphs]
    assert "截止：4月1日（星期日）23:00 以前（逾期不再受理）" in told
    assert not [one for one in told if "还有" in one or "过期" in one]


def test_whom_to_remind_without_marks(fankui: Fankui) -> None:
    """An @ rings no phone on paper."""
    fankui("remind", "class.xlsx", "--at", "-o", "催交.docx")
    told = [one.text for one in docx.Document("催交.docx").paragraphs]
    assert told[told.index("还差 1 人的校对结果：") + 1] == students(2)[1][1]


def test_two_classes_in_one_document(fankui: Fankui) -> None:
    """Each on a page of its own, in their order."""
    rows = students(4, None)
    for row in rows[2:]:
        row[2] = "2014级软件1班"
    workbook(Path("二.xlsx"), [HEADER, *rows])
    fankui("remind", "二.xlsx", "-o", "催交.docx")
    made = docx.Document("催交.docx")
    titles = [
        at for at, one in enumerate(made.paragraphs) if one.style and one.style.name == "Title"
    ]
    assert [made.paragraphs[at + 1].text for at in titles] == [CLASS, "2014级软件1班"]


def test_the_roster_is_never_written_to(fankui: Fankui) -> None:
    """Not even with --force, under a name that would do."""
    Path("花名册.txt").write_text("学号\t姓名\n2014030101\t安若\n", "utf-8")
    before = Path("花名册.txt").read_bytes()
    run = fankui("remind", "花名册.txt", "-o", "花名册.txt", "--force")
    assert run.code == 4
    assert Path("花名册.txt").read_bytes() == before


def test_where_nobody_is_missing_no_file_is_made(fankui: Fankui) -> None:
    """Nothing to print is said, and not printed."""
    workbook(Path("全.xlsx"), [HEADER, *students(2)])
    run = fankui("remind", "全.xlsx", "-o", "催交.docx")
    assert (run.code, run.out) == (0, "")
    assert "全都反馈了，不用催。" in run.err
    assert not Path("催交.docx").exists()


def test_json_names_the_file(fankui: Fankui) -> None:
    """What was written, the log too, beside the text."""
    run = fankui("remind", "class.xlsx", "-o", "催交.docx", "--done", "--json")
    told = json.loads(run.out)
    assert told["written"] == ["催交.docx", "class.answers.jsonl"]
    assert told["classes"][0]["missing"][0]["reminded"]["times"] == 1
    run = fankui("followup", "class.xlsx", "-o", "跟进.docx", "--json")
    assert json.loads(run.out)["written"] == ["跟进.docx"]
