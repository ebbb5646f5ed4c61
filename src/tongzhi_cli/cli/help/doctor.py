"""`fankui doctor`: what the program needs of this computer, each with what to do."""

import sys
from datetime import datetime
from pathlib import Path

from tongzhi_cli.cli.terminal import show
from tongzhi_cli.errors import ExitCode, InputError
from tongzhi_cli.machine import checks
from tongzhi_cli.machine.versions import versions
from tongzhi_cli.model.problem import Severity

_MARKS = {None: "√", Severity.INFO: "·", Severity.WARNING: "！", Severity.ERROR: "×"}


def run(folder: str, *, as_json: bool, quiet: bool) -> ExitCode:
    """Look at the computer, from *folder*; 1 where something has to be mended.

    Raises:
        InputError: there is no such folder.

    """
    if not Path(folder).is_dir():
        raise InputError(f"{folder} 没有这个文件夹", "请看看名字；不写就是现在所在的文件夹。")
    now = datetime.now().astimezone()
    found = list(checks.examined(Path(folder).absolute(), now, (sys.stdout, sys.stderr)))
    bad = [one for one in found if one.severity is Severity.ERROR]
    if as_json:
        from tongzhi_cli.cli.json import doctor as json

        json.write(found, versions())
    else:
        for one in found:
            if not quiet or one.severity not in {None, Severity.INFO}:
                show.put(f"{_MARKS[one.severity]} {one.title}：{one.says}")
                show.put(*([f"  {one.do}"] if one.do else []))
        if not quiet:
            show.say(_verdict(found, bad), "报告毛病时，附上 fankui --version -v 显示的。")
    return ExitCode.PROBLEMS if bad else ExitCode.OK


def _verdict(found: list[checks.Finding], bad: list[checks.Finding]) -> str:
    lesser = sum(one.severity is Severity.WARNING for one in found)
    if bad:
        return f"{len(bad)} 样要先弄好：{'、'.join(one.title for one in bad)}。"
    return f"能用；{lesser} 样可以弄得更好。" if lesser else "都好。"
