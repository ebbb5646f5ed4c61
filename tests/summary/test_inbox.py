"""Which files were handed in: folders, wildcards, zips; what is noise, what is out of bounds."""

import errno
import tempfile
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tongzhi_cli.errors import InputError
from tongzhi_cli.office import limits
from tongzhi_cli.summary import inbox


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


@pytest.mark.parametrize(
    ("names", "left", "why"),
    [
        (("甲.xlsx", "甲-批注.xlsx"), ["甲-批注.xlsx"], inbox.ANNOTATED_COPY),
        (("甲.csv", "甲-批注.xlsx", "乙.docx"), ["甲-批注.xlsx"], inbox.ANNOTATED_COPY),
        (
            ("软件/甲.docx", "软件/甲-批注.docx", "数学/甲.docx"),
            ["软件/甲-批注.docx"],
            inbox.ANNOTATED_COPY,
        ),
        (("甲-批注.xlsx", "乙.xlsx"), [], ""),
        (("软件/甲-批注.xlsx", "甲.xlsx"), [], ""),
        (("甲.docx", "甲.pdf"), ["甲.pdf"], inbox.PRINTED_COPY),
        (("甲.xlsx", "甲.PDF", "乙.pdf"), ["甲.PDF"], inbox.PRINTED_COPY),
        (("甲.jpg", "甲.pdf"), [], ""),
        (("软件/甲.pdf", "甲.docx"), [], ""),
    ],
)
def test_a_copy_beside_its_own_file(
    names: tuple[str, ...], left: list[str], why: str, tmp_path: Path
) -> None:
    """It is left out and told, in a folder and in an archive; named itself it is read."""
    for name in names:
        (tmp_path / "交来" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "交来" / name).write_bytes(b"x")
    box = inbox.find([str(tmp_path / "交来")])
    assert {path.relative_to(tmp_path / "交来").as_posix() for path in box.paths} == {*names} - {
        *left
    }
    said = [f"{why}。"] * len(left)
    assert [str(one.error) for one in box.lost] == said
    assert [one.label.endswith(name) for one, name in zip(box.lost, left, strict=True)] == [
        True for _ in left
    ]
    told = labels(tmp_path / "包.zip", zipped(dict.fromkeys(names, b"x")))
    assert sorted(told) == sorted([*said, *(f"/{one}" for one in {*names} - {*left})])
    own = tmp_path / "交来" / names[-1]
    assert inbox.find([str(own)]).paths == (own,)


def test_a_name_that_leads_nowhere(tmp_path: Path) -> None:
    """An empty folder and a pattern without a match are told, a missing file when it is read."""
    empty, pattern = str(tmp_path), str(tmp_path / "*.docx")
    told = [str(one.error) for one in inbox.find([empty, pattern]).lost]
    assert "里面没有文件" in told[0]
    assert "没有符合的文件" in told[1]
    missing = tmp_path / "1.docx"
    assert inbox.find([str(missing)]) == inbox.Inbox((missing,))


@pytest.mark.parametrize("count", [4, 5, 6])
def test_a_folder_of_too_many_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    """More than can be held at once are refused before one is read, with what to do."""
    monkeypatch.setattr(inbox, "MAX_FILES", 5)
    for at in range(count):
        (tmp_path / f"{at}.csv").touch()
    if count <= 5:
        assert len(inbox.find([str(tmp_path)]).paths) == count
        return
    with pytest.raises(InputError, match=r"里的文件太多（多于 5 个）") as caught:
        inbox.find([str(tmp_path)])
    assert "分成几个文件夹" in caught.value.hint


def test_links_within_a_folder(tmp_path: Path) -> None:
    """What is linked is looked into, once, also if the link leads back to where it is."""
    (tmp_path / "in/a").mkdir(parents=True)
    (tmp_path / "in/a/1.docx").write_bytes(b"x")
    (tmp_path / "in/b").symlink_to(tmp_path / "in/a")
    (tmp_path / "in/2.docx").symlink_to(tmp_path / "in/a/1.docx")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    found = inbox.find([str(tmp_path / "in")])
    assert [path.relative_to(tmp_path).as_posix() for path in found.paths] == ["in/2.docx"]
    assert found.lost == ()


def test_links_out_of_a_folder_are_told_and_not_read(tmp_path: Path) -> None:
    """Who packed a folder does not choose what else is read; the folder may be a link itself."""
    (tmp_path / "in").mkdir()
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside/secret.csv").write_bytes(b"x")
    (tmp_path / "in/1.docx").write_bytes(b"x")
    (tmp_path / "in/2.csv").symlink_to(tmp_path / "inside/secret.csv")
    (tmp_path / "in/c").symlink_to(tmp_path / "inside")
    (tmp_path / "in/gone.csv").symlink_to(tmp_path / "nowhere")
    (tmp_path / "door").symlink_to(tmp_path / "in")
    for name in ("in", "door"):
        found = inbox.find([str(tmp_path / name)])
        assert [path.name for path in found.paths] == ["1.docx"]
        told = [str(one.error) for one in found.lost]
        places = [f"{name}/c", f"{name}/2.csv", f"{name}/gone.csv"]
        assert len(told) == len(places)
        assert all(
            f"{place} {inbox.LEADS_OUT}" in said for place, said in zip(places, told, strict=True)
        )


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


