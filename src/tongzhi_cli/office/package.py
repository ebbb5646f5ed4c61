"""An Office file as a zip package: read one part, replace it, leave every other byte alone.

Members that stay are copied as they lie in the archive, without inflating them: the result is
the same for the same input, nothing else in a school's form can change, and the cost does not
grow with the form. `zipfile` reads the archive's directory; it writes no such copy, so that is
done here.
"""

import re
import struct
import zlib
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tongzhi_cli.errors import InputError
from tongzhi_cli.model.text import unescaped
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.limits import MAX_PACKAGE, MAX_PART, MAX_PARTS, locked, refuse_xml
from tongzhi_cli.office.zip_directory import folder_of

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_LOCAL_MARK = b"PK\3\4"
_NAME_SIZES, _NAME_SIZES_AT = struct.Struct("<2H"), 26
_ENCRYPTED, _UTF8 = 0x1, 0x800
#: Deflate packs a byte at most so many times over.
_MOST_PACKED = 1032
_DEFLATE_VERSION = 20
#: In bytes: relations of more are nobody else's.
_SMALL = 8_000
#: In bytes, packed or not. Styles and relations are the same in all forms made from one blank.
_SMALL_PART, _KEPT = 32_000, 16
#: 1 January 1980, as the archive writes days.
_FIRST_DAY = 0x21

#: What an entry of the directory begins with.
_CENTRAL_MARK = b"PK\1\2"
_NOTHING: Mapping[str, bytes] = MappingProxyType({})
#: The part that says of what type each of the others is.
TYPES = "[Content_Types].xml"
#: What a part is to hold: all of it, or piece by piece, so that it is never there as a whole.
Content = bytes | Iterable[bytes]


def _key(name: str) -> str:
    return name.replace("\\", "/").lower()


def _inflate(packed: bytes | memoryview, most: int) -> bytes:
    """At most so many bytes of what was deflated."""
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)


_unpacked = lru_cache(maxsize=_KEPT)(_inflate)


@lru_cache(maxsize=64)  # what one program writes has the same few
def _targets(xml: bytes, folder: str) -> dict[str, str]:
    """The parts that relations lead to from a *folder*, by the relation's id."""
    found = {}
    for tag in re.findall(rb"<(?:\w+:)?Relationship\s[^<>]*>", _without_comments(xml)):
        told = dict(re.findall(rb"\s(Id|Target)\s*=\s*[\"']([^\"'<>]*)[\"']", tag))
        target = unescaped(told.get(b"Target", b"").decode("utf-8", "replace"))
        part = target.removeprefix("/") if target.startswith("/") else f"{folder}/{target}"
        found[unescaped(told.get(b"Id", b"").decode("utf-8", "replace"))] = part
    return found


def program_of(path: Path) -> str:
    """What a package is opened with, by its name."""
    is_document = path.suffix.lower() in {".docx", ".dotx", ".docm", ".doc", ".wps"}
    return "WPS/Word" if is_document else "Excel/WPS"


