"""What people paste: standard input, where an option is given as "-"."""

import sys

from tongzhi_cli.cli.collect import report as collect_report
from tongzhi_cli.cli.terminal.seat import is_typed
from tongzhi_cli.errors import UsageError


def standard_input(option: str = "--from") -> bytes:
    """What comes from standard input.

    Raises:
        UsageError: there is none.

    """
    if sys.stdin is None or sys.stdin.closed:
        raise UsageError(
            f"{option} - 要从标准输入读，可是它关着", f"请写出文件名：{option} 接龙.txt。"
        )
    if is_typed():
        collect_report.ask_to_paste()
    return sys.stdin.buffer.read()
