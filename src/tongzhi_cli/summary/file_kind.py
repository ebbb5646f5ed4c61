"""What any file is: the one place that decides it, for every command, the menu, dropped files.

By what stands in it and never by its name (a notice file's ending apart). A file is opened once:
what it was read into goes along, and is what a command then uses.
"""

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.answers import exports, platforms
from tongzhi_cli.answers.messages.export import is_saved_page
from tongzhi_cli.answers.text_kind import (
    is_chat,
    is_list_of_files,
    is_log,
    is_questionnaire,
)
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.columns.unread.unnamed import unnamed_results
from tongzhi_cli.errors import (
    BlankFormError,
    InputError,
    NobodyError,
    NoFormError,
    NoHeaderError,
    NoResultError,
    UnforeseenError,
)
from tongzhi_cli.form.excel.recognise import is_counts, is_form
from tongzhi_cli.model.file_kind import (
    ANSWERS,
    OWN_CALENDAR,
    SOME_ANSWERS,
    FileKind,
    WrongKindError,
    is_own_page,
)
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import convert, file_type, limits
from tongzhi_cli.office.file_type import Content
from tongzhi_cli.office.package import Package
from tongzhi_cli.office.word.ours import is_ours
from tongzhi_cli.roster import read as rosters
from tongzhi_cli.roster.structure.own_sheets import is_index
from tongzhi_cli.summary.workbook.recognise import is_summary, large_in
from tongzhi_cli.tables import read as tables
from tongzhi_cli.tables.formats import text as text_format
from tongzhi_cli.tables.table import Book, Table

if TYPE_CHECKING:
    from tongzhi_cli.answers.answer import Answer
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.roster.model import Roster

_TEXTS = (Content.TEXT, Content.JSON)
_PAGES = (Content.HTML, Content.MHTML)
#: What is looked at again where it is in a wrong place, whatever was wrong with it there.
_TOLD = frozenset({Content.DOCX, Content.DOC, *_TEXTS, *_PAGES})
#: So much of a text is its head.
_HEAD = 3000
#: How a calendar begins; it repeats what the notice says, and is none.
_CALENDAR = "BEGIN:VCALENDAR"
#: What followup's lists have to be written in by hand.
_TICKED = frozenset({"办好", "问到的结果"})
#: So much of a text is its title.
_TITLE = 200
#: The tables of a notice file.
_KEYS = {"deadline", "cohort", "form", "schema"}


class File(NamedTuple):
    """A file that was opened: its bytes, what they are, the tables in it, if there are any."""

    path: Path
    data: bytes
    content: Content
    book: Book | None = None


class Known(NamedTuple):
    """What a file is, in *what* with more words; a roster and a filled form with who is in it."""

    kind: FileKind
    what: str
    roster: "Roster | None" = None
    answers: tuple["Answer", ...] = ()


def opened(path: Path, data: bytes | None = None) -> File:
    """A file and the tables in it; one that has none, or a broken one, is opened all the same.

    Raises:
        InputError: it cannot be read at all.

    """
    data = limits.read_bytes(path) if data is None else data
    content = file_type.content_of(data)
    book = None
    if content not in {Content.DOCX, Content.DOC, Content.JSON}:
        try:
            book = tables.read_data(path, data)
        except InputError:
            book = None
    return File(path, data, content, book)


def kind_of(file: File, notice: "Notice", mapping: ColumnMap | None = None) -> Known:
    """What a file is; by the words of the *notice* for its form, and `--map`."""
    mapping = mapping or ColumnMap()
    if is_own_page(file.data):
        return _known(FileKind.REPORT)
    if is_saved_page(file.data):
        return _known(FileKind.CHAT)
    if file.content is Content.DOC:
        try:
            file = File(file.path, convert.converted(file.path, file.data), Content.DOCX)
        except InputError:
            return _known(FileKind.UNKNOWN)
    if file.content is Content.DOCX:
        return _of_document(file, notice, mapping)
    known = of_book(file.book, notice, mapping) if file.book else _of_no_book(file)
    if known.kind is FileKind.UNKNOWN and file.content in {*_TEXTS, *_PAGES}:
        return _of_text(file)
    return known


def _of_no_book(file: File) -> Known:
    """What a file is of which no table was read: it may be a summary of too many rows for that."""
    try:
        is_large = large_in(file.path, file.data) is not None
    except InputError:
        is_large = False
    return _known(FileKind.SUMMARY if is_large else FileKind.UNKNOWN)


def is_notice_file(path: Path) -> bool:
    """Whether a .toml is a notice file, or is to be one: not every program's settings are."""
    try:
        return _of_text(File(path, limits.read_bytes(path), Content.TEXT)).kind is (
            FileKind.NOTICE_FILE
        )
    except InputError:
        return False


def of_book(book: Book, notice: "Notice", mapping: ColumnMap) -> Known:
    """What the tables of a file are."""
    if not any(len(table.rows) for table in book.tables):
        return _known(FileKind.UNKNOWN)
    try:
        if is_summary(book):
            return _known(FileKind.SUMMARY)
        if is_index(book):
            return _known(FileKind.INDEX)
        if any(map(_is_followup, book.tables)):
            return _known(FileKind.FOLLOWUP)
        if is_form(book, notice, mapping):
            return _of_form(book, notice, mapping)
        roster, answers = rosters.of_book(book, notice, mapping=mapping)
        return Known(FileKind.ROSTER, str(FileKind.ROSTER), roster, tuple(answers))
    except WrongKindError as error:
        return Known(error.kind, error.what)
    except NoHeaderError:
        if is_counts(book):
            return _known(FileKind.OTHER_PAPER)
        return _of_answers(book, notice, mapping)
    except InputError:  # a roster that something is wrong with: who reads it says what
        return _known(FileKind.ROSTER)


