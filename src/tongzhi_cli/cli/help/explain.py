"""`fankui explain`: one kind of problem in words, or the list of them all."""

import sys

from tongzhi_cli.cli.terminal.wrapping import tell
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.form.allowances import ALLOWANCES
from tongzhi_cli.loader.codes import code_named
from tongzhi_cli.summary.kinds import KINDS


def run(code: str | None) -> ExitCode:
    """Print what *code* means; without one, all codes and titles.

    Raises:
        UsageError: there is no such code.

    """
    if code is None:
        lines = [f"{kind.code:<20}{kind.title}" for kind in KINDS.values()]
        lines += [f"{one.code:<20}{one.title}" for one in ALLOWANCES.values()]
    elif allowance := ALLOWANCES.get(code_named(code)):
        lines = [f"{allowance.title}（{allowance.code}）", f"意思：{allowance.means}"]
        lines.append(f"怎么办：{allowance.do}")
    else:
        kind = KINDS[code_named(code)]
        lines = [f"{kind.title}（{kind.code}）", f"意思：{kind.means}"]
        lines += [f"依据（以 2018 年的通知为例）：{kind.clause}"] if kind.clause else []
        lines += [f"例子：{kind.example.seen}", f"  报告里说：{kind.example.said}"]
        lines.append(f"怎么办：{kind.do}")
    for line in lines:
        tell(line, sys.stdout)
    return ExitCode.OK
