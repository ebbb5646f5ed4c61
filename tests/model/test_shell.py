"""What a person copies out of a message means, to their shell, the word that is meant.

bash and zsh (where it is installed) read the words themselves. PowerShell and cmd are not run: the
tables are written after about_Quoting_Rules and `cmd /?`.
"""

import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongzhi_cli.model.shell import DRAG, Shell, command, quoted

NASTY = [
    "名单$(touch pwned).csv", "名单`touch pwned`.csv", "a;touch pwned", "a&touch pwned",
    "a|touch pwned", "a>pwned", "a<b", "it's.csv", 'say "hi".csv', "a\\b.csv", "$HOME.csv",
    "${IFS}x", "!!.csv", "!$", "*.csv", "?.csv", "[1].csv", "{a,b}.csv", "~root", "~.csv", "=ls",
    "#1班.csv", "-rf.csv", "--class", "a b.csv", " a", "a ", "(1).csv", "软件1班（1）.csv",
    "50%.csv", "%PATH%.csv", "^a.csv", "a'b\"c$(x)`y`\\z!.csv", "“引号”.csv", "‘单’.csv",
    "@x.csv", "a,b.csv", "\\", "'", '"', "\\'", "a\\", "１班！.csv",
]  # fmt: skip
#: What cannot be typed at all: a person drags the file.
UNTYPABLE = ["a\nb", "a\x1b]0;x\x07.csv", "a\u202eb.csv", "a\x00b", "a\tb", "\r"]


def read_by(shell: str, words: str) -> list[str]:
    """What *shell* makes of *words*, expanding what it would."""
    script = f"set -- {words}\nfor one; do printf '%s\\0' \"$one\"; done"
    done = subprocess.run(
        [shell, *(["-f"] if shell == "zsh" else ["--norc"]), "-c", script],
        capture_output=True, check=False, cwd="/",
    )  # fmt: skip
    assert done.stderr == b""
    return done.stdout.decode().split("\0")[:-1]


def meant(word: str) -> str:
    """A file called -rf is ./-rf to a program as well."""
    return f"./{word}" if word.startswith("-") and not word.startswith("--") else word


@pytest.mark.parametrize(
    "shell",
    [
        pytest.param(
            one, marks=pytest.mark.skipif(not shutil.which(one), reason=f"{one} is not installed")
        )
        for one in ("bash", "zsh")
    ],
)
def test_nothing_in_a_name_is_run(shell: str) -> None:
    """Each nasty name is the one word that it is."""
    words = " ".join(quoted(one, Shell.POSIX) for one in NASTY)
    assert read_by(shell, words) == [meant(one) for one in NASTY]


#: What `str.isprintable` takes.
PRINTABLE = st.characters(categories=("L", "M", "N", "P", "S"), include_characters=" ")


@settings(max_examples=20)
@given(st.lists(st.text(PRINTABLE, min_size=1, max_size=20), max_size=40))
def test_any_name_is_one_word(names: list[str]) -> None:
    """Whatever a file is called that can be typed: bash hands over just that."""
    words = " ".join(quoted(one, Shell.POSIX) for one in names)
    assert read_by("bash", words) == [meant(one) for one in names]


@pytest.mark.parametrize("shell", Shell)
@pytest.mark.parametrize("word", UNTYPABLE)
def test_what_cannot_be_typed_stands_in_no_command(word: str, shell: Shell) -> None:
    """A line's end, an escape, a mark that turns the writing round: the file is dragged."""
    assert quoted(word, shell) == DRAG


@pytest.mark.parametrize(
    ("word", "powershell", "cmd"),
    [
        ("软件1班.xlsx", "软件1班.xlsx", "软件1班.xlsx"),
        ("C:\\班级\\软件1班.xlsx", "C:\\班级\\软件1班.xlsx", "C:\\班级\\软件1班.xlsx"),
        ("软件 1班.xlsx", '"软件 1班.xlsx"', '"软件 1班.xlsx"'),
        ("a&calc.csv", '"a&calc.csv"', '"a&calc.csv"'),
        ("a^b.csv", '"a^b.csv"', '"a^b.csv"'),
        ("$(calc).csv", "'$(calc).csv'", '"$(calc).csv"'),
        ("`calc`.csv", "'`calc`.csv'", '"`calc`.csv"'),
        ("$env:x.csv", "'$env:x.csv'", '"$env:x.csv"'),
        ("“a”;calc.csv", "'“a”;calc.csv'", '"“a”;calc.csv"'),
        ("it's $x.csv", "'it''s $x.csv'", '"it\'s $x.csv"'),
        ("it’s $x.csv", "'it’’s $x.csv'", '"it’s $x.csv"'),
        ("‘a’.csv", '"‘a’.csv"', "‘a’.csv"),
        ("a,b.csv", '"a,b.csv"', '"a,b.csv"'),
        ("@a.csv", '"@a.csv"', '"@a.csv"'),
        ("%PATH%.csv", "%PATH%.csv", DRAG),
        ("50%.csv", "50%.csv", DRAG),
        ('say "hi"', "'say \"hi\"'", DRAG),
        ("两 班\\", '"两 班\\"', '"两 班\\\\"'),
    ],
)
def test_on_windows_by_its_rules(word: str, powershell: str, cmd: str) -> None:
    """PowerShell: ' around what it would run; cmd: " around what it parts, and no % at all."""
    assert quoted(word, Shell.POWERSHELL) == powershell
    assert quoted(word, Shell.CMD) == cmd


def test_a_whole_command_is_quoted_word_by_word() -> None:
    """Options stay as they are."""
    assert read_by("bash", command(["check", "a b", "--set", "1=it's", "-o", "$x"])) == [
        "fankui", "check", "a b", "--set", "1=it's", "-o", "$x",
    ]  # fmt: skip
