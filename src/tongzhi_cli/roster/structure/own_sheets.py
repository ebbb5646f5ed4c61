"""The sheets of the workbooks that this program writes: which hold a list, and which are to read.

What nobody can have put students on is not told as left out, each time that it comes back: the page
on how to of the clean workbook, and the page for people of 索引.xlsx (`notice pack`), which has a
monitor and a phone for each class.
"""

from tongzhi_cli.tables.table import Book, Table

#: The sheets of an index: a row for each class, and all students.
CLASSES, LIST = "索引", "名单"
#: Those of the clean workbook; what its second begins with, and how many rows it has.
ROSTER, HOW_TO, HOW_TO_TITLE, HOW_TO_ROWS = "花名册", "怎么填", "怎么用这份表", 11


def is_index(book: Book) -> bool:
    """Whether a workbook is an index of packs, by its sheets."""
    return len(book.tables) > 1 and {CLASSES, LIST} <= {table.sheet for table in book.tables}


def is_clean(book: Book) -> bool:
    """Whether a workbook is a clean one, as `import` and `notice pack` write it, by its sheets."""
    return len(book.tables) > 1 and {ROSTER, HOW_TO} <= {table.sheet for table in book.tables}


def lists_in(book: Book) -> Book:
    """A workbook without the sheets that we wrote for people to read; another is as it was."""
    if is_index(book):
        kept = [one for one in book.tables if one.sheet != CLASSES]
    elif is_clean(book):
        kept = [one for one in book.tables if not _is_how_to(one)]
    else:
        return book
    return book._replace(tables=tuple(kept))


def _is_how_to(table: Table) -> bool:
    """Whether it is the page on how to, and nobody has written beside or below what it says."""
    if table.sheet != HOW_TO or not 0 < len(table.rows) <= HOW_TO_ROWS:
        return False
    if table.text(0, 0) != HOW_TO_TITLE:
        return False
    return all(not str(value).strip() for row in table.rows for value in row[1:])
