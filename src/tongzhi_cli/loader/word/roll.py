"""A Word document whose tables are a roster, opened as a sheet is.

A filled form stays a form, a notice a notice, whatever students are named in it, and be it about
转专业 or a day of 答辩: only a document that is nothing else is read so.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.columns.mapping import ColumnMap

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.summary.file_kind import File, Known
    from tongzhi_cli.tables.table import Book

_ENDINGS = (".docx", ".docm")
#: What a document calls itself that tells people something, and lists only whom it is about.
_TELLS = (
    r"关于.{0,80}的(?:通知|通告|公告|公示|通报|决定|批复|函|报告)|"
    r"(?:通知|通告|公告|公示|通报|安排)(?:表|书)?(?:[（(][^（）()]{0,20}[）)])?$"
)


def is_word(name: str) -> bool:
    """Whether a file is called as the documents of Word are.

    >>> is_word("名单.docx"), is_word("名单.xlsx")
    (True, False)
    """
    return name.lower().endswith(_ENDINGS)


def roll_in(path: Path, notice: "Notice", mapping: ColumnMap | None = None) -> "Book | None":
    """The lines and tables of a document that is a roster, None of any other file.

    Raises:
        InputError: the file cannot be read.

    """
    if not is_word(path.name):
        return None
    from tongzhi_cli.office.file_type import Content
    from tongzhi_cli.summary.file_kind import opened

    file, _ = with_roll(opened(path), notice, mapping or ColumnMap())
    return file.book if file.content is Content.DOCX else None


def with_roll(file: "File", notice: "Notice", mapping: ColumnMap) -> "tuple[File, Known]":
    """A file and what it is; a document that is a roster with its lines and tables as a book.

    Raises:
        InputError: the file cannot be read.

    """
    from tongzhi_cli.model.file_kind import FileKind
    from tongzhi_cli.summary.file_kind import kind_of, of_book

    known = kind_of(file, notice, mapping)
    if known.kind is not FileKind.UNKNOWN or not is_word(file.path.name):
        return file, known
    book = _book_of(file)
    if book is None or not _lists_somebody(book, mapping):
        return file, known
    return file._replace(book=book), of_book(book, notice, mapping)


def _book_of(file: "File") -> "Book | None":
    from tongzhi_cli.office.file_type import Content
    from tongzhi_cli.office.package import Package
    from tongzhi_cli.office.word.patterns import contents
    from tongzhi_cli.office.word.struck_styles import struck_by
    from tongzhi_cli.office.word.xml import main_part
    from tongzhi_cli.tables.formats.word import book_of

    if file.content is not Content.DOCX:
        return None
    package = Package(file.path, file.data)
    part = main_part(package)
    if part not in package:
        return None
    xml = package.read(part)
    comments: dict[str, str] = {}
    if b"commentReference" in xml or b"commentRangeStart" in xml:
        from tongzhi_cli.office.marks.comments import comments_of

        comments = comments_of(package)
    struck = struck_by(package, xml)
    return book_of(file.path, contents(file.path, xml, lambda _: False, struck, comments))


def _lists_somebody(book: "Book", mapping: ColumnMap) -> bool:
    """Whether a row of a document has a word for 学号 and one for 姓名, and somebody below it."""
    from tongzhi_cli.roster.structure.lists import Words

    (table,) = book.tables
    words = Words(mapping)
    rows = range(len(table.rows))
    header = next((row for row in rows if words.are_header(table, row)), None)
    if header is None:
        return False
    above = ("".join(text.split()) for row in range(header) for text in table.texts(row))
    if any(re.search(_TELLS, text) for text in above):
        return False
    below = range(header + 1, len(table.rows))
    return any(table.text(row, at)[-1:].isdigit() for row in below for at in (0, 1, 2))
