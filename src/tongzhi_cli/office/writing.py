"""Writing a file so that there is the old one or the new one, never half of either.

A temporary file in the same folder, fsync, rename, fsync of the folder: a plain overwrite that is
killed half-way leaves neither the old file nor the new one. Of several files all are made before
the first is renamed.
"""

import contextlib
import errno
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tongzhi_cli.errors import OutputError
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.disk import partial, system
from tongzhi_cli.office.disk.inside import real_paths
from tongzhi_cli.office.disk.partial import Content
from tongzhi_cli.office.disk.system import Trouble

if TYPE_CHECKING:
    from io import BytesIO

#: The targets so far, and which file was about to be put there, by device and number.
_PUT: dict[Path, tuple[int, int] | None] = {}


def refuse_existing(
    targets: Iterable[Path], sources: Iterable[Path], *, force: bool, option: str = "-o"
) -> None:
    """Refuse, before anything is written, what would overwrite a file.

    *option* is the one that names a target.

    Raises:
        OutputError: a target exists and *force* is off, is one of the *sources*, a folder, or open
            in another program; or nothing can be written where it is to stand.

    """
    inputs = {*real_paths(sources)}
    for target in targets:
        try:
            _refuse_one(target, inputs, option, force=force)
        except OSError as error:  # a name too long, a folder that may not be entered
            raise _unwritable(target, error, option) from error


def _refuse_one(target: Path, inputs: Collection[str], option: str, *, force: bool) -> None:
    if os.path.realpath(target) in inputs:
        raise OutputError(
            f"{target} 就是输入的文件，不能写到它上面", f"请用 {option} 换一个文件名。"
        )
    if system.is_windows() and any(map(system.is_unfit, target.relative_to(target.anchor).parts)):
        raise _unnamed(target, option)
    if target.is_dir():
        raise OutputError(f"{target} 是文件夹，不能当文件写", f"请用 {option} 换一个文件名。")
    if target.exists() and not force:
        raise OutputError(
            f"{target} 已经有了，没有覆盖", f"要覆盖就加 --force，或用 {option} 换一个文件名。"
        )
    if target.is_file():  # who has it open in Excel hears of it before an hour's reading, not after
        partial.patiently(lambda: os.close(os.open(target, os.O_WRONLY)))
        return
    folder = next((one for one in target.absolute().parents if one.exists()), None)
    if folder:
        _refuse_read_only(folder)


def _refuse_read_only(path: Path) -> None:
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "read-only", str(path))


class File(NamedTuple):
    """A file to write: *option* is the one that names it, *students* whether it tells of any.

    *data* are its bytes, or what writes them: those of a summary are as many as its records. What
    is *secret* is its owner's alone, whatever was there before.
    """

    path: Path
    data: Content
    option: str = "-o"
    students: bool = True
    secret: bool = False


def write(
    target: Path, data: bytes, *, option: str = "-o", students: bool = True, secret: bool = False
) -> None:
    """Put *data* at *target*, whole; the folder is made if it is missing.

    *option* is the one that names a target. A new file that tells of *students* may be read by its
    owner only (issue 16); one that is replaced keeps its permissions, but for a *secret* one.

    Raises:
        OutputError: no permission, the disk is full, the file is open in another program. What
            was at *target* is as it was.

    """
    write_all([File(target, data, option, students, secret)])


def write_all(files: Sequence[File]) -> None:
    """Put several files in their places: all are made beside them first, then renamed.

    Raises:
        OutputError: as `write`. Nothing was replaced; or, where it is a rename that fails, the
            message says which files are new and which are as they were (issue 16).

    """
    made: list[tuple[File, Path, Path]] = []
    folders: list[Path] = []
    swept: set[Path] = set()
    done = 0
    try:
        for at, one in enumerate(files):
            with _told(one):
                target = Path(os.path.realpath(one.path))  # a symbolic link stays one
                if target.parent not in swept:
                    new = partial.make_folder(target.parent)
                    if not new:  # else nothing was ever begun in it
                        partial.sweep(target.parent)
                    folders += new
                    swept.add(target.parent)
                made.append((one, partial.partial_of(target, at), target))
                _make(one, *made[-1][1:])
        for one, beside, target in made:
            with _told(one, made, done):
                _PUT[one.path] = _identity(beside)  # before it is there: nothing comes between
                partial.rename(beside, target)
            done += 1
    except BaseException:
        for _, beside, _ in made[done:]:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
        partial.unmake_folders(folders)
        raise
    own = (target.parent for _, _, target in made)
    for folder in dict.fromkeys(chain((one.parent for one in folders), own)):
        partial.sync_folder(folder)


def _make(one: File, beside: Path, target: Path) -> None:
    there = target.exists()
    if there:
        _refuse_read_only(target)
    mode = target.stat().st_mode & 0o777 if there and not one.secret else None
    partial.write_through(beside, one.data, mode, 0o600 if one.students or one.secret else 0o666)


