"""How a shell asks for completion, and is answered: by variables of the environment.

Sources: Click's documentation, "Shell Completion" (COMP_WORDS and COMP_CWORD, the words of the
line and the place of the cursor among them); Typer's scripts for the other shells
(_TYPER_COMPLETE_ARGS, the line up to the cursor; _TYPER_COMPLETE_WORD_TO_COMPLETE).
"""

import shlex
import sys
from collections.abc import Mapping

from tongzhi_cli.cli.completion.candidates import Candidate, candidates

#: The variable that says which shell asks; without it `fankui` is what it always is.
ASKED = "_FANKUI_COMPLETE"


def run(environ: Mapping[str, str]) -> int:
    """Print what the word at the cursor may become, a line each; the exit code."""
    shell = environ.get(ASKED, "").removeprefix("complete_")
    lines = answer(shell, environ)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0 if shell in _LINES else 2


def answer(shell: str, environ: Mapping[str, str]) -> list[str]:
    """The lines that a *shell* is answered; none for a shell that is not known."""
    if shell not in _LINES:
        return []
    if shell == "bash":
        words = environ.get("COMP_WORDS", "").split("\n")
        at = int(environ.get("COMP_CWORD", "0") or 0)
        before, typed = words[1:at], words[at] if at < len(words) else ""
        typed = typed.strip("\"'")
    else:
        line = environ.get("_TYPER_COMPLETE_ARGS", "")
        before = _words(line)[1:]
        typed = environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
        if shell != "powershell":
            typed = before[-1] if before and not line.endswith(" ") else ""
        if typed and before and before[-1] == typed:
            before = before[:-1]
    found = candidates(before, typed)
    return [_LINES[shell](one, is_alone=len(found) == 1) for one in found]


def _words(line: str) -> list[str]:
    """The words of a line that may end within a quoted one."""
    for closing in ("", '"', "'"):
        try:
            return shlex.split(line + closing)
        except ValueError:
            continue
    return line.split()


def _bash(one: Candidate, *, is_alone: bool) -> str:
    """Bash shows nothing but the words: what they are stands behind them while there are several.

    As long as several are left it completes what they have in common, which is of the words.
    """
    return one.word if is_alone or not one.about else f"{one.word}  （{one.about}）"


def _zsh(one: Candidate, *, is_alone: bool) -> str:  # noqa: ARG001  as every shell
    word, about = (text.replace("\\", "\\\\").replace(":", "\\:") for text in one)
    return f"{word}:{about}" if about else word


def _fish(one: Candidate, *, is_alone: bool) -> str:  # noqa: ARG001  as every shell
    return f"{one.word}\t{one.about}"


def _powershell(one: Candidate, *, is_alone: bool) -> str:  # noqa: ARG001  as every shell
    return f"{one.word}:::{one.about or ' '}"


_LINES = {"bash": _bash, "zsh": _zsh, "fish": _fish, "powershell": _powershell}
