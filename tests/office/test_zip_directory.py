"""The members of an archive are counted in its directory before any of them becomes an object."""

import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tongzhi_cli.office import file_type
from tongzhi_cli.office.file_type import Content
from tongzhi_cli.office.zip_directory import is_crowded
from tongzhi_cli.summary import inbox


def archive(count: int, *, comment: bytes = b"", front: bytes = b"") -> bytes:
    """A sound archive of so many members."""
    file = BytesIO()
    file.write(front)
    with ZipFile(file, "a") as made:
        for at in range(count):
            made.writestr(f"{at}.txt", b"x")
        made.comment = comment
    return file.getvalue()


def lying(count: int, told: int) -> bytes:
    """An archive whose end says another number of members than its directory has."""
    data = bytearray(archive(count))
    at = data.rfind(b"PK\5\6")
    struct.pack_into("<2H", data, at + 8, told, told)
    return bytes(data)


def of_zip64(count: int) -> bytes:
    """An archive whose end leaves it to the end of zip64 to say how large the directory is."""
    data = archive(count)
    at = data.rfind(b"PK\5\6")
    size, start = struct.unpack_from("<2L", data, at + 12)
    end = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, at, 1)
    short = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 65_535, 65_535, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:at] + end + locator + short


@pytest.mark.parametrize(
    ("what", "data", "crowded"),
    [
        ("as many as may be", archive(20), False),
        ("one more", archive(21), True),
        ("one more, with a comment", archive(21, comment=b"c" * 300), True),
        ("as many, with a comment like members", archive(20, comment=b"PK\1\2" * 50), False),
        ("one more, with something in front", archive(21, front=b"x" * 500), True),
        ("fewer than it says", lying(5, 60_000), False),
        ("more than it says", lying(25, 1), True),
        ("one more, by zip64", of_zip64(21), True),
        ("as many, by zip64", of_zip64(20), False),
        ("no archive", b"PK\3\4" + b"PK\1\2" * 100, False),
        ("nothing", b"", False),
    ],
)  # fmt: skip
def test_members_are_counted_in_the_directory(what: str, data: bytes, crowded: bool) -> None:
    """Neither what the end says nor what stands elsewhere is taken for the members."""
    file = BytesIO(data)
    assert is_crowded(file, 20) is crowded, what
    assert file.tell() == 0


def test_sound_archive_of_zip64_is_one() -> None:
    """What stands for zip64 here is an archive that can be opened."""
    assert len(ZipFile(BytesIO(of_zip64(21))).namelist()) == 21


def test_crowded_archive_is_never_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither what tells kinds apart nor what opens archives lists a directory without end."""
    monkeypatch.setattr(inbox, "MAX_MEMBERS", 10)
    inner, outer = archive(11), tmp_path / "交来的.zip"
    outer.write_bytes(inner)
    (lost,) = inbox.opened(outer)
    assert lost.error
    assert lost.error.message == f"{inbox.label_of(outer)} 里面的文件太多（多于 10 个）"
    with ZipFile(outer, "w") as made:
        made.writestr("软件学院.zip", inner)
    (lost,) = inbox.opened(outer)
    assert lost.error
    assert lost.error.message.endswith("交来的.zip/软件学院.zip 里面的文件太多（多于 10 个）")
    monkeypatch.setattr(file_type, "is_crowded", lambda _: True)
    assert file_type.content_of(inner) is Content.ZIP
