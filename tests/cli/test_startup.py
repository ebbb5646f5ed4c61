"""No command imports a library it does not use (docs/design-notes.md)."""

import subprocess
import sys
from pathlib import Path

import pytest
from command_tree import commands
from places import ROOT
from typer.core import TyperGroup
from typer.main import get_command

from conftest import HEADER, NOW, students, workbook
from tongzhi_cli.cli.app import app_of

HEAVY = (
    "typer", "rich", "pydantic", "openpyxl", "docx", "lxml", "python_calamine",
    "prompt_toolkit", "pypinyin", "filelock", "tomlkit", "xlsxwriter",
)  # fmt: skip


#: A school whose characters have one reading each, and nothing that is not sure.
NOTICE = """\
关于做好2018届毕业证图像信息校对的通知

各学院：

2018届毕业生（2014级本科）于2018年4月1日23:00以前登录学信网，校对本人毕业证图像信息。
各班填写反馈表，于2018年4月2日17:00前交教务处214室，逾期不再受理。

普洱学院教务处
二〇一八年三月十四日
"""
SHIPPED_FORM = ROOT / "templates/fankui_template.docx"
SHIPPED = ROOT / "src/tongzhi_cli/notices/puer-2018-4.toml"


#: What was imported for words that were tried before: both tables have the usual commands.
_known: dict[str, set[str]] = {}


def imported(words: str, folder: Path) -> set[str]:
    """The modules that a command imports; what stands in capitals is a file or a folder."""
    if words not in _known:
        _known[words] = _imported(*_typed(words.split(), folder))
    return _known[words]


def _typed(words: list[str], folder: Path) -> list[str]:
    places = {
        "CLASS": workbook(folder / "class.xlsx", [HEADER, *students(45)]),
        "FORM": SHIPPED_FORM,
        "NOTICE": folder / "notice.toml",
        "BROKEN": folder / "broken.toml",
        "NOTICE.txt": folder / "通知.txt",
        "OUT": folder / "out.docx",
        "OUT.xlsx": folder / "out.xlsx",
        "OUT.txt": folder / "out.txt",
        "OUT.folder": folder / "例子",
    }
    if "NOTICE" in words:
        places["NOTICE"].write_bytes(SHIPPED.read_bytes())
    if "BROKEN" in words:
        places["BROKEN"].write_text("schema = 2", encoding="utf-8")
    if "NOTICE.txt" in words:
        places["NOTICE.txt"].write_text(NOTICE, encoding="utf-8")
    is_timed = words[0] in {"check", "build", "collect", "followup", "guide", "merge", "remind"}
    timed = ["--now", NOW] if is_timed and "--help" not in words else []
    return [*(str(places.get(word, word)) for word in words), *timed]


