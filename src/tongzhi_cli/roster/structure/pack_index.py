"""索引.xlsx of `fankui notice pack`: its list of all students is a roster."""

from tongzhi_cli.tables.table import Book

#: Its sheets: a row for each class, and all students.
CLASSES, LIST = "索引", "名单"


def is_index(book: Book) -> bool:
    """Whether a workbook is such an index, by its sheets."""
    return len(book.tables) > 1 and {CLASSES, LIST} <= {table.sheet for table in book.tables}


def list_in(book: Book) -> Book:
    """An index without its sheet for people, which has a monitor and a phone for each class.

    Any other workbook is as it was.
    """
    if not is_index(book):
        return book
    return book._replace(tables=tuple(one for one in book.tables if one.sheet != CLASSES))
