"""The addresses of a spreadsheet's cells: letters of columns, and A1."""

from functools import lru_cache


@lru_cache(maxsize=1024)
def column_name(index: int) -> str:
    """The letters of a column, counting from 0.

    >>> column_name(0), column_name(25), column_name(26), column_name(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


@lru_cache(maxsize=4096)  # the lists of all classes stand in the same few places
def address_of(row: int, column: int) -> str:
    """The A1 address of a cell, *row* and *column* counting from 0.

    >>> address_of(11, 2)
    'C12'
    """
    return f"{column_name(column)}{row + 1}"


def cell_at(address: str) -> tuple[int, int]:
    """The row and column of an A1 address, counting from 0.

    >>> cell_at("A1"), cell_at("XFD12")
    ((0, 0), (11, 16383))
    """
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return int(address[len(letters) :]) - 1, column - 1
