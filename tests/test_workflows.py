"""What GitHub's workflows call is here and runs here; their own checker is `just workflows`."""

import re
import sys
from pathlib import Path

import pytest
from places import ROOT

sys.path.insert(0, str(ROOT / "tools"))

import readme_command
import release

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
README = """
<!-- test-command -->
```sh
python3 -m venv .venv && .venv/bin/python -m pip install x && .venv/bin/just check
```
"""
CHANGELOG = """# 更新记录

## 未发布

- 新的

## 0.2.0 — 2027-01-05

- 一行
- 又一行

## 0.1.0

- 旧的
"""


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_call_what_is_there(path: Path) -> None:
    """Each recipe, tool and marker that a workflow names is one; each action has a version."""
    text = path.read_text(encoding="utf-8")
    recipes = set(
        re.findall(r"(?m)^([a-z-]+)[^:=\n]*:(?!=)", (ROOT / "justfile").read_text("utf-8"))
    )
    if not (ROOT / "packaging").is_dir():
        recipes.add("standalone")  # comes with the folder that it is made in
    assert set(re.findall(r"(?m)^ +- run: just ([\w-]+)", text)) <= recipes
    for tool in re.findall(r"python (tools/\S+)", text):
        assert (ROOT / tool).is_file()
    for marker in re.findall(r"readme_command\.py (\S+)", text):
        assert f"<!-- {marker} -->" in (ROOT / "README.md").read_text(encoding="utf-8")
    for action in re.findall(r"uses: (\S+)", text):
        assert re.fullmatch(r"[\w/-]+@v\d+\.\d+\.\d+", action)
    assert "secrets." not in text


def test_the_run_does_what_the_recipes_do() -> None:
    """.ci/run reads the README, builds and tries the wheel by the tools that the workflows call."""
    text = (ROOT / ".ci/run").read_text(encoding="utf-8")
    recipes = (ROOT / "justfile").read_text("utf-8")
    called = re.findall(r"\.venv/bin/just ([\w-]+)", text)
    assert called == ["dist", "smoke", "scan", "standalone"]
    assert all(re.search(rf"(?m)^{one}[^:=\n]*:", recipes) for one in called)
    assert re.findall(r"python3 (tools/\S+)", text) == ["tools/readme_command.py"]
    assert not re.search("awk|README\\.md|hatchling|-m venv|pip install", text)


SET_UP = "python3 -m venv .venv && .venv/bin/python -m pip install x"


@pytest.mark.parametrize(
    ("windows", "set_up", "found"),
    [
        (False, False, f"{SET_UP} && .venv/bin/just check"),
        (False, True, SET_UP),
        (True, True, "python -m venv .venv && .venv/Scripts/python -m pip install x"),
    ],
)
def test_the_command_of_the_readme(windows: bool, set_up: bool, found: str) -> None:
    """As each system takes it; without its last part it only sets up."""
    line = readme_command.command(README, "test-command", windows=windows, set_up=set_up)
    assert line == found


def test_the_notes_of_a_release() -> None:
    """Those of its version and no other; a version without any makes no release."""
    assert release.notes(CHANGELOG, "0.2.0") == "- 一行\n- 又一行\n"
    assert release.notes(CHANGELOG, "0.1.0") == "- 旧的\n"
    for none in ("0.3.0", "0.2"):
        with pytest.raises(SystemExit, match="no section"):
            release.notes(CHANGELOG, none)


def test_only_the_tag_of_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another tag ends the workflow before anything is built."""
    monkeypatch.setattr(release, "version", lambda: "0.2.0")
    with pytest.raises(SystemExit, match=r"v0\.1\.9 is not v0\.2\.0"):
        release.main(["tag", "v0.1.9"])


def test_the_sums_are_of_all_files(tmp_path: Path) -> None:
    """As sha256sum writes them, its own file left out."""
    (tmp_path / "b.zip").write_bytes(b"abc")
    (tmp_path / "a.whl").write_bytes(b"")
    for _ in range(2):
        release.main(["sums", str(tmp_path)])
    assert (tmp_path / "SHA256SUMS").read_text(encoding="utf-8") == (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.whl\n"
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.zip\n"
    )
