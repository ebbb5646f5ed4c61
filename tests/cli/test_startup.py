"""No command imports a library it does not use (docs/design-notes.md)."""

import subprocess
import sys
from pathlib import Path

import pytest
from command_tree import commands
from places import ROOT
from typer.core import TyperGroup
from typer.main import get_command

from conftest import NOW
from tongzhi_cli.cli.app import app_of

HEAVY = (
    "typer", "rich", "pydantic", "openpyxl", "docx", "lxml", "python_calamine",
    "prompt_toolkit", "pypinyin", "filelock", "tomlkit", "xlsxwriter",
)  # fmt: skip


SHIPPED_FORM = ROOT / "templates/fankui_template.docx"
SHIPPED = ROOT / "src/tongzhi_cli/notices/puer-2018-4.toml"


def imported(*arguments: str) -> set[str]:
    """The heavy libraries that a command imports, by the interpreter's own list."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "tongzhi_cli", *arguments],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
    )
    names = {line.split("|")[-1].strip() for line in done.stderr.splitlines() if "|" in line}
    return {name for name in HEAVY if name in names}


@pytest.mark.parametrize(
    ("arguments", "used"),
    [
        (["--version"], set()),
        (["--help"], {"typer"}),
        (["build", "--help"], {"typer"}),
        (["explain", "late-check"], {"typer"}),
        (["notice", "schema"], {"typer"}),
        (["notice", "check", "puer-2018-4"], {"typer", "pydantic"}),
        (["notice", "show", "puer-2018-4"], {"typer", "pydantic"}),
        (["notice", "new"], {"typer", "pydantic"}),
        (["form", "inspect", "FORM"], {"typer", "lxml"}),
        (
            ["form", "inspect", "FORM", "--save-as", "NOTICE"],
            {"typer", "lxml", "pydantic", "tomlkit"},
        ),
        (["import", "CLASS", "--json"], {"typer", "python_calamine"}),
        (["import", "CLASS", "-o", "OUT.xlsx"], {"typer", "python_calamine", "openpyxl", "lxml"}),
        (["check", "CLASS"], {"typer", "pydantic", "python_calamine"}),
        (["build", "CLASS", "-o", "OUT"], {"typer", "pydantic", "python_calamine", "lxml"}),
        (
            ["merge", "CLASS", "-o", "OUT.xlsx"],
            {"typer", "pydantic", "python_calamine", "xlsxwriter"},
        ),
        (["merge", "CLASS", "--json"], {"typer", "pydantic", "python_calamine"}),
        (["demo", "OUT.folder"], {"typer", "openpyxl", "lxml"}),
        (["guide"], {"typer", "pydantic"}),
        (["followup", "CLASS"], {"typer", "pydantic", "python_calamine"}),
        (["remind", "CLASS"], {"typer", "pydantic", "python_calamine"}),
        (["collect", "CLASS", "--log"], {"typer", "pydantic", "python_calamine"}),
        (
            ["collect", "CLASS", "--set", "2014030101=照片不对"],
            {"typer", "pydantic", "python_calamine", "filelock"},
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_imports(arguments: list[str], used: set[str], class_of_45: Path) -> None:
    """Rich only for a table, openpyxl only to write a workbook, python-docx never."""
    places = {"CLASS": str(class_of_45), "OUT": str(class_of_45.with_name("out.docx"))}
    places["OUT.xlsx"] = str(class_of_45.with_name("out.xlsx"))
    places["FORM"], places["NOTICE"] = str(SHIPPED_FORM), str(class_of_45.with_name("notice.toml"))
    Path(places["NOTICE"]).write_bytes(SHIPPED.read_bytes())
    places["OUT.folder"] = str(class_of_45.with_name("例子"))
    words = [places.get(word, word) for word in arguments]
    if (
        arguments[0] in {"check", "build", "collect", "followup", "merge", "remind"}
        and "--help" not in arguments
    ):
        words += ["--now", NOW]
    assert imported(*words) == used


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
