"""Building with a person at the terminal: what stands against it is asked, not to be typed."""

import json
from collections.abc import Sequence
from pathlib import Path

from tongzhi_cli.cli.start.letting_pass import FIRST, OFFERED, Against, let_pass
from tongzhi_cli.cli.start.person import Person, not_understood
from tongzhi_cli.cli.terminal.keys import ALL, LEAVE, SURE, key_of
from tongzhi_cli.cli.terminal.show import has_said_part, last_wrote, say
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.named_tuple import NamedTuple

#: Nobody is let off answering: who is missing is left blank in a draft.
_NOT_ALLOWED = frozenset({"missing-answer"})
#: Replaces the form, and writes the sheets to print again by themselves.
_REPRINT = "8"
_FORCE = "--force"


def build(person: Person, taken: Sequence[str], more: Sequence[str] = ()) -> int:
    """Build of the words that check takes too, *taken*, and *more*; the exit code of the last try.

    A form that is there is replaced, an error overruled and a draft written only if the person
    says so.
    """
    words = ["build", *taken, *more]
    code = or_replaced(person, words)
    if code == ExitCode.PROBLEMS:
        return settled(person, words, _against(person, taken)).code
    return code


class Settled(NamedTuple):
    """The exit *code* of a build, and the codes of what was let *passed* in it."""

    code: int
    passed: tuple[str, ...] = ()


def settled(person: Person, words: Sequence[str], against: Sequence[Against]) -> Settled:
    """What becomes of a build of those *words* that errors stand *against*.

    Overruled one kind after the other, or for one student, a draft, or nothing.
    """
    can = against if _NOT_ALLOWED.isdisjoint(one.code for one in against) else ()
    overrule = f"{OFFERED}，" if can else ""
    asked = f"还不能交。{overrule}2=先打草稿（没有结果的留空，手写），回车=先不生成 > "
    while key_of(typed := person.ask(asked)) == ALL:
        person.typed_command(typed)
    if (code := person.typed_command(typed)) is not None:  # --allow …, as it was said
        return Settled(code)
    key = key_of(typed)
    if key == "2":
        return Settled(or_replaced(person, [*words, "--draft"]))
    if key != FIRST or not can:
        if key not in {"", *LEAVE}:
            say(not_understood(typed, "没有生成"))
        return Settled(ExitCode.PROBLEMS)
    passed = let_pass(person, words, can)
    if passed is None:
        return Settled(ExitCode.PROBLEMS)
    allow = ["--allow", ",".join(passed)] if passed else []
    return Settled(or_replaced(person, [*words, *allow]), tuple(passed))


# --- what is there already -------------------------------------------------------------------


class Replaced(NamedTuple):
    """The exit *code* of a command that writes, and the files of sheets that *again* are printed.

    There are none where the whole form is.
    """

    code: int
    again: tuple[Path, ...] = ()


def or_replaced(person: Person, words: Sequence[str]) -> int:
    """Run a command that writes; what is there already is replaced if the person says so."""
    return replaced(person, words).code


def replaced(person: Person, words: Sequence[str], what: str = "") -> Replaced:
    """The same; *what* would be replaced, in words, where that is known.

    Where only some sheets of a form are other, those can be written by themselves as well, before
    the old form is gone that they are compared with.
    """
    has_said_part()
    code = person.run(words)
    if code != ExitCode.OUTPUT or _FORCE in words:
        return Replaced(code)
    is_part = has_said_part()
    key = _key(person, what, is_part=is_part)
    if not key:
        return Replaced(code)
    sheets = [[*words, "--changed-only", _FORCE]] if key == _REPRINT else []
    again: tuple[Path, ...] = ()
    last_wrote()
    for each in (*sheets, [*words, _FORCE]):
        if (code := person.run(each)) != ExitCode.OK:
            return Replaced(code)
        again = again or last_wrote()
    return Replaced(code, again if sheets else ())


def may_replace(person: Person) -> bool:
    """Whether a file that is there may be overwritten."""
    return bool(_key(person, "", is_part=False))


def _key(person: Person, what: str, *, is_part: bool) -> str:
    """What is done with what is there already, "" for nothing."""
    part = "8=换掉，另写一份只要重印的那几张，" if is_part else ""
    asked = f"换掉 {what}（手改过的也没有了）" if what else "要是已经有的文件不要了"
    ways = {SURE, _FORCE, *([_REPRINT] if is_part else [])}
    return person.choice(f"{asked}：9=换掉，{part}回车=不换 > ", ways, "没有换")


# --- what stands against it ------------------------------------------------------------------


def _against(person: Person, taken: Sequence[str]) -> list[Against]:
    """The errors that stand against it."""
    _, told = person.heard(["check", *taken, "--json", "--quiet"])
    try:
        problems = json.loads(told)["problems"]
    except (ValueError, KeyError):
        say("没有读出是哪些错误。")
        return []
    return [
        Against(one["code"], one.get("number") or "", one.get("name") or "")
        for one in problems
        if one["severity"] == "error"
    ]
