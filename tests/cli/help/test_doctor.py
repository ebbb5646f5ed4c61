"""`fankui doctor` and `fankui --version -v`: the computer, and what is at work."""

import json
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from conftest import Run
from tongzhi_cli import __version__
from tongzhi_cli.machine import checks
from tongzhi_cli.machine.checks import Finding
from tongzhi_cli.model.problem import Severity

Fankui = Callable[..., Run]
FINE = Finding("folder", "这个文件夹", "能写")
LESS = Finding("fonts", "中文字体", "没有", "请安装中文字体。", Severity.WARNING)
NONE = Finding("libreoffice", "LibreOffice", "没有", "不装也行。", Severity.INFO)
BAD = Finding("clock", "时钟", "慢了", "请先对时。", Severity.ERROR)


@pytest.mark.parametrize(
    ("found", "code", "out", "err"),
    [
        ([FINE], 0, "√ 这个文件夹：能写\n", "都好。"),
        ([FINE, NONE], 0, "√ 这个文件夹：能写\n· LibreOffice：没有\n  不装也行。\n", "都好。"),
        ([LESS], 0, "！ 中文字体：没有\n  请安装中文字体。\n", "能用；1 样可以弄得更好。"),
        (
            [BAD, LESS],
            1,
            "× 时钟：慢了\n  请先对时。\n！ 中文字体：没有\n  请安装中文字体。\n",
            "1 样要先弄好：时钟。",
        ),
    ],
)
def test_each_thing_has_its_mark_and_what_to_do(
    found: list[Finding], code: int, out: str, err: str,
    fankui: Fankui, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Only what has to be mended first ends in 1; -q leaves out what is all right."""
    monkeypatch.setattr(checks, "examined", lambda *_: iter(found))
    done = fankui("体检")
    assert (done.code, done.out, done.err.splitlines()[0]) == (code, out, err)
    quiet = fankui("doctor", "-q")
    assert (quiet.code, quiet.err) == (code, "")
    assert [line[0] for line in quiet.out.splitlines() if line[0] != " "] == [
        {LESS: "！", BAD: "×"}[one] for one in found if one in {LESS, BAD}
    ]


def test_it_is_told_to_programs_too(fankui: Fankui, tmp_path: Path) -> None:
    """--json: each thing by its code, and the versions; nothing else on standard output."""
    done = fankui("doctor", str(tmp_path), "--json")
    told = json.loads(done.out)
    assert told["schema"] == 1
    assert {"console", "folder", "clock"} <= {one["code"] for one in told["checks"]}
    assert all((one["severity"] is None) == (one["hint"] is None) for one in told["checks"])
    assert told["versions"]["fankui"] == __version__
    assert told["versions"]["libraries"]["lxml"] == metadata.version("lxml")


def test_a_folder_that_is_not_there_is_told(fankui: Fankui, tmp_path: Path) -> None:
    """It is asked whether one can work there."""
    done = fankui("doctor", str(tmp_path / "没有"))
    assert (done.code, done.out) == (3, "")
    assert "没有这个文件夹" in done.err


def test_the_version_in_full_is_what_a_report_needs(fankui: Fankui) -> None:
    """The program, the Python, the system, each library that the package asks for, no path."""
    done = fankui("--version", "-v")
    asked = [one for one in metadata.requires("tongzhi-cli") or () if "extra" not in one]
    program, python, system, *libraries = done.out.splitlines()
    assert done.code == 0
    assert program == f"fankui {__version__}（装在 Python 里）"
    assert python.startswith("Python 3.")
    assert system
    assert f"typer {metadata.version('typer')}" in libraries
    assert "pytest" not in done.out
    assert len(libraries) == len(asked)
    assert str(Path.home()) not in done.out
