"""Exit codes and the few exceptions that end a command.

A problem in a class's data is a value (`model.problem.Problem`), not an exception. An exception
here means that the command could not do its work at all; it carries what the person needs to
know, and `__main__` alone turns it into words and an exit code.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every command, documented in docs/exit-codes.md; they never change."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    INPUT = 3
    OUTPUT = 4
    BUG = 5
    INTERRUPTED = 130


class FankuiError(Exception):
    """What is wrong, and the next thing to do, both in Chinese.

    *message* names the file and the place; *hint* is what to type or change next.
    """

    exit_code = ExitCode.BUG

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        if "\n" in self.message:  # a list of mistakes: what to do comes on a line of its own
            return f"{self.message}\n{self.hint}".rstrip()
        return f"{self.message}。{self.hint}" if self.hint else f"{self.message}。"


class UsageError(FankuiError):
    """The command was written wrongly (exit 2)."""

    exit_code = ExitCode.USAGE


class InputError(FankuiError):
    """An input file cannot be read or understood (exit 3)."""

    exit_code = ExitCode.INPUT


class UnforeseenError(InputError):
    """A fault of the program's own in reading one file."""


@contextmanager
def reading(file: object) -> Iterator[None]:
    """The last catch around the reading of one of several files: a fault of ours is that file's.

    Nobody's other files wait for it. Off where FANKUI_DEBUG=1, as in the tests. Source: issue 16.

    Raises:
        InputError: it takes more memory than there is.
        UnforeseenError: instead of an exception that nobody foresaw, with its name and no more.

    """
    try:
        yield
    except FankuiError:
        raise
    except MemoryError:
        raise exhausted(file) from None
    except Exception as error:
        if os.environ.get("FANKUI_DEBUG") == "1":
            raise
        raise UnforeseenError(
            f"{file} 程序读不了这一份（{type(error).__name__}），是程序自己的毛病",
            "请用 Excel/WPS 打开另存一份再试；还不行，把它发给我们（姓名、学号先换掉）。",
        ) from error


def exhausted(file: object = "") -> InputError:
    """The error for a *file* that takes more memory than there is for it."""
    return InputError(
        f"{file} 读进来要的内存太多" if file else "给的文件读进来要的内存太多",
        "请看看是不是给错了文件；是对的，就分成几个文件再试。",
    )


class NoHeaderError(InputError):
    """A table has no header that says which column is what; it may be no table.

    *lacking* says which headings alone are missing, "" where that is not known.
    """

    def __init__(self, message: str, hint: str, lacking: str = "") -> None:
        super().__init__(message, hint)
        self.lacking = lacking


class NoResultError(InputError):
    """A paper that each student signs, without a place for a result."""


class NoFormError(InputError):
    """A document without a table that is a form."""


class BlankFormError(InputError):
    """A form that nobody stands in."""


class NobodyError(InputError):
    """A paper that a class hands in, but with nobody in it (统计表)."""


class OwnTextError(NobodyError):
    """A text that this program wrote for a class, *what* it is: nobody hands it in."""

    def __init__(self, file: object, what: str) -> None:
        super().__init__(f"{file} 是{what}")
        self.what = what


class UnconvertedError(InputError):
    """A file of an old program (.doc, .xls) that nothing is made of."""


class OutputError(FankuiError):
    """An output cannot be written, or would overwrite something (exit 4)."""

    exit_code = ExitCode.OUTPUT
