"""A phone or a card number that somebody wrote into an answer is nowhere shown (issue 14)."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import text_file

from conftest import Run

Fankui = Callable[..., Run]
PHONE, CARD = "13812345678", "532701199501011234"
#: A fault, one that is not understood, vague, none, in doubt, and of a stranger.
ANSWERS = (
    f"照片不对，电话{PHONE}",
    f"帮我带份饭 {PHONE}",
    f"有误，打我电话 {PHONE}",
    f"还没看，我的电话{PHONE}",
    f"身份证号错了，应为{CARD}",
    f"号码是{CARD}，帮我看看",
)
NAMES = "一二三四五六七八"
COMMANDS = (
    "check 花名册.csv --results 结果.csv",
    "check 花名册.csv --results 结果.csv --json",
    "check 花名册.csv",
    "check 花名册.csv --json",
    "build 花名册.csv --results 结果.csv --draft -o 表.docx --force --json",
    "collect 花名册.csv --from 结果.csv --dry-run",
    "collect 花名册.csv --from 结果.csv --dry-run --json",
    "collect 花名册.csv --log",
    "collect 花名册.csv --log --json",
    "collect 花名册.csv --export 导出.csv",
    "followup 花名册.csv",
    "followup 花名册.csv --json",
    "remind 花名册.csv",
)


def listed(first: str, *answers: str, at: int = 1) -> str:
    rows = [f"20140301{n:02},李{NAMES[n - 1]},{text}" for n, text in enumerate(answers, start=at)]
    return "\n".join([first, *rows, ""])


@pytest.fixture
def collected(monkeypatch: pytest.MonkeyPatch, fankui: Fankui, tmp_path: Path) -> Path:
    """A class whose answers were collected once, and a file with newer ones."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    people = "\n".join(f"20140301{n:02},李{NAMES[n - 1]},2014级软件1班,本科" for n in range(1, 8))
    text_file(tmp_path / "花名册.csv", f"学号,姓名,班级,层次\n{people}\n")
    answers = [f'"{one}"' for one in ANSWERS]
    stranger = f'2014039999,吴名,"照片不对 {PHONE}"\n'
    text_file(tmp_path / "结果.csv", listed("学号,姓名,校对结果", *answers) + stranger)
    text_file(tmp_path / "早.csv", listed("学号,姓名,校对结果", *reversed(answers)))
    fankui("collect", "花名册.csv", "--from", "早.csv")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_no_screen_and_no_json_has_the_digits(
    fankui: Fankui, collected: Path, command: str
) -> None:
    """What is said of the answer is said without them."""
    run = fankui(*command.split())
    said = run.out + run.err
    assert said
    if "--json" in command:
        json.loads(run.out)
    assert PHONE not in said
    assert CARD not in said
    for path in (collected / "导出.csv", collected / "表.docx"):
        if path.exists() and path.suffix == ".csv":
            assert PHONE not in path.read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"{CARD},孙明,2014级软件1班,本科,软件工程", "学号一栏里是身份证号，没有读进来"),
        ("532701 19950101 1234,孙明,2014级软件1班,本科,软件工程", "学号一栏里是身份证号"),
        (f"2014030109,孙明,{CARD},本科,软件工程", "班级一栏是空的"),
        (f"2014030109,孙明,2014级软件1班,{CARD},软件工程", ""),
        (f"2014030109,孙明,2014级软件1班,本科,{CARD}", ""),
        (f"2014030109,孙明{CARD},2014级软件1班,本科,软件工程", ""),
    ],
)
def test_a_card_number_in_a_roster_is_told_and_kept_nowhere(
    fankui: Fankui, tmp_path: Path, row: str, said: str
) -> None:
    """In whichever column: not on the screen, in JSON, in what is written, nor in a file's name."""
    roster, form = tmp_path / "花名册.csv", tmp_path / "表"
    text_file(roster, f"学号,姓名,班级,层次,专业\n2014030101,李一,2014级软件1班,本科,软件\n{row}\n")
    told = fankui("check", roster)
    assert said in told.out
    runs = [
        told, fankui("check", roster, "--json"), fankui("build", roster, "--draft", "-o", form),
        fankui("import", roster, "-o", tmp_path / "整理.xlsx"),
        fankui("merge", roster, "-o", tmp_path / "汇总.xlsx", "--json"),
        fankui("remind", roster), fankui("collect", roster, "--set", "2014030101=无误"),
    ]  # fmt: skip
    assert form.exists()
    texts = [text for run in runs for text in (run.out, run.err)]
    for path in tmp_path.rglob("*"):
        texts.append(path.name)
        if path != roster and path.is_file():
            texts += _texts_in(path)
    assert all(sign not in "".join(text.split()) for text in texts for sign in (CARD, CARD[:14]))


def _texts_in(path: Path) -> list[str]:
    """What stands in a file, also packed."""
    if not zipfile.is_zipfile(path):
        return [path.read_text("utf-8")]
    with zipfile.ZipFile(path) as package:
        return [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
