"""Asking what a notice left open, one question after the other; nothing is written in between."""

from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.keys import LEAVE, key_of
from tongzhi_cli.cli.terminal.prompt import FrontEnd, front_end
from tongzhi_cli.errors import UsageError
from tongzhi_cli.notice.doubts import answered, doubts
from tongzhi_cli.notice.draft import Draft
from tongzhi_cli.notice.question import Doubt
from tongzhi_cli.notice.toml.lines import PHRASE


def settled(draft: Draft) -> Draft:
    """The draft with what a person answered; what they pass over stays open.

    Raises:
        KeyboardInterrupt: the person stops.
        EOFError: the input ends, or the person types 0.

    """
    first = doubts(draft)
    if not first:
        return draft
    show.say(
        "",
        f"有 {len(first)} 处要你定，一处一处问：打数字回车；先留着就直接回车。0 停下，什么也不写。",
    )
    front = front_end(plain=False)
    passed: set[tuple[str, ...]] = set()
    at = 0
    while waiting := [one for one in doubts(draft) if one.key not in passed]:
        at += 1
        one = waiting[0]
        passed.add(one.key)
        _say(one, f"{at}/{at - 1 + len(waiting)}")
        draft = _answer(one, front) or draft
    show.say("")
    return draft


def _say(doubt: Doubt, place: str) -> None:
    """The question, the words of the notice, and the choices."""
    phrase = " ".join(doubt.text.split())
    sentence = " ".join(doubt.sentence.split())
    lines = [f"{place} {doubt.about}：{doubt.why}"]
    if phrase:
        lines.append(f"  {PHRASE}{phrase}")
    if sentence and sentence != phrase:
        lines.append(f"  所在的句子：{sentence}")
    lines += [f"  {at} {choice.words}" for at, choice in enumerate(doubt.choices, start=1)]
    if doubt.typed:
        lines.append(f"  {doubt.typed}")
    show.say("", *lines)


def _answer(doubt: Doubt, front: FrontEnd) -> Draft | None:
    """The draft that an answer makes, asked again until it can be read; None: left open.

    Raises:
        EOFError: it is 0.

    """
    while True:
        line = front.ask("（回车=先留着，0=停下）> ", lambda _: [])
        if key_of(line) in LEAVE:
            raise EOFError
        try:
            return answered(doubt, line)
        except UsageError as error:
            show.failed(error, "  ")
