"""A Word file as a zip: any sound archive is read, one part replaced, every other byte stays."""

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

import pytest
from form_reading import parts, raw_parts
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.errors import InputError
from tongzhi_cli.office.limits import MAX_PART
from tongzhi_cli.office.package import Package

PATH = Path("附件2.docx")
NAME = "word/document.xml"
CONTENT = {
    "[Content_Types].xml": b"<Types/>",
    "_rels/.rels": b"<Relationships/>" * 50,
    NAME: b"<document>" + bytes(range(256)) * 20 + b"</document>",
    "word/media/image1.png": bytes(range(256)) * 3,
    "word/empty.xml": b"",
}
NEW = "<新>".encode() * 1000


class Stream(BytesIO):
    """A stream that cannot seek: zipfile writes data descriptors behind the parts."""

    def seekable(self) -> bool:
        """Say no."""
        return False

    def seek(self, *_: int) -> int:
        """Refuse."""
        raise OSError

    def tell(self) -> int:
        """Refuse."""
        raise OSError


def info(name: str, *, method: int = ZIP_DEFLATED) -> ZipInfo:
    made = ZipInfo(name, (2018, 3, 14, 8, 30, 0))
    made.compress_type = method
    made.external_attr = 0o644 << 16
    return made


def archive(method: int = ZIP_DEFLATED, *, out: BytesIO | None = None) -> bytes:
    out = out or BytesIO()
    with ZipFile(out, "w") as made:
        for name, content in CONTENT.items():
            made.writestr(info(name, method=method), content)
    return out.getvalue()


def mixed() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as made:
        for at, (name, content) in enumerate(CONTENT.items()):
            made.writestr(info(name, method=(ZIP_STORED, ZIP_DEFLATED)[at % 2]), content)
    return out.getvalue()


def with_extra_and_comments() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as made:
        for name, content in CONTENT.items():
            each = info(name)
            each.extra = struct.pack("<2H4s", 0xCAFE, 4, b"abcd")
            each.comment = "注".encode()
            made.writestr(each, content)
        made.comment = "PK 压缩包的注释".encode()
    return out.getvalue()


def with_zip64_sizes() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as made:
        for name, content in CONTENT.items():
            with made.open(info(name), "w", force_zip64=True) as part:
                part.write(content)
    return out.getvalue()


def with_junk_in_front() -> bytes:
    return b"#!/bin/sh\nexit 0\n" * 9 + archive()


def out_of_order() -> bytes:
    """The directory lists the parts in another order than they lie in."""
    data = archive()
    with ZipFile(BytesIO(data)) as made:
        at = made.start_dir
    records = []
    position = at
    for _ in CONTENT:
        name, extra, comment = struct.unpack_from("<3H", data, position + 28)
        end = position + 46 + name + extra + comment
        records.append(data[position:end])
        position = end
    return data[:at] + b"".join(reversed(records)) + data[position:]


def chinese_names() -> bytes:
    out = BytesIO(archive())
    with ZipFile(out, "a") as made:
        made.writestr(info("word/media/照片.png"), b"x" * 99)
    return out.getvalue()


def with_gap() -> bytes:
    """Some programs leave room between the parts; the offsets count, not the neighbourhood."""
    out = BytesIO()
    with ZipFile(out, "w") as made:
        for name, content in CONTENT.items():
            made.writestr(info(name), content)
            out.write(b"\0" * 7)
            made.start_dir = out.tell()
    return out.getvalue()


ARCHIVES: dict[str, Callable[[], bytes]] = {
    "deflated": archive,
    "stored": lambda: archive(ZIP_STORED),
    "mixed": mixed,
    "data descriptors": lambda: archive(out=Stream()),
    "stored with data descriptors": lambda: archive(ZIP_STORED, out=Stream()),
    "extra fields and comments": with_extra_and_comments,
    "zip64 sizes": with_zip64_sizes,
    "junk in front": with_junk_in_front,
    "directory in another order": out_of_order,
    "Chinese names": chinese_names,
    "gaps": with_gap,
}


@pytest.fixture(params=ARCHIVES)
def data(request: pytest.FixtureRequest) -> bytes:
    return ARCHIVES[request.param]()


def test_every_part_is_read(data: bytes) -> None:
    """However the archive was written, each part reads as what was put in."""
    package = Package(PATH, data)
    for name, content in CONTENT.items():
        assert name in package
        assert package.read(name) == content
    assert "word/other.xml" not in package


@pytest.mark.parametrize("name", CONTENT)
def test_one_part_is_replaced_and_no_other_byte(data: bytes, name: str) -> None:
    """The new archive is sound, has the new part, and the others' very bytes in their order."""
    made = Package(PATH, data).replaced(name, NEW)
    assert parts(made) == parts(data) | {name: NEW}
    assert list(parts(made)) == list(parts(data))
    before, after = raw_parts(data), raw_parts(made)
    for other in before.keys() - {name}:
        assert after[other] == before[other]


