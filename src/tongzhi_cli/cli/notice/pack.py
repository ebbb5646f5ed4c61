"""`fankui notice pack`: what a registrar hands out, a pack for each class and an index of them."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.check.check import Report, check
from tongzhi_cli.check.rules.every import UNANSWERED_RULES
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.mapping import mapping_of, refuse_failures, refuse_unused
from tongzhi_cli.errors import ExitCode, InputError, OutputError, UsageError, reading
from tongzhi_cli.loader.codes import codes_named
from tongzhi_cli.loader.notices import (
    is_built_in,
    notice_file,
    notice_for,
    now_in,
    still_open,
    toml_of,
)
from tongzhi_cli.loader.permits import permits_of
from tongzhi_cli.loader.rosters import ClassOptions
from tongzhi_cli.model.problem import Severity
from tongzhi_cli.model.shell import command
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import writing
from tongzhi_cli.roster import read as rosters
from tongzhi_cli.tables import read as tables

if TYPE_CHECKING:
    from tongzhi_cli.loader.contacts.find import Told
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.packs.contents import Packing
    from tongzhi_cli.packs.papers import Papers
    from tongzhi_cli.packs.plan import Pack
    from tongzhi_cli.roster.model import Roster
    from tongzhi_cli.roster.read import Placed

#: Where the packs go if nobody says.
DEFAULT = "任务包"
#: So many packs take no time to speak of; so many filled files are named.
_SOME, _NAMED = 100, 6


class PackOptions(NamedTuple):
    """The options of notice pack, as typed."""

    notice: str | None
    lists: Sequence[str]
    output: str | None
    as_zip: bool
    link: str | None
    mapping: Sequence[str]
    sheets: Sequence[str]
    allow: Sequence[str]
    now: str | None


def run(given: PackOptions, *, as_json: bool, force: bool, quiet: bool) -> ExitCode:
    """Write the packs, if nothing stands against the list.

    Raises:
        UsageError: an option has a value that cannot be.
        InputError: a list, the notice or a blank form of it cannot be read.
        OutputError: a pack cannot be written, or there is one already.

    """
    from tongzhi_cli.cli.monitor.group_text import is_over, is_refused

    beside = _beside(given)
    notice, used = notice_for(beside, given.notice)
    now = now_in(notice, given.now)
    target = Path(given.output or DEFAULT)
    _refuse_target(target, force=force)
    if is_built_in(beside, given.notice) and is_over(notice, now):
        return ExitCode.PROBLEMS
    if not quiet:
        show.say(f"通知：{used}")
    if not given.lists:
        return _for_everybody(given, notice, target, as_json=as_json, force=force, quiet=quiet)
    read, placed, told = _read(given)
    codes, permits = codes_named(given.allow), permits_of(given.allow, read)
    report = check(read, [], notice, now, codes, permits=permits, rules=UNANSWERED_RULES)
    if is_refused(report, _as_class(given)):
        return ExitCode.PROBLEMS
    if report.blocked or not any(each.expected for each in report.classes):
        return _refuse(report, as_json=as_json, quiet=quiet)
    from tongzhi_cli.packs.contents import shared_names
    from tongzhi_cli.packs.links import links_told
    from tongzhi_cli.packs.plan import packs

    papers = _papers(given, notice)
    found = packs(report.classes, told, links_told(placed), given.link, shared_names(papers))
    packing = _packing(given, papers, found)
    files = list(packing.files(target, as_zip=given.as_zip))
    if len(found) > _SOME and not quiet:
        show.say(f"正在写 {len(found)} 个班的任务包，请等一会儿……")
    others = _write(given, target, files, notice, force=force)
    if as_json:
        from tongzhi_cli.cli.json import pack as pack_json

        pack_json.write(report, found, target, [one.path for one in files])
        return ExitCode.OK
    if not quiet:
        show.problems(report.problems, sys.stderr, classes=len(report.classes))
        show.say(*_results_left(placed))
        _say_others(others)
        _say_result(report, found, given)
    show.wrote(target, files[-1].path)
    if not quiet:
        sys.stdout.flush()
        show.steps(*_steps(given, target, files[-1].path, found))
    return ExitCode.OK


def _as_class(given: PackOptions) -> ClassOptions:
    """The options as those of a class's command have them."""
    lists = given.lists
    return ClassOptions(
        lists, [], None, given.mapping, given.sheets, given.allow, given.notice, given.now
    )


