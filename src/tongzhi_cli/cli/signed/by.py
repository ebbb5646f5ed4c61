"""`fankui signed --by 汇总.xlsx 扫描/ -o 新汇总.xlsx`: the office's stack, against its summary.

What was seen stands in the new summary, by the digest of each picture: the next time, it is not
read again, however the last time ended (issue 21).
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.cli.registrar import standing
from tongzhi_cli.cli.registrar.workbook import target_of
from tongzhi_cli.cli.signed import report
from tongzhi_cli.cli.signed.book import Book
from tongzhi_cli.cli.signed.looking import look_at
from tongzhi_cli.cli.signed.stack import Stack
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.progress import bar
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import ExitCode, UsageError
from tongzhi_cli.loader import handed_in
from tongzhi_cli.loader.notices import notice_for, typed_now
from tongzhi_cli.model.shell import command
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import writing
from tongzhi_cli.scan import inputs
from tongzhi_cli.scan.classes.account import Doubt, Standing
from tongzhi_cli.scan.classes.typed import understood
from tongzhi_cli.summary import inbox
from tongzhi_cli.summary.merge import Merged, merged
from tongzhi_cli.summary.verdict import for_registrar
from tongzhi_cli.summary.workbook.layout import SCANS

if TYPE_CHECKING:
    from tongzhi_cli.scan.classes.account import Account


_UNKEPT = "没有写 -o，看过的没有留下。"
#: After so many pages the workbook is written.
_EVERY = 200


class Wanted(NamedTuple):
    """The options, as typed: the summary *by* which, the *pictures*, where the new one goes."""

    by: str
    pictures: Sequence[str]
    output: str | None
    seen: str | None
    look: str | None
    notice: str | None
    now: str | None
    force: bool

    def command(self, *more: str) -> str:
        """A further command on the same pictures, as it can be typed."""
        options = (("-o", self.output), ("--notice", self.notice), ("--now", self.now))
        words = [word for name, value in options if value for word in (name, value)]
        return command(["signed", "--by", self.by, *self.pictures, *words, *more])


def refuse(by: str, *others: object) -> None:
    """Refuse --results, --class, --map and --sheet, whose values *others* are, in this order.

    Raises:
        UsageError: one of them was given.

    """
    names = ("--results", "--class", "--map", "--sheet")
    if given := [name for name, value in zip(names, others, strict=True) if value]:
        raise UsageError(
            f"{given[0]} 不能和 --by 一起用",
            f"{by} 里已经有结果和班级；要改，先 fankui merge 再看。",
        )


def run(wanted: Wanted, *, as_json: bool, quiet: bool) -> ExitCode:
    """Say of every class of a summary how its signed paper is, and write that into a new one.

    Where somebody stops it, what was seen until then is written.

    Raises:
        UsageError: what is typed cannot be, or the extra is not installed.
        InputError: the summary or a named file cannot be read.
        OutputError: a file cannot be written, or would be overwritten.

    """
    _refuse(wanted)
    files = inputs.files_of(wanted.pictures)
    target = target_of(wanted.output, is_asked=False)
    if target:
        writing.refuse_existing([target], [Path(wanted.by), *files], force=wanted.force)
    page = _page(wanted)
    from tongzhi_cli.scan import extra

    extra.require()
    stack = Stack(_found(wanted, target, quiet=quiet), wanted.by, wants_crops=page is not None)
    if wanted.seen is not None:
        understood(wanted.seen, stack.accounts(), are_read=False)
    book = Book(target, stack, wanted.now)
    try:
        _look(files, stack, book.write)
    except KeyboardInterrupt:
        stack.wait_for(files)
        return _stopped(wanted, stack, book)
    written = book.write()
    if wanted.seen is not None:  # what was looked at stands, whatever was typed
        _note(wanted, stack)
        written = book.write()
    shots, told = stack.shots(), stack.accounts()
    written += [_look_page(page, told, wanted)] if page else []
    if as_json:
        from tongzhi_cli.cli.signed import as_json as document

        document.write(told, shots, written)
    else:
        (report.put_papers if target else report.put)(told, shots)
        show.wrote(*written)
        sys.stdout.flush()
    if not quiet:
        show.say(*(f"· {one}" for one in stack.told()))
    if book.left:
        show.say(f"{book.left} 不用了：别的程序开着，没有删掉；关了它，自己删。")
    if book.refused:
        _say_beside(wanted, book)
        return ExitCode.OUTPUT
    if wanted.seen is not None and not target:
        show.say(_UNKEPT)
    if not quiet:
        show.steps(*_steps(wanted, told, page))
    return report.code(told, shots)


def _note(wanted: Wanted, stack: Stack) -> None:
    """Write beside the rows what --seen says.

    Raises:
        UsageError: it is not understood, or of somebody who stands on no picture.

    """
    try:
        stack.note(wanted.seen or "")
    except UsageError as error:
        if wanted.output is None:
            raise
        again = wanted.command("--force", "--seen", "…")
        hint = f"{error.hint}照片都看了，记在 {wanted.output} 里，不用再看：{again}"
        raise UsageError(error.message, hint) from error


def _say_beside(wanted: Wanted, book: Book, *more: str) -> None:
    """Say where the new summary is instead, and how it gets where it was wanted, *more* with it."""
    show.say(f"{book.refused}", f"看过的没有丢，写在 {book.path} 里。")
    again = wanted._replace(by=str(book.path)).command("--force", *more)
    show.steps(f"关掉它，再运行（看过的不再看）：{again}", f"然后删掉 {book.path}")


def _look(files: Sequence[Path], stack: Stack, write: Callable[[], object]) -> None:
    """Look at all pictures; *write* in between, for an hour's work is not lost with the power."""
    unwritten = 0
    for shots in look_at(files, stack.people, crops=stack.wants_crops, known=stack.known):
        unwritten += stack.take(shots)
        if unwritten >= _EVERY:
            stack.wait_for(files)
            write()
            unwritten = 0
    stack.wait_for([])
    stack.forget_gone()


