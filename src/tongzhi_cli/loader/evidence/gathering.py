"""Pictures that students handed in: from a folder, a zip, a pasted list.

Only names are looked at: a picture is never opened. What lies beside them in a folder, exports and
chats, is given back to be read as it is anywhere. Links are passed over.
"""

import os
from collections.abc import Iterator, Sequence
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.files import listing
from tongzhi_cli.answers.files.evidence import Compared, Evidence, Item, compared, evidence
from tongzhi_cli.answers.files.file_name import UNFINISHED, is_picture
from tongzhi_cli.answers.files.owned import Owned
from tongzhi_cli.errors import InputError
from tongzhi_cli.loader.collection import Collection
from tongzhi_cli.loader.folder_members import called
from tongzhi_cli.model.file_kind import OTHER_ENDINGS, FileKind, WrongKindError
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import limits
from tongzhi_cli.summary import inbox
from tongzhi_cli.tables.formats import text as text_format

if TYPE_CHECKING:
    from tongzhi_cli.tables.table import Book

#: What standard input is called in messages.
_PASTED = Path("标准输入")
#: What holds answers or the class itself, if anything; any other file may be evidence.
_MAY_BE_EVIDENCE = frozenset({str(FileKind.UNKNOWN), "压缩包", "图片、PDF 之类"})
#: In bytes: so much of a zip is held until all of it is written.
_MOST_PACKED = 500_000_000


class Piece(NamedTuple):
    """A file as it lies there: its *label* in reports, its *path* or the *data* out of a zip.

    It has neither if only its name is known, or *is_too_large* together with the rest of its zip.
    """

    label: str
    path: Path | None = None
    data: bytes | None = None
    uploaded: str = ""
    is_too_large: bool = False


class Gathered(NamedTuple):
    """What was handed in as files: whose each is, and how many each of the *sources* has.

    *left* are files that are no evidence, each with why; *answers* are the exports and chats that
    lie in the folders, with the *books* that were opened.
    """

    pieces: tuple[Piece, ...] = ()
    found: Evidence = Evidence(())
    sources: tuple[tuple[str, int], ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    answers: tuple[Path, ...] = ()
    books: "dict[str, Book]" = {}  # noqa: RUF012  never changed


def gather(
    names: Sequence[str],
    given: Collection,
    out: Path | None = None,
    pasted: bytes | None = None,
) -> Gathered:
    """Whose the files are that *names* lead to; what lies in the folder *out* is passed over.

    *pasted* is what came from standard input, which is called "-".

    Raises:
        InputError: a folder, a zip or a list cannot be read.

    """
    pieces: list[Piece] = []
    left: list[tuple[str, str]] = []
    answers: list[Path] = []
    books: dict[str, Book] = {}
    ends: list[tuple[str, int]] = []
    for name in dict.fromkeys(names):
        path = Path(name)
        if name == "-":
            pieces += _listed(_PASTED, left, given, pasted)
        elif _is_folder(path):
            found = _Folder(path, given, out)
            pieces += found.pieces
            left += found.left
            answers += found.answers
            books |= found.books
        elif path.suffix.lower() == ".zip":
            pieces += _packed(path, left)
        elif is_picture(name) and limits.is_file(path):
            pieces.append(Piece(path.name, path))
        else:
            pieces += _listed(path, left, given)
        ends.append((str(_PASTED) if name == "-" else name, len(pieces)))
    items = [Item(one.label, one.uploaded) for one in pieces]
    made = evidence(items, given.group)
    is_kept = [
        piece.path is None or is_picture(piece.label) or isinstance(whose, Owned)
        for piece, whose in zip(pieces, made.files, strict=True)
    ]
    others = [piece for piece, kept in zip(pieces, is_kept, strict=True) if not kept]
    left += [(one.label, called(Path(one.label))) for one in others]
    starts = [0, *(end for _, end in ends)]
    return Gathered(
        tuple(compress(pieces, is_kept)),
        Evidence(tuple(compress(made.files, is_kept))),
        tuple(
            (name, sum(is_kept[start:end]))
            for start, (name, end) in zip(starts, ends, strict=False)
        ),
        tuple(left),
        tuple(answers),
        books,
    )


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112  asks without raising


class _Folder:
    """What lies in a folder and below it."""

    def __init__(self, folder: Path, given: Collection, out: Path | None) -> None:
        self._out = os.path.realpath(out) if out else None
        self.pieces: list[Piece] = []
        self.left: list[tuple[str, str]] = []
        self.answers: list[Path] = []
        self.books: dict[str, Book] = {}
        try:
            others = list(self._walk(folder, ""))
            if others:
                self._look(folder, others, given)
        except OSError as error:
            hint = "请检查文件夹的权限，或复制到别处再试。"
            raise InputError(f"文件夹 {folder} 不让读取", hint) from error

    def _walk(self, folder: Path, before: str) -> Iterator[Path]:
        """Take the pictures; what is no picture is given back, of the folder itself."""
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda one: one.name)
        for entry in entries:
            label = f"{before}{entry.name}"
            if inbox.is_noise(entry.name):
                continue
            if entry.is_symlink():
                self.left.append((label, "链接，没有跟过去"))
            elif not (entry.is_dir() or entry.is_file()):
                self.left.append((label, "不是文件"))
            elif entry.is_dir():
                if os.path.realpath(entry.path) != self._out:
                    yield from self._walk(Path(entry.path), f"{label}/")
            elif why := _why_not(entry.name, entry.stat().st_size):
                self.left.append((label, why))
            elif is_picture(entry.name) or before:
                self.pieces.append(Piece(label, Path(entry.path)))
            else:
                yield Path(entry.path)

    def _look(self, folder: Path, others: Sequence[Path], given: Collection) -> None:
        """What the other files of the folder are: answers to read, or perhaps evidence."""
        from tongzhi_cli.loader.class_folder import look

        found = look(folder, given.notice, given.mapping)
        self.answers += [path for path, _ in found.results]
        self.books |= found.books
        why = dict(found.left)
        taken = {*self.answers, *found.rosters, *found.notices, *found.ours, *found.blanks}
        for path in others:
            if path in taken:
                continue
            what = why.get(path, "")
            is_document = path.suffix.lower() in OTHER_ENDINGS
            if what in _MAY_BE_EVIDENCE or (not what and is_document and path not in found.forms):
                self.pieces.append(Piece(path.name, path))
            else:
                self.left.append((path.name, what or str(FileKind.FILLED)))


