"""The notice that lies beside a roster without being notice.toml: used, asked about, or told.

Never is the built-in notice taken in silence where this year's own lies beside the roster: another
year's dates are worse than a question. A folder that is named is looked into as a whole
(`slots.of_folder`); here a roster was. Source: issue 17, item 2.
"""

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from tongzhi_cli.errors import InputError, UsageError
from tongzhi_cli.loader.notices import OLD_TEXTS, TEXTS, notice_file, notice_for
from tongzhi_cli.model.file_kind import UNREADABLE, FileKind
from tongzhi_cli.model.shell import command
from tongzhi_cli.model.terms import SHORT
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import limits

#: In a folder of more files nobody keeps one class: only what is called a notice is opened.
_FILES = 40
_BUILT_IN = "内置的 2018 年通知"

#: Asks which of several things is meant; None where nobody sits at a terminal.
Choose = Callable[[str, Sequence[str]], int | None]


def nobody(question: str, choices: Sequence[str]) -> int | None:  # noqa: ARG001  as every Choose
    """Nobody can be asked."""
    return None


class Beside(NamedTuple):
    """The *notice* that holds instead of the built-in one, if one does, and what to say of it."""

    notice: str | None = None
    told: tuple[str, ...] = ()


def notice_in(folder: str, named: str | None) -> str | None:
    """The notice file of a folder: as named, notice.toml, or the only other .toml there."""
    if named or os.path.exists(Path(folder) / "notice.toml"):  # noqa: PTH110  without raising
        return named
    names = os.listdir(folder)  # noqa: PTH208  names are all that is wanted
    paths = [Path(folder) / one for one in names if one.lower().endswith(".toml")]
    if not paths:
        return None
    from tongzhi_cli.summary.file_kind import is_notice_file

    others = [path for path in paths if is_notice_file(path)]
    return str(others[0]) if len(others) == 1 else None


def notice_beside(
    roster: str, others: Collection[str], choose: Choose, again: Callable[[str], str]
) -> Beside:
    """What lies beside a *roster* of the notice that holds, where it would be the built-in one.

    *others* are files that are given for something else. *choose* asks the person which one is
    meant, `nobody` where none can be asked; *again* is the same command with the notice named.

    Raises:
        UsageError: the person wants to read the notice first, or none of what there is.

    """
    if notice_file(roster, None) is not None:
        return Beside()
    folder = Path(roster).parent
    try:
        if own := notice_in(str(folder), None):
            return Beside(own)
        names = sorted(os.listdir(folder))  # noqa: PTH208  names are all that is wanted
    except OSError:
        return Beside()
    found = list(_texts(folder, names, {os.path.realpath(one) for one in (roster, *others)}))
    if not found:
        return Beside(told=tuple(_unreadable(names)))
    if len(found) == 1 and not found[0][1]:
        return Beside(str(found[0][0]))
    if choose is nobody:
        return Beside(told=tuple(_told(found, again)))
    return _asked(found, choose, again)


def _texts(
    folder: Path, names: Sequence[str], taken: Collection[str]
) -> Iterator[tuple[Path, int]]:
    """The notices among files, each with how many points in it are open."""
    papers = tuple(SHORT.values())
    for name in names:
        path, is_called = folder / name, "通知" in name
        suffix = path.suffix.lower()
        is_text = suffix in TEXTS and (is_called or len(names) <= _FILES)
        is_text = is_text or (suffix in OLD_TEXTS and is_called)
        if not is_text or name.startswith((*papers, "~$", ".")) or os.path.realpath(path) in taken:
            continue
        if (points := _open_points(path)) is not None:
            yield path, points


def _open_points(path: Path) -> int | None:
    """How many points of a notice are open; None where it is none, or cannot be read."""
    from tongzhi_cli.notice.reading.source import text_of_notice

    try:
        data = limits.read_bytes(path)
        if text_of_notice(path, data) is None:
            return None
        from tongzhi_cli.summary.file_kind import kind_of, opened

        if kind_of(opened(path, data), notice_for("", None)[0]).kind is not FileKind.NOTICE:
            return None
        from tongzhi_cli.loader.notice_text import understood  # the whole reader of notices

        text = understood(path)
    except InputError:
        return None
    return 0 if text.notice else max(text.open, 1)


def _unreadable(names: Sequence[str]) -> Iterator[str]:
    for name in names:
        if "通知" in name and Path(name).suffix.lower() in UNREADABLE:
            yield (
                f"！ 旁边的 {name} 读不了，用的是{_BUILT_IN}：用 WPS 另存为 Word，"
                "或把文字存成 .txt，再读成通知文件"
            )


def _read_words(path: Path) -> str:
    return command(["notice", "import", str(path)])


def _why(count: int) -> str:
    return f"有 {count} 处说不准" if count else "有几份，看不出用哪一份"


def _told(found: Sequence[tuple[Path, int]], again: Callable[[str], str]) -> Iterator[str]:
    for path, count in found:
        how = f"读成通知文件：{_read_words(path)}" if count else f"用它：{again(str(path))}"
        yield f"！ 旁边的通知 {path.name} 没有用上（{_why(count)}），用的是{_BUILT_IN}；{how}"


def _asked(
    found: Sequence[tuple[Path, int]], choose: Choose, again: Callable[[str], str]
) -> Beside:
    from tongzhi_cli.notice.toml.read import BUILT_IN

    names = "、".join(path.name for path, _ in found)
    choices = [
        f"先读 {path.name}：{_why(count)}，一处一处定" if count else f"用 {path.name}"
        for path, count in found
    ]
    at = choose(f"花名册旁边有通知 {names}，没有通知文件", [*choices, f"就用{_BUILT_IN}"])
    if at == len(found):
        return Beside(BUILT_IN)
    if at is not None and not found[at][1]:
        return Beside(str(found[at][0]))
    chosen = [found[at]] if at is not None else found
    lines = [f"  {_read_words(path) if count else again(str(path))}" for path, count in chosen]
    if at is None:
        lines.append(f"  {again(BUILT_IN)}")
    raise UsageError("先把通知定下来，再来一次", "\n".join(["请打：", *lines]))
