"""What a person types who has looked: 已签 7 12，未签 9; by 序号, 学号 or 姓名."""

import re
from collections.abc import Sequence

from tongzhi_cli.answers.log.signings import NOT_SIGNED, SIGNED, WORDS
from tongzhi_cli.errors import UsageError
from tongzhi_cli.model.student import clean_name, clean_number
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan.classes.account import Account, Entry, Standing

#: The longest first.
_WORD = re.compile(f"({'|'.join(sorted(WORDS, key=len, reverse=True))})(?=[0-9０-９]|$)")
_RANGE = re.compile(r"(\d{1,3})[-–—~～至到](\d{1,3})")
_SHORT = 3
_HOW = "写法：已签 7 12，未签 9（序号、学号或姓名，用空格隔开）。"


class Typed(NamedTuple):
    """What was *said* of a student."""

    said: str
    entry: Entry
    account: Account


def understood(text: str, accounts: Sequence[Account], *, are_read: bool = True) -> list[Typed]:
    """What somebody says of whom; before the pictures *are_read* nobody was asked yet.

    Raises:
        UsageError: it is not understood, or may mean several; nothing is recorded then.

    """
    said = ""
    found: list[Typed] = []
    everybody = [(entry, account) for account in accounts for entry in account.entries]
    for word in re.split(r"[\s,，、;；。:：]+", text.strip()):
        if not word:
            continue
        rest = word
        if begins := _WORD.match(word):
            said, rest = WORDS[begins[1]], word[begins.end() :]
        if not rest:
            continue
        if not said:
            raise UsageError(f"没看懂“{word}”", _HOW)
        found += [_one(each, said, everybody, are_read=are_read) for each in _each(rest)]
    if not found:
        raise UsageError("没有说是谁", _HOW)
    twice = {one.entry.person.number for one in found if one.said == SIGNED} & {
        one.entry.person.number for one in found if one.said == NOT_SIGNED
    }
    if twice:
        raise UsageError(f"{'、'.join(sorted(twice))} 又说已签又说未签", "一个也没有记。")
    return list({one.entry.person.number: one for one in found}.values())


def _each(word: str) -> list[str]:
    """The places of a range; what is none as it is.

    >>> _each("7-9"), _each("2014-03")
    (['7', '8', '9'], ['2014-03'])
    """
    found = _RANGE.fullmatch(word)
    if found is None or int(found[1]) > int(found[2]):
        return [word]
    return [str(at) for at in range(int(found[1]), int(found[2]) + 1)]


def _one(
    word: str, said: str, everybody: Sequence[tuple[Entry, Account]], *, are_read: bool
) -> Typed:
    """Whom a word means: by the whole 学号 anybody, else who was to be looked at."""
    number, name = clean_number(word), clean_name(word)
    by_number = [one for one in everybody if one[0].person.number == number]
    if word.isdecimal() and len(word) <= _SHORT:
        others = [one for one in everybody if one[0].serial == int(word)]
    else:
        others = [one for one in everybody if one[0].person.name == name]
    meant = [*by_number, *(one for one in others if one not in by_number)]
    if by_number and len(word) > _SHORT:
        meant = by_number
    if not meant:
        raise UsageError(f"名单里没有“{word}”，一个也没有记", _HOW)
    if len(meant) > 1:
        told = "、".join(f"{one.person.number} {one.person.name}" for one, _ in meant[:3])
        hint = "请写姓名。" if by_number else "请写学号。"
        raise UsageError(f"“{word}”可能是几个人（{told}），一个也没有记", hint)
    if are_read and not by_number and not _was_asked(meant[0][0]):
        person = meant[0][0].person
        raise UsageError(
            f"“{word}”（{person.number} {person.name}）不在要看的里面，一个也没有记",
            f"真的看过，就写整个学号：{said} {person.number}。",
        )
    return Typed(said, *meant[0])


def _was_asked(entry: Entry) -> bool:
    """Whether somebody was told to look at it, now or before."""
    return entry.standing in {Standing.LOOK, Standing.UNREAD} or bool(entry.said)