class Package:
    """The parts of one zip archive, read from *data*; *path* names it in messages.

    Names are looked up as Office does, whatever their case; *names* are as the archive has them.
    """

    def __init__(self, path: Path, data: bytes) -> None:
        """Read the directory.

        Raises:
            InputError: it is broken, says that a part is encrypted, has a part twice, or is too
                large when unpacked.

        """
        self.path = path
        self.data = data
        self.names: list[str] = []
        marks = data.count(_CENTRAL_MARK)
        if marks > MAX_PARTS:  # before each becomes an object
            raise self.broken(f"里面有 {marks} 个文件")
        try:
            self._open(data)
            self._refuse_unfit()
            if folder := folder_of(self.names):
                self._open(self._without(folder))
        except (BadZipFile, OSError, ValueError, NotImplementedError, zlib.error) as error:
            raise self.broken() from error

    def _open(self, data: bytes) -> None:
        self.data = data
        with ZipFile(BytesIO(data)) as archive:
            # where the directory begins; bytes may stand in front of the archive
            self._members, self._end = archive.infolist(), archive.start_dir
        self.names = [member.filename for member in self._members]
        self._by_name = {_key(member.filename): member for member in self._members}

    def _without(self, folder: str) -> bytes:
        """The package that somebody unpacked and packed anew, the folder around it as well."""
        if any(member.file_size > MAX_PART for member in self._members):
            raise self.broken("解开以后太大")
        file = BytesIO()
        with (
            ZipFile(BytesIO(self.data)) as old,
            ZipFile(file, "w") as new,
        ):
            for member in self._members:
                name = member.filename.replace("\\", "/")
                if name.startswith(folder) and not name.endswith("/"):
                    part = ZipInfo(name.removeprefix(folder))
                    part.compress_type = ZIP_DEFLATED
                    new.writestr(part, old.read(member), compresslevel=1)
        return file.getvalue()

    def _refuse_unfit(self) -> None:
        if len(self._by_name) != len(self._members):
            raise self.broken("里面有两个同名的文件")
        total = 0
        for member in self._members:
            if member.flag_bits & _ENCRYPTED:
                raise locked(self.path)
            if member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
                raise self.broken("压缩的方法不常用")
            total += member.file_size
        if total > MAX_PACKAGE:
            raise self.broken("解开以后太大")

    def broken(self, what: str = "") -> InputError:
        """The error for a package that is damaged; *what* says how, where that is known."""
        told = f"（{what}）" if what else ""
        return InputError(
            f"{self.path} 打不开，文件不完整或已经损坏{told}",
            f"请用 {program_of(self.path)} 打开后另存一份，或重新下载。",
        )

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._by_name

    def could_be_large(self, name: str) -> bool:
        """Whether a part could be larger than MAX_PART, by the bytes it takes in the archive."""
        return self._by_name[_key(name)].compress_size * _MOST_PACKED > MAX_PART

    def read(self, name: str) -> bytes:
        """One part, inflated.

        Raises:
            InputError: there is no such part, it is damaged, or it is far too large.

        """
        member = self._by_name.get(_key(name))
        if member is None:
            raise self.broken(f"里面没有 {name}")
        if member.file_size > MAX_PART:
            raise self.broken(f"里面的 {name} 太大")
        try:
            content = self._inflated(member)
        except (zlib.error, struct.error) as error:
            raise self.broken() from error
        if len(content) != member.file_size or zlib.crc32(content) != member.CRC:
            raise self.broken()
        return content

    def targets(self, relations: str) -> dict[str, str]:
        """The parts that a part of relations leads to, by the relation's id.

        Raises:
            InputError: the part is not there, or is one that `refuse_xml` refuses.

        """
        xml = self.read(relations)
        refuse_xml(self.path, xml)
        folder = relations.replace("_rels/", "").rpartition("/")[0]
        read = _targets if len(xml) < _SMALL else _targets.__wrapped__
        return dict(read(xml, folder))

    def _inflated(self, member: ZipInfo) -> bytes:
        """A part, as far as it is no larger than it says, and one byte more."""
        at = member.header_offset
        name_size, extra_size = _NAME_SIZES.unpack_from(self.data, at + _NAME_SIZES_AT)
        start = at + _LOCAL.size + name_size + extra_size
        packed = memoryview(self.data)[start : start + member.compress_size]
        name = member.orig_filename.encode("utf-8" if member.flag_bits & _UTF8 else "cp437")
        is_there = self.data.startswith(_LOCAL_MARK, at)
        if not (is_there and self.data.startswith(name, at + _LOCAL.size)):
            raise self.broken()
        if member.compress_type == ZIP_STORED:
            return bytes(packed)
        if max(member.file_size, len(packed)) < _SMALL_PART:
            return _unpacked(bytes(packed), member.file_size + 1)
        return _inflate(packed, member.file_size + 1)

    def replaced(self, name: str, content: Content) -> bytes:
        """The archive with *content* for the part *name*, everything else as it was.

        Raises:
            KeyError: there is no such part.

        """
        return self.rewritten({name: content})

    def rewritten(
        self,
        changed: Mapping[str, Content],
        added: Mapping[str, bytes] = _NOTHING,
        dropped: Collection[str] = (),
    ) -> bytes:
        """The archive with other contents for parts that are *changed*, and the parts *added*.

        Those *dropped* are not in it. Everything else is as it was; new parts stand last.

        Raises:
            KeyError: there is no part of a name in *changed* or *dropped*.

        """
        own = {self._by_name[_key(name)].filename: content for name, content in changed.items()}
        gone = {self._by_name[_key(name)].filename for name in dropped}
        packed = {name: _deflated(content) for name, content in own.items()}
        order = sorted(self._members, key=lambda member: member.header_offset)
        ends = [member.header_offset for member in order[1:]] + [self._end]
        pieces: list[bytes] = []
        offsets: dict[str, int] = {}
        position = 0
        for member, end in zip(order, ends, strict=True):
            name = member.filename
            if name in gone:
                continue
            offsets[name] = position
            piece = self.data[member.header_offset : end]
            if name in packed:
                piece = _local(piece, packed[name].sizes) + packed[name].data
            pieces.append(piece)
            position += len(piece)
        directory = [
            _central(record, offset=offsets[name], packed=packed.get(name))
            for member, record in zip(self._members, self._central_records(), strict=True)
            if (name := member.filename) not in gone
        ]
        for name, content in added.items():
            piece, record = _new_member(name, content, position)
            pieces.append(piece)
            directory.append(record)
            position += len(piece)
        count, size = len(directory), sum(map(len, directory))
        end_record = _END.pack(b"PK\5\6", 0, 0, count, count, size, position, 0)
        return b"".join([*pieces, *directory, end_record])

    def _central_records(self) -> list[bytes]:
        records, at = [], self._end
        for _ in self._members:
            name, extra, comment = _CENTRAL.unpack_from(self.data, at)[10:13]
            after = at + _CENTRAL.size + name + extra + comment
            records.append(self.data[at:after])
            at = after
        return records


