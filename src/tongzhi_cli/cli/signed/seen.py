"""What a person has seen on the signed paper: asked, understood, recorded beside the roster."""

from collections.abc import Sequence
from pathlib import Path

from tongzhi_cli.answers.log.read import path_beside
from tongzhi_cli.answers.log.signings import Signing
from tongzhi_cli.errors import UsageError
from tongzhi_cli.loader.rosters import Checked
from tongzhi_cli.scan.classes.account import Account, Standing
from tongzhi_cli.scan.classes.typed import Typed, understood


def asked(accounts: Sequence[Account]) -> str:
    """What the person at the terminal types of the rows to look at; "" where they leave it."""
    if not any(one.of(Standing.LOOK) or one.of(Standing.UNREAD) for one in accounts):
        return ""
    from tongzhi_cli.cli.terminal.by_number import words_of
    from tongzhi_cli.cli.terminal.prompt import line
    from tongzhi_cli.cli.terminal.show import say

    while True:
        typed = line("对着纸看一眼，打：已签 7 12，未签 9（直接回车=以后再说）> ")
        if not typed.strip():
            return ""
        try:
            understood(typed, accounts)
        except UsageError as error:
            say(words_of(error))
            continue
        return typed


def record(found: Checked, accounts: Sequence[Account], typed: str) -> dict[str, list[Signing]]:
    """Put what was seen into the log of each class's roster: all of it, or nothing; by the roster.

    Raises:
        UsageError: it is not understood, or there is no roster, beside which a log could be.
        OutputError: a log cannot be written.

    """
    from tongzhi_cli.answers.log.write import LogWriter

    said = understood(typed, accounts)
    if not found.rosters:
        raise UsageError(
            "交来的表旁边没有收集记录，记不了", "写花名册：fankui signed 花名册.xlsx --seen …。"
        )
    lines = {}
    for roster in found.rosters:
        own = [_line(one, found) for one in said if one.account.file == roster]
        if own:
            with LogWriter(path_beside(Path(roster)), found.report.now) as log:
                log.append_signings(own)
            lines[roster] = own
    return lines


def _line(one: Typed, found: Checked) -> Signing:
    person = one.entry.person
    return Signing(person.number, one.said, person.name, one.entry.sheet, found.report.now)
