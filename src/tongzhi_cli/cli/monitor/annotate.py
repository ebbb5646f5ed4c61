"""`fankui check --annotate`: the file that was checked, with its problems noted in a copy."""

import os
from collections.abc import Sequence
from pathlib import Path

from tongzhi_cli.cli.terminal import show
from tongzhi_cli.columns.mapping import mapping_of
from tongzhi_cli.errors import UsageError
from tongzhi_cli.loader.rosters import Checked
from tongzhi_cli.model.file_kind import ANNOTATED
from tongzhi_cli.model.shell import command
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import limits, writing
from tongzhi_cli.packs.back import annotate


class Wanted(NamedTuple):
    """Where the copy is to go, as typed (None: beside the file)."""

    output: str | None
    force: bool


def wanted(outputs: Sequence[str], *, force: bool) -> Wanted:
    """The options of the copy; *outputs* are what -o names but for pages.

    Raises:
        UsageError: there are two names for it.

    """
    if len(outputs) > 1:
        raise UsageError("--annotate 只写一份，-o 写了几次", "只留一个 -o。")
    return Wanted(outputs[0] if outputs else None, force)


def write(found: Checked, given: Wanted) -> list[Path]:
    """Write the copy of the one file that was checked; nothing where nothing is to be noted.

    Raises:
        UsageError: what was checked is no single file, or the copy is of another kind than asked.
        OutputError: the copy cannot be written, or would overwrite a file.

    """
    path, file = _the_file(found)
    data = limits.read_bytes(path)
    made = annotate.annotated(found.report, path, file, data, mapping_of(found.given.mapping))
    if made is None:
        return []
    target = _target(given, path, ".xlsx" if made.made.is_anew else path.suffix)
    writing.refuse_existing([target], [path], force=given.force)
    writing.write(target, made.made.data)
    return [target]


def steps(written: Sequence[Path]) -> list[str]:
    """What to do with the copy, and that there is none where nothing is wrong."""
    if not written:
        show.say("没有要标的，没有写批注。")
    return [f"打开 {written[0]}：黄色的格子要改，批注写着怎么改；改原来的那份"] if written else []


def _the_file(found: Checked) -> tuple[Path, str]:
    """The file that was checked, and what the report calls it.

    Raises:
        UsageError: there are several, or it holds several.

    """
    names = found.given.rosters
    path = Path(names[0])
    if len(names) == 1 and not os.path.isdir(path):  # noqa: PTH112  asks without raising
        called = [str(path), path.as_posix()]
        file = next((one for one in called if annotate.is_of(found.report, one)), None)
        if file:
            return path, file
    many = command(["merge", *names, "--send-back", "退回"])
    raise UsageError(
        "--annotate 一次标一份文件（花名册或填好的反馈表）", f"许多份表，每班退回一份：{many}。"
    )


def _target(given: Wanted, path: Path, suffix: str) -> Path:
    name = f"{path.stem}{ANNOTATED}{suffix}"
    if given.output is None:
        return path.with_name(name)
    if os.path.isdir(given.output):  # noqa: PTH112
        return Path(given.output) / name
    target = Path(given.output)
    if target.suffix.lower() != suffix.lower():
        raise UsageError(
            f"{path} 标好的是 {suffix}，写不成 {target.name}", f"请写成 -o {target.stem}{suffix}。"
        )
    return target