def test_large_zip_within_a_zip_waits_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in it is the same, and where the disk has no room it stays in memory."""
    monkeypatch.setattr(inbox, "_LARGE", 10)
    data = zipped({"软件学院.zip": zipped({"1班.docx": b"x", "2班.docx": b"y"})})
    inside = ["/软件学院.zip/1班.docx", "/软件学院.zip/2班.docx"]
    assert labels(tmp_path / "a.zip", data) == inside
    put_away: list[int] = []

    def full() -> None:
        put_away.append(1)
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    assert labels(tmp_path / "a.zip", data) == inside
    assert put_away == [1]


def test_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many members, too many bytes: told before they are inflated."""
    (told,) = labels(tmp_path / "a.zip", zipped({f"{n}": b"" for n in range(20_001)}))
    assert "里面的文件太多" in told
    monkeypatch.setattr(inbox, "MAX_INFLATED", 3_000)
    found = labels(tmp_path / "a.zip", zipped({"1": b"x" * 2_000, "2": b"x" * 2_000}))
    assert found[0] == "/1"
    assert "解开以后太大" in found[1]
    monkeypatch.setattr(limits, "MAX_BYTES", 1_000)
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


@pytest.mark.parametrize(
    ("name", "limit", "members", "told"),
    [
        ("MAX_MEMBERS", 2, {"1.docx": b"x", "2.docx": b"x"}, ["/1.docx", "/2.docx"]),
        ("MAX_MEMBERS", 2, {"1.docx": b"x", "2.docx": b"x", ".DS_Store": b"x"},
         [" 里面的文件太多（多于 2 个） → 请分成几个压缩包。"]),
        ("MAX_INFLATED", 5, {"1.docx": b"abc", "2.docx": b"de"}, ["/1.docx", "/2.docx"]),
        ("MAX_INFLATED", 5, {"1.docx": b"abc", "2.docx": b"def", "3.docx": b"gh"},
         ["/1.docx", "/2.docx 解开以后太大，不像交来的表 → 请先解压，看看是什么。", "/3.docx"]),
        ("MAX_BYTES", 3, {"1.docx": b"abc", "2.docx": b"abcd"},
         ["/1.docx", "/2.docx 解开以后太大，不像交来的表 → 请先解压，看看是什么。"]),
        ("MAX_BYTES", 3, {}, [" 是空的压缩包 → 请对方重新压缩。"]),
        ("MAX_BYTES", 3, {"1.docx": b""}, ["/1.docx 是空文件 → 请对方重新交一份。"]),
    ],
)  # fmt: skip
def test_a_bound_is_the_last_that_is_taken(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    limit: int,
    members: dict[str, bytes],
    told: list[str],
) -> None:
    """As many files and bytes as a bound says are read; one more is told, and the rest goes on."""
    monkeypatch.setattr(limits if name == "MAX_BYTES" else inbox, name, limit)
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(members))
    found = [
        f"{one.error.message} → {one.error.hint}" if one.error else one.label
        for one in inbox.opened(path)
    ]
    assert [line.removeprefix(path.as_posix()) for line in found] == told


def test_the_log_beside_a_roster_comes_with_it(tmp_path: Path) -> None:
    """A class's answer log in the same folder of a zip is its own, and is no file by itself."""
    path = tmp_path / "a.zip"
    log = "1班.answers.jsonl"
    members = {"甲/1班.xlsx": b"1", f"甲/{log}": b"log", "乙/1班.xlsx": b"2", f"丙/{log}": b"no"}
    path.write_bytes(zipped(members))
    found = {one.label.removeprefix(path.as_posix()): one.log for one in inbox.opened(path)}
    assert found == {"/甲/1班.xlsx": b"log", "/乙/1班.xlsx": None}


@pytest.mark.parametrize(
    ("name", "noise"),
    [
        ("1班.docx", False), ("~$1班.docx", True), (".1班.docx", True), ("1班~$.docx", False),
        ("Thumbs.DB", True), ("desktop.ini", True), ("notice.toml", True),
        ("my.notice.toml", False),
        ("__MACOSX", True), ("1班.answers.jsonl", True), ("1班.lock", True), ("1班.tmp", True),
        ("1班.lnk", True), ("1班.jsonl", False),
    ],
)  # fmt: skip
def test_what_nobody_handed_in(name: str, noise: bool) -> None:
    """What programs leave in folders, what is hidden, and our own files are not handed in."""
    assert inbox.is_noise(name) is noise


def test_what_is_left_out_is_told_unless_it_is_named(tmp_path: Path) -> None:
    """The file that is being written is passed over in a folder, and read where it is named."""
    path = tmp_path / "汇总.xlsx"
    path.write_bytes(b"x")
    real = str(path.resolve())
    in_folder = inbox.find([str(tmp_path)], {real})
    assert in_folder == inbox.Inbox((), (), frozenset({real}))
    assert inbox.find([str(tmp_path / "*.xlsx")], {real}) == in_folder
    assert inbox.find([str(path)], {real}) == inbox.Inbox((path,))
