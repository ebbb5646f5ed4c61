"""The lines and tables of a Word document -> one table from its first line to its last.

So a class may stand in the line above its table or in the table's own first row, and a list that a
page break tore in two goes on: it is read as what stands on one sheet is.
"""

from collections.abc import Sequence
from pathlib import Path

from tongzhi_cli.office.word.tables import Grid
from tongzhi_cli.tables.table import Book, Table

#: What the lines outside of tables are called where a place is told.
_TEXT = "正文"


def book_of(path: Path, pieces: Sequence[str | Grid]) -> Book:
    """The lines and tables of a document (`office.word`), each row with the place that it has.

    >>> grid = Grid([["软件1班", ""], ["学号", "姓名"]], {})
    >>> (table,) = book_of(Path("名单.docx"), ["各班名单", grid]).tables
    >>> table.rows, table.where(2, 0).line
    ([['各班名单'], ['软件1班', ''], ['学号', '姓名']], 2)
    """
    rows: list[Sequence[str]] = []
    places: list[tuple[str, int]] = []
    merged: dict[tuple[int, int], int] = {}
    struck: dict[tuple[int, int], str] = {}
    comments: dict[tuple[int, int], str] = {}
    lines = tables = 0
    for piece in pieces:
        if isinstance(piece, str):
            lines += 1
            rows.append([str(piece)])
            places.append((_TEXT, lines))
            continue
        tables += 1
        first = len(rows)
        rows += piece.rows
        places += [(f"第{tables}张表", at) for at in range(1, len(piece.rows) + 1)]
        merged |= {(row + first, at): top + first for (row, at), top in piece.merged.items()}
        comments |= {(row + first, at): text for (row, at), text in piece.comments.items()}
        struck |= {(row + first, at): text for (row, at), text in piece.struck.items()}
    file = str(path)
    table = Table(file, None, rows, merged=merged, places=places, struck=struck, comments=comments)
    return Book(file, (table,))
