"""`fankui signed`: who has signed, by photographs and scans of the sheets (issue 21)."""

import sys
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.log.signings import Signing, holding
from tongzhi_cli.check.check import Report
from tongzhi_cli.cli.signed import report, seen, written
from tongzhi_cli.cli.signed.looking import look_at
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.choose import asker
from tongzhi_cli.cli.terminal.progress import bar
from tongzhi_cli.cli.terminal.seat import can_ask
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.columns.mapping import refuse_failures
from tongzhi_cli.errors import ExitCode, UsageError
from tongzhi_cli.form.rows import rows
from tongzhi_cli.loader import slots
from tongzhi_cli.loader.rosters import Checked, ClassOptions
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan import inputs
from tongzhi_cli.scan.classes.account import Account, accounts
from tongzhi_cli.scan.classes.of_form import class_of
from tongzhi_cli.scan.classes.sheets import Class
from tongzhi_cli.scan.seen import Shot

if TYPE_CHECKING:
    from datetime import datetime


class Wanted(NamedTuple):
    """The options, as typed: the *pictures*, what somebody has *seen*, the page to *look* at."""

    pictures: Sequence[str]
    seen: str | None
    look: str | None
    force: bool


def apart(paths: Sequence[str]) -> tuple[list[str], list[str]]:
    """The rosters (or forms, or the folder of a class), which come first, and the pictures.

    >>> apart(["花名册.xlsx", "1.jpg", "扫描.pdf"])
    (['花名册.xlsx'], ['1.jpg', '扫描.pdf'])
    """
    data: list[str] = []
    for name in paths:
        if inputs.is_picture(name) or (data and Path(name).is_dir()):
            break
        data.append(name)
    return data, list(paths[len(data) :])


def refuse_output(output: str | None) -> None:
    """Refuse -o where there is no summary to write anew.

    Raises:
        UsageError: it was given.

    """
    if output is not None:
        raise UsageError(
            "-o 要和 --by 汇总.xlsx 一起用",
            "教务处：fankui signed --by 汇总.xlsx 扫描/ -o 新汇总.xlsx；要人看的格子：--look。",
        )


def run(given: ClassOptions, wanted: Wanted, *, as_json: bool, quiet: bool) -> ExitCode:
    """Say of every student whether they have signed; 0 only where all have and all agrees.

    Raises:
        UsageError: what is typed cannot be, or the extra is not installed.
        InputError: the data or a named file cannot be read.
        OutputError: the page, or the record of what was seen, cannot be written.

    """
    if not given.rosters:
        raise UsageError(
            "没有写花名册，不知道照片上是谁", "先写花名册：fankui signed 花名册.xlsx 照片.jpg。"
        )
    if not wanted.pictures and wanted.seen is None:
        raise UsageError(
            "没有写照片", f"把照片或扫描件写在后面：{given.command('signed', '照片.jpg')}"
        )
    files = inputs.files_of(wanted.pictures)
    target = _page(given, wanted)
    if files:
        from tongzhi_cli.scan import extra

        extra.require()
    found = slots.read(given, bar, asker(), name="signed")
    refuse_failures(found.failures)
    if not quiet:
        show.say(*found.told)
        show.say(f"通知：{found.notice_used}")
    classes = classes_of(found.report)
    people = [person for each in classes for person in each.people]
    shots = [*chain.from_iterable(look_at(files, people, crops=target is not None))]
    told = accounts(classes, shots, seen_before(found))
    if wanted.seen is not None:
        found, told = _again(found, classes, shots, told, wanted.seen, quiet=quiet)
    made = [_look_page(target, told, found, wanted.pictures)] if target else []
    if as_json:
        from tongzhi_cli.cli.signed import as_json as document

        document.write(told, shots, made)
    else:
        report.put(told, shots)
        show.wrote(*made)
        sys.stdout.flush()
    asks = not (as_json or quiet or wanted.seen is not None) and can_ask()
    if asks and (typed := seen.asked(told)):
        found, told = _again(found, classes, shots, told, typed, quiet=quiet)
        report.put_counts(told)
    earlier = written.Earlier(found)
    if asks and (texts := written.read(told, found.rosters, earlier)):
        from tongzhi_cli.cli.terminal.prompt import line

        written.record(found.given, written.asked(texts, line))
    if not quiet:
        show.say(*(f"· {one}" for one in earlier.told(told)))
        show.steps(*report.steps(found, wanted.pictures, told, made))
    return report.code(told, shots)


def classes_of(found: Report) -> list[Class]:
    """The classes with what their printed forms say of each student, in the forms' order."""
    return [
        class_of(
            each.title,
            each.file,
            rows(each, found.notice),
            {line.student.number: line.result.status for line in each.lines},
            found.notice,
        )
        for each in found.classes
    ]


def seen_before(found: Checked) -> Mapping[str, Sequence[Signing]]:
    """What somebody has recorded, by the roster; not what is older than the student's result."""
    changed: dict[str, dict[str, datetime]] = {roster: {} for roster in found.signings}
    for each in found.report.classes:
        answers = (line.answer for line in each.lines if line.answer)
        own = {one.number: one.given_at for one in answers if one.given_at}
        changed.get(each.file, {}).update(own)
    return {roster: holding(own, changed[roster]) for roster, own in found.signings.items()}


def _again(
    found: Checked,
    classes: Sequence[Class],
    shots: Sequence[Shot],
    told: Sequence[Account],
    typed: str,
    *,
    quiet: bool,
) -> tuple[Checked, list[Account]]:
    """The same once what somebody has seen is recorded."""
    lines = seen.record(found, told, typed)
    if not quiet:
        new = [*chain.from_iterable(lines.values())]
        who = "、".join(f"{visible(one.name)} {one.number} {one.said}" for one in new)
        show.say(f"记下了 {len(new)} 人：{who}。")
    signings = {roster: [*own, *lines.get(roster, ())] for roster, own in found.signings.items()}
    found = found._replace(signings=signings)
    return found, accounts(classes, shots, seen_before(found))


def _page(given: ClassOptions, wanted: Wanted) -> Path | None:
    if wanted.look is None:
        return None
    from tongzhi_cli.cli.signed import look

    inputs = [*given.rosters, *given.results, *wanted.pictures]
    return look.target_of(inputs, wanted.look, force=wanted.force)


def _look_page(
    target: Path, told: Sequence[Account], found: Checked, pictures: Sequence[str]
) -> Path:
    """Write the page of the cells that a person has to look at."""
    from tongzhi_cli.cli.signed import look

    return look.write(target, told, found.given.command("signed", *pictures, "--seen", "…"))
