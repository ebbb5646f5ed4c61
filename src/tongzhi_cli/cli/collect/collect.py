"""`fankui collect`: the answers of a class into its log: asked at the terminal, or from files."""

import sys
from pathlib import Path

from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.choose import asker
from tongzhi_cli.columns.mapping import refuse_unused
from tongzhi_cli.errors import ExitCode, InputError, UsageError
from tongzhi_cli.loader.collect_slots import Begun, begin, swapped_back
from tongzhi_cli.loader.collection import Collection, Wanted, Whose
from tongzhi_cli.loader.notice_beside import nobody
from tongzhi_cli.office.disk.place import Kind, here


def run(whose: Whose, wanted: Wanted) -> ExitCode:
    """Do what is wanted; without an option for it, ask.

    Raises:
        UsageError: an option has a value that cannot be, or does not go with another.
        InputError: a file cannot be read.
        OutputError: the log or the export cannot be written.

    """
    _refuse_together(wanted)
    begun = begin(whose, wanted, nobody if wanted.quiet else asker())
    _refuse_alone(begun.wanted)  # a folder has files of answers
    try:
        return _do(begun)
    except InputError as error:  # from a file of answers: nothing is written yet
        again = swapped_back(begun, error)
        if again is None:
            raise
    return _do(again)


def _do(begun: Begun) -> ExitCode:
    found, wanted = begun.found, begun.wanted
    whose = found.whose
    if not wanted.quiet:
        show.say(*begun.told)
    if not found.students:
        raise UsageError(
            f"{whose.roster} 里没有能记结果的学生（学号都不能用）",
            f"先看：{whose.command('check')}",
        )
    _tell_beginning(found, quiet=wanted.quiet)
    if wanted.show_log:
        from tongzhi_cli.cli.collect import log as collect_log

        return collect_log.table(found, as_json=wanted.as_json)
    if not (wanted.quiet or (wanted.export is not None and not wanted.writes)):
        show.say(*_of_place(found))
    if wanted.undo is not False:
        from tongzhi_cli.cli.collect import log as collect_log

        of = wanted.undo if isinstance(wanted.undo, str) else None
        return collect_log.undo(found, of, dry_run=wanted.dry_run)
    if wanted.allow:
        from tongzhi_cli.cli.collect import permits

        refuse_unused(found.mapping)
        return permits.run(found, wanted)
    if wanted.evidence:
        from tongzhi_cli.cli.collect import evidence

        return evidence.run(found, wanted)
    if wanted.writes:
        from tongzhi_cli.cli.collect import files as collect_files

        return collect_files.run(found, wanted)
    refuse_unused(found.mapping)
    if wanted.export is not None:
        from tongzhi_cli.cli.collect import log as collect_log

        return collect_log.export(found, Path(wanted.export), force=wanted.force)
    from tongzhi_cli.cli.collect import ask

    return ask.run(found, plain=wanted.plain)


def _of_place(found: Collection) -> list[str]:
    """What a log cannot promise where it lies: a second computer sees no lock of this one."""
    place = here(found.path)
    if place is None:
        return []
    where = f"！ 收集记录在{place.kind.value}（{place.name}）的文件夹里"
    alone = "同一个班请只在一台电脑上记"
    if place.kind is Kind.NETWORK:
        seen = "别的电脑上正在记，这里不一定看得出来；网络断了，会说哪一条没有记上"
        return [f"{where}：{seen}。{alone}。"]
    merging = found.whose.command("collect", "--from", "那份.answers.jsonl")
    later = "记下的要过一会儿才到别的电脑，别的电脑上正在记也看不出来"
    return [
        f"{where}：{later}。{alone}；多出来的副本 check、build 会一起读，要合进来：{merging}",
    ]


def _refuse_together(wanted: Wanted) -> None:
    asked = {
        "--from、--set、--without、--rest": wanted.writes,
        "--allow": bool(wanted.allow),
        "--log": wanted.show_log,
        "--undo-of" if isinstance(wanted.undo, str) else "--undo": wanted.undo is not False,
        "--export": wanted.export is not None and not wanted.writes,
        "--evidence": bool(wanted.evidence),
    }
    chosen = [name for name, given in asked.items() if given]
    if len(chosen) > 1:
        raise UsageError(f"{chosen[0]} 和 {chosen[1]} 不能一起用", "请分两次运行。")
    if wanted.by is not None and not wanted.allow:
        raise UsageError("--by 说的是谁同意放行，要和 --allow 一起用", "写成 --allow 代号:学号。")


def _refuse_alone(wanted: Wanted) -> None:
    if wanted.output is not None and not wanted.evidence:
        raise UsageError(
            "-o 要和 --evidence 一起用", "导出结果写 --export 结果.xlsx；图片写 --evidence 文件夹。"
        )
    if wanted.as_json and not (wanted.writes or wanted.allow or wanted.show_log or wanted.evidence):
        raise UsageError(
            "--json 要和 --from、--set、--without、--rest、--allow、--evidence 或 --log 一起用",
            "在终端上问答没有 JSON。",
        )
    if wanted.dry_run and not (
        wanted.writes or wanted.allow or wanted.undo is not False or wanted.output is not None
    ):
        raise UsageError(
            "--dry-run 要和 --from、--set、--without、--rest、--allow、--undo 或 --undo-of 一起用",
            "它只看会记下什么。",
        )


def _tell_beginning(found: Collection, *, quiet: bool) -> None:
    if not quiet:
        show.say(f"通知：{found.notice_used}")
    if found.nameless:
        show.say(
            f"！ {found.roster.file} 里有 {found.nameless} 行记不了结果：学号是空的、被改坏了，"
            f"或几个人同一个学号。先看：{found.whose.command('check')}"
        )
    show.problems(found.notes, sys.stderr, classes=1)
