"""What a person types who has looked: 已签 7 12，未签 9; by 序号, 学号 or 姓名."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tongzhi_cli.answers.log.signings import NOT_SIGNED, SIGNED
from tongzhi_cli.errors import UsageError
from tongzhi_cli.model.student import clean_name, clean_number
from tongzhi_cli.scan.account import Account, Entry

#: What is said of a row, in the words that people type.
_WORDS = {
    "已签": SIGNED, "签了": SIGNED, "有签": SIGNED, "签": SIGNED,
    "未签": NOT_SIGNED, "没签": NOT_SIGNED, "没有签": NOT_SIGNED, "不是签名": NOT_SIGNED,
}  # fmt: skip
_HOW = "写法：已签 7 12，未签 9（序号、学号或姓名，用空格隔开）。"


class Typed(NamedTuple):
    """What was *said* of a student."""

    said: str
    entry: Entry
    account: Account


def understood(text: str, accounts: Sequence[Account]) -> list[Typed]:
    """What somebody says of whom.

    Raises:
        UsageError: it is not understood, or may mean several; nothing is recorded then.

    """
    said = ""
    found: list[Typed] = []
    for word in re.split(r"[\s,，、;；。:：]+", text.strip()):
        if not word:
            continue
        if word in _WORDS:
            said = _WORDS[word]
            continue
        if not said:
            raise UsageError(f"没看懂“{word}”", _HOW)
        found.append(_one(word, said, accounts))
    if not found:
        raise UsageError("没有说是谁", _HOW)
    twice = {one.entry.person.number for one in found if one.said == SIGNED} & {
        one.entry.person.number for one in found if one.said == NOT_SIGNED
    }
    if twice:
        raise UsageError(f"{'、'.join(sorted(twice))} 又说已签又说未签", "一个也没有记。")
    return list({one.entry.person.number: one for one in found}.values())


def _one(word: str, said: str, accounts: Sequence[Account]) -> Typed:
    meant = [
        Typed(said, entry, account)
        for account in accounts
        for entry in account.entries
        if _is_meant(word, entry)
    ]
    by_number = [one for one in meant if one.entry.person.number == clean_number(word)]
    meant = by_number or meant
    if not meant:
        raise UsageError(f"名单里没有“{word}”，一个也没有记", _HOW)
    if len(meant) > 1:
        told = "、".join(f"{one.entry.person.number} {one.entry.person.name}" for one in meant[:3])
        raise UsageError(f"“{word}”可能是几个人（{told}），一个也没有记", "请写学号。")
    return meant[0]


def _is_meant(word: str, entry: Entry) -> bool:
    person = entry.person
    if word.isdecimal() and len(word) <= 3:
        return int(word) == entry.serial
    return clean_number(word) == person.number or clean_name(word) == person.name
