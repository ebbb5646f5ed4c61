"""v: all of what the last command folded.

A command that writes nothing runs again with -v. Any other is not run twice: what it folded was
kept, and is shown whole.
"""

import os
from collections.abc import Callable, Sequence

from tongzhi_cli.cli.terminal import detail
from tongzhi_cli.cli.terminal.show import say
from tongzhi_cli.errors import ExitCode

_VERBOSE = frozenset({"-v", "--verbose"})
#: The commands that write nothing, but for what their options write.
_READING = frozenset(
    {("check",), ("followup",), ("remind",), ("guide",), ("notice", "check"), ("form", "inspect")}
)
_WRITING = frozenset({"output", "annotate", "done", "save_as"})


def is_asked(words: Sequence[str]) -> bool:
    """Whether options that were typed by themselves ask for all of it and for nothing else."""
    return bool(words) and _VERBOSE.issuperset(words)


def see_all(last: Sequence[str], run: Callable[[Sequence[str]], int]) -> int:
    """Show all of what the command of the words *last* folded; *run* runs one; its exit code."""
    if _only_reads(last):
        return run([*(one for one in last if one not in _VERBOSE), "-v"])
    if not detail.tell_kept():
        say("没有收起来的：上面就是全部。")
    return ExitCode.OK


def _only_reads(words: Sequence[str]) -> bool:
    """Whether a command surely writes nothing, and takes -v."""
    from tongzhi_cli.cli.commands import named
    from tongzhi_cli.cli.declared import Command
    from tongzhi_cli.cli.names import there, understood
    from tongzhi_cli.cli.plain import values_of

    typed = understood(words, there(words))
    path, about = named(typed)
    if path not in _READING or not isinstance(about, Command):
        return False
    values = values_of(about, typed[len(path) :], os.environ)
    return values is not None and not any(values.get(one) for one in _WRITING)
