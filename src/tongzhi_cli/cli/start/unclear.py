"""Asking the person what an answer that is not understood means, one student after the other."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.cli.terminal.keys import LEAVE, key_of
from tongzhi_cli.cli.terminal.show import say
from tongzhi_cli.model.text import without_private

if TYPE_CHECKING:
    from tongzhi_cli.check.check import Line


def settle(
    lines: Sequence["Line"],
    ask: Callable[[str], str],
    ok_text: str,
    record: Callable[[Sequence[str]], bool],
) -> bool:
    """Ask what each of *lines* means; whether everybody was asked and nothing was refused.

    *record* gets the words for collect as soon as they are said, and tells whether they were
    recorded; who was not is asked about again. Nobody is taken for 无误 by Enter: who is not
    answered stays as they are.
    """
    is_whole = True
    for at, line in enumerate(lines, start=1):
        is_refused = False
        while True:
            said = _asked(f"{at}/{len(lines)}", line, ask, ok_text)
            if said is None:
                return False
            if not said:
                is_whole = is_whole and not is_refused
                break
            if record(said):
                break
            is_refused = True
    return is_whole


def _asked(
    which: str, line: "Line", ask: Callable[[str], str], ok_text: str
) -> tuple[str, ...] | None:
    """The words that say what one student means; () for not now, None for nobody else either."""
    said = " ".join(without_private(line.result.text).split())
    hint = f"（{line.result.hint}）" if line.result.hint else ""
    number, name = line.student.number, line.student.name
    reason = line.result.perhaps_away
    is_vague = line.result.status is Status.VAGUE
    second = f"2=不参加（{reason}）" if reason else "" if is_vague else "2=就是有误，照原文记"
    choices = "，".join(filter(None, (f"1={ok_text}", second, "或打出哪里有误")))
    while True:
        say(f"{which} {number} {name} 写的是“{said}”{hint}")
        typed = ask(f"{choices}；回车=先不管，0=不问了 > ")
        key = key_of(typed)
        if key in LEAVE:
            return None
        if not key:
            return ()
        if key == "1":
            return "--set", f"{number}={ok_text}"
        if key != "2":
            return "--set", f"{number}={typed.strip()}"
        if reason:
            return "--without", f"{number}={reason}"
        if not is_vague:
            return "--set", f"{number}=2 {said}"
        say("要写明哪里有误：再打一次这个人的。")
