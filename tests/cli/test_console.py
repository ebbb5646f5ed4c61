"""Any terminal: GBK, no colour, dumb, a pipe, 40 columns; another process each time."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from forked import REAL, program
from places import ROOT, SHIPPED

from conftest import HEADER, NOW, students, workbook

TERMINALS: list[dict[str, str]] = [
    {"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"},
    {"PYTHONIOENCODING": "ascii"},
    {"NO_COLOR": "1"},
    {"TERM": "dumb"},
    {"COLUMNS": "40"},
    {"COLUMNS": "20"},
    {"FORCE_COLOR": "1", "NO_COLOR": ""},
    {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONWARNDEFAULTENCODING": "1", "PYTHONWARNINGS": "error::EncodingWarning"},
]


@pytest.fixture
def hard_class(tmp_path: Path) -> Path:
    """A roster with rare characters, markup and an escape sequence in names and answers."""
    rows = students(6)
    rows[0][1] = "王䶮"
    rows[1][1] = "李𬭎"
    rows[2][4] = "[red]照片[/] 不对 ✗"
    rows[3][1] = "[/]"
    rows[4][4] = None
    return workbook(tmp_path / "class.xlsx", [HEADER, *rows])


def run(
    arguments: list[str], env: dict[str, str], *, anew: bool = False
) -> subprocess.CompletedProcess[bytes]:
    """The program at a terminal of *env*; *anew*: Python is started for it."""
    base = {key: value for key, value in os.environ.items() if key not in {"COLUMNS", "NO_COLOR"}}
    whole = {**base, **env}
    return subprocess.run(
        [*(REAL if anew else program(whole)), *arguments],
        capture_output=True,
        check=False,
        env=whole,
    )


@pytest.mark.parametrize("env", TERMINALS, ids=str)
def test_commands_end_normally(env: dict[str, str], hard_class: Path) -> None:
    """Every command says what it has to say: the exit code of its result, no traceback."""
    draft = hard_class.with_name("draft.docx")
    commands = (
        (["--help"], 0, "stdout"),
        (["build", "--help"], 0, "stdout"),
        (["explain"], 0, "stdout"),
        (["check", str(hard_class), "--now", NOW], 1, "stdout"),
        (["build", str(hard_class), "--now", NOW], 1, "stderr"),
        (["build", str(hard_class), "--now", NOW, "--draft", "-o", str(draft), "--force"], 0,
         "stdout"),
        (["check", "missing.xlsx"], 3, "stderr"),
        (["nothing"], 2, "stderr"),
    )  # fmt: skip
    for at, (arguments, code, stream) in enumerate(commands):
        # One of them is started anew, and each of them at one of the terminals.
        done = run(arguments, env, anew=at == TERMINALS.index(env) % len(commands))
        assert done.returncode == code, (arguments, done.stderr)
        assert b"Traceback" not in done.stderr
        assert getattr(done, stream), arguments


def test_names_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Control and direction marks from a file are shown, not obeyed; brackets are no markup."""
    roster = tmp_path / "class.csv"
    roster.write_text("学号,姓名\n1,李\x1b[31m明\u202e[bold]\n", encoding="utf-8")
    done = run(["check", str(roster), "--now", NOW], {})
    assert b"\x1b" not in done.stdout
    assert "[31m" in done.stdout.decode()


STEERING = "\x1b]0;x\x07\x1b[31m\u202e"


def test_no_name_of_a_file_steers_the_terminal(tmp_path: Path) -> None:
    """Nor a link or a class that is typed: of whichever command, on either stream."""
    roster = tmp_path / f"名单{STEERING}.csv"
    rows = [HEADER, *students(3)]
    roster.write_text("".join(",".join(map(str, row)) + "\n" for row in rows), "utf-8")
    form, text = tmp_path / f"表{STEERING}.docx", tmp_path / f"通知{STEERING}.txt"
    form.write_bytes((ROOT / "templates/fankui_template.docx").read_bytes())
    text.write_text("关于核对学籍的通知\n2018届本科毕业生请于4月1日前登录学信网核对。\n", "utf-8")
    notice = tmp_path / f"n{STEERING}.toml"
    notice.write_bytes(SHIPPED.read_bytes())
    a, b, c, d = map(str, (roster, form, text, notice))
    now = ["--now", NOW]
    commands = [
        ["check", a, *now], ["check", a, *now, "--class", STEERING], ["check", f"没有{STEERING}"],
        ["check", a, *now, "--map", f"学号={STEERING}"], ["import", a, "-o", f"{a}.xlsx"],
        ["remind", a, *now, "--link", f"http://x{STEERING}"], ["followup", a, *now],
        ["guide", "--link", f"http://x{STEERING}"], ["merge", a, *now, "-o", f"{b}.xlsx"],
        ["collect", a, *now, "--from", a, "--dry-run"], ["form", "inspect", a],
        ["form", "inspect", b], ["notice", "check", d], ["notice", "show", d],
        ["notice", "import", c, "-o", "-"], ["build", a, *now, "--draft", "--template", b],
        ["build", a, *now, "--notice", d],
    ]  # fmt: skip
    for words in commands:
        done = run(words, {})
        said = done.stdout if words[0] not in {"import", "merge", "build"} else b""
        for stream in (said, done.stderr):
            assert not {"\x1b", "\x07", "\u202e"} & set(stream.decode()), words


def test_json_survives_a_gbk_pipe(hard_class: Path) -> None:
    """--json in a GBK pipe keeps a rare character, as an escape."""
    done = run(["check", str(hard_class), "--now", NOW, "--json"], {"PYTHONIOENCODING": "gbk"})
    names = [one["name"] for one in json.loads(done.stdout)["classes"][0]["students"]]
    assert names[:2] == ["王䶮", "李𬭎"]


def test_help_fits_the_terminal() -> None:
    """At 60 columns no line of help is wider, a Chinese character counting two."""
    from tongzhi_cli.cli.terminal.wrapping import width_of

    done = run(["build", "--help"], {"COLUMNS": "60", "PYTHONUTF8": "1"})
    text = done.stdout.decode().split("例：")[0]
    assert max(map(width_of, text.splitlines())) <= 60