@contextlib.contextmanager
def _told(one: File, made: Sequence[tuple[File, Path, Path]] = (), done: int = 0) -> Iterator[None]:
    """What goes wrong with *one* file in words, with what is *done* already of several *made*."""
    try:
        yield
    except OSError as error:
        said = _unwritable(Path(os.path.realpath(one.path)), error, one.option)
        if done:
            new = "、".join(str(each.path) for each, _, _ in made[:done])
            old = "、".join(str(each.path) for each, _, _ in made[done:])
            said = OutputError(
                f"{said.message}；已经换成新的：{new}；没有写、还和原来一样：{old}", said.hint
            )
        raise said from error


def standing() -> list[Path]:
    """The files that `write` has put in place so far, for whoever is interrupted.

    A file tells by itself whether it is the one that was written: at no moment between two steps
    of `write` is this wrong.
    """
    return [
        target for target, identity in _PUT.items() if identity and _identity(target) == identity
    ]


def forget() -> None:
    """What was written up to now has been told; `standing` is about what comes."""
    _PUT.clear()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _unwritable(target: Path, error: OSError, option: str) -> OutputError:
    match system.trouble(error, target):
        case Trouble.FULL:
            return OutputError(
                f"{target} 写不下，磁盘已满", f"请腾出空间，或用 {option} 写到别的盘。"
            )
        case Trouble.BARRED:
            if os.path.exists(target):  # noqa: PTH110  asks without raising
                return OutputError(
                    f"{target} 写不进去，可能正在 WPS/Word 里打开着，或是只读文件",
                    f"请先关闭它，再运行一次；或用 {option} 换一个文件名。",
                )
            return OutputError(
                f"没有权限在 {target.parent} 里写文件",
                f"请用 {option} 换一个文件夹，例如 {option} 桌面。",
            )
        case Trouble.NO_FOLDER:
            return OutputError(f"{target.parent} 不是文件夹", f"请用 {option} 换一个地方。")
        case Trouble.LONG:
            return OutputError(
                f"{target} 的文件名太长{system.told_length(target)}",
                f"请用 {option} 起一个短些的名字，或换一个浅些的文件夹。",
            )
        case Trouble.NAME:
            return _unnamed(target, option)
        case Trouble.AWAY:
            return OutputError(
                f"{target.parent} 所在的盘或网络文件夹连不上",
                f"请插好 U 盘、连上网络再试；或用 {option} 写到本机的文件夹。",
            )
        case Trouble.CLOUD:
            return OutputError(
                f"{target} 在网盘的文件夹里，网盘的程序没有让写",
                f"请打开网盘的程序，等它同步完再试；或用 {option} 写到网盘外面的文件夹。",
            )
        case _:
            what = f"{target} 写不进去（系统错误 {error.errno}）"
            return OutputError(what, f"请用 {option} 换一个地方再试。")


def _unnamed(target: Path, option: str) -> OutputError:
    """What Windows would put somewhere else, or nowhere: 汇总:1.xlsx is a hidden part of 汇总."""
    return OutputError(
        f"{target} 写不了：Windows 不收这样的名字",
        '名字里不能有 < > : " / \\ | ? *，末尾不能是点或空格，也不能叫 CON、NUL；'
        f"请用 {option} 换一个名字。",
    )


def saved(save: Callable[["BytesIO"], object]) -> bytes:
    """The workbook that *save* writes, without the moment it was made.

    Raises:
        OutputError: openpyxl makes each sheet in the folder for temporary files, which is full or
            may not be written.

    """
    import tempfile  # noqa: PLC0415  for workbooks only (start fast)
    from io import BytesIO  # noqa: PLC0415

    file = BytesIO()
    try:
        save(file)
    except OSError as error:
        raise OutputError(
            f"电脑的临时文件夹写不进去（系统错误 {error.errno}）：{tempfile.gettempdir()}",
            "请在那个盘上腾出空间（例如清空回收站），再运行一次。",
        ) from error
    return timeless(file.getvalue())


def timeless(package: bytes, day: str = "2018-01-01") -> bytes:
    """An Office file without the moment it was made: the same content gives the same bytes.

    *day* is the one that it says it is of.
    """
    from io import BytesIO  # noqa: PLC0415  for workbooks only (start fast)
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo  # noqa: PLC0415

    file = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                moment = rb"\d{4}-\d\d-\d\dT[\d:]{8}Z"
                content = re.sub(moment, f"{day}T00:00:00Z".encode(), content)
            member = ZipInfo(name)
            member.compress_type = ZIP_DEFLATED
            new.writestr(member, content)
    return file.getvalue()


#: The system that an entry of a zip says wrote it (APPNOTE 4.4.2): one that has file modes.
_UNIX = 3
#: What is packed already, by its ending: it is not packed again.
_PACKED = (".docx", ".xlsx", ".zip")


def zipped(file: "IO[bytes]", members: Iterable[tuple[str, Callable[[], bytes]]]) -> None:
    """Write a zip of *members*: their places in it, and what makes the bytes of each in its turn.

    The same files give the same bytes, on any day and any system; they are their owner's alone.
    """
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo  # noqa: PLC0415  start fast

    with ZipFile(file, "w") as archive:
        for name, data in members:
            info = ZipInfo(name)
            info.create_system, info.external_attr = _UNIX, 0o600 << 16
            info.compress_type = ZIP_STORED if name.endswith(_PACKED) else ZIP_DEFLATED
            archive.writestr(info, data())
