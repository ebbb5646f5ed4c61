"""A Word file as a zip package: read one part, replace it, leave every other byte alone.

Members that stay are copied as they lie in the archive, without inflating them: the result is
the same for the same input, nothing else in a school's form can change, and the cost does not
grow with the form. `zipfile` writes no such copy, so the archive's
directory is rewritten here; reading is left to `zipfile`, which checks names, sizes and CRCs.
"""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from tongzhi_cli.errors import InputError
from tongzhi_cli.files.gate import MAX_PART

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_ENCRYPTED, _UTF8 = 0x1, 0x800
_DEFLATE_VERSION = 20
# What zipfile lets out for a damaged member.
_LEAKED = (KeyError, ValueError, BadZipFile, zlib.error, OSError, EOFError, RuntimeError)


class Package:
    """The parts of one zip archive, read from *data*; *path* names it in messages."""

    def __init__(self, path: Path, data: bytes) -> None:
        self._path = path
        self._data = data
        try:
            self._archive = ZipFile(BytesIO(data))
            self._members = self._archive.infolist()
            self._end = self._archive.start_dir
        except (BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
            raise self._broken() from error
        names = [member.filename for member in self._members]
        if len(set(names)) != len(names) or any(
            member.flag_bits & _ENCRYPTED or member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}
            for member in self._members
        ):
            raise self._broken()

    def _broken(self) -> InputError:
        return InputError(
            f"{self._path} 打不开，文件不完整或已经损坏",
            "请用 WPS/Word 打开后另存一份，或重新下载。",
        )

    def __contains__(self, name: str) -> bool:
        return any(member.filename == name for member in self._members)

    def read(self, name: str) -> bytes:
        """One part, inflated.

        Raises:
            InputError: there is no such part, it is damaged, or it is far too large.

        """
        try:
            if self._archive.getinfo(name).file_size > MAX_PART:
                raise self._broken()
            return self._archive.read(name)
        except (
            KeyError,
            ValueError,
            BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            RuntimeError,
        ) as error:
            raise self._broken() from error

    def replaced(self, name: str, content: bytes) -> bytes:
        """The archive with *content* for the part *name*, everything else as it was.

        Raises:
            KeyError: there is no such part.

        """
        if name not in self:
            raise KeyError(name)
        packed = _deflated(content)
        sizes = [zlib.crc32(content), len(packed), len(content)]
        order = sorted(self._members, key=lambda member: member.header_offset)
        ends = [member.header_offset for member in order[1:]] + [self._end]
        pieces: list[bytes] = []
        offsets: dict[str, int] = {}
        position = 0
        for member, end in zip(order, ends, strict=True):
            offsets[member.filename] = position
            piece = self._data[member.header_offset : end]
            if member.filename == name:
                piece = _local(piece, sizes) + packed
            pieces.append(piece)
            position += len(piece)
        directory = [
            _central(
                record,
                offset=offsets[member.filename],
                sizes=sizes if member.filename == name else None,
            )
            for member, record in zip(self._members, self._central_records(), strict=True)
        ]
        count, size = len(directory), sum(map(len, directory))
        end_record = _END.pack(b"PK\5\6", 0, 0, count, count, size, position, 0)
        return b"".join([*pieces, *directory, end_record])

    def _central_records(self) -> list[bytes]:
        records, at = [], self._end
        for _ in self._members:
            name, extra, comment = _CENTRAL.unpack_from(self._data, at)[10:13]
            after = at + _CENTRAL.size + name + extra + comment
            records.append(self._data[at:after])
            at = after
        return records


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


def _central(record: bytes, *, offset: int, sizes: list[int] | None) -> bytes:
    """A directory *record* for its part's new *offset* and, if it was replaced, new *sizes*."""
    fields = list(_CENTRAL.unpack_from(record))
    rest = record[_CENTRAL.size :]
    fields[16] = offset
    if sizes is not None:
        fields[2] = max(fields[2], _DEFLATE_VERSION)
        fields[3] &= _UTF8
        fields[4] = ZIP_DEFLATED
        fields[7:10] = sizes
        fields[11:13] = [0, 0]
        rest = rest[: fields[10]]
    return _CENTRAL.pack(*fields) + rest


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()
