"""The house: small modules, folders one can look over, pages that name what is there."""

import re
from pathlib import Path

import pytest
from places import ROOT

SOURCE = ROOT / "src/tongzhi_cli"
MODULES = sorted(SOURCE.rglob("*.py"))
FOLDERS = sorted({path.parent for path in MODULES})
PAGES = [ROOT / "CONTRIBUTING.md", ROOT / "README.md", *sorted(ROOT.glob("docs/*.md"))]


def test_no_module_is_longer_than_a_person_reads_at_once() -> None:
    """350 lines at most."""
    assert [path.name for path in MODULES if path.read_text("utf-8").count("\n") > 350] == []


def test_no_folder_is_full() -> None:
    """17 modules at most, the package's own aside."""
    counts = {folder: len(list(folder.glob("[!_]*.py"))) for folder in FOLDERS}
    assert {folder: count for folder, count in counts.items() if count > 17} == {}


@pytest.mark.parametrize("package", sorted(path.name for path in FOLDERS if path.parent == SOURCE))
def test_every_room_is_explained(package: str) -> None:
    """CONTRIBUTING.md says what each package is."""
    assert f"| `{package}` |" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_modules_that_a_page_names_are_there(page: Path) -> None:
    """`columns/header.py` stands in the package, `tools/house.py` in the checkout."""
    named = re.findall(r"`((?:[\w-]+/)*[\w*]+\.py)`", page.read_text("utf-8"))
    places = [SOURCE, SOURCE / "cli", SOURCE / "model", ROOT]
    assert [name for name in named if not any(list(place.glob(name)) for place in places)] == []


def test_one_module_asks_whether_this_is_windows() -> None:
    """docs/windows.md says which; the others are told, or have the name of the system given."""
    asks = r"os\.name\s*[!=]=|sys\.platform\s*[!=]=\s*[\"']win|platform\.system\("
    found = [path for path in MODULES if re.search(asks, path.read_text("utf-8"))]
    assert found == [SOURCE / "office/disk/system.py"]
