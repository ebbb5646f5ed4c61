"""Results that seem to be written on the signed paper by hand: recorded by `collect`, after a yes.

A picture changes no result (issue 21): what was read is only offered, and may be typed rightly.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from tongzhi_cli.cli.terminal.detail import few
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.columns.column import Column
from tongzhi_cli.loader.collection import Wanted, Whose
from tongzhi_cli.loader.rosters import ClassOptions
from tongzhi_cli.model.text import shown
from tongzhi_cli.scan.classes.account import Account, Entry
from tongzhi_cli.scan.printed import beside

#: So many students are named in a question; so many letters of what was read are shown.
_NAMED, _SHOWN = 6, 30
_YES = frozenset({"y", "yes", "是", "对", "好"})
_NO = frozenset({"n", "no", "否", "不", "不是", "不对", "不改"})


class Read(NamedTuple):
    """That *text* seems to be written in the rows of *entries*, who stand in a *roster*."""

    roster: str
    text: str
    entries: tuple[Entry, ...]


def read(accounts: Iterable[Account], rosters: Sequence[str]) -> list[Read]:
    """What seems to be written, the same of several students once; of rosters that have a log."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for one in accounts:
        for entry in one.entries if one.file in rosters else ():
            said = next((each.read for each in entry.differs
                         if each.column in {Column.RESULT, Column.WRONG}), "")  # fmt: skip
            if text := beside(entry.person, said):
                found.setdefault((one.file, text), []).append(entry)
    return [Read(roster, text, tuple(entries)) for (roster, text), entries in found.items()]


def asked(found: Iterable[Read], ask: Callable[[str], str]) -> dict[str, list[str]]:
    """What is to be recorded, as `collect --set` takes it, by roster: what somebody says yes to."""
    result: dict[str, list[str]] = {}
    for one in found:
        typed = ask(_question(one)).strip()
        text = one.text if typed.lower() in _YES else typed
        if text and text.lower() not in _NO:
            result.setdefault(one.roster, []).extend(
                f"{entry.person.number}={text}" for entry in one.entries
            )
    return result


def _question(one: Read) -> str:
    many = few(len(one.entries), _NAMED)
    who = "、".join(f"{each.serial} {visible(each.person.name)}" for each in one.entries[:many])
    more = f"等 {len(one.entries)} 人" if len(one.entries) > many else ""
    have = {each.person.result for each in one.entries}
    own = have.pop() if len(have) == 1 else ""
    data = f"（数据里“{shown(own, _SHOWN)}”）" if own else ""
    return (
        f"{who}{more}：好像写的是“{shown(one.text, _SHOWN)}”{data}。"
        "问过本人，照这样记打 y，或打正确的结果，直接回车、n=不改 > "
    )


def record(given: ClassOptions, settings: dict[str, list[str]]) -> None:
    """Have `collect` record it, which judges it and says so.

    Raises:
        UsageError: what is typed cannot be recorded.
        OutputError: a log cannot be written.

    """
    from tongzhi_cli.cli.collect import collect

    for roster, own in settings.items():
        whose = Whose(
            roster, given.class_name, given.mapping, given.sheets, given.notice, given.now
        )
        collect.run(
            whose,
            Wanted(
                (), own, (), None, show_log=False, undo=False, export=None, dry_run=False,
                plain=True, force=False, as_json=False, quiet=False,
            ),
        )  # fmt: skip
