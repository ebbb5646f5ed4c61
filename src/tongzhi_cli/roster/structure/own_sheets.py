"""The sheets of the workbooks that this program writes: which hold a list, and which are to read.

What nobody can have put students on is not told as left out, each time that it comes back: the page
on how to of the clean workbook, and the page for people of 索引.xlsx (`notice pack`), which has a
monitor and a phone for each class.
"""

from tongzhi_cli.tables.table import Book, Table

#: The sheets of an index: a row for each class, and all students.
CLASSES, LIST = "索引", "名单"
#: What the first of them always has.
HEADINGS = ("班级", "人数", "放在")
#: Those of the clean workbook; what its second begins with, and how many rows it has.
ROSTER, HOW_TO, HOW_TO_TITLE, HOW_TO_ROWS = "花名册", "怎么填", "怎么用这份表", 11


def is_index(book: Book) -> bool:
    """Whether a workbook is an index of packs, by its sheets."""
    return len(book.tables) > 1 and {CLASSES, LIST} <= {table.sheet for table in book.tables}


def is_clean(book: Book) -> bool:
    """Whether a workbook is a clean one, as `import` and `notice pack` write it, by its sheets."""
    return len(book.tables) > 1 and {ROSTER, HOW_TO} <= {table.sheet for table in book.tables}


def is_own_page(table: Table) -> bool:
    """Whether a sheet is one that we wrote for people to read, and nobody has put more on it."""
    if table.sheet == HOW_TO:
        return _is_how_to(table)
    if table.sheet != CLASSES or not len(table.rows):
        return False
    return {*HEADINGS} <= {*table.texts(0)}


def _is_how_to(table: Table) -> bool:
    if not 0 < len(table.rows) <= HOW_TO_ROWS or table.text(0, 0) != HOW_TO_TITLE:
        return False
    return all(not str(value).strip() for row in table.rows for value in row[1:])