@pytest.mark.parametrize("size", [1, 7, 1000, 10**6])
def test_part_that_comes_piece_by_piece_gives_the_same_archive(size: int) -> None:
    """A part that never is there as a whole is packed into the very bytes of one that is."""
    content = bytes(range(256)) * 900 + "<行>一样的".encode() * 20_000
    package = Package(PATH, archive())
    pieces = (content[at : at + size] for at in range(0, len(content), size))
    assert package.replaced(NAME, pieces) == package.replaced(NAME, content)


def test_dates_and_comments_of_the_parts_stay(data: bytes) -> None:
    """Dates, permissions and comments in the directory stay: no clock gets into the file."""
    made = Package(PATH, data).replaced(NAME, NEW)
    with ZipFile(BytesIO(data)) as old, ZipFile(BytesIO(made)) as new:
        for before, after in zip(old.infolist(), new.infolist(), strict=True):
            assert before.date_time == after.date_time
            assert before.external_attr == after.external_attr
            if before.filename != NAME:
                assert (before.comment, before.extra) == (after.comment, after.extra)
                assert (before.flag_bits, before.CRC) == (after.flag_bits, after.CRC)


def test_replacing_again_gives_the_same_bytes(data: bytes) -> None:
    """The same part for the same archive is the same file, and the result can be replaced in."""
    once = Package(PATH, data).replaced(NAME, NEW)
    assert Package(PATH, data).replaced(NAME, NEW) == once
    assert Package(PATH, once).replaced(NAME, NEW) == once


def test_local_headers_agree_with_the_directory(data: bytes) -> None:
    """A reader that goes by the parts' own headers (a stream, a repair tool) reads the same."""
    made = Package(PATH, data).replaced(NAME, NEW)
    with ZipFile(BytesIO(made)) as archive_:
        found = archive_.getinfo(NAME)
    assert made[found.header_offset : found.header_offset + 4] == b"PK\3\4"
    local = struct.unpack_from("<5H3L2H", made, found.header_offset + 4)
    assert local[2] == found.compress_type == ZIP_DEFLATED
    assert local[5:8] == (found.CRC, found.compress_size, found.file_size)
    assert not local[1] & 0x8
    assert local[9] == 0


@given(st.binary(max_size=5000))
def test_any_content_comes_back(content: bytes) -> None:
    """Whatever the new part is, it reads back."""
    made = Package(PATH, archive()).replaced(NAME, content)
    assert Package(PATH, made).read(NAME) == content


# --- what is refused ----------------------------------------------------------------------------


def encrypted() -> bytes:
    data = bytearray(archive())
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        position = data.index(mark)
        data[position + at] |= 0x1
    return bytes(data)


def doubled() -> bytes:
    out = BytesIO(archive())
    with ZipFile(out, "a") as made, pytest.warns(UserWarning, match="Duplicate name"):
        made.writestr(info(NAME), b"<other/>")
    return out.getvalue()


