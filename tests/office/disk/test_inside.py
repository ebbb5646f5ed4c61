"""What paths really are, asked of many at once."""

import os
from pathlib import Path

import pytest

from tongzhi_cli.office.disk.inside import real_paths

PATHS = (
    "a/b/x", "l/b/x", "a/b/y", "a/z", "l/z", "dead", "dead/x", "a/b/..", "a/../a/b/x", "l/..",
    "..", ".", "none/there", "loop", "loop/x", "a/b", "l",
)  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="links are for who may make them")
def test_many_at_once_are_what_each_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files, folders and links, also those that lead nowhere or in a circle."""
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/x").touch()
    links = {"l": "a", "a/b/y": "x", "a/z": "../a/b/x", "dead": "nowhere", "loop": "loop"}
    for link, target in links.items():
        (tmp_path / link).symlink_to(target)
    monkeypatch.chdir(tmp_path)
    paths = [*map(Path, PATHS), *(tmp_path / one for one in PATHS)]
    assert [*real_paths(paths)] == [os.path.realpath(one) for one in paths]
