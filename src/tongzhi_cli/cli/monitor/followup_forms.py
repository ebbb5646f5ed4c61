"""`fankui followup --template`: a school's form for one person, filled for each who needs it."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from tongzhi_cli.check.check import Report
from tongzhi_cli.cli.monitor import text_file
from tongzhi_cli.cli.monitor.followup import say_left_out
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.choose import asker
from tongzhi_cli.cli.terminal.progress import bar
from tongzhi_cli.columns.mapping import mapping_of, refuse_failures
from tongzhi_cli.errors import ExitCode, UsageError
from tongzhi_cli.followup.forms import Application, Without, applications, left_blank
from tongzhi_cli.followup.steps import followup
from tongzhi_cli.form.word.person import blank
from tongzhi_cli.form.word.person.blank import PersonForm
from tongzhi_cli.loader import slots
from tongzhi_cli.loader.contacts.record import Records, in_files
from tongzhi_cli.loader.notices import notice_file
from tongzhi_cli.loader.rosters import ClassOptions
from tongzhi_cli.office import writing

#: How a file is called, and no folder.
_OF_FILES = {
    text_file.WORD,
    text_file.TEXT,
    ".doc",
    ".wps",
    ".xlsx",
    ".xls",
    ".csv",
    ".pdf",
    ".zip",
}
#: So many forms with blanks of their own are told a line each.
_MANY = 4


def run(
    given: ClassOptions,
    template: str,
    *,
    output: str | None,
    as_json: bool,
    force: bool,
    quiet: bool,
) -> ExitCode:
    """Write a form for each student who needs one: all of them or none.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: a file cannot be read, or the template has no place for a 姓名.
        OutputError: a form cannot be written, or would overwrite a file.

    """
    _refuse_files(output)
    form = blank.find(Path(template), allow=None)
    read = slots.read(given, bar, asker(), name="followup")
    refuse_failures(read.failures)
    given, report = read.given, read.report
    if not quiet:
        show.say(*read.told)
        show.say(f"通知：{read.notice_used}")
    found = followup(report)
    folder = Path(output) if output else Path(given.rosters[0]).parent / Path(template).stem
    school = _school(form, report, is_own=notice_file(given.rosters[0], given.notice) is not None)
    records = _records(form, report, given)
    made, without = applications(found, form, folder, report.notice, school, records)
    paths = [one.path for one in made]
    sources = [Path(name) for name in (*given.rosters, *given.results, template)]
    writing.refuse_existing(paths, sources, force=force)
    writing.write_all([writing.File(one.path, one.filled.data) for one in made])
    if as_json:
        from tongzhi_cli.cli.json import report as report_json

        report_json.write_followup(found, report, paths, made)
    if not quiet:
        show.say(*(f"！ {one}" for one in form.doubts))
    code = say_left_out(read, found, quiet=quiet)
    if not quiet:
        _say_without(without)
    if not as_json:
        show.wrote(*paths)
    if not quiet:
        _say_blank(made, form, template)
    return code


def _refuse_files(output: str | None) -> None:
    """With a form for each student, -o is a folder.

    Raises:
        UsageError: it names a file.

    """
    if output and Path(output).suffix.lower() in _OF_FILES:
        raise UsageError(
            f"-o {output} 是一个文件：一人一份，要写在一个文件夹里",
            f"请写成 -o {Path(output).with_suffix('')}。",
        )


def _records(form: PersonForm, report: Report, given: ClassOptions) -> Records:
    """What the form asks for of a student's record and the lists tell."""
    if not form.asks:
        return {}
    everybody = (line.student for each in report.classes for line in each.lines)
    names = {one.number: one.name for one in everybody}
    files = (Path(name) for name in given.rosters)
    return in_files(files, names, form.asks, mapping_of(given.mapping))


def _school(form: PersonForm, report: Report, *, is_own: bool) -> str:
    """The school, where it is sure: by a notice of one's own, or as the form itself has it."""
    school = report.notice.school
    return school if is_own or school in form.text else ""


def _say_without(without: Sequence[Without]) -> None:
    """Who of the list has no form, and why."""
    for why, some in groupby(sorted(without, key=attrgetter("why")), attrgetter("why")):
        names = "、".join(one.item.student.name for one in some)
        show.say(f"没有写表（{why}）：{names}")


def _say_blank(made: Sequence[Application], form: PersonForm, template: str) -> None:
    """What stays blank on all forms, on whose what else, and what to do."""
    if not made:
        show.say(f"没有人要填 {template}，什么也没有写。")
        return
    common, own = left_blank(made, form)
    told = [f"都空着的：{'、'.join(common)}"] if common else []
    told += [f"{one.item.student.name}：{'、'.join(labels)}" for one, labels in own if labels]
    show.say(*(["；".join(told)] if len(told) < _MANY else told))
    show.steps(f"打印这 {len(made)} 份，空着的手写补上，本人核对后签名")
