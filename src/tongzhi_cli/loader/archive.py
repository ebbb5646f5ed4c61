"""What a class hands over at the end: its forms, its answer log, its notice, and a page about them.

What tells more of the students than that (the roster, exports, chats, pictures) stays where it is,
and is named as what has to be deleted after the term. Source: issue 17, item 11.
"""

import os
import re
from collections.abc import Collection, Iterator, Sequence
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from tongzhi_cli.answers.log import copies
from tongzhi_cli.errors import InputError, UsageError
from tongzhi_cli.loader.collection import Whose, collection_of
from tongzhi_cli.loader.day.look import forms_there
from tongzhi_cli.loader.notice_beside import notice_in
from tongzhi_cli.loader.notices import NOTICE_FILE
from tongzhi_cli.loader.slots import as_class, looked_into, with_notice_text
from tongzhi_cli.model.file_kind import PICTURES, FileKind
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.model.text import masked
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import limits
from tongzhi_cli.office.disk.names import file_name, numbered
from tongzhi_cli.tables.formats import text as text_format

if TYPE_CHECKING:
    from tongzhi_cli.loader.class_folder import Folder
    from tongzhi_cli.loader.collection import Collection as Collected
    from tongzhi_cli.loader.day.state import FormThere

#: What the page is called.
PAGE = "说明.txt"
#: The day that every member bears: the same class gives the same bytes.
_DAY = (2018, 1, 1, 0, 0, 0)
_HAS_ID = "里面有身份证号"
_NOT_USED = "文件夹里的另一份通知，没有用它"


class Member(NamedTuple):
    """A file of the archive by its *name* there, and *what* it is."""

    name: str
    what: str
    data: bytes


class Archive(NamedTuple):
    """What a folder amounts to: the *members*, the *page* about them.

    *left_out* are files that would have been members, each with why not; *to_delete* is what has to
    be deleted after the term, each with what it is; *name* is that of the class, *sources* are the
    files that were read, *told* how the folder was understood. *behind* are forms that are not as
    they would be written now, or of which nobody sees whether they are.
    """

    name: str
    members: tuple[Member, ...]
    page: str
    left_out: tuple[tuple[str, str], ...]
    to_delete: tuple[tuple[str, str], ...]
    sources: tuple[Path, ...]
    told: tuple[str, ...]
    behind: "tuple[FormThere, ...]" = ()

    @property
    def has_form(self) -> bool:
        """Whether a filled form is among them."""
        return any(one.what.startswith("填好的") for one in self.members)

    @property
    def has_id(self) -> tuple[str, ...]:
        """The files that were left out for a 身份证号 in them."""
        return tuple(name for name, why in self.left_out if why == _HAS_ID)

    def packed(self) -> bytes:
        """The zip; of the same files always the same bytes."""
        file = BytesIO()
        page = Member(PAGE, "", self.page.replace("\n", "\r\n").encode("utf-8-sig"))
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for one in (page, *self.members):
                info = ZipInfo(one.name, _DAY)
                info.compress_type = ZIP_DEFLATED
                info.external_attr = 0o600 << 16
                archive.writestr(info, one.data)
        return file.getvalue()


