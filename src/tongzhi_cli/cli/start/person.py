"""A person at the terminal: asked for lines and files, commands are run for them and shown.

What we say names commands, and a whole command can be typed wherever something is asked. No message
names an option here (`terminal.by_number`); one that is known can be typed all the same: options
alone go to the command that ran last; v shows all of what that folded (`all_of_it`).
"""

import contextlib
import io
import os
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from tongzhi_cli.cli.start import all_of_it
from tongzhi_cli.cli.terminal import detail
from tongzhi_cli.cli.terminal.by_number import by_number
from tongzhi_cli.cli.terminal.dragged import as_word, path_of, words_of
from tongzhi_cli.cli.terminal.keys import ALL, LEAVE, key_of
from tongzhi_cli.cli.terminal.prompt import FrontEnd, front_end
from tongzhi_cli.cli.terminal.show import say, under_screen
from tongzhi_cli.model.shell import Execute, command


class BackError(Exception):
    """The person wants back to where they came from."""


class Person:
    """Who sits there; *execute* runs a command, *asking* asks for a line.

    *timed* gives the words of a command with the time that is taken for now, where one is given.
    *has_screen*: what comes after a command that is run for them says the next step itself.
    """

    def __init__(
        self,
        execute: Execute,
        asking: FrontEnd | None = None,
        timed: Callable[[Sequence[str]], list[str]] = list,
        *,
        has_screen: bool = False,
    ) -> None:
        self._execute = execute
        self._has_screen = has_screen
        self._asking = asking
        self._timed = timed
        self._last: list[str] = []

    # --- asking --------------------------------------------------------------------------------

    def ask(self, prompt: str) -> str:
        """The next line, as it is typed."""
        if self._asking is None:
            self._asking = front_end(plain=False)
        return self._asking.ask(prompt, lambda _: [])

    def answer(self, prompt: str) -> str:
        """The next line that is no command; a command is run, and it is asked again."""
        while words_of(line := self.ask(prompt))[:1] == ["fankui"]:
            self.typed_command(line)
        return line

    def choice(self, prompt: str, ways: Collection[str], instead: str) -> str:
        """Which of *ways* is answered, "" for none; what is none of them is told *instead*."""
        key = key_of(typed := self.answer(prompt))
        if key in ways:
            return key
        if key not in {"", *LEAVE}:
            say(not_understood(typed, instead))
        return ""

    def ask_or_back(self, prompt: str) -> str:
        """The next line that is no command.

        Raises:
            BackError: it is 0, or a word for that.

        """
        typed = self.answer(prompt).strip()
        if key_of(typed) in LEAVE:
            raise BackError
        return typed

    def ask_needed(self, what: str) -> str:
        """The next line that is not empty.

        Raises:
            BackError: the person wants back.

        """
        while not (typed := self.ask_or_back(f"{what}（0=返回）> ")):
            pass
        return typed

    def ask_path(self, what: str, default: str | None, *, or_none: bool = False) -> str:
        """A file or folder that is there; *default* for an empty line, None if it must be one.

        With *or_none* a 1 is none at all.

        Raises:
            BackError: the person wants back.

        """
        while True:
            path = path_of(self.ask_or_back(f"{what}（0=返回）> "))
            if not path and default is not None:
                return default
            if found := there(path):
                return found
            if or_none and key_of(path) == "1":
                return ""
            say(f"没有这个文件：{path}。" if path else "要有一个文件。")

    def ask_paths(self, what: str, usual: Sequence[str] = ()) -> list[str]:
        """As many files as are dragged in, one after the other or together, until an empty line.

        The *usual* ones for an empty line at once; then a 1 is none at all.

        Raises:
            BackError: the person wants back.

        """
        found: list[str] = []
        names = "、".join(Path(one).name for one in usual)
        asked = f"{what}；用 {names}，直接回车；没有，打 1" if usual else f"{what}；没有，直接回车"
        while typed := self.ask_or_back(f"{asked}（0=返回）> "):
            if usual and not found and key_of(typed) == "1" and not there(path_of(typed)):
                return []
            single = there(path_of(typed))
            several = [single] if single else [there(one) for one in words_of(typed)]
            if not all(several):
                say(f"没有这个文件：{path_of(typed)}。")
                continue
            found += [one for one in several if one and one not in found]
            asked = "还有就接着拖；没有了，直接回车"
        return found or [*usual]

    def ask_link(self) -> str:
        """The address of the questionnaire, "" where the class answers in its group.

        Raises:
            BackError: the person wants back.

        """
        return self.ask_or_back("问卷的网址，粘进来；用群接龙就直接回车（0=返回）> ")

    def pause(self, offered: str = "", ways: Collection[str] = ()) -> str:
        """Let the person read what stands there, and do what it says.

        Which of the *ways* that are *offered* is chosen, "" for none.
        """
        while (key := key_of(line := self.ask(f"{offered}回车=接着 > ").strip())) not in ways:
            if key in {"", *LEAVE}:
                return ""
            if self.typed_command(line) is None:
                say(not_understood(line, "什么也没有做"))
        return key

    # --- running -------------------------------------------------------------------------------

    def run(self, words: Sequence[str]) -> int:
        """Say the command of these *words*, and run it; its exit code."""
        say("运行的命令：", f"  {command(words)}", "")
        code = self.do(words)
        say("")
        return code

    def do(self, words: Sequence[str]) -> int:
        """Run a command without saying which; its exit code."""
        with self._beside_screen(), by_number():
            return self._typed(words)

    def _typed(self, words: Sequence[str]) -> int:
        """Run a command as the person typed it."""
        self._last = [*words]
        detail.forget()
        return self._execute(self._timed(words))

    def _beside_screen(self) -> contextlib.AbstractContextManager[None]:
        return under_screen() if self._has_screen else contextlib.nullcontext()

    def heard(self, words: Sequence[str]) -> tuple[int, str]:
        """Run a command and keep what it writes to standard output, without showing it."""
        given = io.BytesIO()  # behind a stream that has an encoding, as commands expect of one
        with (
            io.TextIOWrapper(given, "utf-8", newline="\n") as stream,
            contextlib.redirect_stdout(stream),
            self._beside_screen(),
            detail.apart(),
            by_number(),
        ):
            code = self._execute(self._timed(words))
            stream.flush()
            return code, given.getvalue().decode()

    def typed_command(self, line: str) -> int | None:
        """Run what was typed as we say it: a command, v for all of the last, or options for it.

        None where the line is nothing of that.
        """
        words = words_of(line)
        if words and words[0] == "fankui":
            with by_number(chosen=False):
                return self._typed(words[1:])
        if self._last and (key_of(line) == ALL or all_of_it.is_asked(words)):
            with by_number():
                return all_of_it.see_all(self._last, self.run)
        if words and words[0].startswith("-") and self._last:
            return self.run([*(one for one in self._last if [one] != words), *words])
        return None


def not_understood(typed: str, done: str) -> str:
    """What is told of a line that is none of what was asked for, and what was *done* instead."""
    return f"没有看懂“{typed.strip()}”：{done}。"


def there(path: str) -> str | None:
    """A path as a command takes it, if something is there."""
    if not path or not os.path.exists(path):  # noqa: PTH110  asks without raising
        return None
    return as_word(path)