REFUSED: dict[str, Callable[[], bytes]] = {
    "no zip": lambda: b"hello",
    "nothing": lambda: b"",
    "first half": lambda: archive()[: len(archive()) // 2],
    "no end": lambda: archive()[:-1],
    "a part in cipher": encrypted,
    "a name twice": doubled,
    "bzip2": lambda: archive(ZIP_BZIP2),
    "lzma": lambda: archive(ZIP_LZMA),
    "directory overwritten": lambda: archive().replace(b"PK\1\2", b"XX\1\2"),
    "end mark only": lambda: b"PK\5\6" + bytes(18),
}


@pytest.mark.parametrize("name", sorted(REFUSED.keys() - {"end mark only"}))
def test_unsound_archive_is_refused(name: str) -> None:
    """What is damaged, locked, ambiguous or packed otherwise is refused in Chinese, by name."""
    with pytest.raises(InputError, match=r"附件2\.docx 打不开") as caught:
        Package(PATH, REFUSED[name]())
    assert caught.value.hint


@pytest.mark.parametrize("make", [REFUSED["end mark only"], archive])
def test_missing_part_is_refused(make: Callable[[], bytes]) -> None:
    """A zip that lacks the part asked for is damaged, not a bug."""
    package = Package(PATH, make())
    assert "word/none.xml" not in package
    with pytest.raises(InputError, match="打不开"):
        package.read("word/none.xml")


def test_missing_part_cannot_be_replaced() -> None:
    """Content for a part that is not there is never lost in silence."""
    with pytest.raises(KeyError):
        Package(PATH, archive()).replaced("word/none.xml", NEW)


def damaged_content() -> bytes:
    data = bytearray(archive())
    data[data.index(raw_parts(bytes(data))[NAME]) + 20] ^= 0xFF
    return bytes(data)


def wrong_checksum() -> bytes:
    data = bytearray(archive(ZIP_STORED))
    data[data.index(CONTENT[NAME]) + 20] ^= 0xFF
    return bytes(data)


def bad_local_header() -> bytes:
    data = archive()
    at = data.index(b"PK\3\4", data.index(NAME.encode()) - 40)
    return data[:at] + b"XXXX" + data[at + 4 :]


def other_local_name() -> bytes:
    return archive().replace(NAME.encode(), b"word/documenx.xml", 1)


def too_large() -> bytes:
    data = bytearray(archive())
    struct.pack_into("<L", data, data.rindex(NAME.encode()) - 46 + 24, MAX_PART + 1)
    return bytes(data)


DAMAGED: dict[str, Callable[[], bytes]] = {
    "flipped byte": damaged_content,
    "wrong checksum": wrong_checksum,
    "no local header": bad_local_header,
    "another name in the local header": other_local_name,
    "larger than any form": too_large,
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged_part_is_refused_when_it_is_read(name: str) -> None:
    """A damaged part is found out when it is read; the parts beside it still read."""
    package = Package(PATH, DAMAGED[name]())
    with pytest.raises(InputError, match="打不开"):
        package.read(NAME)
    assert package.read("_rels/.rels") == CONTENT["_rels/.rels"]


def test_a_part_like_one_read_before_is_looked_at_as_well() -> None:
    """What was inflated once is not inflated anew, and its checksum still has to fit."""
    data = archive()
    assert Package(PATH, data).read(NAME) == CONTENT[NAME]
    with pytest.raises(InputError, match="打不开"):
        Package(PATH, wrong_checksum()).read(NAME)
    assert Package(PATH, data).read(NAME) == CONTENT[NAME]


def test_bomb_is_not_unpacked() -> None:
    """A part that says it is small and is not, never fills the memory: reading stops."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        made.writestr(NAME, bytes(80_000_000))
    data = bytearray(out.getvalue())
    struct.pack_into("<L", data, data.rindex(b"PK\1\2") + 24, 1000)
    with pytest.raises(InputError, match="打不开"):
        Package(PATH, bytes(data)).read(NAME)


def test_archive_reads_elsewhere() -> None:
    """The result is a zip for anybody: also one that is opened from the middle of a stream."""
    made = Package(PATH, archive()).replaced(NAME, NEW)
    assert zipfile.is_zipfile(BytesIO(b"junk" + made))
    with ZipFile(BytesIO(b"junk" + made)) as found:
        assert found.read(NAME) == NEW


def test_parts_are_changed_added_and_dropped() -> None:
    """Several parts at once: those that stay are the same bytes, new ones are read by zipfile."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in CONTENT.items():
            archive.writestr(name, content)
    data = file.getvalue()
    package = Package(PATH, data)
    added = {"word/附件.xml": NEW, "word/footer9.xml": b""}
    made = package.rewritten({NAME: NEW}, added, ["word/empty.xml"])
    wanted = {**CONTENT, NAME: NEW, **added}
    del wanted["word/empty.xml"]
    assert parts(made) == wanted
    before, after = raw_parts(data), raw_parts(made)
    stay = CONTENT.keys() - {NAME, "word/empty.xml"}
    assert {name: after[name] for name in stay} == {name: before[name] for name in stay}
    assert Package(PATH, made).read("word/附件.xml") == NEW
    assert package.rewritten({NAME: NEW}, added, ["word/empty.xml"]) == made


@pytest.mark.parametrize(
    ("folder", "beside"),
    [("表/", {}), ("a\\", {"a\\": b""}), ("word/", {"__MACOSX/word/._x": b"x", "word/": b""})],
)
def test_package_in_a_folder(folder: str, beside: dict[str, bytes]) -> None:
    """A package that was packed with the folder around it is what it was before, at any rate.

    What is written of it stands at the top, where programs look.
    """
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in {**beside, **{folder + one: CONTENT[one] for one in CONTENT}}.items():
            archive.writestr(name, content)
    package = Package(PATH, file.getvalue())
    assert {name: package.read(name) for name in package.names} == CONTENT
    assert parts(package.replaced(NAME, NEW)) == {**CONTENT, NAME: NEW}


def test_two_folders_are_no_package() -> None:
    """An archive of several packages is none of them."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name in ("a/[Content_Types].xml", "b/[Content_Types].xml"):
            archive.writestr(name, b"")
    assert Package(PATH, file.getvalue()).names == [
        "a/[Content_Types].xml",
        "b/[Content_Types].xml",
    ]
