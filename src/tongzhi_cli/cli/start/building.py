"""Building with a person at the terminal: what stands against it is asked, not to be typed."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from tongzhi_cli.cli.start.person import Person, not_understood
from tongzhi_cli.cli.terminal.keys import LEAVE, SURE, key_of
from tongzhi_cli.cli.terminal.show import say
from tongzhi_cli.errors import ExitCode

#: Nobody is let off answering: who is missing is left blank in a draft.
_NOT_ALLOWED = frozenset({"missing-answer"})


def build(person: Person, taken: Sequence[str], more: Sequence[str] = ()) -> int:
    """Build of the words that check takes too, *taken*, and *more*; the exit code of the last try.

    A form that is there is replaced, an error overruled and a draft written only if the person
    says so.
    """
    words = ["build", *taken, *more]
    code = or_replaced(person, words)
    if code == ExitCode.PROBLEMS:
        return settled(person, words, _errors(person, taken))
    return code


def settled(person: Person, words: Sequence[str], errors: Mapping[str, int]) -> int:
    """What becomes of a build of those *words* that *errors* (by code) stand against.

    Overruled one kind after the other, a draft, or nothing.
    """
    can = errors if _NOT_ALLOWED.isdisjoint(errors) else {}
    overrule = "1=放行错误（先问过辅导员），" if can else ""
    typed = person.ask(f"还不能交。{overrule}2=先打草稿（没有结果的留空，手写），回车=先不生成 > ")
    if (code := person.typed_command(typed)) is not None:  # --allow …, as it was said
        return code
    key = key_of(typed)
    if key == "2":
        return or_replaced(person, [*words, "--draft"])
    if key != "1" or not can:
        if key not in {"", *LEAVE}:
            say(not_understood(typed, "没有生成"))
        return ExitCode.PROBLEMS
    codes = [code for code, count in can.items() if _is_allowed(person, code, count)]
    if not codes:
        return ExitCode.PROBLEMS
    return or_replaced(person, [*words, "--allow", ",".join(codes)])


def _is_allowed(person: Person, code: str, count: int) -> bool:
    from tongzhi_cli.summary.kinds import KINDS

    title = KINDS[code].title if code in KINDS else code
    return is_sure(person, f"{title} {count} 个：9=放行，回车=不放行 > ", "没有放行")


def or_replaced(person: Person, words: Sequence[str]) -> int:
    """Run a command that writes; what is there already is replaced if the person says so."""
    code = person.run(words)
    if code == ExitCode.OUTPUT and "--force" not in words and may_replace(person):
        return person.run([*words, "--force"])
    return code


def may_replace(person: Person) -> bool:
    """Whether a file that is there may be overwritten."""
    asked = "要是已经有的文件不要了，打 9 回车就覆盖；不覆盖，直接回车 > "
    return is_sure(person, asked, "没有覆盖", ("--force",))  # as it was said


def is_sure(person: Person, asked: str, instead: str, also: Sequence[str] = ()) -> bool:
    """Whether the person says 9, or one of *also*; a line that says neither is told *instead*."""
    key = key_of(typed := person.ask(asked))
    if key in {SURE, *also}:
        return True
    if key not in {"", *LEAVE}:
        say(not_understood(typed, instead))
    return False


def _errors(person: Person, taken: Sequence[str]) -> Counter[str]:
    """How many errors of each kind stand against it."""
    _, told = person.heard(["check", *taken, "--json", "--quiet"])
    try:
        problems = json.loads(told)["problems"]
    except (ValueError, KeyError):
        say("没有读出是哪些错误。")
        return Counter()
    return Counter(one["code"] for one in problems if one["severity"] == "error")
