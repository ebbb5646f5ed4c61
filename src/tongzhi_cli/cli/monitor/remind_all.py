"""`fankui remind` of many classes: one overview for their 班长, and a text for each class."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from tongzhi_cli.answers.answer import NOT_CLEAR, Status
from tongzhi_cli.check.check import ClassReport, Report
from tongzhi_cli.cli.monitor import text_file
from tongzhi_cli.errors import OutputError
from tongzhi_cli.loader.rosters import Checked, ClassOptions
from tongzhi_cli.office import writing
from tongzhi_cli.office.disk import inside
from tongzhi_cli.office.disk.names import file_names
from tongzhi_cli.paper.blocks import Block
from tongzhi_cli.paper.colleges import in_order
from tongzhi_cli.paper.overview import Open, overview

#: How the files in the folder are called.
_OF_CLASS, _OF_ALL = "催交-{name}.txt", "班长群.txt"

#: So many files are named.
_NAMED = 5

#: The text of each class that has one.
Texts = Sequence[tuple[ClassReport, Sequence[Block]]]


def folder_of(output: str | None) -> Path | None:
    """The folder that -o names: one that is there, or that ends as a folder does.

    >>> folder_of("催交/"), folder_of("催交.txt"), folder_of("催交"), folder_of(None)
    (PosixPath('催交'), None, None, None)
    """
    if not output:
        return None
    is_one = output[-1] in "/\\" or os.path.isdir(output)  # noqa: PTH112  asks without raising
    return Path(output.rstrip("/\\") or output) if is_one else None


def bare(output: str | None) -> str:
    """What -o names where it has no ending: a folder, if several classes were read.

    >>> bare("催交"), bare("催交.txt"), bare(None)
    ('催交', '', '')
    """
    return output if output and not Path(output).suffix else ""


def is_many(found: Checked) -> bool:
    """Whether papers of several classes were read, whose 班长 are in one group."""
    return not found.rosters and len(found.report.classes) > 1


def overview_of(report: Report) -> list[Block]:
    """The text about the classes that are not whole, with the counts of `check`.

    Who says 休学 is named in no group, but whether it is so is still for their 班长 to ask.
    """
    open_ones = [
        Open(each.college, each.name or "", missing, unclear, each.is_silent)
        for each in report.classes
        if (missing := each.count_of(Status.MISSING))
        | (unclear := sum(map(each.count_of, NOT_CLEAR)))
    ]
    many = len(report.classes)
    return list(overview(in_order(open_ones), many, report.notice, report.now))


def refuse_inside(folder: Path, given: ClassOptions) -> None:
    """Stop where the texts would lie among what was handed in, and be read the next time.

    Raises:
        OutputError: they would.

    """
    if home := inside.home_of(folder, given.rosters):
        raise OutputError(
            f"{folder} 在 {home} 里面，下次会当作交来的表", "请用 -o 写到别的文件夹。"
        )


def write(folder: Path, texts: Texts, above: Sequence[Block] | None, *, force: bool) -> list[Path]:
    """Write a text for each class, and the overview; where they are, all of them or none.

    Raises:
        OutputError: one cannot be written, or would overwrite a file.

    """
    made: Mapping[Path, str] = {
        folder / name: text_file.shown([text])
        for name, text in zip(
            _names([each for each, _ in texts]), (t for _, t in texts), strict=True
        )
    }
    if above is not None:
        made = {folder / _OF_ALL: text_file.shown([above]), **made}
    writing.refuse_existing(made, [], force=force)
    writing.write_all([writing.File(path, text_file.encoded(text)) for path, text in made.items()])
    return list(made)


def _names(classes: Sequence[ClassReport]) -> list[str]:
    """What the file of each is called."""
    names = file_names(each.stem for each in classes)
    return [_OF_CLASS.format(name=name) for name in names]


def left_over(folder: Path, written: Sequence[Path]) -> list[str]:
    """A line about texts of another day that lie in the folder, if there are any."""
    new = {path.name for path in written}
    old = [one.name for one in folder.glob(_OF_CLASS.format(name="*")) if one.name not in new]
    few = "、".join(sorted(old)[:_NAMED]) + ("……" if len(old) > _NAMED else "")
    return [f"！ {folder} 里还有 {len(old)} 份不是这次写的：{few}"] if old else []


def steps(given: ClassOptions, target: Path | None, texts: int) -> list[str]:
    """What to do with the overview, and how to have the text of each class."""
    if target is None:
        each = given.command("remind", "-o", "催交/")
        return ["把上面这段粘到班长群", f"再给 {texts} 个班各写一份有名单的（.txt）：{each}"]
    if not target.is_dir():
        return [text_file.sending(target)]
    return [f"把 {target / _OF_ALL} 里的话粘到班长群，其余 {texts} 份各发给自己班的班长"]