def archive(folder: str, notice: str | None, now: str | None) -> Archive:
    """What of a class's *folder* is handed over.

    Raises:
        UsageError: it is not the folder of one class, or there is nothing to hand over.
        InputError: the roster, its log or the notice cannot be read.

    """
    found, used = _looked_into(folder, notice)
    roster = found.rosters[0]
    given = collection_of(
        Whose(str(roster), None, [], [], used, now), with_files=False, books=found.books
    )
    wanted = _Wanted(found, used, given, is_named=notice is not None)
    members: list[Member] = []
    left_out = [(path.name, _NOT_USED) for path in wanted.unused]
    kept: list[tuple[str, str]] = []
    for path, name, what in wanted.files:
        data = limits.read_bytes(path)
        if _holds_id(data):
            left_out.append((path.name, _HAS_ID))
            kept.append((path.name, f"{what}，{_HAS_ID}"))
        else:
            members.append(Member(name, what, data))
    if wanted.is_shipped:
        members += _shipped(given)
    if not any(one.what.startswith(("填好的", "收集记录")) for one in members):
        raise UsageError(
            f"文件夹 {folder} 里没有可以交接的：没有反馈表，也没有收集记录",
            f"先生成：fankui build {quoted(folder)}",
        )
    names = dict.fromkeys(one for one in given.classes if one)
    name = next(iter(names)) if len(names) == 1 else found.folder.resolve().name
    handled = {os.path.realpath(path) for path in (*wanted.unused, *wanted.paths)}
    to_delete = (*_to_delete(found, handled), *kept)
    page = "\n".join(_page(name, given, members, left_out, to_delete)) + "\n"
    return Archive(
        name,
        tuple(members),
        page,
        tuple(left_out),
        to_delete,
        (roster, *wanted.paths),
        (f"文件夹 {folder}：当作一个班，花名册是 {roster.name}",),
        tuple(one for one in forms_there(found, given) if one.behind != ()),
    )


def _shipped(given: "Collected") -> Iterator[Member]:
    """The notice that goes with the program, where the class has no file of it."""
    from tongzhi_cli.notice.toml import read as notice_toml

    text = notice_toml.text_of(given.notice.id)
    yield Member(NOTICE_FILE, "通知文件（程序自带的那份）", text.encode())


def _looked_into(folder: str, notice: str | None) -> "tuple[Folder, str | None]":
    try:
        used = notice_in(folder, notice)
        found = looked_into(folder, used, [])
    except NotADirectoryError as error:
        raise UsageError(f"{folder} 不是文件夹", "请写这个班的文件夹。") from error
    except OSError as error:
        hint = "请检查文件夹的名字和权限。"
        raise InputError(f"文件夹 {folder} 不让读取，或没有这个文件夹", hint) from error
    found, used = with_notice_text(found, used)
    if len(found.rosters) != 1:
        many = f"有 {len(found.rosters)} 份花名册" if found.rosters else "没有花名册"
        raise UsageError(
            f"文件夹 {folder} 里{many}，看不出是一个班的", "请一个班放一个文件夹，再交接。"
        )
    return as_class(found)._replace(forms=found.forms), used


class _Wanted:
    """What is handed over: *files*, each with its name in the archive and what it is.

    *unused* are notice files that lie there and do not count, *is_shipped* if the notice is one
    that goes with the program. No file is there twice, nor are two under one name.
    """

    def __init__(
        self, found: "Folder", used: str | None, given: "Collected", *, is_named: bool
    ) -> None:
        beside = found.folder / NOTICE_FILE
        counts = beside if used is None else Path(used)
        self.is_shipped = not limits.is_file(counts)
        self.files: list[tuple[Path, str, str]] = []
        self._names = {PAGE.casefold()}
        self._seen: set[str] = set()
        if not self.is_shipped:
            is_file = counts.suffix.lower() == ".toml"
            name = NOTICE_FILE if is_file and is_named else counts.name
            was = "" if name == counts.name else f"，原来叫 {counts.name}"
            self._add(counts, f"{_what(counts)}{was}", name)
        else:
            self._names.add(NOTICE_FILE)
        for path in (*found.ours, *found.forms):
            self._add(path, "填好的反馈表")
            if (printed := path.with_suffix(".pdf")).exists():
                self._add(printed, "填好的反馈表，打印用")
        if given.path.exists():
            self._add(given.path, "收集记录：谁答了什么，什么时候记的")
        for path in copies.beside(Path(given.whose.roster)):
            self._add(path, "收集记录的另一份")
        for path in sorted(found.texts):
            self._add(path, _what(path))
        if not self.is_shipped:  # at the end, where one looks for it
            self.files.append(self.files.pop(0))
        others = {*found.notices, *([beside] if limits.is_file(beside) else [])}
        self.unused = [one for one in sorted(others) if os.path.realpath(one) not in self._seen]

    @property
    def paths(self) -> list[Path]:
        """Where the files lie."""
        return [path for path, _, _ in self.files]

    def _add(self, path: Path, what: str, name: str = "") -> None:
        real = os.path.realpath(path)
        if real in self._seen:
            return
        self._seen.add(real)
        free = chain([name] * bool(name), numbered(path.stem, path.suffix))
        name = next(one for one in free if one.casefold() not in self._names)
        self._names.add(name.casefold())
        self.files.append((path, name, what))


