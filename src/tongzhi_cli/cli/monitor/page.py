"""`fankui check -o 报告.html`: where the page goes, whom it says to call, and its bytes."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.cli.outputs import PAGE, is_page, page_step, tables_of
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.errors import InputError, OutputError, UsageError
from tongzhi_cli.loader.rosters import Checked, ClassOptions
from tongzhi_cli.model.file_kind import is_own_page
from tongzhi_cli.office import limits, writing
from tongzhi_cli.office.disk import inside

if TYPE_CHECKING:
    from tongzhi_cli.loader.contacts.match import Monitor


def target_of(outputs: Sequence[str]) -> Path:
    """Where the page goes.

    Raises:
        UsageError: it is to be of another kind, or there are two.

    """
    for one in outputs:
        if not is_page(one):
            stem = Path(one).stem or "报告"
            raise UsageError(
                f"-o {one} 不是 {PAGE}：check 只写一页报告",
                f"请写成 -o {stem}{PAGE}；要写了批注的一份，加 --annotate。",
            )
    if len(outputs) > 1:
        named = "、".join(f"-o {one}" for one in outputs)
        raise UsageError(f"{named}：一次只写一页报告", "请只写一个 -o。")
    return Path(outputs[0])


def refuse_existing(target: Path, given: ClassOptions, *, force: bool) -> None:
    """Stop before anything is read, where the page would overwrite a file.

    Raises:
        OutputError: it would.

    """
    sources = [Path(name) for name in (*given.rosters, *given.results)]
    writing.refuse_existing([target], sources, force=force)
    if target.exists() and inside.home_of(target, sources):
        with suppress(InputError):
            if is_own_page(limits.read_bytes(target)):
                return
        what = f"{target} 是放在里面的文件，不是以前写的报告，不能写到它上面"
        raise OutputError(what, "请用 -o 换一个文件名。")


def write(target: Path, found: Checked) -> str:
    """Write the page of what was found; what to do with it.

    Raises:
        OutputError: it cannot be written.

    """
    from tongzhi_cli.paper.page.checked import page

    now = found.report.now if found.given.now else None
    monitors = _monitors(found)
    verdict = "有文件读不了，这里不是全部。" if found.failures else show.verdict(found.report)
    writing.write(target, page(found.report, verdict, found.failures, monitors, now))
    return page_step(target, monitors.values())


def _monitors(found: Checked) -> "dict[tuple[str, str, str], tuple[Monitor, ...]]":
    from tongzhi_cli.loader.contacts import find, match
    from tongzhi_cli.paper.page.checked import key_of
    from tongzhi_cli.summary import inbox

    told = find.in_files(tables_of(inbox.find(found.given.rosters).paths))
    if not told:
        return {}
    classes = {
        key_of(each): match.Named(each.college, each.name or "") for each in found.report.classes
    }
    numbers = {
        line.student.number: key_of(each) for each in found.report.classes for line in each.lines
    }
    return match.by_class(told, numbers, classes)
