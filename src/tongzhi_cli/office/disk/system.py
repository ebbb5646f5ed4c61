"""What Windows does otherwise than Linux, asked in one place; and what an OSError is about.

Python gives an error of Windows two numbers: `winerror`, and an errno that many of them share (22
for 160 kinds). What comes from the C library, as `os.open` does, has the errno alone; then the path
tells the rest. Sources: CPython's PC/errmap.h; Microsoft's "System Error Codes" and "Maximum Path
Length Limitation"; CPython issues 74826, 99954 and 130542; rdiff-backup issue 510.
"""

import errno
import os
import re
import stat
from enum import Enum, auto
from pathlib import Path

#: In characters, with the drive and the folders: Word, WPS and a plain Windows go no further.
LONGEST_PATH = 259
#: What NTFS allows for one name.
_LONGEST_PART = 255
#: A file of which only the name is here: offline, to be fetched when opened, when read.
_NOT_HERE = stat.FILE_ATTRIBUTE_OFFLINE | 0x0004_0000 | 0x0040_0000
#: What no name on Windows may hold, and the devices that no file may be called after: blanks before
#: the dot do not make another name of it.
FORBIDDEN = r'[<>:"/\\|?*\x00-\x1f\x7f]'
RESERVED = r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\..*)?"


def is_windows() -> bool:
    """Whether this is Windows: what each call that differs there asks, and what a test sets."""
    return os.name == "nt"


class Trouble(Enum):
    """What kept a file from being read or written, as far as a person can do something about it."""

    FULL = auto()
    BARRED = auto()  # open in another program, read-only, no permission
    LONG = auto()
    NAME = auto()  # Windows has no such names
    AWAY = auto()  # the drive, the stick, the net
    CLOUD = auto()  # a drive on the net has the content, and its program does not give it
    NO_FOLDER = auto()
    MISSING = auto()
    ODD = auto()  # a pipe, a device, a folder in its place
    OTHER = auto()


_BY_WINERROR = {
    Trouble.FULL: (39, 112),
    Trouble.BARRED: (5, 19, 32, 33, 1224),  # 1224: mapped into memory, as Word does
    Trouble.LONG: (206,),
    Trouble.NAME: (123,),
    Trouble.AWAY: (15, 21, 53, 55, 59, 64, 67, 121, 1167, 1231),
    Trouble.CLOUD: (358, 362, 377, 386, 388, 389, 391, 395, 398, 404),
}
_BY_ERRNO = {
    Trouble.FULL: (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
    Trouble.BARRED: (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY),
    Trouble.LONG: (errno.ENAMETOOLONG,),
    Trouble.NO_FOLDER: (errno.ENOTDIR, errno.EEXIST),
    Trouble.MISSING: (errno.ENOENT,),
    Trouble.ODD: (errno.EINVAL, errno.EISDIR, errno.ENXIO),
}
_TROUBLES = {("winerror", one): kind for kind, them in _BY_WINERROR.items() for one in them}
_TROUBLES |= {("errno", one): kind for kind, them in _BY_ERRNO.items() for one in them}


def trouble(error: OSError, path: Path) -> Trouble:
    """What an *error* with the file at *path* is about.

    >>> trouble(OSError(errno.ENOSPC, "no room"), Path("表.docx"))
    <Trouble.FULL: 1>
    """
    if told := _TROUBLES.get(("winerror", getattr(error, "winerror", None) or 0)):
        return told
    told = _TROUBLES.get(("errno", error.errno or 0), Trouble.OTHER)
    if is_windows() and told in {Trouble.MISSING, Trouble.ODD}:
        return _by_path(path) or told
    return told


def _by_path(path: Path) -> Trouble | None:
    """What the path makes of an errno that Windows gives for nearly everything."""
    whole = os.path.abspath(path)  # noqa: PTH100  no link is followed
    parts = whole.replace("/", "\\").split("\\")
    if len(whole) > LONGEST_PATH or max(map(len, parts)) > _LONGEST_PART:
        return Trouble.LONG
    if is_unfit(path.name):
        return Trouble.NAME
    return Trouble.CLOUD if is_elsewhere(path) else None


def told_length(path: Path) -> str:
    """How long a path is, where that is what Windows does not take; "" where it is the name.

    >>> told_length(Path("班.docx"))
    ''
    """
    length = len(os.path.abspath(path))  # noqa: PTH100  no link is followed
    if not is_windows() or length <= LONGEST_PATH:
        return ""
    return f"（连文件夹 {length} 个字，Windows 最多 {LONGEST_PATH} 个）"


def is_unfit(name: str) -> bool:
    """Whether Windows gives no file that *name*, or another one than was asked for.

    What stands for a folder (. and ..) is none.

    >>> [is_unfit(name) for name in ("表.docx", "表:1.docx", "con.xlsx", "con .xlsx", "console")]
    [False, True, True, True, False]
    """
    if name in {os.curdir, os.pardir}:
        return False
    return bool(
        re.search(FORBIDDEN, name) or re.fullmatch(RESERVED, name) or name != name.rstrip(" .")
    )


def is_elsewhere(path: Path) -> bool:
    """Whether a synchronised folder shows a file whose content is not on this computer."""
    try:
        status = path.stat()
    except OSError:
        return False
    return bool(getattr(status, "st_file_attributes", 0) & _NOT_HERE)


def is_link(path: Path) -> bool:
    """Whether *path* leads to another place: a symbolic link, or a junction of Windows.

    A junction is no link to `Path.is_symlink`; `os.path.isjunction` is there from 3.12 on.
    """
    try:
        status = path.lstat()
    except OSError:
        return False
    tag: int = getattr(status, "st_reparse_tag", 0)
    return stat.S_ISLNK(status.st_mode) or tag == _JUNCTION


_JUNCTION = 0xA000_0003  # IO_REPARSE_TAG_MOUNT_POINT, which `stat` names on Windows only