def _without_comments(xml: bytes) -> bytes:
    """A part without its comments, in which a part of other days may stand."""
    first, *others = xml.split(b"<!--")
    return first + b"".join(one.partition(b"-->")[2] for one in others)


def _local(piece: bytes, sizes: list[int]) -> bytes:
    """The local header at the start of *piece*, for a part of other *sizes*; no extra field."""
    fields = list(_LOCAL.unpack_from(piece))
    name = piece[_LOCAL.size : _LOCAL.size + fields[9]]
    fields[1] = max(fields[1], _DEFLATE_VERSION)
    fields[2] &= _UTF8
    fields[3] = ZIP_DEFLATED
    fields[6:9] = sizes
    fields[10] = 0
    return _LOCAL.pack(*fields) + name


def _central(record: bytes, *, offset: int, packed: "_Packed | None") -> bytes:
    """A directory *record* for its part's new *offset* and, if it was replaced, new sizes."""
    fields = list(_CENTRAL.unpack_from(record))
    rest = record[_CENTRAL.size :]
    fields[16] = offset
    if packed is not None:
        fields[2] = max(fields[2], _DEFLATE_VERSION)
        fields[3] &= _UTF8
        fields[4] = ZIP_DEFLATED
        fields[7:10] = packed.sizes
        fields[11:13] = [0, 0]
        rest = rest[: fields[10]]
    return _CENTRAL.pack(*fields) + rest


def _new_member(name: str, content: bytes, offset: int) -> tuple[bytes, bytes]:
    """A part that was not there, at that *offset*, and its record in the directory; no clock."""
    packed, spelt = _deflated(content), name.encode()
    flags = 0 if name.isascii() else _UTF8
    common = (
        _DEFLATE_VERSION, flags, ZIP_DEFLATED, 0, _FIRST_DAY, *packed.sizes, len(spelt), 0,
    )  # fmt: skip
    local = _LOCAL.pack(_LOCAL_MARK, *common) + spelt + packed.data
    record = _CENTRAL.pack(_CENTRAL_MARK, _DEFLATE_VERSION, *common, 0, 0, 0, 0, offset)
    return local, record + spelt


class _Packed(NamedTuple):
    """A part's content as it lies in an archive; *sizes* are its CRC, packed and real size."""

    data: bytes
    sizes: list[int]


def _deflated(content: Content) -> _Packed:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    if isinstance(content, bytes):
        data = packer.compress(content) + packer.flush()
        return _Packed(data, [zlib.crc32(content), len(data), len(content)])
    packed: list[bytes] = []
    crc = size = 0
    for piece in content:
        packed.append(packer.compress(piece))
        crc = zlib.crc32(piece, crc)
        size += len(piece)
    data = b"".join([*packed, packer.flush()])
    return _Packed(data, [crc, len(data), size])
