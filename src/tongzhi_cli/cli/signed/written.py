"""Results that seem to be written on the signed paper by hand: recorded by `collect`, after a yes.

A picture changes no result (issue 21): what was read is only offered, and may be typed rightly.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from tongzhi_cli.answers.log.read import path_beside
from tongzhi_cli.answers.log.read import read as log_of
from tongzhi_cli.answers.result.judge import result_of
from tongzhi_cli.cli.terminal.detail import few
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.columns.column import Column
from tongzhi_cli.loader.collection import Wanted, Whose
from tongzhi_cli.loader.rosters import Checked, ClassOptions
from tongzhi_cli.model.text import shown
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan.classes.account import Account, Entry
from tongzhi_cli.scan.printed import beside, letters

#: So many students are named in a question; so many letters of what was read are shown.
_NAMED, _SHOWN = 6, 30
_YES = frozenset({"y", "yes", "是", "对", "好"})
_NO = frozenset({"n", "no", "否", "不", "不是", "不对", "不改"})


class Read(NamedTuple):
    """That *text* seems to be written in the rows of *entries*, who stand in a *roster*."""

    roster: str
    text: str
    entries: tuple[Entry, ...]


class Earlier:
    """What the sheets may have been printed with before the data changed, by the logs."""

    def __init__(self, found: Checked) -> None:
        notice = found.report.notice
        self._ok = letters(notice.ok_text)
        self._notice, self._rosters = notice, found.rosters

    @cached_property
    def _texts(self) -> set[tuple[str, str]]:
        """What each student's result was before; the logs are opened where a cell differs."""
        texts = set()
        for roster in self._rosters:
            for one in log_of(path_beside(Path(roster)), self._notice).answers:
                own = one.text or "", result_of(one.text, self._notice).text
                texts |= {(one.number, letters(text)) for text in own if letters(text)}
        return texts

    def is_printed(self, entry: Entry) -> bool:
        """Whether what is read of a student's result is what the data had before."""
        person, read = entry.person, letters(_read_of(entry))
        is_changed = bool(person.result) and letters(person.result) != read
        is_ok_before = person.is_ok is False and read == self._ok
        return is_changed and (is_ok_before or (person.number, read) in self._texts)

    def told(self, accounts: Iterable[Account]) -> Iterator[str]:
        """Whose sheet is an old one: it has to be printed and signed anew."""
        old = [entry for one in accounts for entry in one.entries if self.is_printed(entry)]
        if old:
            yield f"纸上印的是改以前的结果：{_who(old)}。重新生成、打印，签了再看"


def _who(entries: Sequence[Entry]) -> str:
    """The first of some students, and how many they are."""
    many = few(len(entries), _NAMED)
    who = "、".join(f"{each.serial} {visible(each.person.name)}" for each in entries[:many])
    return who + (f"等 {len(entries)} 人" if len(entries) > many else "")


def _read_of(entry: Entry) -> str:
    """What was read under the result, where it is not what the data have."""
    outcomes = {Column.RESULT, Column.WRONG}
    return next((each.read for each in entry.differs if each.column in outcomes), "")


def read(
    accounts: Iterable[Account], rosters: Sequence[str], earlier: Earlier | None = None
) -> list[Read]:
    """What seems to be written, the same of several students once; of rosters that have a log.

    What was printed *earlier* nobody has written.
    """
    found: dict[tuple[str, str], list[Entry]] = {}
    for one in accounts:
        for entry in one.entries if one.file in rosters else ():
            is_old = earlier is not None and earlier.is_printed(entry)
            if not is_old and (text := beside(entry.person, _read_of(entry))):
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
    have = {each.person.result for each in one.entries}
    own = have.pop() if len(have) == 1 else ""
    data = f"（数据里“{shown(own, _SHOWN)}”）" if own else ""
    return (
        f"{_who(one.entries)}：好像写的是“{shown(one.text, _SHOWN)}”{data}。"
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
