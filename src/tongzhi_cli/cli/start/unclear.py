"""Asking the person what an answer that is not understood means, one student after the other."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.cli.start.keys import LEAVE, key_of
from tongzhi_cli.cli.terminal.show import say
from tongzhi_cli.model.text import without_private

if TYPE_CHECKING:
    from tongzhi_cli.check.check import Line


def settled(
    lines: Sequence["Line"], ask: Callable[[str], str], ok_text: str
) -> tuple[list[str], bool]:
    """The words for collect that say what each of *lines* means; and whether all were gone through.

    Nobody is taken for 无误 by Enter: who is not asked stays as they are.
    """
    words: list[str] = []
    for at, line in enumerate(lines, start=1):
        said = " ".join(without_private(line.result.text).split())
        hint = f"（{line.result.hint}）" if line.result.hint else ""
        student = line.student
        say(f"{at}/{len(lines)} {student.number} {student.name} 写的是“{said}”{hint}")
        reason = line.result.perhaps_away
        is_vague = line.result.status is Status.VAGUE
        second = f"2=不参加（{reason}）" if reason else "" if is_vague else "2=就是有误，照原文记"
        choices = "，".join(filter(None, (f"1={ok_text}", second, "或打出哪里有误")))
        typed = ask(f"{choices}；回车=先不管，0=不问了 > ")
        key = key_of(typed)
        if key in LEAVE:
            return words, False
        if not key:
            continue
        if key == "1":
            words += ["--set", f"{student.number}={ok_text}"]
        elif key == "2" and reason:
            words += ["--without", f"{student.number}={reason}"]
        elif key == "2" and not is_vague:
            words += ["--set", f"{student.number}=2 {said}"]
        elif key == "2":
            say("要写明哪里有误：再打一次这个人的。")
        else:
            words += ["--set", f"{student.number}={typed.strip()}"]
    return words, True
