"""Files of old programs (.doc, .wps; .xls, .et) as .docx and .xlsx, by LibreOffice if it is there.

Only where a document or a blank form is wanted: rosters in .xls are read as they are. A file is
converted once in a run of the program, and all that are needed together by one call. Source:
issue 15.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tongzhi_cli.errors import InputError, UnconvertedError
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import file_type, ole, waiting
from tongzhi_cli.office.file_type import Content

#: What is said of a file that was converted.
CONVERTED = "用 LibreOffice 转换后读的"


class _Way(NamedTuple):
    """From what a file ends in to what it becomes, by which import filter; and by hand."""

    suffix: str
    to: str
    reader: str
    programs: str


_WAYS = {
    Content.DOC: _Way(".doc", "docx", "MS Word 97", "Word/WPS"),
    Content.XLS: _Way(".xls", "xlsx", "MS Excel 97", "Excel/WPS"),
}
#: What a file became, by what was in it: a class's folder looks at a form several times.
_made: dict[bytes, bytes | None] = {}


def converted(path: Path, data: bytes) -> bytes:
    """*data* of an old kind as .docx or .xlsx; *path* is the person's file, for messages.

    Raises:
        UnconvertedError: LibreOffice is not there, or makes nothing of it.

    """
    (made,) = all_converted([(path, data)])
    if isinstance(made, InputError):
        raise made
    return made


def all_converted(files: Sequence[tuple[Path, bytes]]) -> list[bytes | InputError]:
    """As `converted`, of many files by one call for each kind; why not, for those that failed."""
    kinds = [file_type.content_of(data) for _, data in files]
    some = {
        way: _new([data for (_, data), one in zip(files, kinds, strict=True) if one is kind])
        for kind, way in _WAYS.items()
    }
    if count := sum(map(len, some.values())):
        _convert(some, count)
    return [_of(path, data, kind) for (path, data), kind in zip(files, kinds, strict=True)]


def _is_whole(data: bytes) -> bool:
    """Whether it can be what it says; of the rest LibreOffice would make something or other."""
    return bool(ole.top(data)) or not data.startswith(ole.MAGIC)


def _new(files: Sequence[bytes]) -> list[bytes]:
    """What was not converted yet, each once."""
    whole = [data for data in dict.fromkeys(files) if _is_whole(data)]
    return [data for data in whole if _key(data) not in _made]


def _convert(some: Mapping[_Way, Sequence[bytes]], count: int) -> None:
    from tongzhi_cli.office import soffice  # noqa: PLC0415  start fast

    if soffice.program() is None:
        return
    waiting.tell(f"正在用 LibreOffice 转换 {count} 份旧文件…")
    for way, files in some.items():
        given = [soffice.Document(way.suffix, data) for data in files]
        try:
            made = soffice.convert(given, way.to, way.reader) if given else []
        except OSError:
            continue  # no room, or not to be started: each is told as not converted
        _made.update(zip(map(_key, files), made, strict=True))


def _key(data: bytes) -> bytes:
    from hashlib import blake2b  # noqa: PLC0415  start fast

    return blake2b(data).digest()


def _of(path: Path, data: bytes, kind: Content) -> bytes | InputError:
    if made := _made.get(_key(data)):
        return made
    way = _WAYS[kind]
    by_hand = f"请用 {way.programs} 打开它，选“文件 → 另存为 .{way.to}”，再用存出来的那一份"
    if not _is_whole(data):
        return UnconvertedError(
            f"{path} 打不开，文件不完整或已经损坏",
            f"请重新下载，或请对方重新发一份；{way.programs} 打得开，就另存为 .{way.to} 再用。",
        )
    from tongzhi_cli.office import soffice  # noqa: PLC0415  start fast

    if soffice.program() is None:
        return UnconvertedError(
            f"{path} 是{kind}，要先转成 .{way.to} 才能读，这台电脑上没有 LibreOffice",
            f"{by_hand}；或从 libreoffice.org 安装 LibreOffice 后再运行一次。",
        )
    return UnconvertedError(
        f"{path} 是{kind}，LibreOffice 没有把它转成 .{way.to}，文件可能不完整、已经损坏或加了密码",
        f"{by_hand}。",
    )