def _of_form(book: Book, notice: "Notice", mapping: ColumnMap) -> Known:
    """A form in a workbook, filled or blank."""
    from tongzhi_cli.form.excel import read as excel_reading  # noqa: PLC0415  lxml is for forms alone

    try:
        roster, answers = excel_reading.read_book(book, notice, mapping)
        return Known(FileKind.FILLED, str(FileKind.FILLED), roster, tuple(answers))
    except BlankFormError:
        return _known(FileKind.BLANK)
    except NobodyError:
        return _known(FileKind.OTHER_PAPER)


def _is_followup(table: Table) -> bool:
    """Whether it is a list that `followup -o` made to tick off; only some of a class are in it."""
    first = {text for value in table.rows[0] if (text := str(value))} if len(table.rows) else set()
    return "学号" in first and not _TICKED.isdisjoint(first)


def _of_answers(book: Book, notice: "Notice", mapping: ColumnMap) -> Known:
    """Answers without 学号, or without 姓名."""
    try:
        export = exports.of_book(book, notice, mapping)
    except NoHeaderError:
        return _known(FileKind.UNKNOWN)
    except InputError:  # the numbers of the options: who reads it says so
        return _known(FileKind.EXPORT)
    if not export.answers:
        return _known(FileKind.UNKNOWN)
    platform = export.understood[0].platform
    is_known = platform != platforms.UNKNOWN
    return Known(FileKind.EXPORT, f"{platform}导出的表" if is_known else SOME_ANSWERS)


def _of_document(file: File, notice: "Notice", mapping: ColumnMap) -> Known:
    from tongzhi_cli.form.word import read as form_reading  # noqa: PLC0415  lxml is for forms alone

    try:
        package = Package(file.path, file.data)
        if is_ours(package):
            return _known(FileKind.OUR_TEXT)
        roster, answers = form_reading.read_package(package, notice, mapping)
        return Known(FileKind.FILLED, str(FileKind.FILLED), roster, tuple(answers))
    except NoResultError:
        return _known(FileKind.ONLY_SIGNED)
    except NobodyError:
        return _known(FileKind.OTHER_PAPER)
    except BlankFormError:
        return _known(FileKind.NOTICE if _is_notice(file) else FileKind.BLANK)
    except NoFormError:
        return _known(FileKind.NOTICE if _is_notice(file) else FileKind.UNKNOWN)
    except InputError:
        return _known(FileKind.UNKNOWN)


def _of_text(file: File) -> Known:
    text = text_format.decode(file.data)
    if text is None or "\x00" in text:
        return _known(FileKind.UNKNOWN)
    if file.content in _TEXTS:
        plain = text.lstrip("\ufeff")
        if plain.startswith(_CALENDAR):
            is_own = OWN_CALENDAR in text[:_HEAD]
            return Known(FileKind.OUR_TEXT if is_own else FileKind.UNKNOWN, "日历")
        if file.path.suffix.lower() == ".toml" or plain.startswith("schema"):
            return _known(FileKind.NOTICE_FILE if _is_toml(text) else FileKind.UNKNOWN)
        if is_log(text):
            return _known(FileKind.LOG)
        if is_questionnaire(text):
            return _known(FileKind.QUESTIONNAIRE)
        if is_list_of_files(text):
            return _known(FileKind.FILES)
        if is_chat(text) and ("接龙" in text[:_TITLE] or not _is_notice(file)):
            return _known(FileKind.CHAT)
    return _known(FileKind.NOTICE if _is_notice(file) else FileKind.UNKNOWN)


def _is_toml(text: str) -> bool:
    try:
        return not _KEYS.isdisjoint(tomllib.loads(text.lstrip("\ufeff").replace("\r\n", "\n")))
    except (tomllib.TOMLDecodeError, RecursionError):
        return True  # called so, and broken: its own check says where


def _is_notice(file: File) -> bool:
    """Whether a document is a notice: it calls itself one, and says until when or for whom.

    What this program said about a notice, and somebody saved, is none.
    """
    from tongzhi_cli.notice.reading.source import text_of_notice  # noqa: PLC0415  for few

    if (text := text_of_notice(file.path, file.data)) is None:
        return False
    from tongzhi_cli.notice.reading.read import read  # noqa: PLC0415  only where it may be one

    draft = read(text)
    return bool(draft.deadlines or draft.cohorts)


def _known(kind: FileKind) -> Known:
    return Known(kind, str(kind))


def explained(
    error: InputError, path: Path, notice: "Notice", wanted: str = FileKind.ROSTER
) -> InputError:
    """The *error* of who *wanted* something else, told by what the file is.

    Only what failed is looked at again.
    """
    if isinstance(error, (WrongKindError, UnforeseenError)):
        return error
    try:
        file = opened(path)
    except InputError:
        return error
    if not (isinstance(error, NoHeaderError) or file.content in _TOLD):
        return error
    known = kind_of(file, notice)
    fitting = {FileKind.ROSTER} if wanted == FileKind.ROSTER else ANSWERS
    if known.kind in {*fitting, FileKind.UNKNOWN}:
        return error
    is_roster = known.kind is FileKind.ROSTER and wanted == SOME_ANSWERS
    if is_roster and not isinstance(error, NoHeaderError):
        return error  # what it says is of its answers
    if is_roster and file.book and (told := unnamed_results(file.book)):
        return InputError(*told)
    extra = ""
    if isinstance(error, NoHeaderError) and error.lacking and known.what == SOME_ANSWERS:
        extra = f"{error.lacking}要当{wanted}，补上这一列再试。"
    return WrongKindError(str(path), known.kind, known.what, wanted=wanted, extra=extra)
