"""`fankui notice check`: every mistake of a notice file, with its line and what to do."""

import sys
from collections.abc import Sequence
from pathlib import Path

from tongzhi_cli.cli.json.values import put
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.model.problem import Severity
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.notice import lint
from tongzhi_cli.notice.diagnostic import Diagnostic, written
from tongzhi_cli.notice.toml import read as notice_toml

_MARKS = {Severity.ERROR: "×", Severity.WARNING: "！", Severity.INFO: "·"}


def run(name: str, *, as_json: bool, quiet: bool) -> ExitCode:
    """Print what is wrong with a notice file, or a shipped notice.

    Raises:
        InputError: there is no such file, or it is no text in UTF-8.

    """
    found = lint.mistakes(notice_toml.text_of(name), Path(name).parent)
    if as_json:
        _write(name, found)
    else:
        tell(found)
    if not quiet:
        show.say(verdict(name, found))
        sys.stdout.flush()
        if lint.blocking(found):
            again = f"再查一次：fankui notice check {quoted(name)}"
            show.steps(f"用记事本打开 {quoted(name)} 改好，{again}")
        else:
            show.steps(f"fankui notice show {quoted(name)}")
    return ExitCode.PROBLEMS if lint.blocking(found) else ExitCode.OK


def tell(found: Sequence[Diagnostic]) -> None:
    """Each mistake on standard output, by line; what to do below it, once for several alike."""
    following = [*(one.hint for one in found), ""][1:]
    for one, hint_below in zip(found, following, strict=True):
        show.put(f"{_MARKS[one.severity]} {one.told()}")
        if one.hint and one.hint != hint_below:
            show.put(f"    {one.hint}")


def verdict(name: str, found: Sequence[Diagnostic]) -> str:
    """How many mistakes of each sort there are, in a line."""
    blocking = lint.blocking(found)
    undecided = sum(one.message.startswith(lint.OPEN) for one in blocking)
    counts = (
        (len(blocking) - undecided, "不对"),
        (undecided, "待定"),
        (len(found) - len(blocking), "请再看一眼"),
    )
    told = "、".join(f"{count} 处{word}" for count, word in counts if count)
    return f"{name} 有 {told}。" if told else f"{name} 没有问题。"


def _write(name: str, found: Sequence[Diagnostic]) -> None:
    problems = [
        {
            "severity": str(one.severity),
            "key": written(one.key) or None,
            "line": one.line or None,
            "message": one.message,
            "hint": one.hint or None,
        }
        for one in found
    ]
    document = {"schema": 1, "file": name, "problems": problems}
    put(document)
