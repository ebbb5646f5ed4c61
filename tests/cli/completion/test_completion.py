"""Completion with Chinese descriptions: what each shell is answered, and bash itself."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command_tree import TREE

from conftest import Run
from tongzhi_cli.cli.completion.answer import answer
from tongzhi_cli.cli.completion.candidates import candidates
from tongzhi_cli.cli.help.completion import SCRIPTS
from tongzhi_cli.cli.names import COMMANDS, GROUPS
from tongzhi_cli.summary.kinds import KINDS

Fankui = Callable[..., Run]


def words(before: str, typed: str = "") -> list[str]:
    return [one.word for one in candidates(before.split(), typed)]


@pytest.mark.parametrize(
    ("before", "typed", "found"),
    [
        ("", "", [*COMMANDS]),
        ("", "c", ["check", "collect", "completion"]),
        ("", "检", ["检查"]),
        ("", "收", ["收集"]),
        ("", "没有", []),
        ("", "--", ["--help", "--version"]),
        ("notice", "", [*GROUPS["notice"]]),
        ("通知", "检", ["检查"]),
        ("表", "", ["inspect"]),
        ("", "ar", ["archive"]),
        ("", "交", ["交接"]),
        ("archive 班", "--", "--output --force --notice --now --json --quiet --help".split()),  # noqa: SIM905
        ("交接 班", "--o", ["--output"]),
        ("help", "bu", ["build"]),
        ("帮助", "生", ["生成"]),
        ("help notice", "ch", ["check"]),
        ("help build", "", []),
        ("nothing", "", []),
        ("check", "", []),  # files are completed by the shell
        ("check", "花名", []),
        ("check a.csv", "--no", ["--notice", "--now"]),
        ("检查 a.csv", "--mi", ["--missing"]),
        ("check --missing", "--mi", []),  # once is enough
        ("check --allow late-check", "--al", ["--allow"]),  # several times
        ("build a.csv --layout", "", ["sheets", "flow"]),
        ("build --paper", "c", ["corrections", "counts"]),
        ("build --notice", "", []),
        ("build --pdf", "", []),  # takes no value: files again
        ("check a.csv --allow", "late", ["late-check", "late-submission"]),
        ("explain", "bad-n", ["bad-number", "bad-name"]),
        ("completion", "", ["bash", "zsh", "fish", "powershell"]),
        ("notice show", "--j", ["--json"]),
        ("form inspect a.docx --paper", "", ["signed", "corrections", "counts"]),
    ],
)  # fmt: skip
def test_what_a_word_may_become(before: str, typed: str, found: list[str]) -> None:
    """Commands, options and their values; nothing where a file is wanted."""
    assert words(before, typed) == found


def test_everything_is_described_in_chinese() -> None:
    """Every command and every option says what it is."""
    asked = [([], ""), *(([group], "") for group in GROUPS)]
    asked += [(name.split(), "--") for name in TREE if name not in GROUPS]
    for before, typed in asked:
        found = candidates(before, typed)
        assert found
        for one in found:
            assert re.search("[一-鿿]", one.about), (before, one.word)
            assert len(one.about) <= 40
    assert {one.word: one.about for one in candidates(["explain"], "")}.items() >= {
        (code, kind.title) for code, kind in KINDS.items()
    }
    assert candidates(["build", "--layout"], "sh") == [("sheets", "一张一张")]


LINE = "fankui check --no"
ANSWERS = {
    # Click: COMP_WORDS and COMP_CWORD; the words alone, told beside them while there are several
    "bash": (
        {"COMP_WORDS": LINE.replace(" ", "\n"), "COMP_CWORD": "2"},
        ["--notice  （用哪份通知）", "--now  （当作现在的时间）"],
    ),
    "zsh": ({"_TYPER_COMPLETE_ARGS": LINE}, ["--notice:用哪份通知", "--now:当作现在的时间"]),
    "fish": ({"_TYPER_COMPLETE_ARGS": LINE}, ["--notice\t用哪份通知", "--now\t当作现在的时间"]),
    # Typer: word:::description, for CompletionResult
    "powershell": (
        {"_TYPER_COMPLETE_ARGS": LINE, "_TYPER_COMPLETE_WORD_TO_COMPLETE": "--no"},
        ["--notice:::用哪份通知", "--now:::当作现在的时间"],
    ),
}


@pytest.mark.parametrize("shell", ANSWERS)
def test_each_shell_is_answered_in_its_way(shell: str) -> None:
    """By the variables that its script sets, a line a word."""
    environ, lines = ANSWERS[shell]
    assert answer(shell, environ) == lines


@pytest.mark.parametrize(
    ("line", "word", "first"),
    [
        ("fankui ", "", "build:::生成：从花名册生成可以打印签字的反馈表（Word）"),
        ("fankui 检", "检", "检查:::check：检查全班的校对结果：谁还没反馈，哪一行不对，为什么"),
        ("fankui build a.csv --layout ", "", "sheets:::一张一张"),
        (
            "fankui build 'C:\\我的 班\\a.csv' --dr",
            "--dr",
            "--draft:::有错误也生成，没有结果的留空，打印后手写",
        ),
        ('fankui build "C:\\我的 班', '"C:\\我的 班', None),
    ],
)
def test_powershell_is_answered(line: str, word: str, first: str | None) -> None:
    """The line up to the cursor and the word at it, as Typer's script hands them over."""
    environ = {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_WORD_TO_COMPLETE": word}
    assert next(iter(answer("powershell", environ)), None) == first


@pytest.mark.parametrize(
    "line", ["fankui ", "fankui ch", "fankui 'a", 'fankui check "a b', "fankui"]
)
@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_a_line_that_is_being_typed_is_read(shell: str, line: str) -> None:
    """A quote that is still open is no error."""
    answer(shell, {"_TYPER_COMPLETE_ARGS": line})


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_script_says_how_it_is_installed(fankui: Fankui, shell: str) -> None:
    """It is printed and nothing else is done; its comments are Chinese; it asks as we answer."""
    run = fankui("补全", shell.upper(), now=None)
    assert (run.code, run.err, run.out) == (0, "", SCRIPTS[shell])
    assert f"fankui completion {'powershell' if shell == 'pwsh' else shell}" in run.out
    assert "一直有" in run.out
    name = "powershell" if shell == "pwsh" else shell
    assert f"complete_{name}" in run.out
    for variable in ANSWERS[name][0]:
        assert variable in run.out


def test_an_unknown_shell_is_refused(fankui: Fankui) -> None:
    """Usage error, with those that there are."""
    run = fankui("completion", "tcsh", now=None)
    assert run.code == 2
    assert "bash、zsh、fish 或 powershell" in run.err


def environment(folder: Path) -> dict[str, str]:
    """Where `fankui` is this very program."""
    program = folder / "fankui"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tongzhi_cli "$@"\n', "utf-8")
    program.chmod(0o755)
    return {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "PYTHONUTF8": "1"}


IN_BASH = """
source <(fankui completion bash)
complete -p fankui
COMP_WORDS=(fankui {words}); COMP_CWORD={at}; _fankui_completion fankui
printf '%s\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not here")
@pytest.mark.parametrize(
    ("typed", "at", "reply"),
    [
        ("chec", 1, ["check"]),
        ("检", 1, ["检查"]),
        ("check --no", 2, ["--notice  （用哪份通知）", "--now  （当作现在的时间）"]),
        ("build a.csv --layout ''", 4, ["sheets  （一张一张）", "flow  （一张长表）"]),
        ("check '我的 班/a.csv' --dr", 3, [""]),
        ("build '我的 班/a.csv' --dr", 3, ["--draft"]),
    ],
)
def test_bash_completes(typed: str, at: int, reply: list[str], tmp_path: Path) -> None:
    """The script, sourced by bash itself, asks the program and fills COMPREPLY."""
    done = subprocess.run(
        ["bash", "--norc", "-c", IN_BASH.format(words=typed, at=at)],
        capture_output=True, encoding="utf-8", check=False, env=environment(tmp_path),
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "complete -o default -F _fankui_completion fankui", *reply,
    ]  # fmt: skip


@pytest.mark.parametrize(("shell", "check"), [("zsh", ["-n"]), ("fish", ["--no-execute"])])
def test_other_shells_can_read_their_script(shell: str, check: list[str], tmp_path: Path) -> None:
    """The script has no mistake of syntax, where the shell is here to say so."""
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not here")
    script = tmp_path / "script"
    script.write_text(SCRIPTS[shell], "utf-8")
    done = subprocess.run([shell, *check, script], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