# --- what is given -------------------------------------------------------------------------------


def _refuse_target(target: Path, *, force: bool) -> None:
    """Stop before anything is read where the packs have no place.

    Raises:
        OutputError: there is a file, or a folder that is not empty and *force* is off.

    """
    is_folder = os.path.isdir(target)  # noqa: PTH112  asks without raising
    if not is_folder and os.path.lexists(target):
        raise OutputError(f"{target} 是文件，不是文件夹", "请用 -o 换一个文件夹的名字。")
    if is_folder and not force:
        try:
            is_empty = not os.listdir(target)  # noqa: PTH208  names are all that is wanted
        except OSError:
            is_empty = True  # writing says what is wrong
        if not is_empty:
            raise OutputError(
                f"{target} 已经有了，没有覆盖", "要覆盖就加 --force，或用 -o 换一个文件夹。"
            )


def _read(given: PackOptions) -> "tuple[list[Roster], list[Placed], list[Told]]":
    """The lists, each student's row, and who speaks for which class: each file is opened once."""
    from tongzhi_cli.loader.contacts import find

    mapping = mapping_of(given.mapping)
    read: list[Roster] = []
    placed: list[Placed] = []
    told: list[Told] = []
    failures: list[InputError] = []
    for name in dict.fromkeys(given.lists):
        try:
            with reading(name):
                book, path = tables.read(Path(name)), Path(name)
                roster, rows = rosters.read_placed(path, book, mapping=mapping, sheets=given.sheets)
        except InputError as error:
            failures.append(error)
            continue
        read.append(roster)
        placed += rows
        told += find.in_book(book)
    refuse_failures(failures)
    if failures:
        raise failures[0]
    refuse_unused(mapping)
    return read, placed, told


def _papers(given: PackOptions, notice: "Notice") -> "Papers":
    from tongzhi_cli.packs.papers import papers_of

    return papers_of(notice, notice_file(_beside(given), given.notice))


def _packing(given: PackOptions, papers: "Papers", found: "Sequence[Pack]") -> "Packing":
    from tongzhi_cli.packs.contents import Packing

    return Packing(toml_of(_beside(given), given.notice), papers, found, given.link)


def _beside(given: PackOptions) -> str:
    """The list that a notice may lie beside."""
    return given.lists[0] if given.lists else ""


# --- what is written -----------------------------------------------------------------------------


def _write(
    given: PackOptions,
    target: Path,
    files: "Sequence[writing.File]",
    notice: "Notice",
    *,
    force: bool,
) -> list[Path]:
    """Write all packs, or none; what somebody has filled in is never overwritten.

    What lay there before and is not written is given back.

    Raises:
        OutputError: they cannot be written, or would overwrite something.

    """
    others: list[Path] = []
    if os.path.isdir(target):  # noqa: PTH112  asks without raising; else there is nothing yet
        sources = [Path(name) for name in given.lists]
        if path := notice_file(_beside(given), given.notice):
            sources.append(path)
        paths = [one.path for one in files]
        writing.refuse_existing(paths, sources, force=force)
        if force:
            _refuse_filled(paths, notice)
            from tongzhi_cli.packs.before import others_in

            others = others_in(target, paths)
    writing.write_all(files)
    return others


def _refuse_filled(paths: Sequence[Path], notice: "Notice") -> None:
    """Stop where a file of an earlier pack came back with results, whatever --force says.

    Raises:
        OutputError: there is one.

    """
    from tongzhi_cli.summary.handed_out.filled import is_filled

    filled = [str(one) for one in paths if is_filled(one, notice)]
    if filled:
        more = f" 等 {len(filled)} 份" if len(filled) > _NAMED else ""
        raise OutputError(
            f"{'、'.join(filled[:_NAMED])}{more} 里已经填了结果，没有覆盖", "请用 -o 换一个文件夹。"
        )


