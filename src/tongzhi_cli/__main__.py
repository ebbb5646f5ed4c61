"""main(): the only place that turns an error into words and an exit code."""

import sys
from collections.abc import Callable, Sequence


def main() -> int:
    """Run the command line; the result is the exit code (docs/exit-codes.md)."""
    if sys.argv[1:] in (["--version"], ["-V"]):  # as fast as Python itself starts
        from tongzhi_cli import __version__

        sys.stdout.write(f"fankui {__version__}\n")
        return 0
    if sys.getfilesystemencoding() == "ascii":
        _again_in_utf_8()
    for closed in ("stdout", "stderr"):  # by the shell: >&- and 2>&-
        if getattr(sys, closed) is None:  # before a file of ours gets its number
            import os

            setattr(sys, closed, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    from tongzhi_cli.cli.terminal.outlets import outlast_readers

    outlast_readers()
    heed_break()
    try:
        return _run()
    except KeyboardInterrupt:  # before there was anything to stop, or behind it
        sys.stderr.write(f"{_stopped()}\n")
        return 130


def heed_break() -> None:
    """Let Ctrl+Break, and a window of Windows that is closed, end a command as Ctrl+C does.

    Python leaves SIGBREAK to the system, which ends the process on the spot: no hidden file is
    taken away then, and nobody is told what is written already.
    """
    import signal

    if number := getattr(signal, "SIGBREAK", None):  # on Windows only
        signal.signal(number, signal.default_int_handler)


def _again_in_utf_8() -> None:
    """Begin again where Python takes every name for ASCII (LC_ALL=C): 反馈表 could not be written.

    Nothing changes where that is not possible. The environment asks for it, since the standalone
    program has no Python that took an option.
    """
    import os
    from contextlib import suppress

    from tongzhi_cli.office.disk import system

    if not system.is_windows() and os.environ.get("PYTHONUTF8") != "1":
        os.environ["PYTHONUTF8"] = "1"
        with suppress(OSError):
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606


def _run() -> int:
    import gc
    import os

    # A command lives for a fraction of a second: collecting garbage while libraries are imported,
    # and looking through all of it again at the end, took a sixth of the time of `build`.
    gc.set_threshold(100_000)
    # pydantic would read the metadata of every installed package to look for plug-ins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        return _command()
    finally:
        gc.freeze()


def _command() -> int:
    import os

    if os.environ.get("_FANKUI_COMPLETE"):  # a shell asks what a word may become
        from tongzhi_cli.cli.completion import answer

        return _ended(lambda: answer.run(os.environ))
    from tongzhi_cli.cli import plain
    from tongzhi_cli.cli.start.start import start
    from tongzhi_cli.cli.terminal.outlets import replace_unprintable
    from tongzhi_cli.office import memory

    typed = sys.argv[1:]

    def execute(words: Sequence[str]) -> int:
        if writing := sys.modules.get("tongzhi_cli.office.writing"):  # else nothing is written
            writing.forget()  # the menu runs several commands

        def run() -> int:
            with memory.limited():  # again: another command may have lifted it
                return plain.run(words, are_typed=words is typed)

        return _ended(run)

    replace_unprintable()
    if typed[:1] in (["--version"], ["-V"]) and typed[1:] in (["-v"], ["--verbose"]):
        from tongzhi_cli.cli.help import versions

        return _ended(versions.run)
    with memory.limited():
        return _ended(lambda: start(typed, execute))


def _stopped() -> str:
    """What is said to Ctrl+C: no file stands there without a word."""
    from tongzhi_cli.office import writing

    paths = "、".join(map(str, writing.standing()))
    return f"已停下。已经写好的文件：{paths}" if paths else "已停下。"


def _is_nowhere() -> bool:
    """Whether the working folder is gone."""
    import os

    try:
        os.getcwd()  # noqa: PTH109  no module more
    except FileNotFoundError:
        return True
    return False


def _ended(action: Callable[[], int]) -> int:
    """The exit code of *action*, or of the error that it ends in, which is put into words."""
    import errno
    import os
    from contextlib import suppress

    from tongzhi_cli.cli.terminal.wrapping import visible
    from tongzhi_cli.errors import ExitCode, FankuiError, exhausted
    from tongzhi_cli.office import memory

    def say(words: str) -> None:
        lines = (visible(line) for line in words.split("\n"))
        with suppress(OSError):  # a full disk behind 2>: the exit code tells
            sys.stderr.write("\n".join(lines) + "\n")
            sys.stderr.flush()

    def drop_output() -> None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    try:
        code = action()
        sys.stdout.flush()
    except FankuiError as error:
        from tongzhi_cli.cli.terminal.by_number import words_of

        say(f"出错：{words_of(error)}")
        return error.exit_code
    except (KeyboardInterrupt, EOFError) as error:  # or nothing to be read that was asked for
        say(f"\n{_stopped()}" if isinstance(error, EOFError) else _stopped())
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return ExitCode.PROBLEMS
    except MemoryError:
        memory.lift()  # whatever filled the memory is still held by what is being handled here
        say(f"出错：{exhausted()}")
        return ExitCode.INPUT
    except Exception as error:  # noqa: BLE001  the last door: no traceback for a monitor
        if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EIO}:
            drop_output()  # a full disk behind a `>`
            say("出错：要显示的结果写不下，磁盘已满。请腾出空间再运行一次。")
            return ExitCode.OUTPUT
        if _is_nowhere():
            say(
                "出错：现在所在的文件夹已经没有了（删掉了，或改了名）。请用 cd 换一个文件夹再运行。"
            )
            return ExitCode.INPUT
        if os.environ.get("FANKUI_DEBUG") == "1":
            import traceback

            traceback.print_exc()
        kind = type(error).__name__
        say(
            f"出错：程序自己的毛病（{kind}），不是你的文件的错。"
            "请先设置 FANKUI_DEBUG=1 再运行一次，把显示的内容发给我们。"
        )
        return ExitCode.BUG
    return code


if __name__ == "__main__":
    sys.exit(main())
