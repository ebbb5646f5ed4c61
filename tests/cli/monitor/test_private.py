"""A phone or a card number that somebody wrote into an answer is nowhere shown (issue 14)."""

import csv
import json
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from builders import text_file

from conftest import Run
from tongzhi_cli.model.student import half_width

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
    "remind 花名册.csv -o 催交.docx --force",
    "followup 花名册.csv -o 跟进.docx --force",
    "followup 花名册.csv -o 跟进.txt --force",
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


with (Path(__file__).parent / "kinds_private.tsv").open(encoding="utf-8", newline="") as file:
    TABLE = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
COLUMNS = ("学号", "姓名", "班级", "层次", "专业")
PLAIN = ("2014030109", "孙明", "2014级软件1班", "本科", "软件工程")


def roster_with(folder: Path, kind: str, text: str) -> Path:
    """A roster in which *text* stands in a column, or in the name of a sheet or of the file."""
    row = [text if column == kind else plain for column, plain in zip(COLUMNS, PLAIN, strict=True)]
    rows = [COLUMNS, ("2014030101", "李一", "2014级软件1班", "本科", "软件工程"), row]
    if kind == "工作表的名字":
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.title = text
        for one in rows:
            sheet.append([*one])
        book.save(folder / "花名册.xlsx")
        return folder / "花名册.xlsx"
    path = folder / (f"{text}.csv" if kind == "文件名" else "花名册.csv")
    return text_file(path, "".join(f"{','.join(one)}\n" for one in rows))


@pytest.mark.parametrize("row", TABLE, ids=[f"{one['kind']} {one['text']}" for one in TABLE])
def test_a_card_number_in_a_roster_is_told_and_kept_nowhere(
    fankui: Fankui, tmp_path: Path, row: dict[str, str]
) -> None:
    """In whichever place: told, and not on the screen, in JSON, in what is written, in its name."""
    form = tmp_path / "表"
    roster = roster_with(tmp_path, row["kind"], row["text"])
    told = fankui("check", roster)
    assert row["said"] in told.out
    runs = [
        told, fankui("check", roster, "--json"), fankui("build", roster, "--draft", "-o", form),
        fankui("import", roster, "-o", tmp_path / "整理.xlsx"),
        fankui("merge", roster, "-o", tmp_path / "汇总.xlsx", "--json"),
        fankui("remind", roster), fankui("collect", roster, "--set", "2014030101=无误"),
    ]  # fmt: skip
    assert form.exists()
    log = f"{roster.stem}.answers.jsonl"  # which stands beside it under its own name
    texts = [text.replace(log, "") for run in runs for text in (run.out, run.err)]
    for path in tmp_path.rglob("*"):
        if path != roster and path.is_file():
            texts += [*_texts_in(path), path.name.replace(log, "")]
    digits = "".join(filter(str.isdigit, half_width(row["text"].replace("2014030109", ""))))[:14]
    assert len(digits) == 14
    said = ["".join(half_width(text).split()).replace("-", "") for text in texts]
    assert all(digits not in text for text in said)


def test_each_place_has_three_rows_at_least() -> None:
    """One example is a case, three are a kind."""
    counted = Counter(one["kind"] for one in TABLE)
    assert set(counted) == {*COLUMNS, "工作表的名字", "文件名"}
    assert min(counted.values()) >= 3


@pytest.mark.parametrize(
    "number", ["201403201403010101", "211403010112", "2014030101123456789", "53270119951301123"]
)
def test_other_long_numbers_are_read(fankui: Fankui, tmp_path: Path, number: str) -> None:
    """A 学号 of 18 digits that begins with a year, other lengths, a day that there is not."""
    roster = roster_with(tmp_path, "学号", number)
    run = fankui("check", roster, "--json")
    assert "id-number" not in run.out
    assert number in run.out


def _texts_in(path: Path) -> list[str]:
    """What stands in a file, also packed."""
    if not zipfile.is_zipfile(path):
        return [path.read_text("utf-8")]
    with zipfile.ZipFile(path) as package:
        return [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
