"""What a class hands over at the end: its forms, its answer log, its notice, and a page about them.

What tells more of the students than that (the roster, exports, chats, pictures) stays where it is,
and is named as what has to be deleted after the term. Source: issue 17, item 11.
"""

import os
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from tongzhi_cli.errors import InputError, UsageError
from tongzhi_cli.loader.collection import Whose, collection_of
from tongzhi_cli.loader.day.look import forms_there
from tongzhi_cli.loader.notices import NOTICE_FILE
from tongzhi_cli.loader.slots import as_class, looked_into, notice_in, with_notice_text
from tongzhi_cli.model.file_kind import PICTURES
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.model.text import masked
from tongzhi_cli.office import limits, writing
from tongzhi_cli.tables.formats import text as text_format

if TYPE_CHECKING:
    from tongzhi_cli.loader.class_folder import Folder
    from tongzhi_cli.loader.collection import Collection
    from tongzhi_cli.loader.day.state import Made

#: What the page is called.
PAGE = "说明.txt"
#: The day that every member bears: the same class gives the same bytes.
_DAY = (2018, 1, 1, 0, 0, 0)
_HAS_ID = "里面有身份证号"


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
    behind: "tuple[Made, ...]" = ()

    @property
    def has_form(self) -> bool:
        """Whether a filled form is among them."""
        return any(one.what.startswith("填好的") for one in self.members)

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
    members: list[Member] = []
    left_out: list[tuple[str, str]] = []
    wanted = list(_wanted(found, used, given))
    for path, what in wanted:
        data = limits.read_bytes(path)
        if _holds_id(data):
            left_out.append((path.name, _HAS_ID))
        else:
            members.append(Member(path.name, what, data))
    if used is None and not any(one.name == NOTICE_FILE for one in members):
        members += _shipped(given)
    if not any(one.what.startswith(("填好的", "收集记录")) for one in members):
        raise UsageError(
            f"文件夹 {folder} 里没有可以交接的：没有反馈表，也没有收集记录",
            f"先生成：fankui build {quoted(folder)}。",
        )
    names = dict.fromkeys(one for one in given.classes if one)
    name = next(iter(names)) if len(names) == 1 else found.folder.resolve().name
    to_delete = tuple(_to_delete(found))
    page = "\n".join(_page(name, given, members, left_out, to_delete)) + "\n"
    return Archive(
        name,
        tuple(members),
        page,
        tuple(left_out),
        to_delete,
        (roster, *(path for path, _ in wanted)),
        (f"文件夹 {folder}：当作一个班，花名册是 {roster.name}",),
        tuple(one for one in forms_there(found, used, now) if one.behind != ()),
    )


def _shipped(given: "Collection") -> Iterator[Member]:
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


def _wanted(found: "Folder", used: str | None, given: "Collection") -> Iterator[tuple[Path, str]]:
    """What is handed over, and what each is."""
    from tongzhi_cli.answers.log import copies

    for path in (*found.ours, *found.forms):
        yield path, "填好的反馈表"
        if (printed := path.with_suffix(".pdf")).exists():
            yield printed, "填好的反馈表，打印用"
    if given.path.exists():
        yield given.path, "收集记录：谁答了什么，什么时候记的"
    for path in copies.beside(Path(given.whose.roster)):
        yield path, "收集记录的另一份"
    beside = found.folder / NOTICE_FILE
    notices = {*found.notices, *found.texts, *([beside] if beside.exists() else [])}
    if used and os.path.exists(used):  # noqa: PTH110  asks without raising
        notices.add(Path(used))
    for path in sorted(notices):
        yield path, "通知文件" if path.suffix.lower() == ".toml" else "通知的原文"


def _to_delete(found: "Folder") -> Iterator[tuple[str, str]]:
    """What tells of the students and stays on this computer."""
    yield found.rosters[0].name, "花名册"
    yield from ((path.name, what) for path, what in found.results)
    pictures = [path.name for path, _ in found.left if path.suffix.lower() in PICTURES]
    if pictures:
        yield f"{pictures[0]} 等 {len(pictures)} 个" if len(pictures) > 1 else pictures[0], "图片"
    for path, what in found.left:
        is_own = path.suffix.lower() == ".zip" and path.name.startswith("交接")
        if path.suffix.lower() not in PICTURES and not is_own:
            yield path.name, what
    yield from ((f"{name}/", "文件夹，里面的也看一下") for name in found.deeper)


def _page(
    name: str,
    given: "Collection",
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
    name = f"交接-{writing.file_name(found.name)}.zip"
    if output is None:
        return Path(folder) / name
    return Path(output) / name if os.path.isdir(output) else Path(output)  # noqa: PTH112
