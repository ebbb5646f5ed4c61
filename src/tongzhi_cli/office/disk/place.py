"""Where a folder lies, as far as that changes what writing there can promise.

A folder that a program copies between computers, and one on another computer, keep files as any
folder does; but no lock is known to all who write, and what is written is not at once where the
others look. Sources: how the programs name their folders when they are installed; Microsoft's
"OneDrive environment variables" and "GetDriveTypeW"; proc_pid_mountinfo(5).
"""

import os
import re
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office.disk import system


class Kind(Enum):
    """What is different about a place."""

    SYNCED = "网盘"
    NETWORK = "网络文件夹"


class Place(NamedTuple):
    """A place, and what it is called."""

    kind: Kind
    name: str


#: What a folder is called that a program copies to other computers, and the program. By the
#: beginning of the name, because OneDrive of a school is "OneDrive - 普洱学院".
_SYNCED = {
    "onedrive": "OneDrive",
    "我的坚果云": "坚果云",
    "坚果云": "坚果云",
    "nutstore": "坚果云",
    "baidusyncdisk": "百度网盘",
    "百度网盘": "百度网盘",
    "wpsdrive": "WPS 云盘",
    "wps cloud files": "WPS 云盘",
    "wps云盘": "WPS 云盘",
    "icloud": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "dropbox": "Dropbox",
    "googledrive": "Google Drive",
    "google drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "seafile": "Seafile",
    "微云": "微云",
    "weiyun": "微云",
    "阿里云盘": "阿里云盘",
    "夸克网盘": "夸克网盘",
    "synologydrive": "Synology Drive",
    "syncthing": "Syncthing",
}
_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
#: File systems of Linux whose files lie on another computer.
_ON_THE_NET = ("cifs", "smb", "nfs", "fuse.sshfs", "fuse.davfs", "davfs", "9p", "fuse.rclone")
_REMOTE = 4  # DRIVE_REMOTE


def place_of(
    path: PurePath, environ: Mapping[str, str], is_on_the_net: Callable[[PurePath], bool]
) -> Place | None:
    r"""What the whole *path* says of its place; None for a folder of this computer and no more.

    *is_on_the_net* asks the system about the drive that it begins with.

    >>> place_of(PureWindowsPath(r"C:\Users\li\OneDrive - 普洱学院\1班"), {}, lambda _: False)
    Place(kind=<Kind.SYNCED: '网盘'>, name='OneDrive')
    >>> place_of(PureWindowsPath(r"\\server\班级\1班"), {}, lambda _: False)
    Place(kind=<Kind.NETWORK: '网络文件夹'>, name='\\\\server\\班级')
    """
    folders = (path, *path.parents)
    owned = [type(path)(environ[name]) for name in _ONEDRIVE if environ.get(name)]
    if any(one in folders for one in owned):
        return Place(Kind.SYNCED, "OneDrive")
    for part in path.parts[1:]:
        for beginning, name in _SYNCED.items():
            name_ends = part.casefold().removeprefix(beginning)[:1]
            if part.casefold().startswith(beginning) and not re.match("[a-z0-9]", name_ends):
                return Place(Kind.SYNCED, name)
    share = _share(path)
    if share or is_on_the_net(path):
        return Place(Kind.NETWORK, share or path.anchor)
    return None


def _share(path: PurePath) -> str:
    r"""The server and the folder that it shares, which a path of Windows may begin with."""
    drive = path.drive if isinstance(path, PureWindowsPath) else ""
    if drive.upper().startswith("\\\\?\\UNC\\"):
        return "\\\\" + drive[8:]
    return drive if drive.startswith("\\\\") and drive[2:3] not in {"?", "."} else ""


def here(path: Path) -> Place | None:
    """The place that the file at *path* lies in, on this computer."""
    whole = os.path.abspath(path)  # noqa: PTH100  a mapped drive stays one
    if system.is_windows():
        return place_of(PureWindowsPath(whole), os.environ, _is_remote_drive)
    return place_of(PurePosixPath(os.path.realpath(whole)), os.environ, _is_mounted)


def _is_remote_drive(path: PurePath) -> bool:
    """Whether a drive letter of Windows stands for a folder of another computer."""
    import ctypes  # noqa: PLC0415  only where a class is collected for

    windows = getattr(ctypes, "windll", None)
    return bool(windows and windows.kernel32.GetDriveTypeW(f"{path.drive}\\") == _REMOTE)


def _is_mounted(path: PurePath) -> bool:
    """Whether Linux has the folder from another computer; macOS is not asked."""
    try:
        lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return kind_of_mount(path, lines).startswith(_ON_THE_NET)


def kind_of_mount(path: PurePath, mountinfo: str) -> str:
    """The file system that *path* lies in, by what Linux says of all that are mounted.

    >>> kind_of_mount(PurePosixPath("/mnt/班/1"), '''
    ... 22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
    ... 90 22 0:50 / /mnt/班 rw - cifs //server/班 rw
    ... ''')
    'cifs'
    """
    found: dict[PurePath, str] = {}
    for line in mountinfo.splitlines():
        before, dash, after = line.partition(" - ")
        if dash and len(fields := before.split()) > 4:
            where = fields[4].replace("\\040", " ")
            found[PurePosixPath(where)] = after.split()[0]
    return next((found[one] for one in (path, *path.parents) if one in found), "")
