"""Who reads what a command prints may go away: the exit code is the same."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from forked import program

from conftest import HEADER, students, workbook
from tongzhi_cli.errors import ExitCode

#: What is typed; each of these prints.
COMMANDS = [
    "check 花名册.xlsx",
    "check 花名册.xlsx --json",
    "check 花名册.xlsx --missing",
    "build 花名册.xlsx --draft --force",
    "merge 花名册.xlsx -o 汇总.xlsx --force",
    "merge 花名册.xlsx --json",
    "remind 花名册.xlsx",
    "guide",
    "import 花名册.xlsx --json",
    "followup 花名册.xlsx",
    "notice show",
    "notice list",
    "form inspect 没有.docx",
    "explain missing-answer",
    "--help",
    "check",
]
#: Ways in which nobody reads: of stdout, of both, of what is said.
GONE = ["| true", "2>&1 | head -c 1", "2>/dev/full | head -1", "2>&- | true"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of which two have not answered."""
    made = tmp_path_factory.mktemp("class")
    rows = [*students(20), *[[*one[:4], None] for one in students(22)[20:]]]
    workbook(made / "花名册.xlsx", [HEADER, *rows])
    return made


def ended(command: str, behind: str, folder: Path) -> int:
    """How a command ends in a shell, with what is typed *behind* it."""
    words = f"{shlex.join(program())} {command} --now '2018-04-01 20:00'"
    words = words.partition(" --now")[0] if _has_no_now(command) else words
    typed = ["bash", "-c", f"{words} {behind} >/dev/null; exit ${{PIPESTATUS[0]}}"]
    return subprocess.run(typed, cwd=folder, capture_output=True, check=False).returncode


def _has_no_now(command: str) -> bool:
    return command.startswith(("notice", "form", "explain", "--help", "import", "guide"))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no bash")
@pytest.mark.parametrize(("at", "command"), [*enumerate(COMMANDS)], ids=COMMANDS)
def test_whoever_reads_the_exit_code_is_the_same(at: int, command: str, folder: Path) -> None:
    """`fankui … | head -1` ends as `fankui …` does, and so it does with stderr closed or full."""
    plain = ended(command, "| cat", folder)
    assert plain != ExitCode.BUG
    for behind in (GONE[at % 2], GONE[2 + at // 2 % 2]):
        assert ended(command, behind, folder) == plain, behind
