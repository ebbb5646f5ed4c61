"""Which files were handed in: folders, wildcards, zips; what is noise, what is out of bounds."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tongzhi_cli.files import gate, inbox


def zipped(members: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def labels(path: Path, data: bytes) -> list[str]:
    """What is found in a zip of that content; an error is told by its words."""
    path.write_bytes(data)
    found = list(inbox.opened(path))
    return [str(one.error) if one.error else one.label.removeprefix(str(path)) for one in found]


def test_folders_without_noise(tmp_path: Path) -> None:
    """Files of all levels, in order, each once; temporary, hidden and our own files left out."""
    for name in ("b/2.docx", "a/1.docx", "a/~$1.docx", ".git/x.docx", "a/.x.docx", "Thumbs.db",
                 "a/1.answers.jsonl", "notice.toml"):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    found = inbox.find([str(tmp_path), str(tmp_path / "a"), str(tmp_path / "a/1.docx")]).paths
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a/1.docx", "b/2.docx"]
    left = inbox.find([str(tmp_path)], {str(tmp_path.resolve() / "a/1.docx")}).paths
    assert [path.name for path in left] == ["2.docx"]


def test_a_name_that_leads_nowhere(tmp_path: Path) -> None:
    """An empty folder and a pattern without a match are told, a missing file when it is read."""
    empty, pattern = str(tmp_path), str(tmp_path / "*.docx")
    told = [str(one.error) for one in inbox.find([empty, pattern]).lost]
    assert "里面没有文件" in told[0]
    assert "没有符合的文件" in told[1]
    missing = tmp_path / "1.docx"
    assert inbox.find([str(missing)]) == inbox.Inbox((missing,))


def test_links_to_folders(tmp_path: Path) -> None:
    """A linked folder is looked into, once, also if the link leads back to where it is."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/1.docx").write_bytes(b"x")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/link").symlink_to(tmp_path / "a")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    found = inbox.find([str(tmp_path / "in")]).paths
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["in/link/1.docx"]


def test_brackets_in_a_name_are_no_pattern(tmp_path: Path) -> None:
    """[1] 班.docx is a file if there is one."""
    (tmp_path / "[1]班.docx").write_bytes(b"x")
    assert inbox.find([str(tmp_path / "[1]班.docx")]).paths == (tmp_path / "[1]班.docx",)


def test_odd_members(tmp_path: Path) -> None:
    """./ and ../ in front, one name twice: all are there; nothing at all is told."""
    data = zipped({"./1.docx": b"x", "../2.docx": b"x", "a/1.docx": b"x", "a\\1.docx": b"y"})
    assert labels(tmp_path / "a.zip", data) == ["/1.docx", "/2.docx", "/a/1.docx", "/a/1.docx"]
    (told,) = labels(tmp_path / "a.zip", zipped({"__MACOSX/1": b"x"}))
    assert "空的压缩包" in told


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_in_a_zip(tmp_path: Path, encoding: str) -> None:
    """GBK from Windows, UTF-8 from elsewhere, neither of them said in the archive."""
    raw = "软件1班".encode(encoding)
    data = zipped({"#" * len(raw): b"x"}).replace(b"#" * len(raw), raw)
    assert labels(tmp_path / "a.zip", data) == ["/软件1班"]


def test_a_zip_may_be_a_document(tmp_path: Path) -> None:
    """A .docx that somebody called .zip is one file."""
    data = zipped({"word/document.xml": b"<x/>"})
    assert labels(tmp_path / "a.zip", data) == [""]


def test_zips_within_zips(tmp_path: Path) -> None:
    """Three deep is read, four is refused with what to do."""
    data = b"x"
    for _ in range(3):
        data = zipped({"a.zip" if data != b"x" else "1.docx": data})
    assert labels(tmp_path / "a.zip", data) == ["/a.zip/a.zip/1.docx"]
    (told,) = labels(tmp_path / "a.zip", zipped({"a.zip": data}))
    assert "套得太深" in told
    assert "请先解压" in told


def test_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many members, too many bytes: told before they are inflated."""
    (told,) = labels(tmp_path / "a.zip", zipped({f"{n}": b"" for n in range(20_001)}))
    assert "里面的文件太多" in told
    monkeypatch.setattr(inbox, "MAX_INFLATED", 3_000)
    found = labels(tmp_path / "a.zip", zipped({"1": b"x" * 2_000, "2": b"x" * 2_000}))
    assert found[0] == "/1"
    assert "解开以后太大" in found[1]
    monkeypatch.setattr(gate, "MAX_BYTES", 1_000)
    assert "解开以后太大" in labels(tmp_path / "a.zip", zipped({"1": b"x" * 2_000}))[0]


def test_broken_zips(tmp_path: Path) -> None:
    """Half an archive, a member that is damaged, one that wants a password, an empty one."""
    data = zipped({"1.docx": b"first" * 99, "2.docx": b""}, method=0)
    (told,) = labels(tmp_path / "a.zip", data[:300])
    assert "压缩包不完整或已经损坏" in told
    damaged = data.replace(b"first", b"FIRST", 1)
    first, second = labels(tmp_path / "a.zip", damaged)
    assert "解不出来" in first
    assert "空文件" in second
    locked = bytearray(data)
    for mark in (b"PK\3\4", b"PK\1\2"):
        locked[locked.index(mark) + (6 if mark == b"PK\3\4" else 8)] |= 1
    assert "加了密码" in labels(tmp_path / "a.zip", bytes(locked))[0]


def test_a_label_that_is_no_text() -> None:
    """A name in GBK bytes, as an old zip leaves it on Linux, is read as GBK."""
    name = "软件1班.docx".encode("gbk").decode("utf-8", "surrogateescape")
    assert inbox.label_of(Path(name)) == "软件1班.docx"