def _imported(*arguments: str) -> set[str]:
    """By the interpreter's own list."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "tongzhi_cli", *arguments],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
    )
    return {line.split("|")[-1].strip() for line in done.stderr.splitlines() if "|" in line}


@pytest.mark.parametrize(
    ("arguments", "used"),
    [
        (["--version"], set()),
        (["--version", "-v"], set()),
        (["doctor"], set()),
        (["--help"], set()),
        (["build", "--help"], set()),
        (["build", "--hepl"], {"typer"}),
        (["check", "CLASS", "-vq"], {"typer", "python_calamine"}),
        (["explain", "late-check"], set()),
        (["notice", "schema"], set()),
        (["notice", "check", "puer-2018-4"], set()),
        (["notice", "check", "BROKEN"], {"pydantic"}),
        (["notice", "show", "puer-2018-4"], set()),
        (["notice", "new"], set()),
        (["form", "inspect", "FORM"], {"lxml"}),
        (
            ["form", "inspect", "FORM", "--save-as", "NOTICE"],
            {"lxml", "tomlkit"},
        ),
        (["import", "CLASS", "--json"], {"python_calamine"}),
        (["import", "CLASS", "-o", "OUT.xlsx"], {"python_calamine", "openpyxl", "lxml"}),
        (["check", "CLASS"], {"python_calamine"}),
        (["build", "CLASS", "-o", "OUT"], {"python_calamine", "lxml"}),
        (
            ["merge", "CLASS", "-o", "OUT.xlsx"],
            {"python_calamine", "xlsxwriter"},
        ),
        (["merge", "CLASS", "--json"], {"python_calamine"}),
        (["demo", "OUT.folder"], {"openpyxl", "lxml"}),
        (["guide"], set()),
        (["guide", "-o", "OUT.txt"], set()),
        (["guide", "-o", "OUT"], {"docx", "lxml"}),
        (["followup", "CLASS"], {"python_calamine"}),
        (["remind", "CLASS"], {"python_calamine"}),
        (["collect", "CLASS", "--log"], {"python_calamine"}),
        (
            ["collect", "CLASS", "--set", "2014030101=照片不对"],
            {"python_calamine", "filelock"},
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_imports(arguments: list[str], used: set[str], tmp_path: Path) -> None:
    """Typer only for what is not plain, openpyxl only to write workbooks, pydantic for mistakes."""
    assert imported(" ".join(arguments), tmp_path) & set(HEAVY) == used


#: What commands do without: rooms and modules of ours, and what is heavy of Python and libraries.
NOT_FOR = {
    "check CLASS": (
        "cli.json", "cli.app_notice", "cli.app_form", "cli.app_help", "cli.app_school", "followup",
        "paper", "summary.kinds", "summary.model", "summary.workbook.read", "loader.handed_in",
        "loader.notice_text", "notice.reading", "answers.chat", "form.excel.blank", "form.plan",
        "html.entities", "xml.etree.ElementTree", "json", "answers.files", "cli.app_end",
        "loader.archive", "loader.evidence", "difflib", "zoneinfo", "anomaly.lists",
        "anomaly.matching", "anomaly.outcome_words", "answers.questionnaire",
        "answers.questions.form", "answers.questions.other_cells", "answers.result.in_words",
        "notice.diagnostic",
    ),
    "build CLASS -o OUT": (
        "cli.json", "cli.app_notice", "followup", "summary.kinds", "summary.model", "paper",
        "notice.reading", "form.excel.blank", "html.entities", "xml.etree.ElementTree", "json",
        "difflib",
    ),
    "followup CLASS": ("cli.json", "cli.app_notice", "summary.kinds", "summary.model", "json"),
    "merge CLASS -o OUT.xlsx": (
        "cli.json", "cli.app_notice", "followup.workbook", "notice.reading", "notice.draft",
    ),
    "import CLASS --json": (
        "anomaly.lists", "answers.exports", "answers.log.read", "answers.result.judge",
        "check.check", "check.rules.every", "loader.rosters", "notice.model", "summary", "followup",
        "difflib",
    ),
    "import CLASS -o OUT.xlsx": ("cli.json", "cli.app_notice", "summary", "followup"),
    "collect CLASS --log": (
        "cli.json", "cli.app_notice", "followup", "summary.kinds", "answers.files",
        "loader.evidence", "pypinyin",
    ),
    "notice import NOTICE.txt -o -": ("cli.json", "check", "roster", "followup", "form", "summary"),
    "notice import NOTICE.txt --json": (
        "lxml", "tomllib", "check", "answers.log", "answers.rows", "roster", "followup",
        "columns.header", "form", "summary", "loader.rosters", "notice.doubts", "notice.model",
        "notice.reading.page.article", "notice.toml.write", "cli.notice.show", "cli.notice.doubts",
        "cli.terminal.prompt", "tables.formats.html", "pypinyin",
    ),
}  # fmt: skip


#: What only `signed` uses: the room, and what the extra brings.
OF_PICTURES = ("scan", "cli.signed", "cv2", "onnxruntime", "pypdfium2")


@pytest.mark.parametrize("command", NOT_FOR)
def test_a_command_imports_nothing_that_it_does_not_use(command: str, tmp_path: Path) -> None:
    """What other commands, other formats and other answers need stays where it is."""
    names = imported(command, tmp_path)
    assert "tongzhi_cli.cli.plain" in names
    assert "typer" not in names
    unused = {*NOT_FOR[command], *OF_PICTURES}
    ours = {f"tongzhi_cli.{name}" for name in unused}
    assert [
        name
        for name in sorted(names)
        for one in ours | unused
        if name == one or name.startswith(f"{one}.")
    ] == []


def set_up(*words: str) -> dict[str, list[list[object]]]:
    """The commands that are set up for *words*, by name, and what their parameters are."""
    tree = dict(commands(get_command(app_of(words))))
    facts = ("name", "opts", "nargs", "multiple", "required", "default", "envvar", "help")
    return {
        name: [[getattr(one, fact) for fact in facts] for one in command.params]
        for name, command in tree.items()
        if not isinstance(command, TyperGroup)
    }


ALL = set_up()


@pytest.mark.parametrize("name", ALL)
def test_a_command_is_set_up_alone(name: str) -> None:
    """What begins with a command sets up no other, and that one as it is among all."""
    assert set_up(*name.split(), "花名册.xlsx", "--quiet") == {name: ALL[name]}


@pytest.mark.parametrize(
    ("words", "begins"),
    [("", ""), ("--help", ""), ("chekc", ""), ("花名册.xlsx", ""), ("--quiet check", "")]
    + [(f"notice{rest}", "notice ") for rest in ("", " --help", " lsit", " -q list")]
    + [(f"form{rest}", "form ") for rest in ("", " inspekt")],
)
def test_what_names_no_command_is_told_all(words: str, begins: str) -> None:
    """Help and what is proposed for a slip know every command, or every one of a group."""
    assert set_up(*words.split()) == {
        name: params for name, params in ALL.items() if name.startswith(begins)
    }
