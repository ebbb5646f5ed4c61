"""What is installed: pinned, with hashes, no more than is used."""

import os
import re
import runpy
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from places import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
#: Where a distribution's module is not called as it is; None: it has data only.
MODULES = {"python-docx": "docx", "tzdata": None}


def pins(name: str) -> dict[str, str]:
    """What a file pins: each distribution with all that is said of it."""
    text = (ROOT / name).read_text("utf-8")
    return {
        block.split("==")[0].split("[")[0]: block
        for block in re.findall(r"^\S.*\n(?: .*\n)*", text, re.MULTILINE)
    }


RUN, DEVELOP = pins("constraints.txt"), pins("constraints-dev.txt")


def needed(requirement: Requirement) -> Iterator[str]:
    """A distribution and, as far as they are installed here, all that it needs on any system."""
    name = canonicalize_name(requirement.name)
    yield name
    for line in requires(name) or ():
        below = Requirement(line)
        if "extra" not in str(below.marker) and (not below.marker or below.marker.evaluate()):
            yield from needed(below)


def test_the_first_command_installs_what_runs_and_nothing_else() -> None:
    """constraints.txt pins what the dependencies need, all of it (colorama: on Windows only)."""
    closure = {one for line in PROJECT["dependencies"] for one in needed(Requirement(line))}
    assert set(RUN) - {"colorama"} == closure - {"colorama"}


def test_who_develops_runs_what_a_user_runs() -> None:
    """Each pin of constraints.txt stands word for word in constraints-dev.txt."""
    assert {name: DEVELOP.get(name) for name in RUN} == RUN


@pytest.mark.parametrize("block", DEVELOP.values(), ids=DEVELOP)
def test_every_pin_has_hashes_and_no_address(block: str) -> None:
    """One version each, at least one file's SHA-256, and nothing that says where from."""
    assert re.fullmatch(
        r"\S+==\S+(?: ; [^\n:]+)? \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", block
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"LD_LIBRARY_PATH": "ours", "LD_LIBRARY_PATH_ORIG": "theirs"}, "theirs"),
        ({"LD_LIBRARY_PATH": "ours"}, None),  # nobody had set it
        ({}, None),
    ],
)
def test_other_programs_are_started_with_their_own_libraries(
    before: dict[str, str], after: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The standalone program leaves the path of libraries as it was before its own start."""
    for name in ("LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYINSTALLER_RESET_ENVIRONMENT", "")  # taken back behind the test
    for name, value in before.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "argv", ["fankui", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "packaging/start.py"))
    assert ended.value.code == 0
    assert os.environ.get("LD_LIBRARY_PATH") == after
    assert os.environ["PYINSTALLER_RESET_ENVIRONMENT"] == "1"


@pytest.mark.parametrize("line", PROJECT["dependencies"])
def test_every_dependency_is_used(line: str) -> None:
    """What is not imported anywhere in the package is not asked for."""
    name = Requirement(line).name
    module = MODULES.get(name, name.replace("-", "_"))
    pattern = re.compile(rf"^\s*(?:from|import) {module}\b", re.MULTILINE)
    sources = (ROOT / "src").rglob("*.py")
    assert module is None or any(pattern.search(path.read_text("utf-8")) for path in sources)
