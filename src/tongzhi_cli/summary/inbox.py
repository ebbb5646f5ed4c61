"""What was handed in: every file that paths, folders, wildcards and zip archives lead to.

Windows shells expand no wildcards, QQ packs a college into a zip whose names are GBK, and people
zip their zips: all that is looked through here. What cannot be got at is told, and the rest goes
on. Sizes are bounded before anything is inflated.
"""

import glob
import os
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from tongzhi_cli.answers.log import read as answer_log
from tongzhi_cli.errors import InputError, NobodyError
from tongzhi_cli.model.file_kind import ANNOTATED, UNREADABLE
from tongzhi_cli.model.text import masked, without_id_numbers
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import file_type, limits, zip_directory
from tongzhi_cli.office.disk import inside
from tongzhi_cli.office.disk.system import is_link
from tongzhi_cli.office.zip_directory import is_crowded

#: Of one archive and all archives in it: members, bytes when inflated; archives within archives.
MAX_MEMBERS, MAX_INFLATED, MAX_NESTED = zip_directory.MAX_MEMBERS, 2_000_000_000, 3
#: So many files of one name are read at most; a list of 100,000 is 80 MB by itself (issue 16).
MAX_FILES = 50_000
_UTF8, _ENCRYPTED = 0x800, 0x1
#: In bytes; more is not kept in memory while something else is read.
_LARGE = 4_000_000
#: What programs and systems leave in folders, and what belongs to another file there.
_NOISE = ("thumbs.db", "desktop.ini", "notice.toml", "__macosx")
_NOISY_ENDINGS = (".lock", ".tmp", ".lnk")


#: What is said of a copy beside its own file: with notes in it, or as `build --pdf` prints it.
ANNOTATED_COPY = "标了批注的一份，读的是原来的"
PRINTED_COPY = "旁边同名的表打印出来的样子，读的是那一份"
#: What is said of a link that is passed over.
LEADS_OUT = "是通到文件夹外面的链接，没有读"


class Found(NamedTuple):
    """One file: its *label* in reports; where it lies, or its *data* and answer *log*.

    *error* says why it could not be got at. *is_converted*: the data is a .docx that a .doc became.
    """

    label: str
    path: Path | None = None
    data: bytes | None = None
    log: bytes | None = None
    error: InputError | None = None
    is_converted: bool = False


class Inbox(NamedTuple):
    """The files that were found, each once, what led nowhere, and the real paths passed over."""

    paths: tuple[Path, ...]
    lost: tuple[Found, ...] = ()
    left_out: frozenset[str] = frozenset()


def find(names: Iterable[str], leave_out: Collection[str] = ()) -> Inbox:
    """The files that *names* lead to, those of a folder in the order of their names.

    *leave_out* are real paths that are passed over, unless a name is just that file: what is being
    written, for one.

    Raises:
        InputError: a name leads to more than MAX_FILES.

    """
    found: dict[str, Path] = {}
    lost: list[Found] = []
    left_out: set[str] = set()
    for name in names:
        led, failures = False, len(lost)
        seen: set[str] = set()
        is_file = not (_has_pattern(name) or _is_folder(Path(name)))
        each = (_files(at, seen, lost) if _is_folder(at) else [at] for at in expanded(name))
        paths = [*islice(chain.from_iterable(each), MAX_FILES + 1)]
        if len(paths) > MAX_FILES:
            hint = "请分成几个文件夹，各汇总一份，再把几份汇总合在一起。"
            raise InputError(f"{name} 里的文件太多（多于 {MAX_FILES} 个）", hint)
        beside = {} if is_file else copies(paths)
        for one, real in zip(paths, inside.real_paths(paths), strict=True):
            led = True
            if real in leave_out and not is_file:
                left_out.add(real)
            elif one in beside:
                lost.append(Found(label_of(one), error=NobodyError(beside[one])))
            elif not is_noise(one.name):
                found.setdefault(real, one)
        if not led and len(lost) == failures:
            lost.append(_nothing(name))
    return Inbox(tuple(found.values()), tuple(lost), frozenset(left_out))


