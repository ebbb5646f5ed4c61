"""A person at the terminal, for tests without one."""

from collections.abc import Sequence

from tongzhi_cli.cli.terminal.prompt import Complete


class Typed:
    """A person who types these lines, and then leaves."""

    is_terminal = True

    def __init__(self, lines: Sequence[str]) -> None:
        """Begin with the first of *lines*."""
        self.lines = list(lines)

    def ask(self, prompt: str, complete: Complete, hint: str = "") -> str:  # noqa: ARG002  protocol
        """The next line."""
        if not self.lines:
            raise EOFError
        return self.lines.pop(0)
