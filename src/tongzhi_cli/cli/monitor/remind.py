"""`fankui remind`: the text to paste into the class group, one block for each class."""

import sys
from collections.abc import Sequence
from pathlib import Path

from tongzhi_cli.check.check import ClassReport, Report
from tongzhi_cli.cli.monitor import remind_all, text_file
from tongzhi_cli.cli.monitor.group_text import is_refused
from tongzhi_cli.cli.monitor.text_file import PICTURE
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.choose import asker
from tongzhi_cli.cli.terminal.progress import bar
from tongzhi_cli.columns.mapping import refuse_failures
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.loader import reminding, slots
from tongzhi_cli.loader.notices import still_open
from tongzhi_cli.loader.reminding import Noted
from tongzhi_cli.loader.rosters import Checked, ClassOptions
from tongzhi_cli.model.classes.class_shown import namesake
from tongzhi_cli.model.file_kind import SOME_EXPORT
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import writing
from tongzhi_cli.paper.blocks import Block, lines_of
from tongzhi_cli.paper.reminder import reminder


class Wanted(NamedTuple):
    """The options of the text, as typed; *done* records that it was sent."""

    at: bool
    link: str | None
    done: bool
    output: str | None
    force: bool


def run(given: ClassOptions, wanted: Wanted, *, as_json: bool, quiet: bool) -> ExitCode:
    """Write the text; nothing where nobody is missing.

    Raises:
        UsageError: an option has a value that cannot be, or nothing can be recorded.
        InputError: a file cannot be read.
        OutputError: the file cannot be written, or the reminder cannot be recorded.

    """
    folder = remind_all.folder_of(wanted.output)
    bare = "" if folder else remind_all.bare(wanted.output)
    path = None if folder or bare else _target(wanted.output)
    sources = [Path(name) for name in (*given.rosters, *given.results)]
    writing.refuse_existing([path] if path else [], sources, force=wanted.force)
    found = slots.read(given, bar, asker(), name="remind")
    refuse_failures(found.failures)
    if bare:  # a folder for the texts of several classes; a file of one needs its ending
        folder = Path(bare) if len(found.report.classes) > 1 else _target(bare)
    if not quiet:
        show.say(*found.told)
        show.say(f"通知：{found.notice_used}")
    if is_refused(found.report, found.given):
        return ExitCode.PROBLEMS
    texts = [
        (each, _text(each, found.report, wanted, is_printed=text_file.is_printed(path)))
        for each in found.report.classes
        if reminding.called_on(each)
    ]
    if not quiet:
        asked = [one for one in found.report.problems if one.code == "away-answer"]
        show.problems(asked, sys.stderr, classes=len(found.report.classes))
        show.say(*show.doubt(found.report))
        if texts:
            show.say(*still_open(found.given.rosters[0], found.given.notice))
    above = remind_all.overview_of(found.report) if remind_all.is_many(found) else None
    written = []
    if folder and texts:
        if above:
            remind_all.refuse_inside(folder, found.given)
        written = remind_all.write(folder, texts, above, force=wanted.force)
    elif path and texts:
        written = _written(path, texts, found, wanted, as_json=as_json)
    if not as_json:
        show.wrote(*written)
        if not (path or folder) and texts:
            shown = [above] if above else [text for _, text in texts]
            sys.stdout.write(text_file.shown(shown))
        sys.stdout.flush()  # whatever becomes of the record, the text is there
    noted = reminding.note(found) if wanted.done and texts else None
    if noted:
        found = found._replace(reminded=noted.reminded)
        written += noted.logs
    if as_json:
        from tongzhi_cli.cli.json import reminder as reminder_json

        blocks = [(each, lines_of(text)) for each, text in texts]
        reminder_json.write(found, blocks, written, lines_of(above) if above else None)
    if folder:
        show.say(*remind_all.left_over(folder, written))
    if not quiet:
        _say_end(found, noted, folder or path, texts=len(texts), is_overview=above is not None)
    return ExitCode.OK


def _target(output: str | None) -> Path | None:
    return text_file.target_of(output, (text_file.WORD, text_file.TEXT, PICTURE))


def _written(
    path: Path,
    texts: Sequence[tuple[ClassReport, list[Block]]],
    found: Checked,
    wanted: Wanted,
    *,
    as_json: bool,
) -> list[Path]:
    """The files that the texts were put into."""
    notice, parts = found.report.notice, [text for _, text in texts]
    if not text_file.is_picture(path):
        text_file.write(path, parts, notice.issued, students=True)
        return [path]
    from tongzhi_cli.cli.monitor import group_picture

    shown = "" if as_json else text_file.shown(parts)
    classes = [each for each, _ in texts]
    return group_picture.write(path, classes, notice, shown, force=wanted.force, link=wanted.link)


def _say_end(
    found: Checked, noted: Noted | None, path: Path | None, *, texts: int, is_overview: bool
) -> None:
    """How often it was asked before, and what to do with the text."""
    given = found.given
    if not texts:
        show.say("全都反馈了，不用催。")
        show.steps(given.command("check"))
        return
    if noted:
        show.say(f"记下了：催了 {noted.students} 人（{'、'.join(map(str, noted.logs))}）。")
    if often := reminding.how_often(found):
        show.say(f"{often}。")
    if is_overview:
        show.steps(*remind_all.steps(given, path, texts))
        return
    steps = [text_file.sending(path)]
    if found.rosters and not noted:
        steps.append(f"发到群里了，就记一笔：{given.command('remind', '--done')}")
    if len(given.rosters) == 1 and not found.given.are_papers:
        collect = given.command("collect", "--from", SOME_EXPORT, results="")
        steps.append(f"答了，收结果：{collect}")
    show.steps(*(steps[1:] if noted else steps))


def _text(each: ClassReport, report: Report, wanted: Wanted, *, is_printed: bool) -> list[Block]:
    called = show.mentions if wanted.at and not is_printed else show.names
    return list(
        reminder(
            each.title,
            called(each, reminding.missing(each)),
            called(each, reminding.not_clear(each)),
            report.notice,
            None if is_printed else report.now,
            at=wanted.at,
            link=wanted.link,
            namesake=namesake(each.name or "", (one.student.number for one in each.lines)),
        )
    )