def copies(paths: Sequence[Path]) -> dict[Path, str]:
    """The copies whose own file lies beside them, with what is said of each.

    One alone may be what is kept.
    """
    printed = {path for path in paths if path.suffix.lower() == ".pdf"}
    noted = [path for path in paths if path.stem.endswith(ANNOTATED)]
    if not (printed or noted):
        return {}
    files = {(path.parent, path.stem) for path in paths}
    tables = {
        (path.parent, path.stem) for path in paths if not path.name.lower().endswith(UNREADABLE)
    }
    return {
        **{one: PRINTED_COPY for one in printed if (one.parent, one.stem) in tables},
        **{
            one: ANNOTATED_COPY
            for one in noted
            if (one.parent, one.stem.removesuffix(ANNOTATED)) in files
        },
    }


def _nothing(name: str) -> Found:
    """That a name as typed led to nothing."""
    if _has_pattern(name):
        return _lost(name, "没有符合的文件", "请检查文件名和所在的文件夹。")
    return _lost(name, "是文件夹，里面没有文件", "请换成有文件的文件夹。")


def label_of(path: Path) -> str:
    """What a file is called in reports: as it was written, with / between its parts.

    A name whose bytes are no UTF-8, as those of an old zip on Linux, is read as GBK.

    >>> label_of(Path("软件学院") / "1班.docx")
    '软件学院/1班.docx'
    """
    text = path.as_posix()
    try:
        text.encode()
    except UnicodeEncodeError:
        text = os.fsencode(text).decode("gb18030", "replace")
    return masked(without_id_numbers(text))


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112  asks without raising


def _has_pattern(name: str) -> bool:
    return glob.has_magic(name) and not os.path.lexists(name)


def expanded(name: str) -> list[Path]:
    """The path that was typed, or those that fit where it is a pattern; ** is any folders."""
    if not _has_pattern(name):
        return [Path(name)]
    return [Path(one) for one in sorted(glob.glob(name, recursive=True))]  # noqa: PTH207


def is_noise(name: str) -> bool:
    """Whether a file or folder of that name is nothing that anybody handed in.

    >>> [is_noise(name) for name in ("~$1班.docx", ".DS_Store", "1班.answers.jsonl", "1班.docx")]
    [True, True, True, False]
    """
    name = name.lower()
    is_log = ".answers" in name and name.endswith(".jsonl")  # or a copy of one
    return is_log or name.startswith((".", "~$")) or name in _NOISE or name.endswith(_NOISY_ENDINGS)


def _files(folder: Path, seen: set[str], lost: list[Found]) -> Iterator[Path]:
    """The files below *folder*, each folder once; links that stay in it are followed."""
    home = os.path.realpath(folder)

    def tell(error: OSError) -> None:
        where = label_of(Path(error.filename or folder))
        lost.append(_lost(where, "不让读取", "请检查文件夹的权限，或复制到别处再汇总。"))

    for here, folders, names in os.walk(folder, onerror=tell, followlinks=True):
        if (real := os.path.realpath(here)) in seen:
            folders.clear()  # a link that leads back
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not is_noise(name))
        files = sorted(name for name in names if not is_noise(name))
        for out in [one for one in (*folders, *files) if leads_out(Path(here, one), home)]:
            lost.append(_lost(label_of(Path(here, out)), LEADS_OUT, "要读的话，请把文件复制进来。"))
            (folders if out in folders else files).remove(out)
        yield from (Path(here, name) for name in files)


def leads_out(path: Path, home: str) -> bool:
    """Whether *path* is a link out of *home*, whose files whoever packed it chose to have read.

    Source: issue 16.
    """
    return is_link(path) and not inside.is_in(os.path.realpath(path), home)


def opened(path: Path) -> Iterator[Found]:
    """A file itself, or the files in it if it is a zip, in the order of their names."""
    label = label_of(path)
    if path.suffix.lower() != ".zip":
        yield Found(label, path=path)
        return
    try:
        with path.open("rb") as file:
            if _is_archive(file):
                yield from _Archive(label).members(file, label, depth=1)
            else:
                yield Found(label, path=path)
    except OSError:
        yield Found(label, path=path)  # reading it says what is wrong


def _is_archive(file: IO[bytes]) -> bool:
    """Whether a zip is one, and not a Word document that was called so; a broken one is, too."""
    if is_crowded(file, MAX_MEMBERS):
        return True
    try:
        names = ZipFile(file).namelist()
    except (BadZipFile, ValueError, NotImplementedError):
        return True
    return file_type.of_parts(names, b"") is file_type.Content.ZIP


