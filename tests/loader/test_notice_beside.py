"""The notice that lies beside a roster without being notice.toml, for every command of a class."""

import csv
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from builders import text_file
from class_folders import CHAT, blank, roster
from places import ROOT

from conftest import Run
from tongzhi_cli.errors import UsageError
from tongzhi_cli.loader.notice_beside import Beside, Choose, nobody, notice_beside

Fankui = Callable[..., Run]
WHOLE = (
    "关于2018届毕业生图像信息校对的通知\n各学院：\n2018届毕业生（2014级本科）须于2018年4月1日22:00前登录学信网"
    "校对图像信息，各班于2018年4月6日17:30前将反馈表交教务处。\n示例大学教务处\n2018年3月26日\n"
)
OPEN = (
    "关于2018届毕业生图像信息校对的通知\n各学院：\n请于近期登录学信网校对。\n教务处\n4月2日前交。\n"
)
TOML = (ROOT / "src/tongzhi_cli/notices/puer-2018-4.toml").read_text("utf-8")
TEXTS = {
    "whole": WHOLE,
    "open": OPEN,
    "toml": TOML,
    "chat": CHAT,
    "other": "别的东西\n",
    "settings": "[tool]\nx = 1\n",
}
with Path(__file__).with_name("kinds_beside.tsv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file, delimiter="\t", quoting=csv.QUOTE_NONE))
#: What is typed of a class whose roster is named.
COMMANDS: list[list[str]] = [
    ["check"], ["build", "--draft", "-o", "写好.docx"], ["remind"], ["followup"],
    ["collect", "--set", "2014030101=无误"],
]  # fmt: skip


def put(folder: Path, files: str) -> str:
    """The files of a row beside a roster, whose path is returned."""
    folder.mkdir(exist_ok=True)
    for one in files.split():
        name, _, what = one.partition("=")
        path = folder / name
        if what == "next-year":
            shutil.copy(ROOT / "examples/next-year/通知.docx", path)
        elif what == "blank":
            blank(path)
        elif path.suffix == ".docx":
            document = docx.Document()
            for line in TEXTS[what].splitlines():
                document.add_paragraph(line)
            document.save(str(path))
        elif path.suffix == ".html":
            body = "".join(f"<p>{line}</p>" for line in TEXTS[what].splitlines())
            text_file(path, f"<html><meta charset='utf-8'><body>{body}</body></html>")
        else:
            text_file(path, TEXTS[what])
    roster(folder / "花名册.xlsx")
    return str(folder / "花名册.xlsx")


def again(notice: str) -> str:
    return f"fankui check --notice {Path(notice).name}"


def looked(path: str, choose: Choose = nobody) -> Beside:
    return notice_beside(path, [], choose, again)


def test_every_kind_has_three_rows() -> None:
    """What is promised of a kind is shown three times at least."""
    assert min(Counter(row["kind"] for row in ROWS).values()) >= 3


@pytest.mark.parametrize("row", ROWS, ids=[row["files"] for row in ROWS])
def test_what_lies_beside_holds_or_is_told(row: dict[str, str], tmp_path: Path) -> None:
    """One that is understood holds; what is open, several or unreadable is told; nothing is not."""
    found = looked(put(tmp_path / "班", row["files"]))
    assert (Path(found.notice).name if found.notice else "") == row["outcome"].strip("!-")
    assert (row["outcome"] == "!") is bool(found.told)
    assert row["told"] in "\n".join(found.told)


@pytest.mark.parametrize("words", COMMANDS, ids=[words[0] for words in COMMANDS])
def test_each_command_goes_by_it(
    words: list[str], fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The roster alone is named, and the notice beside it is the one that is used."""
    put(tmp_path / "班", "校对通知.txt=whole")
    monkeypatch.chdir(tmp_path / "班")
    run = fankui(words[0], "花名册.xlsx", *words[1:])
    assert "通知：" in run.err
    assert "（校对通知.txt，读自原文；" in run.err
    assert "内置" not in run.err


@pytest.mark.parametrize("words", COMMANDS, ids=[words[0] for words in COMMANDS])
def test_each_command_tells_of_it(
    words: list[str], fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a pipe nobody is asked: the built-in notice holds, and what reads the other is said."""
    put(tmp_path / "班", "校对通知.txt=open")
    monkeypatch.chdir(tmp_path / "班")
    run = fankui(words[0], "花名册.xlsx", *words[1:])
    told = "用的是内置的 2018 年通知；读成通知文件：fankui notice import 校对通知.txt\n"
    assert "！ 旁边的通知 校对通知.txt 没有用上（有" in run.err
    assert told in run.err
    assert run.code in {0, 1}
    named = fankui(words[0], "花名册.xlsx", *words[1:], "--notice", "puer-2018-4")
    assert "没有用上" not in named.err


def test_a_person_is_asked(tmp_path: Path) -> None:
    """At a terminal: the built-in one only if they say so; else what reads the other is said."""
    path = put(tmp_path / "班", "通知.txt=open")
    asked: list[tuple[str, Sequence[str]]] = []

    def answering(at: int | None) -> Callable[[str, Sequence[str]], int | None]:
        def choose(question: str, choices: Sequence[str]) -> int | None:
            asked.append((question, choices))
            return at

        return choose

    assert looked(path, answering(1)) == Beside("puer-2018-4")
    for at in (0, None):
        with pytest.raises(UsageError, match="先把通知定下来") as told:
            looked(path, answering(at))
        assert "fankui notice import" in told.value.hint
        assert ("--notice puer-2018-4" in told.value.hint) is (at is None)
    question, choices = asked[0]
    assert question == "花名册旁边有通知 通知.txt，没有通知文件"
    assert choices[0].startswith("先读 通知.txt：有")
    assert choices[1] == "就用内置的 2018 年通知"


def test_of_several_one_is_chosen(tmp_path: Path) -> None:
    """What is understood can be taken as it is."""
    path = put(tmp_path / "班", "通知1.txt=whole 通知2.txt=whole")
    found = looked(path, lambda _, choices: choices.index("用 通知2.txt"))
    assert Path(found.notice or "").name == "通知2.txt"


def test_in_a_large_folder_only_what_is_called_a_notice_is_opened(tmp_path: Path) -> None:
    """A thousand texts beside a roster are not read through."""
    path = put(tmp_path / "班", "教务处.txt=whole")
    assert looked(path).notice
    for at in range(60):
        text_file(tmp_path / "班" / f"接龙{at}.csv", "x\n")
    assert looked(path) == Beside()
    put(tmp_path / "班", "通知.txt=whole")
    assert Path(looked(path).notice or "").name == "通知.txt"


def test_what_is_given_for_answers_is_no_notice(tmp_path: Path) -> None:
    """A file that the person names is what they name it."""
    path = put(tmp_path / "班", "通知.txt=whole")
    assert notice_beside(path, [str(tmp_path / "班" / "通知.txt")], nobody, again) == Beside()


@pytest.mark.parametrize("suffix", [".docx", ".txt"])
@pytest.mark.parametrize(
    "words", [["guide"], ["guide", "--short"], ["remind", "花名册.xlsx"]],
    ids=" ".join,
)  # fmt: skip
def test_what_this_program_wrote_is_no_notice(
    words: list[str], suffix: str, fankui: Fankui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text for the group that somebody saved beside the roster is not asked about."""
    path = put(tmp_path / "班", "通知.docx=next-year")
    monkeypatch.chdir(tmp_path / "班")
    given = ["-o", f"说明{suffix}", "-q", "--notice", "通知.docx", "--now", "2027-03-20 09:00"]
    assert fankui(*words, *given).code == 0
    assert Path(looked(path).notice or "").name == "通知.docx"
    Path("通知.docx").unlink()
    assert looked(path) == Beside()
