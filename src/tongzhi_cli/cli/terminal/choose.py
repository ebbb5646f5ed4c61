"""Asking which of several things is meant, where a person sits at the terminal."""

from collections.abc import Sequence

from tongzhi_cli.cli.terminal.keys import LEAVE, key_of
from tongzhi_cli.cli.terminal.seat import can_ask
from tongzhi_cli.cli.terminal.show import say
from tongzhi_cli.loader.notice_beside import Choose, nobody


def asker() -> Choose:
    """Who asks which of several things is meant: `nobody` where no person can answer."""
    return choose if can_ask() else nobody


def choose(question: str, choices: Sequence[str]) -> int | None:
    """Which of *choices* is meant, counting from 0; None where nobody can be asked, or answers."""
    if not can_ask():
        return None
    from tongzhi_cli.cli.terminal.prompt import line

    say(f"{question}。是：", *(f"  {at} {one}" for at, one in enumerate(choices, start=1)))
    while True:
        digits = key_of(line("打数字，回车（直接回车或 0=都不是，停下）> "))
        if not digits or digits in LEAVE:
            return None
        if digits.isdecimal() and 0 < int(digits) <= len(choices):
            return int(digits) - 1
        say(f"请打 1 到 {len(choices)}。")
