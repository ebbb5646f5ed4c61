"""LibreOffice run without a window: one call for many files, and what becomes of a fault."""

import os
import re
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from fake_office import calls, on_path, without_office

from tongzhi_cli.office import soffice
from tongzhi_cli.office.soffice import Document

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a LibreOffice that is waited for only shortly, and its own for what passes."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    monkeypatch.setattr(soffice, "_PATIENCE", 0.5)
    return on_path(monkeypatch, tmp_path / "bin")


def made(*texts: str) -> list[str | None]:
    """What comes of documents of these *texts*."""
    found = soffice.convert([Document(".doc", text.encode()) for text in texts], "docx")
    return [None if one is None else one.decode() for one in found]


TABLE = {
    "one": (["1"], ["made of 1"], 1),
    "many by one call": (["1", "2", "3"], ["made of 1", "made of 2", "made of 3"], 1),
    "the same twice": (["1", "1"], ["made of 1", "made of 1"], 1),
    "nothing is made of one": (["1", "none", "3"], ["made of 1", None, "made of 3"], 1),
    "nothing is made of any": (["none", "none"], [None, None], 1),
    "it ends at one": (["1", "end", "3"], ["made of 1", None, "made of 3"], 2),
    "it ends at the first": (["end", "2", "3"], [None, "made of 2", "made of 3"], 2),
    "it ends at two": (["1", "end", "end", "4"], ["made of 1", None, None, "made of 4"], 3),
    "it ends at every one": (["end", "end", "end", "end"], [None, None, None, None], 2),
    "it hangs at the last": (["1", "hang"], ["made of 1", None], 1),
    "it hangs at one": (["1", "hang", "3"], ["made of 1", None, "made of 3"], 2),
    "it hangs at the only one": (["hang"], [None], 1),
    "nothing, and it ends": (["1", "none", "end", "4"], ["made of 1", None, None, "made of 4"], 3),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "expected", "count"), TABLE.values(), ids=TABLE)
def test_what_is_made(
    office: Path, texts: list[str], expected: list[str | None], count: int
) -> None:
    """Each file is what was made of it, or nothing; a fault at one does not cost the others."""
    assert (made(*texts), len(calls(office))) == (expected, count)


def test_what_hangs_is_ended_with_what_it_started(office: Path) -> None:
    """Nothing of it goes on running."""
    assert made("hang") == [None]
    assert has_ended(int((office / "child").read_text()))


def has_ended(process: int) -> bool:
    """Whether a process that was ended is gone; the system takes a moment to say so."""
    for _ in range(200):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state in {"Z", "X"}:
            return True
        time.sleep(0.05)
    return False


def test_stopped_by_the_person(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C ends it too, with what it started."""
    whole = subprocess.Popen.wait

    def wait(process: "subprocess.Popen[bytes]", timeout: float | None = None) -> int:
        while timeout and not (office / "child").exists():
            time.sleep(0.01)
        if timeout:
            raise KeyboardInterrupt
        return whole(process)

    monkeypatch.setattr(subprocess.Popen, "wait", wait)
    with pytest.raises(KeyboardInterrupt):
        made("hang")
    assert has_ended(int((office / "child").read_text()))


def test_each_run_has_a_profile_of_its_own(office: Path) -> None:
    """Two runs at a time do not disturb each other, and no LibreOffice that is open."""
    made("1")
    made("1")
    profiles = re.findall(r"-env:UserInstallation=(file:///\S+)", "\n".join(calls(office)))
    assert len(set(profiles)) == 2


def test_nothing_is_left_behind(office: Path, tmp_path: Path) -> None:
    """Not after a run that went well, nor after one that did not."""
    for text in ("1", "none", "end", "hang"):
        made(text)
    assert list((tmp_path / "tmp").iterdir()) == []
    assert sorted(one.name for one in office.iterdir()) == ["calls", "child", "soffice"]


def test_the_reader_is_named(office: Path) -> None:
    """LibreOffice is told how to read what it is given, so that it takes nothing for text."""
    soffice.convert([Document(".doc", b"1")], "docx", "MS Word 97")
    (call,) = calls(office)
    assert "--headless --norestore --infilter=MS Word 97 --convert-to docx --outdir" in call
    assert call.endswith("000000.doc")


def test_where_it_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an error of the system, which the callers put into words."""
    without_office(monkeypatch)
    assert soffice.program() is None
    with pytest.raises(OSError, match="soffice"):
        made("1")


def test_a_program_that_cannot_be_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken LibreOffice is an error of the system too, no bug."""
    on_path(monkeypatch, tmp_path / "bin", "#!/nowhere\n")
    with pytest.raises(OSError, match="soffice"):
        made("1")


def test_a_relative_path(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is found from where the command was typed, though it runs elsewhere."""
    monkeypatch.chdir(office.parent)
    monkeypatch.setenv("PATH", f"bin{os.pathsep}/usr/bin{os.pathsep}/bin")
    assert made("1") == ["made of 1"]