def _for_everybody(
    given: PackOptions,
    notice: "Notice",
    target: Path,
    *,
    as_json: bool,
    force: bool,
    quiet: bool,
) -> ExitCode:
    """Write one pack that any class can use: there is no list."""
    if given.as_zip:
        raise UsageError("没有名单只有一个任务包，不用 --zip", "加 --roster 名单.xlsx，每班一个。")
    files = list(_packing(given, _papers(given, notice), []).of_nobody(target))
    others = _write(given, target, files, notice, force=force)
    paths = [one.path for one in files]
    if as_json:
        from tongzhi_cli.cli.json import pack as pack_json

        pack_json.write(None, [], target, paths)
        return ExitCode.OK
    if not quiet:
        _say_others(others)
        from tongzhi_cli.packs.links import doubted

        show.say(*doubted(given.link), *still_open("", given.notice))
        show.say(f"没有名单，写了一个大家都能用的任务包：{len(paths)} 个文件")
    show.wrote(target)
    if not quiet:
        sys.stdout.flush()
        pack = command(["notice", "pack", "--roster", "名单.xlsx", "-o", f"{DEFAULT}-各班"])
        show.steps(
            "1. 打开里面的 说明.docx 看一遍，再发下去",
            f"2. 有全校（全系）的名单，每班写一个：{pack}",
        )
    return ExitCode.OK


# --- what is said --------------------------------------------------------------------------------


def _refuse(report: Report, *, as_json: bool, quiet: bool) -> ExitCode:
    if as_json:
        from tongzhi_cli.cli.json import pack as pack_json

        pack_json.write(report, [], None, [])
        return ExitCode.PROBLEMS
    shown = [one for one in report.problems if not quiet or one.severity is Severity.ERROR]
    show.problems(shown, sys.stderr, classes=len(report.classes))
    errors = len(report.of(Severity.ERROR))
    told = f"有 {errors} 个错误" if errors else "名单里没有要参加的人"
    show.say(f"{told}，什么也没有写。请改好名单再运行一次。")
    return ExitCode.PROBLEMS


def _say_others(others: Sequence[Path]) -> None:
    """That the folder has what is of no pack of today: an earlier one's, or somebody's."""
    if others:
        named = "、".join(map(str, others[:_NAMED]))
        more = f" 等 {len(others)} 处" if len(others) > _NAMED else ""
        show.say(
            f"！ 文件夹里原来就有、这次没有写的：{named}{more}；汇总时会一起读，不要的请自己删掉"
        )


def _say_result(report: Report, found: "Sequence[Pack]", given: PackOptions) -> None:
    from tongzhi_cli.packs.links import doubted
    from tongzhi_cli.packs.plan import several_links

    show.say(*doubted(given.link), *(f"！ {line}" for line in several_links(found)))
    without = sum(not one.link for one in found)
    if without:
        which = "" if without == len(found) else f"（{without} 个班）"
        show.say(f"· 没有问卷链接{which}：说明里留了填的地方；有了就加 --link 再写一次")
    show.say(*still_open(given.lists[0], given.notice))
    people = sum(one.report.expected for one in found)
    colleges = len({one.college for one in found if one.college})
    told = f"{colleges} 个学院 " if colleges else ""
    away = report.count_of(Status.AWAY)
    gone = f"（另有 {away} 人不参加，不在表上）" if away else ""
    show.say(f"{told}{len(found)} 个班 {people} 人{gone}，每班一个任务包：")


def _results_left(placed: "Sequence[Placed]") -> list[str]:
    """That the list has results already, which no pack has: each class is to fill in its own."""
    told = sum(
        bool(clean_answer(one.table.text(one.row, one.header.columns.get(Column.RESULT))))
        for one in placed
    )
    return [f"！ 名单里已有 {told} 人的校对结果，任务包里没有写上，空着等各班填"] if told else []


def _steps(given: PackOptions, target: Path, index: Path, found: "Sequence[Pack]") -> list[str]:
    what = "一个压缩包" if given.as_zip else "一个文件夹"
    some = "再打开一个压缩包" if given.as_zip else f"再打开 {target / found[0].folder}"
    merge = command(["merge", str(target), "-o", "汇总.xlsx"])
    other = command(["merge", "交来的表", "--roster", str(index), "-o", "汇总.xlsx"])
    return [
        f"1. 打开 {index} 看发给谁；{some}，看一遍 说明.docx",
        f"2. 发下去：每班{what}",
        f"3. 收回来的放回原处，汇总：{merge}",
        f"4. 另放一个文件夹的：{other}",
    ]