def _refuse(wanted: Wanted) -> None:
    if not wanted.pictures:
        raise UsageError("没有写照片", f"把扫描件写在后面：{wanted.command('扫描/')}")
    others = [
        name for name in wanted.pictures if Path(name).is_file() and not inputs.is_picture(name)
    ]
    if others:
        raise UsageError(
            f"--by {wanted.by} 已经说了有哪些班，{others[0]} 不是照片",
            f"只写照片、PDF 或放它们的文件夹：{command(['signed', '--by', wanted.by, '扫描/'])}",
        )


def _found(wanted: Wanted, target: Path | None, *, quiet: bool) -> Merged:
    """The summary, and what people decided in the one that is replaced.

    Raises:
        UsageError: it is no summary.
        InputError: it cannot be read.

    """
    notice, used = notice_for(wanted.by, wanted.notice)
    if not quiet:
        show.say(f"通知：{used}")
    read = handed_in.read(inbox.find([wanted.by]), notice, ColumnMap(), watch=bar)
    handed_in.refuse_nothing(read)
    if not read.summaries:
        raise UsageError(
            f"--by {wanted.by} 不是汇总",
            "先汇总：fankui merge 交来的表/ -o 汇总.xlsx，再 --by 汇总.xlsx。",
        )
    typed_now(notice, wanted.now)
    both = standing.Standing(read, notice)
    if target:
        both.take(standing.Target(target).before(notice))
    return for_registrar(merged(both.summary(), notice))


def _page(wanted: Wanted) -> Path | None:
    if wanted.look is None:
        return None
    from tongzhi_cli.cli.signed import look

    return look.target_of([wanted.by, *wanted.pictures], wanted.look, force=wanted.force)


def _look_page(target: Path, told: "Sequence[Account]", wanted: Wanted) -> Path:
    from tongzhi_cli.cli.signed import look

    return look.write(target, told, wanted.command("--force", "--seen", "…"))


def _stopped(wanted: Wanted, stack: Stack, book: Book) -> ExitCode:
    """Say where it was stopped, and how to go on."""
    written = book.write()
    show.wrote(*written)
    sys.stdout.flush()
    many = stack.waiting
    show.say(f"已停下：还有 {many} 张没有看。" if many else "已停下。")
    seen = () if wanted.seen is None else ("--seen", wanted.seen)
    if book.refused:
        _say_beside(wanted, book, *seen)
    elif written:
        show.steps(f"接着看（看过的不再看）：{wanted.command('--force', *seen)}")
    else:
        show.say(_UNKEPT)
    return ExitCode.INTERRUPTED


def _steps(wanted: Wanted, told: "Sequence[Account]", page: Path | None) -> Iterator[str]:
    looks = any(one.of(Standing.LOOK) for one in told)
    if page:
        yield f"用浏览器打开 {page}，看完运行那一页最后的命令，把那一行写进去，然后删掉这个网页"
    elif looks:
        yield f"看格子的图（不用翻纸）：{wanted.command('--force', '--look', '请看一眼.html')}"
    if looks and wanted.output:
        yield (
            f"看过了：在 {wanted.output} 的“{SCANS}”里“看过”一栏写 已签 或 未签，"
            f"存好，再运行：{wanted.command('--force')}"
        )
    doubts = {entry.reason for one in told for entry in one.of(Standing.LOOK)}
    if doubts & {Doubt.PICTURES_DIFFER, Doubt.BLANK_NOW} and wanted.output:
        yield "两张照片不一样的：看准了纸，在写着“没看到签名”的那一行“看过”一栏写 已签 或 未签"
    if wanted.output is None:
        yield f"记进新的汇总：{wanted.command('-o', '新汇总.xlsx')}"
    else:
        yield f"打开 {wanted.output}，“总览”里一班一行，最后一栏是{SCANS}"
