"""How a line is asked for: prompt_toolkit where it can open the console, plain input elsewhere.

Plain input spoils the editing of Chinese without readline, and so do rich and typer (measured:
Backspace leaves half a character, Left goes into the data); prompt_toolkit does not, and puts one
real cursor where an input method expects it.
"""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

from tongzhi_cli.cli.terminal.seat import is_typed
from tongzhi_cli.errors import InputError, UsageError
from tongzhi_cli.office.disk import system
from tongzhi_cli.tables.formats.text import decode

if TYPE_CHECKING:
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document
    from prompt_toolkit.output import Output

#: Whom the beginning of a line may mean: 学号 and 姓名.
Complete = Callable[[str], list[tuple[str, str]]]


class FrontEnd(Protocol):
    """Asks for a line; *is_terminal* tells whether a person sees the prompt."""

    is_terminal: bool

    def ask(self, prompt: str, complete: Complete, hint: str = "") -> str:
        """The next line; *hint* may be shown below it.

        Raises:
            EOFError: there is none any more.
            KeyboardInterrupt: the person stops.

        """


def front_end(
    *, plain: bool, instead: str = "--from 文件、--set 学号=文字、--rest 无误"
) -> FrontEnd:
    """The best front end that this terminal allows; *instead* are the options that ask nobody.

    Raises:
        UsageError: standard input is closed.

    """
    if sys.stdin is None or sys.stdin.closed:
        raise UsageError(
            "标准输入关着，没有人可问",
            f"请用 {instead}，或在终端里运行。",
        )
    if not is_typed():
        return Plain() if _is_git_bash() else Piped()
    if not plain and sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        try:
            return Console()
        except Exception:  # noqa: BLE001  an odd console: what it raises is its own
            return Plain()
    return Plain()


def line(asked: str) -> str:
    """What a person answers to one question, "" where they go away instead.

    Raises:
        UsageError: standard input is closed.

    """
    try:
        return front_end(plain=True).ask(asked, lambda _: [])
    except EOFError:
        return ""


def _is_git_bash() -> bool:
    """Whether a person sits at mintty, which gives programs a pipe for a terminal."""
    return system.is_windows() and "MSYSTEM" in os.environ and os.environ.get("TERM") != "dumb"


class Piped:
    """Lines from a pipe or a file: nothing is asked, because nobody sees it."""

    is_terminal = False

    def __init__(self) -> None:
        """Begin at the first line."""
        self._wide: list[bytes] | None = None

    def ask(self, prompt: str, complete: Complete, hint: str = "") -> str:  # noqa: ARG002  protocol
        """The next line, in whatever encoding.

        Raises:
            EOFError: there is none.
            InputError: it is no text; an empty line would be an answer.

        """
        line = self._next()
        if not line:
            raise EOFError
        text = decode(line)
        if text is None or "\x00" in text:
            raise InputError(
                "标准输入的文字编码认不出来，从这一行起没有记", "请存成 UTF-8 的文件再试。"
            )
        return text.rstrip("\r\n")

    def _next(self) -> bytes:
        raw = getattr(sys.stdin, "buffer", None)
        if raw is None:
            return sys.stdin.readline().encode()
        if self._wide is not None:
            return self._wide.pop(0) if self._wide else b""
        line: bytes = raw.readline()
        if line.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16, as PowerShell writes files
            text = decode(line + raw.read()) or "\x00"
            self._wide = text.encode().splitlines(keepends=True)
            return self._next()
        return line


class Plain:
    """A terminal that can do no more than show a prompt and read a line."""

    is_terminal = True

    def ask(self, prompt: str, complete: Complete, hint: str = "") -> str:  # noqa: ARG002  protocol
        """The next line; with readline, where there is one, so that Chinese can be edited."""
        if sys.stdout.isatty():
            with contextlib.suppress(ImportError):  # Windows: the console edits lines itself
                import readline  # noqa: F401  input() edits by it
            return input(prompt)
        sys.stderr.write(prompt)
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.rstrip("\r\n")


class Console:
    """prompt_toolkit: right editing, and whom a line may mean while it is typed."""

    is_terminal = True

    def __init__(self, output: "Output | None" = None) -> None:
        """Open the console; *output* stands for it in tests.

        Raises:
            Exception: it cannot be opened; which one depends on the system.

        """
        from prompt_toolkit import PromptSession
        from prompt_toolkit.output import create_output

        output = output or create_output(sys.stderr)
        if hasattr(output, "enable_cpr"):
            output.enable_cpr = False  # not every terminal answers; nothing here needs to know
        self._session: PromptSession[str] = PromptSession(
            output=output, complete_while_typing=True, reserve_space_for_menu=4
        )

    def ask(self, prompt: str, complete: Complete, hint: str = "") -> str:
        """The next line."""
        return self._session.prompt(
            prompt, completer=_completer(complete), bottom_toolbar=hint or None
        )


def _completer(complete: Complete) -> "Completer":
    from prompt_toolkit.completion import Completer, Completion

    class Students(Completer):
        """Whom the line may mean; taking one replaces the line by their 学号."""

        def get_completions(
            self,
            document: "Document",
            complete_event: "CompleteEvent",  # noqa: ARG002  of the base class
        ) -> "Iterable[Completion]":
            typed = document.text_before_cursor
            for number, name in complete(typed):
                yield Completion(number, start_position=-len(typed), display=f"{number} {name}")

    return Students()
