"""Writing a file so that there is the old one or the new one, never half of either.

A temporary file in the same folder, fsync, rename, fsync of the folder: a plain overwrite that is
killed half-way leaves neither the old file nor the new one.
"""

import contextlib
import errno
import os
import re
import time
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from tongzhi_cli.errors import OutputError
from tongzhi_cli.model.text import masked

#: How long a rename is tried again on Windows, where virus scanners hold files for a moment.
_PATIENCE = (0.0, 0.05, 0.1, 0.25, 0.6)
#: The targets so far, and which file was about to be put there, by device and number.
_PUT: dict[Path, tuple[int, int] | None] = {}
#: In bytes: Linux allows 255 for a name, and 反馈表- and .docx come on top.
_LONGEST_NAME = 180


def refuse_existing(
    targets: Iterable[Path], sources: Iterable[Path], *, force: bool, option: str = "-o"
) -> None:
    """Refuse, before anything is written, what would overwrite a file.

    *option* is the one that names a target.

    Raises:
        OutputError: a target exists and *force* is off, is one of the *sources*, or is a folder.

    """
    inputs = {os.path.realpath(path) for path in sources}
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
    if target.is_dir():
        raise OutputError(f"{target} 是文件夹，不能当文件写", f"请用 {option} 换一个文件名。")
    if target.exists() and not force:
        raise OutputError(
            f"{target} 已经有了，没有覆盖", f"要覆盖就加 --force，或用 {option} 换一个文件名。"
        )


def write(target: Path, data: bytes, *, option: str = "-o") -> None:
    """Put *data* at *target*, whole; the folder is made if it is missing.

    *option* is the one that names a target.

    Raises:
        OutputError: no permission, the disk is full, the file is open in another program. What
            was at *target* is as it was.

    """
    named, target = target, Path(os.path.realpath(target))  # a symbolic link stays one
    partial = target.with_name(f".{target.stem[:20]}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "read-only", str(target))
        mode = target.stat().st_mode & 0o777 if target.exists() else None
        try:
            _write_through(partial, data, mode)
            _PUT[named] = _identity(partial)  # before it is there: nothing comes between
            _rename(partial, target)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
        sync_folder(target.parent)
    except OSError as error:
        raise _unwritable(target, error, option) from error


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


def _write_through(path: Path, data: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    path.unlink(missing_ok=True)  # left by a run of the same process number that was killed
    with os.fdopen(os.open(path, flags, 0o666), "wb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _rename(partial: Path, target: Path) -> None:
    waits = _PATIENCE if os.name == "nt" else (0.0,)
    for last, wait in zip([*[False] * (len(waits) - 1), True], waits, strict=True):
        time.sleep(wait)
        try:
            partial.replace(target)
        except PermissionError:
            if last:
                raise
        else:
            return


def sync_folder(folder: Path) -> None:
    """Make the new name last; the file is in place, so a network drive may refuse this."""
    if os.name == "nt":  # NTFS journals names itself, and a folder cannot be opened
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _unwritable(target: Path, error: OSError, option: str) -> OutputError:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return OutputError(
                f"{target} 写不下，磁盘已满", f"请腾出空间，或用 {option} 写到别的盘。"
            )
        case errno.EACCES | errno.EPERM | errno.EROFS | errno.EBUSY:
            if os.path.exists(target):  # noqa: PTH110  asks without raising
                return OutputError(
                    f"{target} 写不进去，可能正在 WPS/Word 里打开着，或是只读文件",
                    f"请先关闭它，再运行一次；或用 {option} 换一个文件名。",
                )
            return OutputError(
                f"没有权限在 {target.parent} 里写文件",
                f"请用 {option} 换一个文件夹，例如 {option} 桌面。",
            )
        case errno.ENOTDIR | errno.EEXIST:
            return OutputError(f"{target.parent} 不是文件夹", f"请用 {option} 换一个地方。")
        case errno.ENAMETOOLONG:
            return OutputError(f"{target} 的文件名太长", f"请用 {option} 起一个短些的名字。")
        case _:
            what = f"{target} 写不进去（系统错误 {error.errno}）"
            return OutputError(what, f"请用 {option} 换一个地方再试。")


def timeless(package: bytes) -> bytes:
    """An Office file without the moment it was made: the same content gives the same bytes."""
    from io import BytesIO  # noqa: PLC0415  for workbooks only (start fast)
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo  # noqa: PLC0415

    file = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                moment = rb"\d{4}-\d\d-\d\dT[\d:]{8}Z"
                content = re.sub(moment, b"2018-01-01T00:00:00Z", content)
            member = ZipInfo(name)
            member.compress_type = ZIP_DEFLATED
            new.writestr(member, content)
    return file.getvalue()


_FORBIDDEN = r'[<>:"/\\|?*\x00-\x1f\x7f]'
_RESERVED = r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?"


def file_name(text: str) -> str:
    """*text* as part of a file name that Windows and Linux both take, without 身份证号.

    >>> file_name("2014级信息管理与信息系统1班"), file_name("../../x"), file_name("CON. ")
    ('2014级信息管理与信息系统1班', '_.._x', '_CON')
    >>> len(file_name("班" * 200)), file_name("?")
    (60, '_')
    """
    name = re.sub(r"_+", "_", re.sub(_FORBIDDEN, "_", masked(text)).strip(" ."))
    name = name.encode("utf-8", "ignore")[:_LONGEST_NAME].decode("utf-8", "ignore").strip(" .")
    if re.fullmatch(_RESERVED, name):
        name = f"_{name}"
    return name or "_"


def distinct(names: Sequence[str]) -> list[str]:
    """*names* with a number behind those that came before, upper and lower case being equal.

    >>> distinct(["软件1班", "软件1班", "A班", "a班"]), distinct(["班", "班", "班-2"])
    (['软件1班', '软件1班-2', 'A班', 'a班-2'], ['班', '班-3', '班-2'])
    """
    taken = {name.casefold() for name in names}
    seen: set[str] = set()
    result = []
    for name in names:
        made, count = name, 1
        while made.casefold() in seen or (count > 1 and made.casefold() in taken):
            count += 1
            made = f"{name}-{count}"
        seen.add(made.casefold())
        result.append(made)
    return result
