"""Why a file cannot be read, and what to do about it."""

import os
from pathlib import Path

from tongzhi_cli.errors import InputError
from tongzhi_cli.office.disk import system
from tongzhi_cli.office.disk.system import Trouble


def unreadable(path: Path, error: OSError) -> InputError:
    """The error for a file that the system does not give."""
    if isinstance(error, IsADirectoryError) or os.path.isdir(path):  # noqa: PTH112  no raise
        return a_folder(path)
    match system.trouble(error, path):
        case Trouble.MISSING | Trouble.NAME:
            return InputError(f"没有 {path} 这个文件", _look_for(path))
        case Trouble.BARRED:
            return InputError(
                f"{path} 不让读取", "如果正在 Excel/WPS 里打开着，请先关闭；否则请检查文件权限。"
            )
        case Trouble.LONG:
            return InputError(
                f"{path} 的文件名太长{system.told_length(path)}",
                "请把它复制到浅些的文件夹里（例如桌面），再写那里的名字。",
            )
        case Trouble.AWAY:
            return InputError(
                f"{path} 所在的盘或网络文件夹连不上", "请插好 U 盘、连上网络，或复制到本机再试。"
            )
        case Trouble.CLOUD:
            return InputError(
                f"{path} 还在网盘上，没有下载到这台电脑",
                "请打开网盘的程序、连上网络，在文件上点右键选“始终保留在此设备上”，再试。",
            )
        case _:
            what = f"{path} 读不出来（系统错误 {error.errno}）"
            return InputError(what, "请把文件复制到本机再试。")


def a_folder(path: Path) -> InputError:
    """The error for a folder in the place of a file."""
    return InputError(f"{path} 是文件夹，不是文件", "请写出里面那个文件的名字。")


def _look_for(path: Path) -> str:
    """Where to look, and what is there that may be meant."""
    if path.name.startswith(("—", "–")):
        return f"请把开头的长横改成两个短横：--{path.name.lstrip('—–-')}。"
    try:
        there = sorted(one.name for one in path.parent.iterdir() if one.is_file())
    except OSError:
        return f"请检查文件夹：没有 {path.parent}。"
    from difflib import get_close_matches  # noqa: PLC0415  only for a slip (start fast)

    stems = {Path(name).stem: name for name in reversed(there)}
    near = get_close_matches(path.stem, stems, 1) or get_close_matches(path.name, stems, 1)
    return f"请检查文件名，是不是 {stems[near[0]]}？" if near else "请检查文件名和所在的文件夹。"
