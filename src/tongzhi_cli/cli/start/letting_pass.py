"""Letting errors pass at the terminal: a kind of them, or that of one student, and who allows it.

What is let pass for one student is recorded with who allowed it and why, and holds from then on;
a kind is let pass for this form alone. Source: issue 17, item 10.
"""

from collections.abc import Sequence

from tongzhi_cli.cli.start.person import Person
from tongzhi_cli.cli.terminal.keys import SURE, key_of
from tongzhi_cli.cli.terminal.show import say
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.named_tuple import NamedTuple

_FOR_ONE = "1"
#: By which letting pass is chosen, and how that is offered.
FIRST = "1"
OFFERED = f"{FIRST}=放行错误（先问过辅导员）"
#: The options by which the words of a build say whose answers are recorded.
_TAKEN = ("--notice", "--class", "--map", "--sheet")


class Against(NamedTuple):
    """An error that stands against a form: its *code*, and whom it is about, "" for nobody."""

    code: str
    number: str = ""
    name: str = ""

    @property
    def who(self) -> str:
        """The student it is about."""
        return visible(" ".join(filter(None, (self.number, self.name))))


def let_pass(person: Person, words: Sequence[str], against: Sequence[Against]) -> list[str] | None:
    """The codes that are let pass as a whole for a build of those *words*.

    None where nothing is, nor anything for anybody: that is recorded at once.

    Raises:
        BackError: the person wants back.

    """
    is_any, passed = False, []
    for code in dict.fromkeys(one.code for one in against):
        of_kind = [one for one in against if one.code == code]
        said, whole = _of_kind(person, words, of_kind)
        is_any |= said
        passed += [code] if whole else []
    return passed if is_any else None


def passed_over(person: Person, words: Sequence[str], against: Sequence[Against]) -> Sequence[str]:
    """The codes that are let pass as a whole while nothing can be built yet.

    What is let pass for one student is recorded at once.

    Raises:
        BackError: the person wants back.

    """
    if not person.pause(f"{OFFERED}，", {FIRST}):
        return ()
    return let_pass(person, words, against) or ()


def _of_kind(person: Person, words: Sequence[str], against: Sequence[Against]) -> tuple[bool, bool]:
    """Whether anything of one kind is let pass, and whether all of it is."""
    from tongzhi_cli.summary.kinds import KINDS

    code, is_any = against[0].code, False
    kind = KINDS.get(code)
    left = list(against)
    while left:
        one = "1=只给一个人放行，" if kind and kind.of_student and all(map(_known, left)) else ""
        title = kind.title if kind else code
        whole = "9=都放行" if one and len(left) > 1 else "9=放行"
        ways = {SURE, *([_FOR_ONE] if one else [])}
        asked = f"{title} {len(left)} 个：{whole}，{one}回车=不放行 > "
        key = person.choice(asked, ways, "没有放行")
        if key == SURE:
            return True, True
        if not key or not _recorded(person, words, whom := _whom(person, left)):
            break
        is_any = True
        left = [each for each in left if each.number != whom.number]
    return is_any, False


def _known(one: Against) -> bool:
    return bool(one.number)


def _whom(person: Person, left: Sequence[Against]) -> Against:
    """The student among those who are *left* for whom it is let pass."""
    people = list({one.number: one for one in left}.values())
    if len(people) == 1:
        return people[0]
    say(*(f"  {at} {one.who}" for at, one in enumerate(people, start=1)))
    while True:
        typed = person.ask_needed("给谁放行：打前面的数字，或学号、姓名")
        key = key_of(typed)
        if key.isdecimal() and 0 < int(key) <= len(people):
            return people[int(key) - 1]
        named = [one for one in people if typed in {one.number, one.name}]
        if len(named) == 1:
            return named[0]
        say(f"“{visible(typed)}”不是里面的一个人。")


def _recorded(person: Person, words: Sequence[str], whom: Against) -> bool:
    """Whether it is recorded that an error is let pass for a student, by whom and why."""
    say(f"给 {whom.who} 放行：")
    by = person.ask_needed("谁同意的，如 王老师")
    reason = person.ask_or_back("为什么，如 住院；没有就直接回车（0=返回）> ")
    because = f"={reason}" if reason else ""
    allow = ["--allow", f"{whom.code}:{whom.number}{because}", "--by", by]
    return person.run(["collect", *_roster_of(words), *allow]) == ExitCode.OK


def _roster_of(words: Sequence[str]) -> list[str]:
    """The roster of a build and what says how it is read, as collect takes them."""
    kept = [words[1]]
    for at, word in enumerate(words):
        kept += words[at : at + 2] if word in _TAKEN else []
    return kept