def _why_not(name: str, size: int) -> str:
    """Why a file is no evidence, "" where it may be."""
    if name.lower().endswith(UNFINISHED):
        return "没有下载完"
    return "" if size else "空文件，没有传成"


def _packed(path: Path, left: list[tuple[str, str]]) -> Iterator[Piece]:
    held = 0
    for one in inbox.opened(path):
        if one.error:
            if one.label == inbox.label_of(path):
                raise one.error
            left.append((one.label, one.error.message.removeprefix(one.label).strip()))
            continue
        label = one.label.removeprefix(f"{inbox.label_of(path)}/")
        if why := _why_not(label, len(one.data or b"")):
            left.append((label, why))
            continue
        held += len(one.data or b"")
        is_held = held < _MOST_PACKED
        yield Piece(label, data=one.data if is_held else None, is_too_large=not is_held)


def _listed(
    path: Path, left: list[tuple[str, str]], given: Collection, data: bytes | None = None
) -> Iterator[Piece]:
    data = limits.read_bytes(path) if data is None else data
    text = text_format.decode(data) or ""
    if not listing.is_list(text):
        _refuse_another(path, data, text, given)
    names, rest = listing.listed(text)
    if not names:
        hint = "请写放图片的文件夹，或把文件名粘贴进来（一行一个）、存成 .txt。"
        raise InputError(f"{path} 里没有文件名", hint)
    left += [(f"{path.name} 第 {one.line} 行：{one.name}", "看不出是文件名") for one in rest]
    for one in names:
        if why := _why_not(one.name, 1):
            left.append((one.name, why))
        else:
            yield Piece(one.name, uploaded=one.uploaded)


def _refuse_another(path: Path, data: bytes, text: str, given: Collection) -> None:
    """Refuse what is something else than a list: the names of a roster are nobody's files.

    Raises:
        WrongKindError: it is.

    """
    from tongzhi_cli.summary.file_kind import kind_of, opened

    known = kind_of(opened(path, data), given.notice)
    is_names = known.kind is FileKind.CHAT and not listing.says_anything(text)
    if known.kind not in {FileKind.UNKNOWN, FileKind.FILES} and not is_names:
        wanted = "放图片的文件夹或文件名的清单"
        raise WrongKindError(str(path), known.kind, known.what, wanted=wanted)


def compare(given: Collection, gathered: Gathered) -> Compared:
    """Those who take part, by whether they have answered and handed in a file."""
    missing = {one.number for one in given.missing}
    answered = {one.number for one in given.expected} - missing
    return compared(gathered.found, given.expected, answered)
