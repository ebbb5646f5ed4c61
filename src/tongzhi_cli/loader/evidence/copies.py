"""Copies of the pictures that students handed in, under one naming: 学号-姓名[-2].ext.

A second run adds what is new: what is there already keeps its name, nothing is overwritten, and no
new picture moves the name of another (issue 17).
"""

import filecmp
import os
import shutil
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tongzhi_cli.answers.files.owned import Owned
from tongzhi_cli.errors import OutputError, UsageError, reading
from tongzhi_cli.loader.evidence.gathering import Gathered, Piece
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import limits, writing
from tongzhi_cli.office.disk.names import file_name, numbered

if TYPE_CHECKING:
    from tongzhi_cli.office.disk.partial import Content


class Copy(NamedTuple):
    """A *piece* and the *target* it is to be called; *is_there* if that is the same already."""

    piece: Piece
    target: Path
    is_there: bool


def refuse_into_itself(names: Sequence[str], folder: Path) -> None:
    """Refuse to copy into a folder of the pictures: the copies would be copied the next time.

    Raises:
        UsageError: *folder* is one of *names*, under whatever name.

    """
    if os.path.realpath(folder) in {os.path.realpath(name) for name in names if name != "-"}:
        raise UsageError(
            f"-o 和 --evidence 是同一个文件夹，请换一个：{folder}", "例如 -o 改名，会新建一个。"
        )


def copies(gathered: Gathered, folder: Path) -> list[Copy]:
    """Each student's files, and what each is called or is to be called in *folder*.

    Raises:
        UsageError: there is nothing to copy: only names, or too large a zip.
        OutputError: *folder* cannot be looked into.
        InputError: a file cannot be read.

    """
    own: dict[str, list[tuple[Owned, Piece]]] = {}
    for piece, whose in zip(gathered.pieces, gathered.found.files, strict=True):
        if piece.is_too_large:
            raise UsageError(f"{piece.label} 所在的压缩包太大", "请先解压，再写解压出来的文件夹。")
        if piece.path is None and piece.data is None:
            raise UsageError(
                f"{piece.label} 只有名字，没有文件可以复制", "-o 要和图片所在的文件夹一起用。"
            )
        if isinstance(whose, Owned):
            own.setdefault(whose.student.number, []).append((whose, piece))
    there = _there(folder)
    made: list[Copy] = []
    for number in sorted(own):
        pieces = sorted(own[number], key=lambda one: (len(one[1].label), one[1].label))
        name = file_name(f"{number}-{pieces[0][0].student.name}")
        made += _named([piece for _, piece in pieces], folder, name, there)
    return made


def _there(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):  # to be made; or told when it is written to
        return []
    except OSError as error:
        raise OutputError(f"文件夹 {folder} 不让读取", "请用 -o 换一个文件夹。") from error


def _named(
    pieces: Sequence[Piece], folder: Path, name: str, there: Collection[str]
) -> Iterator[Copy]:
    """The pieces of one student: those that are there first, then each under a free name."""
    # a file system may not tell capitals apart
    used = {_stem(one).casefold() for one in there}
    left = [one for one in there if _is_of(_stem(one), name)]
    left.sort(key=lambda one: (len(one), one))
    new = []
    for piece in pieces:
        ending = _ending(piece)
        same = (
            one for one in left
            if Path(one).suffix.lower() == ending and _is_same(piece, folder / one)
        )  # fmt: skip
        if (found := next(same, None)) is None:
            new.append(piece)
        else:
            left.remove(found)
            yield Copy(piece, folder / found, is_there=True)
    free = (one for one in numbered(name) if one.casefold() not in used)
    for piece, stem in zip(new, free, strict=False):
        yield Copy(piece, folder / f"{stem}{_ending(piece)}", is_there=False)


def _stem(name: str) -> str:
    return name.removesuffix(Path(name).suffix)


def _ending(piece: Piece) -> str:
    return Path(piece.label).suffix.lower()


def _is_of(stem: str, name: str) -> bool:
    more = stem.removeprefix(name)
    return stem.startswith(name) and (not more or (more[0] == "-" and more[1:].isdecimal()))


def _is_same(piece: Piece, target: Path) -> bool:
    """Whether *target* is the same file already."""
    if target.is_symlink() or not limits.is_file(target):
        return False
    with reading(target):
        if piece.data is not None:
            is_long = target.stat().st_size == len(piece.data)
            return is_long and target.read_bytes() == piece.data
        return piece.path is not None and filecmp.cmp(piece.path, target, shallow=False)


def copy(planned: Sequence[Copy]) -> list[Path]:
    """Write the copies that are not there, all of them or none.

    Raises:
        OutputError: one cannot be written.
        InputError: a picture cannot be read.

    """
    new = [one for one in planned if not one.is_there]
    writing.write_all([writing.File(one.target, _content(one.piece)) for one in new])
    return [one.target for one in new]


def _content(piece: Piece) -> "Content":
    if piece.path is not None:
        return partial(_copied, piece.path)
    return piece.data or b""


def _copied(path: Path, file: IO[bytes]) -> None:
    with reading(path), path.open("rb") as source:
        shutil.copyfileobj(source, file)