def _what(notice: Path) -> str:
    return "通知文件" if notice.suffix.lower() == ".toml" else "通知的原文"


def _to_delete(found: "Folder", handled: Collection[str]) -> Iterator[tuple[str, str]]:
    """What tells of the students and stays on this computer; not what is *handled* otherwise."""
    left = [
        (path, what)
        for path, what in found.left
        if not (os.path.realpath(path) in handled or what.startswith(f"{FileKind.NOTICE}，"))
    ]
    yield found.rosters[0].name, "花名册"
    yield from ((path.name, what) for path, what in found.results)
    pictures = [path.name for path, _ in left if path.suffix.lower() in PICTURES]
    if pictures:
        yield f"{pictures[0]} 等 {len(pictures)} 个" if len(pictures) > 1 else pictures[0], "图片"
    for path, what in left:
        is_own = path.suffix.lower() == ".zip" and path.name.startswith("交接")
        if path.suffix.lower() not in PICTURES and not is_own:
            yield path.name, what
    yield from ((f"{name}/", "文件夹，里面的也看一下") for name in found.deeper)


def _page(
    name: str,
    given: "Collected",
    members: Sequence[Member],
    left_out: Sequence[tuple[str, str]],
    to_delete: Sequence[tuple[str, str]],
) -> Iterator[str]:
    notice = given.notice
    yield f"{name} 学籍信息校对：交接"
    yield ""
    yield f"通知：{notice.number}《{notice.title}》"
    answered = len(given.expected) - len(given.missing)
    away = f"，不参加的 {len(given.away)} 人" if given.away else ""
    missing = f"没有的 {len(given.missing)} 人{away}"
    yield f"学生 {len(given.students)} 人：有结果的 {answered} 人，{missing}"
    yield ""
    yield "里面有什么"
    yield from (f"  {one.name}：{one.what}" for one in members)
    if left_out:
        yield "没有装进来的"
        yield from (f"  {file}：{why}" for file, why in left_out)
    yield ""
    yield "接着用：解开，和花名册放在一个文件夹里，再运行 fankui 检查、生成。"
    yield ""
    yield "学期结束、表交了以后要删的（有同学的个人信息；没有装进来，还在班长的电脑上）"
    yield from (f"  {file}：{what}" for file, what in to_delete)
    yield "这里面的反馈表、收集记录也是：学校要留的交给学校，自己不要留；"
    yield "网盘、群文件、邮箱里的一起删。"


def _holds_id(data: bytes) -> bool:
    """Whether a 身份证号 stands in a file: a text, or the parts of a document."""
    if not data.startswith(b"PK"):
        text = text_format.decode(data)
        return text is not None and masked(text) != text
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = [one for one in package.namelist() if one.lower().endswith((".xml", ".rels"))]
            texts = (package.read(one).decode("utf-8", "replace") for one in parts)
            return any(masked(plain) != plain for plain in map(_without_tags, texts))
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _without_tags(text: str) -> str:
    """What people read of a part; a number may be in several runs of one paragraph."""
    text = re.sub(r"</(?:w:p|w:tc|c|si|row|t)>", "\n", text)
    return re.sub("<[^<>]*+>", "", text)


def target_of(found: Archive, folder: str, output: str | None) -> Path:
    """Where the archive goes."""
    name = f"交接-{file_name(found.name)}.zip"
    if output is None:
        return Path(folder) / name
    return Path(output) / name if os.path.isdir(output) else Path(output)  # noqa: PTH112
