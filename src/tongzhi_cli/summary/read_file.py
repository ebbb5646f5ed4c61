"""What one file that was handed in says: a part of a summary, whatever kind of file it is.

A filled form (.docx), a class roster with results and its answer log, an earlier summary; as the
school's list a roster says who there is. A file that cannot be read is a part as well, which says
why and what to ask the class for.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers.log import copies
from tongzhi_cli.answers.log import read as answer_log
from tongzhi_cli.answers.log.history import standing
from tongzhi_cli.columns.column import Column
from tongzhi_cli.columns.kinds import LEFT_OUT
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import (
    BlankFormError,
    InputError,
    NobodyError,
    NoFormError,
    NoHeaderError,
    OwnTextError,
    reading,
)
from tongzhi_cli.form.excel.recognise import is_counts, is_form
from tongzhi_cli.model.file_kind import (
    ANSWERS,
    SOME_ROSTER,
    FileKind,
    WrongKindError,
    is_own_page,
)
from tongzhi_cli.model.problem import Problem, Severity, Where, doing_for_registrar
from tongzhi_cli.model.text import without_id_numbers
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import convert, file_type, limits, memory
from tongzhi_cli.office.file_type import Content
from tongzhi_cli.office.package import Package
from tongzhi_cli.office.word.ours import is_ours
from tongzhi_cli.roster import read as rosters
from tongzhi_cli.roster.kinds import INFERRED
from tongzhi_cli.roster.structure.own_sheets import is_index
from tongzhi_cli.summary import file_kind
from tongzhi_cli.summary.colleges.folder import college_in
from tongzhi_cli.summary.file_kind import File
from tongzhi_cli.summary.inbox import Found
from tongzhi_cli.summary.kinds import NOT_HANDED_IN, UNREADABLE_FILE
from tongzhi_cli.summary.model import Kind, Origin, Summary, part_of
from tongzhi_cli.summary.people import asides
from tongzhi_cli.summary.people.asides import AsideError
from tongzhi_cli.summary.records import recorded, storable
from tongzhi_cli.summary.workbook import read as summary_reading
from tongzhi_cli.summary.workbook.recognise import is_summary, large_in
from tongzhi_cli.tables import read as tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tongzhi_cli.answers.answer import Answer
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.roster.model import Roster
    from tongzhi_cli.tables.table import Book

    Look = Callable[[Book], None]

_ASK_FOR_ORIGINAL = (
    "请向这个班要 Word 原件（.docx）或带“校对结果”的花名册（.xlsx）；"
    "只有纸质的，就照着纸上填一份花名册。"
)
#: Beside that, of what the signed paper is photographed or scanned as.
_SEE_WHO_SIGNED = f"{_ASK_FOR_ORIGINAL}看纸上谁签了：fankui signed {SOME_ROSTER} 照片。"
_ASK = {
    Content.PICTURE: _SEE_WHO_SIGNED,
    Content.PDF: _SEE_WHO_SIGNED,
    Content.RTF: "请这个班用 Word/WPS 打开后另存为 .docx，再交一次。",
    Content.ODT: "请这个班用 Word/WPS 打开后另存为 .docx，再交一次。",
    Content.ZIP: "如果是压缩包，请把文件名改成 .zip 结尾，再汇总一次。",
    Content.RAR: "请先解压，再汇总里面的文件。",
    Content.LOCKED: "请这个班去掉密码（文件 → 信息 → 保护），另存后再交一次。",
}
_ASK_FOR_FORM = (
    "里面只有交了结果的人：请这个班连花名册一起填好反馈表再交（fankui build 花名册 --results 它）。"
)
#: A text that is called a Word document is none.
_WORD = (".docx", ".docm", ".dotx", ".doc", ".wps", ".pdf")
_TABLES = (
    Content.XLSX, Content.XLSB, Content.XLS, Content.ODS, Content.XML_SHEET, Content.HTML,
    Content.MHTML, Content.TEXT, Content.OLE,
)  # fmt: skip


class Read(NamedTuple):
    """What the file called *label* says; *is_summary* if it is an earlier summary.

    *used* are the columns that `--map` has named in the files read so far: not all are read by
    the process that asked for them. *waiting* is a .doc that has to be converted before it can be
    read: all of them are, at once (`converted`). *is_index*: it is what `notice pack` wrote of who
    gets what, which is a list. *unfilled* says what it is that was handed out and may have come
    back without anything in it (`summary.handed_out`).
    """

    label: str
    summary: Summary
    is_summary: bool = False
    used: frozenset[Column] = frozenset()
    waiting: Found | None = None
    is_index: bool = False
    unfilled: str = ""


def read(
    found: Found,
    notice: "Notice",
    mapping: ColumnMap,
    folders: copies.Folders | None = None,
    *,
    is_list: bool = False,
    look: "Look | None" = None,
) -> Read:
    """What a file says; with *is_list* as the school's list.

    An earlier summary gives the parts that it was made of, any other file one part. *folders* knows
    what lies beside the files that were read before; *look* is shown every table that is opened, so
    that nobody has to open it for what else it tells.
    """
    try:
        if found.error:
            raise found.error
        with reading(found.label), memory.room(found.label):
            read_now = _read(found, notice, mapping, folders, look, is_list=is_list)
        return read_now._replace(used=frozenset(mapping.used)) if mapping.used else read_now
    except AsideError as error:
        if asides.is_of_class(found.label):  # what its class has handed in
            return _unread(found, error.read_as, error.what)
        return _passed_over(found, f"{error.message}，不用汇总", error.what)
    except NobodyError as error:
        own = error.what if isinstance(error, OwnTextError) else ""
        return _passed_over(found, f"{error.message}，不用汇总", own)
    except BlankFormError as error:
        if asides.is_of_class(found.label):
            return _unread(found, error, str(FileKind.BLANK))
        return _passed_over(found, f"{error.message}，{NOT_HANDED_IN}", str(FileKind.BLANK))
    except InputError as error:
        return _unread(found, error)


def _passed_over(found: Found, said: str, unfilled: str) -> Read:
    """A file that nobody has to hand in again: it is told, and is no part of what came."""
    note = Problem(LEFT_OUT, Severity.INFO, said, where=Where(found.label))
    part = part_of(found.label, [], [], [note])
    return Read(found.label, Summary((part,)), unfilled=unfilled)


def _unread(found: Found, error: InputError, unfilled: str = "") -> Read:
    """A file that is not read, with why, and what to ask the class for."""
    where = Where(found.label)
    message = without_id_numbers(error.message)
    is_other = isinstance(error, WrongKindError)
    hint = _ASK_FOR_FORM if is_other else doing_for_registrar(error.hint)  # one of many files
    note = Problem(UNREADABLE_FILE, Severity.ERROR, message, hint, where=where)
    part = part_of(found.label, [Origin(found.label, Kind.UNREAD)], [], [note])
    return Read(found.label, Summary((part,)), unfilled=unfilled)


def converted(files: Sequence[Found]) -> list[Found]:
    """Documents that are waiting, converted by one call of LibreOffice; or why they are not."""
    made = convert.all_converted([(Path(found.label), _data(found)) for found in files])
    return [
        found._replace(error=one)
        if isinstance(one, InputError)
        else found._replace(path=None, data=one, is_converted=True)
        for found, one in zip(files, made, strict=True)
    ]


def _data(found: Found) -> bytes:
    return limits.read_bytes(found.path) if found.path else found.data or b""


def _read(
    found: Found,
    notice: "Notice",
    mapping: ColumnMap,
    folders: copies.Folders | None,
    look: "Look | None",
    *,
    is_list: bool,
) -> Read:
    path = Path(found.label)
    source = found.path or found.data or b""
    if (large := large_in(path, source)) is not None:
        _refuse_as_list(path, is_list=is_list)
        with memory.lifted():  # it holds what many files amounted to
            return Read(found.label, summary_reading.read(large, notice), is_summary=True)
    data = _data(found)
    package = Package(path, data) if data.startswith(b"PK") else None
    kind = (
        file_type.of_parts(package.names, package.data) if package else file_type.content_of(data)
    )
    if package and (kind is Content.DOCX or (kind is Content.ZIP and "_rels/.rels" in package)):
        return _form_of(package, found, notice, mapping, is_list=is_list)
    if kind is Content.DOC and is_list:
        raise file_type.refuse(path, kind, "全校名单（.xlsx 等）", ".xlsx")
    if kind is Content.DOC:
        return Read(found.label, Summary(()), waiting=found._replace(path=None, data=data))
    if is_own_page(data):
        raise NobodyError(f"{path} 是 {FileKind.REPORT}", "请用反馈表。")
    if kind not in _TABLES or path.suffix.lower() in _WORD:
        refused = file_type.refuse(path, kind, "能读的反馈表或花名册", ".docx")
        raise InputError(refused.message, _ASK.get(kind, _ASK_FOR_ORIGINAL))
    book = tables.read_data(path, data, package)
    del data  # it may be as large as what was made of it
    if look:
        look(book)
    if is_index(book):
        return list_in(book, notice, mapping)._replace(is_index=True)
    if is_summary(book):
        _refuse_as_list(path, is_list=is_list)
        return Read(found.label, summary_reading.read(book, notice), is_summary=True)
    if not is_list and is_form(book, notice, mapping):
        return _form_in(book, found, notice, mapping, folders)
    try:
        roster, inside = rosters.of_book(book, notice, mapping=mapping)
    except NoHeaderError as error:
        if is_counts(book):
            raise NobodyError(f"{path} 是统计表，里面没有学生", "请用反馈表。") from None
        known = file_kind.kind_of(File(path, _data(found), kind, book), notice, mapping)
        if known.kind in {FileKind.QUESTIONNAIRE, FileKind.OUR_TEXT}:
            raise OwnTextError(path, known.what) from None
        if known.kind is FileKind.NOTICE and not asides.has_people(path, _data(found)):
            raise AsideError(path, known.kind, known.what, error) from None
        is_text = kind is Content.TEXT and known.kind is FileKind.UNKNOWN
        if is_text and asides.is_talk(_data(found)):
            raise AsideError(path, asides.TALK, f"{asides.TALK}，里面没有学生", error) from None
        if known.kind not in {*ANSWERS, FileKind.LOG}:
            raise
        raise WrongKindError(found.label, known.kind, known.what) from None
    kind_read = Kind.LIST if is_list else Kind.ROSTER
    return _with_log(found, notice, roster, inside, kind_read, folders)


def _form_of(
    package: Package, found: Found, notice: "Notice", mapping: ColumnMap, *, is_list: bool
) -> Read:
    """A form that is a Word document."""
    if is_list:
        raise file_type.refuse(package.path, Content.DOCX, "全校名单（.xlsx 等）", ".xlsx")
    from tongzhi_cli.form.word import read as form_reading  # noqa: PLC0415  lxml is for forms alone

    try:
        roster, answers = form_reading.read_package(package, notice, mapping)
    except NoFormError as error:
        if is_ours(package):
            raise OwnTextError(package.path, str(FileKind.OUR_TEXT)) from None
        file = File(package.path, package.data, Content.DOCX)
        is_notice = file_kind.kind_of(file, notice, mapping).kind is FileKind.NOTICE
        if is_notice and not asides.has_people(*file[:2]):
            raise AsideError(file.path, FileKind.NOTICE, FileKind.NOTICE, error) from None
        raise
    if found.is_converted:
        told = f"这一份{convert.CONVERTED}：{Content.DOC}"
        note = Problem(INFERRED, Severity.INFO, told, where=Where(found.label))
        roster = roster._replace(notes=(note, *roster.notes))
    return _summary(roster, answers, notice, Kind.FORM, is_converted=found.is_converted)


def list_in(book: "Book", notice: "Notice", mapping: ColumnMap) -> Read:
    """What a list of the school says, be it in a document.

    Raises:
        InputError: it is no list.

    """
    roster, _ = rosters.of_book(book, notice, mapping=mapping)
    return _summary(roster, [], notice, Kind.LIST)


def _refuse_as_list(path: Path, *, is_list: bool) -> None:
    if is_list:
        raise InputError(f"{path} 是以前的汇总，不是全校名单", "--roster 要写全校的花名册。")


def _form_in(
    book: "Book", found: Found, notice: "Notice", mapping: ColumnMap, folders: copies.Folders | None
) -> Read:
    """What a form in a workbook says, and the log beside it: it may have been used as a roster."""
    from tongzhi_cli.form.excel import read as excel_reading  # noqa: PLC0415  lxml is for forms alone

    roster, inside = excel_reading.read_book(book, notice, mapping)
    return _with_log(found, notice, roster, inside, Kind.FORM, folders)


def _with_log(
    found: Found,
    notice: "Notice",
    roster: "Roster",
    inside: "Sequence[Answer]",
    kind: Kind,
    folders: copies.Folders | None,
) -> Read:
    """A workbook and the log beside it; of a list of the school only the students count."""
    log = _log(found, notice, roster, folders)
    if log.notes:
        roster = roster._replace(notes=(*roster.notes, *log.notes))
    answers = [] if kind is Kind.LIST else [*inside, *log.answers]
    return _summary(roster, answers, notice, kind)


def _log(
    found: Found, notice: "Notice", roster: "Roster", folders: copies.Folders | None
) -> answer_log.Log:
    """The log beside a roster; on the disk, or beside it in an archive."""
    if found.path:
        log = copies.read(found.path, notice, {one.number for one in roster.students}, folders)
        if len({one.where.file for one in log.answers}) < 2:
            return log
        return log._replace(answers=tuple(standing(log.answers)))  # an undo is of its own log
    label = answer_log.path_beside(Path(found.label))
    return answer_log.of_data(label, found.log or b"", notice)


def _summary(
    roster: "Roster",
    answers: "Iterable[Answer]",
    notice: "Notice",
    kind: Kind,
    *,
    is_converted: bool = False,
) -> Read:
    college = college_in(roster.file.rpartition("/")[0])
    inferred = ""
    if college and not all(storable(one or "") for one in {s.college for s in roster.students}):
        inferred = f"学院取自文件夹：{college}"
    answers = [*answers]
    records, notes = recorded(roster, answers, notice, kind, college)
    origin = Origin(roster.file, kind, inferred, is_converted)
    part = part_of(roster.file, [origin], records, notes)
    unfilled = "" if answers or kind is Kind.LIST else f"没有填的{kind}"
    return Read(roster.file, Summary((part,)), unfilled=unfilled)