class _Archive:
    """One archive with those within it, and what of its bounds is left."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._members = 0
        self._inflated = 0

    def members(self, file: IO[bytes], label: str, depth: int) -> Iterator[Found]:
        if is_crowded(file, MAX_MEMBERS):
            yield _crowded(label)
            return
        try:
            archive = ZipFile(file)
        except (BadZipFile, ValueError, NotImplementedError, LargeZipFile):
            yield _lost(label, "打不开，压缩包不完整或已经损坏", "请重新下载，或请对方重新压缩。")
            return
        with archive:
            members = [(_name_of(info), info) for info in archive.infolist() if not info.is_dir()]
            logs = dict(members)
            kept = [one for one in members if not any(map(is_noise, one[0].split("/")))]
            beside = copies([Path(name) for name, _ in kept])
            for copy, told in beside.items():
                yield Found(f"{label}/{label_of(copy)}", error=NobodyError(told))
            kept = [one for one in kept if Path(one[0]) not in beside]
            self._members += len(members)
            if self._members > MAX_MEMBERS:
                yield _crowded(label)
                return
            if not kept:
                yield _lost(label, "是空的压缩包", "请对方重新压缩。")
            for name, info in sorted(kept, key=lambda one: (one[0], one[1].header_offset)):
                yield from self._member(
                    archive, name, info, logs, f"{label}/{masked(without_id_numbers(name))}", depth
                )

    def _member(
        self,
        archive: ZipFile,
        name: str,
        info: ZipInfo,
        logs: Mapping[str, ZipInfo],
        inside: str,
        depth: int,
    ) -> Iterator[Found]:
        data = self._data(archive, info, inside)
        if isinstance(data, Found):
            yield data
        elif name.lower().endswith(".zip") and _is_archive(BytesIO(data)):
            if depth >= MAX_NESTED:
                yield _lost(inside, "是压缩包里的压缩包，套得太深", "请先解压，再汇总。")
                return
            with _put_away(data) as file:
                del data
                yield from self.members(file, inside, depth + 1)
        else:
            log = logs.get(answer_log.path_beside(Path(name)).as_posix())
            beside = self._data(archive, log, inside) if log else None
            yield Found(inside, data=data, log=beside if isinstance(beside, bytes) else None)

    def _data(self, archive: ZipFile, info: ZipInfo, label: str) -> bytes | Found:
        if info.flag_bits & _ENCRYPTED:
            return _lost(label, "打不开，压缩包加了密码", "请先用密码解压，再汇总。")
        if info.file_size > limits.MAX_BYTES or self._inflated + info.file_size > MAX_INFLATED:
            return _lost(label, "解开以后太大，不像交来的表", "请先解压，看看是什么。")
        try:
            with archive.open(info) as member:
                data = member.read(info.file_size + 1)
        except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zlib.error):
            return _lost(
                label, "解不出来，压缩包不完整或已经损坏", "请重新下载，或请对方重新压缩。"
            )
        self._inflated += len(data)
        if not data:
            return _lost(label, "是空文件", "请对方重新交一份。")
        return data


def _name_of(info: ZipInfo) -> str:
    """The name of a member; Windows writes GBK and says nothing, other systems UTF-8."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    parts = name.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in {"", ".", ".."})


def _put_away(data: bytes) -> IO[bytes]:
    """An archive that was in another one; a large one waits on the disk while it is gone through.

    The file has no name, and nobody finds it afterwards.
    """
    if len(data) < _LARGE:
        return BytesIO(data)
    from tempfile import TemporaryFile  # noqa: PLC0415  hardly ever (start fast)

    try:
        file = TemporaryFile()  # noqa: SIM115  whoever gets it closes it
        file.write(data)
    except OSError:  # no room there
        return BytesIO(data)
    return file


def _crowded(label: str) -> Found:
    return _lost(label, f"里面的文件太多（多于 {MAX_MEMBERS} 个）", "请分成几个压缩包。")


def _lost(label: str, what: str, hint: str) -> Found:
    return Found(label, error=InputError(f"{label} {what}", hint))
